"""What can go wrong with the records, in one sentence that a player can act on.

Every error of SQLite and of the file system leaves this package as a ``RecordsError``; nothing else does.
"""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

_DISK_FULL = (
    "The disk is full, so the last step could not be saved; what you typed is still on screen. "
    "Free some space and go on."
)
_DISK_FULL_AT_START = "The disk is full, so debate cannot keep its records; free some space and start it again."


class RecordsError(Exception):
    """The records could not be read or written; the message is one clear sentence for the player."""


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the error says that the file is no readable database, rather than that it cannot be reached."""
    return _primary_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def is_busy(error: sqlite3.Error) -> bool:
    """Whether the error says that another program holds the database for the moment."""
    return _primary_code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def from_sqlite(error: sqlite3.Error, file: Path, *, opening: bool = False) -> RecordsError:
    """The sentence for an error of SQLite on the records in ``file``; while ``opening``, nothing is typed yet."""
    code = _primary_code(error)
    if code == sqlite3.SQLITE_FULL:
        return RecordsError(_DISK_FULL_AT_START if opening else _DISK_FULL)
    if is_busy(error):
        return RecordsError(f"Another program is busy with the records in {file}; close it, or try again in a moment.")
    if is_damage(error):
        return RecordsError(
            f"The records in {file} are damaged; start debate again, and it will set the file aside and begin anew."
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return RecordsError(_not_writable(file.parent))
    if opening:
        return RecordsError(f"The records in {file} could not be opened ({error}); move the file away to begin anew.")
    return RecordsError(f"The records in {file} could not be used ({error}); what you typed is still on screen.")


def from_system(error: OSError, folder: Path) -> RecordsError:
    """The sentence for an error of the file system on the records' folder, which can only come on opening."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):  # Windows knows no quota error
        return RecordsError(_DISK_FULL_AT_START)
    return RecordsError(_not_writable(folder))


def _not_writable(folder: Path) -> str:
    return f"Debate cannot keep its records in {folder}; make the folder writable, or set DEBATE_HOME to another one."


def _primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code (extended codes carry it in the low byte), or -1 where Python made the error."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return -1 if code is None else code & 0xFF
