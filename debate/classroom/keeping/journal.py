"""A room's journal: every event on the disk before anybody is told that it happened. One SQLite file for each room.

Events are kept in order; of the drafts only the newest of each paper, since a class types far more than it hands in. A
file of its own makes forgetting a room a matter of deleting files: nothing of it is left in a database that others
share.

A commit waits for the disk (``synchronous=FULL``), so that what was acknowledged survives a power cut as well. The cost
is paid once for all that is waiting to be written (see ``keeper``).
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from debate.classroom.errors import JournalError, Superseded
from debate.classroom.keeping.running import Hold
from debate.classroom.keeping.salvage import MOST_EVENTS, Salvaged, salvaged
from debate.classroom.room import events as e
from debate.classroom.room.state import Room
from debate.home import data_folder, private_file, private_folder

APPLICATION_ID = 0x64656272  # “debr” in ASCII: a room of this program
VERSION = 1
ENDING = ".sqlite3"

_TABLES = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {VERSION}",
    "CREATE TABLE events (number INTEGER PRIMARY KEY, at TEXT NOT NULL, body BLOB NOT NULL)",
    """CREATE TABLE drafts (
        seat TEXT NOT NULL,
        turn INTEGER NOT NULL,
        attempt INTEGER NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (seat, turn, attempt)
    ) WITHOUT ROWID""",
    # One row: the last room second that was kept, so that a room goes on where it stopped.
    "CREATE TABLE clock (id INTEGER PRIMARY KEY CHECK (id = 1), now REAL NOT NULL)",
    "CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)


def rooms_folder() -> Path:
    """Where the journals of this machine's rooms are."""
    return data_folder() / "rooms"


class Journal:
    """The journal of one room. Not to be used from two threads at the same time, but from any."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.hold = Hold(path)
        self._connection = connection
        self._lock = threading.Lock()
        self._number: int | None = None
        """The newest event's number as we know it; ``None`` before the first ``append``."""

    @classmethod
    def create(cls, opened: e.Opened, folder: Path | None = None) -> Journal:
        """Begin a room's journal with its first event. Raises ``JournalError``."""
        folder = rooms_folder() if folder is None else folder
        path = folder / f"{opened.id}{ENDING}"
        try:
            private_file(private_folder(folder) / path.name, new=True)
        except OSError as error:
            raise JournalError(
                f"The room's journal cannot be kept in {folder} ({error.strerror}); set DEBATE_HOME to another folder."
            ) from error
        journal = cls._connect(path)
        try:
            with journal._transaction() as connection:
                for statement in _TABLES:
                    connection.execute(statement)
            journal.append([opened], opened.now)
        except JournalError:
            journal.close()
            forget(path)
            raise
        return journal

    @classmethod
    def open(cls, path: Path) -> Journal:
        """Take up a journal that is there. Raises ``JournalError`` for what is none, or of a newer version."""
        if not path.is_file():
            raise JournalError(f"There is no room in {path}.")
        with contextlib.suppress(OSError):  # one that an older program left open to others
            private_file(private_folder(path.parent) / path.name)
        journal = cls._connect(path)
        try:
            with journal._guarded() as connection:
                (application,) = connection.execute("PRAGMA application_id").fetchone()
                (version,) = connection.execute("PRAGMA user_version").fetchone()
        except JournalError:
            journal.close()
            raise
        if application != APPLICATION_ID:
            journal.close()
            raise JournalError(f"{path} is not the journal of a room.")
        if version > VERSION:
            journal.close()
            raise JournalError(f"A newer debate wrote the room in {path}; bring debate up to date.")
        return journal

    @classmethod
    def _connect(cls, path: Path) -> Journal:
        try:
            connection = sqlite3.connect(path, timeout=5, isolation_level=None, check_same_thread=False)
        except sqlite3.Error as error:
            raise _sentence(error, path) from error
        connection.text_factory = lambda text: text.decode("utf-8", "replace")  # a damaged text is still a text
        journal = cls(path, connection)
        try:
            with journal._guarded():
                connection.execute("PRAGMA writable_schema = ON")  # a file that was cut short is read as far as it goes
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA secure_delete = ON")
        except JournalError:
            journal.close()
            raise
        return journal

    def append(self, events: Sequence[e.AnyEvent], now: float) -> None:
        """Put events on the disk, all or none of them, and the room second. Raises ``JournalError``.

        Raises ``Superseded`` when another process has written the next number: where no file can be locked, say. A
        ``Drafted`` takes the place of the paper's draft before it; a ``HandedIn`` makes its draft unnecessary.
        """
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        with self._transaction() as connection:
            number = self._number
            if number is None:
                number = int(connection.execute("SELECT coalesce(max(number), 0) FROM events").fetchone()[0])
            for event in events:
                match event:
                    case e.Drafted():
                        connection.execute(
                            "INSERT OR REPLACE INTO drafts VALUES (?, ?, ?, ?)",
                            (event.seat, event.turn, event.attempt, e.to_bytes(event)),
                        )
                        continue
                    case e.HandedIn():
                        connection.execute(
                            "DELETE FROM drafts WHERE seat = ? AND turn = ? AND attempt = ?",
                            (event.seat, event.turn, event.attempt),
                        )
                number += 1
                connection.execute("INSERT INTO events VALUES (?, ?, ?)", (number, at, e.to_bytes(event)))
            connection.execute("INSERT OR REPLACE INTO clock VALUES (1, ?)", (now,))
        self._number = number

    def read(self) -> Room:
        """The room as the journal has it, drafts included; its ``now`` is the last room second that was kept.

        Raises ``JournalError`` when the journal is damaged.
        """
        found = self.salvage()
        if found.left_out:
            raise JournalError(f"{found.left_out} “debate room report {self.path.stem}” writes what is left.")
        return found.room

    def salvage(self) -> Salvaged:
        """As much of the room as can be read. Raises ``JournalError`` when that is nothing."""
        with self._guarded() as connection:
            rows, whole = _rows(connection, "SELECT number, body, at FROM events ORDER BY number")
            known = {number for number, *_ in rows}
            for number in set(range(1, min(MOST_EVENTS, max(known, default=0)))) - known:  # between two damaged pages
                rows += _rows(connection, f"SELECT number, body, at FROM events WHERE number = {number:d}")[0]  # noqa: S608
            drafts, all_drafts = _rows(connection, "SELECT body, body FROM drafts ORDER BY seat {0}, turn {0}, attempt")
            clock, _ = _rows(connection, "SELECT id, now FROM clock ORDER BY id")
        return salvaged(f"The room in {self.path}", rows, drafts, clock, whole=whole and all_drafts)

    def note(self, name: str) -> str:
        """Something that the server noted (its port, say); empty when it never did."""
        with self._guarded() as connection:
            row = connection.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def set_note(self, name: str, value: str) -> None:
        """Note something beside the events. Raises ``JournalError``."""
        with self._transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, value))

    def close(self) -> None:
        """Close the file; what was appended is on the disk already."""
        with self._lock, contextlib.suppress(sqlite3.Error):
            self._connection.close()

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                yield self._connection
            except sqlite3.Error as error:
                raise _sentence(error, self.path) from error

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._guarded() as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # SQLite ends it by itself after some errors, a full disk among them
                    connection.execute("ROLLBACK")
                raise


