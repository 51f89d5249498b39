"""How far the judge agrees with a teacher on short exam answers: ``python -m tests.bench.exam``.

The pack in ``tests/judge/exam`` is what a teacher writes in ten minutes: three questions, two paraphrases a point, and
only the key counts (``own: none``). Its thirty answers are ours, right and wrong ones in the notations that pupils use,
with marks from 0 to 3; they are too few to tune on.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import correlation, mean

from debate.authoring.answers import MarkedAnswer, read_answers
from debate.judge import Judge
from debate.packs import load_pack
from tests.bench.people import kappa

FOLDER = Path(__file__).resolve().parents[1] / "judge" / "exam"
FULL = 3
"""The full mark of an answer."""


def marked() -> tuple[Judge, list[MarkedAnswer]]:
    """The judge of the exam, and its answers with a teacher's marks."""
    pack = load_pack(FOLDER / "school-experiments")
    file = FOLDER / "answers.jsonl"
    return Judge(pack), read_answers(file.read_text(encoding="utf-8"), file.name, pack, levels=False, out_of=FULL)


def figures(scores: Sequence[int], marks: Sequence[float]) -> dict[str, float]:
    """The agreement of the judge's scores with the teacher's marks, both 0–100; the kappa is on marks of 0 to 3."""
    bands = [[round(FULL * value / 100) for value in values] for values in (scores, marks)]
    return {
        "answers": len(scores),
        "correlation": correlation(scores, marks),
        "kappa": kappa(*bands, FULL + 1),
        "mean difference": mean(abs(score - mark) for score, mark in zip(scores, marks, strict=True)),
    }


def main() -> None:
    judge, answers = marked()
    scores = [judge.ballot(one.prompt, one.text).score for one in answers]
    marks = [one.overall or 0.0 for one in answers]
    for name, value in figures(scores, marks).items():
        print(f"{name:16} {value:6.2f}")
    for mark in range(FULL + 1):
        given = [score for score, one in zip(scores, marks, strict=True) if round(FULL * one / 100) == mark]
        print(f"teacher {mark}: judge {min(given)} to {max(given)}, mean {mean(given):.0f}")


if __name__ == "__main__":
    main()
