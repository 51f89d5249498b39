"""How far the judge agrees with the markers of the marked answers: ``python -m tests.bench.people [--json]``.

Prints one table for the prompts that may be tuned on, one for those that are kept out of all tuning, and two for fresh
writers: answers to the former, and to prompts that were added after everything was fitted. Below each, what every kind
of writer got. Levels and points are those that the markers saw; points that a pack has gained since are not counted.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from statistics import StatisticsError, correlation, mean

from debate.judge import Judge
from debate.judge.ballot import Ballot, Made
from debate.packs import load_pack
from tests.bench.marked import NEW, Marked, marked_answers

CONTENT = Path(__file__).resolve().parents[2] / "content"
GOOD, DOWN = 50, 15
"""Markers' overall mark from which on an answer is good, and the judge's up to which it is taken down to nothing."""


@cache
def judge_of(pack: str) -> Judge:
    """The judge of a built-in pack."""
    return Judge(load_pack(CONTENT / pack))


def ballots(answers: Sequence[Marked]) -> list[Ballot]:
    """The ballot on each answer."""
    return [judge_of(one.pack).ballot(one.prompt, one.answer) for one in answers]


def kappa(one: Sequence[int], other: Sequence[int], levels: int) -> float:
    """Cohen's kappa with quadratic weights over levels from 0 on; 1 where nothing varies."""
    first, second, both = Counter(one), Counter(other), Counter(zip(one, other, strict=True))
    seen = sum((a - b) ** 2 * count for (a, b), count in both.items()) / len(one)
    chance = sum((a - b) ** 2 * first[a] * second[b] for a in range(levels) for b in range(levels)) / len(one) ** 2
    return 1 - seen / chance if chance else 1.0


def kappas(answers: Sequence[Marked], given: Sequence[Ballot]) -> dict[str, float]:
    """The kappa of each criterion of each pack, judge with markers, by “pack criterion”."""
    found: dict[str, float] = {}
    for pack in sorted({one.pack for one in answers}):
        mine = [(one, ballot) for one, ballot in zip(answers, given, strict=True) if one.pack == pack]
        for number, criterion in enumerate(judge_of(pack).pack.rubric.criteria):
            levels = [level.id for level in criterion.levels]
            pairs = [
                (ballot.criteria[number].level_number, levels.index(mark["levels"][criterion.id]))
                for one, ballot in mine
                for mark in one.marks
            ]
            judged, marked = zip(*pairs, strict=True)
            found[f"{pack} {criterion.id}"] = kappa(judged, marked, len(levels))
    return found


def figures(answers: Sequence[Marked], given: Sequence[Ballot]) -> dict[str, float]:
    """The figures of the table, by name."""
    scores, marks = [ballot.score for ballot in given], [one.overall for one in answers]
    hit = false = missed = 0
    for one, ballot in zip(answers, given, strict=True):
        for point in ballot.points:
            by_markers = one.made(point.id)
            if by_markers is not None:
                said, true = point.made is not Made.NOT, by_markers >= 0.5
                hit += said and true
                false += said and not true
                missed += true and not said
    precision, recall = hit / max(1, hit + false), hit / max(1, hit + missed)
    down = sum(score <= DOWN and mark >= GOOD for score, mark in zip(scores, marks, strict=True))
    by_criterion = kappas(answers, given)
    return {
        "answers": len(answers),
        "correlation": _correlation(scores, marks),
        "mean difference": mean(abs(score - mark) for score, mark in zip(scores, marks, strict=True)),
        "mean judge": mean(scores),
        "mean markers": mean(marks),
        "kappa": mean(by_criterion.values()),
        "points precision": precision,
        "points recall": recall,
        "points F1": 2 * precision * recall / max(1e-9, precision + recall),
        f"good answers at {DOWN} or less, %": 100 * down / len(answers),
    }


def by_kind(answers: Sequence[Marked], given: Sequence[Ballot]) -> dict[str, tuple[int, float, float]]:
    """For each kind of writer: how many answers, the judge's mean and the markers'."""
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for one, ballot in zip(answers, given, strict=True):
        found[one.kind].append((ballot.score, one.overall))
    return {
        kind: (len(pairs), mean(score for score, _ in pairs), mean(mark for _, mark in pairs))
        for kind, pairs in sorted(found.items())
    }


def _correlation(one: Sequence[float], other: Sequence[float]) -> float:
    try:
        return correlation(one, other)
    except StatisticsError:
        return float("nan")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--sets", default="", help="only answers of these sets, e.g. CDEFG")
    parser.add_argument("--tuned", action="store_true", help="only the prompts that may be tuned on")
    options = parser.parse_args()
    found: dict[str, Mapping[str, float]] = {}
    groups = {
        "Prompts that are tuned": [one for one in marked_answers() if not one.kept],
        "Prompts that are kept": [one for one in marked_answers() if one.kept],
        "Fresh writers to prompts that are tuned": [one for one in marked_answers(fresh=True) if one.id[0] not in NEW],
        "Fresh writers to new prompts": [one for one in marked_answers(fresh=True) if one.id[0] in NEW],
    }
    for name, group in groups.items():
        answers = [one for one in group if one.id[0] in (options.sets or one.id[0])]
        if not answers or (options.tuned and "kept" in name):
            continue
        given = ballots(answers)
        found[name] = figures(answers, given)
        if options.json:
            continue
        print(f"\n== {name}")
        for label, value in found[name].items():
            print(f"{label:36} {value:8.3f}" if value < 10 and isinstance(value, float) else f"{label:36} {value:8.1f}")
        for label, value in kappas(answers, given).items():
            print(f"kappa of {label:27} {value:8.2f}")
        print("; ".join(f"{kind} {judge:.0f}/{mark:.0f}" for kind, (_, judge, mark) in by_kind(answers, given).items()))
    if options.json:
        print(json.dumps(found))


if __name__ == "__main__":
    main()
