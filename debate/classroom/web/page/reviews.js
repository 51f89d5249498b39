// Peer review at a student's end: the answers of classmates, what was made of them, and what of it the room does not have
// yet (`client/review_desk.py` is the terminal's). Each level is sent as it is chosen; there is nothing to hand in.

import { button, h, heading, write } from "./elements.js";
import { campName, levelRows } from "./steps.js";
import { campOf, counted, oneLine, otherCamp } from "./words.js";

export class Reviews {
  #before; // levels that the room did not have when the page went, of one place, with the lengths of the answers

  constructor(kept = null) {
    this.#before = kept;
    this.#begin("");
  }

  #begin(place) {
    // `at` is the place of the answer on show; `putAway`: the student looks at their own text meanwhile, or is done.
    Object.assign(this, { place, answers: [], at: 0, putAway: false, says: "" });
    this.given = new Map();
    this.unsent = new Set();
  }

  // Takes up what the room has; what it does not have yet of this student's levels holds. Another text in the place of
  // an answer begins with the levels that the room has of it.
  see({ turn, attempt, reviews = [] }, criteria) {
    if (`${turn}.${attempt}` !== this.place || !reviews.length) this.#begin(`${turn}.${attempt}`);
    const known = new Map(this.answers.map((one) => [one.number, one.text]));
    for (const { number, text, levels = {} } of reviews) {
      if (![undefined, text].includes(known.get(number))) {
        this.unsent.delete(number);
        this.says = "Another text has come late in the place of this answer; mark it anew.";
      }
      if (!this.unsent.has(number)) this.given.set(number, { ...levels });
    }
    this.#takeUp(reviews);
    const first = !this.answers.length;
    this.answers = reviews;
    this.at = Math.min(this.at, Math.max(0, reviews.length - 1));
    if (first) this.putAway = !this.goOn(criteria);
  }

  // Has what was chosen before the page went, once its answers are here.
  #takeUp(answers) {
    const kept = this.#before;
    if (!kept || !answers.length) return;
    this.#before = null;
    if (kept.place !== this.place) return;
    for (const { number, text } of answers.filter((one) => kept.lengths[one.number] === one.text.length)) {
      this.given.set(number, { ...kept.levels[number] });
      this.unsent.add(number);
    }
  }

  // What the room does not have, to be kept here.
  get toKeep() {
    if (!this.unsent.size) return this.#before;
    const mine = this.answers.filter((one) => this.unsent.has(one.number));
    const by = (told) => Object.fromEntries(mine.map((one) => [one.number, told(one)]));
    return { place: this.place, levels: by((one) => this.levels(one.number)), lengths: by((one) => one.text.length) };
  }

  get answer() {
    return this.answers[this.at] ?? null;
  }

  levels(number) {
    return this.given.get(number) ?? {};
  }

  isFinished(number, criteria) {
    return criteria.every((one) => Object.hasOwn(this.levels(number), one));
  }

  finished(criteria) {
    return this.answers.filter((one) => this.isFinished(one.number, criteria)).length;
  }

  // Shows the next answer that is not finished, round the end; says whether there is one.
  goOn(criteria) {
    for (let step = 0; step < this.answers.length; step += 1) {
      const at = (this.at + step) % this.answers.length;
      if (!this.isFinished(this.answers[at].number, criteria)) {
        this.at = at;
        return true;
      }
    }
    return false;
  }

  told(criteria) {
    return `You have marked ${this.finished(criteria)} of ${counted(this.answers.length, "answer")} of classmates.`;
  }

  choose(number, criterion, level) {
    if (this.levels(number)[criterion] === level) return;
    this.given.set(number, { ...this.levels(number), [criterion]: level });
    this.unsent.add(number);
    this.says = "";
  }

  nextToSend() {
    return this.unsent.size ? [Math.min(...this.unsent), { ...this.levels(Math.min(...this.unsent)) }] : null;
  }

  // The room has these; what was chosen meanwhile is sent next.
  taken(number, levels) {
    const now = Object.entries(this.levels(number));
    if (now.length === Object.keys(levels).length && now.every(([id, level]) => levels[id] === level)) this.unsent.delete(number);
  }

  refused(number, why) {
    this.unsent.delete(number);
    this.says = why;
  }

  get isKept() {
    return !this.unsent.size;
  }
}

