"""Everything that the records hold as one value, taken out and brought in: for export, import and other programs."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Final

from debate.records.database import Database, from_json, storable, to_json
from debate.records.rows import APPEALS, ATTEMPTS, DRILLS, PREDICTIONS, REPLIES, Rows
from debate.records.values import StoredAppeal, StoredAttempt, StoredDrill, StoredPrediction, StoredReply

EXPORT_FORMAT: Final = 1
"""The form of ``Everything`` as JSON; it grows when a reader of the old form would misread the new one."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRound:
    """A round as it stands; ``began_as`` is the id that it had before it was taken up again, if it ever was."""

    id: str
    status: str
    started_at: str
    saved_at: str
    state: Json = field(hash=False)
    began_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDraft:
    """A draft and what it belongs to."""

    round_id: str
    turn: int
    attempt: int
    text: str
    seconds_used: float
    saved_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCard:
    """A card of daily practice."""

    key: str
    card: Json = field(hash=False)
    due: str
    saved_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDay:
    """The plan of a day."""

    day: str
    plan: Json = field(hash=False)
    saved_at: str


@dataclass(frozen=True, kw_only=True)
class Everything:
    """All that is kept, oldest first. ``settings`` is what the program remembers under names of its own."""

    rounds: list[KeptRound] = field(default_factory=list)
    drafts: list[KeptDraft] = field(default_factory=list)
    attempts: list[StoredAttempt] = field(default_factory=list)
    replies: list[StoredReply] = field(default_factory=list)
    predictions: list[StoredPrediction] = field(default_factory=list)
    drills: list[StoredDrill] = field(default_factory=list)
    appeals: list[StoredAppeal] = field(default_factory=list)
    cards: list[KeptCard] = field(default_factory=list)
    days: list[KeptDay] = field(default_factory=list)
    settings: Json = field(default_factory=dict)


_PLAIN: Final = (("drafts", KeptDraft, 3), ("cards", KeptCard, 1), ("days", KeptDay, 1))
"""Tables whose rows have no number: what they hold, and how many of its first fields tell one row from another."""

_OF_A_ROUND: Final = ("round_id", "turn", "number")
_NUMBERED: Final[tuple[tuple[Rows[Any], tuple[str, ...]], ...]] = (
    (ATTEMPTS, _OF_A_ROUND),
    (REPLIES, _OF_A_ROUND),
    (PREDICTIONS, _OF_A_ROUND),
    (DRILLS, ("at", "kind", "pack", "camp", "prompt", "point", "answer")),
    (APPEALS, ("at", "pack", "camp", "prompt", "about", "point", "start", "end", "answer")),
)
"""Tables whose rows have a number, which may be another elsewhere, and what tells that two rows are the same one."""


class Whole(Database):
    """The part of the records that gives and takes all of them at once."""

    def everything(self) -> Everything:
        """All that is kept, as it is at one moment, whatever another program writes meanwhile."""
        with self._read() as connection:
            connection.execute("BEGIN")
            try:
                numbered = {rows.table: rows.find(connection, {}) for rows, _ in _NUMBERED}
                plain = {table: _plain(connection, table, kind, key) for table, kind, key in _PLAIN}
                kept = connection.execute("SELECT name, value FROM settings ORDER BY name").fetchall()
                rounds = _plain(connection, "rounds", KeptRound, 0, order="saved")
            finally:
                connection.execute("COMMIT")
        settings = {str(name): from_json(value, "a setting") for name, value in kept}
        return Everything(rounds=rounds, settings=settings, **plain, **numbered)

    def export(self) -> Json:
        """Everything as JSON values; ``format`` is ``EXPORT_FORMAT``."""
        return {"format": EXPORT_FORMAT, **asdict(self.everything())}

    def bring(self, brought: Everything, *, dry_run: bool = False) -> dict[str, int]:
        """Add what is not here yet, and say how much of each kind that is; ``dry_run`` says it alone.

        What is here under the same name stays, unless it was saved earlier than what comes. Numbers are kept where
        they are free: in empty records, everything is afterwards as it was where it came from.
        """
        try:
            with self._write() as connection:
                counts = _bring(connection, brought)
                if dry_run:
                    raise _DryRun(counts)
        except _DryRun as dry:
            return dry.counts
        return counts


class _DryRun(Exception):  # noqa: N818  not an error: it undoes what was tried
    def __init__(self, counts: dict[str, int]) -> None:
        super().__init__()
        self.counts = counts


def _plain(connection: sqlite3.Connection, table: str, kind: type, key: int, *, order: str = "") -> list[Any]:
    names = [one.name for one in fields(kind)]
    by = order or ", ".join(names[:key])
    rows = connection.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY {by}")  # noqa: S608
    return [kind(**{name: _parsed(name, held) for name, held in zip(names, row, strict=True)}) for row in rows]


_JSON: Final = {"state": "a round", "card": "a card", "plan": "a day’s plan"}


