"""How well point finding agrees with people, on human-labelled data of the ArgKP form.

Usage: ``python tests/bench/argkp.py --data DIR --split NAME --cues FILE [--json] [--ablate]``. Reads
``arguments_NAME.csv``, ``key_points_NAME.csv`` and ``labels_NAME.csv``, makes every key point that has cues a point of
the real pack format (a pack per topic, a camp and a prompt per stance) and lets the real judge find the points.
Each argument is judged alone, as an answer in the game is: nothing is learnt from the arguments.

The two scorers are those of the 2021 key point shared task and of its later, harsher revision: each argument keeps its
best key point, the top half of a topic and stance is kept, and average precision is averaged over the groups. That is
*published*;
*strict-head* multiplies each group's by the share of positives in the kept half. A pair that people left
undecided counts 0 in “strict” and 1 in “relaxed”.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from debate.judge.ballot import Made
from debate.judge.finding.compiled import CompiledPack, CompiledPrompt
from debate.judge.finding.leaning import LeaningWeights
from debate.judge.finding.points import judge_points, look
from debate.judge.finding.weights import SHIPPED, Weights
from debate.judge.languages.reader import rhetoric_of
from debate.judge.reading.stance import read_stance
from debate.judge.reading.text import Text, read
from debate.packs.model import Brief, Camp, Cues, Pack, Point, PointKind, Prompt, Rubric, Source

KEPT = 0.5
"""The share of a topic and stance's arguments that the scorers keep."""
STANCES = ("1", "-1")


@dataclass(frozen=True, slots=True)
class Argument:
    """A row of the arguments file."""

    id: str
    words: str
    topic: str
    stance: str


@dataclass(frozen=True, slots=True)
class Data:
    """A split: arguments, a pack for each topic, and people's labels by (argument, key point)."""

    arguments: tuple[Argument, ...]
    packs: Mapping[str, Pack]
    labels: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the judge found in one argument: strength and verdict by key point of its own side, and of the other."""

    argument: Argument
    own: Mapping[str, tuple[float, Made]]
    other: Mapping[str, float]

    @property
    def best(self) -> tuple[str, float]:
        """The strongest key point of the argument's own side (the first of equals) and its strength."""
        return max(((key, strength) for key, (strength, _) in self.own.items()), key=lambda pair: pair[1])


def load(folder: Path, split: str, cue_file: Path) -> Data:
    """Read a split. Key points without cues, and arguments on a side without key points, are left out."""
    cues = yaml.safe_load(cue_file.read_text(encoding="utf-8"))
    points: dict[str, dict[str, list[Point]]] = defaultdict(lambda: {stance: [] for stance in STANCES})
    for row in _rows(folder / f"key_points_{split}.csv"):
        if row["key_point_id"] in cues:
            point = _point(row["key_point_id"], row["key_point"], cues[row["key_point_id"]])
            points[row["topic"]][row["stance"]].append(point)
    arguments = tuple(
        Argument(row["arg_id"], row["argument"], row["topic"], row["stance"])
        for row in _rows(folder / f"arguments_{split}.csv")
        if row["topic"] in points and points[row["topic"]][row["stance"]]
    )
    labels = {(row["arg_id"], row["key_point_id"]): int(row["label"]) for row in _rows(folder / f"labels_{split}.csv")}
    return Data(arguments, {topic: _pack(topic, sides) for topic, sides in points.items()}, labels)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _point(point_id: str, says: str, cue: Mapping[str, list[object]]) -> Point:
    def texts(name: str) -> tuple[str, ...]:
        return tuple(str(one) for one in cue.get(name) or ())

    groups = cue.get("concepts") or []
    concepts = tuple(tuple(str(one) for one in group) for group in groups if isinstance(group, list))
    cues = Cues(
        paraphrases=texts("paraphrases"), concepts=concepts, sufficient=texts("sufficient"), exclude=texts("exclude")
    )
    return Point(id=point_id, says=says, kind=PointKind.ANSWER, worth=1, hint="-", press="-", cues=cues)


def _pack(topic: str, sides: Mapping[str, Sequence[Point]]) -> Pack:
    prompts = tuple(
        Prompt(
            id=_camp(stance), camp=_camp(stance), title=topic[:48], claims=(), difficulty=1, seconds=60, speech=topic,
            named_by=(), points=tuple(points), exemplar="", samples=(),
        )
        for stance, points in sides.items()
    )  # fmt: skip
    against = topic.replace(" should ", " should not ", 1)
    first, second = (
        Camp(id=_camp(stance), name=_camp(stance), stand=stand, case=(), facts=())
        for stance, stand in zip(STANCES, (topic, against), strict=True)
    )
    return Pack(
        id="argkp", version="1", title=topic, language="en", licence="-", attribution="-", motion=topic,
        brief=Brief(id="argkp", source=Source(title="-", kind="-", year=2020, reports="-"), parts={}, claims=()),
        camps=(first, second), rubric=Rubric(criteria=()), prompts=prompts, hash="0" * 64,
    )  # fmt: skip


