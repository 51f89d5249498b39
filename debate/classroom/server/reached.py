"""How a room was reached when it was served last, so that it is reached in the same way when it is taken up again."""

from __future__ import annotations

import msgspec

from debate.classroom.keeping.store import RoomJournal
from debate.classroom.room.state import Room, Stage

_NOTE = "reached"
"""The journal's note of it."""


class Reached(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``lan``: other machines may come in; ``web``: browsers; ``board_key`` lets a projector watch."""

    lan: bool = False
    web: bool = False
    board_key: str = ""
    address: str = ""


def reached_before(journal: RoomJournal) -> Reached | None:
    """How the room was reached when it was served last; ``None`` for a new one. Raises ``JournalError``."""
    try:
        return msgspec.json.decode(journal.note(_NOTE), type=Reached)
    except msgspec.MsgspecError:
        return None


def note_reached(journal: RoomJournal, reached: Reached) -> None:
    """Note it for the next time. Raises ``JournalError``."""
    journal.set_note(_NOTE, msgspec.json.encode(reached).decode())


def taken_up_words(before: Reached, now: Reached, room: Room) -> str:
    """What the teacher is told of a room that is taken up again: what is as it was, and what is not."""
    who = "on your network" if now.lan else "on this machine only"
    browsers = ", browsers too" if now.web else ""
    if now.address == before.address:
        where = (
            f"The room is open again at the same address, {who}{browsers}; everybody finds their seat by themselves."
        )
    else:
        where = (
            f"The room is open again {who}{browsers}, at another address than before: tell the class "
            f"{now.address.removeprefix('http://')}."
        )
    clock = " The clock stands until you let it go on." if room.stage is Stage.WRITING else ""
    return f"{where}{clock}"
