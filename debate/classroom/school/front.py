"""What a school's server answers on its two addresses: everybody's, and the one for the school's own machines.

Everybody's has the clients' connections, of whatever room, and the teachers' requests (``teaching``). The own one has
connections that another server passes on, health and metrics.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from random import uniform
from typing import Final

from aiohttp import ClientWebSocketResponse, web
from msgspec.structs import replace

from debate.classroom.errors import JournalError, RoomError, Superseded
from debate.classroom.keeping.store import LedElsewhere
from debate.classroom.school import relay
from debate.classroom.school.metrics import CONTENT_TYPE, Metrics
from debate.classroom.school.proxies import Name, Proxies
from debate.classroom.school.relay import LeaderGone, Relay
from debate.classroom.school.rooms import NO_ROOM, Led, LedRooms
from debate.classroom.school.teaching import Teaching
from debate.classroom.server.asking import Asking
from debate.classroom.server.front_page import HEADERS
from debate.classroom.server.server import HEARTBEAT_SECONDS, Done, greeting_on, say_bye
from debate.classroom.web.pages import Pages
from debate.classroom.wire import messages as wire
from debate.classroom.wire.codes import as_typed, code_of, token_hash
from debate.classroom.wire.tries import Tries

_LOG = logging.getLogger(__name__)

PATIENCE_SECONDS: Final = 8.0
"""For how long a client is kept waiting for its room: whoever tries again only gives a busy server more to do.

