"""What a rubric's measures measure, and how far (0–1) an answer reaches them.

Whatever points and moves an author names, a measure belongs to one of five kinds. How far an answer gets in a kind was
fitted on answers that people wrote and marked; ``enough`` and ``need`` say, as ever, how many points and moves are
asked for, and go into the signs. A rubric whose ``own`` is ``none`` counts points and moves alone, without any of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec.structs import replace

from debate.judge.ballot import Evidence, Made, PointMark, SignMark
from debate.judge.finding.moves import MoveFound
from debate.judge.trees import ONE, Signs, forests
from debate.packs.model import Criterion, Measure, Move, PointKind, PointsMeasure


class Kind(StrEnum):
    """A kind of measure, which is also the name of its forest in the calibration."""

    NAMING = "naming"
    ANSWERING = "answering"
    SUPPORTING = "supporting"
    WEIGHING = "weighing"
    FAIRNESS = "fairness"


MOVES = {
    Kind.NAMING: (Move.NAME,),
    Kind.ANSWERING: (Move.DENY, Move.MITIGATE, Move.TURN, Move.OUTWEIGH),
    Kind.SUPPORTING: (Move.REASON, Move.FACT),
    Kind.WEIGHING: (Move.CONSEQUENCE, Move.EVEN_IF, Move.OUTWEIGH),
    Kind.FAIRNESS: (Move.EVEN_IF,),
}
"""The moves that a kind is about. A measure of moves belongs to the first kind that has them all, fairness last but
before weighing, since granting alone is fairness."""
POINTS = {PointKind.ANSWER: Kind.ANSWERING, PointKind.EVIDENCE: Kind.SUPPORTING}
ENOUGH = 0.6
"""Share of a prompt's points that is enough where a criterion does not say it."""
KEY_SHARE = 0.8
"""How much points and moves alone decide where answers of that language have not been marked by people."""
VALUE = {Made.MADE: 1.0, Made.PARTLY: 0.5, Made.NOT: 0.0}
"""What a point counts by how far it was made."""


def kind_of(measure: Measure) -> Kind:
    """The kind that a measure belongs to."""
    if isinstance(measure, PointsMeasure):
        return POINTS[measure.kind]
    asked = frozenset(measure.moves)
    for kind in (Kind.NAMING, Kind.FAIRNESS, Kind.ANSWERING, Kind.SUPPORTING):
        if asked <= frozenset(MOVES[kind]):
            return kind
    return Kind.WEIGHING


def signs_of(
    kind: Kind, criterion: Criterion, points: Sequence[PointMark], moves: Sequence[MoveFound]
) -> dict[str, float | None]:
    """The signs of points and moves for a kind, against what a criterion asks for."""
    enough, asked, need = ENOUGH, MOVES[kind], 1
    for measure in criterion.measures:
        if kind_of(measure) is kind:
            if isinstance(measure, PointsMeasure):
                enough = measure.enough
            else:
                asked, need = measure.moves, measure.need
    answers = [mark for mark in points if mark.kind is PointKind.ANSWER]
    evidence = [mark for mark in points if mark.kind is PointKind.EVIDENCE]
    strengths = sorted((mark.strength for mark in points), reverse=True)
    return {
        "answer points": reached(answers, enough if kind is not Kind.SUPPORTING else ENOUGH),
        "evidence points": reached(evidence, enough if kind is Kind.SUPPORTING else ENOUGH),
        "answer strength": sum(mark.strength for mark in answers),
        "evidence strength": sum(mark.strength for mark in evidence),
        "points made": sum(VALUE[mark.made] for mark in points),
        "best point": strengths[0] if strengths else None,
        "second point": strengths[1] if len(strengths) > 1 else None,
        "moves asked": credit(moves, asked, need),
    }


def reached(marks: Iterable[PointMark], enough: float) -> float:
    """How much of enough points was made, by worth; above 1 where more was said than is asked for."""
    marks = tuple(marks)
    asked = enough * sum(mark.worth for mark in marks)
    return sum(VALUE[mark.made] * mark.worth for mark in marks) / asked if asked > 0 else 0.0


def best_moves(moves: Sequence[MoveFound], asked: Sequence[Move], need: int) -> list[MoveFound]:
    """The ``need`` best of the moves that are asked for."""
    return sorted(
        (move for move in moves if move.move in asked), key=lambda move: (-move.credit, asked.index(move.move))
    )[:need]


def credit(moves: Sequence[MoveFound], asked: Sequence[Move], need: int) -> float:
    """How far (0–1) the moves that are asked for were made."""
    return min(1.0, sum(move.credit for move in best_moves(moves, asked, need)) / need)


def counted(measure: Measure, points: Sequence[PointMark], moves: Sequence[MoveFound]) -> float:
    """How far (0–1) a measure is reached by points and moves alone, each as the rubric says."""
    if isinstance(measure, PointsMeasure):
        return min(1.0, reached((mark for mark in points if mark.kind is measure.kind), measure.enough))
    return credit(moves, measure.moves, measure.need)


def evidence_of(measure: Measure, points: Sequence[PointMark], moves: Sequence[MoveFound]) -> Iterator[Evidence]:
    """The words that a measure rests on, each with what it adds to what was found."""
    if isinstance(measure, PointsMeasure):
        for mark in points:
            credit = VALUE[mark.made] * mark.worth
            if mark.kind is measure.kind and credit:
                yield from (replace(item, credit=credit / len(mark.evidence)) for item in mark.evidence)
    else:
        for move in best_moves(moves, measure.moves, measure.need):
            yield replace(move.evidence[0], credit=move.credit)


def reach(kind: Kind, signs: Signs) -> tuple[float, tuple[SignMark, ...]]:
    """How far (0–1) an answer of these signs gets in a kind, and what each sign added or took, which sums to it.

    What no sign can change stands first, under the empty name; where the sum leaves 0–1, so does what was cut off.
    """
    parts = forests("measures")[kind.value].parts(signs)
    value = sum(parts.values())
    kept = max(0, min(ONE, value))
    marks = [SignMark(sign="", adds=round(parts.pop("") / ONE, 6))]
    marks += [SignMark(sign=name, adds=round(part / ONE, 6)) for name, part in sorted(parts.items()) if part]
    if kept != value:
        marks.append(SignMark(sign="limit", adds=round((kept - value) / ONE, 6)))
    return round(kept / ONE, 6), tuple(marks)


def by_key(value: float, because: tuple[SignMark, ...], key: float) -> tuple[float, tuple[SignMark, ...]]:
    """What a measure is worth in a language in which nobody has marked answers yet: mostly what the key alone says.

    ``value`` and ``because`` are what the signs say, ``key`` is what points and moves alone make.
    """
    adds = round(KEY_SHARE * (key - value), 6)
    return round(value + adds, 6), (*because, SignMark(sign="key alone", adds=adds))
