"""The room's pages: who gets in, that a browser keeps its seat, and that no process is left behind or one too many."""

from __future__ import annotations

import asyncio
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from aiohttp import WSMsgType, WSServerHandshakeError

from debate.classroom.web.client import FAILED, LEFT, TAKEN_ELSEWHERE, Clients, believed_size, client_environment
from debate.classroom.web.launch import SPARE, SpareLauncher, start_process
from debate.classroom.web.pages import PAGES

from .conftest import PLACE, facts_of, heard

SOON = 20


async def has_ended(pid: int) -> bool:
    """Whether that process is gone before long."""
    for _ in range(SOON * 20):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        await asyncio.sleep(0.05)
    return False


async def close_code(page: Any) -> int:
    """The code with which the connection ends, whatever is said before."""
    while (message := await asyncio.wait_for(page.receive(), SOON)).type is not WSMsgType.CLOSE:
        assert message.type in (WSMsgType.BINARY, WSMsgType.TEXT), message
    return message.data


async def status_of(opening: Any) -> int:
    with pytest.raises(WSServerHandshakeError) as refused:
        await opening
    return refused.value.status


async def test_the_code_opens_the_page_once_and_for_all(serve_pages: Any, new_browser: Any) -> None:
    browser = new_browser(await serve_pages())
    status, page = await browser.get("/")
    assert (status, 'name="code"' in page, "&lt;toll&gt;" in page, "<toll>" in page) == (200, True, True, False)
    assert await status_of(browser.open()) == 403
    status, page = await browser.give("ACDEFG")
    assert (status, "There is no room with this code here" in page) == (403, True)
    assert await browser.give(" kfm 3rt ") == (303, "")
    status, page = await browser.get("/")
    assert (status, 'data-session-websocket-url="/ws"' in page) == (200, True)


async def test_a_browser_is_known_by_a_cookie_that_no_page_and_no_other_site_can_use(
    serve_pages: Any, new_browser: Any
) -> None:
    base = await serve_pages()
    browser, other = new_browser(base), new_browser(base)
    for one in (browser, other):
        await one.give(PLACE.code)
    cookie = browser.cookie("debate_browser")
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")
    assert cookie.value != other.cookie("debate_browser").value
    before = cookie.value
    await browser.give(PLACE.code)
    assert browser.cookie("debate_browser").value == before
    first, second = [await facts_of(await one.open()) for one in (browser, other)]
    assert first["environment"]["DEBATE_BROWSER"] != second["environment"]["DEBATE_BROWSER"]
    assert before not in json.dumps(first)


async def test_the_scanned_code_is_filled_in_but_lets_nobody_in_by_itself(serve_pages: Any, new_browser: Any) -> None:
    browser = new_browser(await serve_pages())
    status, page = await browser.get("/KFM3RT")
    assert (status, 'value="KFM3RT"' in page, 'data-send="yes"' in page) == (200, True, True)
    assert not list(browser.session.cookie_jar)
    assert (await browser.get("/%3Cscript%3E"))[0] == 404


async def test_codes_cannot_be_guessed_for_long(serve_pages: Any, new_browser: Any) -> None:
    browser = new_browser(await serve_pages(now=lambda: 100.0))
    for _ in range(10):
        assert "There is no room" in (await browser.give("ACDEFG"))[1]
    assert "Too many wrong codes" in (await browser.give("ACDEFG"))[1]
    assert (await browser.give("x" * 3000))[0] == 403
    assert (await browser.give("x" * 9000))[0] == 413


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", ""])
async def test_pages_of_other_sites_cannot_speak_to_the_room(serve_pages: Any, new_browser: Any, origin: str) -> None:
    browser = new_browser(await serve_pages())
    await browser.give(PLACE.code)
    assert await status_of(browser.open(Origin=origin)) == 403
    async with browser.session.post(
        browser.base + "/", data={"code": PLACE.code}, headers={"Origin": origin}
    ) as answer:
        assert answer.status == 403


