// Leading a room: the connection as its teacher, the class as it stands, and the sheet that is open beside it. It shows
// what the room tells, asks for what the teacher does, and follows whatever another dashboard of the same room does.

import { button, h, heading, tell, write } from "./elements.js";
import { Link, LinkLost, PROTOCOL } from "./link.js";
import { campWords } from "./panels.js";
import { deedsAt, DEEDS, isPrimary, labelOf, TOOLS } from "./teach_deeds.js";
import { keep } from "./teach_fields.js";
import { rosterPart, stagePart, wallPart } from "./teach_lesson.js";
import { seatSheet } from "./teach_seat.js";
import { campOf, clockText, LAST_SECONDS, secondsLeft } from "./words.js";

const byId = (id) => document.getElementById(id);

export class Lead {
  topic = null;
  view = null;
  room = "";
  #sheet = null;
  #opener = null;
  #changed;

  // `token` is the room's host token, or at a school its code with the teacher's key; `school` is its server.
  // `changed` is called when the connection or the room is another, with the sentence of an end that is for good.
  constructor(token, school, changed) {
    this.school = school;
    this.#changed = changed;
    this.link = new Link({
      greet: () => ({ type: "Host", protocol: PROTOCOL, token }),
      hear: (message) => this.#hear(message),
      stand: (state, why) => changed(state === "ended" ? why : ""),
    });
    this.#build();
  }

  get left() {
    return secondsLeft(this.view?.clock, this.link.roomNow());
  }

  #hear(message) {
    if (message.topic) this.topic = message.topic;
    if (message.room) this.room = message.room;
    if (message.type === "Update") this.view = message.view;
    if (this.view && this.topic) this.#show();
    this.#changed("");
  }

  // Asking. Each resolves to the room's answer, or to null when it refused; then it was told.

  async ask(type, values = {}) {
    if (type !== "Open") write(this.trouble, ""); // a paper is read anew by itself: what was refused just before stays
    try {
      const answer = await this.link.ask({ type, ...values });
      if (answer.says && type !== "Weigh") write(this.did, answer.says);
      return answer;
    } catch (error) {
      write(this.trouble, error instanceof LinkLost ? `${error.message} Try again in a moment.` : error.message);
      this.trouble.scrollIntoView({ block: "nearest" });
      return null;
    }
  }

  let(event, values = {}) {
    return this.ask("Let", { event: { type: event, ...values } });
  }

  async paper(seat, turn, attempt) {
    return (await this.ask("Open", { seat, turn, attempt }))?.paper ?? null;
  }

  student(seat) {
    this.open(seatSheet(this, seat));
  }

  row(seat) {
    return this.view.seats.find((one) => one.id === seat);
  }

  campMark(id) {
    return id && this.topic.camps.some((one) => one.id === id) ? campWords(campOf(this.topic, id)) : null;
  }

  speechLine(speech) {
    return h("p", {}, this.campMark(speech.camp) ?? "All", " answers ", h("span", { lang: this.topic.language }, `“${speech.title}”`));
  }

  // Sheets: one at a time, beside the class or over it; one that does not fit any more (`fits`) closes by itself

  open(sheet) {
    const open = document.activeElement;
    if (!this.sheetPlace.contains(open)) this.#opener = open;
    this.#sheet = sheet;
    write(this.trouble, "");
    write(this.did, "");
    const head = h("h2", { tabindex: "-1", id: "sheet-title" }, sheet.title);
    this.sheetPlace.replaceChildren(
      h("div", { class: "sheet-head" }, head, button("Back to the class", () => this.close(), { class: "plain" })),
      ...sheet.nodes.flat(Infinity).filter(Boolean));
    this.sheetPlace.hidden = false;
    this.sheetPlace.classList.toggle("covers", Boolean(sheet.covers));
    sheet.update?.(this.view);
    head.focus({ preventScroll: true });
    head.scrollIntoView({ block: "start" });
  }

  close() {
    if (!this.#sheet) return;
    this.#sheet = null;
    this.sheetPlace.hidden = true;
    this.sheetPlace.replaceChildren();
    const opener = this.#opener?.isConnected ? this.#opener : this.title;
    opener.focus();
  }

  // Showing

  #build() {
    this.title = heading();
    this.settings = h("p", { class: "quiet" });
    this.guide = h("p", { class: "guide", role: "status" });
    this.trouble = h("p", { class: "says", role: "alert" });
    this.did = h("p", { role: "status", class: "did" });
    this.deeds = h("p", { class: "buttons" });
    this.tools = h("p", { class: "buttons" });
    this.parts = [stagePart(this), rosterPart(this), wallPart(this)];
    this.sheetPlace = h("section", { class: "sheet", "aria-labelledby": "sheet-title", hidden: true });
    const [stage, roster, wall] = this.parts.map((part) => part.node);
    this.nodes = [h("div", { class: "lead-on" },
      h("div", { class: "said" }, this.trouble, this.did),
      h("section", { class: "class", "aria-label": "Lesson" }, this.title, this.guide, this.deeds, stage, roster),
      h("div", { class: "side" }, this.sheetPlace, h("section", { "aria-label": "More" }, h("h2", {}, "More"), this.tools, wall, this.settings)))];
  }

  #show() {
    const { view } = this;
    write(this.title, view.guidance.title);
    write(this.settings, view.guidance.settings);
    this.#guide(view.guidance);
    const first = deedsAt(view);
    this.#buttons(this.deeds, first, view);
    this.#buttons(this.tools, TOOLS.filter((id) => !first.includes(id) && (DEEDS[id].fits?.(view) ?? true)), view);
    for (const part of this.parts) part.update(view);
    if (this.#sheet?.fits?.(view) ?? true) this.#sheet?.update?.(view);
    else this.close();
  }

  #guide({ says }) {
    const told = says.map(([how, words]) => (how === "action" ? `“${labelOf(words, this.view)}”` : words)).join("");
    if (this.guide.textContent === told) return;
    this.guide.replaceChildren(...says.map(([how, words]) =>
      h(how === "" || how === "quiet" ? "span" : "b", { class: how || undefined }, how === "action" ? `“${labelOf(words, this.view)}”` : words)));
  }

  #buttons(place, ids, view) {
    keep(place, ids, (id) => id, (id) => {
      const made = button("", () => DEEDS[id].does(this), { title: DEEDS[id].says });
      made.update = () => {
        write(made, labelOf(id, this.view));
        made.classList.toggle("main", isPrimary(id, this.view));
      };
      return made;
    });
    place.hidden = !ids.length;
    place.dataset.next = view.guidance.action;
  }

  // The clock, between two views
  tick() {
    const clock = this.view?.stage === "writing" ? this.view.clock : null;
    const place = byId("clock");
    const left = clock ? this.left : null;
    const whole = left === null ? null : Math.ceil(left);
    place.hidden = whole === null;
    place.classList.toggle("last", whole !== null && whole <= LAST_SECONDS);
    write(place, whole === null ? "" : clockText(left));
    if (clock?.running && [60, 10, 0].includes(whole) && whole !== this.lastTold) tell(whole ? `${whole} seconds left` : "The time is over.");
    this.lastTold = whole;
  }
}
