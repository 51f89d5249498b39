"""How the marks of drills agree with people: ``python -m tests.bench.drills [--json]``.

153 answers to 51 drill tasks, written by people who saw the speech and neither points nor cues, and marked from 0 to
3 by two others (``answers/drills.jsonl``). The weights of ``debate.practice.marking`` were set on two thirds of the
tasks; a third, on prompts that are kept out of all tuning, is only for these figures.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import correlation, mean

from debate.judge import Judge
from debate.packs import find_pack, load_pack
from debate.practice.drills import Drill, task_of
from debate.practice.marking import WELL_DONE, mark_drill
from tests.bench.people import kappa

FILE = Path(__file__).with_name("answers") / "drills.jsonl"


@dataclass(frozen=True)
class MarkedDrill:
    """An answer to a drill and its two marks; ``kept`` is whether its prompt is kept out of all tuning."""

    id: str
    drill: Drill
    pack: str
    prompt: str
    point: str
    kept: bool
    answer: str
    marks: tuple[int, int]


@dataclass(frozen=True)
class Figures:
    """How two series of marks agree; ``bias`` is how much higher the first one's mean is."""

    answers: int
    kappa: float
    correlation: float
    difference: float
    bias: float


def marked_drills() -> list[MarkedDrill]:
    """All marked answers to drills."""
    found = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.append(MarkedDrill(**{**row, "drill": Drill(row["drill"]), "marks": tuple(row["marks"])}))
    return found


@cache
def _judge(pack: str) -> Judge:
    return Judge(load_pack(find_pack(pack)))


def mark(one: MarkedDrill) -> int:
    """The mark that the program gives."""
    judge = _judge(one.pack)
    task = task_of(judge.pack, one.drill, judge.pack.prompt(one.prompt), one.point)
    return mark_drill(judge, task, one.answer).mark


def agreement(ours: Sequence[int], theirs: Sequence[float]) -> Figures:
    """How marks agree with those of people; a mean of two that lies between two steps counts as the upper one."""
    return Figures(
        answers=len(ours),
        kappa=kappa(list(ours), [int(one + 0.5) for one in theirs], WELL_DONE + 1),
        correlation=correlation(ours, theirs) if len(set(ours)) > 1 and len(set(theirs)) > 1 else 0.0,
        difference=mean(abs(one - other) for one, other in zip(ours, theirs, strict=True)),
        bias=mean(ours) - mean(theirs),
    )


def with_people(drills: Sequence[MarkedDrill]) -> Figures:
    """How the program agrees with the mean of the two markers."""
    return agreement([mark(one) for one in drills], [mean(one.marks) for one in drills])


def between_people(drills: Sequence[MarkedDrill]) -> Figures:
    """How the second marker agrees with the first."""
    return agreement([one.marks[1] for one in drills], [one.marks[0] for one in drills])


def main() -> None:
    """Print the table."""
    everything = marked_drills()
    rows = {}
    for kept in (False, True):
        part = [one for one in everything if one.kept is kept]
        for drill in Drill:
            rows[f"{'kept' if kept else 'tuned'} {drill.value}"] = [one for one in part if one.drill is drill]
        rows[f"{'kept' if kept else 'tuned'} all"] = part
    table = {name: (with_people(part), between_people(part)) for name, part in rows.items() if part}
    if "--json" in sys.argv:
        print(json.dumps({name: [vars(ours), vars(theirs)] for name, (ours, theirs) in table.items()}, indent=2))
        return
    print(f"{'':16}  n  kappa  corr.  diff.  bias | marker with marker: kappa  corr.")
    for name, (ours, theirs) in table.items():
        print(
            f"{name:16} {ours.answers:3} {ours.kappa:6.2f} {ours.correlation:6.2f} {ours.difference:6.2f} "
            f"{ours.bias:+5.2f} | {theirs.kappa:26.2f} {theirs.correlation:6.2f}"
        )


if __name__ == "__main__":
    main()
