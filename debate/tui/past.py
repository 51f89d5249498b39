"""What the home screen says about the past, read from the records without a pack: the unfinished and the last round.

Home must be there at once, so this looks at no more than it says; what it cannot read it does not mention.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from debate.records import Records


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A round that can go on: its id, pack and camp, the prompt that it is at (from 1) of how many.

    ``stage`` is ``ready``, ``writing`` or ``judged``.
    """

    round_id: str
    pack: str
    camp: str
    number: int
    count: int
    stage: str


@dataclass(frozen=True, slots=True)
class LastRound:
    """The round in which the last answer was handed in; ``score`` (0–100) averages the best attempt at each prompt."""

    pack: str
    camp: str
    score: int
    prompts: int
    at: datetime


_LOOK_BACK = 30  # attempts; a round that goes on has a few, and reading them all would delay the first paint


def unfinished(records: Records) -> Unfinished | None:
    """The round that can go on, if any. Raises ``RecordsError``."""
    stored = records.unfinished_round()
    if stored is None:
        return None
    round_id, state = stored
    stage, turns = state.get("stage"), state.get("turns")
    if not isinstance(stage, Mapping) or not isinstance(turns, list):
        return None
    turn = stage.get("turn")
    if not isinstance(turn, int) or not 0 <= turn < len(turns):
        return None
    pack, camp = str(state.get("pack", "")), str(state.get("camp", ""))
    return Unfinished(round_id, pack, camp, turn + 1, len(turns), str(stage.get("is", "")))


def last_round(records: Records, going_on: str | None = None) -> LastRound | None:
    """The round of the newest attempt, if there is one; ``going_on`` is the id of a round that is not over yet.

    Raises ``RecordsError``.
    """
    newest = next((attempt for attempt in records.attempts(limit=_LOOK_BACK) if attempt.round_id != going_on), None)
    if newest is None:
        return None
    best: dict[int, int] = {}
    for attempt in records.attempts(round_id=newest.round_id):
        best[attempt.turn] = max(attempt.score, best.get(attempt.turn, 0))
    try:
        at = datetime.fromisoformat(newest.at)
    except ValueError:
        return None
    return LastRound(newest.pack, newest.camp, round(sum(best.values()) / len(best)), len(best), at)
