// A student's text as the page has it: which of two texts is newer, what is to be sent, when it is finished. It decides
// as the terminal's desk does (`client/desk.py`, where the rules are explained); a test holds the two together.

import { secondsLeft } from "./words.js";

export const MOST_CHARACTERS = 20000;
const ENOUGH_LEFT = 0.5;

// All that a terminal would obey, or that turns the direction of a text; the room takes them out, one for one.
const UNSEEN = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

const place = (text) => `${text.turn}.${text.attempt}`;
const same = (one, two) => JSON.stringify(one) === JSON.stringify(two);
const newText = (turn, attempt) => ({ turn, attempt, sequence: 0, text: "", handing_in: false, by_clock: false });
const byPlace = (one, two) => one.turn - two.turn || one.attempt - two.attempt;

export function sendable(text) {
  const whole = text.replace(UNSEEN, "\ufffd").replace(/\p{Surrogate}/gu, "\ufffd");
  return whole.length > MOST_CHARACTERS ? Array.from(whole).slice(0, MOST_CHARACTERS).join("") : whole;
}

export class Desk {
  says = "";
  #kept;
  #view = null;
  #paper = null;
  #now = null;
  #acknowledged = 0;
  #waiting;
  #tooLate = null;
  #onItsWay = null;
  #refused = null;

  constructor(kept = []) {
    this.#kept = kept;
    this.#waiting = new Map(kept.filter((one) => one.handing_in).map((one) => [place(one), one]));
  }

  // What to show

  get text() {
    return this.#now?.text ?? "";
  }

  get writing() {
    return this.#view?.stage === "writing" && Boolean(this.#view.speech);
  }

  get handedIn() {
    return this.#paper?.handed_in ?? false;
  }

  get finished() {
    return this.handedIn || (this.#now !== null && this.#waiting.has(place(this.#now)));
  }

  get paused() {
    return Boolean(this.#view?.clock) && !this.#view.clock.running;
  }

  get unsent() {
    return this.#waiting.size > 0 || (this.#dirty && !this.handedIn);
  }

  get toKeep() {
    const now = this.#now === null || this.#waiting.has(place(this.#now)) ? [] : [this.#now];
    const late = this.#tooLate === null || this.#waiting.has(place(this.#tooLate)) ? [] : [this.#tooLate];
    return [...late, ...this.#waiting.values(), ...now];
  }

  get leftBehind() {
    return [...this.#waiting.values()].sort(byPlace).at(-1) ?? this.#tooLate;
  }

  // Whether what is left behind was refused for good: only a file can bring it to the teacher.
  get tooLate() {
    return this.#tooLate !== null && this.#waiting.size === 0;
  }

  get #dirty() {
    return this.#now !== null && this.#now.sequence > this.#acknowledged;
  }

  // What happened

  see(view, now) {
    const turn = view.turn ?? -1;
    const attempt = view.attempt ?? 0;
    const here = attempt > 0 && view.speech ? newText(turn, attempt) : null;
    if (this.#now !== null && (here === null || place(this.#now) !== place(here))) this.#leave(this.#now);
    this.#view = view;
    this.#paper = view.paper ?? null;
    if (view.phase === "over") this.#forgetReleased(view);
    if (here === null) {
      this.#now = this.#paper = null;
      return;
    }
    if (this.#now === null || place(this.#now) !== place(here)) this.#takePlace(here);
    this.#compare({ text: "", sequence: 0, handed_in: false, by_clock: false, ...view.paper });
    this.#forgetReleased(view);
    const left = view.clock ? secondsLeft(view.clock, now) : null;
    if (view.stage === "writing" && !this.handedIn && (left === null || left > ENOUGH_LEFT)) this.#takeBack(here);
  }

  write(text) {
    const whole = sendable(text);
    if (this.#now === null || this.finished || this.paused || whole === this.#now.text) return;
    this.#now = { ...this.#now, text: whole, sequence: this.#now.sequence + 1 };
  }

  handIn({ byClock = false } = {}) {
    if (this.#now === null || this.finished) return;
    this.#waiting.set(place(this.#now), { ...this.#now, handing_in: true, by_clock: byClock });
  }

  passTime(now) {
    const left = this.#view?.clock ? secondsLeft(this.#view.clock, now) : null;
    if (this.writing && left === 0) this.handIn({ byClock: true });
    return left;
  }

  // What to send

  nextToSend() {
    if (this.#onItsWay !== null) return null;
    const waiting = [...this.#waiting.values()].sort(byPlace)[0];
    if (waiting) this.#onItsWay = waiting;
    else if (this.#dirty && this.writing && !this.handedIn && !same(this.#now, this.#refused)) this.#onItsWay = this.#now;
    return this.#onItsWay;
  }

  taken(sent) {
    this.#arrived(sent);
    if (sent.handing_in) {
      this.says = "";
      this.#waiting.delete(place(sent));
      if (this.#isHere(sent)) {
        this.#paper = { ...this.#paper, text: sent.text, handed_in: true, by_clock: sent.by_clock };
      }
    } else if (this.#isHere(sent)) this.#acknowledged = Math.max(this.#acknowledged, sent.sequence);
  }

  refused(sent, why, again) {
    this.#arrived(sent);
    this.says = why;
    if (again) return;
    if (!sent.handing_in) {
      this.#refused = sent;
      return;
    }
    this.#waiting.delete(place(sent));
    if (sent.text.trim()) this.#tooLate = sent;
    if (this.#isHere(sent)) this.#acknowledged = Math.max(this.#acknowledged, sent.sequence);
  }

  lost(sent) {
    this.#arrived(sent);
  }

  #arrived(sent) {
    if (same(this.#onItsWay, sent)) this.#onItsWay = null;
  }

  #isHere(text) {
    return this.#now !== null && place(this.#now) === place(text);
  }

  // Which text is newer

  #takePlace(here) {
    const kept = this.#waiting.get(place(here)) ?? this.#kept.find((one) => place(one) === place(here)) ?? here;
    this.#now = { ...kept, handing_in: false, by_clock: false };
    this.#acknowledged = 0;
    this.says = "";
  }

  #compare(paper) {
    const at = place(this.#now);
    const waiting = this.#waiting.get(at);
    if (paper.sequence > this.#now.sequence || this.#now.sequence === 0) {
      this.#now = { ...this.#now, text: paper.text, sequence: paper.sequence };
    }
    this.#acknowledged = Math.max(this.#acknowledged, paper.sequence);
    if (!paper.handed_in) return;
    if (paper.text === this.#now.text) this.says = "";
    if (this.#tooLate !== null && place(this.#tooLate) === at && this.#tooLate.text === paper.text) this.#tooLate = null;
    if (waiting && (waiting.text === paper.text || !paper.by_clock)) this.#waiting.delete(at);
    else if (!waiting && paper.by_clock && this.#dirty && this.#now.text !== paper.text) {
      this.#waiting.set(at, { ...this.#now, handing_in: true, by_clock: true });
    }
  }

  #leave(old) {
    if (this.#dirty && !this.#waiting.has(place(old)) && !this.handedIn) {
      this.#waiting.set(place(old), { ...old, handing_in: true, by_clock: true });
    }
  }

  #takeBack(here) {
    if (this.#waiting.get(place(here))?.by_clock) this.#waiting.delete(place(here));
  }

  #forgetReleased(view) {
    for (const [turn, attempt] of view.past ?? []) {
      const late = this.#waiting.get(`${turn}.${attempt}`);
      if (late) {
        this.#waiting.delete(place(late));
        this.#tooLate = late;
        this.says = "The ballots were out before your last words came, so they are not marked.";
      }
    }
  }
}
