"""The records themselves: every reading and writing of a player's data goes through ``Records``."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar, overload

from debate.records.attempts import Attempts
from debate.records.database import to_json
from debate.records.everything import Whole
from debate.records.forgetting import Forgetting
from debate.records.opening import FILE_NAME, open_database
from debate.records.rounds import Rounds
from debate.records.training import Training

_Setting = TypeVar("_Setting")


class Records(Rounds, Attempts, Training, Whole, Forgetting):
    """A player's records. Use it as a context manager, or call ``close``.

    Every method may raise ``RecordsError``, whose message is one sentence for the player; whatever could not be
    saved was then not saved in part either. Methods may be called from any thread. Two programs may have the same
    records open: each waits up to five seconds for the other's write.
    """

    notice: str | None
    """One sentence to show the player once, when a damaged file was set aside on opening; else ``None``."""

    def __init__(self, connection: sqlite3.Connection, file: Path, notice: str | None = None) -> None:
        super().__init__(connection, file)
        self.notice = notice

    @classmethod
    def open(cls, folder: Path) -> Records:
        """Open the records in ``folder``, making the folder and the file where they are missing.

        A file that is no readable database of ours is kept under a new name beside the new one, and ``notice``
        says so. Raises ``RecordsError`` when the folder cannot be written, the disk is full, or the records were
        written by a newer version of the program.
        """
        connection, notice = open_database(folder)
        return cls(connection, folder / FILE_NAME, notice)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Settings

    @overload
    def setting(self, name: str, default: None = None) -> Any: ...
    @overload
    def setting(self, name: str, default: _Setting) -> _Setting: ...
    def setting(self, name: str, default: Any = None) -> Any:
        """The value of a setting, or ``default`` when it was never set.

        A stored value of another kind than the default (text where a number belongs, say from an older
        version) counts as never set, so that callers may rely on the kind. With ``None`` any kind will do.
        """
        with self._read() as connection:
            row = connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        if row is None:
            return default
        try:
            value = json.loads(row[0])
        except (ValueError, TypeError, RecursionError):
            return default
        return value if default is None or _kind(value) is _kind(default) else default

    def set_setting(self, name: str, value: object) -> None:
        """Set a setting to a JSON value."""
        text = to_json(value)
        with self._write() as connection:
            connection.execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (name, text))

    def old_settings(self, names: Iterable[str]) -> dict[str, Any]:
        """Those of the settings of these names that an older version kept here; today they are in a file."""
        wanted = {name: self.setting(name) for name in names}
        return {name: value for name, value in wanted.items() if value is not None}

    def drop_settings(self, names: Iterable[str]) -> None:
        """Keep the settings of these names no longer."""
        with self._write() as connection:
            connection.executemany("DELETE FROM settings WHERE name = ?", [(name,) for name in names])


def _kind(value: object) -> type:
    """Whole numbers and fractions are one kind; yes and no are another."""
    if isinstance(value, bool):
        return bool
    return float if isinstance(value, int | float) else type(value)
