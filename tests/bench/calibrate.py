"""Fits the judge's calibration on the marked answers, and writes it as the data files that plain Python reads.

    python -m tests.bench.calibrate [--check]

Needs the extra ``calibrate``. Fitted are, one after the other and each on what those before it say of answers that they
were *not* fitted on (all answers to the prompts of a fold are left out together):

1. *manner*: runs of small words and kinds of content, to the markers' overall mark (ridge regression);
2. *standing*: the signs of the answer as a whole, to the same (boosted trees, as are the rest);
3. *made*: the signs of a point and the two above, to how far the markers hold the point to be made;
4. *naming, answering, supporting, weighing, fairness*: the signs of the answer and of its points, to the share (0–1) of
   the levels of the criteria that measure it.

The prompts that are kept out of all tuning (``answers/kept.txt``) are never read. Kinds of answers that no sign can
tell (real reasons, taken back in a subordinate clause) weigh little, or they would teach the trees to distrust all:
``WEIGHTS`` says how much. ``--check`` writes nothing and prints how each step does on the prompts left out.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import Ridge
from sklearn.metrics import average_precision_score

from debate.authoring.attacks import attacks
from debate.judge import Judge
from debate.judge.ballot import PointMark
from debate.judge.finding.manner import LONGEST_RUN, shape
from debate.judge.finding.moves import with_points
from debate.judge.finding.points import MANNER, STANDING, made
from debate.judge.judging import Sight
from debate.judge.marking.measures import Kind, kind_of, signs_of
from debate.judge.reading.phrases import fillers
from debate.judge.trees import DECIMALS, ONE
from debate.packs import load_pack
from debate.packs.model import Criterion, Pack, Prompt
from tests.bench.edits import EDITS
from tests.bench.marked import Marked, marked_answers
from tests.bench.people import kappa

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "debate" / "judge" / "calibration"
FOLDS = 7
BAGS = 2
WEIGHTS = {"C": 3, "D": 3, "E": 3, "F": 3, "G": 3, "J": 0.6, "M": 0.8, "N": 0.3, "O": 0.1, "P": 0.5, "Q": 0.8}
"""How much an answer weighs by its set; 1 where none is named (see ``answers/README.md`` for what the sets are)."""
ATTACKED, EDITED, OWN_TEXT = 0.4, 0.25, 0.6
"""How much an attack weighs that a program made, an edit that keeps an answer's meaning, and a text of the pack."""
ATTACKS = ("every point denied", "every point negated", "connectives only", "off-topic", "exemplar shuffled by words",
           "keyword list with glue words", "keyword list without commas", "the other camp's strong sample")  # fmt: skip
WORTH = 0.02
"""Overall mark (0–1), and share of every level, of such an attack."""
RISING = ("answer points", "evidence points", "answer strength", "evidence strength", "points made", "best point",
          "second point", "moves asked")  # fmt: skip
"""Signs of which more never costs."""

Numbers = NDArray[np.float64]


@dataclass
class Row:
    """An answer as it was read, with its marks; ``marked`` is ``None`` for an attack."""

    marked: Marked | None
    pack: Pack
    prompt: Prompt
    sight: Sight
    words: str
    fold: int
    weight: float
    overall: float
    manner: float = 0.0
    standing: float = 0.0
    strengths: tuple[float, ...] = ()


