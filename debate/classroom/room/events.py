"""What can happen in a room. An event is a fact: it says what was decided, and never has to be refused once it is
journaled.

Every event bears ``now``, the room second at which it happened. Events are the journal's rows (as JSON, told apart by
their tag), so a name or a field that was released is never changed: a new one is added with a default.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from debate.classroom.room.state import Decision, Quote, Settings, Show, Standing
from debate.judge.ballot import Ballot


class Event(msgspec.Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True):
    """Something that happened at the room second ``now``."""

    now: float = 0.0


# The room


class Opened(Event, frozen=True, kw_only=True):
    """The room was opened. The first event of every journal, and only there."""

    id: str
    code: str
    pack: str
    pack_hash: str
    camps: tuple[str, str]
    seed: int
    at: str
    hot_seat: bool = False


class Configured(Event, frozen=True, kw_only=True):
    """The teacher chose settings, pack or prompts. ``plan`` holds a prompt id by camp id for each turn still to come.

    ``pack``, ``pack_hash`` and ``camps`` can change in the lobby only; seats then lose their camps.
    """

    settings: Settings
    plan: tuple[Mapping[str, str], ...]
    pack: str
    pack_hash: str
    camps: tuple[str, str]


class Locked(Event, frozen=True, kw_only=True):
    """The room was locked for newcomers, or opened again."""

    locked: bool


class Shown(Event, frozen=True, kw_only=True):
    """The projector shows something else."""

    show: Show


class Ended(Event, frozen=True, kw_only=True):
    """The room is over; its report can still be read, and marks still be changed."""


class Restarted(Event, frozen=True, kw_only=True):
    """A server took the room up again from its journal; ``now`` is the last room second that was kept.

    A running clock stands until the teacher lets it go on.
    """


# The seats


class Expectation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A student of the class list, with the seat that is kept; see ``state.Seat``. ``camp`` and ``team`` may wait."""

    seat: str
    name: str
    student_id: str = ""
    code_hash: str = ""
    camp: str | None = None
    team: int | None = None
    extra: float = 1.0


class ClassExpected(Event, frozen=True, kw_only=True):
    """Seats are kept for the students of a class list, which is called ``name``; nobody makes a seat from now on."""

    name: str
    students: tuple[Expectation, ...]


class SeatChosen(Event, frozen=True, kw_only=True):
    """Somebody came for a seat of the class list, or comes to it from another machine by the personal code.

    ``camp`` and ``team`` are for a room that plays already, as in ``Joined``, where the seat has none.
    """

    seat: str
    key_hash: str
    device: str = ""
    camp: str | None = None
    team: int | None = None


class Joined(Event, frozen=True, kw_only=True):
    """Somebody took a seat. In a room that plays already, ``camp`` and ``team`` say where the seat belongs."""

    seat: str
    name: str
    key_hash: str
    device: str = ""
    camp: str | None = None
    team: int | None = None


class Renamed(Event, frozen=True, kw_only=True):
    """A seat has another name."""

    seat: str
    name: str


class NameAsked(Event, frozen=True, kw_only=True):
    """Somebody asks the teacher for a name that the room's filter refused; it is shown to nobody else."""

    seat: str
    name: str


class Stood(Event, frozen=True, kw_only=True):
    """A seat was kicked, banned, or let in again."""

    seat: str
    standing: Standing


class Placed(Event, frozen=True, kw_only=True):
    """Seats were given camps (and teams), by draw or by hand. Both maps are by seat id; seats not named keep theirs."""

    camps: Mapping[str, str]
    teams: Mapping[str, int] = {}


class GivenTime(Event, frozen=True, kw_only=True):
    """A seat's clocks are ``extra`` times as long from now on (1–4)."""

    seat: str
    extra: float


# The turns


class TurnBegun(Event, frozen=True, kw_only=True):
    """The next turn is on: camps and briefs are on show, no clock yet. ``prompts`` holds a prompt id by camp id."""

    prompts: Mapping[str, str]


class Started(Event, frozen=True, kw_only=True):
    """The prompt is on show and the clock runs; in a turn whose ballots are out, this begins the revision.

    ``limit`` is the time in seconds of a seat without extra, ``None`` for no clock.
    """

    limit: float | None


class Paused(Event, frozen=True, kw_only=True):
    """The clock stands. ``why`` is shown to everybody."""

    why: str = ""


class Continued(Event, frozen=True, kw_only=True):
    """The clock goes on."""


class Extended(Event, frozen=True, kw_only=True):
    """Everybody has so many seconds more."""

    seconds: float


class Passed(Event, frozen=True, kw_only=True):
    """In a hot seat: the keyboard was passed to this seat, whose clock begins now."""

    seat: str


class Drafted(Event, frozen=True, kw_only=True):
    """What a seat's editor holds. ``turn`` counts from 0, ``attempt`` from 1."""

    seat: str
    turn: int
    attempt: int
    sequence: int
    text: str


class Pasted(Event, frozen=True, kw_only=True):
    """A seat's text grew by a block of so many characters at once."""

    seat: str
    turn: int
    attempt: int
    characters: int


class HandedIn(Event, frozen=True, kw_only=True):
    """A seat's text is in. ``late`` is by how many room seconds it came after the turn's close, 0 in time.

    ``sequence`` is that of the last draft that the room had, which the journal drops now. ``brought``: the teacher took
    it in as a file, which may be after the ballots are out.
    """

    seat: str
    turn: int
    attempt: int
    text: str
    sequence: int = 0
    seconds: float
    by_clock: bool = False
    late: float = 0.0
    brought: bool = False


