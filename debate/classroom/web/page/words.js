// How numbers, camps and times are said: as on the game's other screens.

export const LAST_SECONDS = 10;

export function clockText(seconds) {
  if (seconds === null) return "no clock";
  const whole = Math.max(0, Math.ceil(seconds));
  return `${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
}

export const counted = (number, one, many = `${one}s`) => `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;

const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff]/g;

// As the room counts: marks alone are no word, and where a script has no blanks two characters are one.
export function countWords(text) {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  return text.replace(UNSPACED, " ").split(/\s+/).filter((one) => /[\p{L}\p{N}]/u.test(one)).length + Math.ceil(unspaced / 2);
}

export const oneLine = (text) => text.trim().split(/\s+/).join(" ");

// What the room counts are Unicode characters; a text of this language counts halves of some of them as one each.
export const characters = (text) => Array.from(text);
export const piece = (text, start, end) => characters(text).slice(start, end).join("");

// Seconds left on a clock of the room at that room second; null without a clock.
export function secondsLeft(clock, now) {
  if (!clock || clock.limit === null) return null;
  const used = clock.used + (clock.running ? Math.max(0, (now ?? clock.at) - clock.at) : 0);
  return Math.max(0, clock.limit - used);
}

// A camp as it is marked everywhere: the pack's first is ◆, its second ▲.
export function campOf(topic, id) {
  const number = topic.camps[0].id === id ? 0 : 1;
  const camp = topic.camps.find((one) => one.id === id) ?? { id, name: id, case: [], facts: [], stand: "" };
  return { ...camp, glyph: number ? "▲" : "◆", kind: number ? "second" : "first", capitals: camp.name.toUpperCase() };
}

export const otherCamp = (topic, id) => campOf(topic, topic.camps.find((one) => one.id !== id).id);

// “the genuine-ally camp” from “Genuine ally”; a name like “NATO first” keeps its capitals.
export function spokenName(camp) {
  const [first, ...rest] = camp.name.split(/\s+/);
  const small = /^.\p{Ll}+$/u.test(first) ? first[0].toLowerCase() + first.slice(1) : first;
  return [small, ...rest].join("-");
}

export const changeWords = (gain) => (gain > 0 ? `+${gain} on` : gain ? `−${-gain} on` : "the same as");

export const pastWords = ([turn, attempt, score]) =>
  `Prompt ${turn + 1}${attempt > 1 ? ", revised" : ""}: ${score === null ? "marks kept back" : `${score} of 100`}`;
