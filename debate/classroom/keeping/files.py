"""The store of one machine: a folder with a SQLite file for each room."""

from __future__ import annotations

import contextlib
import shutil
from datetime import UTC, datetime
from pathlib import Path

from debate.classroom.errors import JournalError, RoomError
from debate.classroom.keeping.journal import ENDING, Journal, forget, journals, rooms_folder
from debate.classroom.keeping.running import Hold
from debate.classroom.keeping.store import CLASS_NOTE, OWNER_NOTE, KeptRoom, LedElsewhere
from debate.classroom.room import events as e


class RoomFiles:
    """The rooms of ``folder``, by default of this machine's own."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = rooms_folder() if folder is None else folder
        self._known: dict[str, tuple[str, str]] = {}

    def create(self, opened: e.Opened) -> Journal:
        """Begin a room's file with its first event, and hold it."""
        journal = Journal.create(opened, self.folder)
        journal.hold.take()
        return journal

    def take_up(self, room: str) -> Journal:
        """Open the room's file, held before it is touched: two processes would write it without knowing of each other.

        Raises ``LedElsewhere`` when another process holds it.
        """
        hold = self._held(room)
        try:
            journal = Journal.open(self.path(room))
        except JournalError:
            hold.release()
            raise
        journal.hold = hold
        return journal

    def look_into(self, room: str) -> Journal:
        """Open the room's file, only to read it."""
        return Journal.open(self.path(room))

    def path(self, room: str) -> Path:
        """The file of the room of that id."""
        return self.folder / f"{room}{ENDING}"

    def find(self, code: str) -> str:
        """The id of the newest room with that join code."""
        return max((path.stem for path in journals(self.folder) if path.stem.endswith(f"-{code.lower()}")), default="")

    def rooms(self) -> list[KeptRoom]:
        """All rooms, the one that was used last first; one whose file cannot be read has no owner."""
        found = []
        for path in journals(self.folder):
            owner, class_name = self._notes(path)
            last = max(one.stat().st_mtime for one in (path, path.with_name(f"{path.name}-wal")) if one.exists())
            last_at = datetime.fromtimestamp(last, UTC).isoformat(timespec="milliseconds")
            found.append(KeptRoom(id=path.stem, owner=owner, last_at=last_at, class_name=class_name))
        return sorted(found, key=lambda one: (one.last_at, one.id), reverse=True)

    def _notes(self, path: Path) -> tuple[str, str]:
        """A room's owner and class, which stay once there is an owner: its file is opened for them once."""
        found = self._known.get(path.stem, ("", ""))
        if not found[0]:
            with contextlib.suppress(JournalError), contextlib.closing(Journal.open(path)) as journal:
                found = self._known[path.stem] = journal.note(OWNER_NOTE), journal.note(CLASS_NOTE)
        return found

    def forget(self, room: str) -> None:
        """Delete the room's file, all that stands beside it, and the reports that were written beside the rooms."""
        hold = self._held(room)
        try:
            delete_room(self.path(room), hold)
        finally:
            hold.release()

    def _held(self, room: str) -> Hold:
        hold = Hold(self.path(room))
        try:
            hold.take()
        except RoomError as error:
            raise LedElsewhere(str(error)) from error
        return hold


def reports_folder(journal: Path) -> Path:
    """Where a room's report goes unless somebody says otherwise, and where forgetting looks for it."""
    return journal.parent / "reports" / journal.stem


def delete_room(journal: Path, hold: Hold) -> bool:
    """Delete a room's journal, all that stands beside it, and its reports; returns whether there was a journal.

    ``hold`` is the caller's, whose file goes when it is released. Raises ``JournalError``.
    """
    gone = forget(journal)
    reports = reports_folder(journal)
    try:
        for one in journal.parent.iterdir():
            if one.is_file() and one.name.startswith(f"{journal.stem}.") and one != hold.path:
                one.unlink(missing_ok=True)
        if reports.is_dir():
            shutil.rmtree(reports)
    except OSError as error:
        raise JournalError(f"{error.filename} could not be deleted ({error.strerror}); delete it yourself.") from error
    return bool(gone)
