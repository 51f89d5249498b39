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


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAppeal:
    """A player's word that a ballot should have counted something, and what became of it.

    The words are ``answer[start:end]``, offsets in characters of the answer as it was handed in; ``point`` is the id of
    the point that they are said to make. ``ballot`` is made of JSON values. ``status`` is ``open``, ``accepted`` or
    ``rejected``; ``decided_at`` and ``reason`` belong to the decision. ``id`` is given on saving. Times are ISO 8601.
    """

    at: str
    pack: str
    pack_hash: str
    judge: str
    camp: str
    prompt: str
    answer: str
    ballot: dict[str, object]
    point: str
    start: int
    end: int
    note: str = ""
    status: str = "open"
    decided_at: str | None = None
    reason: str = ""
    id: int | None = None

    @property
    def words(self) -> str:
        """The words that should have counted."""
        return self.answer[self.start : self.end]
