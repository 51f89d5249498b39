"""Writing the report of the room on show: from its journal on this machine, whatever its server is doing."""

from __future__ import annotations

from pathlib import Path

from debate.classroom.errors import RoomError
from debate.classroom.journal import Journal
from debate.classroom.keeper import PACK_NOTE, load_named_pack
from debate.classroom.opening import find_room
from debate.classroom.report import write_report
from debate.classroom.state import Room
from debate.packs import Pack


def write_report_of(room_id: str) -> list[Path]:
    """Write the room's report beside the rooms, where ``debate room report`` puts it. Returns the files' paths.

    Raises ``RoomError`` when the room is not on this machine (a dashboard that looks in from another one),
    ``JournalError`` when its journal cannot be read, and ``OSError`` when the report cannot be written.
    """
    try:
        path = find_room(room_id)
    except RoomError as error:
        raise RoomError("The room is kept on another machine; write the report there.") from error
    journal = Journal.open(path)
    try:
        room = journal.read()
        pack = _pack_of(journal, room)
    finally:
        journal.close()
    return write_report(room, pack, path.parent / "reports" / path.stem)


def _pack_of(journal: Journal, room: Room) -> Pack | None:
    """The room's pack as it is here now, ``None`` when it is gone; the report says what that means for it."""
    try:
        return load_named_pack(journal.note(PACK_NOTE) or room.pack)
    except RoomError:
        return None