def _camp(stance: str) -> str:
    return "pro" if stance == "1" else "con"


def judge(data: Data, weights: Weights = SHIPPED, *, stance: bool = True) -> tuple[list[Judged], float]:
    """Judge every argument; also the ballots per second of point finding and reading together."""
    compiled = {topic: CompiledPack(pack, weights) for topic, pack in data.packs.items()}
    for pack in compiled.values():
        for prompt in pack.pack.prompts:
            pack.prompt(prompt.id)
    judged = []
    spent = 0.0
    for argument in data.arguments:
        pack = compiled[argument.topic]
        started = perf_counter()
        text = read(argument.words, pack.language)
        own = _marks(pack, _camp(argument.stance), text, stance)
        spent += perf_counter() - started
        other = _marks(pack, pack.pack.other_camp(_camp(argument.stance)).id, text, stance)
        judged.append(Judged(argument, own, {key: strength for key, (strength, _) in other.items()}))
    return judged, len(data.arguments) / spent


def _marks(pack: CompiledPack, prompt_id: str, text: Text, stance: bool) -> dict[str, tuple[float, Made]]:
    prompt: CompiledPrompt = pack.prompt(prompt_id)
    if stance:
        read_as = read_stance(text, rhetoric_of(pack.pack.language))
        marks = judge_points(look(prompt, text, unasserted=read_as.unasserted, negated=read_as.negated)).points
    else:
        marks = judge_points(look(prompt, text)).points
    return {mark.id: (mark.strength, mark.made) for mark in marks}


def figures(data: Data, judged: Sequence[Judged]) -> dict[str, float]:
    """Every figure of the benchmark except speed."""
    found = _precision_of_rankings(data, judged)
    found |= _verdicts(data, judged, "made", {Made.MADE})
    found |= _verdicts(data, judged, "made or partly", {Made.MADE, Made.PARTLY})
    return found | _sides(judged)


def _precision_of_rankings(data: Data, judged: Sequence[Judged]) -> dict[str, float]:
    groups: dict[tuple[str, str], list[tuple[float, int | None]]] = defaultdict(list)
    for one in judged:
        key, strength = one.best
        label = data.labels.get((one.argument.id, key))
        groups[one.argument.topic, one.argument.stance].append((strength, label))
    found: dict[str, list[float]] = defaultdict(list)
    for ranked in groups.values():
        kept = sorted(ranked, key=lambda pair: -pair[0])[: int(len(ranked) * KEPT)]
        for reading, undecided in (("strict", 0), ("relaxed", 1)):
            pairs = [(score, undecided if label is None else label) for score, label in kept]
            precision = average_precision(pairs)
            found[f"published {reading}"].append(precision)
            found[f"strict-head {reading}"].append(precision * sum(label for _, label in pairs) / max(1, len(pairs)))
    return {name: sum(values) / len(values) for name, values in found.items()}


def average_precision(pairs: Iterable[tuple[float, int]]) -> float:
    """Average precision of (score, label) pairs; equal scores share a threshold, as in scikit-learn."""
    ranked = sorted(pairs, key=lambda pair: -pair[0])
    positives = sum(label for _, label in ranked)
    if not positives:
        return 0.0
    total = 0.0
    hits = place = 0
    while place < len(ranked):
        score, before = ranked[place][0], hits
        while place < len(ranked) and ranked[place][0] == score:
            hits += ranked[place][1]
            place += 1
        total += (hits - before) / positives * hits / place
    return total


def _verdicts(data: Data, judged: Sequence[Judged], name: str, verdicts: set[Made]) -> dict[str, float]:
    """Precision, recall and F1 of a verdict over all pairs that people decided."""
    right = said = positives = 0
    for one in judged:
        for key, (_, made) in one.own.items():
            label = data.labels.get((one.argument.id, key))
            if label is not None:
                positives += label
                said += made in verdicts
                right += label and made in verdicts
    precision, recall = right / max(1, said), right / max(1, positives)
    both = 2 * precision * recall / (precision + recall) if right else 0.0
    return {f"{name}: precision": precision, f"{name}: recall": recall, f"{name}: F1": both}


