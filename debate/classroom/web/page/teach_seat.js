// One student: how they are doing, and all that can be done to the seat.

import { ask, button, h, write } from "./elements.js";
import { field, keep, line, question } from "./teach_fields.js";
import { paperSheet } from "./teach_paper.js";
import { counted } from "./words.js";

const LONGEST_NAME = "24";

// The newest prompt that the class has written on, from 0; -1 for none.
const lastTurn = (view) => view.turns.findLastIndex((turn) => turn.attempts);

const inMidPrompt = (view, row) => ["writing", "held"].includes(view.stage) && Boolean(row.writing || row.handed_in);
const LATER = "From the next prompt on; this one they finish as it is. Sure?";

function placing(lead, row, camps, teams = {}) {
  return async () => {
    if (inMidPrompt(lead.view, row) && !(await ask(LATER, { yes: "Yes", no: "No" }))) return;
    lead.let("Placed", { camps, teams });
  };
}

function standing(lead, row, to, question, yes) {
  return async () => {
    if (question && !(await ask(question, { yes, no: "Go back" }))) return;
    lead.let("Stood", { seat: row.id, standing: to });
  };
}

// What can be done now, as [words, what it means, how].
function possible(lead, row) {
  const { view } = lead;
  if (row.standing === "expected") return [];
  if (row.standing !== "seated") return [["Let in again", "at the same seat, with what they wrote", standing(lead, row, "seated")]];
  const there = [];
  const turn = lastTurn(view);
  if (row.handed_in || row.writing || turn >= 0) {
    there.push(["Read", row.handed_in || row.writing ? "what they have written" : "what they wrote before",
      () => lead.open(paperSheet(lead, row.id, turn, view.turns[turn].attempts))]);
  }
  if (row.asked) there.push(["Yes, this name", `they ask to be called “${row.asked}”`, () => lead.let("Renamed", { seat: row.id, name: row.asked })]);
  const other = lead.topic.camps.find((camp) => camp.id !== row.camp);
  if (other) there.push(["Other camp", other.name, placing(lead, row, { [row.id]: other.id })]);
  if (view.settings.camps === "teams" && row.team != null) {
    const team = 1 - row.team;
    const camp = view.seats.find((one) => one.team === team && one.camp)?.camp;
    there.push(["Other team", view.settings.teams[team], placing(lead, row, camp ? { [row.id]: camp } : {}, { [row.id]: team })]);
  }
  if (view.stage === "writing" && row.handed_in) there.push(["Hand back", "the text, to be written on", () => lead.let("HandedBack", { seat: row.id })]);
  there.push(["Send out", "they may join again", standing(lead, row, "kicked", `Send ${row.name} out? They may join again.`, "Send out")]);
  there.push(["Bar", "they may not come back from that machine", standing(lead, row, "banned", `Bar ${row.name}? They may not come back from that machine.`, "Bar")]);
  return there;
}

export function seatSheet(lead, seat) {
  const doing = h("div", {});
  const deeds = h("ul", { class: "deeds" });
  const first = lead.row(seat);
  const name = line(first.name, { maxlength: LONGEST_NAME, required: true });
  const rename = async (event) => {
    event.preventDefault();
    await lead.let("Renamed", { seat, name: name.value.trim() });
  };
  const extra = question("extra", first.extra, (of) => lead.let("GivenTime", { seat, extra: of }));
  const update = (view) => {
    const row = lead.row(seat);
    if (!row) return lead.close();
    const { glyph = "", words = "" } = row.remark ?? {};
    const facts = [`${glyph} ${words}`, row.writing || row.handed_in ? counted(row.words ?? 0, "word") : "",
      row.score != null ? `${row.score} of 100${row.overridden ? ", changed by you" : ""}` : "", row.gain != null ? `${row.gain < 0 ? "−" : "+"}${Math.abs(row.gain)} by revising` : ""];
    const said = [facts.filter(Boolean).join("  ·  "), ...(row.flags ?? []), ...(row.signals ?? [])];
    if (doing.dataset.said !== `${said} ${row.camp}`) {
      doing.dataset.said = `${said} ${row.camp}`;
      doing.replaceChildren(...[h("p", {}, lead.campMark(row.camp)), ...said.map((one) => h("p", {}, one))]);
    }
    const team = row.team == null ? "" : view.settings.teams[1 - row.team];
    keep(deeds, possible(lead, row), ([what, says]) => `${what} ${says} ${row.camp} ${team}`, ([what, says]) =>
      h("li", {}, button(what, () => possible(lead, lead.row(seat)).find(([one]) => one === what)?.[2]()), h("span", { class: "quiet" }, says)));
    extra.hidden = !["seated", "expected"].includes(row.standing);
    write(document.getElementById("sheet-title") ?? doing, row.name);
  };
  return {
    title: first.name,
    update,
    nodes: [doing, deeds,
      h("form", { class: "short", onsubmit: rename },
        field("Another name", name, first.standing === "expected" ? "By which they find their seat." : "The whole room sees it."), h("button", {}, "Rename")),
      extra],
  };
}
