"""Rooms as they are kept on this machine: a room with its pack, served or not, and where its reports go."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from debate.classroom.errors import RoomError
from debate.classroom.keeping.files import reports_folder
from debate.classroom.keeping.journal import Journal
from debate.classroom.keeping.keeper import PACK_NOTE, load_named_pack
from debate.classroom.keeping.opening import find_room
from debate.classroom.keeping.store import RoomJournal
from debate.classroom.report.report import make_report
from debate.classroom.report.writing import write_report
from debate.classroom.room.state import Room
from debate.packs.model import Pack


def kept_room(journal: Path) -> tuple[Room, Pack | None]:
    """The room of a journal, and its pack, as ``room_and_pack`` finds them."""
    with contextlib.closing(Journal.open(journal)) as opened:
        return room_and_pack(opened)


def room_and_pack(journal: RoomJournal, load: Callable[[str], Pack] = load_named_pack) -> tuple[Room, Pack | None]:
    """The room of a journal, and its pack as it is here now: ``None`` when it is gone, and the report says so.

    Of a damaged journal it is what can be read. Raises ``JournalError`` when that is nothing.
    """
    room = journal.salvage().room
    for name in dict.fromkeys((journal.note(PACK_NOTE) or room.pack, room.pack)):
        try:
            return room, load(name)
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
