"""Rooms as they are kept on this machine: a room with its pack, served or not, and where its reports go."""

from __future__ import annotations

from pathlib import Path

from debate.classroom.errors import RoomError
from debate.classroom.keeping.files import reports_folder
from debate.classroom.keeping.journal import Journal
from debate.classroom.keeping.keeper import PACK_NOTE, load_named_pack
from debate.classroom.keeping.opening import find_room
from debate.classroom.report.report import make_report
from debate.classroom.report.writing import write_report
from debate.classroom.room.state import Room
from debate.packs.model import Pack


def kept_room(journal: Path) -> tuple[Room, Pack | None]:
    """The room of a journal, and its pack as it is here now: ``None`` when it is gone, and the report says so.

    Of a damaged journal it is what can be read. Raises ``JournalError`` when that is nothing.
    """
    opened = Journal.open(journal)
    try:
        room = opened.salvage().room
        named = opened.note(PACK_NOTE) or room.pack
    finally:
        opened.close()
    for name in dict.fromkeys((named, room.pack)):
        try:
            return room, load_named_pack(name)
        except RoomError:
            continue
    return room, None


def write_report_of(room_id: str) -> list[Path]:
    """Write the room's report where ``debate room report`` puts it. Returns the files' paths.

    Raises ``RoomError`` when the room is not on this machine (a dashboard that looks in from another one),
    ``JournalError`` when its journal cannot be read, and ``OSError`` when the report cannot be written.
    """
    try:
        path = find_room(room_id)
    except RoomError as error:
        raise RoomError("The room is kept on another machine; write the report there.") from error
    room, pack = kept_room(path)
    return write_report(make_report(room, pack), reports_folder(path))