async def test_a_foreign_name_for_this_machine_is_refused(serve_pages: Any, new_browser: Any) -> None:
    browser = new_browser(await serve_pages())
    assert (await browser.get("/", Host="evil.example:8766"))[0] == 421
    assert (await browser.get("/", Host="localhost:8766"))[0] == 200


async def test_everything_a_page_needs_comes_from_here_and_nothing_else_does(
    serve_pages: Any, new_browser: Any
) -> None:
    browser = new_browser(await serve_pages())
    await browser.give(PLACE.code)
    texts = [(await browser.get("/"))[1], (await browser.get("/pages/room.css"))[1]]
    wanted = {path for text in texts for path in re.findall(r"(?:src|href)=\"(/[^\"]+)\"|url\(\"(/[^\"]+)\"\)", text)}
    paths = sorted({one for pair in wanted for one in pair if one})
    assert any(path.endswith(".ttf") for path in paths)
    for path in paths:
        async with browser.session.get(browser.base + path) as answer:
            assert answer.status == 200, path
    for text in (*texts, *(file.read_text(encoding="utf-8") for file in PAGES.iterdir())):
        assert not re.search(r"https?://", text)
    async with browser.session.get(browser.base + "/") as answer:
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    for path in ("/static/", "/pages/", "/download/x", "/static/../server.py", "/pages/..%2fweb.py"):
        assert (await browser.get(path))[0] in (403, 404), path


