"""What tests of the room's pages share: pages with a small program in place of the client, and a browser of sorts."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, WSMsgType, web

from debate.classroom.web.client import Clients
from debate.classroom.web.launch import Launcher
from debate.classroom.web.pages_server import Place, RoomPages

STAND_IN = Path(__file__).with_name("stand_in.py")
PLACE = Place(title="The <toll> bridge", local="http://127.0.0.1:9", code="KFM3RT", board_key="ACDE-FGHJ-KMNP-QRTU")


class Browser:
    """A browser: cookies, the address of the pages, and the origin that a page of them has."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.session = ClientSession(cookie_jar=CookieJar(unsafe=True))  # cookies of a numeric address, too

    @property
    def own(self) -> dict[str, str]:
        return {"Origin": self.base}

    async def get(self, path: str, **headers: str) -> tuple[int, str]:
        async with self.session.get(self.base + path, headers=headers, allow_redirects=False) as answer:
            return answer.status, await answer.text()

    async def give(self, given: str, path: str = "/") -> tuple[int, str]:
        async with self.session.post(
            self.base + path, data={"code": given}, headers=self.own, allow_redirects=False
        ) as answer:
            return answer.status, await answer.text()

    async def open(self, path: str = "/ws?width=90&height=30", **headers: str) -> ClientWebSocketResponse:
        return await self.session.ws_connect(self.base + path, headers={**self.own, **headers})

    def cookie(self, name: str) -> Any:
        return next(cookie for cookie in self.session.cookie_jar if cookie.key == name)


async def facts_of(page: ClientWebSocketResponse) -> dict[str, Any]:
    """What the stand-in at the other end says of itself."""
    message = await asyncio.wait_for(page.receive(), 20)
    assert message.type is WSMsgType.BINARY, message
    return json.loads(message.data)


async def heard(page: ClientWebSocketResponse) -> str:
    """What the stand-in says next."""
    message = await asyncio.wait_for(page.receive(), 20)
    assert message.type is WSMsgType.BINARY, message
    return message.data.decode()


@pytest.fixture
async def serve_pages() -> AsyncIterator[Callable[..., Awaitable[str]]]:
    """Serves pages with the stand-in as client; returns their address."""
    runners: list[web.AppRunner] = []

    async def served(**given: Any) -> str:
        launcher = Launcher([sys.executable, str(STAND_IN)])
        pages = RoomPages(PLACE, **{"launcher": launcher, "clients": Clients(), **given})
        runner = web.AppRunner(await pages.application(), shutdown_timeout=1.0)
        runners.append(runner)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        return f"http://127.0.0.1:{runner.addresses[0][1]}"

    yield served
    for runner in runners:
        await runner.cleanup()


@pytest.fixture
async def new_browser() -> AsyncIterator[Callable[[str], Browser]]:
    """Makes browsers, each with cookies of its own."""
    browsers: list[Browser] = []

    def made(base: str) -> Browser:
        browsers.append(Browser(base))
        return browsers[-1]

    yield made
    for browser in browsers:
        await browser.session.close()
