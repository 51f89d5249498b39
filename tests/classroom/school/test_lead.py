"""Several servers and one PostgreSQL: a room is led by one of them, and by another when that one is gone."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import sys
import threading
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import psycopg
import pytest
from aiohttp import ClientSession, ClientWebSocketResponse
from msgspec.json import encode
from msgspec.structs import replace

from debate.classroom.errors import Superseded
from debate.classroom.keeping.files import RoomFiles
from debate.classroom.keeping.store import LedElsewhere
from debate.classroom.room import events as e
from debate.classroom.room.state import Stage
from debate.classroom.school import lead
from debate.classroom.school.files import SchoolFiles
from debate.classroom.school.front import AWAY
from debate.classroom.school.metrics import Metrics
from debate.classroom.school.postgres import PostgresStore
from debate.classroom.school.relay import Relay
from debate.classroom.school.rooms import LedRooms
from debate.classroom.school.serving import running
from debate.classroom.wire import messages as wire
from debate.classroom.wire.codes import token_hash

from ...postgres import Postgres
from ..test_journal import CLASS, OPENED, draft
from ..thread_bench import ThreadBench
from .schooling import Balancer, Person, begin_writing, board, opened, student, teacher, until
from .servers import started
from .test_serving import KEY, plan_of, school_of


def end_sessions(database: str, name: str = "debate") -> None:
    """What the network or an administrator may do to a server's connections."""
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s", [name])


def test_a_server_that_lost_its_session_is_told_and_writes_nothing_more(database: str) -> None:
    store, told = PostgresStore(database), threading.Event()
    store.lost = told.set
    journal = store.create(OPENED)
    journal.append(CLASS, 5.0)
    end_sessions(database)
    assert told.wait(20)
    other = PostgresStore(database)
    newer = other.take_up(OPENED.id)
    with pytest.raises(Superseded):
        journal.append([draft("s1", 1, "They say")], 6.0)
    newer.append([draft("s1", 1, "They say so")], 6.0)
    assert newer.read().turns[0].attempts[0].papers["s1"].text == "They say so"
    store.close()
    other.close()


def test_a_server_that_hangs_loses_its_rooms_and_writes_nothing_when_it_wakes(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lead, "OPTIONS", "")
    monkeypatch.setattr(lead, "BEAT_SECONDS", 3600.0)  # it does not say that it is there
    hanging = PostgresStore(database)
    journal = hanging.create(OPENED)
    hanging._session.call(lambda connection, _: connection.execute("SET idle_session_timeout = '300ms'"))
    monkeypatch.undo()
    other = PostgresStore(database)
    shown = other._session.call(lambda connection, _: connection.execute("SHOW idle_session_timeout").fetchone())
    assert shown == (f"{lead.SILENT_SECONDS}s",)
    newer = None
    while newer is None:
        with contextlib.suppress(LedElsewhere):
            newer = other.take_up(OPENED.id)
    newer.append(CLASS, 5.0)
    with pytest.raises(Superseded):
        journal.append([e.Locked(locked=True, now=6.0)], 6.0)
    assert not newer.read().locked
    other.close()
    hanging.close()


async def test_a_class_goes_on_after_the_database_was_away(
    postgres: Postgres, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))
    async with school_of(plan_of(tmp_path, database, workers=1)) as school:
        room = await opened(school.http, school.address, KEY)
        host, maya = teacher(school.address, room["code"], KEY), student(school.address, room["code"], "Maya")
        await until(partial(_has_seats, host, 1))
        await begin_writing(host)
        await maya.write("They say", 1)
        await asyncio.to_thread(postgres.stop)
        writing = asyncio.create_task(maya.write("They say so", 2))

        async def health() -> int:
            async with school.http.get(f"{school.server.internal}/health") as answer:
                return answer.status

        assert await health() == 503
        assert not writing.done()
        status, said = await school.ask("PUT", "/classes/9b", data=b"Anna")
        assert (status, said) == (503, AWAY)
        await asyncio.to_thread(postgres.start)
        await writing
        assert await health() == 200
        await host.leave()
        await maya.leave()
    kept = await asyncio.to_thread(lambda: PostgresStore(database).look_into(room["room"]).read())
    assert kept.turns[0].attempts[0].papers[maya.seat].text == "They say so"


