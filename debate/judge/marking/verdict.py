"""From what was found to marks: the rubric's criteria, each with its level's own sentence and its evidence.

A measure is 0–1. Points count by how far they were made (made whole, partly made half), by their worth, against the
share of the prompt's whole worth that the rubric calls enough. Moves count by their credit, the best ``need`` of
them. A criterion's measures are averaged by their shares.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import floor

from debate.judge.ballot import CriterionMark, Evidence, Made, PointMark, Press
from debate.judge.finding.moves import MoveFound
from debate.packs.model import Criterion, Level, Measure, MovesMeasure, PointsMeasure, Prompt, Rubric

VALUE = {Made.MADE: 1.0, Made.PARTLY: 0.5, Made.NOT: 0.0}
"""What a point counts by how far it was made."""

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
    rubric: Rubric, points: Sequence[PointMark], moves: Sequence[MoveFound], share: float = 1.0
) -> tuple[CriterionMark, ...]:
    """The marks of every criterion, in the rubric's order.

    ``share`` (0–1) is what a flag leaves of every mark: an answer that mostly repeats itself keeps little.
    """
    marks = []
    for criterion, maximum in zip(rubric.criteria, maxima(rubric), strict=True):
        measure, evidence = measured(criterion, points, moves, share)
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
                evidence=evidence,
                share=round(share, 4),
            )
        )
    return tuple(marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one of a criterion's measures gives: ``value`` (0–1), and its ``weight`` among them, all of which make 1.

    The credits of ``evidence`` add up to ``value``.
    """

    measure: Measure
    weight: float
    value: float
    evidence: tuple[Evidence, ...]


def parts_of(criterion: Criterion, points: Sequence[PointMark], moves: Sequence[MoveFound]) -> tuple[Part, ...]:
    """Each of a criterion's measures by itself, in the rubric's order, before flags take anything off."""
    shares = sum(measure.share for measure in criterion.measures)
    found = []
    for measure in criterion.measures:
        by = _by_points(measure, points) if isinstance(measure, PointsMeasure) else _by_moves(measure, moves)
        found.append(Part(measure=measure, weight=measure.share / shares, value=by[0], evidence=tuple(by[1])))
    return tuple(found)


def measured(
    criterion: Criterion, points: Sequence[PointMark], moves: Sequence[MoveFound], share: float = 1.0
) -> tuple[float, tuple[Evidence, ...]]:
    """A criterion's measure (0–1) and the evidence for it, each with its credit towards the measure."""
    total = 0.0
    evidence: list[Evidence] = []
    for part in parts_of(criterion, points, moves):
        weight = share * part.weight
        total += weight * part.value
        evidence.extend(replace(item, credit=round(item.credit * weight, 4)) for item in part.evidence)
    evidence.sort(key=lambda item: (item.start, item.end, item.rule))
    return round(min(1.0, total), 4), tuple(evidence)


def total(rubric: Rubric, points: Sequence[PointMark], moves: Sequence[MoveFound]) -> float:
    """The score (0–100, not rounded) of these points and moves, without the evidence of ``criterion_marks``."""
    score = 0.0
    for criterion, maximum in zip(rubric.criteria, maxima(rubric), strict=True):
        shares = sum(measure.share for measure in criterion.measures)
        value = 0.0
        for measure in criterion.measures:
            if isinstance(measure, PointsMeasure):
                reached = _reached(measure, [mark for mark in points if mark.kind is measure.kind])
            else:
                reached = sum(move.credit for move in _best_moves(measure, moves)) / measure.need
            value += measure.share / shares * min(1.0, reached)
        score += maximum * min(1.0, value)
    return score


def _reached(measure: PointsMeasure, of_kind: Sequence[PointMark]) -> float:
    """How much of enough points was reached; above 1 where more was said than is asked for."""
    enough = measure.enough * sum(mark.worth for mark in of_kind)
    return sum(VALUE[mark.made] * mark.worth for mark in of_kind) / enough if enough > 0 else 0.0


def _best_moves(measure: MovesMeasure, moves: Sequence[MoveFound]) -> list[MoveFound]:
    return sorted(
        (move for move in moves if move.move in measure.moves),
        key=lambda move: (-move.credit, measure.moves.index(move.move)),
    )[: measure.need]


def _by_points(measure: PointsMeasure, points: Sequence[PointMark]) -> tuple[float, list[Evidence]]:
    of_kind = [mark for mark in points if mark.kind is measure.kind]
    enough = measure.enough * sum(mark.worth for mark in of_kind)
    if enough <= 0:
        return 0.0, []
    reached = _reached(measure, of_kind)
    # Where more was said than is asked for, what each point counts shrinks so that the credits add up to 1.
    shrink = 1 / max(1.0, reached)
    evidence: list[Evidence] = []
    for mark in of_kind:
        credit = VALUE[mark.made] * mark.worth / enough * shrink
        if credit > 0:
            evidence.extend(replace(item, credit=credit / len(mark.evidence)) for item in mark.evidence)
    return min(1.0, reached), evidence


def _by_moves(measure: MovesMeasure, moves: Sequence[MoveFound]) -> tuple[float, list[Evidence]]:
    found = _best_moves(measure, moves)
    evidence = [replace(move.evidence[0], credit=move.credit / measure.need) for move in found]
    return min(1.0, sum(move.credit for move in found) / measure.need), evidence


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