class HandedBack(Event, frozen=True, kw_only=True):
    """The teacher gave a text back to its writer, who has time left."""

    seat: str


class Closed(Event, frozen=True, kw_only=True):
    """No more texts are taken. Each was handed in by an event of its own before (``due.closing``)."""


# Marks


class Marked(Event, frozen=True, kw_only=True):
    """The judge's ballot on a paper; a later one (after a ruling) takes its place."""

    seat: str
    turn: int
    attempt: int
    ballot: Ballot


class Predicted(Event, frozen=True, kw_only=True):
    """A student marked their own answer: a level number (from 0) by criterion id."""

    seat: str
    turn: int
    attempt: int
    levels: Mapping[str, int]


class AnswersDealt(Event, frozen=True, kw_only=True):
    """Seats were dealt answers of others to mark, besides those that they have: ids of these others by seat id."""

    given: Mapping[str, tuple[str, ...]]


class Reviewed(Event, frozen=True, kw_only=True):
    """A student marked, in part or whole, the answer of that ``number`` (from 0) among those that the seat was dealt.

    ``levels`` are all that it has so far: a level number by criterion id. Whose answer it is, no client is told.
    """

    seat: str
    turn: int
    attempt: int
    number: int
    levels: Mapping[str, int]


class TrustDrawn(Event, frozen=True, kw_only=True):
    """These seats' answers were drawn for the trust check of the attempt now held."""

    seats: tuple[str, ...]


class TrustMarked(Event, frozen=True, kw_only=True):
    """The teacher marked one of them, unseen by the judge: a level number by criterion id."""

    seat: str
    levels: Mapping[str, int]


class Overridden(Event, frozen=True, kw_only=True):
    """The teacher's level stands in place of the judge's; ``level`` ``None`` takes an earlier override back."""

    seat: str
    turn: int
    attempt: int
    criterion: str
    level: int | None
    reason: str


class OwnRefused(Event, frozen=True, kw_only=True):
    """The teacher does not let an argument of the student's own count: ``text[start:end]``, as the ballot has it.

    A ``Marked`` event of that paper follows where its ballot is another now, as after ``OwnKept``.
    """

    seat: str
    turn: int
    attempt: int
    start: int
    end: int


class OwnKept(Event, frozen=True, kw_only=True):
    """The teacher lets an argument that was refused count again."""

    seat: str
    turn: int
    attempt: int
    start: int
    end: int


class OwnConfirmed(Event, frozen=True, kw_only=True):
    """The teacher has read an argument of the student's own, and lets it count; the ballot stays as it is."""

    seat: str
    turn: int
    attempt: int
    start: int
    end: int


class Ruled(Event, frozen=True, kw_only=True):
    """These words make that point for this room, or do not. ``Marked`` events for all answers to the prompt follow."""

    prompt: str
    point: str
    words: str
    counts: bool
    reason: str


class Unruled(Event, frozen=True, kw_only=True):
    """A ruling was taken back. ``Marked`` events follow for the answers that it had reached."""

    number: int


class Released(Event, frozen=True, kw_only=True):
    """Everybody sees their ballot, but for the marks of the ``withheld`` criteria (ids)."""

    withheld: tuple[str, ...] = ()


class Appealed(Event, frozen=True, kw_only=True):
    """A student says that words of their answer should have counted for a point.

    Offsets are characters of that text.
    """

    seat: str
    turn: int
    attempt: int
    point: str
    start: int
    end: int
    note: str = ""


class Decided(Event, frozen=True, kw_only=True):
    """The teacher decided an appeal."""

    number: int
    decision: Decision
    reason: str = ""


class Quoted(Event, frozen=True, kw_only=True):
    """The words that the projector quotes, without names, from the turn ``turn`` (from 0); all of them, in order."""

    turn: int
    quotes: tuple[Quote, ...]


AnyEvent = (
    Opened
    | Configured
    | Locked
    | Shown
    | Ended
    | Restarted
    | ClassExpected
    | SeatChosen
    | Joined
    | Renamed
    | NameAsked
    | Stood
    | Placed
    | GivenTime
    | TurnBegun
    | Started
    | Paused
    | Continued
    | Extended
    | Passed
    | Drafted
    | Pasted
    | HandedIn
    | HandedBack
    | Closed
    | Marked
    | Predicted
    | AnswersDealt
    | Reviewed
    | TrustDrawn
    | TrustMarked
    | Overridden
    | OwnRefused
    | OwnKept
    | OwnConfirmed
    | Ruled
    | Unruled
    | Released
    | Appealed
    | Decided
    | Quoted
)

_ENCODER = msgspec.json.Encoder(enc_hook=dict, order="deterministic")
_DECODER = msgspec.json.Decoder(AnyEvent)


def at(event: AnyEvent, now: float) -> AnyEvent:
    """The event as happening at the room second ``now``."""
    return msgspec.structs.replace(event, now=now)


def to_bytes(event: AnyEvent) -> bytes:
    """An event as it stands in the journal: JSON with its tag."""
    return _ENCODER.encode(event)


def from_bytes(data: bytes) -> AnyEvent:
    """The event back. Raises ``msgspec.DecodeError`` (``ValidationError`` among them) for what is none."""
    event: AnyEvent
    try:
        event = _DECODER.decode(data)
    except msgspec.ValidationError:
        # Debate 0.1 wrote in its journals “maximum” for what a ballot's criteria call “max” everywhere else.
        event = _DECODER.decode(data.replace(b'"maximum":', b'"max":'))
    return event