export const criteriaOf = (topic) => topic?.criteria.map((row) => row.id) ?? [];

// Which answer is on show, for the step's key: another text makes it anew.
export const shownAnswer = ({ place, answer }) => JSON.stringify([place, answer.number, answer.text]);

export function reviewing(client) {
  const { topic, reviews } = client;
  const { number, speech, text } = reviews.answer;
  const criteria = criteriaOf(topic);
  const says = h("p", { class: "says", role: "alert" });
  const state = h("p", { class: "hint", role: "status" });
  const rows = levelRows(topic, reviews.levels(number));
  const missing = () => topic.criteria.findIndex((row) => !reviews.isFinished(number, [row.id]));
  const choose = ({ target }) => {
    reviews.choose(number, target.name, Number(target.value));
    write(says, "");
    client.hurry();
    client.changed();
  };
  const putAway = () => {
    reviews.putAway = true;
    client.changed();
  };
  const goOn = (event) => {
    event.preventDefault();
    if (missing() >= 0) {
      write(says, `Choose a level for each: “${topic.criteria[missing()].title}” has none yet.`);
      rows[missing()].querySelector("input").focus();
    } else if (reviews.goOn(criteria)) client.changed();
    else putAway();
  };
  const other = () => {
    reviews.at = (reviews.at + 1) % reviews.answers.length;
    client.changed();
  };
  const update = () => {
    if (!reviews.isKept && client.online) return; // on its way: a live region need not say so
    const kept = reviews.isKept ? "All is kept." : "No connection: your levels wait here.";
    write(state, reviews.says || `${reviews.told(criteria)} ${kept}`);
  };
  return {
    title: "How far did a classmate’s text get?",
    update,
    nodes: [h("div", { class: "review" },
      h("section", { tabindex: "0", "aria-label": "The answer" },
        heading(`How far did a classmate’s text get? Answer ${reviews.at + 1} of ${reviews.answers.length}`),
        h("p", { class: "quiet" }, "“You” in what a level means is who wrote it. Nobody is told that you marked it, and it counts for nobody’s marks."),
        h("p", {}, campName(otherCamp(topic, speech.camp)), " says"),
        h("blockquote", { lang: topic.language }, `“${speech.says || speech.title}”`),
        h("h2", {}, "A classmate answers for ", campName(campOf(topic, speech.camp))),
        h("p", { class: "text", lang: topic.language }, text)),
      h("form", { onsubmit: goOn, onchange: choose }, rows, says, state,
        h("p", { class: "buttons" }, h("button", { class: "main" }, "Go on"),
          reviews.answers.length > 1 ? button("The other answer", other) : null,
          button("Later: back to my own text", putAway))))],
  };
}

// After the release: a level that the student gave a classmate's answer for each criterion, beside the one that counts.
export function bothLevels(topic, { given, levels, by_teacher: byTeacher = [] }) {
  const name = (row, level) => row.levels[level]?.id ?? String(level);
  return topic.criteria.filter((row) => Object.hasOwn(given, row.id)).map((row) => [
    row.title, `: you ${name(row, given[row.id])}, ${byTeacher.includes(row.id) ? "your teacher" : "the judge"} ${name(row, levels[row.id])}`]);
}

export function reviewed(own, topic) {
  return (own.reviews ?? []).map((one, at) => h("section", { class: "reviewed" },
    h("h2", {}, own.reviews.length > 1 ? `You marked: answer ${at + 1}` : "You marked"),
    h("p", { class: "quiet", lang: topic.language }, `To “${one.title}”: “${oneLine(one.text)}”`),
    h("ul", {}, bothLevels(topic, one).map(([title, told]) => h("li", {}, h("b", {}, title), told))),
    h("p", {}, one.says)));
}