def read() -> list[Row]:
    """Read every answer that may be tuned on, some of their edits, and some attacks on the same prompts."""
    judges = {
        file.name: Judge(unheard(load_pack(file))) for file in sorted((ROOT / "content").iterdir()) if file.is_dir()
    }
    answers = [one for one in marked_answers() if not one.kept]
    prompts = sorted({one.prompt for one in answers})
    random.Random(3).shuffle(prompts)
    folds = {prompt: number % FOLDS for number, prompt in enumerate(prompts)}
    chance = random.Random(1)
    found: list[Row] = []

    def add(pack: str, prompt_id: str, text: str, marked: Marked | None, weight: float, overall: float) -> None:
        judge = judges[pack]
        prompt = judge.pack.prompt(prompt_id)
        sight = judge.sight(prompt, text, own_texts=marked is not None and marked.id[0] == "X")
        reading = sight.reading
        left_out = sight.integrity.masked | fillers(reading.text)
        words = " ".join(shape(reading.text, sight.engagement, reading.language, left_out))
        found.append(Row(marked, judge.pack, prompt, sight, words, folds[prompt_id], weight, overall))

    for number, one in enumerate(answers):
        weight = WEIGHTS.get(one.id[0], 1)
        add(one.pack, one.prompt, one.answer, one, weight, one.overall / 100)
        name = list(EDITS)[number % len(EDITS)]
        edited = EDITS[name](one.answer, chance)
        if edited != one.answer and weight >= 0.5:
            add(one.pack, one.prompt, edited, one, EDITED * weight, one.overall / 100)
    for judge in judges.values():
        for prompt in judge.pack.prompts:
            for marked in own_texts(judge.pack, prompt) if prompt.id in folds else ():
                add(judge.pack.id, prompt.id, marked.answer, marked, OWN_TEXT, marked.overall / 100)
    for pack in judges.values():
        for prompt in pack.pack.prompts:
            for name in ATTACKS if prompt.id in folds else ():
                add(pack.pack.id, prompt.id, attacks()[name][0](pack.pack, prompt, chance), None, ATTACKED, WORTH)
    return found


def unheard(pack: Pack) -> Pack:
    """The pack without what was harvested from these very answers, which would look better known than others are."""
    return replace(
        pack,
        prompts=tuple(
            replace(
                prompt,
                points=tuple(replace(point, cues=replace(point.cues, heard=())) for point in prompt.points),
            )
            for prompt in pack.prompts
        ),
    )


def own_texts(pack: Pack, prompt: Prompt) -> Iterable[Marked]:
    """The prompt's exemplar, which is at the top throughout, and its samples as their author marked them."""
    texts = [(prompt.exemplar, {row.id: row.levels[-1].id for row in pack.rubric.criteria})]
    texts += [(sample.text, dict(sample.marks)) for sample in prompt.samples]
    for number, (text, levels) in enumerate(texts):
        shares = [
            (row.weight, [level.id for level in row.levels].index(levels[row.id]) / (len(row.levels) - 1))
            for row in pack.rubric.criteria
        ]
        overall = 100 * sum(weight * share for weight, share in shares) / sum(weight for weight, _ in shares)
        mark = {"levels": levels, "points": {}, "overall": overall}
        yield Marked(f"X-{prompt.id}-x{number}", pack.id, prompt.id, text, False, frozenset(), (mark,))


def trees(rising: Sequence[int] = (), **changed: Any) -> lightgbm.LGBMRegressor:
    """A fresh regressor. Small trees, few at a time: a receipt has to name what they rest on."""
    settings: dict[str, Any] = {
        "n_estimators": 110, "num_leaves": 8, "learning_rate": 0.08, "subsample": 0.6, "subsample_freq": 1,
        "colsample_bytree": 0.4,
        "min_child_samples": 12, "verbose": -1, "random_state": 0, "n_jobs": 1, "deterministic": True,
        "force_row_wise": True,
    }  # fmt: skip
    if any(rising):
        settings.update(monotone_constraints=list(rising), monotone_constraints_method="intermediate")
    return lightgbm.LGBMRegressor(**{**settings, **changed})


def left_out(
    fit: Callable[[NDArray[np.intp]], Callable[[NDArray[np.intp]], Numbers]], folds: NDArray[np.intp]
) -> Numbers:
    """What each fold gets from a fit on the others."""
    found = np.zeros(len(folds))
    for fold in range(FOLDS):
        inside = np.flatnonzero(folds == fold)
        if len(inside):
            found[inside] = fit(np.flatnonzero(folds != fold))(inside)
    return found


def table(signs: Iterable[Mapping[str, float | None]], names: Sequence[str]) -> Numbers:
    """Signs as rows of numbers, rounded as the trees will see them."""
    return np.array(
        [[np.nan if (value := one[name]) is None else round(value, DECIMALS) for name in names] for one in signs]
    )


