"""The store of a school with several servers: all rooms in one PostgreSQL database (14 or newer).

Servers lead and write by one session each (``lead``). What is only read, and what is noted beside the events, goes by
a few pooled connections. The connection must lead to PostgreSQL itself: behind a pooler that shares sessions among
clients, an advisory lock is nobody's.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC
from typing import Any

import psycopg
from psycopg_pool import ConnectionPool, PoolTimeout

from debate.classroom.errors import JournalError
from debate.classroom.keeping.salvage import Salvaged, salvaged
from debate.classroom.keeping.store import CLASS_NOTE, OWNER_NOTE, KeptRoom, LedElsewhere
from debate.classroom.room import events as e
from debate.classroom.room.state import Room
from debate.classroom.school.lead import NETWORK, Append, Connection, LeadSession, Lease, superseded, unreachable
from debate.classroom.school.schema import migrate

MOST_READERS = 4
"""Pooled connections of one server, beside the one that it leads by."""

_LOCK = "pg_try_advisory_lock(hashtextextended(%(room)s, 0))"
_UNLOCK = "pg_advisory_unlock(hashtextextended(%(room)s, 0))"


class PostgresStore:
    """The rooms, teachers and shelves of the school whose database ``url`` names.

    ``address`` is where the school's other servers reach this one. ``lost`` is called, from a thread, when this server
    has lost the lead of all its rooms. Raises ``JournalError`` when the database cannot be used.
    """

    def __init__(self, url: str, *, address: str = "") -> None:
        self.address = address
        self.lost: Callable[[], None] = lambda: None
        self._led: set[str] = set()
        self._pool: ConnectionPool[Connection] = ConnectionPool(
            url, min_size=1, max_size=MOST_READERS, timeout=4, reconnect_timeout=5, open=False,
            check=ConnectionPool.check_connection,  # one that a restart of the database left behind is no answer
            kwargs={"autocommit": True, "options": "-c statement_timeout=10s", **NETWORK},
        )  # fmt: skip
        try:
            with psycopg.connect(url, autocommit=True, **NETWORK) as connection:  # type: ignore[arg-type]
                migrate(connection)
        except psycopg.Error as error:
            raise unreachable(error) from error
        self._pool.open()
        self._session = LeadSession(url, self._lost)

    def _lost(self) -> None:
        self._led.clear()
        self.lost()

    def close(self) -> None:
        """End all connections, and with them every lease."""
        self._session.close()
        self._pool.close()

    # Rooms

    def create(self, opened: e.Opened) -> PostgresJournal:
        """Begin a room's journal with its first event, and hold the room."""

        def work(connection: Connection, session: int) -> Lease:
            connection.execute(
                "INSERT INTO rooms (id, code, leader) VALUES (%s, %s, %s)", [opened.id, opened.code, self.address]
            )
            connection.execute(f"SELECT {_LOCK}", {"room": opened.id})
            return Lease(room=opened.id, session=session, epoch=1, number=0)

        journal = self._to_lead(opened.id, work)
        journal.append([opened], opened.now)
        return journal

    def take_up(self, room: str) -> PostgresJournal:
        """Hold the room of that id. Raises ``LedElsewhere`` while another server does."""

        def work(connection: Connection, session: int) -> Lease:
            (locked,) = connection.execute(f"SELECT {_LOCK}", {"room": room}).fetchone() or (False,)
            if not locked:
                raise self._led_elsewhere(connection, room)
            row = connection.execute(
                "UPDATE rooms SET epoch = epoch + 1, leader = %(leader)s WHERE id = %(room)s RETURNING epoch, number",
                {"leader": self.address, "room": room},
            ).fetchone()
            if row is None:
                connection.execute(f"SELECT {_UNLOCK}", {"room": room})
                raise _no_room(room)
            return Lease(room=room, session=session, epoch=int(row[0]), number=int(row[1]))

        return self._to_lead(room, work)

    def _to_lead(self, room: str, work: Callable[[Connection, int], Lease]) -> PostgresJournal:
        if room in self._led:  # PostgreSQL gives one session its own lock a second time
            raise LedElsewhere("This server leads the room already.", self.address)
        try:
            lease = self._session.call(work)
        except psycopg.Error as error:
            raise unreachable(error) from error
        self._led.add(room)
        return PostgresJournal(self, room, lease)

    @staticmethod
    def _led_elsewhere(connection: Connection, room: str) -> LedElsewhere:
        (leader,) = connection.execute("SELECT leader FROM rooms WHERE id = %s", [room]).fetchone() or ("",)
        return LedElsewhere("Another server leads this room.", str(leader))

    def append(self, append: Append) -> None:
        """Write this by the session that leads. Raises ``Superseded``."""
        self._session.append(append)

    def let_go(self, lease: Lease) -> None:
        """Give up a lease, so that another server may have the room at once."""

        def work(connection: Connection, session: int) -> None:
            if session == lease.session:
                connection.execute(f"SELECT {_UNLOCK}", {"room": lease.room})

        self._led.discard(lease.room)
        with contextlib.suppress(JournalError):  # without a session there is no lock
            self._session.call(work)

    def look_into(self, room: str) -> PostgresJournal:
        """The journal of the room of that id, only to read it."""
        if not self.ask("SELECT 1 FROM rooms WHERE id = %s", [room]):
            raise _no_room(room)
        return PostgresJournal(self, room, None)

    def find(self, code: str) -> str:
        """The id of the room with that join code."""
        found = self.ask("SELECT id FROM rooms WHERE code = %s", [code.upper()])
        return str(found[0][0]) if found else ""

    def rooms(self) -> list[KeptRoom]:
        """All rooms, the one that was used last first."""
        rows = self.ask(
            "SELECT id, coalesce(o.value, ''), coalesce(c.value, ''), written_at FROM rooms "
            "LEFT JOIN notes o ON o.room = id AND o.name = %s LEFT JOIN notes c ON c.room = id AND c.name = %s "
            "ORDER BY written_at DESC, id DESC",
            [OWNER_NOTE, CLASS_NOTE],
        )
        return [KeptRoom(id=room, owner=owner, last_at=_iso(at), class_name=name) for room, owner, name, at in rows]

    def forget(self, room: str) -> None:
        """Delete every trace of a room. Raises ``LedElsewhere`` while a server leads it."""
        journal = self.take_up(room)
        try:
            self.ask("DELETE FROM rooms WHERE id = %s", [room])
        finally:
            journal.hold.release()

    # Teachers, and the school's other servers

    def add_teacher(self, name: str, key_hash: str) -> None:
        """Let the teacher with that key open rooms; a key that they had before is void."""
        self.ask(
            "INSERT INTO teachers VALUES (%s, %s) ON CONFLICT (name) DO UPDATE SET key_hash = excluded.key_hash",
            [name, key_hash],
        )

    def remove_teacher(self, name: str) -> bool:
        """Void a teacher's key; their rooms stay. Returns whether there was one."""
        return bool(self.ask("DELETE FROM teachers WHERE name = %s RETURNING name", [name]))

    def teachers(self) -> list[str]:
        """The names of the teachers who have a key."""
        return [str(name) for (name,) in self.ask("SELECT name FROM teachers ORDER BY name")]

    def teacher_of(self, key_hash: str) -> str:
        """The teacher with that key, empty when there is none."""
        found = self.ask("SELECT name FROM teachers WHERE key_hash = %s", [key_hash])
        return str(found[0][0]) if found else ""

    def shelved(self, teacher: str, kind: str) -> list[str]:
        """The names under which that teacher keeps things of that kind."""
        rows = self.ask("SELECT name FROM shelves WHERE teacher = %s AND kind = %s", [teacher, kind])
        return [str(name) for (name,) in rows]

    def take(self, teacher: str, kind: str, name: str) -> str | None:
        """What that teacher keeps under that name, ``None`` without."""
        found = self.ask("SELECT body FROM shelves WHERE (teacher, kind, name) = (%s, %s, %s)", [teacher, kind, name])
        return str(found[0][0]) if found else None

    def used(self, teacher: str, kind: str, name: str) -> None:
        """A room was opened with it now."""
        self.ask("UPDATE shelves SET used_at = now() WHERE (teacher, kind, name) = (%s, %s, %s)", [teacher, kind, name])

    def shelve(self, teacher: str, kind: str, name: str, body: str) -> None:
        """Keep it under that name, in place of what had it before."""
        self.ask(
            "INSERT INTO shelves VALUES (%s, %s, %s, %s) "
            "ON CONFLICT (teacher, kind, name) DO UPDATE SET body = excluded.body, used_at = now()",
            [teacher, kind, name, body],
        )

    def unshelve(self, teacher: str, kind: str, name: str) -> None:
        """Delete it."""
        self.ask("DELETE FROM shelves WHERE (teacher, kind, name) = (%s, %s, %s)", [teacher, kind, name])

    def tidy(self, kind: str, before: str) -> None:
        """Delete everybody's things of that kind that were written or used since then."""
        self.ask("DELETE FROM shelves WHERE kind = %s AND used_at < %s", [kind, before])

    def secret(self) -> str:
        """What tells the school's servers from strangers when they pass messages on to one another."""
        return str(self.ask("SELECT secret FROM servers")[0][0])

    def check(self) -> None:
        """Raise ``JournalError`` when the database does not answer, or can only be read, as a standby can."""
        if self.ask("SHOW transaction_read_only") != [("off",)]:
            raise JournalError("The database can only be read.")

    def ask(self, statement: Any, values: Sequence[object] | Mapping[str, object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a statement on a pooled connection. Raises ``JournalError``."""
        with _told(), self._pool.connection() as connection:
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description is not None else []


class PostgresJournal:
    """The journal of one room; without a ``lease`` it is only read."""

    def __init__(self, store: PostgresStore, room: str, lease: Lease | None) -> None:
        self.hold = _Hold(store, lease)
        self._store = store
        self._room = room
        self._lease = lease
        self._number = lease.number if lease is not None else 0

    def append(self, events: Sequence[e.AnyEvent], now: float) -> None:
        """Keep events, all or none of them, and the room second. Raises ``Superseded``."""
        if self._lease is None:
            raise superseded(self._room)
        append = Append.of(self._lease, self._number, events, now)
        self._store.append(append)
        self._number += len(append.events)

    def read(self) -> Room:
        """The room, drafts included."""
        found = self.salvage()
        if found.left_out:
            raise JournalError(found.left_out)
        return found.room

    def salvage(self) -> Salvaged:
        """As much of the room as can be read."""
        ask = self._store.ask
        rows = ask("SELECT number, body, at FROM events WHERE room = %s ORDER BY number", [self._room])
        drafts = ask("SELECT body, seat FROM drafts WHERE room = %s ORDER BY seat, turn, attempt", [self._room])
        clock = ask("SELECT id, now FROM rooms WHERE id = %s", [self._room])
        if not clock:
            raise _no_room(self._room)
        timed = [(number, body, _iso(at)) for number, body, at in rows]
        return salvaged(f"The room {self._room} in the school’s database", timed, drafts, clock)

    def note(self, name: str) -> str:
        """Something that a server noted; empty when none ever did."""
        found = self._store.ask("SELECT value FROM notes WHERE room = %s AND name = %s", [self._room, name])
        return str(found[0][0]) if found else ""

    def set_note(self, name: str, value: str) -> None:
        """Note something beside the events."""
        self._store.ask(
            "INSERT INTO notes VALUES (%s, %s, %s) ON CONFLICT (room, name) DO UPDATE SET value = excluded.value",
            [self._room, name, value],
        )

    def close(self) -> None:
        """Nothing is open but what the whole server uses."""


class _Hold:
    """A lease as the keeper meets it."""

    def __init__(self, store: PostgresStore, lease: Lease | None) -> None:
        self._store = store
        self._lease = lease

    def take(self) -> None:
        """Given with the lease."""

    def tell(self, facts: Mapping[str, object]) -> None:
        """The database tells the school's servers already."""

    def release(self) -> None:
        """Let the room go."""
        if self._lease is not None:
            self._store.let_go(self._lease)
            self._lease = None


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (psycopg.Error, PoolTimeout) as error:
        raise unreachable(error) from error


def _no_room(room: str) -> JournalError:
    return JournalError(f"There is no room {room} in the school’s database.")


def _iso(at: Any) -> str:
    return str(at.astimezone(UTC).isoformat(timespec="milliseconds"))