Clients give an answer to their greeting ten seconds, as long as there are signs of life.
"""

SIGN_SECONDS: Final = 1.5
"""How often a client that waits is given one."""

AGAIN_SECONDS: Final = 0.2
"""How often who leads its room is asked for meanwhile."""

NO_KEY: Final = "This is no teacher’s key of this school; ask whoever runs its server."

AWAY: Final = "The school’s server can keep nothing just now; it will be tried again by itself."
"""What strangers are told of trouble with the store: the log names files and databases."""

KINDS: Final = ("seat", "host", "board")


class Front:
    """The two applications of one server: ``public`` and ``internal``.

    ``most`` connections take new seats; who has one is let in all the same.
    """

    def __init__(
        self, rooms: LedRooms, servers: Relay, metrics: Metrics, *, name: Name, proxies: Proxies, most: int
    ) -> None:
        self._rooms = rooms
        self._relay = servers
        self._metrics = metrics
        self._name = name
        self._proxies = proxies
        self._tries = Tries()
        self._most = most
        self._open = 0
        self._hosts: dict[web.WebSocketResponse, tuple[str, str]] = {}
        """The dashboards that are open here: by which key, and as which teacher's."""
        self.let_in: Callable[[asyncio.BaseTransport | None], None] = lambda _transport: None
        """Called with the transport of each connection that is no stranger's any more."""
        asking = Asking(
            self._teacher_of,
            self._tries,
            address_of=proxies.client_of,
            no_key=NO_KEY,
        )
        self.public = web.Application(middlewares=[self._guard, _no_traceback], client_max_size=wire.MOST_BYTES)
        self.public.add_routes(
            [
                web.get("/ws", self._socket),
                web.get("/room", self._facts),
                web.get("/health", self._health),
                *Teaching(rooms).routes(asking),
                *Pages().routes(),
            ]
        )
        self.internal = web.Application(middlewares=[_no_traceback], client_max_size=wire.MOST_BYTES)
        self.internal.add_routes(
            [
                web.get(relay.PATH, self._relayed),
                web.get("/health", self._health),
                web.get("/metrics", self._counts),
            ]
        )
        metrics.count(rooms=lambda: len(rooms), connections=self._count, kinds=KINDS)

    def _count(self, kind: str) -> int:
        return sum(led.server.clients(kind) for led in self._rooms.all())

    # Pages and facts

    async def _facts(self, _request: web.Request) -> web.Response:
        # Of no room: who asks has no code yet.
        return web.json_response({"debate": "school", "title": "", "protocol": wire.PROTOCOL, "own_names": True})

    async def _health(self, _request: web.Request) -> web.Response:
        try:
            await asyncio.to_thread(self._rooms.store.check)
        except JournalError as error:
            _LOG.warning("%s", error)
            return web.json_response({"ok": False}, status=503)
        return web.json_response({"ok": True})

    async def _counts(self, _request: web.Request) -> web.Response:
        return web.Response(body=self._metrics.text(), headers={"Content-Type": CONTENT_TYPE})

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Refuse foreign names and foreign pages; a proxy asks for health by the address that it knows."""
        host = request.headers.get("Host", "")
        if not self._name.is_own(host) and request.path != "/health":
            return web.Response(status=421, text="The school’s debate does not go by that name.")
        origin = request.headers.get("Origin")
        if origin is not None and not self._name.may_ask(origin, host):
            return web.Response(status=403, text="Pages of other sites may not speak to the school’s debate.")
        response = await handler(request)
        if not response.prepared:
            for header, value in HEADERS.items():
                response.headers.setdefault(header, value)
        return response

    # Connections

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        address = self._proxies.client_of(request)
        socket = await _prepared(request)
        self._open += 1
        try:
            greeting = await greeting_on(socket)
            if isinstance(greeting, wire.Join) and self._open > self._most:
                raise Done("This server has no place for another student now; try again in a moment.", again=True)
            async with _signs_of_life(socket):
                found = await self._found(greeting, address)
            if request.transport is None or request.transport.is_closing():
                # It lost patience, and may be in by another way: its greeting would turn that one out.
                if not isinstance(found, Led):
                    await found.close()
            elif isinstance(found, Led):
                await self._attend(found, socket, request, address, greeting)
            else:
                self.let_in(request.transport)
                self._metrics.relayed.inc()
                await relay.pass_on(socket, found, greeting)
        except Done as done:
            self._metrics.refused.inc()
            await say_bye(socket, None, None, wire.Bye(why=str(done), again=done.again))
        except (ConnectionError, RuntimeError):  # it has gone meanwhile
            pass
        finally:
            self._open -= 1
        return socket

    async def _found(self, greeting: wire.Greeting, address: str) -> Led | ClientWebSocketResponse:
        """The room that a greeting is meant for, or a connection to who leads it. Raises ``Done`` without either.

        A leader that has ended has a successor soon: who leads the room is asked for again, for a while.
        """
        code, now = _code_of(greeting), time.monotonic()
        try:
            if isinstance(greeting, wire.Join | wire.Watch):
                self._tries.check(address, now)
            async with asyncio.timeout(PATIENCE_SECONDS):
                while True:
                    try:
                        return await self._rooms.get(code)
                    except LedElsewhere as elsewhere:
                        with contextlib.suppress(LeaderGone):
                            return await self._relay.connect(elsewhere.address, code, address)
                    self._rooms.forget_leader(code)
                    await asyncio.sleep(AGAIN_SECONDS * uniform(0.5, 1.5))  # noqa: S311  a class at once, not in step
        except TimeoutError:
            raise Done("This room is being taken up by another server; nothing is lost.", again=True) from None
        except RoomError as error:
            if str(error) == NO_ROOM:
                self._tries.wrong(address, now)
            raise Done(str(error)) from None
        except Superseded as error:
            raise Done(str(error), again=True) from None
        except JournalError as error:
            _LOG.warning("%s", error)
            raise Done(AWAY, again=True) from None

    async def _relayed(self, request: web.Request) -> web.StreamResponse:
        """A client that another server passes on to us, who lead its room."""
        if not self._relay.is_from_a_server(request):
            return web.Response(status=403, text="This is for the school’s own servers.")
        led = self._rooms.led(request.headers.get(relay.CODE_HEADER, ""))
        if led is None:
            return web.Response(status=409, text="This server does not lead that room any more.")
        socket = await _prepared(request)
        try:
            greeting = await greeting_on(socket)
            await self._attend(led, socket, request, request.headers.get(relay.CLIENT_HEADER, ""), greeting)
        except Done as done:
            await say_bye(socket, None, None, wire.Bye(why=str(done), again=done.again))
        except (ConnectionError, RuntimeError):
            pass
        return socket

    async def _attend(
        self, led: Led, socket: web.WebSocketResponse, request: web.Request, address: str, greeting: wire.Greeting
    ) -> None:
        led.server.let_in = self.let_in
        if isinstance(greeting, wire.Host):
            key = greeting.token.partition(".")[2]
            if await self._is_owner(led, key):  # whose key is exchanged for the room's own token
                greeting = replace(greeting, token=led.host_token)
                self._hosts[socket] = key, led.owner
        try:
            await led.server.attend(socket, request.transport, address, greeting)
        finally:
            self._hosts.pop(socket, None)

    async def _is_owner(self, led: Led, key: str) -> bool:
        try:
            teacher = await asyncio.to_thread(self._teacher_of, key)
        except JournalError as error:
            raise Done(str(error), again=True) from None
        return bool(teacher) and teacher == led.owner

    async def part_with_the_keyless(self) -> None:
        """Close the dashboards whose key has been void since. Raises ``JournalError``."""
        for socket, (key, owner) in list(self._hosts.items()):
            if await asyncio.to_thread(self._teacher_of, key) != owner:
                await say_bye(socket, None, None, wire.Bye(why=NO_KEY))

    def _teacher_of(self, key: str) -> str:
        """Whose key that is, empty for nobody's. Blocks; raises ``JournalError``."""
        try:
            return self._rooms.store.teacher_of(token_hash(key))
        except JournalError as error:
            _LOG.warning("%s", error)
            raise JournalError(AWAY) from None


def _code_of(greeting: wire.Greeting) -> str:
    """The code of the room that a greeting is meant for, as far as it says."""
    return as_typed(greeting.code) if isinstance(greeting, wire.Join) else code_of(greeting.token)


async def _prepared(request: web.Request) -> web.WebSocketResponse:
    # Signs of life are answered by hand, since those that a client asks for count as what it sends.
    socket = web.WebSocketResponse(
        heartbeat=HEARTBEAT_SECONDS, max_msg_size=wire.MOST_BYTES, compress=False, autoping=False
    )
    await socket.prepare(request)
    return socket


@contextlib.asynccontextmanager
async def _signs_of_life(socket: web.WebSocketResponse) -> AsyncIterator[None]:
    """Let a client that is kept waiting know that it is not forgotten; nothing that it sends is read meanwhile."""

    async def give() -> None:
        with contextlib.suppress(ConnectionError, RuntimeError):  # it has gone
            while True:
                await asyncio.sleep(SIGN_SECONDS)
                await socket.pong()

    giving = asyncio.create_task(give())
    try:
        yield
    finally:
        giving.cancel()


@web.middleware
async def _no_traceback(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except ConnectionError:  # whoever asked has gone
        return web.Response(status=400)
    except Exception:
        _LOG.exception("a request failed")
        return web.Response(status=500, text="The server could not do that.")