class Forests:
    """Fits trees to named signs, left out by folds and on all, and writes them down."""

    def __init__(
        self, names: Sequence[str], numbers: Numbers, target: Numbers, weights: Numbers, folds: NDArray[np.intp]
    ):
        self.names, self.numbers, self.target, self.weights, self.folds = list(names), numbers, target, weights, folds
        self.rising = [int(name in RISING) for name in names]

    def _fit(self, rows: NDArray[np.intp]) -> Callable[[NDArray[np.intp]], Numbers]:
        known = rows[~np.isnan(self.target[rows])]
        models = self._models(known)
        return lambda inside: np.mean([model.predict(self.numbers[inside]) for model in models], axis=0)

    def _models(self, known: NDArray[np.intp]) -> list[lightgbm.LGBMRegressor]:
        """Several fits that differ by chance alone: their mean errs less than each of them."""
        return [
            trees(self.rising, random_state=seed).fit(
                self.numbers[known], self.target[known], sample_weight=self.weights[known]
            )
            for seed in range(BAGS)
        ]

    def left_out(self) -> Numbers:
        """What each row gets from a fit without its prompts."""
        return np.clip(left_out(self._fit, self.folds), 0, 1)

    def written(self) -> dict[str, Any]:
        """The forest on all rows, as ``debate.judge.trees`` reads it."""
        known = np.flatnonzero(~np.isnan(self.target))
        rows = [
            _tree(one["tree_structure"])
            for model in self._models(known)
            for one in model.booster_.dump_model()["tree_info"]
        ]
        return {"signs": self.names, "base": 0, "trees": rows}


def _tree(structure: Mapping[str, Any]) -> list[int]:
    """A tree as one row of whole numbers, six for each node (see ``debate.judge.trees.Tree``)."""
    nodes: list[list[int]] = []

    def add(node: Mapping[str, Any]) -> tuple[int, float, int]:
        place = len(nodes)
        nodes.append([-1, 0, 0, 0, 0, 0])
        if "leaf_value" in node:
            value, count = float(node["leaf_value"]), int(node.get("leaf_count", 1))
            nodes[place] = [-1, 0, 0, 0, round(value * ONE / BAGS), count]
            return place, value, count
        low, low_value, low_count = add(node["left_child"])
        high, high_value, high_count = add(node["right_child"])
        count = low_count + high_count
        value = (low_value * low_count + high_value * high_count) / max(1, count)
        threshold = int(np.floor(float(node["threshold"]) * 10**DECIMALS + 1e-6))
        nodes[place] = [int(node["split_feature"]), threshold, low, high, round(value * ONE / BAGS), count]
        return place, value, count

    add(structure)
    return [number for node in nodes for number in node]


def fit_manner(rows: Sequence[Row], inside: NDArray[np.intp]) -> tuple[TfidfVectorizer, Ridge]:
    """Runs of words to the overall mark, from the rows ``inside``."""
    runs = TfidfVectorizer(
        ngram_range=(1, LONGEST_RUN),
        min_df=8,
        token_pattern=r"[^ ]+",
        lowercase=False,
        sublinear_tf=True,
        use_idf=False,
    )
    counts = runs.fit_transform([rows[place].words for place in inside])
    weights = np.array([rows[place].weight for place in inside])
    overall = 100 * np.array([rows[place].overall for place in inside])
    model = Ridge(alpha=0.7).fit(counts, overall - np.average(overall, weights=weights), weights / weights.mean())
    return runs, model


def add_manner(rows: Sequence[Row], folds: NDArray[np.intp]) -> dict[str, float]:
    """Write every row's manner into it, fitted without its prompts; the weights of all."""
    texts = [row.words for row in rows]

    def fit(inside: NDArray[np.intp]) -> Callable[[NDArray[np.intp]], Numbers]:
        runs, model = fit_manner(rows, inside)
        return lambda others: np.asarray(
            model.predict(runs.transform([texts[place] for place in others])) - model.intercept_
        )

    for row, value in zip(rows, left_out(fit, folds), strict=True):
        row.manner = float(value)
    runs, model = fit_manner(rows, np.arange(len(rows)))
    names = runs.get_feature_names_out()
    return {
        name: round(float(weight), 2) for name, weight in zip(names, model.coef_, strict=True) if abs(weight) >= 0.05
    }


