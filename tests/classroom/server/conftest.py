"""A real server on a port of this machine, and clients that speak to it in plain messages."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from debate.classroom.keeping.opening import open_room
from debate.classroom.room.state import Settings
from debate.classroom.server.door import Allowance
from debate.classroom.server.serving import Serving, serve
from debate.classroom.wire import messages as wire

PATIENCE = 60.0
"""Seconds after which a test gives a message up: long, since the machine may be busy."""


class Client:
    """One WebSocket connection. ``seen`` is every text that was taken up, ``welcome`` the answer to the greeting.

    It reads all the time, as real clients do: one that answers no sign of life while it is not asked is given up.
    """

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self.seen: list[str] = []
        self.welcome: dict[str, Any] = {}
        self._number = 0
        self._sent: asyncio.Queue[str] = asyncio.Queue()
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for received in self.socket:
            if received.type is WSMsgType.TEXT:
                self._sent.put_nowait(received.data)
        self._sent.put_nowait("")

    async def send(self, kind: str, **values: object) -> None:
        await self.socket.send_str(json.dumps({"type": kind, **values}))

    async def receive(self) -> dict:
        async with asyncio.timeout(PATIENCE):
            text = await self._sent.get()
        if not text:
            self._sent.put_nowait("")
            return {"type": "closed"}
        self.seen.append(text)
        return json.loads(text)

    async def until(self, fits: Callable[[dict], bool]) -> dict:
        while True:
            message = await self.receive()
            if fits(message) or message["type"] == "closed":
                return message

    async def ask(self, kind: str, **values: object) -> dict:
        self._number += 1
        number = self._number
        await self.send(kind, id=number, **values)
        return await self.until(lambda message: message.get("id") == number)

    async def let(self, event: str, **values: object) -> dict:
        """Ask that this event happen."""
        return await self.ask("Let", event={"type": event, **values})

    async def write(self, text: str, sequence: int = 1, *, finished: bool = False) -> dict:
        """Send what the editor holds, on the first prompt."""
        own = {"turn": 0, "attempt": 1, "sequence": sequence, "text": text, "handing_in": finished}
        return await self.ask("Write", text=own)

    async def view(self, fits: Callable[[dict], bool] = lambda _view: True) -> dict:
        message = await self.until(lambda one: one["type"] == "Update" and fits(one["view"]))
        return message["view"]


class Lesson:
    """A room that is served, and whoever comes in."""

    def __init__(self, serving: Serving, http: ClientSession) -> None:
        self.serving = serving
        self.keeper = serving.keeper
        self.http = http

    async def connect(self, **headers: str) -> Client:
        return Client(await self.http.ws_connect(f"{self.serving.local}/ws", headers=headers))

    async def join(self, name: str, **values: object) -> Client:
        client = await self.connect()
        greeting = {"protocol": wire.PROTOCOL, "code": self.keeper.room.code, "name": name, **values}
        await client.send("Join", **greeting)
        client.welcome = await client.receive()
        return client

    async def come_back(self, seat: str, token: str) -> Client:
        client = await self.connect()
        await client.send("Return", protocol=wire.PROTOCOL, seat=seat, token=token)
        client.welcome = await client.receive()
        return client

    async def host(self) -> Client:
        client = await self.connect()
        await client.send("Host", protocol=wire.PROTOCOL, token=self.serving.host_token)
        client.welcome = await client.receive()
        return client


@pytest.fixture
def counted_without_a_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection may send so much, and gets none of it back: on a busy machine the time between would be enough."""
    monkeypatch.setattr("debate.classroom.server.server.Allowance", partial(Allowance, rate=0.0))


@pytest_asyncio.fixture
async def lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Lesson]:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))
    keeper = await asyncio.to_thread(open_room, settings=Settings(seconds=300.0))
    serving = await serve(keeper, port=0)
    async with ClientSession() as http:
        yield Lesson(serving, http)
    await serving.close()
