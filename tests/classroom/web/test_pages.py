"""The room's pages as any program gets them: what is sent, what they weigh, and who may ask."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator

import msgspec
import pytest
import pytest_asyncio
from aiohttp import ClientSession, WSServerHandshakeError
from textual.binding import Binding

from debate.classroom.client.qr import qr_bits
from debate.classroom.room.state import MOST_CHARACTERS, Settings
from debate.classroom.server.serving import Serving
from debate.classroom.shown.choices import choices
from debate.classroom.web.pages import BOARD, CHOICES, FILES, STUDENT, TEACHER, Pages
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.held import HostHeld
from debate.tui.classroom.host.lobby import LobbyPage
from debate.tui.classroom.host.over import HostOver
from debate.tui.classroom.host.released import ReleasedPage
from debate.tui.classroom.host.turn import TurnPage

SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in FILES.iterdir() if path.suffix == ".js"}
HOST_PAGES = (LobbyPage, TurnPage, HostHeld, ReleasedPage, HostOver)
MOST_BYTES = 60_000
"""What a page may weigh, compressed as it is sent."""


@pytest_asyncio.fixture(loop_scope="session")
async def http(serving: Serving) -> AsyncIterator[ClientSession]:
    async with ClientSession(serving.local) as http:
        yield http


def parts_of(page: str) -> list[str]:
    """The addresses of what a page loads."""
    return [one for one in re.findall(r'(?:src|href)="([^"]+)"', page) if not one.startswith("data:")]


async def raw(serving: Serving, request: str) -> bytes:
    """What is answered to these very lines."""
    reader, writer = await asyncio.open_connection("127.0.0.1", serving.port)
    writer.write(request.replace("\n", "\r\n").encode("latin-1"))
    async with asyncio.timeout(60):
        answer = await reader.read()
    writer.close()
    return answer


async def test_the_page_and_all_it_loads_come_from_here_and_are_light(http: ClientSession) -> None:
    weighed = 0
    async with http.get("/", headers={"Accept-Encoding": "gzip"}) as answer:
        weighed += int(answer.headers["Content-Length"])
        parts = parts_of(await answer.text())
    for part in parts:
        assert part.startswith("/page/")
        async with http.get(part, headers={"Accept-Encoding": "gzip"}) as answer:
            assert (answer.status, answer.headers["Content-Encoding"]) == (200, "gzip")
            assert "immutable" in answer.headers["Cache-Control"]
            weighed += int(answer.headers["Content-Length"])
    assert len(parts) == 14 and weighed == sum(Pages().weights(STUDENT).values())
    assert all(sum(Pages().weights(page).values()) <= MOST_BYTES for page in (STUDENT, BOARD, TEACHER))


async def test_a_page_loads_beforehand_what_its_scripts_import(http: ClientSession) -> None:
    for path, first in (("/", "page.js"), ("/board", "board.js"), ("/teach", "teach.js")):
        async with http.get(path) as answer:
            named = {part.rpartition("/")[2] for part in parts_of(await answer.text()) if part.endswith(".js")}
        found, waiting = set(), [first]
        while waiting:
            found.add(script := waiting.pop())
            waiting += set(re.findall(r'from "\./([^"]+)"', SCRIPTS.get(script, ""))) - found
        assert named == found


async def test_the_teachers_choices_are_those_of_every_dashboard(http: ClientSession) -> None:
    async with http.get(f"/page/{Pages().version}/{CHOICES}") as answer:
        lines = (await answer.text()).splitlines()
    told = {line.split()[2]: json.loads(line.partition(" = ")[2].rstrip(";")) for line in lines}
    assert list(told["CHOICES"]) == list(choices()) and told["CHOICES"]["camps"]["answers"][0]["words"] == "drawn"
    assert msgspec.convert(told["USUAL"], Settings) == Settings()


def test_what_a_teacher_does_has_the_names_of_the_terminals_dashboard() -> None:
    bindings = [one for page in HOST_PAGES for kind in page.__mro__ for one in vars(kind).get("BINDINGS", ())]
    named = {one.id: one for one in bindings if isinstance(one, Binding)}
    deeds = re.findall(r'^  "([\w.-]+)": deed\("([^"]+)", "([^"]+)"', SCRIPTS["teach_deeds.js"], re.MULTILINE)
    assert len(deeds) > 20
    for action, words, says in deeds:
        assert words.lower().startswith(named[action].description), action
        assert named[action].tooltip.startswith(says.rstrip(".")), action
    assert not {action for action, _, _ in deeds} - set(named)


async def test_a_page_runs_nothing_of_its_own_and_of_nobody_else(http: ClientSession) -> None:
    for path in ("/KFM3RT", "/board", "/teach"):
        async with http.get(path) as answer:
            policy, page = answer.headers["Content-Security-Policy"], await answer.text()
        assert "default-src 'none'" in policy and "script-src 'self';" in policy and "unsafe" not in policy
        assert not re.search(r"<script(?![^>]*src=)|<style|style=|\son\w+=", page)
    for text in SCRIPTS.values():
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\(|https?://(?!www\.w3)", text
        )


async def test_what_a_browser_has_is_not_sent_again(http: ClientSession) -> None:
    async with http.get("/") as answer:
        tag = answer.headers["ETag"]
    async with http.get("/", headers={"If-None-Match": tag}) as answer:
        assert (answer.status, await answer.read(), answer.headers["ETag"]) == (304, b"", tag)
    async with http.get("/", headers={"Accept-Encoding": "identity"}) as answer:
        assert "Content-Encoding" not in answer.headers and b"<!doctype html>" in await answer.read()


@pytest.mark.parametrize(
    "path",
    [
        "/page/", "/page/x/page.js", "/page/VERSION/index.html", "/page/VERSION/..%2fpages.py",
        "/page/VERSION/%2e%2e/pages.py", "/static/js/textual.js", "/KFM3R", "/%3Cscript%3E",
    ],
)  # fmt: skip
async def test_there_is_no_way_to_any_other_file(http: ClientSession, path: str) -> None:
    async with http.get(path.replace("VERSION", Pages().version)) as answer:
        assert answer.status == 404


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ("GET / HTTP/1.1\nHost: [\n", 421),
        ("GET / HTTP/1.1\nHost: 127.0.0.1:80; script-src *\n", 421),
        ("GET / HTTP/1.1\nHost: 127.0.0.1:99999999\n", 421),
        ("GET / HTTP/1.1\nHost: x; script-src *@127.0.0.1\n", 421),
        ("GET / HTTP/1.1\nHost: evil.example\n", 421),
        ("GET / HTTP/1.1\n", 400),
        ("GET / HTTP/1.1\nHost: HERE\nOrigin: http://[\n", 403),
        ("GET / HTTP/1.1\nHost: HERE\nOrigin: ://\n", 403),
        ("GET / HTTP/1.1\nHost: HERE\nOrigin: null\n", 403),
        ('GET / HTTP/1.1\nHost: HERE\nCookie: debate_browser="; ;;=\xff"\x80; a=b=c\n', 200),
        ("POST / HTTP/1.1\nHost: HERE\nContent-Type: multipart/form-data\nContent-Length: 3\n", 405),
        (
            "POST /board HTTP/1.1\nHost: HERE\nContent-Type: multipart/form-data; boundary=x\nContent-Length: 3\n",
            405,
        ),
        ("GET /ws HTTP/1.1\nHost: HERE\nUpgrade: websocket\nConnection: upgrade\nSec-WebSocket-Key: x\n", 400),
        ("GET http://[ HTTP/1.1\nHost: HERE\n", 400),
    ],
)
async def test_what_no_browser_sends_is_refused_calmly(
    serving: Serving, lines: str, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    here = f"127.0.0.1:{serving.port}"
    body = "abc" if lines.startswith("POST") else ""
    answer = await raw(serving, f"{lines.replace('HERE', here)}Connection: close\n\n{body}")
    assert answer.split(b" ", 2)[1] == str(status).encode()
    assert b"Traceback" not in answer and not [one for one in caplog.records if one.name.startswith("debate")]


async def test_no_cookie_is_given_and_none_opens_a_seat(http: ClientSession) -> None:
    async with http.get("/", headers={"Cookie": "debate_browser=planted; debate_code=KFM3RT"}) as answer:
        assert "Set-Cookie" not in answer.headers
    with pytest.raises(WSServerHandshakeError):
        await http.ws_connect("/ws", headers={"Origin": "http://evil.example"})
    socket = await http.ws_connect("/ws", headers={"Cookie": "debate_browser=planted; debate_code=KFM3RT"})
    await socket.send_json({"type": "Return", "protocol": wire.PROTOCOL, "seat": "s1", "token": "planted"})
    assert (await socket.receive_json())["type"] == "Bye"


async def test_the_projectors_page_needs_its_key(http: ClientSession, serving: Serving) -> None:
    async with http.get("/board") as answer:
        page = await answer.text()
    assert serving.board_key not in page and serving.keeper.room.code not in page
    for key, first in (("wrong", "Bye"), (serving.board_key, "Welcome")):
        socket = await http.ws_connect("/ws")
        await socket.send_json({"type": "Watch", "protocol": wire.PROTOCOL, "token": key})
        assert (await socket.receive_json())["type"] == first
    view = (await socket.receive_json())["view"]
    assert view["web_address"] == serving.address == serving.web
    assert view["qr"] == qr_bits(f"{serving.address}/{serving.keeper.room.code}")


async def test_what_a_teacher_takes_away_needs_the_rooms_own_key(http: ClientSession, serving: Serving) -> None:
    room = serving.keeper.room.id
    here = {"Authorization": f"Bearer {serving.host_token}"}
    for path in (
        "/packs",
        f"/rooms/{room}/report.html",
        f"/rooms/{room}/gradebook.csv",
        f"/rooms/{room}/take-home.html",
    ):
        for wrong in ({}, {"Authorization": f"Bearer {serving.board_key}"}):
            async with http.get(path, headers=wrong) as answer:
                assert (answer.status, room in await answer.text()) == (401, False)
        async with http.get(path, headers=here) as answer:
            assert answer.status == 200
    for path, why in (
        ("/rooms/2026-01-01-kfm3rt/report.html", "another room"),
        ("/rooms/..%2F..%2Fetc/report.html", "another room"),
        (f"/rooms/{room}/report.pdf", "html, csv, json, xlsx"),
        (f"/rooms/{room}/gradebook.csv?for=nothing", "A gradebook is for"),
    ):
        async with http.get(path, headers=here) as answer:
            assert answer.status == 409 and why in await answer.text()


async def test_the_pages_know_what_the_server_holds_to(http: ClientSession) -> None:
    assert f"PROTOCOL = {wire.PROTOCOL};" in SCRIPTS["link.js"]
    assert f"MOST_CHARACTERS = {MOST_CHARACTERS};" in SCRIPTS["desk.js"]
    async with http.get("/room") as answer:
        assert (await answer.json())["own_names"] is True
