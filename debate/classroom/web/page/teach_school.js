// The server as a teacher asks it, beside the connection by which a room is led: a school's, or in part a room's own. The
// key goes with each request in a header of its own, and into no address.

const NO_KEY = "This is no key of this server; ask whoever runs it.";

export class Refused extends Error {}
export class WrongKey extends Refused {}

export class School {
  #key;

  constructor(key) {
    this.#key = key;
  }

  token(code) {
    return `${code}.${this.#key}`;
  }

  async #ask(path, method = "GET", body = undefined) {
    if (/[^ -~]/.test(this.#key)) throw new WrongKey(NO_KEY); // no header can hold it
    let answer;
    try {
      answer = await fetch(path, { method, body, headers: { Authorization: `Bearer ${this.#key}` }, cache: "no-store" });
    } catch {
      throw new Refused("The server does not answer; is this device on the network? Try again in a moment.");
    }
    if (answer.ok) return answer;
    const why = (await answer.text().catch(() => "")) || `The server refused it (${answer.status}).`;
    throw answer.status === 401 ? new WrongKey(why) : new Refused(why);
  }

  #json = async (...asked) => (await this.#ask(...asked)).json();

  rooms = () => this.#json("/rooms");

  open = (wanted) => this.#json("/rooms", "POST", JSON.stringify(wanted));

  forget = (room) => this.#ask(`/rooms/${room}`, "DELETE");

  packs = () => this.#json("/packs");

  // What is kept for this teacher under names: “classes” (lists, as text) or “plans” (JSON).
  kept = (kind) => this.#json(`/${kind}`);

  read = async (kind, name) => (await this.#ask(`/${kind}/${encodeURIComponent(name)}`)).text();

  keep = (kind, name, text) => this.#ask(`/${kind}/${encodeURIComponent(name)}`, "PUT", text);

  drop = (kind, name) => this.#ask(`/${kind}/${encodeURIComponent(name)}`, "DELETE");

  // A file to take away, and what there is to say beside it.
  async file(room, name) {
    const answer = await this.#ask(`/rooms/${room}/${name}`);
    return { content: await answer.blob(), says: decodeURIComponent(answer.headers.get("X-Debate-Says") ?? "") };
  }
}
