"""The room as a value: who sits in it, what is being answered, and everything that was written, marked and decided.

Times are *room seconds*: seconds for which the room was open, which stand while no server runs, so that a crash costs
nobody time. Nothing in here reads a clock, draws by chance, marks an answer or touches a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from debate.game.clock import Clock
from debate.judge.ballot import Ballot

MOST_SEATS = 1000
MOST_TURNS = 30
MOST_TEAM_NAME = 24
MOST_ATTEMPTS = 2
"""A first answer and one revision: what the board's gain is the difference of."""

MOST_CHARACTERS = 20_000
"""The longest answer that is taken, in characters; the judge reads the first few hundred words of it."""

REVISION_SHARE = 0.5
"""A revision's clock as a share of the prompt's, unless the teacher sets another: as in a solo round."""

GRACE_SECONDS = 3.0
"""How long after a seat's time the room waits for its client's last words, before it takes the last draft."""


class Phase(StrEnum):
    """Where the room is as a whole."""

    LOBBY = "lobby"
    PLAYING = "playing"
    OVER = "over"


class Stage(StrEnum):
    """Where the turn being played is."""

    READY = "ready"  # camp and brief are on show, the prompt is not
    WRITING = "writing"  # the clock runs or stands
    HELD = "held"  # all texts are in; marks are known to the teacher only
    RELEASED = "released"  # everybody sees their own ballot


class Camps(StrEnum):
    """How seats come to their camps."""

    DRAW = "draw"  # drawn, as many in one as in the other
    HAND = "hand"  # the teacher gives them
    TEAMS = "teams"  # two named teams, one in each camp


class Show(StrEnum):
    """What the projector shows."""

    LOBBY = "lobby"  # address, join code, who is here
    PROMPT = "prompt"  # prompt and clock
    FLOW = "flow"  # the class flow sheet
    GAIN = "gain"  # what the revision gained
    BLANK = "blank"


