// The page's end of the room's connection: it comes back by itself, numbers requests, and knows the room's time.

export const PROTOCOL = 2;

const CONNECT_SECONDS = 5;
const GREETING_SECONDS = 10;
const SILENT_SECONDS = 6; // without an answer to a question for the time, the connection is gone
const TIME_SECONDS = 4; // how often the time is asked for
const PAUSES = [0.1, 0.25, 0.5, 1];
const DRIFT = 200e-6;
const KEPT = 12;

const own = () => performance.now() / 1000; // never the device's date

export class LinkLost extends Error {}

export class Refusal extends Error {
  constructor(why, again) {
    super(why);
    this.again = again;
  }
}

// The room second by our own clock: of the recent answers the one that was least long on its way is believed.
export class RoomClock {
  #answers = [];

  learn(sent, came, room) {
    const doubt = Math.max(0, came - sent) / 2;
    const answer = { at: came, ahead: room - (sent + came) / 2, doubt };
    const fits = (one) => Math.abs(answer.ahead - one.ahead) <= doubt + this.#doubt(one, came);
    this.#answers = [...(this.#answers.every(fits) ? this.#answers.slice(1 - KEPT) : []), answer];
  }

  now(at) {
    if (!this.#answers.length) return null;
    const best = this.#answers.reduce((one, two) => (this.#doubt(two, at) < this.#doubt(one, at) ? two : one));
    return at + best.ahead;
  }

  forget() {
    this.#answers = [];
  }

  #doubt(answer, now) {
    return answer.doubt + Math.max(0, now - answer.at) * DRIFT;
  }
}

// `greet` makes the greeting anew for each connection; `hear` gets what is no answer; `stand` each new state: "open",
// "lost" (it comes back) or "ended" (for good), with a sentence for the latter two, and the room's farewell, if it said
// one.
export class Link {
  state = "connecting";
  #clock = new RoomClock();
  #pending = new Map();
  #number = 0;
  #failures = 0;
  #socket = null;
  #stop = new AbortController();

  constructor({ greet, hear, stand }) {
    Object.assign(this, { greet, hear, stand });
  }

  get online() {
    return this.state === "open";
  }

  roomNow() {
    return this.#clock.now(own());
  }

  run() {
    const { signal } = this.#stop;
    this.#beating = setInterval(() => this.#beat(), 1000);
    const back = () => (this.#socket ? this.#askTime() : this.#connect());
    window.addEventListener("online", back, { signal });
    window.addEventListener("offline", () => this.#gone(this.#socket), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || back(), { signal });
    this.#connect();
  }

  close() {
    this.#end("");
  }

  // Sends a request and waits for its answer. Throws `Refusal`, or `LinkLost` when nobody knows whether it was done.
  ask(request, seconds = 10) {
    if (!this.online) return Promise.reject(new LinkLost("There is no connection to the room now."));
    const id = ++this.#number;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => this.#settle(id, "reject", new LinkLost("The room did not answer in time.")), seconds * 1000);
      this.#pending.set(id, { resolve, reject, late });
      this.#send({ ...request, id });
    });
  }

  #beating;
  #again;
  #began;
  #opened;
  #welcomed;
  #asked;
  #questions;
  #unanswered;
  #why;

  #connect() {
    clearTimeout(this.#again);
    if (this.state === "ended" || this.#socket) return;
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/ws`);
    this.#socket = socket;
    this.#began = own();
    this.#opened = this.#welcomed = this.#unanswered = null;
    this.#questions = 0;
    this.#why = "";
    const mine = (does) => (event) => socket === this.#socket && does(event);
    socket.onopen = mine(() => {
      this.#opened = own();
      this.#send(this.greet());
    });
    socket.onmessage = mine((event) => this.#take(JSON.parse(event.data)));
    socket.onclose = mine(() => this.#gone(socket));
  }

  #gone(socket) {
    if (!socket || socket !== this.#socket) return;
    this.#socket = null;
    socket.close();
    const lasted = this.#welcomed !== null && own() - this.#welcomed >= 1;
    const why = this.#why || (this.#welcomed === null ? "The room does not answer; is this device on the same network?" : "The connection to the room was lost.");
    this.#failures = lasted ? 0 : this.#failures + 1;
    if (this.state !== "ended") this.#tell("lost", why);
    for (const id of [...this.#pending.keys()]) this.#settle(id, "reject", new LinkLost("The connection to the room was lost."));
    if (this.state === "ended") return;
    // A whole class comes back: not all in the same instant.
    const pause = PAUSES[Math.min(this.#failures, PAUSES.length - 1)] * (0.8 + 0.2 * Math.random());
    this.#again = setTimeout(() => this.#connect(), pause * 1000);
  }

  #end(why, bye = {}) {
    const socket = this.#socket;
    clearInterval(this.#beating);
    clearTimeout(this.#again);
    this.#stop.abort();
    this.#tell("ended", why, bye);
    this.#gone(socket);
  }

  #take(message) {
    this.#unanswered = null;
    const { type, id } = message;
    if (type === "Bye") {
      this.#why = message.why;
      if (!message.again) this.#end(message.why, message);
    } else if (type === "Welcome") {
      this.#welcomed = own();
      this.#clock.forget();
      this.#clock.learn(this.#opened, this.#welcomed, message.now);
      this.hear(message);
      this.#tell("open", "");
      this.#askTime();
    } else if (type === "TimeIs") this.#clock.learn(message.sent, own(), message.now);
    else if (type === "Refused") this.#settle(id, "reject", new Refusal(message.why, message.again ?? false));
    else if (id !== undefined) this.#settle(id, "resolve", message);
    else this.hear(message);
  }

  #settle(id, how, value) {
    const request = this.#pending.get(id);
    if (!request) return;
    this.#pending.delete(id);
    clearTimeout(request.late);
    request[how](value);
  }

  #beat() {
    if (!this.#socket) return;
    const now = own();
    const lost = this.#welcomed === null
      ? now - this.#began > (this.#opened === null ? CONNECT_SECONDS : GREETING_SECONDS)
      : this.#unanswered !== null && now - this.#unanswered > SILENT_SECONDS;
    if (lost) this.#gone(this.#socket);
    else if (this.#welcomed !== null && (this.#questions < 4 || now - this.#asked >= TIME_SECONDS)) this.#askTime();
  }

  #askTime() {
    if (!this.online) return;
    this.#asked = own();
    this.#questions += 1;
    this.#unanswered ??= this.#asked;
    this.#send({ type: "Time", sent: this.#asked });
  }

  #send(message) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #tell(state, why, bye = {}) {
    if (this.state === "ended") return;
    this.state = state;
    this.stand(state, why, bye);
  }
}
