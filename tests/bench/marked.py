"""The marked answers in ``tests/bench/answers``: what people write, and what markers make of it (see its README)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

FOLDER = Path(__file__).resolve().parent / "answers"
FRESH = frozenset("UVWXYZ")
"""Sets by writers of whom nothing was ever tuned on: they tell how new players are marked."""
NEW = frozenset("XZ")
"""Those of them to prompts that were added after everything was fitted, and that nothing was tuned on."""
WEIGHT = {"made": 1.0, "partly": 0.5, "not": 0.0}


@dataclass(frozen=True, slots=True)
class Marked:
    """An answer with its marks, by one marker or two; ``kept`` if its prompt is kept out of all tuning.

    ``known`` are the points that the markers saw: a pack may have gained others since.
    """

    id: str
    pack: str
    prompt: str
    answer: str
    kept: bool
    known: frozenset[str]
    marks: tuple[Mapping[str, Any], ...]

    @property
    def overall(self) -> float:
        """The markers' mean overall mark, 0–100."""
        return mean(mark["overall"] for mark in self.marks)

    @property
    def kind(self) -> str:
        """The kind of writer: the set's letter and the ending of the id."""
        return self.id[0] + self.id.rsplit("-", 1)[1]

    def made(self, point: str) -> float | None:
        """How far (0–1) the markers hold a point to be made; ``None`` for one that they did not see."""
        if point not in self.known:
            return None
        return mean(WEIGHT[mark["points"].get(point, "not")] for mark in self.marks)

    def share(self, criterion: str, levels: tuple[str, ...]) -> float:
        """The markers' mean level of a criterion as a share (0–1) of its highest."""
        return mean(levels.index(mark["levels"][criterion]) for mark in self.marks) / (len(levels) - 1)


def rows(file: Path) -> list[dict[str, Any]]:
    """The rows of a JSON-lines file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]


@cache
def marked_answers(folder: Path = FOLDER, *, fresh: bool = False) -> tuple[Marked, ...]:
    """All marked answers but the fresh ones, or with ``fresh`` these alone, in the order of their file."""
    scheme = json.loads((folder / "scheme.json").read_text(encoding="utf-8"))
    kept = frozenset((folder / "kept.txt").read_text(encoding="utf-8").split())
    marks = [{row["id"]: row for row in rows(folder / f"marks_{name}.jsonl")} for name in ("first", "second")]
    return tuple(
        Marked(
            id=row["id"],
            pack=row["pack"],
            prompt=row["prompt"],
            answer=row["answer"],
            kept=row["prompt"] in kept,
            known=frozenset(scheme["points"][scheme["sets"][row["id"][0]]][row["prompt"]]),
            marks=tuple(one[row["id"]] for one in marks if row["id"] in one),
        )
        for row in rows(folder / "answers.jsonl")
        if (row["id"][0] in FRESH) is fresh
    )
