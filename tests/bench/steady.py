"""How far an edit that keeps the meaning moves a mark: ``python -m tests.bench.steady [--json]``.

For each edit of ``tests.bench.edits``, thirty strong answers of people are marked as they are and as edited. They are
drawn once, from all prompts, and are the same for every edit; where an edit leaves one of them as it is, the next of
the draw takes its place.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from statistics import mean

from tests.bench.edits import EDITS, Edit
from tests.bench.marked import Marked, marked_answers
from tests.bench.people import judge_of

STRONG, TEXTS = 80, 30
"""Markers' overall mark from which on an answer is strong, and how many of them each edit is tried on."""
MEAN_BAR, WORST_BAR = 4, 15
SEED = 1996


@dataclass(frozen=True, slots=True)
class Row:
    """How far one edit moves the mark: ``mean`` and ``worst`` of the change's size, and what it is with its sign."""

    edit: str
    answers: int
    mean: float
    signed: float
    worst: int
    worst_answer: str
    beyond: int

    @property
    def misses(self) -> bool:
        """Whether the edit moves marks further than it may."""
        return self.mean > MEAN_BAR or abs(self.worst) > WORST_BAR


def drawn(seed: int) -> list[Marked]:
    """All strong answers, in the order of the draw."""
    strong = [one for one in marked_answers() if one.overall >= STRONG]
    random.Random(seed).shuffle(strong)
    return strong


def edited(name: str, edit: Edit, answers: list[Marked], seed: int) -> Iterator[tuple[Marked, str]]:
    """The first answers that the edit changes, each with its edited text."""
    count = 0
    for one in answers:
        text = edit(one.answer, random.Random(f"{seed} {name} {one.id}"))
        if text != one.answer and count < TEXTS:
            count += 1
            yield one, text


def measure(seed: int) -> Iterator[Row]:
    """The row of every edit."""
    answers = drawn(seed)
    for name, edit in EDITS.items():
        changes: list[tuple[int, str]] = []
        for one, text in edited(name, edit, answers, seed):
            judge = judge_of(one.pack)
            changes.append((judge.ballot(one.prompt, text).score - judge.ballot(one.prompt, one.answer).score, one.id))
        worst, where = max(changes, key=lambda change: abs(change[0]))
        yield Row(
            edit=name,
            answers=len(changes),
            mean=mean(abs(change) for change, _ in changes),
            signed=mean(change for change, _ in changes),
            worst=worst,
            worst_answer=where,
            beyond=sum(abs(change) > WORST_BAR for change, _ in changes),
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = list(measure(options.seed))
    if options.json:
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False))
        return
    beyond = f"> {WORST_BAR}"
    print(
        f"{'edit':26} {'answers':>7} {'mean':>6} {'bar':>4} {'signed':>7} {'worst':>6} {'bar':>4} {beyond:>5}  worst of"
    )
    for row in rows:
        over = " <-- over the bar" if row.misses else ""
        print(
            f"{row.edit:26} {row.answers:7} {row.mean:6.1f} {MEAN_BAR:4} {row.signed:+7.1f} {row.worst:+6} "
            f"{WORST_BAR:4} {row.beyond:5}  {row.worst_answer}{over}"
        )


if __name__ == "__main__":
    main()
