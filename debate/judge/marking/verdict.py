"""From what was found to marks: the rubric's criteria, each with its level's own sentence and its evidence.

A criterion's measures are averaged by their shares; how far each is reached is told by ``measures``. A level is the
highest one whose ``at`` the criterion's measure reaches.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor
from types import MappingProxyType

from msgspec.structs import replace

from debate.judge.ballot import CriterionMark, Evidence, Made, PartMark, PointMark, Press, SignMark
from debate.judge.finding.moves import MoveFound
from debate.judge.finding.points import MANNER
from debate.judge.marking.measures import Kind, by_key, counted, evidence_of, kind_of, reach, signs_of
from debate.judge.trees import Signs
from debate.packs.model import Criterion, Level, Measure, PointsMeasure, Prompt, Rubric

TOUCHED = 0.25
"""Strength (0–1) from which a dropped point was nearly made."""
FULL = 100
"""The score of an answer that earns every criterion's maximum."""

_ROUNDING = 1e-9  # so that 0.9 reached as 0.8999999999 is 0.9 on every machine


def maxima(rubric: Rubric) -> tuple[int, ...]:
    """Each criterion's maximum: whole numbers that add up to 100, by largest remainder (ties to the earlier one)."""
    whole = sum(criterion.weight for criterion in rubric.criteria)
    exact = [FULL * criterion.weight / whole for criterion in rubric.criteria]
    floors = [floor(value + _ROUNDING) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda index: (floors[index] - exact[index], index))
    for index in by_remainder[: FULL - sum(floors)]:
        floors[index] += 1
    return tuple(floors)


def criterion_marks(
    rubric: Rubric,
    points: Sequence[PointMark],
    moves: Sequence[MoveFound],
    answer: Signs = MappingProxyType({}),
    share: float = 1.0,
) -> tuple[CriterionMark, ...]:
    """The marks of every criterion, in the rubric's order.

    ``answer`` are the signs of the answer as a whole. ``share`` (0–1) is what a flag leaves of every mark: an answer
    that mostly repeats itself keeps little.
    """
    marks = []
    for criterion, maximum in zip(rubric.criteria, maxima(rubric), strict=True):
        parts = parts_of(rubric, criterion, points, moves, answer)
        measure = measured(parts, share)
        number = level_number(criterion.levels, measure)
        level = criterion.levels[number]
        marks.append(
            CriterionMark(
                id=criterion.id,
                title=criterion.title,
                score=floor(maximum * measure + 0.5 + _ROUNDING),
                maximum=maximum,
                measure=measure,
                level=level.id,
                level_number=number,
                top_level=len(criterion.levels) - 1,
                sentence=level.says,
                evidence=_evidence(parts, share) if number else (),
                share=round(share, 4),
                parts=tuple(part.mark for part in parts),
            )
        )
    return tuple(marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of a criterion's measures: its mark, and the evidence, whose credits add up to what was found for it."""

    measure: Measure
    mark: PartMark
    evidence: tuple[Evidence, ...]


def parts_of(
    rubric: Rubric,
    criterion: Criterion,
    points: Sequence[PointMark],
    moves: Sequence[MoveFound],
    answer: Signs = MappingProxyType({}),
) -> tuple[Part, ...]:
    """Each of a criterion's measures by itself, in the rubric's order, before flags take anything off."""
    shares = sum(measure.share for measure in criterion.measures)
    found: list[Part] = []
    told: dict[Kind, tuple[float, tuple[SignMark, ...]]] = {}
    for measure in criterion.measures:
        kind = kind_of(measure)
        if rubric.own:
            if kind not in told:
                told[kind] = reach(kind, {**answer, **signs_of(kind, criterion, points, moves)})
            value, because = told[kind]
            if answer.get(MANNER) is None:
                value, because = by_key(value, because, counted(measure, points, moves))
        else:
            value, because = counted(measure, points, moves), ()
        mark = PartMark(kind=kind.value, weight=measure.share / shares, value=value, signs=because)
        found.append(Part(measure=measure, mark=mark, evidence=tuple(evidence_of(measure, points, moves))))
    return tuple(found)


def measured(parts: Sequence[Part], share: float = 1.0) -> float:
    """A criterion's measure (0–1): its parts' values by their weights, and what flags leave of them."""
    return round(min(1.0, share * sum(part.mark.weight * part.mark.value for part in parts)), 4)


def _evidence(parts: Sequence[Part], share: float) -> tuple[Evidence, ...]:
    """The words that a criterion's mark rests on, each with its credit towards the measure."""
    evidence: list[Evidence] = []
    for part in parts:
        whole = sum(item.credit for item in part.evidence)
        for item in part.evidence:
            credit = share * part.mark.weight * part.mark.value * item.credit / whole if whole else 0.0
            evidence.append(replace(item, credit=round(credit, 4)))
    return tuple(sorted(evidence, key=lambda item: (item.start, item.end, item.rule)))


def counted_scores(rubric: Rubric, points: Sequence[PointMark], moves: Sequence[MoveFound]) -> tuple[float, ...]:
    """What each criterion's score (not rounded) would be by these points and moves alone.

    What a further one is worth shows best where nothing else is looked at.
    """
    scores = []
    for criterion, maximum in zip(rubric.criteria, maxima(rubric), strict=True):
        shares = sum(measure.share for measure in criterion.measures)
        reached = sum(measure.share / shares * counted(measure, points, moves) for measure in criterion.measures)
        scores.append(maximum * min(1.0, reached))
    return tuple(scores)


def level_number(levels: Sequence[Level], measure: float) -> int:
    """The highest level that a measure reaches, counted from 0."""
    return max((number for number, level in enumerate(levels) if measure + _ROUNDING >= level.at), default=0)


def press_on(rubric: Rubric, prompt: Prompt, points: Iterable[PointMark]) -> Press | None:
    """The opponent's comeback on the dropped point that cost most; ``None`` when every point was at least touched.

    Cost is what the point would have added by the rubric's weights; of equals the first in the prompt counts.
    """
    points = tuple(points)
    dropped = [mark for mark in points if mark.made is Made.NOT]
    if not dropped:
        return None
    # Nobody is asked for what was nearly said.
    dropped = [mark for mark in dropped if mark.strength < TOUCHED] or dropped
    costliest = max(dropped, key=lambda mark: (round(point_value(rubric, points, mark), 6), -points.index(mark)))
    says = next(point.press for point in prompt.points if point.id == costliest.id)
    return Press(point=costliest.id, says=says)


def point_value(rubric: Rubric, points: Sequence[PointMark], mark: PointMark) -> float:
    """What making a point whole is worth in score points (0–100), before a criterion is full."""
    value = 0.0
    for criterion, maximum in zip(rubric.criteria, maxima(rubric), strict=True):
        shares = sum(measure.share for measure in criterion.measures)
        for measure in criterion.measures:
            if isinstance(measure, PointsMeasure) and measure.kind is mark.kind:
                enough = measure.enough * sum(other.worth for other in points if other.kind is mark.kind)
                value += maximum * measure.share / shares * mark.worth / enough if enough > 0 else 0.0
    return value
