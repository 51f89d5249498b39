// What the teacher does, under the ids and names of the terminal's dashboard (a test holds the two together; a name may be
// longer here): the words on the button, what it means, when it fits (`fits`), and what it asks of the room (`does`). Which
// of them comes next is told by the room.

import { ask } from "./elements.js";
import { appealsSheet, rulingsSheet } from "./teach_appeals.js";
import { releaseSheet, trustIsOpen, trustSheet } from "./teach_release.js";
import { bringInSheet, downloadsSheet, flowSheets, peersSheet, planSheet, reachSheet, settingsSheet, speechesSheet, whySheet } from "./teach_sheets.js";

const MORE_SECONDS = 30;
const MOST_ATTEMPTS = 2;

const deed = (words, says, does, fits) => ({ words, says, does, fits });
const open = (make) => (lead) => lead.open(make(lead));
const stands = (view) => Boolean(view.clock && !view.clock.running);
const isMarked = (view) => (view.marked ?? 0) >= (view.to_mark ?? 0);
const isOn = (view) => view.phase !== "over";

async function release(lead) {
  if (trustIsOpen(lead.view) && !(await ask("Skip the trust check?", { yes: "Skip it", no: "Go back" }))) return;
  lead.open(releaseSheet(lead));
}

async function check(lead) {
  if (lead.view.trust?.rows?.length || (await lead.ask("DrawTrust"))) lead.open(trustSheet(lead));
}

const sure = (question, yes, does) => async (lead) => (await ask(question, { yes, no: "Go back" })) && does(lead);

export const DEEDS = {
  "lobby.begin": deed("First prompt", "Give camps, and show everybody their brief.", (lead) => lead.ask("Next")),
  "turn.start": deed("Start the clock", "Show the prompt and start the clock.", (lead) => lead.ask("Start")),
  "turn.pause": deed("Pause", "Stop the clock, or let it go on. Nobody can write while it stands.", (lead) => lead.let(stands(lead.view) ? "Continued" : "Paused")),
  "turn.pause.why": deed("Pause and say why", "Stop the clock and tell everybody why.", open(whySheet), (view) => !stands(view)),
  "turn.extend": deed("+30 s", "Give everybody thirty seconds more.", (lead) => lead.let("Extended", { seconds: MORE_SECONDS }), (view) => view.clock?.limit != null),
  "turn.close": deed("End it now", "Take all texts as they stand now.", sure("Take all texts as they stand now?", "Take them", (lead) => lead.ask("Close"))),
  "turn.speeches": deed("Read the prompts", "Read what the prompts say.", open(speechesSheet)),
  "turn.plan": deed("Another prompt", "Take another prompt; plan those to come.", open(planSheet)),
  "turn.draw": deed("Draw camps", "Draw everybody’s camps anew.", (lead) => lead.ask("DrawCamps"), (view) => view.seats.some((row) => row.standing === "seated")),
  "held.trust": deed("Trust check", "Mark a few drawn texts yourself, and see whether the judge agrees.", check, (view) => isMarked(view) && view.to_mark > 0),
  "held.release": deed("Release", "Show everybody their ballot, or most of it; before the trust check it asks.", release, isMarked),
  "released.revise": deed("Revise", "Start the revision clock for the whole class.", (lead) => lead.ask("Start"), (view) => view.attempt < MOST_ATTEMPTS),
  "released.next": deed("Next prompt", "Go on to the next prompt.", (lead) => lead.ask("Next"), (view) => view.turns.length > view.turn + 1),
  "marks.flow": deed("Flow sheet", "What the class answered, and what it dropped.", open(flowSheets)),
  "marks.appeals": deed("Appeals", "Decide what students appealed.", open(appealsSheet), (view) => view.appeals?.length > 0),
  "marks.peers": deed("Peer review", "How far the class is with marking each other, and how often it agrees with the judge.", open(peersSheet), (view) => Boolean(view.peers)),
  "over.write": deed("Write the report", "Write the report as HTML, CSV, XLSX and JSON.", open(downloadsSheet)),
  "host.reach": deed("How to join", "The address, the code, and the projector’s key.", open(reachSheet)),
  "host.settings": deed("Settings", "Clock, camps, prompts to come, names, leaderboard.", open(settingsSheet), isOn),
  "host.plan": deed("Prompts to come", "Choose the prompts that are to come.", open(planSheet), isOn),
  "host.lock": deed("Lock", "Let nobody new in, or open the room again.", (lead) => lead.let("Locked", { locked: !lead.view.locked }), isOn),
  "host.rulings": deed("Rulings", "Read your rulings, and take one back.", open(rulingsSheet), (view) => view.rulings?.length > 0),
  "host.bring-in": deed("Bring in a file", "Hand in the file of a student whose connection never came back.", open(bringInSheet), (view) => view.turn >= 0),
  "host.end": deed("End the room", "End the room for everybody.", sure("End the room for everybody? Its report stays.", "End it", (lead) => lead.ask("End")), isOn),
};

// Where the same button does the other of two things.
const OTHER_WORDS = { "turn.pause": (view) => stands(view) && "Go on", "host.lock": (view) => view.locked && "Open the room again" };

export const labelOf = (id, view) => (OTHER_WORDS[id]?.(view) || DEEDS[id]?.words) ?? id;

const AT = {
  lobby: ["lobby.begin", "turn.draw", "host.settings", "host.plan", "host.lock"],
  ready: ["turn.start", "turn.plan", "turn.draw", "turn.speeches"],
  writing: ["turn.pause", "turn.extend", "turn.pause.why", "turn.close", "turn.speeches"],
  held: ["held.trust", "held.release", "marks.peers", "marks.flow", "turn.speeches"],
  released: ["released.revise", "released.next", "marks.appeals", "marks.peers", "marks.flow", "turn.speeches"],
  over: ["over.write", "marks.appeals", "marks.peers", "marks.flow"],
};
export const TOOLS = ["host.reach", "host.settings", "host.plan", "host.lock", "host.rulings", "host.bring-in", "host.end"];

// The buttons of the stage, that which comes next before the others.
export function deedsAt(view) {
  const next = view.guidance.action;
  const there = AT[view.phase === "playing" ? view.stage : view.phase].filter((id) => DEEDS[id].fits?.(view) ?? true);
  return next in DEEDS ? [next, ...there.filter((id) => id !== next)] : there;
}

export const isPrimary = (id, view) => id === view.guidance.action;
