"""The tables of the records, and the steps that bring an older database up to date.

Step *n* takes a database from version *n* to *n* + 1; SQLite keeps the version in ``user_version``. A step that
has been released is never edited: a new one is added. Each runs in one transaction with its version number, so
that a killed or failed step leaves the older version whole.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

APPLICATION_ID = 0x64656261  # as the first step sets it


def read_steps(file: Path) -> tuple[tuple[str, ...], ...]:
    """The statements of each step in a file of SQL, in which a line “-- From version” stands over every step."""
    _, *steps = re.split(r"^-- From version .*\n", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return tuple(tuple(step.strip().removesuffix(";").split(";\n")) for step in steps)


STEPS = read_steps(Path(__file__).with_name("steps.sql"))
TABLES = frozenset(re.findall(r"CREATE TABLE (\w+)", "".join(chain.from_iterable(STEPS))))
"""The tables that a database of the newest version has."""


class NewerRecordsError(Exception):
    """The database is of a version that this program does not know yet; ``version`` says which."""

    def __init__(self, version: int) -> None:
        super().__init__(f"version {version}")
        self.version = version


def migrate(connection: sqlite3.Connection, steps: Sequence[Sequence[str]] = STEPS) -> None:
    """Bring the database to the version after the last of ``steps``, one transaction a step.

    The connection must be in autocommit mode. Raises ``NewerRecordsError`` for a database that is ahead of the
    steps, and ``sqlite3.Error`` when a step fails; the database then stays at the version before it.
    """
    while (version := version_of(connection)) < len(steps):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another program may have taken this step while we waited for the lock.
            if version_of(connection) == version:
                for statement in steps[version]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    if version > len(steps):
        raise NewerRecordsError(version)


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the database's form; 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether this database is new, or was made by this program and still has the tables of its version."""
    tables = {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return True
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    # Only a database of today's version can be compared: older ones may lack tables that a step adds.
    return application == APPLICATION_ID and (version_of(connection) != len(STEPS) or tables >= TABLES)
