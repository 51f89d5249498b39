"""The store of a school with one server: the room's files of that machine, and all else in one beside them."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from debate.classroom.errors import JournalError, RoomError
from debate.classroom.keeping.files import RoomFiles
from debate.classroom.keeping.running import Hold
from debate.home import private_file, private_folder

FILE = "school.db"
"""Not with the ending of a room's journal, which stands in the same folder."""

_TABLES = (
    "CREATE TABLE IF NOT EXISTS teachers (name TEXT PRIMARY KEY, key_hash TEXT NOT NULL UNIQUE)",
    """CREATE TABLE IF NOT EXISTS shelves (
        teacher TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        body TEXT NOT NULL,
        used_at TEXT NOT NULL,
        PRIMARY KEY (teacher, kind, name)
    )""",
)
"""What a program that knew fewer of them left out is made when the file is used next."""


class SchoolFiles(RoomFiles):
    """The rooms, teachers and shelves of ``folder``, by default of this machine's own."""

    def __init__(self, folder: Path | None = None, *, address: str = "") -> None:
        super().__init__(folder)
        self.lost: Callable[[], None] = lambda: None
        self._server = Hold(self.folder / FILE)
        if address:
            self._serve(address)

    def _serve(self, address: str) -> None:
        """Be the folder's one server: clients of a room that another one has would be sent back and forth."""
        try:
            private_folder(self.folder)
            self._server.take()
        except OSError as error:
            raise JournalError(f"Rooms cannot be kept in {self.folder} ({error.strerror}).") from error
        except RoomError as error:
            raise RoomError(
                f"Another server keeps the rooms in {self.folder} already; several share rooms with --database."
            ) from error
        self._server.tell({"local": address})
        try:
            self.check()
        except JournalError:
            self.close()
            raise

    def add_teacher(self, name: str, key_hash: str) -> None:
        """Let the teacher with that key open rooms; a key that they had before is void."""
        self._ask("INSERT OR REPLACE INTO teachers VALUES (?, ?)", name, key_hash)

    def remove_teacher(self, name: str) -> bool:
        """Void a teacher's key; their rooms stay. Returns whether there was one."""
        return bool(self._ask("DELETE FROM teachers WHERE name = ? RETURNING name", name))

    def teachers(self) -> list[str]:
        """The names of the teachers who have a key."""
        return [str(name) for (name,) in self._ask("SELECT name FROM teachers ORDER BY name")]

    def teacher_of(self, key_hash: str) -> str:
        """The teacher with that key, empty when there is none."""
        found = self._ask("SELECT name FROM teachers WHERE key_hash = ?", key_hash)
        return str(found[0][0]) if found else ""

    def shelved(self, teacher: str, kind: str) -> list[str]:
        """The names under which that teacher keeps things of that kind."""
        found = self._ask("SELECT name FROM shelves WHERE (teacher, kind) = (?, ?)", teacher, kind)
        return [str(name) for (name,) in found]

    def take(self, teacher: str, kind: str, name: str) -> str | None:
        """What that teacher keeps under that name, ``None`` without."""
        found = self._ask("SELECT body FROM shelves WHERE (teacher, kind, name) = (?, ?, ?)", teacher, kind, name)
        return str(found[0][0]) if found else None

    def used(self, teacher: str, kind: str, name: str) -> None:
        """A room was opened with it now."""
        self._ask("UPDATE shelves SET used_at = ? WHERE (teacher, kind, name) = (?, ?, ?)", _now(), teacher, kind, name)

    def shelve(self, teacher: str, kind: str, name: str, body: str) -> None:
        """Keep it under that name, in place of what had it before."""
        self._ask("INSERT OR REPLACE INTO shelves VALUES (?, ?, ?, ?, ?)", teacher, kind, name, body, _now())

    def unshelve(self, teacher: str, kind: str, name: str) -> None:
        """Delete it."""
        self._ask("DELETE FROM shelves WHERE (teacher, kind, name) = (?, ?, ?)", teacher, kind, name)

    def tidy(self, kind: str, before: str) -> None:
        """Delete everybody's things of that kind that were written or used since then."""
        self._ask("DELETE FROM shelves WHERE kind = ? AND used_at < ?", kind, before)

    def secret(self) -> str:
        """There are no other servers."""
        return ""

    def check(self) -> None:
        """Raise ``JournalError`` when the folder cannot be written: a full disk answers questions still."""
        self._ask("PRAGMA user_version = 1")

    def close(self) -> None:
        """Let another server have the folder."""
        self._server.release()

    def _ask(self, statement: str, *values: str) -> Sequence[tuple[Any, ...]]:
        file = self.folder / FILE
        try:
            private_file(private_folder(self.folder) / FILE)
            with contextlib.closing(sqlite3.connect(file, timeout=5)) as connection, connection:
                connection.execute("PRAGMA secure_delete = ON")
                for table in _TABLES:
                    connection.execute(table)
                return connection.execute(statement, values).fetchall()
        except (OSError, sqlite3.Error) as error:
            raise JournalError(f"What the school keeps in {file} cannot be read or written ({error}).") from error


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
