"""What more than one kind of client is shown: the topic, speeches, clocks."""

from __future__ import annotations

from typing import Self

import msgspec

from debate.wording import level_name

MOST_SHOWN = 500
"""Characters of an answer that a view shows beside others: an appeal's, a quotation's. Views must stay small."""


def shortened(words: str) -> str:
    """Words of an answer, cut where they are longer than anybody needs to see which they are."""
    return words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN]}…"


class View(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A value that is sent to be shown."""

    def replaced(self, **changes: object) -> Self:
        """This view with some of its values changed."""
        return msgspec.structs.replace(self, **changes)


class CampCard(View, frozen=True, kw_only=True):
    """A camp's brief, as a player reads it."""

    id: str
    name: str
    stand: str
    case: tuple[str, ...]
    facts: tuple[str, ...]


class LevelCard(View, frozen=True, kw_only=True):
    """A level of a criterion and what it means."""

    id: str
    says: str

    @property
    def name(self) -> str:
        """The level as it is told to people."""
        return level_name(self.id)


class CriterionCard(View, frozen=True, kw_only=True):
    """A criterion: its levels from the lowest, and the points that it is worth of 100."""

    id: str
    title: str
    maximum: int
    levels: tuple[LevelCard, ...]

    def level_name(self, number: int) -> str:
        """A level as it is told to people; its number (from 0) where the rubric has no such level."""
        return self.levels[number].name if 0 <= number < len(self.levels) else f"level {number}"


class Topic(View, frozen=True, kw_only=True):
    """The pack's public face: no points, no cues, no exemplars."""

    pack: str
    title: str
    motion: str
    language: str
    licence: str
    attribution: str
    source: str
    camps: tuple[CampCard, CampCard]
    criteria: tuple[CriterionCard, ...]
    scene: str = ""


class Speech(View, frozen=True, kw_only=True):
    """A prompt as it is put to a camp: ``camp`` is the camp that answers, ``title`` the argument in a few words.

    To a seat whose clock stands all but ``camp`` are empty.
    """

    prompt: str
    camp: str
    title: str
    says: str


class ClockView(View, frozen=True, kw_only=True):
    """A clock at the room second ``at``: ``used`` seconds of ``limit`` (``None`` for no clock) and whether it runs."""

    at: float
    used: float
    limit: float | None
    running: bool
    paused_for: str = ""

    def left(self, now: float) -> float | None:
        """Seconds left at the room second ``now``, never below 0; ``None`` without a clock."""
        if self.limit is None:
            return None
        used = self.used + (max(0.0, now - self.at) if self.running else 0.0)
        return max(0.0, self.limit - used)
