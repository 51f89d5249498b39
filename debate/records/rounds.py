"""Rounds as they stand, and the drafts of what is being written in them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from debate.records.database import Database, now, storable, to_json
from debate.records.values import Draft, UnfinishedRound

OF_A_ROUND: Final = ("drafts", "attempts", "replies", "predictions")
"""The tables whose rows belong to a round, by its id in ``round_id``."""


class Rounds(Database):
    """The part of the records that holds rounds and drafts."""

    def save_round(self, round_id: str, state: Mapping[str, object], *, finished: bool) -> None:
        """Save the whole state of a round, in place of what was saved of it before.

        ``state`` must be made of JSON values. Once a round is finished, the drafts of its attempts are dropped,
        because the attempts hold the same words.
        """
        text = to_json(dict(state))
        saved_at = now()
        with self._write() as connection:
            connection.execute(
                "INSERT INTO rounds (id, state, status, saved, started_at, saved_at)"
                " VALUES (?, ?, ?, (SELECT coalesce(max(saved), 0) + 1 FROM rounds), ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET state = excluded.state, status = excluded.status,"
                " saved = excluded.saved, saved_at = excluded.saved_at",
                (round_id, text, "finished" if finished else "unfinished", saved_at, saved_at),
            )
            if finished:
                connection.execute(
                    "DELETE FROM drafts WHERE round_id = ? AND EXISTS (SELECT 1 FROM attempts AS handed_in"
                    " WHERE handed_in.round_id = drafts.round_id AND handed_in.turn = drafts.turn"
                    " AND handed_in.number = drafts.attempt)",
                    (round_id,),
                )

    def unfinished_rounds(self) -> list[UnfinishedRound]:
        """The rounds that are neither finished nor abandoned, the one that was saved last first.

        A state that cannot be read any more is passed over: it must not stand in the way of a new round.
        """
        with self._read() as connection:
            rows = connection.execute(
                "SELECT id, state, saved_at FROM rounds WHERE status = 'unfinished' ORDER BY saved DESC"
            ).fetchall()
        left = []
        for round_id, text, saved_at in rows:
            try:
                state = json.loads(text)
            except (ValueError, TypeError, RecursionError):
                continue
            if isinstance(state, dict):
                left.append(UnfinishedRound(id=round_id, state=state, saved_at=saved_at))
        return left

    def unfinished_round(self) -> tuple[str, dict[str, object]] | None:
        """The id and state of the first of ``unfinished_rounds``, if there is one."""
        return next(((left.id, left.state) for left in self.unfinished_rounds()), None)

    def rename_round(self, round_id: str, new_id: str) -> None:
        """Give a round, and all that was kept of it, another id; ``new_id`` must be one that was never used.

        Whoever takes a round up does this: another window that still plays it then goes on with a round of its
        own, and neither writes over what the other hands in.
        """
        with self._write() as connection:
            connection.execute(
                "UPDATE rounds SET id = ?, began_as = CASE began_as WHEN '' THEN id ELSE began_as END WHERE id = ?",
                (new_id, round_id),
            )
            for table in OF_A_ROUND:
                connection.execute(f"UPDATE {table} SET round_id = ? WHERE round_id = ?", (new_id, round_id))  # noqa: S608

    def close_round(self, round_id: str) -> None:
        """Mark a round as abandoned, so that it is not offered again; its attempts and drafts stay."""
        with self._write() as connection:
            connection.execute(
                "UPDATE rounds SET status = 'abandoned', saved_at = ? WHERE id = ? AND status = 'unfinished'",
                (now(), round_id),
            )

    def save_draft(self, round_id: str, turn: int, attempt: int, text: str, seconds_used: float) -> None:
        """Save what is in the editor, in place of the draft before; cheap enough to be called every second.

        Once the call returns, the draft survives a killed program (see ``opening`` for why).
        """
        with self._write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO drafts (round_id, turn, attempt, text, seconds_used, saved_at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (round_id, turn, attempt, storable(text), float(seconds_used), now()),
            )

    def draft(self, round_id: str, turn: int, attempt: int) -> Draft | None:
        """The last draft of that attempt, or ``None`` when none was saved."""
        with self._read() as connection:
            row = connection.execute(
                "SELECT text, seconds_used, saved_at FROM drafts WHERE round_id = ? AND turn = ? AND attempt = ?",
                (round_id, turn, attempt),
            ).fetchone()
        return None if row is None else Draft(text=row[0], seconds_used=row[1], saved_at=row[2])
