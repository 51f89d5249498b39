"""What was handed in: answers with their ballots, replies to comebacks, and what players said of their ballots."""

from __future__ import annotations

from collections.abc import Mapping

from debate.records.database import Database, now, storable, to_json
from debate.records.rows import APPEALS, ATTEMPTS, LINES, PREDICTIONS, REPLIES
from debate.records.values import AttemptLine, StoredAppeal, StoredAttempt, StoredPrediction, StoredReply


class Attempts(Database):
    """The part of the records that holds what was handed in, and what a player thinks of its marks."""

    def add_attempt(self, attempt: StoredAttempt) -> int:
        """Save an attempt and return its id.

        The same attempt (round, turn and number) handed in again replaces the first one and keeps its id: a
        program that was killed between this call and ``save_round`` may come back to it.
        """
        with self._write() as connection:
            return ATTEMPTS.save(connection, attempt)

    def attempt(self, attempt_id: int) -> StoredAttempt | None:
        """The attempt of that id, if there is one."""
        with self._read() as connection:
            return next(iter(ATTEMPTS.find(connection, {"id": attempt_id})), None)

    def attempts(
        self,
        *,
        limit: int | None = None,
        pack: str | None = None,
        round_id: str | None = None,
        since_id: int | None = None,
    ) -> list[StoredAttempt]:
        """The attempts that fit every condition given, newest first; at most ``limit`` of them.

        With ``since_id``, only those that were saved after that one.
        """
        wanted = {"pack": pack, "round_id": round_id}
        later = () if since_id is None else ("id > :since_id",)
        with self._read() as connection:
            return ATTEMPTS.find(
                connection, wanted, conditions=later, newest_first=True, limit=limit, since_id=since_id
            )

    def attempt_rows(self, *, pack: str | None = None, words: str = "", limit: int | None = None) -> list[AttemptLine]:
        """The attempts that fit every condition given, newest first, as lines of a list: quick for thousands.

        ``words`` are looked for in the answers, each of them somewhere, in any case. ``limit`` counts those that fit.
        """
        sought = {f"word_{number}": word.casefold() for number, word in enumerate(words.split())}
        conditions = [f"instr(casefold(answer), :{name}) > 0" for name in sought]
        with self._read() as connection:
            connection.create_function("casefold", 1, str.casefold, deterministic=True)
            return LINES.find(
                connection, {"pack": pack}, conditions=conditions, newest_first=True, limit=limit, **sought
            )

    def self_mark(self, attempt_id: int, ballot: Mapping[str, object] | None, score: int | None) -> None:
        """Keep what the player's own record counts for an attempt, in place of what was kept before.

        With ``None`` it is the judge's mark again.
        """
        with self._write() as connection:
            connection.execute(
                "UPDATE attempts SET self_ballot = ?, self_score = ? WHERE id = ?",
                (None if ballot is None else to_json(dict(ballot)), score, attempt_id),
            )

    def add_reply(self, reply: StoredReply) -> int:
        """Save a reply and return its id; the same one (round, turn and number) is replaced."""
        with self._write() as connection:
            return REPLIES.save(connection, reply)

    def replies(self, *, round_id: str | None = None, pack: str | None = None) -> list[StoredReply]:
        """The replies that fit every condition given, oldest first."""
        with self._read() as connection:
            return REPLIES.find(connection, {"round_id": round_id, "pack": pack})

    def add_prediction(self, prediction: StoredPrediction) -> int:
        """Save a prediction and return its id; the same one (round, turn and number) is replaced."""
        with self._write() as connection:
            return PREDICTIONS.save(connection, prediction)

    def predictions(self, *, round_id: str | None = None) -> list[StoredPrediction]:
        """The predictions, of that round where one is named, oldest first."""
        with self._read() as connection:
            return PREDICTIONS.find(connection, {"round_id": round_id})

    def add_appeal(self, appeal: StoredAppeal) -> int:
        """Save an appeal and return its id, by which it is decided."""
        with self._write() as connection:
            return APPEALS.save(connection, appeal)

    def appeals(self, *, pack: str | None = None, status: str | None = None) -> list[StoredAppeal]:
        """The appeals that fit every condition given, oldest first."""
        with self._read() as connection:
            return APPEALS.find(connection, {"pack": pack, "status": status})

    def decide_appeal(self, appeal_id: int, *, accepted: bool, reason: str = "") -> bool:
        """Close an open appeal; whether there was an open one of that id."""
        with self._write() as connection:
            changed = connection.execute(
                "UPDATE appeals SET status = ?, decided_at = ?, reason = ? WHERE id = ? AND status = 'open'",
                ("accepted" if accepted else "rejected", now(), storable(reason), appeal_id),
            )
            return changed.rowcount > 0
