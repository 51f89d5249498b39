// The steps of a student but for writing and the ballot. Each is { key, title, nodes, update, gather }: it is built
// anew when its key is another, and `update` shows what changed meanwhile.

import { button, h, heading, write } from "./elements.js";
import { saveHandIn, saveTranscript } from "./files.js";
import { campOf, countWords, otherCamp, pastWords } from "./words.js";

export const campName = (camp) => h("b", { class: `camp ${camp.kind}` }, `${camp.glyph} ${camp.capitals}`);

const list = (tag, sentences) => h(tag, {}, sentences.map((one) => h("li", {}, one)));

// What a player should know of a camp before writing.
export function brief(topic, id, { scene = true } = {}) {
  const own = campOf(topic, id);
  const other = otherCamp(topic, id);
  return h("div", { class: "brief", lang: topic.language },
    topic.scene && scene ? h("p", { class: "scene" }, topic.scene) : null,
    h("p", { class: "quiet" }, `The motion: ${topic.motion}`),
    h("h2", { class: own.kind }, "Your stand"), h("p", {}, h("b", {}, own.stand)),
    h("h2", { class: own.kind }, "Your case"), list("ol", own.case),
    h("h2", { class: own.kind }, "Your facts"), list("ul", own.facts),
    h("h2", {}, "What they will say ", campName(other)), h("p", {}, other.stand), list("ol", other.case),
    h("h2", {}, "What counts, of 100"), h("ul", { class: "weights" }, topic.criteria.map((row) =>
      h("li", {}, h("b", {}, `${row.maximum}  ${row.title}`), `  ${row.levels.at(-1).says}`))));
}

// The ballots so far, each to be opened again; nothing while there is at most `more` of them.
export function pastBallots(client, open, more = 0) {
  const past = [...(client.view?.past ?? [])].reverse();
  if (past.length <= more) return null;
  const says = h("p", { class: "says", role: "alert" });
  const entry = (one) => h("li", {}, button(pastWords(one), () => {
    client.ballotOf(one[0], one[1]).then(open, (error) => write(says, error.message));
  }, { class: "plain" }));
  return h("section", { class: "past" }, h("h2", {}, "Your ballots so far"), h("ul", {}, past.map(entry)), says);
}

// `asked` knocks and has the teacher asked for the name, where that may be done. `seats` are names, one of which is meant.
export function door({ code, name, says, busy, back, knock, asked, seats, stop }) {
  const send = (event) => {
    event.preventDefault();
    knock(codeBox.value, nameBox.value);
  };
  const plain = { autocomplete: "off", spellcheck: "false", autocorrect: "off" };
  const codeBox = h("input", { ...plain, id: "code", maxlength: "40", autocapitalize: "characters", required: true, "aria-describedby": "code-hint" });
  const nameBox = h("input", { ...plain, id: "name", maxlength: "60", autocapitalize: "words", "aria-describedby": "name-hint" });
  codeBox.value = code;
  nameBox.value = name;
  const nameRow = h("div", { id: "name-row" }, h("label", { for: "name" }, "Your name in this room"), nameBox,
    h("p", { class: "hint", id: "name-hint" }, "The name that your class knows you by. Leave it empty, and the room gives you one."));
  const form = h("form", { class: "door", onsubmit: send },
    h("label", { for: "code" }, "Code"), codeBox,
    h("p", { class: "hint", id: "code-hint" }, "Six letters and digits; your teacher shows them."),
    nameRow, h("p", { class: "says", role: "alert" }, says),
    seats.length ? h("p", { class: "buttons", id: "seats", role: "group", "aria-label": "Your seat" },
      seats.map((seat) => button(seat, () => knock(codeBox.value, seat)))) : null,
    h("p", { class: "buttons" }, h("button", { class: "main" }, "Join"),
      asked ? button("It is my name: ask my teacher", () => asked(codeBox.value, nameBox.value)) : null));
  const waiting = h("div", {}, h("p", { role: "status" }, says), back ? button("Stop trying", stop) : null);
  return {
    title: "Join your class",
    nodes: [heading("Join your class"), h("p", { id: "room-title", class: "quiet" }), busy ? waiting : form],
    begin: () => busy || (form.querySelector("#seats button") ?? (codeBox.value ? nameBox : codeBox)).focus(),
    noNames: () => nameRow.remove(),
  };
}

export function lobby(client, read) {
  const who = h("div", { class: "facts" });
  const waits = h("p", { class: "quiet" });
  const update = () => {
    const { view, topic } = client;
    const camp = view?.camp ? h("p", {}, "Your camp is ", campName(campOf(topic, view.camp))) : null;
    who.replaceChildren(...[
      view?.asked ? h("p", { class: "quiet" }, `Your teacher is asked to call you “${view.asked}”.`) : null, camp, view?.team ? h("p", {}, "Your team is ", h("b", {}, view.team)) : null,
      h("p", { lang: topic.language }, "The motion: ", h("b", {}, topic.motion)),
    ].filter(Boolean));
    write(waits, (view?.turn ?? -1) < 0
      ? "Your teacher begins when everybody is here. Nothing is timed before that."
      : "The class plays a prompt that is not for your camp; you are in again with the next one.");
  };
  return { title: "Waiting to begin", nodes: [heading(`You are ${client.view?.name ?? "in"}`), who, waits, pastBallots(client, read)], update };
}

