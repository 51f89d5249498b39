"""The messages between the room's server and its clients: JSON over a WebSocket, told apart by ``type``.

Every request of a client bears an ``id``; the server answers each with ``Taken`` or ``Refused`` of the same ``id``, and
``Taken`` means that it is on the disk. The first message of a connection is one of the greetings. Sizes are bounded by
the types, so that what is too long is refused before anybody looks at it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Generic, TypeVar

import msgspec
from msgspec import Meta

from debate.classroom.room import events as e
from debate.classroom.room.state import MOST_CHARACTERS, Decision, Settings
from debate.classroom.shown.views.board import BoardView
from debate.classroom.shown.views.common import Topic
from debate.classroom.shown.views.host import HostView, PaperView
from debate.classroom.shown.views.seat import OwnBallot, SeatView

PROTOCOL = 2
"""Raised when older clients could not follow any more: a server refuses the greeting of another protocol."""

MOST_BYTES = 128 * 1024
"""The longest message that the server reads, in bytes."""

Id = Annotated[int, Meta(ge=0, le=2**53)]
Index = Annotated[int, Meta(ge=0, le=1000)]
Sequence = Annotated[int, Meta(ge=0, le=2**53)]
Token = Annotated[str, Meta(max_length=128)]
Word = Annotated[str, Meta(max_length=200)]
Note = Annotated[str, Meta(max_length=500)]
Text = Annotated[str, Meta(max_length=MOST_CHARACTERS)]
Seconds = Annotated[float, Meta(ge=0, le=86400)]


class Message(msgspec.Struct, frozen=True, kw_only=True, tag=True, omit_defaults=True, tag_field="type"):
    """Something that one end tells the other."""


# Greetings: the first message of a connection


class Join(Message, frozen=True, kw_only=True):
    """Takes a new seat. ``name`` may be empty where the room gives the names; ``device`` is the client's own number.

    In a room with a class list ``name`` is the name on it, its first letters, or the personal code.

    ``token`` is what is to open the seat, made by the client: a greeting whose answer was lost finds the seat that it
    took, and so does somebody who was sent out. Where it is missing or short, the room makes one. ``ask``: the room
    would not have this name, so it gives another and asks the teacher for it.
    """

    protocol: int
    code: Word
    name: Word = ""
    device: Token = ""
    token: Token = ""
    ask: bool = False


class Return(Message, frozen=True, kw_only=True):
    """Takes a seat again with its token."""

    protocol: int
    seat: Word
    token: Token


class Host(Message, frozen=True, kw_only=True):
    """The teacher's dashboard."""

    protocol: int
    token: Token


class Watch(Message, frozen=True, kw_only=True):
    """A projector, with the board key."""

    protocol: int
    token: Token


Greeting = Join | Return | Host | Watch


# What every client may send


class Time(Message, frozen=True, kw_only=True):
    """Asks for the room's time; ``sent`` is the client's own clock and comes back as it was."""

    sent: float


class Request(Message, frozen=True, kw_only=True):
    """Something that is answered with ``Taken`` or ``Refused``."""

    id: Id


SomeEvent = TypeVar("SomeEvent", bound=e.Event)


class Let(Request, Generic[SomeEvent], frozen=True, kw_only=True):
    """Lets something happen that is an event as it is asked for; the room sets its time, and for a student the seat."""

    event: SomeEvent


# What a seat may send


