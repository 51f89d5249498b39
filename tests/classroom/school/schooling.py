"""A school's servers inside a test, the one address before them, and clients that come back by themselves."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientSession

from debate.classroom.client.link import Link, LinkLost, LinkState, Refusal
from debate.classroom.wire import messages as wire
from debate.classroom.wire.codes import new_token

PATIENCE = 60.0


async def until(fits: Callable[[], Any], *, seconds: float = PATIENCE) -> Any:
    """Wait until something is so; what it is, is returned."""
    async with asyncio.timeout(seconds):
        while not (found := fits()):
            await asyncio.sleep(0.02)
        return found


class Balancer:
    """One address before several servers: each connection goes to the next of them that answers."""

    def __init__(self, ports: Sequence[int]) -> None:
        self.ports = list(ports)
        self.port = 0
        self._next = 0
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @contextlib.asynccontextmanager
    async def open(self) -> AsyncIterator[Balancer]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=512)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for task in self._tasks:
                task.cancel()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        with contextlib.suppress(OSError, asyncio.CancelledError):
            behind_reader, behind_writer = await self._connected()
            ways = [
                asyncio.create_task(_pipe(reader, behind_writer)),
                asyncio.create_task(_pipe(behind_reader, writer)),
            ]
            try:
                await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for way in ways:
                    way.cancel()
                behind_writer.close()
        writer.close()
        self._tasks.discard(task)

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        for _ in self.ports:
            self._next += 1
            with contextlib.suppress(OSError):
                return await asyncio.open_connection("127.0.0.1", self.ports[self._next % len(self.ports)])
        raise ConnectionRefusedError


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()


@dataclass
class Person:
    """Whoever sits at a client: the link of the real program, and what the room showed last."""

    address: str
    greet: Callable[[Person], wire.Greeting]
    view: Any = None
    seat: str = ""
    token: str = ""
    farewell: str = ""
    states: list[LinkState] = field(default_factory=list)
    link: Link = field(init=False)

    def __post_init__(self) -> None:
        self.link = Link(
            self.address,
            lambda: self.greet(self),
            on_message=self._hear,
            on_state=lambda state, _why: self.states.append(state),
        )
        self.running = asyncio.create_task(self.link.run())

    def _hear(self, message: wire.FromServer) -> None:
        match message:
            case wire.Welcome(seat=seat, token=token):
                self.seat, self.token = seat or self.seat, token or self.token
            case wire.Update(view=view):
                self.view = view
            case wire.Bye(why=why):
                self.farewell = why

    async def ask(self, make: Callable[[int], wire.Request], *, seconds: float = PATIENCE) -> Any:
        """Ask until it is done, as the real clients do: a connection that was lost comes back."""
        async with asyncio.timeout(seconds):
            while True:
                try:
                    return await self.link.ask(make, seconds=seconds)
                except LinkLost:
                    assert self.link.state is not LinkState.ENDED, self.farewell
                    await asyncio.sleep(0.05)
                except Refusal as refusal:
                    if not refusal.again:
                        raise
                    await asyncio.sleep(0.05)

    async def write(self, text: str, sequence: int, *, finished: bool = False) -> None:
        own = wire.OwnText(0, 1, sequence, text, handing_in=finished)
        await self.ask(lambda number: wire.Write(id=number, text=own))

    async def leave(self) -> None:
        await self.link.close()
        await asyncio.wait_for(self.running, PATIENCE)


def student(address: str, code: str, name: str) -> Person:
    """Somebody who joins with the code, and comes back with the seat's token; also where the welcome was lost."""
    own = new_token()

    def greet(person: Person) -> wire.Greeting:
        if person.token:
            return wire.Return(protocol=wire.PROTOCOL, seat=person.seat, token=person.token)
        return wire.Join(protocol=wire.PROTOCOL, code=code, name=name, token=own)

    return Person(address, greet)


def teacher(address: str, code: str, key: str) -> Person:
    """The teacher's dashboard, by the teacher's key."""
    return Person(address, lambda _person: wire.Host(protocol=wire.PROTOCOL, token=f"{code}.{key}"))


def board(address: str, key: str) -> Person:
    """The projector, by its key."""
    return Person(address, lambda _person: wire.Watch(protocol=wire.PROTOCOL, token=key))


async def opened(http: ClientSession, address: str, key: str, **choices: object) -> dict[str, Any]:
    """A new room of the teacher's."""
    async with http.post(f"{address}/rooms", json=choices, headers={"Authorization": f"Bearer {key}"}) as answer:
        assert answer.status == 200, await answer.text()
        facts: dict[str, Any] = await answer.json()
        return facts


async def begin_writing(host: Person) -> None:
    """The first prompt, without a clock."""
    await host.ask(lambda number: wire.Next(id=number))
    await host.ask(lambda number: wire.Start(id=number, limit=0))
