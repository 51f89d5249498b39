"""A small pack in files and a judge of fixed phrases: what the workbench shows changes only with the workbench."""

from __future__ import annotations

from pathlib import Path

from debate.judge.ballot import Ballot
from debate.packs import Pack

from ..toll_bridge import ANSWER, PhraseJudge

PACK = """\
format: 1
id: ferry
version: "1.0"
title: A toll on the bridge
language: en
licence: CC0-1.0
attribution: Tests
brief: bridge
motion: The town should charge for the bridge.
camps:
  - id: toll
    name: Toll
    stand: Whoever drives over the bridge must pay for it.
    case: [The bridge costs a school., A price is fairer than a queue., The ferry is there.]
    facts:
      - says: The ferry runs every quarter of an hour.
        claims: [1]
  - id: free
    name: Free bridge
    stand: Nobody shall pay for the bridge twice.
    case: [It is ours., A toll empties the shops., The poor drive the oldest cars.]
"""
BRIEF = """\
format: 1
id: bridge
source: {title: The bridge, kind: report, year: 1996, reports: A debate about a bridge.}
parts: {all: All of it}
claims:
  - {number: 1, says: The ferry runs every quarter of an hour., kind: fact, helps: toll, part: all}
  - {number: 2, says: A toll empties the old town., kind: argument, helps: free, part: all}
  - {number: 3, says: A price is fairer than a queue., kind: argument, helps: toll, part: all}
"""
_LEVELS = """\
    levels:
      - {id: missing, at: 0, says: Nothing of this is there yet.}
      - {id: good, at: 0.4, says: This is there.}
      - {id: full, at: 0.9, says: This is whole.}
"""
RUBRIC = f"""\
criteria:
  - id: names
    title: Names the argument
    weight: 15
    measured_by: [{{moves: [name]}}]
{_LEVELS}\
  - id: answers
    title: Answers it
    weight: 40
    measured_by: [{{points: answer, enough: 0.6}}]
{_LEVELS}\
  - id: supports
    title: Supports it
    weight: 25
    measured_by: [{{points: evidence, enough: 1}}]
{_LEVELS}\
  - id: weighs
    title: Weighs it
    weight: 20
    measured_by: [{{moves: [even_if]}}]
{_LEVELS}"""
_POINT = """\
  - id: {id}
    says: What the point {id} says.
    kind: {kind}
    worth: 2{claims}
    hint: Look for {id} in your brief.
    press: And what of {id}?
    paraphrases: [One way to put {id}., A second way., A third way to say it., The fourth one.]
    concepts: [[{word}, boat], [twice, double, more]]
    sufficient: [{phrase}]
"""
POINTS = (
    ("ferry", "answer", "ferry", "the ferry carries twice as many"),
    ("square", "answer", "square", "a quieter square"),
    ("deliveries", "answer", "deliveries", "deliveries come at night"),
    ("timetable", "evidence", "timetable", "every quarter of an hour"),
)
STRONG = ANSWER + " Even if some stayed away, a quieter square would bring people back."
MIDDLING = "But the ferry carries twice as many people, and deliveries come at night."


def prompt(name: str, camp: str, claim: int) -> str:
    """The YAML of a prompt with an exemplar and three samples."""
    points = "".join(
        _POINT.format(
            id=id_, kind=kind, word=word, phrase=phrase, claims="\n    claims: [1]" if kind == "evidence" else ""
        )
        for id_, kind, word, phrase in POINTS
    )
    return f"""\
id: {name}
camp: {camp}
title: About {name}
claims: [{claim}]
difficulty: 1
seconds: 120
speech: >-
  Put a toll on the bridge and you empty the old town. Who will pay four crowns to buy a loaf of bread in {name}?
named_by: [a toll empties the old town, nobody will come for bread]
points:
{points}exemplar: >-
  {STRONG} And deliveries come at night.
samples:
  - grade: strong
    marks: {{names: full, answers: full, supports: good, weighs: full}}
    text: {STRONG}
  - grade: middling
    marks: {{names: missing, answers: full, supports: missing, weighs: good}}
    text: {MIDDLING}
  - grade: weak
    marks: {{names: missing, answers: missing, supports: missing, weighs: missing}}
    text: I do not think so.
"""


def write_pack(folder: Path) -> Path:
    """Write the pack into ``folder`` / ferry and return that path."""
    pack = folder / "ferry"
    (pack / "prompts").mkdir(parents=True)
    files = {
        "pack.yaml": PACK,
        "brief.yaml": BRIEF,
        "rubric.yaml": RUBRIC,
        "prompts/shops.yaml": prompt("shops", "toll", 2),
        "prompts/queues.yaml": prompt("queues", "free", 3),
    }
    for name, text in files.items():
        (pack / name).write_text(text, encoding="utf-8")
    return pack


def change(file: Path, old: str, new: str) -> None:
    """Save a file with some words changed, as an author would."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


class BenchJudge(PhraseJudge):
    """The judge of fixed phrases, as the workbench asks it. ``asked`` holds what it was told of each answer."""

    asked: list[tuple[str, bool]]

    def __init__(self, pack: Pack) -> None:
        super().__init__(pack)
        self.asked = []

    def ballot(  # type: ignore[override]  # as the workbench asks
        self, prompt_id: str, answer: str, *, own_texts: bool = False, trust: bool = True, refused: object = ()
    ) -> Ballot:
        self.asked.append((answer, own_texts))
        return super().ballot(prompt_id, answer)
