"""The room's server: WebSocket connections in, views out. It speaks for the keeper and decides nothing about the room.

Each connection is greeted (``door``), then read by one task and written by another. What waits to be written is
bounded: answers are kept in order, but of the views only the newest is, so that a client that does not read costs
nobody anything.
"""

from __future__ import annotations

import asyncio
import contextlib
import html
import logging
import time
from collections import deque
from collections.abc import Callable
from random import SystemRandom
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import msgspec
from aiohttp import WSCloseCode, WSMsgType, web

from debate.classroom import wire
from debate.classroom.addresses import own_host_names
from debate.classroom.codes import as_typed, new_board_key, new_token, token_hash
from debate.classroom.door import Allowance, Door, Keys
from debate.classroom.errors import JournalError, RoomError
from debate.classroom.names import cleaned, given_name
from debate.classroom.state import Standing
from debate.classroom.views import BoardView, HostView, SeatView, Topic

if TYPE_CHECKING:
    from debate.classroom.keeper import Keeper

_LOG = logging.getLogger(__name__)

GREETING_SECONDS: Final = 10.0
"""How long a new connection may take to say who it is."""

HEARTBEAT_SECONDS: Final = 5.0
"""When nothing came for so long, a sign of life is asked for; after half as long again the connection is given up."""

UPDATE_SECONDS: Final = 1.0
"""How often dashboard and projector are told of what students do by themselves."""

MOST_WAITING: Final = 200
"""Answers that may wait for a client to read them; one that is so far behind is disconnected."""

MOST_CONNECTIONS: Final = 2500

_ENCODE = msgspec.json.Encoder().encode
_GREETING = msgspec.json.Decoder(wire.Greeting)
_FROM_SEAT = msgspec.json.Decoder(wire.FromSeat)
_FROM_HOST = msgspec.json.Decoder(wire.FromHost)
_FROM_BOARD = msgspec.json.Decoder(wire.Time)
_FAR_BEHIND: Final = "This client does not read what it is sent."


class _Done(Exception):  # noqa: N818
    """The connection ends; the text is for the client."""

    def __init__(self, why: str, *, again: bool = False) -> None:
        super().__init__(why)
        self.again = again


