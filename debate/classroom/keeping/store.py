"""Where rooms are kept: what the keeper asks of a room's journal, and a server of the place where all of them are.

There are two such places: a folder with one SQLite file a room (``journal``, ``files``), and for a school with several
servers a PostgreSQL database (``debate.classroom.school.postgres``). The tests of stores hold for both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from debate.classroom.errors import RoomError
from debate.classroom.keeping.salvage import Salvaged
from debate.classroom.room import events as e
from debate.classroom.room.state import Room


class RoomJournal(Protocol):
    """The journal of one room. Not to be used from two threads at the same time, but from any.

    Each method raises ``JournalError`` when the store cannot do it.
    """

    @property
    def hold(self) -> RoomHold:
        """This server's hold on the room, taken or not."""
        ...

    def append(self, events: Sequence[e.AnyEvent], now: float) -> None:
        """Keep events, all or none of them, and the room second; they are on the disk when this returns.

        Events are numbered: raises ``Superseded`` when somebody else has written the next number, or may by now.
        A ``Drafted`` takes the place of the paper's draft before it; a ``HandedIn`` makes its draft unnecessary.
        """
        ...

    def read(self) -> Room:
        """The room, drafts included; its ``now`` is the last room second that was kept. A damaged one is refused."""
        ...

    def salvage(self) -> Salvaged:
        """As much of the room as can be read."""
        ...

    def note(self, name: str) -> str:
        """Something that a server noted beside the events; empty when none ever did."""
        ...

    def set_note(self, name: str, value: str) -> None:
        """Note something beside the events."""
        ...

    def close(self) -> None:
        """Close it; what was appended is kept already."""
        ...


class RoomHold(Protocol):
    """A server's hold on a room: as long as it has it, nobody else writes the room's journal."""

    def take(self) -> None:
        """Hold the room, or go on doing so. Raises ``RoomError`` when another server does."""
        ...

    def tell(self, facts: Mapping[str, object]) -> None:
        """Let others on this machine know how the room is reached, where they could want to."""
        ...

    def release(self) -> None:
        """Let the room go."""
        ...


class LedElsewhere(RoomError):  # noqa: N818  it says what is so
    """Another server leads the room; ``address`` is where the school's servers reach it, empty when it is not known."""

    def __init__(self, why: str, address: str = "") -> None:
        super().__init__(why)
        self.address = address


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRoom:
    """A room of a store, unread. ``last_at`` is when it was written last, an ISO 8601 time in UTC."""

    id: str
    owner: str
    last_at: str
    class_name: str = ""


class Store(Protocol):
    """A place of rooms. Methods block, and may be called from any thread; each raises ``JournalError``."""

    def create(self, opened: e.Opened) -> RoomJournal:
        """Begin a room's journal with its first event, and hold the room."""
        ...

    def take_up(self, room: str) -> RoomJournal:
        """Hold the room of that id. Raises ``LedElsewhere`` while another server does."""
        ...

    def look_into(self, room: str) -> RoomJournal:
        """The journal of the room of that id, only to read it, whoever leads it."""
        ...

    def find(self, code: str) -> str:
        """The id of the room with that join code, empty when there is none."""
        ...

    def rooms(self) -> list[KeptRoom]:
        """All rooms, the one that was used last first."""
        ...

    def forget(self, room: str) -> None:
        """Delete every trace of a room. Raises ``LedElsewhere`` while a server leads it."""
        ...


OWNER_NOTE = "owner"
"""The journal's note of the teacher whose room it is."""

CLASS_NOTE = "class"
"""The journal's note of what its class list is called, empty without one: to be told without reading the room."""
