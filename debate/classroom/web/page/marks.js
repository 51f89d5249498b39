// A marked answer in parts, for the student's ballot and the teacher's paper: the text with the words that earned marks,
// the points, and a box in which words are chosen.

import { h, write } from "./elements.js";
import { characters, counted, oneLine, piece } from "./words.js";

const MOST_BRIDGED = 24; // characters between two finds of one sentence that are read as one passage
export const POINTS = { made: ["✓", "made"], partly: ["◐", "partly"], not: ["✗", "dropped"] };

// The passages of the answer that earned marks, in order and without overlap, each with its criteria's numbers from 1.
export function passages(letters, criteria, selected) {
  const wanted = criteria.flatMap((mark, index) => (selected === null || selected === index
    ? mark.evidence.filter((one) => one.start >= 0 && one.start < one.end && one.end <= letters.length)
      .map((one) => ({ start: one.start, end: one.end, numbers: new Set([index + 1]) }))
    : []));
  wanted.sort((one, two) => one.start - two.start || one.end - two.end);
  const joined = [];
  for (const found of wanted) {
    const last = joined.at(-1);
    const gap = last ? letters.slice(last.end, found.start).join("") : "";
    if (last && gap.length <= MOST_BRIDGED && !/[.!?] |\n/.test(gap)) {
      last.end = Math.max(last.end, found.end);
      found.numbers.forEach((number) => last.numbers.add(number));
    } else joined.push(found);
  }
  return joined;
}

// An answer with its passages set off; `selected` is the index of the only criterion whose words are shown, or null for
// all. `nothing`, `none` and `rest` are what to say of an empty text, of no passages, and of what is beyond `most`.
export function markedText(text, criteria, selected, { nothing, none, rest: where = "", most = Infinity }) {
  const all = characters(text);
  if (!text.trim()) return [h("i", { class: "quiet" }, nothing)];
  const letters = all.slice(0, most);
  const found = passages(letters, criteria, selected);
  const parts = [];
  let at = 0;
  for (const { start, end, numbers } of found) {
    const shown = [...numbers].sort().join(" ");
    parts.push(letters.slice(at, start).join(""), h("mark", {}, letters.slice(start, end).join("")));
    if (selected === null) parts.push(h("sup", {}, h("span", { class: "unseen" }, "criterion "), shown));
    at = end;
  }
  parts.push(letters.slice(at).join(""));
  const rest = letters.length === all.length ? 0 : all.slice(most).join("").split(/\s+/).filter(Boolean).length;
  if (rest) parts.push(h("i", { class: "quiet" }, ` … and ${counted(rest, "more word")}, ${where}.`));
  if (selected !== null && !found.length) parts.push(h("i", { class: "quiet" }, ` ${none}`));
  return parts;
}

const order = Object.keys(POINTS);

// The points in the order made, partly made, dropped; `says` gives what one is called.
export const pointRows = (points, says) => [...points]
  .sort((one, two) => order.indexOf(one.made) - order.indexOf(two.made))
  .map((mark) => h("li", { class: mark.made }, h("b", {}, POINTS[mark.made].join(" ")), h("span", {}, says(mark))));

// A selection without the white space at its ends, and with the whole of the words that it cuts.
function wholeWords(letters, start, end) {
  const blank = (at) => /\s/.test(letters[at] ?? " ");
  while (start < end && blank(start)) start += 1;
  while (end > start && blank(end - 1)) end -= 1;
  while (start < end && !blank(start - 1)) start -= 1;
  while (start < end && !blank(end)) end += 1;
  return [start, end];
}

// Words are chosen as they are chosen anywhere: by selecting them in the answer. Gives the box, a line that says what is
// chosen, and the range, null while nothing is. The box is none that browsers hold to be read only: there, keys select nothing.
export function wordPicker(text, language, id) {
  const none = "No words are chosen yet: select them in the answer.";
  const says = h("p", { id: `${id}-picked`, role: "status" }, none);
  const box = h("textarea", {
    id, rows: "6", lang: language, spellcheck: "false", inputmode: "none", "aria-readonly": "true", "aria-describedby": `${id}-picked`,
    onbeforeinput: (event) => event.preventDefault(), oninput: () => { box.value = text; },
  });
  const picker = { box, says, range: null, words: "" };
  box.value = text;
  box.setSelectionRange(0, 0);
  const pick = () => {
    if (box.selectionStart === box.selectionEnd) return;
    const before = (at) => characters(box.value.slice(0, at)).length;
    const [start, end] = wholeWords(characters(text), before(box.selectionStart), before(box.selectionEnd));
    picker.range = start < end ? [start, end] : null;
    picker.words = piece(text, start, end);
    const words = oneLine(picker.words);
    const shown = words.length > 160 ? `${words.slice(0, 80)} … ${words.slice(-70)}` : words;
    write(says, words ? `Chosen: “${shown}”` : none);
  };
  for (const event of ["select", "keyup", "pointerup", "touchend"]) box.addEventListener(event, pick);
  return picker;
}
