// The appeals, those that wait first, and what the teacher makes of each; and the rulings, each to be taken back.

import { ask, button, h, write } from "./elements.js";
import { weighing } from "./teach_paper.js";
import { choose, field, keep, line } from "./teach_fields.js";
import { counted, oneLine } from "./words.js";

const DECIDED = { open: "? waits", accepted: "✓ counts", rejected: "✗ does not" };

function decisionForm(lead, row) {
  const others = row.same_words ? counted(row.same_words, "other answer") : "no other answers";
  const explanations = {
    all: `A ruling: every answer with these words is marked anew (${others}).`,
    noted: "Accepted; no mark changes by itself.",
    no: "Rejected; say why.",
  };
  const decision = choose([["all", "count, for all"], ["noted", "count, noted"], ["no", "do not count"]], row.decision === "rejected" ? "no" : "all", (of) => {
    made.explain(explanations[of]);
    forget();
  });
  const made = field("They", decision, explanations[decision.chosen()]);
  const kept = h("input", { type: "checkbox" });
  const reason = line(row.reason ?? "");
  const says = h("p", { role: "status" });
  const pressed = h("button", {}, "Decide");
  const { weigh, forget } = weighing(lead, says, pressed, "Decide");
  const send = (event) => {
    event.preventDefault();
    const chosen = decision.chosen();
    if (chosen === "no" && !reason.value.trim()) {
      write(says, "Say why it does not count; the student reads it.");
      return reason.focus();
    }
    const decide = () => lead.ask("Decide", { number: row.number, decision: chosen === "no" ? "rejected" : "accepted", reason: reason.value.trim(), rule: chosen === "all", keep: kept.checked });
    return chosen === "all" ? weigh({ prompt: row.prompt, point: row.point, words: row.words, counts: true }, decide) : decide();
  };
  return h("form", { onsubmit: send }, made, field("Why? The student reads this", reason),
    h("label", { class: "choice" }, kept, h("span", {}, "Keep it for the pack’s author, as a sample to be")), pressed, says);
}

function appealLine(lead, row) {
  const form = h("details", { open: row.decision === "open" }, h("summary", {}, "Decide", h("span", { class: "unseen" }, ` the appeal of ${row.name}`)), decisionForm(lead, row));
  const have = row.same_words === 1 ? "has" : "have";
  return h("li", {},
    h("p", {}, h("b", {}, `${DECIDED[row.decision]}  `), `${row.name}, prompt ${row.turn + 1}`),
    h("p", {}, h("span", { class: "quiet" }, "These words "), h("span", { lang: lead.topic.language }, `“${oneLine(row.words)}”`)),
    h("p", {}, h("span", { class: "quiet" }, "make the point "), row.says),
    row.note ? h("p", {}, h("span", { class: "quiet" }, "because "), row.note) : null,
    row.decision === "open" ? h("p", { class: "quiet" }, `${row.same_words ? counted(row.same_words, "other answer") : "No other answers"} to this prompt ${have} the same words.`) : null,
    row.reason ? h("p", {}, h("span", { class: "quiet" }, "You said: "), row.reason) : null, form);
}

export function appealsSheet(lead) {
  const list = h("ul", { class: "entries" });
  const more = h("p", { class: "quiet" });
  const update = (view) => {
    const rows = [...(view.appeals ?? [])].sort((one, two) => (one.decision !== "open") - (two.decision !== "open") || one.number - two.number);
    keep(list, rows, (row) => `${row.number} ${row.decision} ${row.reason}`, (row) => appealLine(lead, row));
    write(more, view.more_appeals ? `${counted(view.more_appeals, "more appeal")} will stand here when some of these are decided.` : rows.length ? "" : "Nobody has appealed.");
  };
  return { title: "This should have counted", nodes: [list, more], update };
}

function rulingLine(lead, ruling) {
  const back = async () => {
    const question = "Take this ruling back? Every answer that it reached is marked anew.";
    if (await ask(question, { yes: "Take it back", no: "Leave it" })) lead.let("Unruled", { number: ruling.number });
  };
  return h("li", {}, h("p", {}, `${ruling.number}  `, ruling.withdrawn ? h("b", {}, "taken back  ") : "", h("b", {}, `“${oneLine(ruling.words)}” `),
    `${ruling.counts ? "make the point" : "do not make the point"}: ${ruling.says}${ruling.reason ? ` ${ruling.reason}` : ""}`), ruling.withdrawn ? null : button("Take it back", back));
}

export function rulingsSheet(lead) {
  const list = h("ul", { class: "entries" });
  const update = (view) => keep(list, [...(view.rulings ?? [])].reverse(), (one) => `${one.number} ${one.withdrawn}`, (one) => rulingLine(lead, one));
  return { title: "Your rulings", nodes: [list], update };
}