class OwnText(msgspec.Struct, frozen=True, omit_defaults=True):
    """A student's text as the client has it: in its memory, on its disk and on the wire.

    ``sequence`` grows with every change, so that of two texts the newer is known. ``handing_in``: it is finished and
    must reach the room; ``by_clock``: because the time was over.
    """

    turn: Index
    attempt: Index
    sequence: Sequence = 0
    text: Text = ""
    handing_in: bool = False
    by_clock: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Turn and attempt."""
        return self.turn, self.attempt


class Write(Request, frozen=True, kw_only=True):
    """What the editor holds, or handed in."""

    text: OwnText


class Look(Request, frozen=True, kw_only=True):
    """Asks for an earlier released ballot of this seat; answered with ``BallotIs``."""

    turn: Index
    attempt: Index


class Leave(Request, frozen=True, kw_only=True):
    """The student goes; the seat and its texts stay, and its token still opens it."""


FromSeat = Time | Write | Let[e.Predicted | e.Reviewed | e.Appealed] | Look | Leave


# What the teacher may send


class Configure(Request, frozen=True, kw_only=True):
    """Other settings; another pack (its id or path on the server's machine, in the lobby only); other prompts.

    ``plan`` is a prompt id by camp id for each turn to come; ``None`` leaves it, or has ``turns`` drawn.
    """

    settings: Settings | None = None
    pack: Word = ""
    plan: tuple[Mapping[str, str], ...] | None = None
    turns: Index | None = None


class DrawCamps(Request, frozen=True, kw_only=True):
    """Gives every seat a camp by draw, as many in one as in the other (teams: one team to each camp)."""


class Next(Request, frozen=True, kw_only=True):
    """Begins the next planned turn; with ``prompts`` (a prompt id by camp id) that one."""

    prompts: Mapping[str, str] | None = None


class Start(Request, frozen=True, kw_only=True):
    """Shows the prompt and starts the clock; after a release, starts the revision. ``limit`` overrules the settings."""

    limit: Seconds | None = None


class Close(Request, frozen=True, kw_only=True):
    """Ends the writing early."""


class DrawTrust(Request, frozen=True, kw_only=True):
    """Draws answers for the trust check."""

    count: Annotated[int, Meta(ge=1, le=10)] = 4


class Weigh(Request, frozen=True, kw_only=True):
    """Asks what a ruling would change, without making it; ``Taken.says`` tells."""

    ruling: e.Ruled


class Decide(Request, frozen=True, kw_only=True):
    """Decides an appeal. An accepted one can become a ruling (``rule``) and a sample of the pack (``keep``)."""

    number: Id
    decision: Decision
    reason: Note = ""
    rule: bool = False
    keep: bool = False


class Open(Request, frozen=True, kw_only=True):
    """Asks for one paper; answered with ``PaperIs``."""

    seat: Word
    turn: Index
    attempt: Index


class Import(Request, frozen=True, kw_only=True):
    """A hand-in file that a student brought: its whole content."""

    content: Annotated[str, Meta(max_length=MOST_BYTES - 1024)]


class End(Request, frozen=True, kw_only=True):
    """Ends the room."""


HostEvent = (
    e.Locked
    | e.Shown
    | e.Renamed
    | e.Stood
    | e.Placed
    | e.GivenTime
    | e.Paused
    | e.Continued
    | e.Extended
    | e.HandedBack
    | e.TrustMarked
    | e.Overridden
    | e.OwnRefused
    | e.OwnKept
    | e.OwnConfirmed
    | e.Ruled
    | e.Unruled
    | e.Released
    | e.Quoted
)

FromHost = (
    Time
    | Let[HostEvent]
    | Configure
    | DrawCamps
    | Next
    | Start
    | Close
    | DrawTrust
    | Weigh
    | Decide
    | Open
    | Import
    | End
)


# What the server sends


class Welcome(Message, frozen=True, kw_only=True):
    """The greeting was accepted. ``token`` is the seat's, sent once, when it is taken; empty afterwards."""

    room: str
    now: float
    topic: Topic
    seat: str = ""
    token: str = ""


class Taken(Message, frozen=True, kw_only=True):
    """The request is on the disk and done. ``says`` is a sentence where there is something to say."""

    id: int
    says: str = ""


class Refused(Message, frozen=True, kw_only=True):
    """The request was not done; ``why`` is one sentence. ``again``: the same may work later (the disk was full)."""

    id: int
    why: str
    again: bool = False


class TimeIs(Message, frozen=True, kw_only=True):
    """The room's time in room seconds when ``Time`` was answered; ``sent`` as it came."""

    sent: float
    now: float


class Update(Message, frozen=True, kw_only=True):
    """The newest view; it takes the place of the one before. ``now`` is the room second at which it was made."""

    now: float
    view: SeatView | HostView | BoardView


class NewTopic(Message, frozen=True, kw_only=True):
    """The teacher chose another pack."""

    topic: Topic


class BallotIs(Message, frozen=True, kw_only=True):
    """An earlier ballot."""

    id: int
    ballot: OwnBallot


class PaperIs(Message, frozen=True, kw_only=True):
    """A paper for the teacher."""

    id: int
    paper: PaperView


class Bye(Message, frozen=True, kw_only=True):
    """The connection ends; ``why`` is one sentence. ``again``: connecting again may help.

    ``may_ask``: the teacher may be asked for the name that was refused (``Join.ask``). ``seats`` are the names of the
    class list that may be meant by what was typed: joining with one of them takes that seat.
    """

    why: str
    again: bool = False
    may_ask: bool = False
    seats: tuple[str, ...] = ()


FromServer = Welcome | Taken | Refused | TimeIs | Update | NewTopic | BallotIs | PaperIs | Bye
