"""The one connection by which a server leads its rooms and writes them: whoever loses it leads none of them any more.

A room is led by the server whose session holds the room's advisory lock. Appends go through the same session, so a
server that lost it cannot write either; and each append names the room's epoch and the number of its newest event as
the server knows them, so that a mistake of ours is fenced off as well. PostgreSQL ends a session that was silent for
``SILENT_SECONDS`` (a server that hangs, or is cut off from the network), and at once one whose server was killed.

All that waits to be written, of however many rooms, is written by one statement: one journey and one wait for the
disk. It runs on a thread of its own, since what asks for it are rooms' threads.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

import psycopg

from debate.classroom.errors import JournalError, Superseded
from debate.classroom.room import events as e

_LOG = logging.getLogger(__name__)

SILENT_SECONDS: Final = 3
"""After so long a silence PostgreSQL gives a server up, and lets the others have its rooms."""

BEAT_SECONDS: Final = 0.75
"""How often a server that has nothing to write says that it is there."""

OPTIONS: Final = (
    f"-c idle_session_timeout={SILENT_SECONDS}s -c idle_in_transaction_session_timeout={SILENT_SECONDS}s "
    "-c statement_timeout=5s -c client_min_messages=warning"
)
NETWORK: Final = {
    "connect_timeout": 3,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 5000,
    "application_name": "debate",
}
"""How a connection that is no more is noticed: by libpq's own means."""

Connection = psycopg.Connection[tuple[Any, ...]]
Done = TypeVar("Done")

_WRITE: Final = """
WITH kept AS (
    UPDATE rooms SET number = rooms.number + of.count, now = of.now, written_at = now()
    FROM unnest(%(rooms)s::text[], %(epochs)s::bigint[], %(numbers)s::int[], %(counts)s::int[], %(nows)s::float8[])
        AS of(id, epoch, number, count, now)
    WHERE rooms.id = of.id AND rooms.epoch = of.epoch AND rooms.number = of.number
    RETURNING rooms.id, rooms.epoch
), events_kept AS (
    INSERT INTO events (room, number, body)
    SELECT new.* FROM unnest(%(event_rooms)s::text[], %(event_numbers)s::int[], %(event_bodies)s::bytea[])
        AS new(room, number, body) JOIN kept ON kept.id = new.room
), drafts_gone AS (
    DELETE FROM drafts
    USING unnest(%(gone_rooms)s::text[], %(gone_seats)s::text[], %(gone_turns)s::int[], %(gone_attempts)s::int[])
        AS old(room, seat, turn, attempt) JOIN kept ON kept.id = old.room
    WHERE (drafts.room, drafts.seat, drafts.turn, drafts.attempt) = (old.room, old.seat, old.turn, old.attempt)
), drafts_kept AS (
    INSERT INTO drafts (room, seat, turn, attempt, body)
    SELECT new.* FROM unnest(%(draft_rooms)s::text[], %(draft_seats)s::text[], %(draft_turns)s::int[],
        %(draft_attempts)s::int[], %(draft_bodies)s::bytea[]) AS new(room, seat, turn, attempt, body)
        JOIN kept ON kept.id = new.room
    ON CONFLICT (room, seat, turn, attempt) DO UPDATE SET body = excluded.body
)
SELECT id, epoch FROM kept
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """A server's right to write a room: the session that it was given by, and the room's epoch."""

    room: str
    session: int
    epoch: int
    number: int
    """The newest event's number when the lease was given."""


@dataclass(slots=True)
class Append:
    """What is to be written of one room, after the event of ``number``."""

    lease: Lease
    number: int
    now: float
    events: list[bytes] = field(default_factory=list)
    drafts: dict[tuple[str, int, int], bytes | None] = field(default_factory=dict)
    """By seat, turn and attempt; ``None`` for one that is not needed any more."""
    done: Future[None] = field(default_factory=Future)

    @classmethod
    def of(cls, lease: Lease, number: int, events: Sequence[e.AnyEvent], now: float) -> Append:
        """The events sorted into those that are kept in order, and the drafts that take the place of one another."""
        append = cls(lease, number, now)
        for event in events:
            if isinstance(event, e.Drafted):
                append.drafts[event.seat, event.turn, event.attempt] = e.to_bytes(event)
                continue
            if isinstance(event, e.HandedIn):
                append.drafts[event.seat, event.turn, event.attempt] = None
            append.events.append(e.to_bytes(event))
        return append


@dataclass(slots=True)
class _Call:
    """Something else that is to be done on the session's connection."""

    work: Callable[[Connection, int], Any]
    done: Future[Any] = field(default_factory=Future)


