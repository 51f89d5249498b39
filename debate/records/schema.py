"""The tables of the records, and the steps that bring an older database up to date.

Step *n* takes a database from version *n* to *n* + 1; SQLite keeps the version in ``user_version``. A step that
has been released is never edited: a new one is added. Each runs in one transaction with its version number, so
that a killed or failed step leaves the older version whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

APPLICATION_ID = 0x64656261  # “deba” in ASCII: tells our file from any other SQLite database

STEPS: tuple[tuple[str, ...], ...] = (
    (
        f"PRAGMA application_id = {APPLICATION_ID}",
        # `saved` counts savings over all rounds, so that the newest round is known whatever the clock says.
        """CREATE TABLE rounds (
            id TEXT PRIMARY KEY,
            state TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('unfinished', 'finished', 'abandoned')),
            saved INTEGER NOT NULL,
            started_at TEXT NOT NULL,
            saved_at TEXT NOT NULL
        ) WITHOUT ROWID""",
        "CREATE INDEX rounds_by_status ON rounds (status, saved)",
        """CREATE TABLE drafts (
            round_id TEXT NOT NULL,
            turn INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            text TEXT NOT NULL,
            seconds_used REAL NOT NULL,
            saved_at TEXT NOT NULL,
            PRIMARY KEY (round_id, turn, attempt)
        ) WITHOUT ROWID""",
        """CREATE TABLE attempts (
            id INTEGER PRIMARY KEY,
            round_id TEXT NOT NULL,
            turn INTEGER NOT NULL,
            number INTEGER NOT NULL,
            pack TEXT NOT NULL,
            pack_version TEXT NOT NULL,
            pack_hash TEXT NOT NULL,
            camp TEXT NOT NULL,
            prompt TEXT NOT NULL,
            answer TEXT NOT NULL,
            ballot TEXT NOT NULL,
            score INTEGER NOT NULL,
            seconds_used REAL NOT NULL,
            by_clock INTEGER NOT NULL CHECK (by_clock IN (0, 1)),
            at TEXT NOT NULL,
            UNIQUE (round_id, turn, number)
        )""",
        "CREATE INDEX attempts_by_pack ON attempts (pack, id)",
        """CREATE TABLE settings (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) WITHOUT ROWID""",
    ),
    (
        # An appeal holds all that a decision needs: the attempt may be gone, or be of another computer, by then.
        # AUTOINCREMENT: whoever accepts appeal 7 must never meet another appeal under that number.
        """CREATE TABLE appeals (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            pack TEXT NOT NULL,
            pack_hash TEXT NOT NULL,
            judge TEXT NOT NULL,
            camp TEXT NOT NULL,
            prompt TEXT NOT NULL,
            answer TEXT NOT NULL,
            ballot TEXT NOT NULL,
            point TEXT NOT NULL,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            note TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'rejected')),
            decided_at TEXT,
            reason TEXT NOT NULL
        )""",
        "CREATE INDEX appeals_by_pack ON appeals (pack, status, id)",
    ),
    (
        # The id that a round began under: an import knows by it what was taken up, under a new id, since the export.
        "ALTER TABLE rounds ADD COLUMN began_as TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE attempts ADD COLUMN self_score INTEGER",
        "ALTER TABLE attempts ADD COLUMN self_ballot TEXT",
        # All that a list shows, so that thousands of attempts are listed without a page of their ballots being read.
        """CREATE INDEX attempts_listed ON attempts (id, round_id, turn, number, pack, pack_version, pack_hash, camp,
            prompt, score, seconds_used, by_clock, at, self_score)""",
        "ALTER TABLE appeals ADD COLUMN about TEXT NOT NULL DEFAULT 'point'",
        "ALTER TABLE appeals ADD COLUMN wanted TEXT NOT NULL DEFAULT ''",
        """CREATE TABLE replies (
            id INTEGER PRIMARY KEY,
            round_id TEXT NOT NULL,
            turn INTEGER NOT NULL,
            number INTEGER NOT NULL,
            pack TEXT NOT NULL,
            camp TEXT NOT NULL,
            prompt TEXT NOT NULL,
            point TEXT NOT NULL,
            press TEXT NOT NULL,
            text TEXT NOT NULL,
            made TEXT NOT NULL CHECK (made IN ('made', 'partly', 'not')),
            strength REAL NOT NULL,
            seconds_used REAL NOT NULL,
            by_clock INTEGER NOT NULL CHECK (by_clock IN (0, 1)),
            at TEXT NOT NULL,
            UNIQUE (round_id, turn, number)
        )""",
        """CREATE TABLE drills (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            pack TEXT NOT NULL,
            pack_hash TEXT NOT NULL,
            camp TEXT NOT NULL,
            prompt TEXT NOT NULL,
            point TEXT NOT NULL,
            answer TEXT NOT NULL,
            mark TEXT NOT NULL,
            score INTEGER NOT NULL,
            seconds_used REAL NOT NULL,
            by_clock INTEGER NOT NULL CHECK (by_clock IN (0, 1)),
            at TEXT NOT NULL
        )""",
        "CREATE INDEX drills_by_pack ON drills (pack, kind, id)",
        """CREATE TABLE predictions (
            id INTEGER PRIMARY KEY,
            round_id TEXT NOT NULL,
            turn INTEGER NOT NULL,
            number INTEGER NOT NULL,
            levels TEXT NOT NULL,
            at TEXT NOT NULL,
            UNIQUE (round_id, turn, number)
        )""",
        """CREATE TABLE cards (
            key TEXT PRIMARY KEY,
            card TEXT NOT NULL,
            due TEXT NOT NULL,
            saved_at TEXT NOT NULL
        ) WITHOUT ROWID""",
        """CREATE TABLE days (
            day TEXT PRIMARY KEY,
            plan TEXT NOT NULL,
            saved_at TEXT NOT NULL
        ) WITHOUT ROWID""",
    ),
)

TABLES = frozenset(
    {"rounds", "drafts", "attempts", "settings", "appeals", "replies", "drills", "predictions", "cards", "days"}
)
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
