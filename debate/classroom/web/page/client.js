// A student's client without anything to see: the seat, its connection, its text, and what of it this browser keeps.
// Once a second, and at zero to the second, what was written is kept and then sent. The page shows it and is told of
// changes.

import { Desk } from "./desk.js";
import { Link, LinkLost, PROTOCOL } from "./link.js";
import { criteriaOf, Reviews } from "./reviews.js";
import { secondsLeft } from "./words.js";

const TICK = 1000;
const QUICK_TICK = 250;

export class Client {
  topic = null;
  view = null;
  why = ""; // why there is no connection, or why there will be none any more
  welcomed = false; // whether the room knew this seat since the page was loaded
  reviews;
  gather = () => {}; // has the page tell the desk what its text box holds, to the last key
  #ballots = new Map();
  #kept = "";
  #forgotten = false;
  #sending = false;
  #reviewing = false;
  #tick;

  // `own` is the seat to go back to; without it a new one is taken with `code` and `name`. `token` is what is to open it;
  // one that opened a seat before (the answer was lost, the teacher sent it out) finds it again, also after the page was
  // loaded anew. `asks`: the teacher is asked for a name that the room refuses.
  constructor({ store, own = null, code = "", name = "", token = "", asks = false, changed }) {
    Object.assign(this, { store, own, code, name, token, asks, changed });
    this.#takeUpKept();
    this.link = new Link({
      greet: () => this.#greet(),
      hear: (message) => this.#hear(message),
      stand: (state, why, bye) => this.#stand(state, why, bye),
    });
  }

  get online() {
    return this.link.online;
  }

  get ended() {
    return this.link.state === "ended";
  }

  get left() {
    return secondsLeft(this.view?.clock, this.link.roomNow());
  }

  get trouble() {
    return this.store.trouble || this.view?.trouble || "";
  }

  // Whether this browser keeps what is written.
  get keeps() {
    return !this.store.trouble;
  }

  get over() {
    return this.view?.phase === "over";
  }

