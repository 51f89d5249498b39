"""Marks after a person's word: a player who says what their answer did, a teacher who gives another level.

The judge's ballot is never changed by it. What is said about points is put in the place of what was found, and the
criteria are marked again by the rubric; a level that is given takes the place of the one that was reached.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import floor

from msgspec.structs import replace

from debate.judge.ballot import CriterionMark, Evidence, Made, PointMark
from debate.packs.model import Level, Rubric

RULE = "said"
"""The last part of the rule of words by which a player says that a point was made."""


class About(StrEnum):
    """What a player says something about."""

    POINT = "point"
    """A point that the answer makes and that did not count."""
    CREDIT = "credit"
    """A point that counted, and that the answer does not make."""
    CRITERION = "criterion"
    """A criterion whose level is another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing that a player says of their own answer; ``id`` is that of the point or the criterion.

    ``start`` and ``end`` (exclusive) are the words that make the point, offsets in characters of the answer. ``level``
    is the number (from 0) of the level that a criterion should have.
    """

    about: About
    id: str
    start: int = 0
    end: int = 0
    level: int = 0


def points_as_said(points: Iterable[PointMark], answer: str, said: Iterable[Said], about: About) -> list[PointMark]:
    """The points of a ballot, with what is said ``about`` them in place of what was found. Later words count."""
    latest = {one.id: one for one in said if one.about is about}
    marks = []
    for mark in points:
        one = latest.get(mark.id)
        if one is None:
            marks.append(mark)
        elif about is About.CREDIT:
            marks.append(replace(mark, made=Made.NOT, strength=0.0, evidence=()))
        else:
            words = answer[one.start : one.end]
            rule = f"point:{mark.id}:{RULE}"
            evidence = Evidence(start=one.start, end=one.end, text=words, rule=rule, credit=1.0)
            marks.append(replace(mark, made=Made.MADE, strength=1.0, evidence=(evidence,)))
    return marks


def best_of(first: Iterable[CriterionMark], second: Iterable[CriterionMark]) -> tuple[CriterionMark, ...]:
    """The higher mark of each criterion: a point that was said to be there never takes marks."""
    return tuple(max(one, other, key=lambda mark: mark.measure) for one, other in zip(second, first, strict=True))


def worst_of(first: Iterable[CriterionMark], second: Iterable[CriterionMark]) -> tuple[CriterionMark, ...]:
    """The lower mark of each criterion: credit that is taken away never brings marks."""
    return tuple(min(one, other, key=lambda mark: mark.measure) for one, other in zip(second, first, strict=True))


def levels_as_said(
    criteria: Iterable[CriterionMark], rubric: Rubric, said: Iterable[Said]
) -> tuple[CriterionMark, ...]:
    """The marks, with the levels that were said in place of those that were reached."""
    wanted = {one.id: one.level for one in said if one.about is About.CRITERION}
    return tuple(
        _at_level(mark, wanted[mark.id], row.levels) if wanted.get(mark.id, mark.level_number) != mark.level_number
        else mark
        for mark, row in zip(criteria, rubric.criteria, strict=True)
    )  # fmt: skip


def _at_level(mark: CriterionMark, number: int, levels: Sequence[Level]) -> CriterionMark:
    level = levels[number]
    score = level_score(mark, number, levels)
    return replace(
        mark, score=score, measure=round(score / mark.maximum, 4), level=level.id, level_number=number,
        sentence=level.says, parts=(),
    )  # fmt: skip


def level_score(mark: CriterionMark, number: int, levels: Sequence[Level] | None) -> int:
    """The points that a criterion is worth at the level of that ``number``, which a person gave.

    A person gives a level, not points: the highest level is worth the maximum, the lowest nothing, and one between them
    what the middle of its range of the measure is worth. A level that is the judge's own leaves the judge's points as
    they are. Without ``levels`` (the pack is gone) they are held to be equally wide.
    """
    if number == mark.level_number:
        return mark.score
    if number >= mark.top_level:
        return mark.maximum
    if number <= 0:
        return 0
    if levels is None or len(levels) != mark.top_level + 1:
        middle = number / mark.top_level
    else:
        middle = (levels[number].at + levels[number + 1].at) / 2
    return floor(mark.maximum * middle + 0.5)
