"""What the home screen says about the past, read from the records without a pack: unfinished rounds and the last round.

Home must be there at once, so this looks at no more than it says; what it cannot read it does not mention.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from debate.records import Records


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A round that can go on. ``number`` counts from 1 the one of its ``prompts`` (ids) that it is at.

    ``stage`` is ``ready``, ``writing``, ``judged`` or ``replying``; ``saved_at`` when it was last saved.
    """

    round_id: str
    pack: str
    camp: str
    number: int
    prompts: tuple[str, ...]
    stage: str
    saved_at: datetime

    @property
    def words(self) -> str:
        """Where it stands: ``prompt 2 of 3; your text is kept``."""
        what = {"writing": "your text is kept", "judged": "its ballot is waiting", "replying": "your reply is kept"}
        return f"prompt {self.number} of {len(self.prompts)}; {what.get(self.stage, 'it has not begun')}"


@dataclass(frozen=True, slots=True)
class LastRound:
    """The round in which the last answer was handed in; ``score`` (0–100) averages the best attempt at each prompt."""

    pack: str
    camp: str
    score: int
    prompts: int
    at: datetime


_LOOK_BACK = 30  # attempts; a round that goes on has a few, and reading them all would delay the first paint


def unfinished(records: Records) -> list[Unfinished]:
    """The rounds that can go on, the one saved last first. Raises ``RecordsError``."""
    found = (_unfinished(stored.id, stored.state, stored.saved_at) for stored in records.unfinished_rounds())
    return [one for one in found if one is not None]


def _unfinished(round_id: str, state: Mapping[str, object], saved_at: str) -> Unfinished | None:
    stage, turns = state.get("stage"), state.get("turns")
    if not isinstance(stage, Mapping) or not isinstance(turns, list):
        return None
    turn = stage.get("turn")
    if not isinstance(turn, int) or not 0 <= turn < len(turns):
        return None
    prompts = tuple(str(one.get("prompt", "")) for one in turns if isinstance(one, Mapping))
    try:
        at = datetime.fromisoformat(saved_at)
    except ValueError:
        return None
    pack, camp = str(state.get("pack", "")), str(state.get("camp", ""))
    return Unfinished(round_id, pack, camp, turn + 1, prompts, str(stage.get("is", "")), at)


def last_round(records: Records, going_on: frozenset[str] = frozenset()) -> LastRound | None:
    """The round of the newest attempt, if there is one; ``going_on`` are the ids of rounds that are not over yet.

    Raises ``RecordsError``.
    """
    lines = records.attempt_rows(limit=_LOOK_BACK)
    newest = next((line for line in lines if line.round_id not in going_on), None)
    if newest is None:
        return None
    best: dict[int, int] = {}
    for line in lines:
        if line.round_id == newest.round_id:
            best[line.turn] = max(line.counts, best.get(line.turn, 0))
    try:
        at = datetime.fromisoformat(newest.at)
    except ValueError:
        return None
    return LastRound(newest.pack, newest.camp, round(sum(best.values()) / len(best)), len(best), at)