  #takeUpKept() {
    const { own, store } = this;
    this.desk = new Desk(own ? store.texts(own) : []);
    this.reviews = new Reviews(own ? store.reviews(own) : null);
  }

  run() {
    this.link.run();
    this.#pass();
  }

  // The text must not wait for the next tick: the page may be gone in a moment.
  hurry() {
    if (this.ended) return;
    this.gather();
    this.#keep();
    this.#send();
    this.#sendReviews();
  }

  // Ends the connection; nothing is told of it any more.
  leave() {
    this.hurry();
    this.changed = () => {};
    clearTimeout(this.#tick);
    if (this.online) this.link.ask({ type: "Leave" }).catch(() => {});
    this.link.close();
  }

  #pass() {
    if (this.ended) return;
    this.gather();
    const left = this.desk.passTime(this.link.roomNow());
    this.#keep();
    this.#send();
    this.#sendReviews();
    this.changed();
    const last = left !== null && left < 2 && !this.desk.paused;
    this.#tick = setTimeout(() => this.#pass(), last ? QUICK_TICK : TICK);
  }

  #keep() {
    const [texts, reviews] = [this.desk.toKeep, this.reviews.toKeep];
    const told = JSON.stringify([texts, reviews]);
    if (!this.own || this.#forgotten || told === this.#kept) return;
    this.store.keepTexts(this.own, texts, reviews);
    this.#kept = this.store.trouble ? "" : told;
  }

  // Sends what the room lacks, one text after another; drafts go once a second.
  async #send() {
    if (this.#sending || !this.online || !this.view) return;
    this.#sending = true;
    try {
      for (let text; this.online && (text = this.desk.nextToSend()); ) if (!(await this.#sendOne(text))) break;
    } finally {
      this.#sending = false;
    }
  }

  async #sendOne(text) {
    try {
      await this.link.ask({ type: "Write", text });
    } catch (error) {
      if (error instanceof LinkLost) this.desk.lost(text);
      else this.desk.refused(text, error.message, error.again);
      this.changed();
      return !(error instanceof LinkLost || error.again);
    }
    this.desk.taken(text);
    this.changed();
    return text.handing_in;
  }

  // Sends what the room lacks of this student's levels for classmates' answers.
  async #sendReviews() {
    if (this.#reviewing) return;
    this.#reviewing = true;
    try {
      for (let unsent; this.online && (unsent = this.reviews.nextToSend()); ) {
        const [number, levels] = unsent;
        const [turn, attempt] = this.reviews.place.split(".").map(Number);
        await this.link.ask({ type: "Let", event: { type: "Reviewed", seat: this.own.seat, turn, attempt, number, levels } }).then(
          () => this.reviews.taken(number, levels),
          (error) => {
            if (error instanceof LinkLost || error.again) throw error;
            this.reviews.refused(number, error.message);
          },
        );
        this.changed();
      }
    } catch {
      // it is sent again with the next tick
    } finally {
      this.#reviewing = false;
    }
  }

  handIn() {
    this.gather();
    this.desk.handIn();
    this.changed();
    this.hurry();
  }

  predict(levels) {
    const { turn, attempt } = this.view;
    return this.#let({ type: "Predicted", turn, attempt, levels });
  }

  appeal({ turn, attempt }, point, start, end, note) {
    return this.#let({ type: "Appealed", turn, attempt, point, start, end, note });
  }

  // Resolves to what went wrong, in a sentence, or to nothing.
  async #let(event) {
    try {
      await this.link.ask({ type: "Let", event: { seat: this.own.seat, ...event } });
      return "";
    } catch (error) {
      return error instanceof LinkLost ? `${error.message} Try again in a moment.` : error.message;
    }
  }

  // A released ballot of this seat, as it was last seen or asked for.
  async ballotOf(turn, attempt) {
    const key = `${turn}.${attempt}`;
    if (this.online) {
      try {
        this.#ballots.set(key, (await this.link.ask({ type: "Look", turn, attempt })).ballot);
      } catch (error) {
        if (!(error instanceof LinkLost && this.#ballots.has(key))) throw error;
      }
    }
    if (!this.#ballots.has(key)) throw new LinkLost("There is no connection to the room now.");
    return this.#ballots.get(key);
  }

  #greet() {
    if (this.own) return { type: "Return", protocol: PROTOCOL, seat: this.own.seat, token: this.own.token };
    const { code, name, asks } = this;
    const token = this.store.knocking(code, name, this.token);
    return { type: "Join", protocol: PROTOCOL, code, name, device: this.store.device(), token, ask: asks };
  }

  #hear(message) {
    if (message.type === "Welcome") {
      this.topic = message.topic;
      this.welcomed = true;
      if (!this.own) {
        const { room, seat, token } = message;
        this.own = { room, seat, token, code: this.code, name: this.name };
        this.#takeUpKept();
        this.store.keepSeat(this.own);
        this.store.answered();
      }
    } else if (message.type === "NewTopic") this.topic = message.topic;
    else if (message.type === "Update") this.#see(message.view);
    this.changed();
  }

  #see(found) {
    this.gather();
    const first = !this.view;
    const view = this.#withKnownSpeech(found);
    this.view = view;
    if (view.ballot) this.#ballots.set(`${view.ballot.turn}.${view.ballot.attempt}`, view.ballot);
    this.desk.see(view, this.link.roomNow());
    this.reviews.see(view, criteriaOf(this.topic));
    const renamed = first || view.name !== this.own.name;
    this.own.name = view.name;
    if (this.over && !this.desk.unsent) this.#forget();
    else if (renamed) this.store.keepSeat(this.own);
    if (this.desk.unsent) this.#send();
  }

  // The view with the speech that the room gave before its clock was stopped: it comes without words meanwhile.
  #withKnownSpeech(view) {
    const known = this.view?.speech;
    if (!view.speech || view.speech.prompt || !known) return view;
    const same = view.turn === this.view.turn && view.attempt === this.view.attempt && view.speech.camp === known.camp;
    return same ? { ...view, speech: known } : view;
  }

  // The room is over and has everything.
  #forget() {
    if (!this.#forgotten) this.store.keepInTab(this.own);
    this.#forgotten = true;
  }

  // `mayAsk`: the teacher may be asked for the name that was refused; `seats`: names of the class list, one of which is meant.
  #stand(state, why, { may_ask: mayAsk = false, seats = [] }) {
    Object.assign(this, { mayAsk, seats });
    if (state === "ended") {
      this.store.answered();
      this.gather();
      this.#keep();
    }
    this.why = state === "open" ? "" : why || this.why;
    this.changed();
  }
}
