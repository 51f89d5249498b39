"""How each part of the records reaches the file: one connection, one lock, whole transactions, and sentences."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from debate.records.errors import RecordsError, from_sqlite


class Database:
    """The open file, which the parts of ``Records`` share. Its methods may be called from any thread."""

    def __init__(self, connection: sqlite3.Connection, file: Path) -> None:
        self._connection = connection
        self._file = file
        self._lock = threading.RLock()

    @property
    def folder(self) -> Path:
        """The folder that holds all of the player's data."""
        return self._file.parent

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        with self._lock, self._sentences():
            self._connection.close()

    @contextmanager
    def _read(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._sentences():
            yield self._connection

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept, or nothing. It takes the write lock first, and so never deadlocks."""
        with self._lock, self._sentences():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # SQLite rolls back by itself on some errors, a full disk among them.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        """Turn any error of SQLite into a sentence for the player."""
        try:
            yield
        except sqlite3.Error as error:
            raise from_sqlite(error, self._file) from error


def now() -> str:
    """The time as the records write it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def storable(text: str) -> str:
    """The text with each half of a broken character pair replaced, which UTF-8 cannot hold; its length stays."""
    return text.encode("utf-8", "replace").decode("utf-8")


def to_json(value: object) -> str:
    """The value as the records write it. Raises ``ValueError`` or ``TypeError`` for what is no JSON value."""
    return json.dumps(value, allow_nan=False, separators=(",", ":"))


def from_json(text: str, what: str) -> Any:
    """The value of a text that the records hold. Raises ``RecordsError``, naming ``what`` it is."""
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise RecordsError(
            f"The records hold {what} that cannot be read any more; somebody must have edited the file by hand."
        ) from error
