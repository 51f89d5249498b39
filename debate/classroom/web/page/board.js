// The projector's page: it shows what the teacher chose on the dashboard, and asks nothing of anybody. Its letters are as
// large as the wall lets all of it be seen; what is too long for letters that can be read turns its pages by itself until
// somebody scrolls.

import { h, heading, write } from "./elements.js";
import { Link, PROTOCOL } from "./link.js";
import { campWords, flowSheet, gainParts, qrCode } from "./panels.js";
import { campOf, clockText, counted, LAST_SECONDS, secondsLeft } from "./words.js";

const TURN_SECONDS = 15;
const SMALLEST = 0.7; // of the usual size of letters: smaller ones are not read from the back of a room
const LARGEST = { prompt: 1.5, flow: 1.2, gain: 1.2 };
const SIZE_STEPS = 7;
const KEY = "debate.board";
const main = document.getElementById("main");
const notice = document.getElementById("notice");

let link = null;
let topic = null;
let view = null;
let shown = "";
let clockLine = null;
let stateLine = null;

const bare = (address) => address.replace(/^https?:\/\//, "").replace(/\/$/, "");

// The way into the room

function lobby() {
  const browsers = view.web_address ?? "";
  const address = bare(browsers || view.address || "");
  const here = view.seats ? counted(view.seats, "is here", "are here") : "Nobody is here yet";
  return [
    h("section", { class: "lobby" },
      h("div", {},
        h("h1", { class: "address" }, address), h("p", { class: "code" }, view.code ?? ""),
        h("p", {}, browsers ? "Open the address in a browser and give the code, or scan." : ""),
        h("p", {}, "In a terminal: ", h("b", {}, `debate join ${bare(view.address ?? "")} ${view.code ?? ""}`)),
        h("p", { class: "motion", lang: topic.language }, view.motion)),
      view.qr ? qrCode(view.qr) : null),
    h("h2", {}, here), h("ul", { class: "names" }, (view.names ?? []).map((name) => h("li", {}, name))),
  ];
}

// Prompt and clock

function stateWords() {
  const handedIn = `${view.handed_in ?? 0} of ${view.writers ?? 0} handed in`;
  if (view.phase === "lobby") return ["Soon", "The first prompt comes in a moment."];
  if (view.phase === "over") return ["The end", "The round is over. Your ballots stay on your screens."];
  if (view.stage === "ready") return ["Ready?", "Your camp and its brief are on your screen; the prompt comes in a moment."];
  if (view.stage === "held" && view.to_review) return ["Mark", `Mark answers of classmates: ${view.reviewed ?? 0} of ${view.to_review} are marked. The ballots come when your teacher lets them go.`];
  if (view.stage === "held") return ["Time", `All texts are in (${view.handed_in ?? 0}). The ballots come when your teacher lets them go.`];
  if (view.stage !== "writing") return ["Ballots", "Your ballot is on your screen: read what it quotes, and what it says to change."];
  const { clock } = view;
  if (!clock) return ["", handedIn];
  const left = secondsLeft(clock, link.roomNow());
  if (clock.paused_for || !clock.running) {
    const waits = left === null ? "There is no clock" : `${clockText(left)} left`;
    return ["Pause", [clock.paused_for, `${waits}; what you wrote is kept`, handedIn].filter(Boolean).join("  ·  ")];
  }
  const says = view.attempt > 1 ? `Revise your answer  ·  ${handedIn}` : handedIn;
  return [left === null ? "" : clockText(left), left !== null && Math.ceil(left) <= LAST_SECONDS ? `Last seconds  ·  ${says}` : says];
}

function prompt() {
  clockLine = h("h1", { class: "clock" });
  stateLine = h("p", { class: "state" });
  const cards = (view.speeches ?? []).map((speech) => {
    const camp = campOf(topic, speech.camp);
    return h("article", {}, h("p", {}, campWords(camp), h("span", { class: "quiet" }, " answers")), h("h2", { lang: topic.language }, speech.title),
      h("blockquote", { lang: topic.language }, speech.says));
  });
  return [h("div", { class: "over" }, clockLine, stateLine), h("div", { class: "cards" }, cards)];
}

function tick() {
  if (!view || !clockLine?.isConnected) return;
  const [line, says] = stateWords();
  write(clockLine, line);
  write(stateLine, says);
  clockLine.hidden = !line;
  const left = view.clock?.running ? secondsLeft(view.clock, link.roomNow()) : null;
  clockLine.classList.toggle("last", left !== null && Math.ceil(left) <= LAST_SECONDS);
}

// The class flow sheet

const flow = () => (view.flow?.length
  ? [h("h1", {}, "What the class answered"), h("div", { class: "cards" }, view.flow.map((one) => flowSheet(topic, one)))]
  : [h("h1", {}, "The class flow sheet"), h("p", {}, "It comes with the ballots.")]);

// What the revision gained

function gain() {
  return view.gain ? gainParts(view.gain) : [h("h1", {}, "What the revision gained"), h("p", {}, "It is shown once its ballots are out.")];
}

const PANELS = { lobby, prompt, flow, gain, blank: () => [] };

function show() {
  const { clock, handed_in: _, reviewed: __, ...rest } = view;
  const key = JSON.stringify([rest, Boolean(clock), topic.title]);
  const blank = view.show === "blank";
  write(document.getElementById("who"), blank ? "" : view.title);
  const revision = view.attempt > 1 ? ", revision" : "";
  const turn = view.turn ?? -1;
  write(document.getElementById("place"), blank || view.phase !== "playing" || turn < 0 ? "" : `prompt ${turn + 1} of ${Math.max(view.turns ?? 0, turn + 1)}${revision}`);
  write(notice, view.trouble ?? "");
  if (key !== shown) {
    shown = key;
    main.replaceChildren(...PANELS[view.show]().flat(Infinity).filter(Boolean));
    main.dataset.show = view.show;
    tick();
    fit();
    main.scrollTop = 0;
    startTurning();
  }
  tick();
}

// The largest letters with which nothing is beyond the wall, by halving; the usual ones where that cannot be.
function fit() {
  const fits = (size) => {
    main.style.setProperty("--size", size);
    return main.scrollHeight <= main.clientHeight;
  };
  let least = SMALLEST;
  let most = LARGEST[view?.show] ?? 1;
  if (fits(most)) return;
  if (!fits(least)) {
    fits(1);
    return;
  }
  for (let step = 0; step < SIZE_STEPS; step += 1) {
    const middle = (least + most) / 2;
    if (fits(middle)) least = middle;
    else most = middle;
  }
  fits(least);
}
new ResizeObserver(fit).observe(main); // the window, or a notice above it

// Pages that turn by themselves

let turning = null;

// How far it is to what the lower edge of the wall cuts, so that it comes whole.
function nextPage() {
  const { top, bottom } = main.getBoundingClientRect();
  const lines = [...main.querySelectorAll("li, p, h2, h3, blockquote")].map((one) => one.getBoundingClientRect());
  const cut = lines.filter((line) => line.top > top && line.top < bottom && line.bottom > bottom);
  return Math.min(main.clientHeight, ...cut.map((line) => line.top - top));
}

function startTurning() {
  clearInterval(turning);
  turning = setInterval(() => {
    const end = main.scrollTop + main.clientHeight >= main.scrollHeight - 4;
    main.scrollTop = end ? 0 : main.scrollTop + nextPage();
  }, TURN_SECONDS * 1000);
}
for (const event of ["wheel", "keydown", "touchmove", "pointerdown"]) main.addEventListener(event, () => clearInterval(turning));

// Watching

function watch(key) {
  link = new Link({
    greet: () => ({ type: "Watch", protocol: PROTOCOL, token: key }),
    hear: (message) => {
      if (message.topic) topic = message.topic;
      if (message.type === "Welcome") keep(key);
      if (message.type === "Update") view = message.view;
      if (view && topic) show();
    },
    stand: (state, why) => {
      if (state === "ended") askForKey(why);
      else if (state === "lost") write(notice, view ? "No connection to the room just now; it comes back by itself." : `The room does not answer yet. ${why}`);
      else write(notice, view?.trouble ?? "");
    },
  });
  link.run();
}

function keep(key) {
  try {
    sessionStorage.setItem(KEY, key);
  } catch {
    // asked for again when the page is loaded anew
  }
}

function kept() {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

function askForKey(why) {
  view = null;
  shown = "";
  clearInterval(turning);
  write(notice, "");
  const box = h("input", { id: "key", autocomplete: "off", spellcheck: "false", maxlength: "40", required: true });
  const send = (event) => {
    event.preventDefault();
    main.replaceChildren("Looking for the room …");
    watch(box.value);
  };
  main.dataset.show = "key";
  main.replaceChildren(heading("The projector"), h("p", { role: "alert" }, why), h("form", { onsubmit: send },
    h("label", { for: "key" }, "The key of the projector"), box,
    h("p", { class: "hint" }, "The teacher’s dashboard shows it."), h("button", { class: "main" }, "Show the room")));
  box.focus();
}

// The key comes behind the address's “#”, which no server is told, and does not stay where the wall would show it.
const given = decodeURIComponent(location.hash.slice(1)) || kept();
history.replaceState(null, "", "/board");
if (given) watch(given);
else askForKey("");
setInterval(tick, 250);