def test_what_many_rooms_ask_for_at_once_is_kept_for_each_and_refused_for_the_stale_one(database: str) -> None:
    store = PostgresStore(database)
    rooms = [store.create(replaced(number)) for number in range(12)]
    stale = rooms[5]
    with psycopg.connect(database, autocommit=True) as connection:  # somebody has taken it up
        connection.execute("UPDATE rooms SET epoch = epoch + 1 WHERE id = %s", [replaced(5).id])
    failed: list[int] = []

    def write(number: int) -> None:
        try:
            for second in range(20):
                rooms[number].append([e.Locked(locked=bool(second % 2), now=float(second))], float(second))
        except Superseded:
            failed.append(number)

    threads = [threading.Thread(target=write, args=[number]) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == [5]
    assert [room.read().now for room in rooms if room is not stale] == [19.0] * 11
    assert all(room.read().locked for room in rooms if room is not stale)
    store.close()


async def test_a_room_that_is_led_elsewhere_is_no_error_when_nobody_waits_for_it_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, told = threading.Event(), []

    def elsewhere(*_given, **_how) -> None:
        go_on.wait()
        raise LedElsewhere("Another server leads this room.", "")

    monkeypatch.setattr("debate.classroom.school.rooms.resume_room", elsewhere)
    monkeypatch.setattr(RoomFiles, "find", lambda *_: "room")
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: told.append(context["message"]))
    rooms = LedRooms(SchoolFiles(tmp_path), ThreadBench(), Metrics(), address="")
    asking = asyncio.create_task(rooms.get("KFM3RT"))
    await until(lambda: rooms._taking)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    go_on.set()
    await until(lambda: not rooms._taking)
    gc.collect()
    assert told == []


def replaced(number: int) -> e.Opened:
    return replace(OPENED, id=f"room-{number}", code=f"AAAA{number:02d}")


@pytest.fixture
async def two_servers(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[str]]:
    """The addresses of two servers in this process, and a teacher's key in their database."""
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))
    store = PostgresStore(database)
    store.add_teacher("Ms Sato", token_hash(KEY))
    store.close()
    plan = plan_of(tmp_path, database, workers=1)
    async with running(plan) as first, running(plan) as second:
        yield [f"http://127.0.0.1:{one.port}" for one in (first, second)]


async def test_whichever_server_one_meets_the_room_is_the_same(two_servers: list[str]) -> None:
    first, second = two_servers
    async with ClientSession() as http:
        room = await opened(http, first, KEY)
    host = teacher(second, room["code"], KEY)
    maya, tom = student(first, room["code"], "Maya"), student(second, room["code"], "Tom")
    wall = board(second, room["board_key"])
    await until(lambda: host.view and {seat.name for seat in host.view.seats} == {"Maya", "Tom"})
    await begin_writing(host)
    await until(lambda: wall.view and tom.view and tom.view.stage is Stage.WRITING)
    await tom.write("They say so, but they do not say why.", 1)
    await maya.write("They say so. It is not so, because nobody crosses it.", 1, finished=True)
    await tom.write("They say so, but they do not say why anybody would.", 2, finished=True)
    await until(lambda: host.view.stage is Stage.HELD and host.view.marked == 2)
    await host.ask(lambda number: wire.Let(id=number, event=e.Released()))
    await until(lambda: tom.view.stage is Stage.RELEASED)
    guess = student(second, room["code"], "Guess")
    guess.seat, guess.token = maya.seat, f"{room['code']}.guessed"
    await until(lambda: guess.farewell)
    assert guess.farewell == "This seat is not in this room; join with the code."
    for person in (host, maya, tom, wall):
        await person.leave()