class LeadSession:
    """The session of this server in the database ``url``. ``lost`` is called, on its thread, when it has ended."""

    def __init__(self, url: str, lost: Callable[[], None]) -> None:
        self._url = url
        self._lost = lost
        self._asked: queue.SimpleQueue[Append | _Call | None] = queue.SimpleQueue()
        self._connection: Connection | None = None
        self._number = 0
        self._thread = threading.Thread(target=self._run, name="lead", daemon=True)
        self._thread.start()

    def append(self, append: Append) -> None:
        """Write this; it is on the disk when this returns. Raises ``Superseded`` when it was not, nor ever will be."""
        self._asked.put(append)
        append.done.result()

    def call(self, work: Callable[[Connection, int], Done]) -> Done:
        """Do something in the session, whose number it is told, in one transaction. Raises ``JournalError``."""
        call = _Call(work)
        self._asked.put(call)
        result: Done = call.done.result()
        return result

    def close(self) -> None:
        """End the session, and with it every lease; what was asked for before is done first."""
        self._asked.put(None)
        self._thread.join()

    def _run(self) -> None:
        closing = False
        while not closing:
            batch = self._next()
            closing = None in batch
            try:
                self._do([one for one in batch if one is not None])
            except psycopg.Error as error:
                self._drop(error, batch)
        self._let_go()

    def _next(self) -> list[Append | _Call | None]:
        """All that waits; nothing when nothing came for a while."""
        batch = []
        with contextlib.suppress(queue.Empty):
            batch.append(self._asked.get(timeout=BEAT_SECONDS))
            while True:
                batch.append(self._asked.get_nowait())
        return batch

    def _do(self, batch: Sequence[Append | _Call]) -> None:
        if not batch and self._connection is not None:
            self._connection.execute("SELECT 1")
        for call in (one for one in batch if isinstance(one, _Call)):
            self._call(call)
        appends = [one for one in batch if isinstance(one, Append)]
        if appends and self._connection is not None:
            self._write(self._connection, [one for one in appends if one.lease.session == self._number])
        for one in appends:
            if not one.done.done():
                one.done.set_exception(superseded(one.lease.room))

    def _call(self, call: _Call) -> None:
        connection = self._connected()
        try:
            with connection.transaction():
                done = call.work(connection, self._number)
        except (psycopg.OperationalError, psycopg.InterfaceError):
            raise
        except Exception as error:
            call.done.set_exception(error)
        else:
            call.done.set_result(done)

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = psycopg.connect(self._url, autocommit=True, options=OPTIONS, **NETWORK)  # type: ignore[arg-type]
            self._number += 1
        return self._connection

    def _write(self, connection: Connection, appends: Sequence[Append]) -> None:
        rooms = [one.lease.room for one in appends]
        events = [
            (one.lease.room, number, body) for one in appends for number, body in enumerate(one.events, one.number + 1)
        ]
        drafts = [(one.lease.room, *key, body) for one in appends for key, body in one.drafts.items()]
        gone = [row[:4] for row in drafts if row[4] is None]
        kept = [row for row in drafts if row[4] is not None]
        values: dict[str, list[Any]] = {
            "rooms": rooms,
            "epochs": [one.lease.epoch for one in appends],
            "numbers": [one.number for one in appends],
            "counts": [len(one.events) for one in appends],
            "nows": [one.now for one in appends],
            **_columns("event", ("rooms", "numbers", "bodies"), events),
            **_columns("gone", ("rooms", "seats", "turns", "attempts"), gone),
            **_columns("draft", ("rooms", "seats", "turns", "attempts", "bodies"), kept),
        }
        try:
            written = {(str(room), int(epoch)) for room, epoch in connection.execute(_WRITE, values)}
        except psycopg.errors.DiskFull as error:  # nothing was written, and the rooms are still ours: time stands there
            for one in appends:
                one.done.set_exception(unreachable(error))
            return
        for one in appends:
            if (one.lease.room, one.lease.epoch) in written:
                one.done.set_result(None)

    def _drop(self, error: psycopg.Error, batch: Sequence[Append | _Call | None]) -> None:
        """The session has ended, or is of no use: nobody knows whether what was on its way is kept."""
        led = self._connection is not None
        self._let_go()
        for one in batch:
            if one is not None and not one.done.done():
                lost = superseded(one.lease.room) if isinstance(one, Append) else unreachable(error)
                one.done.set_exception(lost)
        if led:
            _LOG.warning("the session in the database has ended, and with it the lead of all rooms: %s", error)
            self._lost()
        else:
            time.sleep(BEAT_SECONDS / 3)  # whoever asks again and again while there is no database

    def _let_go(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(psycopg.Error):
                self._connection.close()
        self._connection = None


def _columns(kind: str, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[str, list[Any]]:
    return {f"{kind}_{name}": [row[at] for row in rows] for at, name in enumerate(names)}


def superseded(room: str) -> Superseded:
    """What becomes of an append when another server leads the room, or may."""
    return Superseded(f"This server does not lead the room {room} any more; connecting again finds the one that does.")


def unreachable(error: Exception) -> JournalError:
    """The sentence for a database that does not answer, or not as it should."""
    told = " ".join(str(error).split())[:200] or type(error).__name__
    return JournalError(f"The school’s database cannot be used just now ({told}).")
