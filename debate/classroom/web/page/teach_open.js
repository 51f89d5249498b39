// A new room: everything has its usual value, or that of the last lesson, so that one press opens it.

import { USUAL } from "./choices.js";
import { ask, button, h, heading, write } from "./elements.js";
import { choose, field, line, promptFields, settingsFields } from "./teach_fields.js";
import { counted } from "./words.js";

const MOST_OFFERED = 5;
const LAST = "last";
const NEW = Symbol("a class list to be pasted");
const NONE = "";

// `packs`, `classes` and `plans` as the school told of them; `plan` is what to begin with, and `called` its name.
export function openStep(school, { packs, classes, plans, plan, called }, { opened, again }) {
  const usable = packs.some((one) => one.id === plan?.pack) ? plan : { pack: packs[0].id, turns: 2, settings: USUAL, prompts: [] };
  const wanted = { ...usable, settings: { ...USUAL, ...usable.settings } };
  const says = h("p", { class: "says", role: "alert" });
  const list = classChoice(school, classes, says, again);
  const send = async (event) => {
    event.preventDefault();
    const pressed = event.submitter;
    pressed.disabled = true;
    write(says, "");
    try {
      const class_list = await list.name();
      const { pack, turns, settings, prompts } = wanted;
      opened(await school.open({ pack, turns, settings, prompts, ...(class_list ? { class_list } : {}) }));
    } catch (error) {
      write(says, error.message);
      pressed.disabled = false;
    }
  };
  return {
    title: "Open a room",
    nodes: [
      heading("Open a room"), planChoice(school, plans, called, wanted, says, again),
      h("form", { onsubmit: send },
        lessonFields(packs, wanted), list.node, says,
        h("p", { class: "buttons" }, h("button", { class: "main" }, "Open the room")),
        h("details", {}, h("summary", {}, "Settings"), h("p", { class: "hint" }, "All of this can be changed in the room too."),
          settingsFields(wanted.settings, (settings) => { wanted.settings = settings; }))),
    ],
  };
}

// Pack, how many prompts or which.
function lessonFields(packs, wanted) {
  const slots = h("div", {});
  const packOf = () => packs.find((one) => one.id === wanted.pack);
  const freshTurn = (at) => Object.fromEntries(packOf().camps.map((camp) => {
    const there = packOf().prompts.filter((one) => one.camp === camp.id);
    return [camp.id, there[at % there.length]?.id];
  }));
  const show = () => {
    slots.replaceChildren(...(wanted.prompts.length ? promptFields(packOf(), wanted.prompts, 0, (prompts) => { wanted.prompts = prompts; }) : []));
    count.explain(wanted.prompts.length ? "Those that you choose here." : "Drawn, easier ones first.");
  };
  const fill = () => { wanted.prompts = Array.from({ length: wanted.turns }, (_, at) => wanted.prompts[at] ?? freshTurn(at)); };
  const counts = [...new Set([...Array(MOST_OFFERED).keys()].map((at) => at + 1).concat(wanted.turns))].sort((one, two) => one - two);
  const count = field("Prompts", choose(counts.map((one) => [one, String(one)]), wanted.turns, (turns) => {
    wanted.turns = turns;
    if (wanted.prompts.length) fill();
    show();
  }));
  const which = h("input", { type: "checkbox", checked: wanted.prompts.length > 0, onchange: () => {
    wanted.prompts = [];
    if (which.checked) fill();
    show();
  } });
  const pack = field("Pack", choose(packs.map((one) => [one.id, one.title]), wanted.pack, (id) => {
    Object.assign(wanted, { pack: id, prompts: [] });
    which.checked = false;
    show();
  }));
  show();
  return [h("div", { class: "fields" }, pack, count), h("label", { class: "choice" }, which, h("span", {}, "I choose which prompts")), slots];
}

// Nobody's list, one that is kept, or one that is pasted and kept. `name` gives the name of the list, kept by then.
function classChoice(school, classes, says, again) {
  const name = line("", { maxlength: 60 });
  const text = h("textarea", { rows: "8", spellcheck: "false", autocomplete: "off" });
  const offered = [[NONE, "none: whoever has the code takes a seat"], ...classes.map((one) => [one.name, `${one.name} (${counted(one.students, "student")})`]), [NEW, "a new one …"]];
  const edit = h("div", {}, field("Name of the class", name), field("Students, one a line", text,
    "A name a line, or a table with “name” at its head and, if you like, “id”, “camp”, “team” and “extra time”. It is kept for you alone."));
  const forget = button("Forget this list", async () => {
    const kept = chosen.chosen();
    if (!(await ask(`Forget the class list ${kept}? Rooms that were opened with it stay as they are.`, { yes: "Forget it", no: "Keep it" }))) return;
    await school.drop("classes", kept).then(again, (error) => write(says, error.message));
  }, { class: "plain" });
  const change = button("Change this list", async () => {
    await school.read("classes", chosen.chosen()).then((found) => {
      name.value = chosen.chosen();
      text.value = found;
      edit.hidden = false;
      change.hidden = true;
      text.focus();
    }, (error) => write(says, error.message));
  }, { class: "plain" });
  const show = () => {
    edit.hidden = chosen.chosen() !== NEW;
    change.hidden = forget.hidden = chosen.chosen() === NEW || chosen.chosen() === NONE;
  };
  const chosen = choose(offered, NONE, show);
  show();
  return {
    node: [field("Class list", chosen, "With one, students choose their names from it, and you see who is absent."), h("p", { class: "buttons" }, change, forget), edit],
    async name() {
      if (edit.hidden) return chosen.chosen();
      if (!name.value.trim() || !text.value.trim()) throw new Error("Give the class a name and at least one student, or choose no class list.");
      await school.keep("classes", name.value.trim(), text.value);
      return name.value.trim();
    },
  };
}

// Lesson plans: to begin with another one, and to keep what is chosen below under a name.
function planChoice(school, plans, called, wanted, says, again) {
  const named = plans.filter((one) => one.name !== LAST);
  const name = line("", { maxlength: 60 });
  const did = h("p", { role: "status" });
  const keep = async () => {
    if (!name.value.trim()) return write(says, "Give the plan a name first.");
    const { pack, turns, settings, prompts } = wanted;
    return school.keep("plans", name.value.trim(), JSON.stringify({ pack, turns, settings, prompts }))
      .then(() => write(did, `The plan ${name.value.trim()} is kept.`), (error) => write(says, error.message));
  };
  const begin = choose([["", named.length ? "as last time" : "none is kept yet"], ...named.map((one) => [one.name, `${one.name} (${counted(one.turns, "prompt")})`])], called === LAST ? "" : called, (plan) => again(plan));
  const forget = async () => {
    if (!(await ask(`Forget the plan ${called}? Rooms that were opened by it stay as they are.`, { yes: "Forget it", no: "Keep it" }))) return;
    await school.drop("plans", called).then(() => again(), (error) => write(says, error.message));
  };
  return h("details", { open: called !== LAST }, h("summary", {}, "Lesson plans"),
    h("div", { class: "fields" }, field("Begin with", begin, "Everything below is as the plan says."), field("Keep what is chosen below as", name)),
    h("p", { class: "buttons" }, button("Keep the plan", keep), called === LAST ? null : button("Forget this plan", forget, { class: "plain" })), did);
}

