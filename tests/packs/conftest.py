"""A small complete pack without a single problem, written where a test may spoil it."""

from __future__ import annotations

from pathlib import Path

import pytest

PACK = """\
# A pack for tests.
format: 1
id: homework
version: "1.0"
title: Is homework worth it?
language: en
licence: CC0-1.0
attribution: The tests
brief: homework-survey
motion: Schools should stop giving homework.
camps:
  - id: stop
    name: No homework
    stand: Homework takes the evening and gives little back.
    case:
      - Children need time to play.
      - It helps those who have help at home.
      - Nobody has shown that it works for the young.
    facts:
      - says: In the survey, half of the children slept too little.
        claims: [1]
  - id: keep
    name: Keep it
    stand: What is learned by day is lost without practice.
    case:
      - Practice makes what was taught last.
      - Parents see what their children learn.
      - It teaches children to work alone.
"""

BRIEF = """\
format: 1
id: homework-survey
source:
  title: A survey of evenings
  kind: report
  year: 1998
  reports: What pupils of forty schools did after school.
parts:
  findings: What was found
  advice: What was advised
claims:
  - number: 1
    says: Half of the children slept too little.
    kind: fact
    helps: stop
    part: findings
  - number: 2
    says: Practice at home makes lessons last.
    kind: argument
    helps: keep
    part: advice
  - number: 3
    says: Children who play in the evening learn better by day.
    kind: argument
    helps: stop
    part: advice
"""

RUBRIC = """\
criteria:
  - id: answers
    title: Answers it
    weight: 60
    measured_by:
      - points: answer
        enough: 0.6
        share: 4
      - moves: [deny, turn]
    levels:
      - id: missing
        at: 0
        says: Their argument still stands.
      - id: full
        at: 0.8
        says: You answer it.
  - id: supports
    title: Supports it
    weight: 40
    measured_by:
      - points: evidence
        enough: 1
    levels:
      - id: missing
        at: 0
        says: You only assert.
      - id: full
        at: 0.5
        says: A fact stands behind it.
"""

_WORDS = "This is what a good answer would say about homework and evenings and sleep. " * 8


def prompt(name: str, camp: str, claims: str) -> str:
    """The YAML of a prompt without a problem."""
    return f"""\
id: {name}
camp: {camp}
title: An argument about {name}
claims: {claims}
difficulty: 2
seconds: 90
speech: >-
  Homework is what it is, and everybody knows it. What would you do
  without it, or without {name}?
named_by:
  - everybody knows what homework is
  - they cannot do without homework
points:
  - id: sleep
    says: Children sleep too little because of it.
    kind: evidence
    worth: 2
    claims: [1]
    hint: Say what it costs at night.
    press: And who has counted that?
    paraphrases:
      - Half of the children sleep too little.
      - The survey found tired children.
      - They do not sleep enough.
      - Too little sleep was found in every second child.
    concepts:
      - [sleep, tired, night]
      - [half, survey, 50, little]
    sufficient:
      - sleep too little
    exclude:
      - sleep in class
  - id: play
    says: Play teaches too.
    kind: answer
    worth: 3
    move: turn
    hint: Say what else an evening is for.
    press: Is play all you want for them?
    paraphrases:
      - Children learn by playing.
      - An evening of play is an evening of learning.
      - Play is how the young practise.
      - They learn more in the garden than at the desk.
    concepts:
      - [play, game]
      - [learn, teach, practise]
  - id: unfair
    says: It helps those who have help at home.
    kind: answer
    worth: 1
    hint: Ask who helps with it.
    press: Should nobody be helped, then?
    paraphrases:
      - Rich parents do half of it.
      - Not every child has a desk.
      - It widens the gap.
      - Some have nobody to ask.
    concepts:
      - [parent, home, desk]
      - [help, gap, rich]
  - id: late
    says: It comes too late in the day.
    kind: answer
    worth: 1
    hint: Think of the hour.
    press: What hour would suit you?
    paraphrases:
      - By the evening nobody can learn any more.
      - The day has been long enough.
      - It is too late to learn.
      - An adult would not work on at that hour.
    concepts:
      - [evening, late, hour]
      - [learn, work]
exemplar: >-
  {_WORDS.strip()} So much for {name}.
samples:
  - grade: strong
    marks: {{answers: full, supports: full}}
    text: Children learn by playing, and half of them sleep too little.
  - grade: middling
    marks: {{answers: full, supports: missing}}
    text: |-
      Children learn by playing.

      They do.
  - grade: weak
    marks: {{answers: missing, supports: missing}}
    text: No.
"""


def write_pack(folder: Path) -> Path:
    """Write the pack into ``folder`` / homework and return that path."""
    pack = folder / "homework"
    (pack / "prompts").mkdir(parents=True)
    files = {
        "pack.yaml": PACK,
        "brief.yaml": BRIEF,
        "rubric.yaml": RUBRIC,
        "prompts/practice.yaml": prompt("practice", "stop", "[2]"),
        "prompts/evenings.yaml": prompt("evenings", "keep", "[1, 3]"),
    }
    for name, text in files.items():
        (pack / name).write_bytes(text.encode("utf-8"))
    return pack


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path)
