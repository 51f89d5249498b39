"""The room's server: WebSocket connections in, views out. It speaks for the keeper and decides nothing about the room.

Each connection is greeted (``door``), then read by one task and written by another (``connection``).
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from random import SystemRandom
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import msgspec
from aiohttp import WSMsgType, web
from msgspec.structs import replace

from debate.classroom.errors import JournalError, NotNow, RoomError
from debate.classroom.keeping.commands import NotOnList, WhichSeat
from debate.classroom.room.events import Appealed, Renamed, Stood
from debate.classroom.room.state import Standing
from debate.classroom.server.connection import Connection
from debate.classroom.server.door import COUNTS_AS_ONE, Allowance, Crowded, Door, Keys
from debate.classroom.server.front_page import HEADERS, front_page
from debate.classroom.server.names import NameRefused, cleaned, given_name
from debate.classroom.shown.views.common import Topic
from debate.classroom.wire import messages as wire
from debate.classroom.wire.addresses import is_number, own_host_names
from debate.classroom.wire.codes import LEAST_TOKEN, as_typed, new_board_key, new_token, of_room, token_hash
from debate.classroom.wire.texts import shown

if TYPE_CHECKING:
    from debate.classroom.keeping.keeper import Keeper
    from debate.classroom.web.pages import Pages

_LOG = logging.getLogger(__name__)

GREETING_SECONDS: Final = 10.0
"""How long a new connection may take to say who it is."""

HEARTBEAT_SECONDS: Final = 5.0
"""When nothing came for so long, a sign of life is asked for; after half as long again the connection is given up."""

UPDATE_SECONDS: Final = 1.0
"""How often dashboard and projector are told of what students do by themselves."""

MOST_CONNECTIONS: Final = 2500
"""Connections that may have been let in; seats that come back, and the teacher, are let in all the same."""

_ENCODE = msgspec.json.Encoder().encode
_GREETING = msgspec.json.Decoder(wire.Greeting)
_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {
    "seat": msgspec.json.Decoder(wire.FromSeat),
    "host": msgspec.json.Decoder(wire.FromHost),
    "board": msgspec.json.Decoder(wire.Time),
}


class Done(Exception):  # noqa: N818
    """The connection ends; the text is for the client."""

    def __init__(self, why: str, *, again: bool = False, may_ask: bool = False, seats: tuple[str, ...] = ()) -> None:
        super().__init__(why)
        self.again = again
        self.may_ask = may_ask
        self.seats = seats


class RoomServer:
    """Serves one keeper's room: ``application`` is for an aiohttp runner, ``run`` tells dashboard and projector.

    ``pages`` are those for browsers, where they are served; ``host_names`` the names by which this machine may be
    called, found out when not given. ``let_in`` is called with the transport of each connection that was greeted;
    ``most`` such connections take new seats.
    """

    def __init__(
        self,
        keeper: Keeper,
        keys: Keys,
        *,
        pages: Pages | None = None,
        host_names: frozenset[str] | None = None,
        most: int = MOST_CONNECTIONS,
    ) -> None:
        self.keeper = keeper
        self._door = Door(keys)
        self._host_names = own_host_names() if host_names is None else host_names
        self._seats: dict[str, Connection] = {}
        self._others: set[Connection] = set()
        self.let_in: Callable[[asyncio.BaseTransport | None], None] = lambda _transport: None
        self._most = most
        self._names_on_the_way: set[str] = set()  # given, and not on the disk yet
        self._staff_is_behind = asyncio.Event()
        self._closing = False
        self._chance = SystemRandom()
        keeper.changed = self._changed
        keeper.new_topic = self._new_topic
        self.application = web.Application(middlewares=[self._guard], client_max_size=wire.MOST_BYTES)
        first = pages.routes() if pages is not None else [web.get("/", self._page)]
        self.application.add_routes([*first, web.get("/room", self._facts), web.get("/ws", self._socket)])
        self.application.on_shutdown.append(self._shut)

    def clients(self, kind: str = "") -> int:
        """How many clients there are now: of one kind (“seat”, “host”, “board”), or all."""
        return sum(kind in ("", one.kind) for one in (*self._seats.values(), *self._others))

    # What everybody may see

    async def _page(self, _request: web.Request) -> web.Response:
        text = front_page(self.keeper.pack.title, self.keeper.reach.address)
        return web.Response(text=text, content_type="text/html")

    async def _facts(self, _request: web.Request) -> web.Response:
        # Not the room's id, which has the join code in it.
        own_names = self.keeper.room.settings.own_names or bool(self.keeper.room.class_name)
        facts = {"debate": "room", "title": self.keeper.pack.title, "protocol": wire.PROTOCOL, "own_names": own_names}
        return web.json_response(facts)

    @web.middleware
    async def _guard(self, request: web.Request, handler: Callable[[web.Request], Any]) -> web.StreamResponse:
        """Refuse foreign names and foreign pages, and never show a traceback."""
        if not self._is_own(request.headers.get("Host", "")):
            return web.Response(status=421, text="This is a room of debate; it does not go by that name.")
        origin = request.headers.get("Origin")
        if origin is not None and origin.rpartition("://")[2] != request.headers["Host"]:
            return web.Response(status=403, text="Pages of other sites may not speak to this room.")
        try:
            response: web.StreamResponse = await handler(request)
        except web.HTTPException:
            raise
        except Exception:
            _LOG.exception("a request failed")
            return web.Response(status=500, text="The room could not do that.")
        if not response.prepared:
            for name, value in HEADERS.items():
                response.headers.setdefault(name, value)
        return response

    def _is_own(self, host: str) -> bool:
        """Whether that is one of this machine's names, or an address in numbers, whatever the port."""
        try:
            parts = urlsplit(f"//{host}")
            name, _port = parts.hostname, parts.port
        except ValueError:
            return False
        if name is None or parts.netloc != host or "@" in host:
            return False
        return name in self._host_names or is_number(name)

    # A connection

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        if self._closing:
            return web.Response(status=503, text="This room takes no more connections now.")
        # Signs of life are answered by hand, since those that a client asks for count as what it sends.
        socket = web.WebSocketResponse(
            heartbeat=HEARTBEAT_SECONDS, max_msg_size=wire.MOST_BYTES, compress=False, autoping=False
        )
        await socket.prepare(request)
        try:
            await self.attend(socket, request.transport, request.remote or "")
        except (ConnectionError, RuntimeError, asyncio.CancelledError):
            if self._closing:
                raise
        return socket

    async def attend(
        self,
        socket: web.WebSocketResponse,
        transport: asyncio.BaseTransport | None,
        address: str,
        greeting: wire.Greeting | None = None,
    ) -> None:
        """Serve a client until it goes; ``greeting`` is what it said already, where somebody else has listened."""
        connection: Connection | None = None
        writer: asyncio.Task[None] | None = None
        try:
            greeting = greeting or await greeting_on(socket)
            connection = await self._greeted(socket, transport, address, greeting)
            writer = asyncio.create_task(connection.write(self.keeper.now))
            await self._read(connection)
        except Done as done:
            bye = wire.Bye(why=str(done), again=done.again, may_ask=done.may_ask, seats=done.seats)
            await say_bye(socket, connection, writer, bye)
        finally:
            if connection is not None:
                self._gone(connection)
            if writer is not None:
                writer.cancel()
                with contextlib.suppress(asyncio.CancelledError, ConnectionError, RuntimeError):
                    await writer

    async def _greeted(
        self,
        socket: web.WebSocketResponse,
        transport: asyncio.BaseTransport | None,
        address: str,
        greeting: wire.Greeting,
    ) -> Connection:
        """The connection after its greeting, welcomed. Raises ``Done`` for who may not come in."""
        try:
            self._door.greet(greeting, self.keeper.room, address, time.monotonic())
            if isinstance(greeting, wire.Join) and len(self._seats) + len(self._others) >= self._most:
                raise Crowded("This machine has no place for another student now; ask your teacher to close a few.")
            self.let_in(transport)
            return await self._welcomed(socket, transport, greeting)
        except RoomError as error:
            raise Done(
                str(error),
                again=isinstance(error, NotNow),
                may_ask=isinstance(error, NameRefused | NotOnList),
                seats=error.seats if isinstance(error, WhichSeat) else (),
            ) from None
        except JournalError as error:
            raise Done(str(error), again=True) from None

    async def _welcomed(
        self, socket: web.WebSocketResponse, transport: asyncio.BaseTransport | None, greeting: wire.Greeting
    ) -> Connection:
        seat, token = "", ""
        keeper = self.keeper
        match greeting:
            case wire.Join():
                own = greeting.token if len(greeting.token) >= LEAST_TOKEN else new_token()
                token = of_room(own, keeper.room.code)
                seat = await self._take_seat(greeting, token)
            case wire.Return():
                seat = greeting.seat
        if seat:
            connection = Connection(socket, transport, "seat", seat, lambda: keeper.seat_view(seat))
            before = self._seats.get(seat)
            self._seats[seat] = connection
            if before is not None:
                before.part("Your seat was taken up elsewhere.")
            keeper.connected(seat)
            self._staff_is_behind.set()
        elif isinstance(greeting, wire.Host):
            connection = Connection(socket, transport, "host", "", keeper.host_view)
            self._others.add(connection)
        else:
            connection = Connection(socket, transport, "board", "", keeper.board_view)
            self._others.add(connection)
        connection.say(wire.Welcome(room=keeper.room.id, now=keeper.now(), topic=keeper.topic, seat=seat, token=token))
        connection.refresh()
        return connection

    async def _take_seat(self, join: wire.Join, token: str) -> str:
        keeper = self.keeper
        join, asked = replace(join, device=shown(join.device)), ""
        if keeper.room.class_name:
            if not join.ask:
                return (await keeper.choose_seat(join, token_hash=token_hash(token))).id
            asked = cleaned(join.name, by_teacher=True)
        elif keeper.room.settings.own_names and join.name.strip():
            try:
                name = cleaned(join.name)
            except NameRefused:
                if not join.ask:
                    raise
                asked = cleaned(join.name, by_teacher=True)
            else:
                return (await keeper.take_seat(join, name=name, token_hash=token_hash(token))).id
        taken = (*(seat.name for seat in keeper.room.seated), *self._names_on_the_way)
        name = given_name(taken, self._chance)
        self._names_on_the_way.add(name)
        try:
            return (await keeper.take_seat(join, name=name, token_hash=token_hash(token), asked=asked)).id
        finally:
            self._names_on_the_way.discard(name)

    async def _read(self, connection: Connection) -> None:
        """Read what the client says until it ends. Raises ``Done`` when it goes too far."""
        allowance = None if connection.kind == "host" else Allowance(now=time.monotonic())
        decoder = _DECODERS[connection.kind]
        doing: set[asyncio.Task[None]] = set()
        try:
            while (received := await next_text(connection.socket, allowance)) != "":
                try:
                    message = decoder.decode(received)
                except _GARBLED as error:
                    self._refuse_garbled(connection, received, error)
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
        """Answer a message that is none under its number, if it has one. Raises ``Done`` if not."""
        try:
            number = msgspec.json.decode(data, type=_Numbered).id
        except _GARBLED:
            raise Done("This room did not understand what was sent; bring debate up to date.") from None
        told = str(error).split(" - at")[0]
        connection.say(wire.Refused(id=number, why=f"The room does not take this: {told[:200]}."))

    async def _do(self, connection: Connection, message: Any) -> None:
        try:
            answer: wire.Message
            if connection.kind == "seat":
                _check_seat(self.keeper, connection.seat)
                answer = await self.keeper.from_seat(connection.seat, _with_text_to_show(message))
            else:
                answer = await self.keeper.from_host(self._with_clean_name(message))
        except RoomError as error:
            answer = wire.Refused(id=message.id, why=str(error), again=isinstance(error, NotNow))
        except JournalError as error:
            answer = wire.Refused(id=message.id, why=str(error), again=True)
        except Exception as error:  # a mistake of ours is one refused request, not a lost connection
            _LOG.exception("a request failed")
            answer = wire.Refused(id=message.id, why=f"The room could not do that ({type(error).__name__}).")
        connection.say(answer)
        if connection.kind == "host" and not isinstance(message, _READING):
            self._refresh_staff()
            if isinstance(message, wire.Let) and isinstance(message.event, Stood):
                self._send_out(message.event.seat, message.event.standing)

    @staticmethod
    def _with_clean_name(message: Any) -> Any:
        if isinstance(message, wire.Let) and isinstance(event := message.event, Renamed):
            return replace(message, event=replace(event, name=cleaned(event.name, by_teacher=True)))
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
        await self.shut("The room's server is closing.")

    async def shut(self, why: str) -> None:
        """Part with everybody, who comes back when there is a server again."""
        self._closing = True
        connections = (*self._seats.values(), *self._others)
        for connection in connections:
            connection.part(why, again=True)
        if connections:
            await asyncio.sleep(0.1)