async def test_a_connection_that_was_given_up_turns_nobody_out_of_the_seat(
    two_servers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    leader, other = two_servers
    async with ClientSession() as http:
        room = await opened(http, leader, KEY)
        host, maya = teacher(leader, room["code"], KEY), student(leader, room["code"], "Maya")
        await until(partial(_has_seats, host, 1))
        await begin_writing(host)
        held, go_on, connect = asyncio.Event(), asyncio.Event(), Relay.connect

        async def slow(relay: Relay, *where: str) -> ClientWebSocketResponse:
            held.set()
            await go_on.wait()
            connection = await connect(relay, *where)
            held.clear()
            return connection

        monkeypatch.setattr(Relay, "connect", slow)
        hasty = ClientSession()
        impatient = await hasty.ws_connect(f"{other}/ws")
        greeting = wire.Return(protocol=wire.PROTOCOL, seat=maya.seat, token=maya.token)
        await impatient.send_str(encode(greeting).decode())
        await held.wait()
        await hasty.close()  # without a word
        go_on.set()
        await until(lambda: not held.is_set())
        await maya.write("They say so.", 1)
        assert maya.farewell == ""
        await host.leave()
        await maya.leave()


async def test_a_server_that_ends_in_order_hands_its_rooms_over_at_once(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))
    store = PostgresStore(database)
    store.add_teacher("Ms Sato", token_hash(KEY))
    store.close()
    plan = plan_of(tmp_path, database, workers=1)
    async with contextlib.AsyncExitStack() as first_server, running(plan) as second, ClientSession() as http:
        first = await first_server.enter_async_context(running(plan))
        async with Balancer([first.port]).open() as balancer:
            room = await opened(http, balancer.address, KEY)
            host = teacher(balancer.address, room["code"], KEY)
            people = [student(balancer.address, room["code"], f"Student {number}") for number in range(4)]
            await until(lambda: host.view and len(host.view.seats) == 4)
            await host.ask(lambda number: wire.Next(id=number))
            await host.ask(lambda number: wire.Start(id=number, limit=600))
            await until(lambda: all(one.view and one.view.clock for one in people))
            balancer.ports = [second.port]
            await first_server.aclose()
            for number, one in enumerate(people):
                await one.write(f"They say {number}", 1)
            await until(lambda: host.view.clock.running)  # the class is here again, so it goes on by itself
            for one in (host, *people):
                await one.leave()


class Writer:
    """A student who types all the time, and remembers what was acknowledged."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.acknowledged = 0

    async def gets_on(self) -> None:
        """Until more of the text was acknowledged."""
        goal = self.acknowledged + 3
        await until(lambda: self.acknowledged >= goal)

    async def type(self, stop: asyncio.Event) -> None:
        sequence = 0
        while not stop.is_set():
            sequence += 1
            await self.person.write(f"They say so, {sequence} times over.", sequence)
            self.acknowledged = sequence
            await asyncio.sleep(0.1)


@pytest.mark.skipif(sys.platform == "win32", reason="There is no kill -9 on Windows.")
async def test_killed_servers_lose_nothing_that_was_acknowledged(database: str, tmp_path: Path) -> None:
    rooms_count, students = 6, 10
    store = PostgresStore(database)
    store.add_teacher("Ms Sato", token_hash(KEY))
    async with started(3, database, tmp_path) as servers, contextlib.AsyncExitStack() as stack:
        balancer = await stack.enter_async_context(Balancer([one.port for one in servers]).open())
        http = await stack.enter_async_context(ClientSession())
        rooms = [await opened(http, balancer.address, KEY) for _ in range(rooms_count)]
        hosts = [teacher(balancer.address, room["code"], KEY) for room in rooms]
        writers = [
            Writer(student(balancer.address, room["code"], f"Student {number}"))
            for room in rooms
            for number in range(students)
        ]
        for host in hosts:
            await until(partial(_has_seats, host, students))
            await begin_writing(host)
        await until(lambda: all(one.person.view.stage is Stage.WRITING for one in writers))
        stop = asyncio.Event()
        typing = [asyncio.create_task(one.type(stop)) for one in writers]
        for killed in servers[:2]:
            await asyncio.gather(*(one.gets_on() for one in writers))
            killed.kill()
            await asyncio.gather(*(one.gets_on() for one in writers))
        stop.set()
        await asyncio.gather(*typing)
        for number, room in enumerate(rooms):
            kept = await asyncio.to_thread(store.look_into(room["room"]).read)
            papers = kept.turns[0].attempts[0].papers
            for one in writers[number * students : (number + 1) * students]:
                assert papers[one.person.seat].sequence >= one.acknowledged
        for person in (*hosts, *(one.person for one in writers)):
            await person.leave()
    await asyncio.to_thread(store.close)


def _has_seats(host: Person, count: int) -> bool:
    return host.view is not None and len(host.view.seats) == count
