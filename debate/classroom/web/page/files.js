// What a student takes away as a file: a text that could not reach the room, signed for the teacher to bring in
// (`wire/hand_in_file.py` reads it), and all texts with their ballots. Both are downloads on the student's own device.

import { download } from "./elements.js";
import { bothLevels } from "./reviews.js";
import { counted } from "./words.js";

// SHA-256 in our own lines, as FIPS 180-4 has it: browsers lend theirs only to pages that came encrypted.
const roots = (power, count) => {
  const found = [];
  for (let number = 2; found.length < count; number += 1) {
    let prime = true;
    for (let part = 2; part * part <= number; part += 1) prime &&= number % part !== 0;
    if (prime) found.push(((number ** power) % 1) * 2 ** 32 >>> 0);
  }
  return found;
};
const STEPS = roots(1 / 3, 64);
const FIRST = roots(1 / 2, 8);
const turned = (word, by) => (word >>> by) | (word << (32 - by));

export function sha256(bytes) {
  const padded = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, bytes.length * 8);
  const hash = [...FIRST];
  const words = new Uint32Array(64);
  for (let at = 0; at < padded.length; at += 64) {
    for (let step = 0; step < 64; step += 1) {
      const [two, fifteen] = [words[step - 2], words[step - 15]];
      words[step] = step < 16
        ? view.getUint32(at + step * 4)
        : words[step - 16] + (turned(fifteen, 7) ^ turned(fifteen, 18) ^ (fifteen >>> 3)) + words[step - 7]
          + (turned(two, 17) ^ turned(two, 19) ^ (two >>> 10));
    }
    let [a, b, c, d, e, f, g, last] = hash;
    for (let step = 0; step < 64; step += 1) {
      const one = last + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + STEPS[step] + words[step];
      const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [a, b, c, d, e, f, g, last] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
    }
    [a, b, c, d, e, f, g, last].forEach((word, number) => { hash[number] = (hash[number] + word) | 0; });
  }
  const found = new DataView(new ArrayBuffer(32));
  hash.forEach((word, number) => found.setUint32(number * 4, word));
  return new Uint8Array(found.buffer);
}

function hmac(key, message) {
  const pad = (by) => Uint8Array.from({ length: 64 }, (_, at) => (key[at] ?? 0) ^ by);
  return sha256(new Uint8Array([...pad(0x5c), ...sha256(new Uint8Array([...pad(0x36), ...message]))]));
}

const bytesOf = (text) => new TextEncoder().encode(text);
const asHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

// The form over which it is signed: names in order, no spaces, nothing beyond ASCII.
function signedForm(file) {
  const told = JSON.stringify(Object.fromEntries(Object.entries(file).sort(([one], [two]) => (one < two ? -1 : 1))));
  return told.replace(/[\x7f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

export function handInFile(own, text) {
  const file = {
    debate: "hand-in", version: 1, room: own.room, seat: own.seat, name: own.name, turn: text.turn,
    attempt: text.attempt, text: text.text, saved: new Date().toISOString(),
  };
  const signature = asHex(hmac(sha256(bytesOf(own.token)), bytesOf(signedForm(file))));
  const plain = own.name.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const who = plain.replace(/^-|-$/g, "").slice(0, 24) || own.seat.toLowerCase().replace(/[^a-z0-9]/g, "").slice(0, 24);
  const what = `prompt-${text.turn + 1}${text.attempt > 1 ? "-revised" : ""}`;
  const name = `debate-hand-in-${who || "seat"}-${what}.json`;
  return { name, content: `${JSON.stringify({ ...file, signature }, null, 1)}\n` };
}

export function saveHandIn(client) {
  const { name, content } = handInFile(client.own, client.desk.leftBehind);
  download(name, content, "application/json");
}

export function transcript(topic, view, ballots) {
  const levels = Object.fromEntries(topic.criteria.map((row) => [row.id, row.levels.map((level) => level.id)]));
  const lines = [topic.motion, `${view.name}, room ${view.room}`];
  for (const own of ballots) {
    const { ballot } = own;
    const overrides = new Map((own.overrides ?? []).map((one) => [one.criterion, one]));
    lines.push("", "=".repeat(60), `Prompt ${own.turn + 1}${own.attempt > 1 ? ", revised" : ""}: ${own.speech.title}`, "");
    lines.push(`“${own.speech.says}”`, "", "YOUR TEXT", own.text || "Nothing.", "");
    lines.push(own.score === null ? "No score: some marks are kept back" : `${own.score} of 100`);
    for (const mark of ballot.criteria) {
      lines.push(`- ${mark.title}: ${mark.score} of ${mark.max}, ${mark.level}`);
      const other = overrides.get(mark.id);
      if (other) lines.push(`  your teacher: ${levels[mark.id]?.[other.level] ?? other.level}. ${other.reason}`);
      const gave = own.peers?.[mark.id];
      if (gave) lines.push(`  classmates, which counts for nothing: ${gave.map((level) => levels[mark.id]?.[level] ?? level).join(", ")}`);
    }
    lines.push("", `One thing to fix: ${ballot.fix}`);
    const made = ballot.points.filter((mark) => mark.made !== "not");
    if (made.length) lines.push("", `You made ${counted(made.length, "point")}:`, ...made.map((mark) => `- ${mark.says} (${mark.made})`));
    for (const one of own.reviews ?? []) {
      lines.push("", `You marked a classmate’s answer to “${one.title}”: “${one.text}”`);
      lines.push(...bothLevels(topic, one).map((words) => `- ${words.join("")}`), one.says);
    }
  }
  return `${lines.join("\n")}\n`;
}

export async function saveTranscript(client) {
  const ballots = [];
  const past = client.view.past ?? [];
  for (const [turn, attempt] of past) await client.ballotOf(turn, attempt).then((one) => ballots.push(one), () => {});
  download(`debate-room-${client.view.room}.txt`, transcript(client.topic, client.view, ballots), "text/plain");
  const missing = past.length - ballots.length;
  return missing ? `Saved; ${counted(missing, "ballot")} could not be had, as the room is gone.` : "Saved.";
}
