"""What the records hold, as plain values: an attempt that was handed in, and a draft that was not yet."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was in the editor at most a second ago; ``seconds_used`` is how much of the clock it had cost."""

    text: str
    seconds_used: float
    saved_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAttempt:
    """One answer as it was handed in, and its ballot.

    ``turn`` counts the prompts of a round and ``number`` the attempts at one turn, both as the game counts them;
    a revision is a further attempt. ``pack_hash`` says against which content it was judged, ``ballot`` is the
    ballot as JSON values, ``score`` is 0–100, ``seconds_used`` is time on the clock, ``by_clock`` says that the
    clock handed it in, and ``at`` is an ISO 8601 time in UTC. ``id`` is given by the records.
    """

    round_id: str
    turn: int
    number: int
    pack: str
    pack_hash: str
    camp: str
    prompt: str
    answer: str
    ballot: dict[str, object] = field(hash=False)
    score: int
    seconds_used: float
    by_clock: bool
    at: str
    pack_version: str = ""
    id: int | None = None