def answer_signs(row: Row) -> dict[str, float | None]:
    """The signs of the answer as a whole, with the manner that was fitted without its prompts."""
    return {**row.sight.signs, MANNER: row.manner}


def fit_points(rows: Sequence[Row]) -> Forests:
    """The forest that tells how far a point is made."""
    signs, target, weights, folds = [], [], [], []
    for row in rows:
        for point, own in zip(row.prompt.points, row.sight.looked.signs, strict=True):
            signs.append({**own, MANNER: row.manner, STANDING: row.standing})
            known = 0.0 if row.marked is None else row.marked.made(point.id)
            target.append(np.nan if known is None else known)
            weights.append(row.weight)
            folds.append(row.fold)
    names = list(signs[0])
    return Forests(names, table(signs, names), np.array(target), np.array(weights), np.array(folds))


def marks_of(row: Row) -> list[PointMark]:
    """The points of a row by the strengths that were fitted without its prompts."""
    return [
        PointMark(
            id=point.id, says=point.says, kind=point.kind, worth=point.worth, strength=round(strength, 4),
            made=made(strength), evidence=(),
        )
        for point, strength in zip(row.prompt.points, row.strengths, strict=True)
    ]  # fmt: skip


def criteria_of(kind: Kind, pack: Pack) -> list[Criterion]:
    """The criteria of a pack in which a kind has the largest share."""
    found = []
    for criterion in pack.rubric.criteria:
        shares: dict[Kind, float] = {}
        for measure in criterion.measures:
            shares[kind_of(measure)] = shares.get(kind_of(measure), 0.0) + measure.share
        if max(shares, key=lambda one: shares[one]) is kind:
            found.append(criterion)
    return found


def fit_kind(kind: Kind, rows: Sequence[Row]) -> tuple[Forests, list[tuple[Row, Criterion]]]:
    """The forest of a kind of measure, and the rows and criteria that it was fitted on."""
    signs, target, weights, folds, owners = [], [], [], [], []
    for row in rows:
        points = marks_of(row)
        moves = with_points(row.sight.moves, row.prompt, points)
        for criterion in criteria_of(kind, row.pack):
            signs.append({**answer_signs(row), STANDING: row.standing, **signs_of(kind, criterion, points, moves)})
            levels = tuple(level.id for level in criterion.levels)
            target.append(WORTH if row.marked is None else row.marked.share(criterion.id, levels))
            weights.append(row.weight)
            folds.append(row.fold)
            owners.append((row, criterion))
    names = list(signs[0])
    return Forests(names, table(signs, names), np.array(target), np.array(weights), np.array(folds)), owners


def report(name: str, found: Numbers, target: Numbers, counted: Sequence[bool]) -> None:
    """Correlation and mean difference, of whole answers without edits and attacks."""
    mask = np.array(counted) & ~np.isnan(target)
    correlation = np.corrcoef(found[mask], target[mask])[0, 1]
    difference = np.abs(found - target)[mask].mean()
    print(f"{name:12} {mask.sum():6}  correlation {correlation:.3f}  mean difference {difference:.3f}")


def propose_levels(rows: Sequence[Row], reached: Mapping[tuple[int, Kind], float]) -> None:
    """Print for each criterion where its levels would begin best, by what was reached without the prompt's answers."""
    scores: dict[str, list[tuple[float, float]]] = {}
    for pack in {id(row.pack): row.pack for row in rows}.values():
        mine = [row for row in rows if row.pack is pack and row.marked is not None]
        total = sum(criterion.weight for criterion in pack.rubric.criteria)
        sums = np.zeros(len(mine))
        for criterion in pack.rubric.criteria:
            shares = sum(measure.share for measure in criterion.measures)
            values = np.array(
                [
                    sum(one.share / shares * reached.get((id(row), kind_of(one)), 0.0) for one in criterion.measures)
                    for row in mine
                ]
            )
            sums += criterion.weight / total * values
            ids = tuple(level.id for level in criterion.levels)
            marks = [
                [ids.index(mark["levels"][criterion.id]) for mark in row.marked.marks] for row in mine if row.marked
            ]
            ats, found = _best_ats(values, marks, len(ids))
            print(f"{pack.id:18} {criterion.id:10} at {ats}  kappa {found:.3f}")
        for row, value in zip(mine, sums, strict=True):
            scores.setdefault("all", []).append((float(value), row.overall))
            scores.setdefault(row.marked.id[0] if row.marked else "", []).append((float(value), row.overall))
    given = [pair for name in "CDEFG" for pair in scores.get(name, [])]
    for name, pairs in (("all", scores["all"]), ("C–G", given)):
        one, other = np.array(pairs).T
        found = np.corrcoef(one, other)[0, 1]
        print(f"mark, {name}: correlation {found:.3f}, mean difference {100 * np.abs(one - other).mean():.1f}")


