// What else opens beside the class: how to join, settings, the prompts to come, what the prompts say, the flow sheet, a
// file that a student brings, what can be taken away.

import { button, h, write } from "./elements.js";
import { flowSheet, gainParts } from "./panels.js";
import { peersWords, reachWords } from "./teach_lesson.js";
import { choose, field, line, LONGEST_NOTE, promptFields, settingsFields } from "./teach_fields.js";
import { downloads } from "./teach_rooms.js";

const MOST_TURNS = 30;
const LARGEST_FILE = 127 * 1024;

export const reachSheet = (lead) => ({
  title: "How to join",
  nodes: [lead.view.taken_up ? h("p", { class: "quiet" }, lead.view.taken_up) : null, reachWords(lead.view),
    h("p", { class: "quiet" }, `The projector’s key is ${lead.view.board_key}; in a terminal it is asked for by “debate board”.`)],
});

export function whySheet(lead) {
  const why = line("", { maxlength: LONGEST_NOTE });
  const send = async (event) => {
    event.preventDefault();
    if (await lead.let("Paused", { why: why.value.trim() })) lead.close();
  };
  return { title: "Why does the clock stand?", fits: (view) => view.stage === "writing", nodes: [
    h("form", { onsubmit: send }, field("The reason", why, "Everybody reads this, e.g. “Fire drill.”"), h("button", { class: "main" }, "Pause"))] };
}

export function settingsSheet(lead) {
  const { view } = lead;
  const body = h("div", {});
  const show = () => body.replaceChildren(...settingsFields(lead.view.settings, async (settings) => (await lead.ask("Configure", { settings })) || show()));
  show();
  const turns = Math.max(1, view.turns.length);
  const counts = [...new Set([1, 2, 3, 4, 5, turns])].filter((one) => one > view.turn).sort((one, two) => one - two);
  const count = field("Prompts", choose(counts.map((one) => [one, String(one)]), turns, (of) => lead.ask("Configure", { turns: of })), "Drawn anew, easier ones first.");
  const pack = h("div", {});
  if (view.phase === "lobby") {
    lead.school.packs().then((packs) => {
      const options = packs.map((one) => [one.id, one.title]);
      if (packs.some((one) => one.id === view.pack)) {
        pack.append(field("Pack", choose(options, view.pack, (of) => lead.ask("Configure", { pack: of })), "Another motion; everybody’s camp is taken back."));
      }
    }, () => {});
  }
  return { title: "Settings", nodes: [h("p", { class: "hint" }, "Each change holds at once; a clock that runs already is not touched by it."), pack, count, body] };
}

// The prompts to come; a turn that is on show and was not started yet can be changed too.
export function planSheet(lead) {
  const body = h("div", {});
  const says = h("p", { class: "quiet" });
  let pack = null;
  let shown = "";
  const first = () => (lead.view.stage === "ready" ? lead.view.turn : lead.view.turn + 1);
  const promptsOf = (turn) => Object.fromEntries(turn.speeches.map((speech) => [speech.camp, speech.prompt]));
  const planned = () => lead.view.turns.slice(lead.view.turn + 1).map(promptsOf);
  const put = (all) => {
    const from = first();
    const onShow = lead.view.stage === "ready" && JSON.stringify(all[0]) !== JSON.stringify(promptsOf(lead.view.turns[from]));
    return onShow ? lead.ask("Next", { prompts: all[0] }) : lead.ask("Configure", { plan: all.slice(lead.view.turn + 1 - from) });
  };
  const update = (view) => {
    const turns = view.turns.slice(first());
    const key = JSON.stringify([turns, Boolean(pack)]);
    if (key === shown) return;
    shown = key;
    body.replaceChildren(...(pack
      ? promptFields(pack, turns.map(promptsOf), first(), put)
      : turns.map((turn, at) => [h("h3", {}, `Prompt ${first() + at + 1}`), turn.speeches.map((speech) => lead.speechLine(speech))]).flat(Infinity)));
    write(says, turns.length ? "" : "Nothing more is planned.");
  };
  const more = () => lead.view.turns.length < MOST_TURNS && lead.ask("Configure", { turns: lead.view.turns.length + 1 });
  const fewer = () => planned().length && lead.ask("Configure", { plan: planned().slice(0, -1) });
  const draw = () => lead.ask("Configure", { turns: Math.max(1, lead.view.turns.length) });
  lead.school.packs().then((packs) => {
    pack = packs.find((one) => one.id === lead.view.pack) ?? null;
    update(lead.view);
  }, (error) => write(says, error.message));
  return { title: "The prompts to come", update, nodes: [body, says, h("p", { class: "buttons" }, button("One more", more), button("One fewer", fewer), button("Draw anew", draw))] };
}

