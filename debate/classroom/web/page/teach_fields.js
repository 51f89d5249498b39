// Fields of the teacher's forms, the settings of a room among them: asked from the same list as in the terminal's
// dashboard, so that a setting that is new there is asked here too.

import { CHOICES } from "./choices.js";
import { h, write } from "./elements.js";
import { clockText } from "./words.js";

export const LONGEST_NOTE = 500;
const LONGEST_TEAM = 24;

let number = 0;

// A control with its label, and a line that explains it.
export function field(label, control, hint = "") {
  control.id ||= `field-${(number += 1)}`;
  const says = h("p", { class: "hint", id: `${control.id}-hint` }, hint);
  control.setAttribute("aria-describedby", says.id);
  const made = h("div", { class: "field" }, h("label", { for: control.id }, label), control, says);
  made.explain = (words) => write(says, words);
  return made;
}

// A choice of [value, words]; `chosen` is told the value.
export function choose(options, value, chosen = () => {}, given = {}) {
  const made = h("select", { onchange: () => chosen(options[made.selectedIndex][0]), ...given },
    options.map(([one, words]) => h("option", { selected: one === value }, words)));
  made.chosen = () => options[made.selectedIndex]?.[0];
  return made;
}

export const line = (value, given = {}) => {
  const made = h("input", { autocomplete: "off", maxlength: LONGEST_NOTE, ...given });
  made.value = value;
  return made;
};

// Brings a list in line with `items`, each under its key. What stays is changed and not made anew (`update` of the child),
// so that focus and scrolling stay with it.
export function keep(parent, items, key, make) {
  const before = new Map([...parent.children].map((one) => [one.dataset.key, one]));
  const focused = document.activeElement;
  let at = parent.firstElementChild;
  for (const item of items) {
    const name = String(key(item));
    const child = before.get(name) ?? make(item);
    child.dataset.key = name;
    before.delete(name);
    child.update?.(item);
    if (child === at) at = at.nextElementSibling;
    else parent.insertBefore(child, at);
  }
  const inside = parent.contains(focused) || focused !== document.activeElement;
  for (const gone of before.values()) gone.remove();
  if (inside && focused !== document.activeElement) (focused.isConnected ? focused : parent.querySelector("button"))?.focus({ preventScroll: true });
}

// The settings

const lengthText = (seconds) => clockText(seconds).replace(/^0/, "");
const WORDS = { seconds: lengthText, revision_share: (share) => `× ${share}`, extra: (extra) => `× ${extra}` };

// A question of the list with its answers, one that was set elsewhere among them.
export function question(name, value, chosen) {
  const card = CHOICES[name];
  const known = card.answers.some((one) => one.value === value);
  const answers = known ? card.answers : [...card.answers, { value, words: (WORDS[name] ?? String)(value), says: "As it was set." }];
  const explain = (of) => made.explain(answers.find((one) => one.value === of).says || card.says);
  const made = field(card.title, choose(answers.map((one) => [one.value, one.words]), value, (of) => {
    explain(of);
    chosen(of);
  }), "");
  explain(value);
  return made;
}

function valueOf(settings, name) {
  if (name === "seconds") return settings.seconds ?? 0;
  return name === "revision_share" && !settings.revise ? 0 : settings[name];
}

function changeOf(settings, name, value) {
  if (name === "seconds") return { seconds: value || null };
  if (name === "revision_share") return { revise: value > 0, revision_share: value || settings.revision_share };
  return { [name]: value };
}

// All questions about the settings; `put` is told the settings whenever one is another.
export function settingsFields(settings, put) {
  let now = settings;
  const change = (changes) => put((now = { ...now, ...changes }));
  const teams = h("div", { class: "fields" }, now.teams.map((team, at) => field(`Team ${at + 1}`, line(team, {
    maxlength: LONGEST_TEAM,
    onchange: (event) => event.target.value.trim() && change({ teams: now.teams.map((one, of) => (of === at ? event.target.value.trim() : one)) }),
  }))));
  const show = () => { teams.hidden = now.camps !== "teams"; };
  const asked = Object.keys(CHOICES).filter((name) => name in now).map((name) => question(name, valueOf(now, name), (value) => {
    change(changeOf(now, name, value));
    show();
  }));
  show();
  return [h("div", { class: "fields" }, asked), teams];
}

// The prompts of each turn, one for each camp: `turns` holds prompt ids by camp id; `put` is told all of them anew.
export function promptFields(pack, turns, first, put) {
  let now = turns;
  return turns.map((prompts, turn) => h("fieldset", {}, h("legend", {}, `Prompt ${first + turn + 1}`), pack.camps.map((camp) => {
    const there = pack.prompts.filter((one) => one.camp === camp.id).map((one) => [one.id, one.title]);
    const chosen = (id) => put((now = now.map((one, at) => (at === turn ? { ...one, [camp.id]: id } : one))));
    return prompts[camp.id] ? field(`${camp.name} answers`, choose(there, prompts[camp.id], chosen)) : null;
  })));
}
