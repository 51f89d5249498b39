// The class as it stands: what the stage is about, who is doing how, and what the wall shows. Each part is built once and
// follows the room.

import { bar, h, write } from "./elements.js";
import { qrCode } from "./panels.js";
import { seatSheet } from "./teach_seat.js";
import { choose, field, keep } from "./teach_fields.js";
import { paperSheet } from "./teach_paper.js";
import { clockText, counted } from "./words.js";

const bare = (address) => address.replace(/^https?:\/\//, "").replace(/\/$/, "");
const withoutAccents = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
const byName = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;
const FEW = 8; // seats among which nobody needs to be looked for
const OUT = 6; // the need of those who were sent out: they stand last in any order

// What the stage is about

export function reachWords(view) {
  const address = view.web_address || view.address;
  const board = view.web_address && view.board_key
    ? h("a", { href: `/board#${encodeURIComponent(view.board_key)}`, target: "_blank", rel: "noopener" }, "Open the projector’s page")
    : null;
  return h("div", { class: "reach" },
    h("div", {}, h("p", { class: "quiet" }, "Students open"), h("p", { class: "address" }, bare(address)),
      h("p", { class: "quiet" }, "and give the code"), h("p", { class: "join-code" }, view.code),
      h("p", { class: "quiet" }, "In a terminal: ", h("b", {}, `debate join ${bare(view.address)} ${view.code}`)), board),
    view.qr ? qrCode(view.qr) : null);
}

function progress(words, share, figures) {
  return h("p", { class: "progress" }, h("span", {}, words), share === null ? null : bar(share), h("b", {}, figures));
}

export const peersWords = (peers) => `${peers.finished} of ${counted(peers.dealt, "answer")} marked by classmates`;

function heldParts(view) {
  const all = view.to_mark ?? 0;
  const parts = [progress("Marked", all ? (view.marked ?? 0) / all : 1, `${view.marked ?? 0} of ${all}`)];
  if (view.trust) {
    const { rows = [], agreement = [] } = view.trust;
    const agreed = agreement.filter((one) => one.count).map((one) => `${one.title} ${one.exact}/${one.count}`).join(", ");
    parts.push(progress("Trust", null, `${rows.filter((one) => one.teacher).length} of ${counted(rows.length, "text")} marked by you`));
    if (agreed) parts.push(h("p", { class: "quiet" }, `agreed: ${agreed}`));
  }
  if (view.settings.predict) parts.push(progress("Predict", null, `${view.seats.filter((row) => row.predicted).length} of ${counted(all, "student")} said what they expect`));
  if (view.peers) parts.push(progress("Peers", null, peersWords(view.peers)));
  return parts;
}

function releasedParts(lead, view) {
  const titles = Object.fromEntries(lead.topic.criteria.map((one) => [one.id, one.title]));
  const parts = [];
  if (view.withheld?.length) parts.push(h("p", {}, h("b", {}, "Withheld: "), view.withheld.map((one) => titles[one] ?? one).join(", ")));
  if (view.gain && view.attempt > 1) {
    const { gained, revised, median } = view.gain;
    parts.push(h("p", {}, h("b", {}, `${gained} of ${revised}`), ` gained by revising; the median is ${median > 0 ? "+" : ""}${median}.`));
  }
  if (view.peers) parts.push(progress("Peers", null, peersWords(view.peers)));
  return parts;
}

function overParts(lead, view) {
  const played = view.turns.filter((turn) => turn.attempts);
  const seated = view.seats.filter((row) => row.standing === "seated").length;
  return [h("p", {}, `${counted(seated, "student")}, ${counted(played.length, "prompt")}.`), played.map((turn) => turn.speeches.map((speech) => lead.speechLine(speech)))];
}

function stageParts(lead, view) {
  if (view.phase === "lobby") return [reachWords(view)];
  if (view.phase === "over") return overParts(lead, view);
  if (view.stage === "held") return heldParts(view);
  if (view.stage === "released") return releasedParts(lead, view);
  const speeches = view.turns[view.turn].speeches.map((speech) => lead.speechLine(speech));
  const figures = h("p", { class: "figures" }, view.guidance.figures.map(([how, words]) => (how ? h("b", { class: how }, words) : words)));
  return view.stage === "writing" ? [figures, speeches] : speeches;
}

export function stagePart(lead) {
  const node = h("div", { class: "stage" });
  let shown = "";
  const update = (view) => {
    const { phase, stage, code, web_address, board_key, qr, marked, to_mark, trust, withheld, gain, turns, turn, peers } = view;
    const predicted = view.settings.predict && view.seats.filter((row) => row.predicted).length;
    const seats = phase === "over" && view.seats.length;
    const key = JSON.stringify([phase, stage, code, web_address, board_key, qr, marked, to_mark, trust, withheld, gain, turns, turn, peers, predicted, seats, view.guidance.figures]);
    if (key === shown) return;
    shown = key;
    node.replaceChildren(...stageParts(lead, view).flat(Infinity));
  };
  return { node, update };
}

// The roster

function figuresOf(row, view) {
  const writing = view.stage === "writing";
  const marked = ["held", "released"].includes(view.stage) || view.phase === "over";
  const words = row.writing || row.handed_in ? counted(row.words ?? 0, "word") : "";
  const left = writing && row.left != null && !row.handed_in && row.extra !== 1 ? `${clockText(row.left)} left` : "";
  const score = marked && row.score != null ? `${row.score}${row.overridden ? "*" : ""} of 100` : "";
  const gain = marked && row.gain != null && view.attempt > 1 ? `${row.gain < 0 ? "−" : "+"}${Math.abs(row.gain)}` : "";
  const reviews = marked && row.to_review ? `${row.reviewed ?? 0}/${row.to_review} reviewed` : "";
  const why = marked ? (row.flags ?? []).concat(row.signals ?? [])[0] : "";
  return [words, [left, score, gain].filter(Boolean).join("  "), [why, reviews].filter(Boolean).join("  ·  ")];
}

function seatLine(lead, row) {
  const sign = h("span", { "aria-hidden": "true" });
  const doing = h("span", {});
  const state = h("span", { class: "state" }, sign, doing);
  const name = h("button", { type: "button", class: "plain name", onclick: () => openSeat(lead, row.id) });
  const camp = h("span", { class: "of-camp" });
  const figures = ["words", "number", "why quiet"].map((kind) => h("span", { class: kind }));
  const made = h("li", {}, state, name, camp, ...figures);
  made.update = (now) => {
    const { glyph = "", words = "", tone = "" } = now.remark ?? {};
    write(sign, `${glyph} `);
    write(doing, words);
    state.className = `state ${tone}`;
    write(name, now.name);
    figuresOf(now, lead.view).forEach((said, at) => write(figures[at], said));
    const team = now.team == null ? "" : lead.view.settings.teams[now.team];
    if (camp.dataset.said !== `${now.camp} ${team}`) {
      camp.dataset.said = `${now.camp} ${team}`;
      camp.replaceChildren(lead.campMark(now.camp) ?? "", " ", h("span", { class: "quiet" }, team));
    }
  };
  return made;
}

// After the writing a name opens the text, with the pile to leaf through; otherwise the student.
function openSeat(lead, seat) {
  const { view } = lead;
  const row = lead.row(seat);
  const marked = ["held", "released"].includes(view.stage) || view.phase === "over";
  if (!marked || !row.handed_in) return lead.open(seatSheet(lead, seat));
  const pile = lead.order().filter((one) => one.handed_in).map((one) => one.id);
  return lead.open(paperSheet(lead, seat, view.turn, view.attempt, pile));
}

export function rosterPart(lead) {
  const find = h("input", { type: "search", autocomplete: "off", spellcheck: "false", oninput: () => update(lead.view) });
  const order = choose([["need", "who needs you first"], ["name", "by name"]], "need", () => update(lead.view));
  const list = h("ul", { class: "roster" });
  const none = h("p", { class: "quiet" });
  const title = h("h2", {});
  const finding = h("div", { class: "fields" }, field("Find by name", find), field("Order", order));
  lead.order = () => {
    const wanted = withoutAccents(find.value).split(/\s+/).filter(Boolean);
    const need = (row) => row.remark?.need ?? 0;
    const rank = (row) => (order.chosen() === "name" ? Number(need(row) === OUT) : need(row));
    return lead.view.seats
      .filter((row) => wanted.every((word) => withoutAccents(row.name).includes(word)))
      .sort((one, two) => rank(one) - rank(two) || byName(one.name, two.name));
  };
  const update = (view) => {
    const rows = lead.order();
    write(title, `The class: ${counted(view.seats.length, "seat")}`);
    keep(list, rows, (row) => row.id, (row) => seatLine(lead, row));
    finding.hidden = view.seats.length < FEW && !find.value;
    const nobody = view.phase === "lobby" ? "Nobody has joined yet. Students open the address above, with the code." : "Nobody is in this room.";
    write(none, rows.length ? "" : view.seats.length ? `Nobody’s name has “${find.value}” in it.` : nobody);
  };
  return { node: h("section", { class: "the-class", "aria-label": "The class" }, title, finding, list, none), update };
}

// The wall

const SHOWS = {
  lobby: "the address, the code and who is here", prompt: "the prompt and the clock", flow: "what the class answered and what it dropped",
  gain: "what the revision gained", blank: "nothing",
};

export function wallPart(lead) {
  const box = choose(Object.keys(SHOWS).map((show) => [show, show]), "lobby", async (show) => (await lead.let("Shown", { show })) || update(lead.view));
  const node = field("The projector shows", box);
  const update = (view) => {
    box.selectedIndex = Object.keys(SHOWS).indexOf(view.show);
    node.explain(SHOWS[view.show] ?? "");
  };
  return { node, update };
}