def _rows(connection: sqlite3.Connection, select: str) -> tuple[list[tuple[Any, ...]], bool]:
    """All rows, told apart by their first column, and whether all could be read.

    Where a page is damaged, it is those before and those after it.
    """
    found: dict[object, tuple[Any, ...]] = {}
    for way in ("", "DESC"):
        try:
            for row in connection.execute(f"{select.format(way)} {way}"):
                found[row[0]] = row
        except sqlite3.Error as error:
            if _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise
        else:
            return list(found.values()), not way
    return list(found.values()), False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomFile:
    """A journal found on this machine: its room, and in ``trouble`` one sentence on what of it cannot be read.

    ``room`` is ``None`` when nothing can.
    """

    path: Path
    room: Room | None
    last_at: str
    trouble: str = ""


def list_rooms(folder: Path | None = None) -> list[RoomFile]:
    """The rooms of this machine, the one that was used last first."""
    found = [look(path) for path in journals(folder)]
    return sorted(found, key=lambda one: (one.last_at, one.path.name), reverse=True)


def journals(folder: Path | None = None) -> list[Path]:
    """The journals of this machine's rooms, unread."""
    folder = rooms_folder() if folder is None else folder
    return [path for path in folder.glob(f"*{ENDING}") if path.is_file()]


def look(path: Path) -> RoomFile:
    """What can be read of a journal. Never fails, so that a damaged room does not hide the others."""
    try:
        with contextlib.closing(Journal.open(path)) as journal:
            found = journal.salvage()
    except JournalError as error:
        return RoomFile(path=path, room=None, last_at="", trouble=str(error))
    return RoomFile(path=path, room=found.room, last_at=found.last_at, trouble=found.left_out)


def forget(path: Path) -> list[Path]:
    """Delete a journal and all that SQLite keeps beside it; returns what was there. Raises ``JournalError``."""
    gone = []
    for one in (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))):
        try:
            one.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise JournalError(f"{one} could not be deleted ({error.strerror}); close what uses it.") from error
        gone.append(one)
    return gone


def _code(error: sqlite3.Error) -> int:
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def _sentence(error: sqlite3.Error, path: Path) -> JournalError:
    code = _code(error)
    if code == sqlite3.SQLITE_CONSTRAINT:  # the number is there already
        return Superseded(f"Another program has written the room in {path} meanwhile.")
    if code == sqlite3.SQLITE_FULL:
        return JournalError("The disk is full: nothing more can be kept until some space is free.")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return JournalError(f"Another program uses the room in {path}; is its server still running?")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return JournalError(f"The room in {path} is damaged and cannot be read.")
    return JournalError(f"The room's journal {path} cannot be used ({error}).")
