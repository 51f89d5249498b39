"""Clients that are passed on, and those that wait for their room: however many a school has."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp import web

from debate.classroom.school import front, relay
from debate.classroom.school.relay import LeaderGone, Relay

BY_DEFAULT = 100
"""Connections that aiohttp's session has at most, unless it is told otherwise."""


@pytest_asyncio.fixture
async def leader() -> AsyncIterator[str]:
    """The internal address of a server that takes everybody, and says nothing."""

    async def serve(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.receive()
        return socket

    application = web.Application()
    application.router.add_get(relay.PATH, serve)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, backlog=512).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest_asyncio.fixture
async def way() -> AsyncIterator[Relay]:
    way = Relay("the school's secret")
    await way.start()
    yield way
    await way.close()


async def test_as_many_are_passed_on_as_come(leader: str, way: Relay) -> None:
    async with asyncio.timeout(60):
        open_ones = await asyncio.gather(*(way.connect(leader, "KFM3RT", "10.0.0.9") for _ in range(BY_DEFAULT + 1)))
    assert not any(one.closed for one in open_ones)
    await asyncio.gather(*(one.close() for one in open_ones))


async def test_a_leader_that_is_no_more_is_told_at_once(leader: str, way: Relay) -> None:
    with pytest.raises(LeaderGone):
        await way.connect(leader.replace("127.0.0.1", "127.0.0.2").rpartition(":")[0] + ":9", "KFM3RT", "10.0.0.9")


async def test_who_waits_for_a_room_is_given_signs_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "SIGN_SECONDS", 0.0)
    signs = asyncio.Event()

    class Socket:
        async def pong(self) -> None:
            signs.set()

    async with front._signs_of_life(Socket()):  # type: ignore[arg-type]
        await asyncio.wait_for(signs.wait(), 10)