class _Numbered(msgspec.Struct):
    id: int


_READING: Final = (wire.Open, wire.Weigh)
"""What a teacher asks for that changes nothing. A dashboard reads a paper anew with each view: one that came for its
reading would have it read again, and so on without an end."""


_GARBLED: Final = (msgspec.MsgspecError, UnicodeError, RecursionError)  # the last for brackets within brackets


async def greeting_on(socket: web.WebSocketResponse) -> wire.Greeting:
    """What a new connection says first. Raises ``Done`` for what is no greeting, and when nothing comes."""
    try:
        async with asyncio.timeout(GREETING_SECONDS):
            received = await next_text(socket, Allowance(now=time.monotonic()))
    except TimeoutError:
        raise Done("Nobody said who this is.", again=True) from None
    try:
        return _GREETING.decode(received)
    except _GARBLED:
        raise Done("This is no greeting that this room understands; bring debate up to date.") from None


async def next_text(socket: web.WebSocketResponse, allowance: Allowance | None) -> str:
    """The next text that a client sends, empty when the connection has ended; all that comes is counted.

    Raises ``Done`` for what is no text, and when the allowance is spent.
    """
    while True:
        received = await socket.receive()
        if received.type in _ENDS:
            return ""
        text = received.type is WSMsgType.TEXT
        cost = 1.0 + len(received.data) // COUNTS_AS_ONE if text else 1.0
        if allowance is not None and not allowance.spend(time.monotonic(), cost):
            raise Done("This client sends too much at once.", again=True)
        if text and received.data:
            return str(received.data)
        if received.type is WSMsgType.PING:
            await socket.pong(received.data)
        elif received.type is not WSMsgType.PONG:
            raise Done("A room is spoken to in text.")


_ENDS: Final = (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR)


def _check_seat(keeper: Keeper, seat: str) -> None:
    found = keeper.room.seats.get(seat)
    if found is None or found.standing is not Standing.SEATED:
        raise RoomError("This seat was taken out of the room.")


def _with_text_to_show(message: Any) -> Any:
    match message:
        case wire.Write(text=own):
            return replace(message, text=replace(own, text=shown(own.text)))
        case wire.Let(event=Appealed() as event):
            return replace(message, event=replace(event, note=shown(event.note)))
        case _:
            return message


async def say_bye(
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


def new_keys(board_key: str = "", host_token: str = "") -> tuple[Keys, str, str]:
    """Keys for one run of the server: what it keeps, then the host token and the board key themselves.

    They may be those of the run before, so that a projector, or a second dashboard, goes on by itself.
    """
    host, board = host_token or new_token(), board_key or new_board_key(SystemRandom())
    return Keys(host_hash=token_hash(host), board_hash=token_hash(as_typed(board))), host, board
