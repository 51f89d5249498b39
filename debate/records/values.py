"""What the records hold, as plain values. Times are ISO 8601 in UTC; ``id`` is given by the records on saving.

What a field called ``ballot``, ``mark``, ``state`` or ``levels`` holds is made of JSON values. ``turn`` counts the
prompts of a round from 0 and ``number`` what was handed in at one turn from 1, both as the game counts them.
``pack_hash`` says against which content something was judged, ``score`` is 0–100, ``seconds_used`` is time on the
clock, and ``by_clock`` says that the clock handed it in.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was in the editor at most a second ago; ``seconds_used`` is how much of the clock it had cost."""

    text: str
    seconds_used: float
    saved_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfinishedRound:
    """A round that is neither finished nor abandoned, as it was last saved."""

    id: str
    state: dict[str, object] = field(hash=False)
    saved_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptLine:
    """What a list tells of an attempt: all of it but its words and its ballots, which are dear to read.

    ``self_score`` is what the player's own record counts after they said what the judge had missed.
    """

    round_id: str
    turn: int
    number: int
    pack: str
    pack_hash: str
    camp: str
    prompt: str
    score: int
    seconds_used: float
    by_clock: bool
    at: str
    pack_version: str = ""
    self_score: int | None = None
    id: int | None = None

    @property
    def counts(self) -> int:
        """The score that the player's own record goes by: their own mark if there is one, else the judge's."""
        return self.score if self.self_score is None else self.self_score


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAttempt(AttemptLine):
    """One answer as it was handed in, and its ballot; a revision is a further attempt.

    ``self_ballot`` is the ballot with what the player said was there, where they did.
    """

    answer: str
    ballot: dict[str, object] = field(hash=False)
    self_ballot: dict[str, object] | None = field(default=None, hash=False)

    @property
    def marks(self) -> dict[str, object]:
        """The ballot that counts: the player's own where there is one, else the judge's."""
        return self.ballot if self.self_ballot is None else self.self_ballot


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReply:
    """A player's answer to a comeback. ``number`` is 1 or 2 in its turn, ``press`` what the opponent said.

    ``point`` is the id of the point that was dropped; ``made`` is ``made``, ``partly`` or ``not``, and ``strength``
    is 0–1.
    """

    round_id: str
    turn: int
    number: int
    pack: str
    camp: str
    prompt: str
    point: str
    press: str
    text: str
    made: str
    strength: float
    seconds_used: float
    by_clock: bool
    at: str
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDrill:
    """A short exercise and its mark. ``kind`` is the drill's id; ``point`` is empty where no point is drilled."""

    kind: str
    pack: str
    pack_hash: str
    camp: str
    prompt: str
    point: str
    answer: str
    mark: dict[str, object] = field(hash=False)
    score: int
    seconds_used: float
    by_clock: bool
    at: str
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPrediction:
    """The levels that a player gave themself for an attempt before they saw its ballot, 0 for the lowest."""

    round_id: str
    turn: int
    number: int
    levels: dict[str, int] = field(hash=False)
    at: str
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAppeal:
    """A player's word that a ballot should have counted something else, and what became of it.

    ``about`` says what: ``point`` a point that should count, ``credit`` something that was counted wrongly,
    ``criterion`` a level. ``point`` is the id of that point or criterion, and ``wanted`` the id of the level for a
    criterion. The words are ``answer[start:end]``, offsets in characters of the answer as it was handed in. ``status``
    is ``open``, ``accepted`` or ``rejected``; ``decided_at`` and ``reason`` belong to the decision.
    """

    at: str
    pack: str
    pack_hash: str
    judge: str
    camp: str
    prompt: str
    answer: str
    ballot: dict[str, object] = field(hash=False)
    point: str
    start: int
    end: int
    note: str = ""
    status: str = "open"
    decided_at: str | None = None
    reason: str = ""
    about: str = "point"
    wanted: str = ""
    id: int | None = None

    @property
    def words(self) -> str:
        """The words that should have counted."""
        return self.answer[self.start : self.end]
