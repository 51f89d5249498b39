"""What daily practice keeps: drills, the cards that say when something is due again, and the plan of each day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from debate.records.database import Database, from_json, now, to_json
from debate.records.rows import DRILLS
from debate.records.values import StoredDrill


class Training(Database):
    """The part of the records that daily practice goes by. Cards and plans are JSON values of its own making."""

    def add_drill(self, drill: StoredDrill) -> int:
        """Save a drill and return its id."""
        with self._write() as connection:
            return DRILLS.save(connection, drill)

    def drills(self, *, limit: int | None = None, pack: str | None = None) -> list[StoredDrill]:
        """The drills that fit every condition given, newest first; at most ``limit`` of them."""
        with self._read() as connection:
            return DRILLS.find(connection, {"pack": pack}, newest_first=True, limit=limit)

    def save_card(self, key: str, card: Mapping[str, object], due: str) -> None:
        """Keep a card in place of the one of that key; ``due`` is an ISO 8601 time."""
        with self._write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO cards (key, card, due, saved_at) VALUES (?, ?, ?, ?)",
                (key, to_json(dict(card)), due, now()),
            )

    def cards(self) -> dict[str, dict[str, Any]]:
        """Every card by its key, the first that is due first."""
        with self._read() as connection:
            rows = connection.execute("SELECT key, card FROM cards ORDER BY due, key").fetchall()
        return {key: from_json(card, "a card") for key, card in rows}

    def save_day(self, day: str, plan: Mapping[str, object]) -> None:
        """Keep the plan of a day (a local date, ``YYYY-MM-DD``) in place of the one before."""
        with self._write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO days (day, plan, saved_at) VALUES (?, ?, ?)", (day, to_json(dict(plan)), now())
            )

    def days(self, since: str) -> dict[str, dict[str, Any]]:
        """The plans from the day ``since`` on, by their day, in order."""
        with self._read() as connection:
            rows = connection.execute("SELECT day, plan FROM days WHERE day >= ? ORDER BY day", (since,)).fetchall()
        return {day: from_json(plan, "a day’s plan") for day, plan in rows}