def _best_ats(values: Numbers, marks: Sequence[Sequence[int]], levels: int) -> tuple[list[float], float]:
    grid = np.round(np.arange(0.1, 0.95, 0.05), 2)
    best: tuple[list[float], float] = ([], -1.0)
    for ats in combinations(grid, levels - 1):
        given = np.searchsorted(np.array(ats), values + 1e-9, side="right")
        pairs = [(int(level), mark) for level, row in zip(given, marks, strict=True) for mark in row]
        found = kappa([one for one, _ in pairs], [other for _, other in pairs], levels)
        if found > best[1]:
            best = ([0, *map(float, ats)], found)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, only print how each step does")
    options = parser.parse_args()
    rows = read()
    folds = np.array([row.fold for row in rows])
    seen: set[str] = set()
    whole = []
    for row in rows:
        whole.append(row.marked is not None and row.marked.id not in seen and row.marked.id[0] not in "OX")
        if row.marked is not None:
            seen.add(row.marked.id)
    overall, weights = np.array([row.overall for row in rows]), np.array([row.weight for row in rows])

    manner = add_manner(rows, folds)
    report("manner", np.array([row.manner for row in rows]) / 100 + overall.mean(), overall, whole)

    signs = [answer_signs(row) for row in rows]
    names = list(signs[0])
    standing = Forests(names, table(signs, names), overall, weights, folds)
    for row, value in zip(rows, standing.left_out(), strict=True):
        row.standing = round(float(value), DECIMALS)
    report("standing", np.array([row.standing for row in rows]), overall, whole)

    points = fit_points(rows)
    strengths = points.left_out()
    place = 0
    counted = []
    for row, one in zip(rows, whole, strict=True):
        row.strengths = tuple(map(float, strengths[place : place + len(row.prompt.points)]))
        place += len(row.prompt.points)
        counted += [one] * len(row.prompt.points)
    report("points", strengths, points.target, counted)
    mask = np.array(counted) & ~np.isnan(points.target)
    truth, said = points.target[mask] >= 0.5, strengths[mask]
    print(f"points: average precision {average_precision_score(truth, said):.3f}")
    for least in (0.26, 0.3, 0.34, 0.38, 0.42):
        made_ = said >= least
        precision, recall = truth[made_].mean(), made_[truth].mean()
        f1 = 2 * precision * recall / (precision + recall)
        print(f"   from {least}: precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")

    kinds: dict[str, Any] = {}
    reached: dict[tuple[int, Kind], float] = {}
    known = {id(row): flag for row, flag in zip(rows, whole, strict=True)}
    for kind in Kind:
        forest, owners = fit_kind(kind, rows)
        values = forest.left_out()
        report(kind.value, values, forest.target, [known[id(row)] for row, _ in owners])
        reached.update({(id(row), kind): float(value) for (row, _), value in zip(owners, values, strict=True)})
        if not options.check:
            kinds[kind.value] = forest.written()
    propose_levels([row for row, one in zip(rows, whole, strict=True) if one], reached)
    if options.check:
        return
    TARGET.mkdir(exist_ok=True)
    _write("manner_en", {"weights": manner})
    _write("standing", {"forests": {"standing": standing.written()}})
    _write("points", {"forests": {"made": points.written()}})
    _write("measures", {"forests": kinds})


def _write(name: str, content: Mapping[str, Any]) -> None:
    text = json.dumps(
        {"made by": "python -m tests.bench.calibrate", **content}, ensure_ascii=False, separators=(",", ":")
    )
    (TARGET / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(f"{name}.json: {len(text) // 1024} KiB")


if __name__ == "__main__":
    main()