async def test_a_client_gets_what_the_page_sends_and_nothing_of_the_servers_secrets(
    serve_pages: Any, new_browser: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEBATE_HOST_TOKEN", "the teacher’s")
    browser = new_browser(await serve_pages())
    await browser.give(PLACE.code)
    page = await browser.open("/ws?width=90&height=30&code=X&command=rm")
    facts = await facts_of(page)
    assert facts["size"] == [90, 30]
    assert facts["arguments"] == ["join", PLACE.local, PLACE.code]
    assert "DEBATE_HOST_TOKEN" not in facts["environment"]
    assert "BrowserDriver" in facts["environment"]["TEXTUAL_DRIVER"]
    await page.send_json(["stdin", "é; rm -rf $(HOME)"])
    assert await heard(page) == "Dé; rm -rf $(HOME)"
    await page.send_json(["resize", {"width": 10**9, "height": "x"}])
    assert json.loads((await heard(page))[1:]) == {"type": "resize", "width": 80, "height": 24}
    await page.send_json(["ping", "7"])
    assert (await page.receive_json()) == ["pong", "7"]


@pytest.mark.parametrize("nonsense", ['["stdin"]', '{"a": 1}', "not json", '["resize", {"width": 3}]', '["download"]'])
async def test_what_no_page_of_ours_sends_ends_the_connection_and_its_client(
    serve_pages: Any, new_browser: Any, nonsense: str
) -> None:
    browser = new_browser(await serve_pages())
    await browser.give(PLACE.code)
    page = await browser.open()
    facts = await facts_of(page)
    await page.send_str(nonsense)
    await close_code(page)
    assert await has_ended(facts["pid"])


async def test_a_closed_tab_ends_its_client(serve_pages: Any, new_browser: Any) -> None:
    browser = new_browser(await serve_pages())
    await browser.give(PLACE.code)
    page = await browser.open()
    facts = await facts_of(page)
    await page.close()
    assert await has_ended(facts["pid"])


async def test_a_second_tab_has_the_seat_once_the_first_ones_client_has_ended(
    serve_pages: Any, new_browser: Any
) -> None:
    browser = new_browser(await serve_pages(clients=Clients(most=1)))
    await browser.give(PLACE.code)
    first = await browser.open()
    before = await facts_of(first)
    second = await browser.open()
    after = await facts_of(second)
    assert await close_code(first) == TAKEN_ELSEWHERE
    assert await has_ended(before["pid"])
    assert after["environment"]["DEBATE_BROWSER"] == before["environment"]["DEBATE_BROWSER"]


@pytest.mark.parametrize(("told", "code"), [("leave", LEFT), ("die", FAILED)])
async def test_a_page_learns_whether_its_client_left_or_failed(
    serve_pages: Any, new_browser: Any, told: str, code: int
) -> None:
    browser = new_browser(await serve_pages())
    await browser.give(PLACE.code)
    page = await browser.open()
    await facts_of(page)
    await page.send_json(["stdin", told])
    assert await close_code(page) == code


async def test_a_client_that_does_not_end_is_ended(
    serve_pages: Any, new_browser: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("debate.classroom.web.client.STOP_SECONDS", 0.1)
    browser = new_browser(await serve_pages())
    await browser.give(PLACE.code)
    page = await browser.open()
    facts = await facts_of(page)
    await page.send_json(["stdin", "stay"])
    assert await heard(page) == "Dstay"
    await page.close()
    assert await has_ended(facts["pid"])


@pytest.mark.parametrize("bounds", [{"most": 1}, {"most_of_an_address": 1}])
async def test_one_client_too_many_is_told_in_a_sentence_and_has_room_once_another_left(
    serve_pages: Any, new_browser: Any, bounds: dict[str, int]
) -> None:
    base = await serve_pages(clients=Clients(**bounds))
    first, second = new_browser(base), new_browser(base)
    for one in (first, second):
        await one.give(PLACE.code)
    page = await first.open()
    facts = await facts_of(page)
    status, said = await second.get("/")
    assert (status, bool(re.search("join from a terminal|at your address already", said))) == (503, True)
    assert await status_of(second.open()) == 503
    await page.close()
    assert await has_ended(facts["pid"])
    for _ in range(200):
        if (await second.get("/"))[0] == 200:
            break
        await asyncio.sleep(0.05)
    await facts_of(await second.open())


async def test_the_projector_needs_its_key_which_does_not_stay_in_the_address(
    serve_pages: Any, new_browser: Any
) -> None:
    base = await serve_pages()
    browser, student = new_browser(base), new_browser(base)
    await student.give(PLACE.code)
    assert await status_of(student.open("/ws/board")) == 403
    assert "key of the projector" in (await student.get("/board"))[1]
    assert (await browser.give("wrong", "/board"))[0] == 403
    async with browser.session.get(f"{base}/board?key={PLACE.board_key}", allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (303, "/board")
    assert 'data-session-websocket-url="/ws/board"' in (await browser.get("/board"))[1]
    facts = await facts_of(await browser.open("/ws/board"))
    assert facts["environment"]["DEBATE_BOARD_KEY"] == PLACE.board_key


async def test_a_spare_becomes_the_client_that_is_asked_for_and_ends_with_the_server() -> None:
    launcher = SpareLauncher()
    environment = client_environment()
    launcher.prepare(environment)
    for _ in range(200):
        if (spare := launcher.spare) is not None:
            break
        await asyncio.sleep(0.05)
    client = await launcher.open(["score", "--help"], environment, {"COLUMNS": "100"})
    assert client is spare
    said, _ = await asyncio.wait_for(client.communicate(), SOON)
    assert (said.split()[:2], client.returncode) == ([b"Usage:", b"debate"], 0)

    other = await start_process(SPARE, environment)
    other.stdin.close()  # as when the server is killed
    assert await asyncio.wait_for(other.wait(), SOON) == 0
    await launcher.close()


def test_sizes_are_believed_within_bounds() -> None:
    assert believed_size("120", 36) == (120, 36)
    assert believed_size(10**12, "-5") == (400, 10)
    assert believed_size(None, "36") == (80, 24)
    assert believed_size("1e9", {}) == (80, 24)


def test_the_pages_are_part_of_the_package() -> None:
    assert {file.suffix for file in Path(PAGES).iterdir()} == {".html", ".css", ".js"}
