"""The store of a school with one server: the room's files of that machine, and its teachers in one beside them."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from debate.classroom.errors import JournalError
from debate.classroom.keeping.files import RoomFiles
from debate.home import private_file, private_folder

FILE = "school.db"
"""Not with the ending of a room's journal, which stands in the same folder."""


class SchoolFiles(RoomFiles):
    """The rooms and teachers of ``folder``, by default of this machine's own."""

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__(folder)
        self.lost: Callable[[], None] = lambda: None

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

    def secret(self) -> str:
        """There are no other servers."""
        return ""

    def check(self) -> None:
        """Raise ``JournalError`` when the folder cannot be used."""
        self._ask("SELECT 1")

    def close(self) -> None:
        """Nothing is open between two questions."""

    def _ask(self, statement: str, *values: str) -> Sequence[tuple[Any, ...]]:
        file = self.folder / FILE
        try:
            private_file(private_folder(self.folder) / FILE)
            with contextlib.closing(sqlite3.connect(file, timeout=5)) as connection, connection:
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS teachers (name TEXT PRIMARY KEY, key_hash TEXT NOT NULL UNIQUE)"
                )
                return connection.execute(statement, values).fetchall()
        except (OSError, sqlite3.Error) as error:
            raise JournalError(f"The school’s teachers in {file} cannot be read or written ({error}).") from error
