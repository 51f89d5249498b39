// The teacher's page: the key, the rooms, a new room, and leading one. Where the teacher is stands in the address behind
// “#”, so that a reload and the way back find it; the key is not kept there. It is kept in this tab, or on purpose on the
// device.

import { ask, button, h, write } from "./elements.js";
import { Lead } from "./teach_lead.js";
import { openStep } from "./teach_open.js";
import { keyStep, roomsStep } from "./teach_rooms.js";
import { School, WrongKey } from "./teach_school.js";
import { counted } from "./words.js";

const KEY = "debate.teacher";
const byId = (id) => document.getElementById(id);
const main = byId("main");

let key = "";
let single = false; // one room's own server, whose host token is the key
let lead = null;
let going = 0; // what is being fetched for the step before is not shown any more

// Keeping the key

function kept() {
  try {
    return sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

function keep(value, stay) {
  try {
    for (const area of [sessionStorage, localStorage]) area.removeItem(KEY);
    if (value) (stay ? localStorage : sessionStorage).setItem(KEY, value);
  } catch {
    // asked for again when the page is loaded anew
  }
}

// Showing a step

function show({ title, nodes, begin }) {
  document.title = `${title} – debate`;
  main.replaceChildren(...nodes.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== ""));
  main.dataset.step = title;
  window.scrollTo(0, 0);
  if (begin) begin();
  else main.querySelector("h1")?.focus({ preventScroll: true });
  showFrame();
}

function showFrame() {
  showFoot();
  const { view, room } = lead ?? {};
  const code = view ? `code ${view.code}` : "";
  const waiting = view?.appeals?.filter((one) => one.decision === "open").length;
  write(byId("who"), view ? view.pack_title : "debate");
  const told = [code, view?.locked ? "locked" : "", waiting ? counted(waiting, "appeal") : "", view?.class_name ? `class ${view.class_name}` : ""];
  write(byId("place"), told.filter(Boolean).join("  ·  "));
  if (view && room) document.title = `${view.guidance.title}, ${view.code} – debate`;
  if (!lead) {
    byId("clock").hidden = true;
    write(byId("notice"), "");
  }
}

function showFoot() {
  const foot = byId("foot");
  const rooms = key && !single && main.dataset.step !== "Your rooms";
  const said = `${Boolean(key)} ${rooms}`;
  if (foot.dataset.said === said) return;
  foot.dataset.said = said;
  foot.replaceChildren(...[
    rooms ? button("Your rooms", () => go(""), { class: "plain" }) : "", key ? button(single ? "Leave" : "Sign out", signOut, { class: "plain" }) : "",
  ].filter(Boolean));
}

function leave() {
  const before = lead;
  lead = null;
  before?.link.close();
}

function askForKey(says = "") {
  leave();
  show(keyStep({ says, single, take }));
}

function take(value, stay) {
  key = value;
  if (single) return leadOn("", value, new School(value));
  return new School(key).rooms().then(() => {
    keep(key, stay);
    return follow();
  }, failed);
}

function failed(error) {
  if (!(error instanceof WrongKey)) return kept() ? show(roomsStep(new School(key), null, { ...ways, says: error.message })) : askForKey(error.message);
  signedOut(error.message);
  return null;
}

function signedOut(says) {
  key = "";
  keep("");
  askForKey(says);
}

async function signOut() {
  const question = single ? "Leave the dashboard? The room goes on." : "Sign out? This device forgets your key; your rooms stay as they are.";
  if (await ask(question, { yes: single ? "Leave" : "Sign out", no: "Stay" })) {
    history.replaceState(null, "", location.pathname);
    signedOut("");
  }
}

// Where the teacher is

const ways = { lead: (code) => go(`room/${code}`), open: () => go("open"), again: () => follow() };

function go(where) {
  if (location.hash.slice(1) === where) follow();
  else location.hash = where;
}

async function follow() {
  if (!key) return askForKey();
  if (single) return leadOn("", key, new School(key));
  const [where, code = ""] = location.hash.slice(1).split("/");
  const school = new School(key);
  const mine = (going += 1);
  try {
    if (where === "room" && /^[A-Z0-9]{6}$/.test(code)) return leadOn(code, school.token(code), school);
    leave();
    const step = where === "open" ? await newRoom(school) : roomsStep(school, await school.rooms(), ways);
    if (mine === going) show(step);
  } catch (error) {
    if (mine === going) failed(error);
  }
  return null;
}

async function newRoom(school, chosen = "last") {
  const [packs, classes, plans] = await Promise.all([school.packs(), school.kept("classes"), school.kept("plans")]);
  const plan = plans.some((one) => one.name === chosen) ? JSON.parse(await school.read("plans", chosen)) : null;
  const again = (name) => newRoom(school, name || undefined).then(show, failed);
  return openStep(school, { packs, classes, plans, plan, called: chosen }, { opened: (facts) => go(`room/${facts.code}`), again });
}

// Leading. An end that is for good leads back to the rooms, or to the token, with what the room said.

function leadOn(code, token, school) {
  leave();
  const mine = new Lead(token, school, (why) => {
    if (lead === mine) changed(mine, why);
  });
  lead = mine;
  show({ title: "Leading", nodes: [h("p", { role: "status" }, "Going to the room …"), ...mine.nodes], begin: () => {} });
  mine.link.run();
  main.querySelector(".lead-on").hidden = true;
}

async function changed(mine, why) {
  if (why) {
    leave();
    if (single) return signedOut(why);
    history.replaceState(null, "", `${location.pathname}#`);
    const school = new School(key);
    return school.rooms().then((rooms) => show(roomsStep(school, rooms, { ...ways, says: why })), failed);
  }
  const there = main.querySelector(".lead-on");
  if (mine.view && there?.hidden) {
    main.firstElementChild.remove();
    there.hidden = false;
    mine.title.focus({ preventScroll: true });
    if (single) keep(key);
  }
  const lost = mine.link.state === "lost" ? "No connection to the room just now; it comes back by itself." : "";
  write(byId("notice"), [lost, mine.view?.trouble].filter(Boolean).join(" "));
  return showFrame();
}

window.addEventListener("hashchange", follow);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.type !== "search" && !document.querySelector("dialog")) lead?.close();
});
setInterval(() => lead?.tick(), 250);

const facts = await fetch("/room").then((answer) => answer.json()).catch(() => ({}));
single = facts.debate === "room";
const [, given] = single ? location.hash.match(/^#key\/(.+)$/) ?? [] : [];
if (given) history.replaceState(null, "", location.pathname); // from the dashboard's code; it is to be seen no longer
key = given ?? kept();
follow();
