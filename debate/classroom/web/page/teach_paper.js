// One paper with its ballot: read, a mark changed, what counts on trust confirmed or taken away, words ruled on or quoted.
// A text that is being written reads along.

import { bar, button, h, write } from "./elements.js";
import { markedText, pointRows, POINTS, wordPicker } from "./marks.js";
import { choose, field, line } from "./teach_fields.js";
import { campOf, clockText, counted, countWords, oneLine, piece } from "./words.js";

const lengthText = (seconds) => clockText(seconds).replace(/^0/, "");
const CHOOSE = "Choose the words first: select them in the answer.";

function headWords(paper, pile, played) {
  const facts = [countWords(paper.text) ? counted(countWords(paper.text), "word") : "no words"];
  if (paper.handed_in && paper.seconds) facts.push(lengthText(paper.seconds));
  if (paper.late) facts.push(`${lengthText(paper.late)} late, without a connection`);
  else if (paper.by_clock) facts.push("taken as it stood");
  if (paper.attempt > 1) facts.push("revision");
  if (played > 1) facts.push(`prompt ${paper.turn + 1}`);
  if (pile.length > 1 && pile.includes(paper.seat)) facts.push(`paper ${pile.indexOf(paper.seat) + 1} of ${pile.length}`);
  return facts.join("  ·  ");
}

// The arguments of the student's own, those that were refused among them, in the order of the text.
function ownArguments(paper) {
  const known = (list, one) => (list ?? []).some(([start, end]) => start === one.start && end === one.end);
  const counting = (paper.ballot?.own ?? []).map(({ start, end }) => ({ start, end, counts: true }));
  return [...counting, ...(paper.refused ?? []).map(([start, end]) => ({ start, end, counts: false }))]
    .sort((one, two) => one.start - two.start || one.end - two.end)
    .map((one) => ({ ...one, words: oneLine(piece(paper.text, one.start, one.end)), confirmed: one.counts && known(paper.confirmed, one) }));
}

const levelName = (id) => id.replaceAll("-", " ");
const levelsOf = (topic, id) => topic.criteria.find((row) => row.id === id)?.levels.map((level) => levelName(level.id)) ?? [];

// The teacher's own mark for a criterion; the judge's stays beside it.
function overrideForm(lead, paper, mark, refresh) {
  const before = (paper.overrides ?? []).find((one) => one.criterion === mark.id);
  const levels = levelsOf(lead.topic, mark.id);
  const says = lead.topic.criteria.find((row) => row.id === mark.id)?.levels ?? [];
  const explain = (level) => made.explain(level === null ? mark.sentence : says[level]?.says ?? "");
  const level = choose([[null, `the judge’s: ${levelName(mark.level)}`], ...levels.map((name, number) => [number, name])], before?.level ?? null, explain);
  const made = field("Level", level);
  explain(before?.level ?? null);
  const reason = line(before?.reason ?? "");
  const send = async (event) => {
    event.preventDefault();
    const { seat, turn, attempt } = paper;
    if (await lead.let("Overridden", { seat, turn, attempt, criterion: mark.id, level: level.chosen(), reason: reason.value.trim() })) refresh();
  };
  return h("form", { onsubmit: send }, made, field("Why? The student reads this", reason), h("button", {}, "Put this mark in place"));
}

function criterionLine(lead, paper, mark, index, select, refresh) {
  const before = (paper.overrides ?? []).find((one) => one.criterion === mark.id);
  const levels = levelsOf(lead.topic, mark.id);
  const guess = paper.prediction?.[mark.id];
  const peers = (paper.peers?.[mark.id] ?? []).map((level) => levels[level] ?? level).join(", ");
  const change = h("details", {}, h("summary", {}, "Change the mark", h("span", { class: "unseen" }, ` for ${mark.title}`)));
  change.addEventListener("toggle", () => change.children.length < 2 && change.append(overrideForm(lead, paper, mark, refresh)));
  return h("li", {},
    h("button", { type: "button", class: "plain row", "aria-pressed": "false", onclick: () => select(index) },
      h("span", { class: "title" }, `${index + 1}  ${mark.title}`), bar(mark.measure), h("span", { class: "marks" }, `${mark.score}/${mark.max} `, h("b", {}, levelName(mark.level)))),
    h("p", { class: "quiet" }, mark.sentence),
    before ? h("p", {}, h("b", {}, `Your mark: ${levels[before.level] ?? before.level}`), before.reason ? `. ${before.reason}` : "") : null,
    guess === undefined ? null : h("p", { class: "quiet" }, `The student had expected: ${levels[guess] ?? guess}`),
    peers ? h("p", { class: "quiet" }, `Classmates gave: ${peers}. It counts for nothing.`) : null, change);
}