export const speechesSheet = (lead) => ({
  title: "What the prompts say",
  nodes: lead.view.turns[lead.view.turn]?.speeches.map((speech) => [lead.speechLine(speech), h("blockquote", { lang: lead.topic.language }, `“${speech.says}”`)]) ?? [],
});

export function flowSheets(lead) {
  const body = h("div", {});
  let shown = "";
  const clear = button("Take all quotations back", () => lead.let("Quoted", { turn: lead.view.turn, quotes: [] }));
  const update = (view) => {
    const key = JSON.stringify([view.flow, view.gain]);
    clear.hidden = !view.quotes?.length;
    if (key === shown) return;
    shown = key;
    const sheets = (view.flow ?? []).map((one) => flowSheet(lead.topic, one));
    body.replaceChildren(...[sheets.length ? h("div", { class: "cards" }, sheets) : h("p", {}, "Nothing to show yet: nobody has answered."),
      ...(view.gain && view.attempt > 1 ? gainParts(view.gain) : [])]);
  };
  return { title: "What the class answered", update, nodes: [h("p", { class: "buttons" }, button("To the projector", () => lead.let("Shown", { show: "flow" })), clear), body] };
}

// How far the class is with marking each other, and how often it agrees with the judge.
export function peersSheet(lead) {
  const says = h("p", { class: "quiet" });
  const list = h("ul", { class: "entries" });
  const update = ({ peers }) => {
    write(says, peers ? `${peersWords(peers)}; unfinished reviews are not counted.` : "There is no peer review of this prompt.");
    list.replaceChildren(...(peers?.agreement ?? []).map((row) => h("li", {},
      h("b", {}, `${row.title}: same level ${row.exact} of ${row.count}, within one level ${row.adjacent}${row.kappa == null ? "" : `, kappa ${row.kappa.toFixed(2)}`}`),
      row.exact < row.count ? h("p", { class: "quiet" }, `Where they differ: ${row.above} above the judge, ${row.count - row.exact - row.above} below.`) : null)));
  };
  return { title: "The class and the judge", update, nodes: [says, list,
    h("p", { class: "quiet" },
      "It counts for no mark, mean or gradebook. Students see what classmates gave them, and how far they agree with the marks that count, once you release; never a name.")] };
}

export function bringInSheet(lead) {
  const says = h("p", { class: "says", role: "alert" });
  const box = h("input", { type: "file", accept: ".json,application/json", required: true });
  const send = async (event) => {
    event.preventDefault();
    const [file] = box.files;
    if (file.size > LARGEST_FILE) return write(says, `${file.name} is too large for a student’s text; is it the right file?`);
    write(says, "");
    if (await lead.ask("Import", { content: await file.text() })) {
      lead.close();
      write(lead.did, "The text is handed in.");
    }
    return null;
  };
  return { title: "Which file does the student bring?", nodes: [
    h("p", {}, "A student who stayed without a connection can save the text as a file. It is signed with the seat’s own key, so that only that student’s work comes in under that name."),
    h("form", { onsubmit: send }, field("The file", box), says, h("button", { class: "main" }, "Bring in"))] };
}

export function downloadsSheet(lead) {
  const says = h("p", { class: "says", role: "alert" });
  return { title: "What you can take away", nodes: [downloads(lead.school, lead.room, says), says] };
}