class Connection:
    """One client's connection, after its greeting. ``seat`` is empty for dashboard and projector."""

    def __init__(self, socket: web.WebSocketResponse, kind: str, seat: str, view: Callable[[], Any]) -> None:
        self.socket = socket
        self.kind = kind
        self.seat = seat
        self._view = view
        self._answers: deque[bytes] = deque()
        self._view_is_old = False
        self._bye: wire.Bye | None = None
        self._wake = asyncio.Event()

    def say(self, message: wire.Message) -> None:
        """Send a message after those that wait. Raises ``_Done`` when the client is too far behind."""
        if len(self._answers) >= MOST_WAITING:
            raise _Done(_FAR_BEHIND, again=True)
        self._answers.append(_ENCODE(message))
        self._wake.set()

    def refresh(self) -> None:
        """Send the newest view as soon as the client can take it."""
        self._view_is_old = True
        self._wake.set()

    def part(self, why: str, *, again: bool = False) -> None:
        """End the connection with a sentence, after what waits."""
        if self._bye is None:
            self._bye = wire.Bye(why=why, again=again)
            self._wake.set()

    async def write(self, now: Callable[[], float]) -> None:
        """Send what there is to send, until the connection ends."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._answers:
                await self.socket.send_str(self._answers.popleft().decode())
            if self._bye is not None:
                await self.socket.send_str(_ENCODE(self._bye).decode())
                await self.socket.close(code=WSCloseCode.GOING_AWAY)
                return
            if self._view_is_old:
                self._view_is_old = False
                view: SeatView | HostView | BoardView = self._view()
                await self.socket.send_str(_ENCODE(wire.Update(now=now(), view=view)).decode())


class RoomServer:
    """Serves one keeper's room: ``application`` is for an aiohttp runner, ``run`` tells dashboard and projector.

    ``host_names`` are the names by which this machine may be called; found out when not given.
    """

    def __init__(self, keeper: Keeper, keys: Keys, *, host_names: frozenset[str] | None = None) -> None:
        self.keeper = keeper
        self._door = Door(keys)
        self._host_names = own_host_names() if host_names is None else host_names
        self._seats: dict[str, Connection] = {}
        self._others: set[Connection] = set()
        self._open = 0
        self._staff_is_behind = asyncio.Event()
        self._closing = False
        self._chance = SystemRandom()
        keeper.changed = self._changed
        keeper.new_topic = self._new_topic
        self.application = web.Application(middlewares=[self._guard], client_max_size=wire.MOST_BYTES)
        self.application.add_routes(
            [web.get("/", self._page), web.get("/room", self._facts), web.get("/ws", self._socket)]
        )
        self.application.on_shutdown.append(self._shut)

    # What everybody may see

    async def _page(self, _request: web.Request) -> web.Response:
        reach = self.keeper.reach
        web_address = html.escape(reach.web_address)
        body = _PAGE.format(
            title=html.escape(self.keeper.pack.title),
            address=html.escape(reach.address),
            browser=f'<p>In this browser: <a href="{web_address}">{web_address}</a></p>' if web_address else "",
        )
        return web.Response(text=body, content_type="text/html")

    async def _facts(self, _request: web.Request) -> web.Response:
        room = self.keeper.room
        return web.json_response({"debate": "room", "room": room.id, "protocol": wire.PROTOCOL})

    @web.middleware
    async def _guard(self, request: web.Request, handler: Callable[[web.Request], Any]) -> web.StreamResponse:
        """Refuse foreign names and foreign pages, and never show a traceback."""
        if not self._is_own(request.headers.get("Host", "")):
            return web.Response(status=421, text="This is a room of debate; it does not go by that name.")
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != request.headers["Host"]:
            return web.Response(status=403, text="Pages of other sites may not speak to this room.")
        try:
            response: web.StreamResponse = await handler(request)
        except web.HTTPException:
            raise
        except Exception:
            _LOG.exception("a request failed")
            return web.Response(status=500, text="The room could not do that.")
        if not response.prepared:
            response.headers.update(_HEADERS)
        return response

    def _is_own(self, host: str) -> bool:
        """Whether that is one of this machine's names or addresses, whatever the port."""
        name = urlsplit(f"//{host}").hostname if host else None
        return name is not None and (name in self._host_names or f"[{name}]" in self._host_names)

    # A connection

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        if self._open >= MOST_CONNECTIONS or self._closing:
            return web.Response(status=503, text="This room takes no more connections now.")
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS, max_msg_size=wire.MOST_BYTES, compress=False)
        await socket.prepare(request)
        self._open += 1
        try:
            await self._serve(socket, request.remote or "")
        except (ConnectionError, RuntimeError, asyncio.CancelledError):
            if self._closing:
                raise
        finally:
            self._open -= 1
        return socket

    async def _serve(self, socket: web.WebSocketResponse, address: str) -> None:
        connection: Connection | None = None
        writer: asyncio.Task[None] | None = None
        try:
            connection = await self._greeted(socket, address)
            writer = asyncio.create_task(connection.write(self.keeper.now))
            await self._read(connection)
        except _Done as done:
            await _say_bye(socket, connection, writer, wire.Bye(why=str(done), again=done.again))
        finally:
            if connection is not None:
                self._gone(connection)
            if writer is not None:
                writer.cancel()
                with contextlib.suppress(asyncio.CancelledError, ConnectionError, RuntimeError):
                    await writer

    async def _greeted(self, socket: web.WebSocketResponse, address: str) -> Connection:
        """The connection after its greeting, welcomed. Raises ``_Done`` for who may not come in."""
        try:
            async with asyncio.timeout(GREETING_SECONDS):
                received = await socket.receive()
        except TimeoutError:
            raise _Done("Nobody said who this is.", again=True) from None
        if received.type is not WSMsgType.TEXT:
            raise _Done("A room is spoken to in text.")
        try:
            greeting = _GREETING.decode(received.data)
        except (msgspec.MsgspecError, UnicodeError):
            raise _Done("This is no greeting that this room understands; bring debate up to date.") from None
        try:
            self._door.greet(greeting, self.keeper.room, address, time.monotonic())
            return await self._welcomed(socket, greeting)
        except RoomError as error:
            raise _Done(str(error)) from None
        except JournalError as error:
            raise _Done(str(error), again=True) from None

    async def _welcomed(self, socket: web.WebSocketResponse, greeting: wire.Greeting) -> Connection:
        seat, token = "", ""
        keeper = self.keeper
        match greeting:
            case wire.Join():
                token = new_token()
                seat = await self._take_seat(greeting, token)
            case wire.Return():
                seat = greeting.seat
        if seat:
            connection = Connection(socket, "seat", seat, lambda: keeper.seat_view(seat))
            before = self._seats.get(seat)
            self._seats[seat] = connection
            if before is not None:
                before.part("Your seat was taken up elsewhere.")
            keeper.connected(seat)
            self._staff_is_behind.set()
        elif isinstance(greeting, wire.Host):
            connection = Connection(socket, "host", "", keeper.host_view)
            self._others.add(connection)
        else:
            connection = Connection(socket, "board", "", keeper.board_view)
            self._others.add(connection)
        connection.say(wire.Welcome(room=keeper.room.id, now=keeper.now(), topic=keeper.topic, seat=seat, token=token))
        connection.refresh()
        return connection

    async def _take_seat(self, join: wire.Join, token: str) -> str:
        names = [seat.name for seat in self.keeper.room.seated]
        own = self.keeper.room.settings.own_names and join.name.strip()
        name = cleaned(join.name) if own else given_name(names, self._chance)
        seat = await self.keeper.take_seat(join, name=name, token_hash=token_hash(token))
        return seat.id

    async def _read(self, connection: Connection) -> None:
        """Read what the client says until it ends. Raises ``_Done`` when it goes too far."""
        allowance = Allowance(now=time.monotonic())
        decoder: msgspec.json.Decoder[Any] = {"seat": _FROM_SEAT, "host": _FROM_HOST, "board": _FROM_BOARD}[
            connection.kind
        ]
        doing: set[asyncio.Task[None]] = set()
        try:
            async for received in connection.socket:
                if received.type is not WSMsgType.TEXT:
                    raise _Done("A room is spoken to in text.")
                if connection.kind != "host" and not allowance.spend(time.monotonic()):
                    raise _Done("This client sends too much at once.", again=True)
                try:
                    message = decoder.decode(received.data)
                except (msgspec.MsgspecError, UnicodeError) as error:
                    self._refuse_garbled(connection, received.data, error)
                    continue
                if isinstance(message, wire.Time):
                    connection.say(wire.TimeIs(sent=message.sent, now=self.keeper.now()))
                    continue
                # Not awaited here: the next draft must not wait for the disk to have this one.
                task = asyncio.create_task(self._do(connection, message))
                doing.add(task)
                task.add_done_callback(doing.discard)
        finally:
            if doing:  # what was sent before the connection was lost still counts
                await asyncio.wait(doing, timeout=5)

    @staticmethod
    def _refuse_garbled(connection: Connection, data: str, error: Exception) -> None:
        """Answer a message that is none under its number, if it has one. Raises ``_Done`` if not."""
        try:
            number = msgspec.json.decode(data, type=_Numbered).id
        except (msgspec.MsgspecError, UnicodeError):
            raise _Done("This room did not understand what was sent; bring debate up to date.") from None
        told = str(error).split(" - at")[0]
        connection.say(wire.Refused(id=number, why=f"The room does not take this: {told[:200]}."))

    async def _do(self, connection: Connection, message: Any) -> None:
        try:
            answer: wire.Message
            if connection.kind == "seat":
                _check_seat(self.keeper, connection.seat)
                answer = await self.keeper.from_seat(connection.seat, message)
            else:
                answer = await self.keeper.from_host(self._with_clean_name(message))
        except RoomError as error:
            answer = wire.Refused(id=message.id, why=str(error))
        except JournalError as error:
            answer = wire.Refused(id=message.id, why=str(error), again=True)
        except Exception as error:  # a mistake of ours is one refused request, not a lost connection
            _LOG.exception("a request failed")
            answer = wire.Refused(id=message.id, why=f"The room could not do that ({type(error).__name__}).")
        try:
            connection.say(answer)
        except _Done as done:
            connection.part(str(done), again=done.again)
        if connection.kind == "host":
            self._refresh_staff()
            if isinstance(message, wire.Stand):
                self._send_out(message.seat, message.standing)

    @staticmethod
    def _with_clean_name(message: Any) -> Any:
        if isinstance(message, wire.Rename):
            return msgspec.structs.replace(message, name=cleaned(message.name))
        return message

    def _send_out(self, seat: str, standing: Standing) -> None:
        connection = self._seats.get(seat)
        if connection is not None and standing is not Standing.SEATED:
            banned = standing is Standing.BANNED
            connection.part(
                "Your teacher has closed this room to you."
                if banned
                else "Your teacher took this seat out of the room."
            )

    def _gone(self, connection: Connection) -> None:
        self._others.discard(connection)
        if connection.seat and self._seats.get(connection.seat) is connection:
            del self._seats[connection.seat]
            self.keeper.lost(connection.seat)
            self._staff_is_behind.set()

    # Telling everybody

    def _changed(self, seats: frozenset[str] | None) -> None:
        for connection in list(self._seats.values()) if seats is None else map(self._seats.get, seats):
            if connection is not None:
                connection.refresh()
        if seats is None:
            self._refresh_staff()
        else:
            self._staff_is_behind.set()

    def _new_topic(self, topic: Topic) -> None:
        for connection in (*self._seats.values(), *self._others):
            with contextlib.suppress(_Done):
                connection.say(wire.NewTopic(topic=topic))
            connection.refresh()

    def _refresh_staff(self) -> None:
        self._staff_is_behind.clear()
        for connection in self._others:
            connection.refresh()

    async def run(self) -> None:
        """Tell dashboard and projector once a second what changed, until cancelled."""
        while True:
            await self._staff_is_behind.wait()
            self._refresh_staff()
            await asyncio.sleep(UPDATE_SECONDS)

    async def _shut(self, _application: web.Application) -> None:
        """Part with everybody; they come back when the server does."""
        self._closing = True
        connections = (*self._seats.values(), *self._others)
        for connection in connections:
            connection.part("The room's server is closing.", again=True)
        if connections:
            await asyncio.sleep(0.1)