function ownPart(lead, paper, refresh) {
  const found = ownArguments(paper);
  if (!found.length) return null;
  const { seat, turn, attempt } = paper;
  const say = (event, one) => async () => (await lead.let(event, { seat, turn, attempt, start: one.start, end: one.end })) && refresh();
  return [h("h3", {}, `Not in the key, ${counted(paper.ballot?.trust ?? 0, "point")}`), h("ul", { class: "deeds" }, found.map((one) => h("li", {},
    h("p", {}, h("b", {}, one.confirmed ? "✓ confirmed " : one.counts ? "? counts on trust " : "× does not count "), h("span", { lang: lead.topic.language }, `“${one.words}”`)),
    h("p", { class: "buttons" }, one.counts && !one.confirmed ? button("Confirm", say("OwnConfirmed", one)) : null,
      one.counts ? button("Take away", say("OwnRefused", one)) : button("Give it back", say("OwnKept", one))))))];
}

// Makes a ruling once what it changes was told: the first press weighs it, the next one makes it.
export function weighing(lead, says, pressed, words) {
  let weighed = "";
  const forget = () => {
    weighed = "";
    write(says, "");
    write(pressed, words);
  };
  const weigh = async (ruling, make) => {
    const told = JSON.stringify({ ...ruling, reason: "" });
    if (weighed === told) return make();
    const answer = await lead.ask("Weigh", { ruling: { type: "Ruled", ...ruling, reason: "" } });
    if (!answer) return null;
    weighed = told;
    write(says, `${answer.says} The same button again makes it; “Rulings” takes it back.`);
    return write(pressed, "Make the ruling");
  };
  return { weigh, forget };
}

function rulingForm(lead, paper, refresh) {
  const picker = wordPicker(paper.text, lead.topic.language, "rule-words");
  const point = choose(paper.ballot.points.map((one) => [one.id, `${POINTS[one.made][0]} ${one.says}`]), null, () => forget());
  const counts = choose([[true, "count"], [false, "do not count"]], true, () => forget());
  const reason = line("");
  const says = h("p", { role: "status" });
  const pressed = h("button", {}, "Weigh it");
  const { weigh, forget } = weighing(lead, says, pressed, "Weigh it");
  const send = (event) => {
    event.preventDefault();
    if (!picker.range) return write(says, CHOOSE);
    const ruling = { prompt: paper.speech.prompt, point: point.chosen(), words: picker.words, counts: counts.chosen() };
    return weigh(ruling, async () => (await lead.let("Ruled", { ...ruling, reason: reason.value.trim() })) && refresh());
  };
  return h("form", { onsubmit: send }, field("Which point?", point), h("label", { for: "rule-words" }, "Which words? Select them."), picker.box, picker.says,
    field("They", counts, "In every answer to this prompt, also those to come."), field("Why? The students read this", reason), pressed, says);
}

function quoteForm(lead, paper, refresh) {
  const picker = wordPicker(paper.text, lead.topic.language, "quote-words");
  const { seat, turn, attempt } = paper;
  const here = (one) => one.seat === seat && one.attempt === attempt;
  const quotes = () => lead.view.quotes ?? [];
  const put = async (all) => (await lead.let("Quoted", { turn, quotes: all })) && refresh();
  const send = (event) => {
    event.preventDefault();
    if (!picker.range) return write(picker.says, CHOOSE);
    return put([...quotes(), { seat, attempt, start: picker.range[0], end: picker.range[1] }]);
  };
  const back = quotes().some(here) ? button("Take back what was quoted from here", () => put(quotes().filter((one) => !here(one)))) : null;
  return h("form", { onsubmit: send }, h("label", { for: "quote-words" }, "Which words shall the class see, without the name? Select them."), picker.box, picker.says,
    h("p", { class: "buttons" }, h("button", {}, "Quote"), back));
}

const folded = (words, make) => {
  const made = h("details", {}, h("summary", {}, words));
  made.addEventListener("toggle", () => made.children.length < 2 && made.append(make()));
  return made;
};