def _sides(judged: Sequence[Judged]) -> dict[str, float]:
    """How often the other side's best point is stronger (a tie counts half).

    Over all arguments, and over the half told with most confidence: by the strength of the best point of either
    side, and by how far it leads the other side's best.
    """
    wrong = []
    for one in judged:
        own, other = one.best[1], max(one.other.values(), default=0.0)
        wrong.append((1.0 if other > own else 0.5 if other == own else 0.0, max(own, other), abs(own - other)))
    half = max(1, len(wrong) // 2)
    strongest = sorted(wrong, key=lambda row: -row[1])[:half]
    clearest = sorted(wrong, key=lambda row: -row[2])[:half]
    return {
        "wrong side: all": sum(row[0] for row in wrong) / max(1, len(wrong)),
        "wrong side: confident half": sum(row[0] for row in strongest) / half,
        "wrong side: clearest half": sum(row[0] for row in clearest) / half,
    }


ABLATIONS: Mapping[str, Weights] = {
    "no likeness to the middle of a point's texts": replace(SHIPPED, centre=0.0),
    "no likeness to the nearest text": replace(SHIPPED, nearest=0.0),
    "no cue words in the middle": replace(SHIPPED, cue_share=0.0),
    "no sufficient phrases": replace(SHIPPED, sufficient=0.0),
    "no excluding phrases": replace(SHIPPED, excluded=1.0),
    "no incomplete concept groups": replace(SHIPPED, partial=0.0),
    "a group counts once, however many of its words": replace(SHIPPED, repeated=0.0),
    "concept groups not weighed by surprise": replace(SHIPPED, surprise=0.0),
    "motion's words as rare as they are": replace(SHIPPED, motion=1.0),
    "words of no topic as rare as they are": replace(SHIPPED, common=1.0),
    "unknown words as rare as they are": replace(SHIPPED, unknown=1.0),
    "neighbours do not compete": replace(SHIPPED, rival=0.0),
    "a second sentence adds nothing": replace(SHIPPED, second=0.0),
    "negation not compared": replace(SHIPPED, reversed=0.0, turned=1.0),
    "camps not told apart by what they say": replace(SHIPPED, leaning=0.0),
    "camps: without words": replace(SHIPPED, leaning_signs=LeaningWeights(words=0.0)),
    "camps: without good and ill": replace(SHIPPED, leaning_signs=LeaningWeights(valence=0.0)),
    "camps: without what should be done": replace(SHIPPED, leaning_signs=LeaningWeights(urging=0.0)),
    "derived forms apart": replace(SHIPPED, derived=False),
    "spelling as written": replace(SHIPPED, spelling=False),
}
"""The judge with one part switched off at a time."""


def main() -> None:
    """Print the figures as a table, or as JSON."""
    options = _options()
    data = load(options.data, options.split, options.cues)
    if options.ablate:
        _ablate(data)
        return
    judged, speed = judge(data)
    found = figures(data, judged)
    if options.json:
        print(json.dumps({"split": options.split, **found, "ballots per second": speed}, indent=2))
        return
    print(f"{options.split}: {len(data.packs)} topics, {len(data.arguments)} arguments, {len(data.labels)} labels")
    for name, value in found.items():
        print(f"  {name:28} {value:.3f}")
    print(f"  {'ballots per second':28} {speed:.0f}")


def _ablate(data: Data) -> None:
    """One line per component that is switched off."""
    columns = ("strict-head strict", "strict-head relaxed", "published strict", "published relaxed", "made: F1",
               "wrong side: all", "wrong side: confident half")  # fmt: skip
    print("| variant | " + " | ".join(columns) + " |")
    print("|---" * (len(columns) + 1) + "|")
    for name, weights in {"as shipped": SHIPPED, **ABLATIONS}.items():
        found = figures(data, judge(data, weights)[0])
        print(f"| {name} | " + " | ".join(f"{found[column]:.3f}" for column in columns) + " |")
    found = figures(data, judge(data, replace(SHIPPED), stance=False)[0])
    print("| stance not read | " + " | ".join(f"{found[column]:.3f}" for column in columns) + " |")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Agreement of point finding with people's labels.")
    parser.add_argument("--data", type=Path, required=True, help="folder with the three CSV files")
    parser.add_argument("--split", required=True, help="NAME in arguments_NAME.csv")
    parser.add_argument("--cues", type=Path, required=True, help="YAML: cues by key point id")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--ablate", action="store_true", help="switch each component off in turn")
    return parser.parse_args()


if __name__ == "__main__":
    main()
