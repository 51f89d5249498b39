// The teacher's key and the teacher's rooms: to open one anew, to lead one on, to take its report away, to forget it.

import { ask, button, download, h, heading, write } from "./elements.js";
import { choose, field } from "./teach_fields.js";
import { counted } from "./words.js";

const PHASES = { lobby: "not begun", playing: "under way", over: "over" };
const REPORTS = [["html", "To read or print"], ["csv", "Table"], ["xlsx", "Table for Excel"], ["json", "Everything"]];
const GRADEBOOKS = [["table", "any spreadsheet"], ["moodle", "Moodle"], ["canvas", "Canvas"], ["classroom", "Google Classroom"]];
const DECIMALS = [["en", "1.5, with commas between"], ["de", "1,5, with semicolons between"]];

export function keyStep({ says, single, take }) {
  const box = h("input", { id: "key", type: "password", autocomplete: "off", spellcheck: "false", maxlength: "128", required: true, "aria-describedby": "key-hint" });
  const stay = h("input", { type: "checkbox" });
  const send = (event) => {
    event.preventDefault();
    take(box.value.trim(), stay.checked);
  };
  return {
    title: "Teach",
    begin: () => box.focus(),
    nodes: [
      heading(single ? "Lead this room" : "Teach with your school’s server"),
      h("form", { class: "door", onsubmit: send },
        h("label", { for: "key" }, single ? "The room’s host token" : "Your teacher’s key"), box,
        h("p", { class: "hint", id: "key-hint" }, single
          ? "The dashboard in the terminal shows it, with a code that opens this page: “i”, then “k”."
          : "Whoever runs the school’s server gave it to you. It stays in this tab, and is forgotten when you close it."),
        single ? null : h("label", { class: "choice" }, stay, h("span", {}, "Stay signed in on this device: only where nobody else uses it")),
        h("p", { class: "says", role: "alert" }, says),
        h("p", { class: "buttons" }, h("button", { class: "main" }, single ? "Lead" : "Sign in"))),
      single ? null : h("p", { class: "quiet" }, "Students need no key: they open this server’s address and give the code of your room."),
    ],
  };
}

export const when = (at) => (at ? new Date(at).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" }) : "");

// What can be taken away of a room. `says` is told what went wrong.
export function downloads(school, room, says) {
  const take = (path, name) => async (event) => {
    const pressed = event.currentTarget;
    pressed.disabled = true;
    write(says, "");
    await school.file(room, path()).then(({ content, says: beside }) => {
      download(name(), content, content.type);
      write(says, beside);
    }, (error) => write(says, error.message));
    pressed.disabled = false;
  };
  const report = ([form, words]) => button(words, take(() => `report.${form}`, () => `debate-${room}.${form}`));
  const book = choose(GRADEBOOKS, "table");
  const decimals = choose(DECIMALS, "en");
  const gradebook = (form) => take(() => `gradebook.${form}?for=${book.chosen()}&locale=${decimals.chosen()}`, () => `debate-${room}-${book.chosen()}.${form}`);
  return h("div", { class: "downloads" },
    h("h3", {}, "Report"), h("p", { class: "buttons" }, REPORTS.map(report)),
    h("h3", {}, "Take-home"), h("p", { class: "buttons" }, button("A page or two for each student", take(() => "take-home.html", () => `debate-${room}-take-home.html`))),
    h("h3", {}, "Gradebook"), h("div", { class: "fields" }, field("For", book), field("Decimals", decimals)),
    h("p", { class: "buttons" }, button("Gradebook", gradebook("csv")), button("Gradebook for Excel", gradebook("xlsx"))));
}

function entry(school, one, { lead, says, again }) {
  const facts = [one.class_name ? `class ${one.class_name}` : "", PHASES[one.phase] ?? "", when(one.last_at)].filter(Boolean);
  const forget = async () => {
    const question = `Forget the room ${one.code} for good? Names, texts, marks and appeals are gone for everybody; take the report away first.`;
    if (!(await ask(question, { yes: "Forget it", no: "Keep it" }))) return;
    await school.forget(one.room).then(again, (error) => write(says, error.message));
  };
  const more = h("details", { ontoggle: (event) => event.target.open && more.children.length < 2 && more.append(downloads(school, one.room, says)) },
    h("summary", {}, "Downloads", h("span", { class: "unseen" }, ` of ${one.code}`)));
  return h("li", {},
    h("div", { class: "entry" },
      h("div", {}, h("b", { class: "join-code" }, one.code), h("span", { class: "quiet" }, `  ${facts.join("  ·  ")}`)),
      h("div", { class: "buttons" },
        button(["Open", h("span", { class: "unseen" }, ` ${one.code}`)], () => lead(one.code)),
        button(["Forget", h("span", { class: "unseen" }, ` ${one.code}`)], forget, { class: "plain" }))), more);
}

// `rooms` is null where they could not be asked for; then `says` tells why.
export function roomsStep(school, rooms, { lead, open, again, says: trouble }) {
  const says = h("p", { class: "says", role: "alert" }, trouble);
  if (!rooms) return { title: "Your rooms", nodes: [heading("Your rooms"), says, button("Try again", again, { class: "main" })] };
  const sorted = [...rooms].sort((one, two) => two.last_at.localeCompare(one.last_at));
  const empty = h("p", { class: "lead" }, "You have no room here yet. Open one: your class joins it with a code, on any device, and it is kept until you forget it.");
  return {
    title: "Your rooms",
    nodes: [
      heading("Your rooms"), h("p", { class: "buttons" }, button("Open a room", open, { class: "main" })), says,
      sorted.length
        ? [h("p", { class: "quiet" }, counted(sorted.length, "room")), h("ul", { class: "entries" }, sorted.map((one) => entry(school, one, { lead, says, again })))]
        : empty,
    ],
  };
}
