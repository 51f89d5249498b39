// Before the ballots are out: the trust check, in which the teacher marks a few drawn answers without seeing the judge's
// marks, and the release, with all criteria or some.

import { button, h, write } from "./elements.js";
import { counted } from "./words.js";

const levelName = (id) => id.replaceAll("-", " ");

const isHeld = (view) => view.stage === "held";

// Whether the trust check of a first answer is still to be made, or to be finished.
export function trustIsOpen(view) {
  const rows = view.trust?.rows ?? [];
  return view.attempt === 1 && (view.to_mark ?? 0) > 0 && (!rows.length || rows.some((row) => !row.teacher));
}

function answerParts(lead, row) {
  const says = h("p", { class: "says", role: "alert" });
  const rows = lead.topic.criteria.map((card) => h("fieldset", {}, h("legend", {}, card.title), card.levels.map((level, number) =>
    h("label", { class: "choice" }, h("input", { type: "radio", name: card.id, value: number }),
      h("span", {}, h("b", {}, levelName(level.id)), `: ${level.says}`)))));
  const send = (event) => {
    event.preventDefault();
    const given = new FormData(event.target);
    const missing = lead.topic.criteria.findIndex((card) => !given.has(card.id));
    if (missing >= 0) {
      write(says, `“${lead.topic.criteria[missing].title}” has no level yet.`);
      rows[missing].querySelector("input").focus();
      return;
    }
    lead.let("TrustMarked", { seat: row.seat, levels: Object.fromEntries([...given].map(([id, level]) => [id, Number(level)])) });
  };
  const { language } = lead.topic;
  return [
    lead.speechLine(row.speech), h("blockquote", { lang: language }, `“${row.speech.says}”`),
    h("p", { class: "text", lang: language }, row.text.trim() ? row.text : "Nothing was written."),
    h("p", { class: "hint" }, "The judge’s marks and the name are not shown until yours are in."),
    h("form", { onsubmit: send }, rows, says, h("button", { class: "main" }, "Keep and go on")),
  ];
}

function resultParts(lead, trust) {
  const name = (card, level) => levelName(card.levels[level]?.id ?? String(level));
  const given = (row) => lead.topic.criteria.filter((card) => card.id in row.teacher.levels).map((card) => {
    const judge = row.judge?.[card.id];
    return h("li", {}, `${card.title}: ${name(card, row.teacher.levels[card.id])}`, judge === undefined ? "" : ` (judge: ${name(card, judge)})`);
  });
  return [
    h("ul", { class: "entries" }, (trust.agreement ?? []).map((one) => h("li", {},
      h("b", {}, `${one.title}: same level ${one.exact} of ${one.count}, within one level ${one.adjacent}`), h("p", {}, one.advice)))),
    h("p", { class: "notice" }, trust.warning ?? ""),
    (trust.rows ?? []).filter((row) => row.teacher).map((row, at) => [h("h3", {}, `Answer ${at + 1}`), h("ul", {}, given(row))]),
    h("p", { class: "buttons" }, button("Release", () => lead.open(releaseSheet(lead)), { class: "main" })),
  ];
}

export function trustSheet(lead) {
  const body = h("div", {});
  let shown = null;
  const update = (view) => {
    const trust = view.trust ?? {};
    const rows = trust.rows ?? [];
    const open = rows.find((row) => !row.teacher);
    const wanted = open?.seat ?? "";
    if (wanted === shown) return;
    const title = document.getElementById("sheet-title");
    write(title, open ? `Answer ${rows.filter((row) => row.teacher).length + 1} of ${rows.length}` : "You and the judge");
    body.replaceChildren(...(open ? answerParts(lead, open) : resultParts(lead, trust)).flat(Infinity));
    if (shown !== null) {
      title.focus({ preventScroll: true });
      title.scrollIntoView({ block: "start" });
    }
    shown = wanted;
  };
  return { title: "Trust check", nodes: [body], update, covers: true, fits: isHeld }; // what the roster says is the judge's
}

export function releaseSheet(lead) {
  const { trust, withheld: before = [] } = lead.view;
  const advice = Object.fromEntries((trust?.agreement ?? []).map((row) => [row.criterion, row.advice]));
  const boxes = lead.topic.criteria.map((card) => [h("input", { type: "checkbox", checked: !before.includes(card.id) }), card]);
  const send = async (event) => {
    event.preventDefault();
    const withheld = boxes.filter(([box]) => !box.checked).map(([, card]) => card.id);
    if (await lead.let("Released", { withheld })) lead.close();
  };
  return {
    title: "What does everybody see?", fits: isHeld,
    nodes: [
      h("p", {}, "Everybody sees their own ballot, and nobody another’s. A criterion that is withheld is left out of the ballots; without it there is no score of the whole. It cannot be taken back."),
      h("form", { onsubmit: send },
        h("fieldset", {}, h("legend", {}, "Shown"), boxes.map(([box, card]) => h("label", { class: "choice" }, box,
          h("span", {}, card.title, advice[card.id] ? h("span", { class: "quiet" }, `: ${advice[card.id]}`) : "")))),
        trust?.warning ? h("p", { class: "quiet" }, trust.warning) : null, h("button", { class: "main" }, "Release")),
      trust?.rows?.length ? null : h("p", { class: "quiet" }, `There was no trust check of ${counted(lead.view.to_mark ?? 0, "text")}.`),
    ],
  };
}
