// A seat's released ballot: the judge's marks and the teacher's beside them, the answer with the words that earned
// marks, the points, what to do next; and the appeal. Marks that were withheld are not in it: this page never had them.

import { bar, button, h, heading, write } from "./elements.js";
import { markedText, pointRows, POINTS, wordPicker } from "./marks.js";
import { reviewed } from "./reviews.js";
import { pastBallots } from "./steps.js";
import { campOf, changeWords, clockText, counted, oneLine } from "./words.js";

const MOST_SHOWN = 6000;
const LONGEST_NOTE = 500;
const DECIDED = { open: "your teacher has not decided yet", accepted: "accepted", rejected: "not accepted" };

const answerText = (own, selected) => markedText(own.text, own.ballot.criteria, selected, {
  nothing: "You handed in nothing.", none: "No words of your answer earned marks here.", rest: "which are in what you save at the end", most: MOST_SHOWN,
});

// What teacher and student say of each criterion, beside the judge's mark.
function notes(own, topic, id) {
  const levels = topic.criteria.find((row) => row.id === id)?.levels ?? [];
  const name = (level) => levels[level]?.id ?? String(level);
  const said = [];
  for (const one of (own.overrides ?? []).filter((one) => one.criterion === id)) {
    said.push(h("p", {}, h("b", {}, `Your teacher: ${name(one.level)}`), `, and that counts.${one.reason ? ` “${one.reason}”` : ""}`));
  }
  const guess = own.prediction?.[id];
  if (guess !== undefined) said.push(h("p", { class: "quiet" }, `You predicted: ${name(guess)}`));
  const gave = own.peers?.[id];
  if (gave) said.push(h("p", { class: "quiet" }, `Classmates gave: ${gave.map(name).join(", ")}`));
  return said;
}

const criterion = (own, topic, mark, index, choose) => h("li", {},
  h("button", { type: "button", class: "plain row", "aria-pressed": "false", onclick: () => choose(index) },
    h("span", { class: "title" }, `${index + 1}  ${mark.title}`),
    bar(mark.measure),
    h("span", { class: "marks" }, `${mark.score}/${mark.max} `, h("b", {}, mark.level))),
  h("p", { class: "quiet" }, mark.sentence), notes(own, topic, mark.id));

const pointLines = (own, told) => pointRows(own.ballot.points, (mark) => pointWords(own, mark, told));

// A ballot in short, beside the text that is revised.
export const inShort = (own, language) => [
  h("p", { class: "text", lang: language }, answerText(own, null)),
  h("ul", {}, own.ballot.criteria.map((mark, index) =>
    h("li", {}, h("b", {}, `${index + 1} ${mark.title}: ${mark.score}/${mark.max} ${mark.level}. `), mark.sentence))),
  h("ul", { class: "points", lang: language }, pointLines(own, false)),
];

// What a point is called: no more is given away than the student has asked for.
function pointWords(own, mark, told) {
  if (mark.says && (told || mark.made !== "not")) return mark.says;
  return `hint: ${own.hints?.[mark.id] ?? "A point that you left out."}`;
}

function scoreWords(own, view) {
  const newest = view.turn === own.turn && view.attempt === own.attempt;
  const gain = newest && own.attempt > 1 ? view.gain ?? null : null;
  const clock = own.by_clock ? "; taken as it stood at the end" : "";
  const late = own.late ? ", late because the connection was lost" : "";
  return [
    own.score === null
      ? h("p", {}, h("b", {}, own.withheld?.length ? "Your teacher keeps some marks back, so there is no score." : "There is no score yet."))
      : h("p", { class: "score" }, h("strong", {}, String(own.score)), " of 100", gain === null ? "" : `, ${changeWords(gain)} your first answer`),
    h("p", { class: "quiet" }, `${counted(own.ballot.words, "word")} in ${clockText(own.seconds)}${clock}${late}`),
  ];
}

function notices(own) {
  const said = [];
  if (own.peers) said.push("Classmates marked your answer too; what they gave counts for nothing.");
  if (own.withheld?.length) said.push(`Kept back by your teacher: ${own.withheld.join(", ")}.`);
  for (const words of own.confirmed ?? []) said.push(`Your teacher has read this and counts it: “${oneLine(words)}”`);
  for (const words of own.refused ?? []) said.push(`Your teacher did not count this: “${oneLine(words)}”`);
  for (const ruling of own.rulings ?? []) {
    said.push(`Your teacher ruled that the words “${ruling.words}” ${ruling.counts ? "count" : "do not count"}.${ruling.reason ? ` ${ruling.reason}` : ""}`);
  }
  return [
    ...said.map((one) => h("p", { class: "notice" }, one)),
    ...own.ballot.flags.map((flag) => h("p", { class: "notice" }, h("b", {}, "! "), flag.reason)),
  ];
}

function ownWords({ own, trust }) {
  if (!own?.length) return null;
  const words = own.map((one) => `“${oneLine(one.text)}”`).join("; ");
  const of = trust ? `${trust} of these points stand on them, on trust` : "No point hangs on them alone";
  return h("p", {}, `You also argue in a way that the key does not foresee: ${words}. ${of}.`);
}

