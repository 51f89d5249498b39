"""Values as rows of their tables: which columns they have, and how each goes in and comes out."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, Final, Generic, TypeVar

from debate.records.database import from_json, storable, to_json
from debate.records.values import (
    AttemptLine,
    StoredAppeal,
    StoredAttempt,
    StoredDrill,
    StoredPrediction,
    StoredReply,
)

_Value = TypeVar("_Value")

_JSON: Final = {"ballot": "a ballot", "self_ballot": "a ballot", "mark": "a mark", "levels": "a prediction"}
"""The columns that hold JSON, and what a player would call it."""


class Rows(Generic[_Value]):
    """The rows of one table as values of one kind, whose fields are its columns.

    ``key`` names the columns that tell one value from another, besides its id: one that is saved again replaces the
    first one and keeps the id.
    """

    def __init__(self, table: str, kind: type[_Value], key: Sequence[str] = ()) -> None:
        self.table = table
        self.kind = kind
        self.names = tuple(one.name for one in fields(kind))  # type: ignore[arg-type]
        # Quoted: “end” is a word of SQL.
        self._columns = ", ".join(f'"{name}"' for name in self.names)
        places = ", ".join(f":{name}" for name in self.names)
        self._insert = f"INSERT INTO {table} ({self._columns}) VALUES ({places})"  # noqa: S608
        if key:
            updates = ", ".join(f'"{name}" = excluded."{name}"' for name in self.names if name not in ("id", *key))
            self._insert += f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {updates}"

    def save(self, connection: sqlite3.Connection, value: _Value) -> int:
        """Write a value, under a new id where it has none, and return its id."""
        row = connection.execute(f"{self._insert} RETURNING id", _row(value, self.names)).fetchone()
        return int(row[0])

    def find(
        self,
        connection: sqlite3.Connection,
        wanted: Mapping[str, object],
        *,
        conditions: Sequence[str] = (),
        newest_first: bool = False,
        limit: int | None = None,
        **parameters: object,
    ) -> list[_Value]:
        """The values whose columns are as ``wanted`` (``None`` asks for nothing) and fit the SQL ``conditions``."""
        asked = {name: value for name, value in wanted.items() if value is not None}
        every = [*(f'"{name}" = :{name}' for name in asked), *conditions]
        sql = f"SELECT {self._columns} FROM {self.table}"  # noqa: S608
        if every:
            sql += f" WHERE {' AND '.join(every)}"
        sql += f" ORDER BY id {'DESC' if newest_first else 'ASC'} LIMIT :limit"
        most = -1 if limit is None else max(limit, 0)
        rows = connection.execute(sql, {**asked, **parameters, "limit": most})
        return [self._value(row) for row in rows]

    def _value(self, row: tuple[Any, ...]) -> _Value:
        values = dict(zip(self.names, row, strict=True))
        for name, what in _JSON.items():
            if values.get(name) is not None:
                values[name] = from_json(values[name], what)
        if "by_clock" in values:
            values["by_clock"] = bool(values["by_clock"])
        return self.kind(**values)


def _row(value: object, names: Sequence[str]) -> dict[str, object]:
    row = {name: getattr(value, name) for name in names}
    for name, held in row.items():
        if name in _JSON and held is not None:
            row[name] = to_json(held)
        elif isinstance(held, str):
            row[name] = storable(held)
    return row


_IN_A_ROUND: Final = ("round_id", "turn", "number")

ATTEMPTS: Final = Rows("attempts", StoredAttempt, _IN_A_ROUND)
LINES: Final = Rows("attempts", AttemptLine)
REPLIES: Final = Rows("replies", StoredReply, _IN_A_ROUND)
PREDICTIONS: Final = Rows("predictions", StoredPrediction, _IN_A_ROUND)
DRILLS: Final = Rows("drills", StoredDrill)
APPEALS: Final = Rows("appeals", StoredAppeal)
