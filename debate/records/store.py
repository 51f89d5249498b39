"""The records themselves: every reading and writing of a player's data goes through ``Records``."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar, overload

from debate.records.errors import RecordsError, from_sqlite
from debate.records.opening import FILE_NAME, open_database
from debate.records.values import Draft, StoredAppeal, StoredAttempt

EXPORT_FORMAT = 1
"""The form of ``Records.export``; it grows when a reader of the old form would misread the new one."""

_Setting = TypeVar("_Setting")

_ATTEMPT_COLUMNS = (
    "id, round_id, turn, number, pack, pack_version, pack_hash, camp, prompt, answer, ballot, score, "
    "seconds_used, by_clock, at"
)

_APPEAL_NAMES = (
    *("id", "at", "pack", "pack_hash", "judge", "camp", "prompt", "answer", "ballot", "point", "start", "end"),
    *("note", "status", "decided_at", "reason"),
)
_APPEAL_COLUMNS = ", ".join(f'"{name}"' for name in _APPEAL_NAMES)  # “end” is a word of SQL


class Records:
    """A player's records. Use it as a context manager, or call ``close``.

    Every method may raise ``RecordsError``, whose message is one sentence for the player; whatever could not be
    saved was then not saved in part either. Methods may be called from any thread. Two programs may have the same
    records open: each waits up to five seconds for the other's write.
    """

    notice: str | None
    """One sentence to show the player once, when a damaged file was set aside on opening; else ``None``."""

    def __init__(self, connection: sqlite3.Connection, file: Path, notice: str | None = None) -> None:
        self._connection = connection
        self._file = file
        self._lock = threading.RLock()
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

    @property
    def folder(self) -> Path:
        """The folder that holds all of the player's data."""
        return self._file.parent

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        with self._lock, self._sentences():
            self._connection.close()

    # Rounds

    def save_round(self, round_id: str, state: Mapping[str, object], *, finished: bool) -> None:
        """Save the whole state of a round, in place of what was saved of it before.

        ``state`` must be made of JSON values. Once a round is finished, the drafts of its attempts are dropped,
        because the attempts hold the same words.
        """
        text = _to_json(dict(state))
        now = _now()
        with self._write() as connection:
            connection.execute(
                "INSERT INTO rounds (id, state, status, saved, started_at, saved_at)"
                " VALUES (?, ?, ?, (SELECT coalesce(max(saved), 0) + 1 FROM rounds), ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET state = excluded.state, status = excluded.status,"
                " saved = excluded.saved, saved_at = excluded.saved_at",
                (round_id, text, "finished" if finished else "unfinished", now, now),
            )
            if finished:
                connection.execute(
                    "DELETE FROM drafts WHERE round_id = ? AND EXISTS (SELECT 1 FROM attempts AS handed_in"
                    " WHERE handed_in.round_id = drafts.round_id AND handed_in.turn = drafts.turn"
                    " AND handed_in.number = drafts.attempt)",
                    (round_id,),
                )

    def unfinished_round(self) -> tuple[str, dict[str, object]] | None:
        """The id and state of the round that was saved last and is neither finished nor abandoned, if any.

        A state that cannot be read any more is passed over: it must not stand in the way of a new round.
        """
        with self._read() as connection:
            rows = connection.execute(
                "SELECT id, state FROM rounds WHERE status = 'unfinished' ORDER BY saved DESC"
            ).fetchall()
        for round_id, text in rows:
            try:
                state = json.loads(text)
            except (ValueError, TypeError, RecursionError):
                continue
            if isinstance(state, dict):
                return str(round_id), state
        return None

    def rename_round(self, round_id: str, new_id: str) -> None:
        """Give a round, its drafts and its attempts another id; ``new_id`` must be one that was never used.

        Whoever takes a round up does this: another window that still plays it then goes on with a round of its
        own, and neither writes over what the other hands in.
        """
        with self._write() as connection:
            connection.execute("UPDATE rounds SET id = ? WHERE id = ?", (new_id, round_id))
            connection.execute("UPDATE drafts SET round_id = ? WHERE round_id = ?", (new_id, round_id))
            connection.execute("UPDATE attempts SET round_id = ? WHERE round_id = ?", (new_id, round_id))

    def close_round(self, round_id: str) -> None:
        """Mark a round as abandoned, so that it is not offered again; its attempts and drafts stay."""
        with self._write() as connection:
            connection.execute(
                "UPDATE rounds SET status = 'abandoned', saved_at = ? WHERE id = ? AND status = 'unfinished'",
                (_now(), round_id),
            )

    # Drafts

    def save_draft(self, round_id: str, turn: int, attempt: int, text: str, seconds_used: float) -> None:
        """Save what is in the editor, in place of the draft before; cheap enough to be called every second.

        Once the call returns, the draft survives a killed program (see ``opening`` for why).
        """
        with self._write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO drafts (round_id, turn, attempt, text, seconds_used, saved_at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (round_id, turn, attempt, _storable(text), float(seconds_used), _now()),
            )

    def draft(self, round_id: str, turn: int, attempt: int) -> Draft | None:
        """The last draft of that attempt, or ``None`` when none was saved."""
        with self._read() as connection:
            row = connection.execute(
                "SELECT text, seconds_used, saved_at FROM drafts WHERE round_id = ? AND turn = ? AND attempt = ?",
                (round_id, turn, attempt),
            ).fetchone()
        return None if row is None else Draft(text=row[0], seconds_used=row[1], saved_at=row[2])

    # Attempts

    def add_attempt(self, attempt: StoredAttempt) -> int:
        """Save an attempt and return its id.

        The same attempt (round, turn and number) handed in again replaces the first one and keeps its id: a
        program that was killed between this call and ``save_round`` may come back to it.
        """
        values = asdict(attempt)
        values.pop("id")
        values["answer"] = _storable(attempt.answer)
        values["ballot"] = _to_json(attempt.ballot)
        names = tuple(values)
        updates = ", ".join(f"{name} = excluded.{name}" for name in names)
        sql = (
            f"INSERT INTO attempts ({', '.join(names)}) VALUES ({', '.join(':' + name for name in names)})"  # noqa: S608
            f" ON CONFLICT (round_id, turn, number) DO UPDATE SET {updates} RETURNING id"
        )
        with self._write() as connection:
            return int(connection.execute(sql, values).fetchone()[0])

    def attempts(
        self,
        *,
        limit: int | None = None,
        pack: str | None = None,
        camp: str | None = None,
        prompt: str | None = None,
        round_id: str | None = None,
    ) -> list[StoredAttempt]:
        """The attempts that fit every condition given, newest first; at most ``limit`` of them."""
        wanted = {"pack": pack, "camp": camp, "prompt": prompt, "round_id": round_id}
        conditions = {name: value for name, value in wanted.items() if value is not None}
        sql = f"SELECT {_ATTEMPT_COLUMNS} FROM attempts"  # noqa: S608
        if conditions:
            sql += " WHERE " + " AND ".join(f"{name} = :{name}" for name in conditions)
        sql += " ORDER BY id DESC LIMIT :limit"
        with self._read() as connection:
            rows = connection.execute(sql, {**conditions, "limit": -1 if limit is None else max(limit, 0)}).fetchall()
        return [_attempt(row) for row in rows]

    # Appeals

    def add_appeal(self, appeal: StoredAppeal) -> int:
        """Save an appeal and return its id, by which it is decided."""
        values = {**asdict(appeal), "id": None}
        for name in ("answer", "note", "reason"):
            values[name] = _storable(values[name])
        values["ballot"] = _to_json(appeal.ballot)
        places = ", ".join(f":{name}" for name in _APPEAL_NAMES)
        with self._write() as connection:
            sql = f"INSERT INTO appeals ({_APPEAL_COLUMNS}) VALUES ({places}) RETURNING id"  # noqa: S608
            return int(connection.execute(sql, values).fetchone()[0])

    def appeals(self, *, pack: str | None = None, status: str | None = None) -> list[StoredAppeal]:
        """The appeals that fit every condition given, oldest first."""
        conditions = {name: value for name, value in (("pack", pack), ("status", status)) if value is not None}
        sql = f"SELECT {_APPEAL_COLUMNS} FROM appeals"  # noqa: S608
        if conditions:
            sql += " WHERE " + " AND ".join(f"{name} = :{name}" for name in conditions)
        with self._read() as connection:
            rows = connection.execute(f"{sql} ORDER BY id", conditions).fetchall()
        return [_appeal(row) for row in rows]

    def decide_appeal(self, appeal_id: int, *, accepted: bool, reason: str = "") -> bool:
        """Close an open appeal; whether there was an open one of that id."""
        with self._write() as connection:
            changed = connection.execute(
                "UPDATE appeals SET status = ?, decided_at = ?, reason = ? WHERE id = ? AND status = 'open'",
                ("accepted" if accepted else "rejected", _now(), _storable(reason), appeal_id),
            )
            return changed.rowcount > 0

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
        text = _to_json(value)
        with self._write() as connection:
            connection.execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (name, text))

    # Everything

    def export(self) -> dict[str, object]:
        """Everything that is kept, as JSON values, oldest first; ``format`` is ``EXPORT_FORMAT``."""
        with self._read() as connection:
            connection.execute("BEGIN")  # one reading of all tables, whatever another program writes meanwhile
            try:
                rounds = connection.execute(
                    "SELECT id, status, started_at, saved_at, state FROM rounds ORDER BY started_at, id"
                ).fetchall()
                drafts = connection.execute(
                    "SELECT round_id, turn, attempt, text, seconds_used, saved_at FROM drafts"
                    " ORDER BY round_id, turn, attempt"
                ).fetchall()
                attempts = connection.execute(f"SELECT {_ATTEMPT_COLUMNS} FROM attempts ORDER BY id").fetchall()  # noqa: S608
                appeals = connection.execute(f"SELECT {_APPEAL_COLUMNS} FROM appeals ORDER BY id").fetchall()  # noqa: S608
                settings = connection.execute("SELECT name, value FROM settings ORDER BY name").fetchall()
            finally:
                connection.execute("COMMIT")
        round_names = ("id", "status", "started_at", "saved_at")
        draft_names = ("round_id", "turn", "attempt", "text", "seconds_used", "saved_at")
        return {
            "format": EXPORT_FORMAT,
            "rounds": [
                {**dict(zip(round_names, row[:4], strict=True)), "state": _from_json(row[4], "a round")}
                for row in rounds
            ],
            "drafts": [dict(zip(draft_names, row, strict=True)) for row in drafts],
            "attempts": [asdict(_attempt(row)) for row in attempts],
            "appeals": [asdict(_appeal(row)) for row in appeals],
            "settings": {str(name): _from_json(value, "a setting") for name, value in settings},
        }

    # How each call reaches the file

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


def _attempt(row: tuple[Any, ...]) -> StoredAttempt:
    values = dict(zip(_ATTEMPT_COLUMNS.split(", "), row, strict=True))
    ballot = _from_json(values["ballot"], "a ballot")
    return StoredAttempt(**{**values, "ballot": ballot, "by_clock": bool(values["by_clock"])})


def _appeal(row: tuple[Any, ...]) -> StoredAppeal:
    values = dict(zip(_APPEAL_NAMES, row, strict=True))
    return StoredAppeal(**{**values, "ballot": _from_json(values["ballot"], "a ballot")})


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _storable(text: str) -> str:
    """The text with each half of a broken character pair replaced, which UTF-8 cannot hold; its length stays."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _to_json(value: object) -> str:
    return json.dumps(value, allow_nan=False, separators=(",", ":"))


def _from_json(text: str, what: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise RecordsError(
            f"The records hold {what} that cannot be read any more; somebody must have edited the file by hand."
        ) from error


def _kind(value: object) -> type:
    """Whole numbers and fractions are one kind; yes and no are another."""
    if isinstance(value, bool):
        return bool
    return float if isinstance(value, int | float) else type(value)
