"""The ballot: the verdict on one answer, with the evidence for every mark.

Its fields, in their order, are also its form as JSON (``to_json``): in the records, in a room's journal and on its
wire, and for other programs. So a field that was released keeps its name there, and a new one has a default.

Offsets count characters (Unicode code points) of the answer exactly as it was handed in, ``end`` exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from debate.packs.model import Move, PointKind
from debate.wording import level_name


class Made(StrEnum):
    """How far an answer makes a point."""

    MADE = "made"
    PARTLY = "partly"
    NOT = "not"


class Evidence(Struct, frozen=True, kw_only=True):
    """Words of the answer that a mark rests on.

    ``rule`` names what matched, e.g. ``point:bases-reach:paraphrase:2`` or ``move:even_if``; ``credit`` (0–1)
    is what it contributed to the criterion's measure.
    """

    start: int
    end: int
    text: str
    rule: str
    credit: float


class SignMark(Struct, frozen=True, kw_only=True):
    """What one named sign of the answer added to a measure, or took from it (-1 to 1)."""

    sign: str
    adds: float


class PartMark(Struct, frozen=True, kw_only=True):
    """One of a criterion's measures: its kind, its ``weight`` among them (all make 1), and how far (0–1) it is reached.

    ``signs`` add up to ``value``; there are none where points and moves alone were counted.
    """

    kind: str
    weight: float
    value: float
    signs: tuple[SignMark, ...] = ()


class CriterionMark(Struct, frozen=True, kw_only=True, rename={"maximum": "max"}):
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
    share: float = 1.0
    level: str
    level_number: int
    top_level: int
    sentence: str
    evidence: tuple[Evidence, ...]
    parts: tuple[PartMark, ...] = ()

    @property
    def level_name(self) -> str:
        """The level as it is told to people."""
        return level_name(self.level)


class PointMark(Struct, frozen=True, kw_only=True):
    """How far one point was made: ``strength`` is 0–1; ``evidence`` are the words that make it."""

    id: str
    says: str
    kind: PointKind
    worth: int
    strength: float
    made: Made
    evidence: tuple[Evidence, ...]


class MoveMark(Struct, frozen=True, kw_only=True):
    """A move that was found in the answer, and the words that make it."""

    move: Move
    evidence: tuple[Evidence, ...]


class Flag(Struct, frozen=True, kw_only=True):
    """Something about the answer that cost it marks or that a teacher should look at, with its reason."""

    id: str
    reason: str


class Press(Struct, frozen=True, kw_only=True):
    """The opponent's comeback on the most costly dropped point."""

    point: str
    says: str


class Ballot(Struct, frozen=True, kw_only=True):
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


def to_json(ballot: Ballot) -> dict[str, Any]:
    """A ballot as a dictionary of plain JSON values, its keys in a fixed order; its lists are tuples."""
    values: dict[str, Any] = msgspec.to_builtins(ballot)
    return values


def from_json(stored: Mapping[str, Any]) -> Ballot:
    """The ballot that ``to_json`` wrote.

    Raises ``ValueError`` with one sentence when the mapping is not such a ballot.
    """
    try:
        return msgspec.convert(stored, Ballot)
    except msgspec.ValidationError as error:
        raise ValueError(f"This is not a stored ballot: {error}.") from error