class _Numbered(msgspec.Struct):
    id: int


def _check_seat(keeper: Keeper, seat: str) -> None:
    found = keeper.room.seats.get(seat)
    if found is None or found.standing is not Standing.SEATED:
        raise RoomError("This seat was taken out of the room.")


async def _say_bye(
    socket: web.WebSocketResponse,
    connection: Connection | None,
    writer: asyncio.Task[None] | None,
    bye: wire.Bye,
) -> None:
    """Tell a client why it has to go, and close; one that does not read is not waited for."""
    with contextlib.suppress(TimeoutError, ConnectionError, RuntimeError):
        async with asyncio.timeout(1):
            if connection is not None and writer is not None:
                connection.part(bye.why, again=bye.again)
                await writer
            else:
                await socket.send_str(_ENCODE(bye).decode())
                await socket.close()


_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}

_PAGE: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>debate</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1.1rem/1.6 system-ui, sans-serif; max-width: 36rem; margin: 12vh auto; padding: 0 1.5rem; }}
code {{ font-size: 1.15em; }}
</style>
<h1>A room of debate is open here</h1>
<p>{title}</p>
{browser}
<p>In a terminal, with the code that your teacher shows:</p>
<p><code>debate join {address} CODE</code></p>
</html>
"""


def new_keys() -> tuple[Keys, str, str]:
    """Keys for one run of the server: what it keeps, then the host token and the board key themselves."""
    host, board = new_token(), new_board_key(SystemRandom())
    return Keys(host_hash=token_hash(host), board_hash=token_hash(as_typed(board))), host, board
