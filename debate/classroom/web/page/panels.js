// What wall and teacher's page both show: the class flow sheet, what the revision gained, a QR code.

import { bar, h, picture } from "./elements.js";
import { campOf, counted } from "./words.js";

const GAIN_STEP = 10;
const LOWEST_GAIN = -100;
const KINDS = { answer: "Answers", evidence: "Evidence" };

export const campWords = (camp) => h("b", { class: `camp ${camp.kind}` }, `${camp.glyph} ${camp.capitals}`);
const signed = (number) => (Math.round(number * 10) ? `${number > 0 ? "+" : "−"}${Math.abs(Math.round(number * 10) / 10)}` : "0");

// A QR code, black on white in every theme: its colours are for the scanner.
export function qrCode(rows) {
  const lines = rows.split(" ");
  const dark = lines.flatMap((line, y) => [...line].flatMap((one, x) => (one === "1" ? [["dark", x, y, 1, 1]] : [])));
  return h("div", { class: "qr", role: "img", "aria-label": "QR code of the address" },
    picture(lines[0].length, lines.length, [["light", 0, 0, lines[0].length, lines.length], ...dark]));
}

// The class flow sheet of one prompt

function pointLine(point, papers) {
  const partly = point.partly ? `+${point.partly}` : "";
  const figures = point.made || point.partly
    ? [bar((point.made + point.partly / 2) / Math.max(1, papers)), h("b", {}, `${point.made}${partly}`)]
    : [h("b", {}, "✗ dropped by all")];
  return h("li", {}, h("span", { class: "figures" }, figures), h("span", {}, point.says));
}

export function flowSheet(topic, one) {
  const camp = campOf(topic, one.speech.camp);
  const made = (point) => point.made + point.partly / 2;
  const kinds = Object.entries(KINDS).map(([kind, title]) => {
    const points = one.points.filter((point) => point.kind === kind).sort((a, b) => made(b) - made(a));
    return points.length ? [h("h3", {}, title, h("span", { class: "quiet" }, `  made + partly made, of ${one.papers}`)),
      h("ul", { class: `counts ${camp.kind}` }, points.map((point) => pointLine(point, one.papers)))] : null;
  });
  const used = one.moves.filter(([, count]) => count).map(([name, count]) => `${name} ${count}`).join("   ");
  const unused = one.moves.filter(([, count]) => !count).map(([name]) => name).join(", ");
  return h("article", {}, h("p", {}, campWords(camp), h("span", { class: "quiet" }, `  ${counted(one.papers, "answer")} to`)),
    h("h2", { lang: topic.language }, `“${one.speech.title}”`), kinds, h("h3", {}, "Moves"), h("p", {}, used),
    unused ? h("p", {}, h("b", {}, "✗ used by nobody: "), unused) : null,
    one.quotes?.length ? [h("h3", {}, "From your answers"), one.quotes.map((quote) => h("blockquote", { lang: topic.language }, `“${quote}”`))] : null);
}

// What the revision gained

export function gainParts(found) {
  const bars = (found.bars ?? []).map((count, number) => [count, LOWEST_GAIN + number * GAIN_STEP]).reverse();
  const first = bars.findIndex(([count]) => count);
  const last = bars.findLastIndex(([count]) => count);
  const most = Math.max(1, ...bars.map(([count]) => count));
  const list = (title, lines) => (lines?.length ? h("article", {}, h("h2", {}, title), h("ul", { class: "counts" }, lines)) : null);
  const line = (figures, words) => h("li", {}, h("span", { class: "figures" }, figures), h("span", {}, words));
  const greatest = Math.max(1, ...(found.by_criterion ?? []).map(([, mean]) => Math.abs(mean)));
  return [
    h("h1", { class: "clock" }, signed(found.total)),
    h("p", { class: "state" }, `points gained by the class  ·  ${counted(found.revised, "answer was", "answers were")} revised, ${found.gained} gained  ·  in the middle ${signed(found.median)}`),
    h("div", { class: "cards" },
      first < 0 ? null : list("How the gains are spread", bars.slice(first, last + 1).map(([count, low]) =>
        line([bar(count / most), h("b", {}, String(count || ""))], `${signed(low)} to ${signed(low + GAIN_STEP - 1)}`))),
      list("By criterion, on average", found.by_criterion?.map(([title, mean]) => line([bar(Math.max(0, mean) / greatest), h("b", {}, signed(mean))], title))),
      list("By team, on average", found.teams?.map(([name, mean]) => line(h("b", {}, signed(mean)), name))),
      list("Who gained most", found.ranking?.map(([name, by]) => line(h("b", {}, signed(by)), name)))),
  ];
}
