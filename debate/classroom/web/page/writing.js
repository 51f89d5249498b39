// Where a rebuttal is written, or revised: the speech, the text box, and the brief beside them where there is room. The
// text is the desk's; the box shows it and tells of changes, and is never written into while somebody composes a letter.

import { inShort } from "./ballot.js";
import { MOST_CHARACTERS } from "./desk.js";
import { button, h, heading, tell, write } from "./elements.js";
import { brief } from "./steps.js";
import { clockText, counted, countWords, otherCamp, spokenName } from "./words.js";

const WIDE = "(min-width: 62rem)";
const OFF = { spellcheck: "false", autocorrect: "off", autocapitalize: "off", autocomplete: "off", "data-gramm": "false" };

// What can be folded away; open at once where there is room.
const fold = (words, content, open = false) => h("details", { open }, h("summary", {}, words), content);

export function writing(client) {
  const { view, topic, desk } = client;
  const other = otherCamp(topic, view.speech.camp);
  const revising = view.attempt > 1;
  const place = `${view.turn}.${view.attempt}`;
  const count = h("span", { id: "count" });
  const remark = h("p", { id: "remark", class: "quiet" });
  const fix = h("p", { class: "fix", hidden: true }, h("b", {}, "One thing to fix: "));
  const asking = h("p", { class: "asking", id: "asking" });
  const box = h("textarea", {
    ...OFF, id: "answer", rows: "10", dir: "auto", lang: topic.language, maxlength: String(MOST_CHARACTERS),
    "aria-describedby": "count what-counts", oninput: () => typed(), onpaste: (event) => pasted(event),
    oncompositionstart: () => { composing = true; }, oncompositionend: () => { composing = false; },
    onkeydown: (event) => {
      if ((event.ctrlKey || event.metaKey) && ["s", "Enter"].includes(event.key) && !event.repeat) {
        event.preventDefault();
        question(true);
      }
    },
  });
  let composing = false;
  let cut = false;
  let boxHad = box.value = desk.text;
  let deskHad = desk.text;

  const gather = () => {
    if (!box.isConnected || box.readOnly || box.value === boxHad || `${client.view.turn}.${client.view.attempt}` !== place) return;
    boxHad = box.value;
    desk.write(boxHad);
    deskHad = desk.text;
  };
  const typed = () => {
    gather();
    showCount();
    if (choice.contains(sure)) question(false); // who writes on was not asked about this text
    if (box.value.length < MOST_CHARACTERS) cut = false;
    showRemark();
  };
  const pasted = (event) => {
    const words = event.clipboardData?.getData("text") ?? "";
    const room = MOST_CHARACTERS - box.value.length + (box.selectionEnd - box.selectionStart);
    cut = words.length > room;
    if (cut) tell(remarkNow(), { urgent: true });
  };
  const showCount = () => write(count, counted(countWords(box.value), "word"));
  const remarkNow = () => {
    if (cut) return `An answer has at most ${MOST_CHARACTERS.toLocaleString("en-GB")} characters; what you pasted was cut there.`;
    if (!client.online) return `No connection: write on${client.keeps ? ", all is kept in this browser" : ""}.`;
    return desk.says || (desk.unsent || !box.value ? "" : "All is kept.");
  };
  const showRemark = () => write(remark, remarkNow());

  const shortcut = { "aria-keyshortcuts": "Control+Enter Control+S", title: "Ctrl+Enter" };
  const handIn = button("Hand in", () => question(true), { class: "main", ...shortcut });
  const sure = button("Hand it in", () => client.handIn(), { class: "main" });
  const choice = h("p", { class: "buttons" }, handIn);
  const question = (open) => {
    const words = countWords(box.value);
    write(asking, !open ? "" : words
      ? `Hand in ${counted(words, "word")}? You cannot change them afterwards.`
      : "Nothing is written yet. Hand in nothing?");
    choice.replaceChildren(...(open ? [button("Write on", () => question(false)), sure] : [handIn]));
    if (open) sure.focus();
    else box.focus();
  };

  const speech = h("section", { class: "speech" }, topic.scene && !revising ? h("p", { class: "scene" }, topic.scene) : null,
    h("h1", { tabindex: "-1", class: other.kind }, `${other.glyph} The ${spokenName(other)} camp says`),
    h("blockquote", { lang: topic.language }, `“${view.speech.says.trim()}”`), fix);
  const answer = h("section", { class: "answer" },
    h("p", { class: "above" }, h("label", { for: "answer" }, revising ? "Your revision" : "Your rebuttal"), count),
    box, h("p", { class: "hint", id: "what-counts" }, `What counts: ${topic.criteria.map((row) => row.title).join(", ")}.`),
    remark, h("div", { role: "alert" }, asking), choice);
  const wide = matchMedia(WIDE).matches;
  const first = h("div", {}, h("p", { class: "text", lang: topic.language }, view.before || "You handed in nothing."));
  const more = h("section", { class: "more" },
    revising ? fold("Your first answer and its ballot", first, wide) : null,
    fold("Your brief", brief(topic, view.speech.camp, { scene: revising }), wide));
  const pause = h("section", { class: "pause", hidden: true });
  const sheet = h("div", { class: "writing" }, speech, answer, more);

  const update = () => {
    gather();
    if (!composing && desk.text !== deskHad) {
      const at = box.selectionStart;
      deskHad = desk.text;
      boxHad = box.value = deskHad;
      box.setSelectionRange(Math.min(at, boxHad.length), Math.min(at, boxHad.length));
    }
    const before = document.activeElement;
    const held = sheet.contains(before);
    box.readOnly = desk.paused || desk.finished;
    if (sheet.hidden !== desk.paused) {
      sheet.hidden = desk.paused;
      pause.hidden = !desk.paused;
      if (desk.paused) pause.replaceChildren(...pauseWords(client));
      if (desk.paused && held) pause.querySelector("h1").focus();
      else if (!desk.paused && pause.contains(before)) box.focus();
    }
    showCount();
    showRemark();
  };
  if (revising) {
    client.ballotOf(view.turn, 1).then((own) => {
      fix.append(own.ballot.fix);
      fix.hidden = false;
      first.replaceChildren(...inShort(own, topic.language));
    }, () => {});
  }
  return { title: revising ? "Your revision" : "Your rebuttal", nodes: [sheet, pause], update, gather, typesInto: box };
}

function pauseWords(client) {
  const { clock } = client.view;
  const left = client.left;
  return [
    heading("Pause"), clock.paused_for ? h("p", {}, clock.paused_for) : "",
    h("p", {}, `${left === null ? "" : `The clock stands at ${clockText(left)}; `}your text is kept.`),
    h("p", { class: "quiet" }, "It goes on when your teacher says so."),
  ];
}
