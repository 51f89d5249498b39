"""The tables of a school's database, and the steps that bring an older one up to date.

Step *n* takes a database from version *n* to *n* + 1. A step that has been released is never edited: a new one is
added. All that are missing run in one transaction, one server at a time, so that several may start together.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import psycopg

from debate.classroom.errors import JournalError
from debate.records.schema import read_steps

STEPS: Final = read_steps(Path(__file__).with_name("steps.sql"))


def migrate(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    """Bring the database to the version after the last step. Raises ``JournalError`` when it is ahead of us."""
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('debate schema', 0))")
        connection.execute("CREATE TABLE IF NOT EXISTS version (number integer NOT NULL)")
        row = connection.execute("SELECT number FROM version").fetchone()
        version = int(str(row[0])) if row is not None else 0
        if version > len(STEPS):
            raise JournalError("A newer debate made the school’s database; bring debate up to date on this machine.")
        if version == len(STEPS):
            return
        for statement in (statement for step in STEPS[version:] for statement in step):
            connection.execute(statement.encode())
        connection.execute("DELETE FROM version")
        connection.execute("INSERT INTO version VALUES (%s)", [len(STEPS)])
