"""Whether an answer is about its prompt and for its own camp: off-topic text, connectives alone, the other camp's case.

Unlike ``integrity.py`` this needs to know what was found. It costs only moves: points were made or not, but naming,
reasons and weighing are the player's only when they serve the player's own camp.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from debate.judge.ballot import Flag, Made, PointMark
from debate.judge.moves import MoveFound, Reading
from debate.judge.world import World

WRONG_SIDE_SHARE = 0.3
"""What moves earn in an answer that argues the other camp's case."""
CLEARLY_RIVAL = 0.6
"""Strength (0–1) from which on a point of the other camp is held to be made."""
LEAST_LENGTH = 15
"""Words below which an answer is too short to be called off-topic."""
ON_TOPIC = 0.12
"""Share of an answer's words with content that belong to the prompt's world, below which it is off-topic."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """What was found, and how much of each move's credit it leaves (0–1)."""

    flags: tuple[Flag, ...]
    share: float = 1.0

    def allow(self, moves: Sequence[MoveFound]) -> tuple[MoveFound, ...]:
        """The moves with what is left of their credit."""
        if self.share == 1.0:
            return tuple(moves)
        return tuple(
            replace(
                move,
                credit=round(move.credit * self.share, 3),
                evidence=tuple(replace(item, credit=round(item.credit * self.share, 3)) for item in move.evidence),
            )
            for move in moves
        )


def check_relevance(reading: Reading, world: World, points: Sequence[PointMark], rival: float) -> Relevance:
    """Judge side and topic. ``rival`` is the strength (0–1) of the other camp's strongest point in the answer."""
    best = max((mark.strength for mark in points), default=0.0)
    answered = any(mark.made is not Made.NOT for mark in points)
    own = [token for index, token in enumerate(reading.text.tokens) if index not in reading.masked]
    if rival >= CLEARLY_RIVAL and not answered and rival > 2 * best:
        flag = Flag(id="wrong-side", reason="This argues the other camp's case; read again whom you speak for.")
        return Relevance((flag,), WRONG_SIDE_SHARE)
    content = [token.stem for token in own if token.word not in reading.language.stop_words]
    if len(own) >= LEAST_LENGTH and not answered:
        known = sum(1 for stem in content if stem in world.weights)
        if known < ON_TOPIC * max(1, len(content)):
            return Relevance(
                (Flag(id="off-topic", reason="Hardly a word of this is about the argument to be answered."),)
            )
    return Relevance(())
