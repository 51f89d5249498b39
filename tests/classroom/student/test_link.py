"""The link against a small server: it comes back by itself, and no request is left without an answer or an error."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import msgspec
import pytest
import pytest_asyncio
from aiohttp import web

from debate.classroom.client.link import AddressError, Link, LinkLost, LinkState, Refusal, room_address
from debate.classroom.room import events as e
from debate.classroom.shown.views.common import CampCard, Topic
from debate.classroom.wire import messages as wire

CAMP = CampCard(id="a", name="A", stand="", case=(), facts=())
TOPIC = Topic(
    pack="p", title="", motion="", language="en", licence="", attribution="", source="", camps=(CAMP, CAMP), criteria=()
)
WELCOME = wire.Welcome(room="r", now=70.0, topic=TOPIC, seat="s", token="t")
PATIENCE = 60


class FakeRoom:
    """Answers greetings and time; what else comes is for the test's ``answer``."""

    def __init__(self) -> None:
        self.greetings: list[dict[str, Any]] = []
        self.sockets: list[web.WebSocketResponse] = []
        self.hello: wire.Message = WELCOME
        self.answer: Callable[[dict[str, Any]], wire.Message | None] = lambda message: wire.Taken(id=message["id"])

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sockets.append(socket)
        async for received in socket:
            message = msgspec.json.decode(received.data)
            if message["type"] in ("Join", "Return"):
                self.greetings.append(message)
                await self._send(socket, self.hello)
            elif message["type"] == "Time":
                await self._send(socket, wire.TimeIs(sent=message["sent"], now=70.0))
            elif (answer := self.answer(message)) is not None:
                await self._send(socket, answer)
        return socket

    async def _send(self, socket: web.WebSocketResponse, message: wire.Message) -> None:
        await socket.send_str(msgspec.json.encode(message).decode())


class Heard:
    """What a link told its owner."""

    def __init__(self) -> None:
        self.messages: list[wire.FromServer] = []
        self.states: list[tuple[LinkState, str]] = []

    async def until(self, state: LinkState, times: int = 1) -> str:
        async with asyncio.timeout(PATIENCE):
            while [one for one, _ in self.states].count(state) < times:
                await asyncio.sleep(0.01)
        return [why for one, why in self.states if one is state][-1]


@pytest_asyncio.fixture
async def room() -> AsyncIterator[tuple[FakeRoom, str]]:
    fake = FakeRoom()
    application = web.Application()
    application.router.add_get("/ws", fake.serve)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield fake, f"http://127.0.0.1:{runner.addresses[0][1]}"
    for socket in fake.sockets:
        await socket.close()
    await runner.cleanup()


@pytest_asyncio.fixture
async def open_link() -> AsyncIterator[Callable[..., Awaitable[tuple[Link, Heard]]]]:
    running: list[tuple[Link, asyncio.Task[None]]] = []

    async def make(address: str, greet: Callable[[], wire.Greeting] | None = None) -> tuple[Link, Heard]:
        heard = Heard()
        link = Link(
            address,
            greet or (lambda: wire.Join(protocol=1, code="KFM3RT")),
            on_message=heard.messages.append,
            on_state=lambda state, why: heard.states.append((state, why)),
        )
        running.append((link, asyncio.create_task(link.run())))
        return link, heard

    yield make
    for link, task in running:
        await link.close()
        await task


def _draft(number: int) -> wire.Write:
    return wire.Write(id=number, text=wire.OwnText(0, 1, 1, "x"))


async def test_requests_are_numbered_and_answered(room: tuple[FakeRoom, str], open_link: Any) -> None:
    fake, address = room
    link, heard = await open_link(address)
    await heard.until(LinkState.OPEN)
    assert [answer.id for answer in [await link.ask(_draft), await link.ask(_draft)]] == [1, 2]
    assert link.room_now() == pytest.approx(70, abs=5)
    fake.answer = lambda message: wire.Refused(id=message["id"], why="The disk is full.", again=True)
    with pytest.raises(Refusal, match="The disk is full") as refused:
        await link.ask(_draft)
    assert refused.value.again


async def test_a_lost_connection_comes_back_with_a_fresh_greeting(room: tuple[FakeRoom, str], open_link: Any) -> None:
    fake, address = room
    link, heard = await open_link(address, lambda: wire.Join(protocol=1, code=f"C{len(fake.greetings)}"))
    await heard.until(LinkState.OPEN)
    fake.answer = lambda message: None
    asking = asyncio.create_task(link.ask(_draft))
    await asyncio.sleep(0.05)
    await fake.sockets[0].close()
    with pytest.raises(LinkLost):
        await asking
    await heard.until(LinkState.OPEN, times=2)
    assert [greeting["code"] for greeting in fake.greetings] == ["C0", "C1"]
    assert [state for state, _ in heard.states] == [LinkState.OPEN, LinkState.LOST, LinkState.OPEN]


async def test_without_an_answer_in_time_a_request_counts_as_lost(room: tuple[FakeRoom, str], open_link: Any) -> None:
    fake, address = room
    link, heard = await open_link(address)
    await heard.until(LinkState.OPEN)
    fake.answer = lambda message: None
    with pytest.raises(LinkLost):
        await link.ask(_draft, seconds=0.05)
    fake.answer = lambda message: wire.Taken(id=message["id"])
    assert (await link.ask(_draft)).id == 2


async def test_a_farewell_for_good_ends_it(room: tuple[FakeRoom, str], open_link: Any) -> None:
    fake, address = room
    fake.hello = wire.Bye(why="There is no room with this code here.")
    link, heard = await open_link(address)
    assert await heard.until(LinkState.ENDED) == "There is no room with this code here."
    assert len(fake.greetings) == 1
    with pytest.raises(LinkLost):
        await link.ask(_draft)


async def test_it_closes_while_the_room_has_not_answered_yet(room: tuple[FakeRoom, str], open_link: Any) -> None:
    fake, address = room
    greeted = asyncio.Event()

    async def say_nothing(socket: web.WebSocketResponse, message: wire.Message) -> None:
        greeted.set()

    fake._send = say_nothing  # type: ignore[method-assign]
    link, heard = await open_link(address)
    await greeted.wait()
    await link.close()
    await heard.until(LinkState.ENDED)


async def test_what_it_cannot_read_ends_it_with_a_sentence(room: tuple[FakeRoom, str], open_link: Any) -> None:
    fake, address = room
    fake.hello = wire.Let(id=1, event=e.Locked(locked=True))  # nothing that a server says
    _, heard = await open_link(address)
    assert "bring debate up to date" in await heard.until(LinkState.ENDED)


async def test_an_address_without_a_room_is_told_and_tried_again(open_link: Any) -> None:
    _, heard = await open_link("http://127.0.0.1:9")
    assert "There is no room at 127.0.0.1:9" in await heard.until(LinkState.LOST, times=2)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("192.168.1.5", "http://192.168.1.5:8765"),
        (" http://Lab-3:9000/ ", "http://lab-3:9000"),
        ("[fe80::1]:8765", "http://[fe80::1]:8765"),
        ("https://room.example", "https://room.example:443"),
    ],
)
def test_addresses_as_people_type_them(typed: str, meant: str) -> None:
    assert room_address(typed) == meant


@pytest.mark.parametrize("typed", ["", "a b", "1.2.3.4:99999", "x:0", "ftp://x", "x/y", "a@b", "\x1b[31mx y"])
def test_no_address(typed: str) -> None:
    with pytest.raises(AddressError, match="looks like"):
        room_address(typed)