def _parsed(name: str, held: Any) -> Any:
    return from_json(held, _JSON[name]) if name in _JSON else held


def _bring(connection: sqlite3.Connection, brought: Everything) -> dict[str, int]:
    counts = {}
    counts["rounds"], ids = _bring_rounds(connection, brought.rounds)
    for rows, key in _NUMBERED:
        values = [_moved(value, ids) for value in getattr(brought, rows.table)]
        counts[rows.table] = _bring_numbered(connection, rows, key, values)
    _bring_self_marks(connection, [_moved(attempt, ids) for attempt in brought.attempts])
    for table, _, keys in _PLAIN:
        kept = [_moved(value, ids) for value in getattr(brought, table)]
        if table == "drafts":
            kept = _still_needed(connection, kept)
        counts[table] = sum(_bring_plain(connection, table, keys, value) for value in kept)
    for name, value in brought.settings.items():
        connection.execute("INSERT OR IGNORE INTO settings (name, value) VALUES (?, ?)", (name, to_json(value)))
    return counts


def _moved(value: Any, ids: dict[str, str]) -> Any:
    """The value under the id that its round has here."""
    round_id = getattr(value, "round_id", None)
    return replace(value, round_id=ids[round_id]) if round_id in ids else value


def _bring_rounds(connection: sqlite3.Connection, rounds: Sequence[KeptRound]) -> tuple[int, dict[str, str]]:
    """How many rounds were added or renewed, and the id here of each that has another one here."""
    here = {}
    for round_id, began_as, saved_at in connection.execute("SELECT id, began_as, saved_at FROM rounds"):
        here[began_as or round_id] = (round_id, saved_at)
    here |= {
        round_id: (round_id, saved_at) for round_id, saved_at in connection.execute("SELECT id, saved_at FROM rounds")
    }
    count, ids = 0, {}
    for one in rounds:
        known = here.get(one.id) or here.get(one.began_as or one.id)
        if known is not None and known[0] != one.id:
            ids[one.id] = known[0]
        if known is not None and known[1] >= one.saved_at:
            continue
        count += 1
        connection.execute(
            "INSERT INTO rounds (id, state, status, saved, started_at, saved_at, began_as)"
            " VALUES (?, ?, ?, (SELECT coalesce(max(saved), 0) + 1 FROM rounds), ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET state = excluded.state, status = excluded.status,"
            " saved = excluded.saved, saved_at = excluded.saved_at",
            (ids.get(one.id, one.id), to_json(one.state), one.status, one.started_at, one.saved_at, one.began_as),
        )
    return count, ids


def _bring_numbered(connection: sqlite3.Connection, rows: Rows[Any], key: Sequence[str], values: Sequence[Any]) -> int:
    columns = ", ".join(f'"{name}"' for name in key)
    here = Counter(connection.execute(f"SELECT {columns} FROM {rows.table}"))  # noqa: S608
    taken = {number for (number,) in connection.execute(f"SELECT id FROM {rows.table}")}  # noqa: S608
    count = 0
    for value in values:
        identity = tuple(_stored(getattr(value, name)) for name in key)
        if here[identity]:
            here[identity] -= 1  # another one that is the same was kept twice, and stays so
            continue
        free = value.id is not None and value.id > 0 and value.id not in taken
        taken.add(rows.save(connection, value if free else replace(value, id=None)))
        count += 1
    return count


def _still_needed(connection: sqlite3.Connection, drafts: Sequence[KeptDraft]) -> list[KeptDraft]:
    """The drafts but those of attempts that were handed in, in a round that is finished here."""
    done = set(
        connection.execute(
            "SELECT round_id, turn, number FROM attempts JOIN rounds ON rounds.id = round_id WHERE status = 'finished'"
        )
    )
    return [draft for draft in drafts if (draft.round_id, draft.turn, draft.attempt) not in done]


def _bring_self_marks(connection: sqlite3.Connection, attempts: Sequence[StoredAttempt]) -> None:
    connection.executemany(
        "UPDATE attempts SET self_score = ?, self_ballot = ?"
        " WHERE round_id = ? AND turn = ? AND number = ? AND self_score IS NULL",
        [
            (one.self_score, to_json(one.self_ballot), one.round_id, one.turn, one.number)
            for one in attempts
            if one.self_score is not None
        ],
    )


def _bring_plain(connection: sqlite3.Connection, table: str, key: int, value: Any) -> bool:
    names = [one.name for one in fields(value)]
    held = [to_json(getattr(value, name)) if name in _JSON else _stored(getattr(value, name)) for name in names]
    updates = ", ".join(f"{name} = excluded.{name}" for name in names[key:])
    changed = connection.execute(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608
        f" ON CONFLICT ({', '.join(names[:key])}) DO UPDATE SET {updates}"
        f" WHERE excluded.saved_at > {table}.saved_at",
        held,
    )
    return changed.rowcount > 0


def _stored(held: object) -> object:
    return storable(held) if isinstance(held, str) else held
