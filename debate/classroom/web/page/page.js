// The student's page, from the door to the last ballot. It shows the step that fits how the room and the seat stand; the
// client does the work and lives on while steps change.

import { ballotStep } from "./ballot.js";
import { Client } from "./client.js";
import { ask, button, h, tell, write } from "./elements.js";
import { saveHandIn } from "./files.js";
import { reviewing, shownAnswer } from "./reviews.js";
import { briefing, campName, door, farewell, lobby, over, predict, waiting } from "./steps.js";
import { newToken, Store } from "./store.js";
import { campOf, clockText, counted, LAST_SECONDS } from "./words.js";
import { writing } from "./writing.js";

const TOLD_AT = [60, 30, 10];
const byId = (id) => document.getElementById(id);
const store = new Store();
const main = byId("main");

let client = null;
let step = null;
let shown = "";
let reading = null; // an earlier ballot, over the step where the class is
let doorSays = "";
let facts = {};
let lastLeft = null;
let lastLimit;
const typed = { code: "", name: "" };
let knocksWith = newToken(); // what is to open the seat: a knock whose answer was lost finds the same one
let mayAsk = false;
let seats = [];

// The door

function begin(options) {
  reading = null;
  client = new Client({ store, changed: takeUp, ...options });
  client.run();
  takeUp();
}

function goBack(own) {
  doorSays = `Going back to your seat${own.name ? ` as ${own.name}` : ""} …`;
  begin({ own, code: own.code });
}

function knock(code, name, asks = false) {
  Object.assign(typed, { code, name });
  doorSays = "Knocking …";
  mayAsk = false;
  seats = [];
  begin({ code, name: name.trim(), token: knocksWith, asks });
}

function toTheDoor(says = "") {
  client?.leave();
  client = null;
  doorSays = says;
  shown = "";
  takeUp();
}

function atTheDoor() {
  const waits = client !== null;
  if (waits && client.ended && !client.own) {
    ({ mayAsk, seats } = client);
    return toTheDoor(client.why);
  }
  if (waits && client.link.state === "lost") {
    if (!client.own) return toTheDoor(client.why);
    doorSays = `${client.why} Your seat and text are kept; still trying …`;
  }
  const stop = () => toTheDoor();
  const asked = mayAsk ? (code, name) => knock(code, name, true) : null;
  return ["door", `${waits} ${doorSays}`, () => door({ ...typed, says: doorSays, busy: waits, back: client?.own, knock, asked, seats, stop })];
}

// Which step fits

function wanted() {
  if (client === null || (!client.welcomed && !client.ended)) return atTheDoor();
  if (!client.welcomed && !client.own) return atTheDoor();
  const { view } = client;
  const read = (own) => {
    reading = own;
    takeUp();
  };
  if (view?.phase === "over") return ["over", String(view.past?.length), () => over(client, read)];
  if (client.ended) return ["farewell", client.why, () => farewell(client, { back: () => goBack(client.own), door: joinAnew })];
  if (!view?.stage) return ["lobby", view?.name ?? "", () => lobby(client, read)];
  const place = `${view.turn}.${view.attempt}`;
  if (view.stage === "ready") {
    return view.camp ? ["brief", `${view.turn} ${view.camp}`, () => briefing(client)] : ["lobby", view.name, () => lobby(client, read)];
  }
  if (view.stage === "released" && view.ballot) {
    const own = view.ballot;
    return ["ballot", JSON.stringify([place, own]), () => ballotStep(client, own, { read })];
  }
  if (view.stage === "writing" && !view.speech) return ["lobby", view.name, () => lobby(client, read)];
  if (view.stage === "writing" && !client.desk.finished) return ["writing", `${place} ${view.speech.prompt}`, () => writing(client)];
  if (view.predict && view.paper && !view.paper.predicted) return ["predict", place, () => predict(client)];
  const { reviews } = client;
  if (reviews.answer && !reviews.putAway) return ["review", shownAnswer(reviews), () => reviewing(client)];
  return ["waiting", place, () => waiting(client, read)];
}

// Who was sent out and comes in again has the same seat; a token that opens none any more takes a new one.
function joinAnew() {
  knocksWith = client.own.token;
  Object.assign(typed, { code: client.own.code, name: client.own.name });
  toTheDoor();
}

let isDue = false;

// Something changed: shown soon, once for all that changes in the same moment.
function takeUp() {
  if (isDue) return;
  isDue = true;
  queueMicrotask(() => {
    isDue = false;
    show();
  });
}

let classIsAt = "";

function show() {
  let found = wanted();
  if (!found) return;
  const at = `${found[0]} ${found[1]}`;
  if (at !== classIsAt) {
    if (reading && classIsAt && found[0] !== "over") reading = null; // the class went on
    classIsAt = at;
  }
  if (reading) {
    const close = () => {
      reading = null;
      takeUp();
    };
    found = ["past", JSON.stringify([reading.turn, reading.attempt]), () => ballotStep(client, reading, { past: true, close })];
  }
  const key = `${found[0]} ${found[1]}`;
  // An appeal that is being written is not taken away by a ballot that changed.
  const busy = found[0] === "ballot" && shown.startsWith("ballot") && main.querySelector(".appeal form");
  if (key !== shown && !busy) put(found, key);
  else step?.update?.();
  showFrame();
}