function markedParts(lead, paper, refresh) {
  const { ballot } = paper;
  const language = lead.topic.language;
  let selected = null;
  const told = () => markedText(paper.text, ballot.criteria, selected, { nothing: "Nothing was written.", none: "No words earned marks here." });
  const answer = h("p", { class: "text", lang: language, "aria-live": "polite" }, told());
  const select = (index) => {
    selected = selected === index ? null : index;
    [...rows.children].forEach((row, at) => row.firstChild.setAttribute("aria-pressed", String(at === selected)));
    answer.replaceChildren(...told());
  };
  const rows = h("ol", { class: `criteria ${campOf(lead.topic, paper.speech.camp).kind}` }, ballot.criteria.map((mark, index) => criterionLine(lead, paper, mark, index, select, refresh)));
  const look = [...ballot.flags.map((flag) => flag.reason), ...(paper.signals ?? [])];
  return [
    answer, h("h3", {}, "Marks"), rows, h("h3", {}, "Points"),
    h("ul", { class: "points", lang: language }, pointRows(ballot.points, (mark) => mark.says)),
    ownPart(lead, paper, refresh),
    look.length ? [h("h3", {}, "Look at this"), look.map((says) => h("p", { class: "notice" }, says))] : null,
    paper.signals?.length ? h("p", { class: "quiet" }, "Only you are told of copying, and it costs no mark by itself.") : null,
    ballot.points.length ? folded("Rule on words", () => rulingForm(lead, paper, refresh)) : null,
    paper.text.trim() && paper.turn === lead.view.turn ? folded("Quote for the projector", () => quoteForm(lead, paper, refresh)) : null,
  ];
}

const plainParts = (lead, paper) => [
  h("p", { class: "text", lang: lead.topic.language }, paper.text.trim() ? paper.text : paper.handed_in ? "Nothing was handed in." : "Nothing is written yet."),
  h("p", { class: "quiet" }, paper.handed_in ? "The judge has not marked it yet." : "It is being written; this reads along."),
];

// The ways to other papers: through the pile, to the other attempt, to the prompt before (from the first, to the newest).
function waysOn(lead, at, pile, go) {
  const { turns } = lead.view;
  const attempts = turns[at.turn]?.attempts ?? 0;
  const played = turns.filter((one) => one.attempts).length;
  const leaf = (by) => go({ seat: pile[(pile.indexOf(at.seat) + by + pile.length) % pile.length] });
  const before = (at.turn - 1 + played) % played;
  return [
    pile.length > 1 ? [button("← Before", () => leaf(-1)), button("Next →", () => leaf(1))] : null,
    attempts > 1 ? button(at.attempt > 1 ? "First answer" : "Revision", () => go({ attempt: (at.attempt % attempts) + 1 })) : null,
    played > 1 ? button("Other prompt", () => go({ turn: before, attempt: Math.max(1, turns[before].attempts) })) : null,
    button("The student", () => lead.student(at.seat)),
  ].flat().filter(Boolean);
}

// The paper of a seat in an attempt at a turn; `pile` are the seats whose papers can be leafed through.
export function paperSheet(lead, seat, turn, attempt, pile = [seat]) {
  const at = { seat, turn, attempt };
  const ways = h("p", { class: "buttons" });
  const body = h("div", {}, h("p", { class: "quiet" }, "Fetching the paper …"));
  let shown = "";
  let asked = false;
  let again = false;
  const go = (changes) => {
    Object.assign(at, changes);
    shown = "";
    fetch(true);
  };
  const show = (paper, anew) => {
    const told = JSON.stringify(paper);
    const busy = !anew && body.querySelector("details[open]");
    if (told === shown || busy) return;
    const first = !shown;
    const pressed = ways.contains(document.activeElement) ? document.activeElement.textContent : "";
    const within = body.contains(document.activeElement);
    shown = told;
    const score = paper.score == null ? "" : `   ${paper.score} of 100${paper.overrides?.length ? " (changed by you)" : ""}`;
    const title = document.getElementById("sheet-title");
    if (title) write(title, `${paper.name}${score}`);
    body.replaceChildren(...[h("p", { class: "quiet" }, headWords(paper, pile, lead.view.turns.filter((one) => one.attempts).length)), paper.speech.prompt ? lead.speechLine(paper.speech) : null,
      ...(paper.ballot ? markedParts(lead, paper, () => fetch(true)) : plainParts(lead, paper))].flat(Infinity).filter(Boolean));
    ways.replaceChildren(...waysOn(lead, at, pile, go));
    if (pressed) [...ways.children].find((one) => one.textContent === pressed)?.focus();
    else if (within) title?.focus({ preventScroll: true });
    if (first && title) title.scrollIntoView({ block: "nearest" });
  };
  // One question at a time: what changed meanwhile is asked for once more.
  const fetch = async (anew = false) => {
    if (asked) {
      again ||= anew || "soon";
      return;
    }
    asked = true;
    const wanted = { ...at };
    const paper = await lead.paper(wanted.seat, wanted.turn, wanted.attempt);
    asked = false;
    if (paper && JSON.stringify(wanted) === JSON.stringify(at)) show(paper, anew);
    const next = again;
    again = false;
    if (next) fetch(next === true);
  };
  return { title: lead.row(seat)?.name ?? "Paper", nodes: [ways, body], update: () => fetch() };
}

