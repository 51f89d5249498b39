"""Opening the records' database: make it, bring it up to date, and set a damaged one aside without losing it."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from debate.home import private_file, private_folder
from debate.records.errors import RecordsError, from_sqlite, from_system, is_busy, is_damage
from debate.records.schema import APPLICATION_ID, STEPS, NewerRecordsError, is_ours, migrate, version_of

FILE_NAME = "records.sqlite3"

COPY_NAME = f"{FILE_NAME}.before-{len(STEPS)}"
"""The copy of the records as they were before they were brought to today's form."""

_BUSY_SECONDS = 5.0  # far above the milliseconds that a write of ours takes
_MAGIC = b"SQLite format 3\x00"
_SMALLEST_PAGE = 512  # bytes; the first page is never smaller
_WAL_TRIES = 20
_WAL_PAUSE_SECONDS = 0.05


class _DamagedError(Exception):
    """The file is there, but it is not a database of ours that can be read."""


def open_database(folder: Path) -> tuple[sqlite3.Connection, str | None]:
    """A connection to the records in ``folder``, made where needed, and a notice when a damaged file was set aside.

    Raises ``RecordsError`` when the folder cannot be made or written, or the records are of a newer program.
    """
    file = folder / FILE_NAME
    try:
        private_folder(folder)
        for kept in folder.glob(f"{FILE_NAME}*"):  # also the log beside it, and what was set aside
            private_file(kept)
    except OSError as error:
        raise from_system(error, folder) from error
    before = _identity(file)
    try:
        return _connect(file), None
    except _DamagedError:
        aside = _set_aside(file, before)
    notice = None
    if aside is not None:
        notice = f"Your records could not be read, so new ones were begun; the old file is kept as {aside}."
    try:
        return _connect(file), notice
    except _DamagedError as error:
        raise RecordsError(
            f"The records in {file} are damaged and could not be set aside; move the file away."
        ) from error


def _connect(file: Path) -> sqlite3.Connection:
    """A connection that is ready for use. Raises ``_DamagedError`` or ``RecordsError``."""
    try:
        hollow = _is_hollow(file)
    except OSError as error:
        raise from_system(error, file.parent) from error
    if hollow:
        raise _DamagedError
    try:
        private_file(file)
        # Calls are serialised by `Records`, so a worker thread may save a draft on the same connection.
        connection = sqlite3.connect(file, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise from_sqlite(error, file, opening=True) from error
    except OSError as error:
        raise from_system(error, file.parent) from error
    try:
        _prepare(connection, file)
    except BaseException as error:
        connection.close()
        if isinstance(error, NewerRecordsError):
            raise RecordsError(
                f"A newer debate wrote the records in {file} (version {error.version} of their form); "
                "bring debate up to date, or set DEBATE_HOME to another folder."
            ) from error
        if isinstance(error, sqlite3.Error):
            if is_damage(error):
                raise _DamagedError from error
            raise from_sqlite(error, file, opening=True) from error
        raise
    return connection


def _is_hollow(file: Path) -> bool:
    """Whether the file lacks the beginning of a database although something is there to be lost.

    SQLite must not be asked first: beside a database without a single page it deletes the log, unread.
    """
    log = file.with_name(f"{file.name}-wal")
    if not file.exists() or file.stat().st_size == 0:
        return log.exists() and log.stat().st_size > 0
    with file.open("rb") as stream:
        return len(beginning := stream.read(_SMALLEST_PAGE)) < _SMALLEST_PAGE or not beginning.startswith(_MAGIC)


def _prepare(connection: sqlite3.Connection, file: Path) -> None:
    """Check the file, bring it up to date and choose how it is written."""
    # A torn page would otherwise show only when it is next read, perhaps in the middle of a round.
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok" or not is_ours(connection):
        raise _DamagedError
    _use_write_ahead_log(connection)
    # A committed write is in the operating system's hands before the call returns, so killing the program loses
    # nothing. NORMAL only leaves out the wait for the disk itself: a power cut may cost the last seconds, but with
    # the write-ahead log never the database. It keeps a draft a second cheap.
    connection.execute("PRAGMA synchronous = NORMAL")
    _copy_before_migrating(connection, file.with_name(COPY_NAME))
    migrate(connection)
    # Finds out now, not at the first answer, that the file may only be read (taking the lock alone does not tell).
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    finally:
        connection.execute("ROLLBACK")


def _copy_before_migrating(connection: sqlite3.Connection, copy: Path) -> None:
    """Keep an older database as ``copy`` before anything of it changes. Raises ``RecordsError`` when it cannot be kept.

    A copy that is there already stays: an earlier try made it, perhaps of more than is left now.
    """
    if not 0 < version_of(connection) < len(STEPS):
        return
    # The lock keeps another program from bringing the database up to date between the look and the copy.
    connection.execute("BEGIN IMMEDIATE")
    try:
        if version_of(connection) < len(STEPS) and not copy.exists():
            _copy(copy.with_name(FILE_NAME), copy)
    finally:
        connection.execute("ROLLBACK")


def _copy(file: Path, copy: Path) -> None:
    # From a connection of its own: SQLite copies nothing from one that holds the lock.
    part = copy.with_name(f"{copy.name}.part")
    try:
        part.unlink(missing_ok=True)  # of a program that was killed
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(private_file(part))) as target:
            source.backup(target)
        part.rename(copy)
    except (sqlite3.Error, OSError) as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise RecordsError(
            f"The records in {copy.parent} are of an older debate and could not be copied before they are brought up "
            f"to date ({error}); make sure that there is space and that the folder is writable, and start it again."
        ) from error


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log, where readers and the writer of two programs do not block each other.

    The switch does not wait for another program that is switching too, so it is tried again. Where it stays
    impossible (some network drives), SQLite's older journal serves as well.
    """
    for _ in range(_WAL_TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not is_busy(error):
                raise
            time.sleep(_WAL_PAUSE_SECONDS)


def _set_aside(file: Path, before: tuple[int, int] | None) -> Path | None:
    """Rename a damaged database and its companions; nothing is deleted. Returns the new path of the database.

    ``before`` tells which file was read (``None``: only its log was left). When another one stands there now,
    another program has set the damaged one aside already: nothing is renamed, and the answer is ``None``.
    """
    if _identity(file) != before:
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = file.with_name(f"{file.name}.damaged-{stamp}")
    count = 1
    while aside.exists():
        count += 1
        aside = file.with_name(f"{file.name}.damaged-{stamp}-{count}")
    for ending in ("", "-wal", "-shm"):
        companion = file.with_name(file.name + ending)
        try:
            companion.rename(aside.with_name(aside.name + ending))
        except FileNotFoundError:
            continue
        except OSError as error:
            raise from_system(error, file.parent) from error
    return aside


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
