"""The ballot: the verdict on one answer, with the evidence for every mark, as a value and as JSON.

Offsets count characters (Unicode code points) of the answer exactly as it was handed in, ``end`` exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from debate.packs.model import Move, PointKind


class Made(StrEnum):
    """How far an answer makes a point."""

    MADE = "made"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words of the answer that a mark rests on.

    ``rule`` names what matched, e.g. ``point:bases-reach:paraphrase:2`` or ``move:even_if``; ``credit`` (0–1)
    is what it contributed to the criterion's measure.
    """

    start: int
    end: int
    text: str
    rule: str
    credit: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SignMark:
    """What one named sign of the answer added to a measure, or took from it (-1 to 1)."""

    sign: str
    adds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PartMark:
    """One of a criterion's measures: its kind, its ``weight`` among them (all make 1), and how far (0–1) it is reached.

    ``signs`` add up to ``value``; there are none where points and moves alone were counted.
    """

    kind: str
    weight: float
    value: float
    signs: tuple[SignMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionMark:
    """One criterion's mark: ``score`` of ``maximum`` points, the level reached, and its evidence.

    The maxima of a ballot add up to 100, so that ``score`` needs no further weighing. ``measure`` is 0–1, and
    ``share`` (0–1) what flags left of it; ``parts`` are its measures. ``level_number`` counts from 0, the lowest, to
    ``top_level``.
    """

    id: str
    title: str
    score: int
    maximum: int
    measure: float
    level: str
    level_number: int
    top_level: int
    sentence: str
    evidence: tuple[Evidence, ...]
    share: float = 1.0
    parts: tuple[PartMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PointMark:
    """How far one point was made: ``strength`` is 0–1; ``evidence`` are the words that make it."""

    id: str
    says: str
    kind: PointKind
    worth: int
    strength: float
    made: Made
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveMark:
    """A move that was found in the answer, and the words that make it."""

    move: Move
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something about the answer that cost it marks or that a teacher should look at, with its reason."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """The opponent's comeback on the most costly dropped point."""

    point: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """The verdict on one answer. ``score`` is 0–100 and the sum of the criteria's scores.

    ``answer_hash`` is the SHA-256 (hex) of the answer in UTF-8, so that a receipt can be told from another's.
    ``press`` is ``None`` when no point was dropped. ``own`` are arguments of the player's own, which no point of the
    key has: ``trust`` (score points) of the mark stand on them until a person confirms or refuses them.
    """

    pack: str
    pack_hash: str
    judge: str
    prompt: str
    answer_hash: str
    words: int
    score: int
    criteria: tuple[CriterionMark, ...]
    points: tuple[PointMark, ...]
    moves: tuple[MoveMark, ...]
    flags: tuple[Flag, ...]
    fix: str
    press: Press | None
    own: tuple[Evidence, ...] = ()
    trust: int = 0


def without_key(ballot: Ballot) -> Ballot:
    """The ballot without what its dropped points say, for a player who may still find them."""
    points = tuple(replace(mark, says="") if mark.made is Made.NOT else mark for mark in ballot.points)
    return replace(ballot, points=points)