export function briefing(client) {
  const { view, topic } = client;
  const camp = campOf(topic, view.camp);
  const more = view.extra > 1 ? " Your own clock runs longer than the class’s." : "";
  return {
    title: "Your brief",
    nodes: [
      heading("You speak for ", campName(camp)),
      h("p", { class: "lead" }, h("b", {}, `Prompt ${view.turn + 1} of ${view.turns}. `),
        `Read as long as you like: your teacher starts the clock.${more}`),
      brief(topic, view.camp),
    ],
  };
}

// Each criterion with its levels to choose from; `given` are those that are chosen already, by criterion id.
export const levelRows = (topic, given = {}) => topic.criteria.map((row) => h("fieldset", {}, h("legend", {}, row.title),
  row.levels.map((level, number) => h("label", { class: "choice" },
    h("input", { type: "radio", name: row.id, value: number, checked: given[row.id] === number }),
    h("span", {}, h("b", {}, level.id), `: ${level.says}`)))));

export function predict(client) {
  const { topic } = client;
  const says = h("p", { class: "says", role: "alert" });
  const rows = levelRows(topic);
  const send = async (event) => {
    event.preventDefault();
    const given = new FormData(event.target);
    const missing = topic.criteria.filter((row) => !given.has(row.id));
    if (missing.length) {
      write(says, `Choose a level for each: “${missing[0].title}” has none yet.`);
      rows[topic.criteria.indexOf(missing[0])].querySelector("input").focus();
      return;
    }
    write(says, await client.predict(Object.fromEntries([...given].map(([id, level]) => [id, Number(level)]))));
  };
  return {
    title: "How far did your text get?",
    nodes: [
      heading("How far did your text get?"),
      h("p", { class: "lead" }, "Mark yourself before you see your ballot. It counts for nothing: you see it beside the judge’s marks."),
      h("form", { onsubmit: send }, rows, says, h("button", { class: "main" }, "Send your marks")),
      h("h2", {}, "You wrote"), h("p", { class: "text", lang: topic.language }, client.desk.text || "Nothing."),
    ],
  };
}

function waitingWords(client) {
  const { view, desk } = client;
  const paper = view.paper;
  if (desk.leftBehind && !desk.tooLate) {
    const then = (client.online && desk.says)
      || "It is handed in as soon as there is a connection. If none returns, save it as a file for your teacher.";
    return [`Your text is finished${client.keeps ? ", and kept in this browser" : ""}.`, desk.leftBehind.by_clock ? `The time was over. ${then}` : then];
  }
  if (!paper) return ["The class has written.", `${view.peer ? "The class marks answers of one another now; you" : "You"} are in again with what the class writes next.`];
  const lines = [];
  if (paper.by_clock && !paper.late) lines.push("The writing was over, so it was taken as it stood.");
  if (paper.late) lines.push("It came after the close, because the connection was lost; your teacher sees that.");
  if (desk.says) lines.push(desk.says);
  lines.push(view.stage === "writing"
    ? "The others are still writing; being quick earns nothing, so read it once more in peace."
    : "All texts are in. Your teacher looks at the marks before you see them.");
  if (paper.predicted) lines.push("You have marked yourself; you see it beside the judge’s marks.");
  if (client.reviews.answers.length) lines.push(client.reviews.told(client.topic.criteria.map((row) => row.id)));
  return [countWords(paper.text || desk.text) ? "Your text is in." : "You handed in nothing.", ...lines];
}

export function waiting(client, read) {
  const head = heading();
  const lines = h("div", { role: "status" });
  const wrote = h("h2", {}, "You wrote");
  const text = h("p", { class: "text", lang: client.topic.language });
  const save = button("Save as a file", () => saveHandIn(client));
  const marking = button("Mark answers of classmates", () => { client.reviews.putAway = false; client.changed(); });
  const update = () => {
    const [first, ...rest] = waitingWords(client);
    marking.hidden = !client.reviews.answers.length;
    write(head, first);
    if (lines.textContent !== rest.join("")) lines.replaceChildren(...rest.map((line) => h("p", {}, line)));
    write(text, client.desk.leftBehind?.text ?? client.desk.text);
    wrote.hidden = !text.textContent.trim();
    save.hidden = !client.desk.leftBehind || client.desk.tooLate;
  };
  update();
  return { title: "Your text", nodes: [head, lines, marking, save, wrote, text, pastBallots(client, read)], update };
}

export function over(client, read) {
  const says = h("p", { role: "status" });
  const save = async () => write(says, await saveTranscript(client));
  const past = pastBallots(client, read);
  return {
    title: "The room is over",
    nodes: [
      heading("The room is over."), past ?? h("p", {}, "There are no ballots of yours."),
      h("p", { class: "buttons" }, button("Save your texts and ballots", save, { class: "main" })), says,
      h("p", { class: "quiet" }, "This browser has forgotten your seat: when you close this page, it is gone from here."),
    ],
  };
}

export function farewell(client, { back, door: toDoor }) {
  const left = client.desk.leftBehind;
  return {
    title: "You have left the room",
    nodes: [
      heading(client.why || "The room is closed."),
      h("p", {}, client.own && client.keeps ? "What you wrote is kept in this browser until you take another seat or sign off." : ""),
      h("p", { class: "buttons" }, button("Come back to my seat", back, { class: "main" }), button("Join anew", toDoor),
        left ? button("Save your text as a file", () => saveHandIn(client)) : null),
    ],
  };
}