function put([name, , make], key) {
  const first = !shown;
  shown = key;
  if (client) client.gather();
  step = make();
  if (client) client.gather = step.gather ?? (() => {});
  main.dataset.step = name;
  main.replaceChildren(...step.nodes.flat(Infinity).filter(Boolean));
  step.update?.();
  document.title = `${step.title} – debate`;
  if (name === "door") showFacts();
  window.scrollTo(0, 0);
  if (step.begin && first) step.begin();
  else main.querySelector("h1")?.focus({ preventScroll: true });
}

// The frame: whose page, which prompt, the clock; the connection; how to sign off

function showFrame() {
  const view = client?.welcomed ? client.view : null;
  const camp = view?.camp && client.topic ? campName(campOf(client.topic, view.camp)) : null;
  const who = byId("who");
  const said = `${camp?.textContent ?? ""} ${view?.name ?? ""}`;
  if (who.dataset.said !== said) {
    who.dataset.said = said;
    who.replaceChildren(...[camp, view ? h("span", {}, view.name) : "debate"].filter(Boolean));
    byId("foot").replaceChildren(...(view ? [button("Sign off on this device", signOff, { class: "plain" })] : []));
  }
  write(byId("place"), view && view.turn >= 0 ? `prompt ${view.turn + 1} of ${view.turns}` : "");
  showClock(view);
  showNotice();
}

function showNotice() {
  const here = client?.welcomed && !client.ended;
  const lost = here && !client.online && !client.over;
  const late = here && client.desk.tooLate && main.dataset.step !== "writing";
  const says = [
    client?.trouble, lost ? "No connection just now; it comes back by itself." : "", lost && client.keeps ? "All is kept here." : "",
    late ? "Your last words came too late to be marked." : "",
  ].filter(Boolean).join(" ");
  const notice = byId("notice");
  if (notice.dataset.said === says) return;
  notice.dataset.said = says;
  notice.replaceChildren(says, ...(late ? [" ", button("Save them as a file for your teacher", () => saveHandIn(client), { class: "plain" })] : []));
}

function showClock(view) {
  const clock = view?.stage === "writing" && !client.ended ? view.clock : null;
  const left = clock ? client.left : null;
  const whole = left === null ? null : Math.ceil(left);
  const place = byId("clock");
  place.hidden = !clock || clock.limit === null;
  place.classList.toggle("last", whole !== null && whole <= LAST_SECONDS);
  write(place, whole === null ? "" : clockText(left));
  const writes = step?.typesInto && clock?.running;
  if (writes && whole !== null && lastLeft !== null) {
    if (clock.limit > lastLimit) tell(`Your teacher gave more time: ${counted(whole, "second")} left.`, { urgent: true });
    const reached = TOLD_AT.find((at) => lastLeft > at && whole <= at && whole > at - 5);
    if (reached) tell(`${reached} seconds left`, { urgent: reached <= 10 });
  }
  if (whole === 0 && lastLeft) tell("The time is over.", { urgent: true });
  lastLeft = writes || whole === 0 ? whole : null;
  lastLimit = clock?.limit;
}

async function signOff() {
  const unsent = client.desk.unsent;
  const question = unsent
    ? "Your last words have not reached the room yet, and would be lost. Sign off all the same?"
    : "Your seat and your texts stay in the room, but this device forgets them: you cannot come back to this seat from here.";
  if (!(await ask(question, { yes: "Sign off", no: "Stay" }))) return;
  const { own } = client;
  client.leave();
  store.forget(own);
  client = null;
  Object.assign(typed, { code: "", name: "" });
  knocksWith = newToken();
  toTheDoor("You signed off; this device has forgotten your seat.");
}

// The page

async function showFacts() {
  const title = byId("room-title");
  if (!facts.title) facts = await fetch("/room").then((answer) => answer.json()).catch(() => ({}));
  if (facts.title && title) write(title, facts.title);
  if (facts.own_names === false) step?.noNames?.();
}

// Oftener than the text is kept: no second of the clock is passed over.
setInterval(() => client?.welcomed && showClock(client.view), 250);

// Who begins to type begins to write, wherever the focus is.
document.addEventListener("keydown", (event) => {
  const free = document.activeElement === document.body || document.activeElement?.tagName === "H1";
  if (step?.typesInto && free && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
    step.typesInto.focus();
  }
});
// Before the page may be gone or put to sleep, everything is kept and sent.
document.addEventListener("visibilitychange", () => document.hidden && client?.hurry());
for (const event of ["pagehide", "blur"]) window.addEventListener(event, () => client?.hurry());
window.addEventListener("pageshow", (event) => event.persisted && location.reload());

// A code that came with the address (from a QR code) is filled in, and does not stay in the address. One of another room
// leads there, and not back to the seat that this browser had.
const given = location.pathname.slice(1);
if (given) {
  typed.code = given;
  history.replaceState(null, "", "/");
}
const kept = store.seat();
const own = kept?.token.startsWith(given && `${given.toUpperCase()}.`) ? kept : null;
const { code, name } = store.knock() ?? {};
if (code && ["", code].includes(typed.code)) Object.assign(typed, { code, name }); // the page was loaded anew while it knocked
if (own) goBack(own);
else takeUp();