class Standing(StrEnum):
    """Whether a seat still belongs to the room."""

    EXPECTED = "expected"  # on the class list, and nobody has come for it yet
    SEATED = "seated"
    KICKED = "kicked"  # may join again
    BANNED = "banned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the teacher chose for the room.

    ``seconds`` is the clock of every prompt, ``None`` for none; ``revise`` says that each prompt is to be revised, and
    ``revision_share`` (0–1) is the share of the clock that a revision has. ``predict``: students mark themselves before
    they see a ballot. ``peer``: they mark two answers of others meanwhile (see ``reviewing``). ``leaderboard``: the
    projector ranks by gain. ``late_texts``: a client that comes back long after
    the close may hand in what it wrote meanwhile. ``own_names``: students choose their names; otherwise the room gives
    them. ``at_once``: in a hot seat, a ballot is shown as soon as its text is in, and not only when all have written.
    """

    camps: Camps = Camps.DRAW
    seconds: float | None = 240.0
    revise: bool = True
    revision_share: float = REVISION_SHARE
    predict: bool = False
    peer: bool = False
    leaderboard: bool = False
    late_texts: bool = False
    own_names: bool = True
    at_once: bool = False
    teams: tuple[str, str] = ("Team 1", "Team 2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A student's place in the room.

    ``key_hash`` is the SHA-256 (hex) of the token that opens the seat, ``device`` that of the machine it was taken from
    (empty on a shared machine). ``camp`` is ``None`` until it was given, ``team`` is 0 or 1 where teams play. ``extra``
    multiplies every clock of this seat (1–4); nobody but the seat and the teacher is told. ``asked`` is the name that
    the student asks the teacher for, empty for none. ``listed``: it is on the class list, so that it is chosen and not
    made; ``student_id`` is what the school's gradebook knows the student by, ``code_hash`` the SHA-256 (hex) of the
    personal code, both empty where the list has none.
    """

    id: str
    name: str
    key_hash: str
    device: str = ""
    camp: str | None = None
    team: int | None = None
    extra: float = 1.0
    standing: Standing = Standing.SEATED
    asked: str = ""
    joined: float = 0.0
    listed: bool = False
    student_id: str = ""
    code_hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A teacher's mark in place of the judge's: the level (from 0) of a criterion, and why.

    The judge's stays in the ballot.
    """

    criterion: str
    level: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One seat's text in one attempt at one turn.

    ``sequence`` is the client's number of the last draft that was taken, so that older ones that arrive late change
    nothing; ``changed`` is the room second at which it came. Once ``handed_in``, ``text`` is what is marked;
    ``seconds`` is the seat's time on the clock, ``by_clock`` that the clock took it. ``late`` is by how many room
    seconds after the turn's close it came (a lost connection), 0 in time. ``prediction`` holds a level number for each
    criterion that the student marked beforehand. ``refused`` are the places (start and end) of the own arguments that
    the teacher does not let count; the ballot is without them. ``pasted`` are the lengths, in characters, of blocks by
    which the text grew at once. ``confirmed`` are the places of own arguments that the teacher has read and lets count.
    """

    seat: str
    camp: str
    prompt: str
    text: str = ""
    sequence: int = 0
    changed: float = 0.0
    handed_in: bool = False
    seconds: float = 0.0
    by_clock: bool = False
    late: float = 0.0
    ballot: Ballot | None = None
    prediction: Mapping[str, int] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    refused: tuple[tuple[int, int], ...] = ()
    pasted: tuple[int, ...] = ()
    confirmed: tuple[tuple[int, int], ...] = ()

    @property
    def refused_words(self) -> tuple[str, ...]:
        """What the teacher does not let count."""
        return tuple(self.text[start:end] for start, end in self.refused)

    @property
    def confirmed_words(self) -> tuple[str, ...]:
        """What the teacher lets count that no point of the key foresees, and that the ballot still has."""
        own = {(item.start, item.end) for item in self.ballot.own} if self.ballot is not None else set()
        return tuple(self.text[start:end] for start, end in self.confirmed if (start, end) in own)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustMark:
    """The levels (from 0, by criterion id) that the teacher gave to one answer before seeing the judge's."""

    seat: str
    levels: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """The trust check of one attempt: the seats whose answers were drawn, and the teacher's marks so far."""

    seats: tuple[str, ...] = ()
    marks: tuple[TrustMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a seat makes of the answer of the seat ``author``, which it was dealt: a level (from 0) by criterion id.

    As long as criteria are missing it is unfinished, and counts nowhere. ``changes`` is how often it was changed.
    """

    author: str
    levels: Mapping[str, int] = field(default_factory=dict)
    changes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of an answer that the teacher shows to the class, without the name: ``text[start:end]`` of that paper."""

    seat: str
    attempt: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRound:
    """One attempt of the whole class at a turn: its clock and what became of it.

    ``clock`` is a stopwatch; ``limit`` is the time of a seat without extra, in seconds, ``None`` without a clock.
    ``closed`` is the room second at which the last text was taken, ``None`` before. ``withheld`` are the criteria whose
    marks were not released, ``paused_for`` says why the clock stands. ``reviews`` are those of each seat, in the
    order in which it was dealt the answers.
    In a hot seat, where seats write one after the other, ``writer`` is the seat that has the keyboard, or had it last
    (empty before the first), ``clock`` is that seat's, and ``more`` holds the seconds that single seats were given.
    """

    limit: float | None
    clock: Clock = field(default_factory=lambda: Clock(limit=None))
    papers: Mapping[str, Paper] = field(default_factory=dict)
    paused_for: str = ""
    writer: str = ""
    more: Mapping[str, float] = field(default_factory=dict)
    closed: float | None = None
    released: bool = False
    withheld: tuple[str, ...] = ()
    trust: Trust = field(default_factory=Trust)
    reviews: Mapping[str, tuple[Review, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassTurn:
    """One prompt for each camp, answered at the same time. ``attempts`` are the class's rounds of writing, 1 or 2."""

    prompts: Mapping[str, str]
    stage: Stage = Stage.READY
    attempts: tuple[ClassRound, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def now(self) -> ClassRound | None:
        """The attempt being written or looked at; ``None`` before the first was begun."""
        return self.attempts[-1] if self.attempts else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The teacher's word that certain words make a point (``counts``) or do not, for every answer to that prompt.

    It becomes a cue of the point for this room: a sufficient phrase, or an exclusion. ``number`` counts from 1. One
    that was taken back (``withdrawn``) stays on the list, and reaches no answer.
    """

    number: int
    prompt: str
    point: str
    words: str
    counts: bool
    reason: str
    withdrawn: bool = False


class Decision(StrEnum):
    """What became of an appeal."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """A student's word that ``text[start:end]`` of their answer should have counted for a point. Numbers count from 1.

    ``turn`` and ``attempt`` count from 0 and 1, as everywhere in the room.
    """

    number: int
    seat: str
    turn: int
    attempt: int
    point: str
    start: int
    end: int
    note: str = ""
    decision: Decision = Decision.OPEN
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room as it stands. ``seats`` are in the order in which they were taken; those that were sent out stay, marked.

    ``code`` is the join code, ``camps`` the pack's two camp ids in its order, ``opened_at`` an ISO 8601 time in UTC.
    ``now`` is the latest room second that an event bore. ``class_name`` is what the class list is called, empty where
    everybody may take a seat under a name of their own.
    """

    id: str
    code: str
    pack: str
    pack_hash: str
    camps: tuple[str, str]
    seed: int
    opened_at: str
    settings: Settings = field(default_factory=Settings)
    phase: Phase = Phase.LOBBY
    locked: bool = False
    plan: tuple[Mapping[str, str], ...] = ()
    turns: tuple[ClassTurn, ...] = ()
    seats: Mapping[str, Seat] = field(default_factory=dict)
    rulings: tuple[Ruling, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    show: Show = Show.LOBBY
    now: float = 0.0
    hot_seat: bool = False
    class_name: str = ""

    @property
    def turn(self) -> ClassTurn | None:
        """The turn being played; ``None`` in the lobby."""
        return self.turns[-1] if self.turns else None

    @property
    def seated(self) -> tuple[Seat, ...]:
        """The seats that belong to the room now."""
        return tuple(seat for seat in self.seats.values() if seat.standing is Standing.SEATED)

    @property
    def stage(self) -> Stage | None:
        """The stage of the turn being played, ``None`` in the lobby and when the room is over."""
        turn = self.turn
        return turn.stage if turn is not None and self.phase is Phase.PLAYING else None
