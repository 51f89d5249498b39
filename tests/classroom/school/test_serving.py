"""One school's server as teachers and students meet it, on either store; several of them are in ``test_lead.py``."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import os
import shutil
import socket
import sqlite3
import ssl
import subprocess
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
import pytest_asyncio
from aiohttp import ClientSession
from aiohttp.test_utils import make_mocked_request
from msgspec.structs import replace

from debate.classroom.client.link import LinkState
from debate.classroom.errors import JournalError, RoomError
from debate.classroom.room.state import Stage
from debate.classroom.school.files import FILE
from debate.classroom.school.front import AWAY, NO_KEY
from debate.classroom.school.postgres import PostgresStore
from debate.classroom.school.proxies import Name, Proxies
from debate.classroom.school.rooms import NO_ROOM
from debate.classroom.school.serving import Plan, Running, open_store, running
from debate.classroom.server.gate import OF_AN_ADDRESS, Gate
from debate.classroom.wire import messages as wire
from debate.classroom.wire.addresses import lan_addresses
from debate.classroom.wire.codes import token_hash

from ..test_journal import OPENED
from .schooling import begin_writing, board, opened, student, teacher, until

KEY, OTHER_KEY = "the key of Ms Sato", "the key of Mr Ito"


class School:
    """One server, with a teacher and another one; ``http`` asks it."""

    def __init__(self, plan: Plan, server: Running, http: ClientSession) -> None:
        self.plan = plan
        self.server = server
        self.address = f"http://127.0.0.1:{server.port}"
        self.http = http

    async def ask(self, method: str, path: str, key: str = KEY, **values: Any) -> tuple[int, str]:
        headers = {"Authorization": f"Bearer {key}", **values.pop("headers", {})}
        async with self.http.request(method, f"{self.address}{path}", headers=headers, **values) as answer:
            return answer.status, await answer.text()


def plan_of(tmp_path: Path, database: str = "", **values: Any) -> Plan:
    anywhere = ("127.0.0.1", 0)
    return Plan(**{"listen": anywhere, "internal": anywhere, "database": database, "folder": tmp_path, **values})


@contextlib.asynccontextmanager
async def school_of(plan: Plan) -> AsyncIterator[School]:
    store = open_store(plan.database, folder=plan.folder)
    store.add_teacher("Ms Sato", token_hash(KEY))
    store.add_teacher("Mr Ito", token_hash(OTHER_KEY))
    store.close()
    async with running(plan) as server, ClientSession() as http:
        yield School(plan, server, http)


@pytest.fixture(params=["files", "postgres"])
def plan(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))
    return plan_of(tmp_path, request.getfixturevalue("database") if request.param == "postgres" else "", workers=1)


@pytest_asyncio.fixture
async def school(plan: Plan) -> AsyncIterator[School]:
    async with school_of(plan) as school:
        yield school


async def test_a_lesson_is_held_with_address_code_and_key_alone(school: School) -> None:
    room = await opened(school.http, school.address, KEY)
    host = teacher(school.address, room["code"], KEY)
    maya = student(school.address, room["code"].lower(), "Maya")
    wall = board(school.address, room["board_key"])
    await until(lambda: host.view and [seat.name for seat in host.view.seats] == ["Maya"])
    await until(lambda: wall.view)
    await begin_writing(host)
    await maya.write("They say that the bridge pays for itself. It does not, because nobody crosses it.", 1)
    await maya.write("They say that the bridge pays for itself. It does not, because it is closed.", 2, finished=True)
    await until(lambda: host.view.stage is Stage.HELD and host.view.to_mark == host.view.marked == 1)  # by a worker
    assert maya.token.startswith(f"{room['code']}.")
    status, report = await school.ask("GET", f"/rooms/{room['room']}/report.csv")
    assert status == 200 and "Maya" in report
    for person in (host, maya, wall):
        await person.leave()


async def test_a_teacher_has_their_own_rooms_only(school: School) -> None:
    mine = await opened(school.http, school.address, KEY)
    theirs = await opened(school.http, school.address, OTHER_KEY)
    status, listed = await school.ask("GET", "/rooms")
    assert status == 200 and mine["room"] in listed and theirs["room"] not in listed
    for path in (f"/rooms/{theirs['room']}/report.json", "/rooms/2026-01-01-aaaaaa/report.json"):
        assert (await school.ask("GET", path))[0] == 409
    assert (await school.ask("DELETE", f"/rooms/{theirs['room']}"))[0] == 409
    intruder = teacher(school.address, theirs["code"], KEY)
    await until(lambda: intruder.farewell)
    assert intruder.view is None


async def test_nobody_opens_a_room_without_a_key(school: School) -> None:
    for key in ("", "guessed", token_hash(KEY)):
        status, said = await school.ask("POST", "/rooms", key)
        assert (status, said) == (401, "This is no teacher’s key of this school; ask whoever runs its server.")


async def test_a_pack_is_named_by_its_id_and_never_by_a_path_on_the_server(school: School) -> None:
    for pack in ("/etc", "../secret", "content/us-japan-alliance"):
        status, said = await school.ask("POST", "/rooms", json={"pack": pack})
        assert status == 409 and "by its id" in said
    status, said = await school.ask("POST", "/rooms", data=b"[" * 100_000)
    assert status == 400


async def test_a_room_that_was_left_is_let_go_and_taken_up_again(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = await opened(school.http, school.address, KEY)
    maya = student(school.address, room["code"], "Maya")
    await until(lambda: maya.view)
    await maya.leave()
    assert (await school.ask("DELETE", f"/rooms/{room['room']}", OTHER_KEY))[0] == 409
    again = student(school.address, room["code"], "Tom")
    await until(lambda: again.view)
    assert (await school.ask("DELETE", f"/rooms/{room['room']}"))[0] == 409  # somebody is in it
    await again.leave()

    async def deleted() -> bool:
        return (await school.ask("DELETE", f"/rooms/{room['room']}"))[0] == 204

    async with asyncio.timeout(60):
        while not await deleted():
            await asyncio.sleep(0.05)
    assert await school.ask("GET", "/rooms") == (200, "[]")
    again = student(school.address, room["code"], "Tom")
    await until(lambda: again.link.state is LinkState.ENDED)  # and does not try for ever
    assert again.farewell == NO_ROOM


async def test_who_has_no_key_any_more_leads_no_longer(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debate.classroom.school.serving.TIDY_SECONDS", 0.02)
    async with school_of(plan) as school:
        rooms = [await opened(school.http, school.address, key) for key in (KEY, OTHER_KEY)]
        sato, ito = (
            teacher(school.address, room["code"], key) for room, key in zip(rooms, (KEY, OTHER_KEY), strict=True)
        )
        await until(lambda: sato.view and ito.view)
        with contextlib.closing(await asyncio.to_thread(open_store, plan.database, folder=plan.folder)) as store:
            await asyncio.to_thread(store.remove_teacher, "Ms Sato")
        await until(lambda: sato.link.state is LinkState.ENDED)
        assert sato.farewell == NO_KEY
        assert ito.link.state is LinkState.OPEN
        await ito.leave()


async def test_trouble_with_the_store_is_told_without_its_place(
    school: School, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    room = await opened(school.http, school.address, KEY)

    def fails(*_: object) -> str:
        raise JournalError(f"The database at {tmp_path} cannot be used.")

    for name in ("teacher_of", "find"):
        monkeypatch.setattr(f"debate.classroom.school.files.SchoolFiles.{name}", fails)
        monkeypatch.setattr(PostgresStore, name, fails)
    assert await school.ask("GET", "/rooms") == (503, AWAY)
    for who in (teacher(school.address, room["code"], KEY), student(school.address, "AAAAAA", "Maya")):
        while not who.farewell:
            await asyncio.sleep(0.02)
        assert who.farewell == AWAY
        await who.leave()


async def test_rooms_go_on_where_they_were_when_the_server_was_started_again(plan: Plan) -> None:
    async with school_of(plan) as school:
        room = await opened(school.http, school.address, KEY)
        host, maya = teacher(school.address, room["code"], KEY), student(school.address, room["code"], "Maya")
        await until(lambda: maya.view)
        await begin_writing(host)
        await maya.write("They say", 1)
        seat, token = maya.seat, maya.token
    assert maya.farewell == "The room moves to another server; nothing that was acknowledged is lost."
    await maya.leave()
    await host.leave()
    async with school_of(plan) as school:
        maya = student(school.address, room["code"], "Maya")
        maya.seat, maya.token = seat, token
        wall = board(school.address, room["board_key"])
        await until(lambda: maya.view and wall.view)
        assert maya.view.paper.text == "They say"
        await maya.leave()
        await wall.leave()


async def test_a_room_in_which_nobody_is_costs_nothing_and_is_there_for_the_next(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("debate.classroom.school.rooms.IDLE_SECONDS", 0.0)
    monkeypatch.setattr("debate.classroom.school.serving.TIDY_SECONDS", 0.02)
    async with school_of(plan) as school:
        room = await opened(school.http, school.address, KEY)

        async def led() -> bool:
            async with school.http.get(f"{school.server.internal}/metrics") as answer:
                return "debate_rooms_led 1.0" in await answer.text()

        async with asyncio.timeout(60):
            while await led():
                await asyncio.sleep(0.02)
        monkeypatch.setattr("debate.classroom.school.rooms.IDLE_SECONDS", 60.0)
        maya = student(school.address, room["code"], "Maya")
        await until(lambda: maya.view)
        assert await led()
        await maya.leave()


async def test_what_nobody_used_for_as_long_as_the_school_says_is_forgotten(plan: Plan) -> None:
    store = open_store(plan.database, folder=plan.folder)
    for opening in (OPENED, replace(OPENED, id="2026-11-25-aaaaaa", code="AAAAAA")):
        journal = store.create(opening)
        journal.close()
        journal.hold.release()
    if isinstance(store, PostgresStore):
        store.ask("UPDATE rooms SET written_at = now() - interval '31 days' WHERE id = %s", [OPENED.id])
    elif plan.folder is not None:
        for path in plan.folder.glob(f"{OPENED.id}*"):
            os.utime(path, (path.stat().st_atime, path.stat().st_mtime - 31 * 86400))
    async with school_of(dataclasses.replace(plan, forget_after=30)):
        async with asyncio.timeout(60):
            while len(await asyncio.to_thread(store.rooms)) > 1:
                await asyncio.sleep(0.02)
        assert [one.id for one in store.rooms()] == ["2026-11-25-aaaaaa"]
    await asyncio.to_thread(store.close)


async def test_a_whole_school_behind_one_router_may_come_at_once(tmp_path: Path) -> None:
    async with school_of(plan_of(tmp_path)) as school:
        room = await opened(school.http, school.address, KEY)
        there = [await asyncio.open_connection("127.0.0.1", school.server.port) for _ in range(OF_AN_ADDRESS + 1)]
        maya = student(school.address, room["code"], "Maya")
        await until(lambda: maya.view)
        assert not there[0][0].at_eof()
        for _, writer in there:
            writer.close()
        await maya.leave()


async def test_wrong_codes_are_told_and_slowed_down(school: School) -> None:
    who = student(school.address, "AAAAAA", "Guess")
    await until(lambda: who.farewell)
    assert who.farewell == "There is no room with this code here; read it off the board again."


async def test_foreign_names_and_foreign_pages_are_refused(school: School) -> None:
    assert (await school.ask("GET", "/", headers={"Host": "evil.example"}))[0] == 421
    assert (await school.ask("GET", "/", headers={"Origin": "https://evil.example"}))[0] == 403
    assert (await school.ask("GET", "/"))[0] == 200


async def test_health_and_metrics_are_for_the_schools_machines(school: School) -> None:
    await opened(school.http, school.address, KEY)
    for path in ("/metrics", "/relay"):
        assert (await school.ask("GET", path))[0] == 404
    assert await school.ask("GET", "/health") == (200, '{"ok": true}')  # for the proxy's checks
    async with school.http.get(f"{school.server.internal}/health") as answer:
        assert answer.status == 200
    async with school.http.get(f"{school.server.internal}/metrics") as answer:
        assert "debate_rooms_led 1.0" in await answer.text()
    async with school.http.get(f"{school.server.internal}/relay", headers={"X-Debate-Servers": "guessed"}) as answer:
        assert answer.status == 403


def test_a_name_of_other_letters_is_known_as_clients_ask_for_it() -> None:
    name = Name("https://École.example:8443/")
    assert name.is_own("xn--cole-9oa.example:8443") and not name.is_own("xn--cole-9oa.example")
    assert name.may_ask("https://xn--cole-9oa.example:8443", "xn--cole-9oa.example:8443")


async def test_behind_a_proxy_the_public_name_counts_and_its_word_on_addresses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))
    url = "https://debate.school.example"
    async with school_of(plan_of(tmp_path, public_url=url, trusted=("127.0.0.1",))) as school:
        by_name = {"Host": "debate.school.example"}
        status, said = await school.ask("POST", "/rooms", headers=by_name)
        assert status == 200 and f'"address":"{url}"' in said
        assert (await school.ask("GET", "/", headers={"Host": "127.0.0.1"}))[0] == 421
        assert (await school.ask("GET", "/health", headers={"Host": "127.0.0.1"}))[0] == 200
        assert (await school.ask("GET", "/", headers={**by_name, "Origin": url}))[0] == 200
        assert (await school.ask("GET", "/", headers={**by_name, "Origin": "http://debate.school.example"}))[0] == 403
        for _ in range(12):  # one address guesses; the others, behind the same proxy, are not slowed down
            guessed = {**by_name, "X-Forwarded-For": "10.1.1.1, 203.0.113.7"}
            status, said = await school.ask("POST", "/rooms", "guessed", headers=guessed)
        assert status == 409 and "Too many wrong codes" in said
        other = {**by_name, "X-Forwarded-For": "203.0.113.7, 203.0.113.8"}
        assert (await school.ask("POST", "/rooms", headers=other))[0] == 200


@pytest_asyncio.fixture
async def encrypted(tmp_path: Path) -> AsyncIterator[tuple[School, ssl.SSLContext]]:
    """A school with a certificate, and who trusts that."""
    if shutil.which("openssl") is None:
        pytest.skip("There is no openssl to make a certificate with.")
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", cert],
        check=True, capture_output=True,
    )  # fmt: skip
    async with school_of(plan_of(tmp_path, cert=cert, key=key)) as school:
        yield school, ssl.create_default_context(cafile=cert)


async def test_with_a_certificate_clients_come_by_https(encrypted: tuple[School, ssl.SSLContext]) -> None:
    school, trusting = encrypted
    assert school.server.address == f"https://127.0.0.1:{school.server.port}"
    async with school.http.get(f"{school.server.address}/", ssl=trusting) as answer:
        assert answer.status == 200


async def test_with_a_certificate_a_refused_client_leaves_no_place_taken(
    encrypted: tuple[School, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    gates: list[Gate] = []

    def came(gate: Gate, one: asyncio.Transport, came: Any = Gate.came) -> None:
        gates.append(gate)
        came(gate, one)

    monkeypatch.setattr(Gate, "came", came)
    school, trusting = encrypted
    wrong: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: wrong.append(context))
    async with school.http.ws_connect(f"{school.server.address}/ws", ssl=trusting) as socket:
        join = wire.Join(protocol=wire.PROTOCOL, code="KFM3RT", name="Maya")
        await socket.send_str(msgspec.json.encode(join).decode())
        await socket.receive()
    await until(lambda: gates and not gates[0].strangers)
    assert not wrong


async def test_with_a_certificate_who_says_nothing_is_a_stranger_too(
    encrypted: tuple[School, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Gate, "header_seconds", property(lambda _self: 0.05, lambda _self, _value: None), raising=False)
    school, _ = encrypted
    reader, writer = await asyncio.open_connection("127.0.0.1", school.server.port)
    async with asyncio.timeout(10):
        assert await reader.read() == b""
    writer.close()


@pytest.mark.skipif(not lan_addresses(), reason="This machine is in no network.")
async def test_the_other_servers_are_told_an_address_that_leads_here(tmp_path: Path) -> None:
    async with running(plan_of(tmp_path, internal=("0.0.0.0", 0))) as server:
        assert "0.0.0.0" not in server.internal  # where each would find itself


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="This machine has one kind of addresses.")
async def test_all_addresses_are_those_of_both_kinds(tmp_path: Path) -> None:
    async with running(plan_of(tmp_path, listen=("::", 0), trusted=("127.0.0.1",))) as server, ClientSession() as http:
        for host in ("127.0.0.1", "[::1]"):
            async with http.get(f"http://{host}:{server.port}/") as answer:
                assert answer.status == 200
    request = make_mocked_request("GET", "/", {"X-Forwarded-For": "203.0.113.7"}).clone(remote="::ffff:127.0.0.1")
    assert Proxies(("127.0.0.1",)).client_of(request) == "203.0.113.7"


async def test_a_folder_has_one_server(tmp_path: Path) -> None:
    async with running(plan_of(tmp_path)):
        with pytest.raises(RoomError, match="Another server keeps the rooms"):
            async with running(plan_of(tmp_path)):
                pass
    async with running(plan_of(tmp_path)):
        pass


async def test_a_file_that_cannot_be_used_is_told_at_the_start(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("no database")
    for _ in range(2):
        with pytest.raises(JournalError, match="cannot be read or written"):
            async with asyncio.timeout(20), running(plan_of(tmp_path)):
                pass


async def test_a_full_disk_is_no_good_health(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with school_of(plan_of(tmp_path)) as school:
        assert (await school.ask("GET", "/health"))[0] == 200
        monkeypatch.setattr(sqlite3, "connect", partial(_full, sqlite3.connect))
        assert (await school.ask("GET", "/health"))[0] == 503


def _full(connect: Callable[..., sqlite3.Connection], *words: Any, **values: Any) -> sqlite3.Connection:
    """A connection to a file that is read still, and takes nothing."""
    connection = connect(*words, **values)
    connection.execute("PRAGMA query_only = ON")
    return connection


async def test_a_wrong_certificate_is_told(tmp_path: Path) -> None:
    (tmp_path / "cert.pem").write_text("no certificate")
    with pytest.raises(RoomError, match="cannot be used"):
        async with running(plan_of(tmp_path, cert=tmp_path / "cert.pem", key=tmp_path / "cert.pem")):
            pass
    with pytest.raises(RoomError, match="give --cert and --key"):
        async with running(plan_of(tmp_path, cert=tmp_path / "cert.pem")):
            pass