export function ballotStep(client, own, { past = false, close, read }) {
  const { topic } = client;
  const { ballot } = own;
  let told = false;
  let selected = null;
  const label = h("h2", { id: "answer-label" }, "Your answer");
  const answer = h("p", { class: "text", lang: topic.language, "aria-live": "polite" }, answerText(own, null));
  const choose = (index) => {
    selected = selected === index ? null : index;
    [...rows.children].forEach((row, at) => row.firstChild.setAttribute("aria-pressed", String(at === selected)));
    write(label, selected === null ? "Your answer" : `Your answer: ${ballot.criteria[selected].title}`);
    answer.replaceChildren(...answerText(own, selected));
  };
  const rows = h("ol", { class: `criteria ${campOf(topic, own.speech.camp).kind}` }, ballot.criteria.map((mark, index) => criterion(own, topic, mark, index, choose)));
  const points = h("ul", { class: "points", lang: topic.language });
  const showPoints = () => points.replaceChildren(...pointLines(own, told));
  showPoints();
  const exemplar = h("details", { ontoggle: () => { told = true; showPoints(); } }, h("summary", {}, "Read a model rebuttal"),
    h("p", { class: "text", lang: topic.language }, own.exemplar ?? ""),
    h("p", { class: "quiet" }, "Say it in your own words: what is copied from here earns nothing."));
  const appeals = h("section", {});
  const missing = ballot.points.filter((mark) => mark.made !== "made");
  const appealing = h("section", { class: "appeal" });
  const openAppeal = () => appealing.replaceChildren(appealForm(client, own, missing.map((mark) => [mark, pointWords(own, mark, told)]), closeAppeal));
  const offer = button("This should have counted", openAppeal);
  const closeAppeal = (thanks) => {
    appealing.replaceChildren(offer, h("p", { role: "status" }, thanks));
    offer.focus();
  };
  if (missing.length && own.text.trim()) appealing.append(offer);
  const update = () => {
    const here = (client.view?.appeals ?? []).filter((one) => one.turn === own.turn && one.attempt === own.attempt);
    const said = here.map((one) => `“${oneLine(one.words)}”: ${DECIDED[one.decision]}${one.reason ? ` “${one.reason}”` : ""}`);
    if (appeals.dataset.said === said.join()) return;
    appeals.dataset.said = said.join();
    appeals.replaceChildren(...(said.length ? [h("h2", {}, "Your appeals"), h("ul", { role: "status" }, said.map((one) => h("li", {}, one)))] : []));
  };
  const head = `Ballot, prompt ${own.turn + 1}${own.attempt > 1 ? ", revised" : ""}`;
  return {
    title: head,
    gather: () => {},
    update,
    nodes: [
      heading(head), past ? button("Back to where the class is", close) : null,
      h("p", { class: "lead", lang: topic.language }, `“${own.speech.title}”`),
      scoreWords(own, client.view), notices(own), h("h2", {}, "Marks"), rows, label, answer,
      h("p", { class: "hint" }, "Underlined words earned marks; the small numbers say for which criterion. Choose a criterion above to see only its words."),
      h("h2", {}, "Points"), points, ownWords(ballot),
      h("h2", {}, "One thing to fix"), h("p", { class: "fix" }, ballot.fix),
      ballot.press ? [h("h2", {}, "They press you"), h("blockquote", { lang: topic.language }, `“${ballot.press.says}”`)] : null,
      own.exemplar?.trim() ? exemplar : null, reviewed(own, topic), appeals, appealing, past ? null : pastBallots(client, read, 1),
    ],
  };
}

function appealForm(client, own, points, close) {
  const says = h("p", { class: "says", role: "alert" });
  const picker = wordPicker(own.text, client.topic.language, "words");
  const note = h("input", { id: "note", maxlength: String(LONGEST_NOTE), autocomplete: "off" });
  const send = async (event) => {
    event.preventDefault();
    const point = new FormData(event.target).get("point");
    if (!point || !picker.range) {
      write(says, point ? "Choose the words first: select them in your answer." : "Choose the point first.");
      (point ? picker.box : event.target.querySelector("input")).focus();
      return;
    }
    const trouble = await client.appeal(own, point, ...picker.range, note.value);
    if (trouble) write(says, trouble);
    else close("Your teacher has your appeal.");
  };
  const form = h("form", { onsubmit: send },
    h("fieldset", {}, h("legend", {}, "Which point should have counted?"), points.map(([mark, words]) =>
      h("label", { class: "choice" }, h("input", { type: "radio", name: "point", value: mark.id }),
        h("span", {}, h("b", {}, `${POINTS[mark.made][0]} ${POINTS[mark.made][1]} `), words)))),
    h("label", { for: "words" }, "By which words of your answer? Select them."), picker.box, picker.says,
    h("label", { for: "note" }, "Why, if you like"), note, says,
    h("p", { class: "buttons" }, button("Do not appeal", () => close("")), h("button", { class: "main" }, "Send the appeal")));
  setTimeout(() => form.querySelector("input").focus());
  return form;
}
