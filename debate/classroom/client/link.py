"""The client's end of a room's connection: it comes back by itself, numbers requests, and knows the room's time.

Student, dashboard and projector each have one. What to say after a greeting, and what a message means, is theirs.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import re
import time
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import msgspec

from debate.classroom.client.room_clock import RoomClock
from debate.classroom.wire import messages as wire

if TYPE_CHECKING:
    from aiohttp import ClientSession, ClientWebSocketResponse

PORT: Final = 8765
"""The port of a room whose address names none."""

HTTPS_PORT: Final = 443
"""That of a school's server, whose address begins with https."""

CONNECT_SECONDS = 2.0
"""How long one attempt to reach the server lasts: while a network is down, the next one may find it up again."""

GREETING_SECONDS = 10.0
"""How long the server may take to answer a greeting."""

HEARTBEAT_SECONDS = 3.0
"""When nothing came for so long, a sign of life is asked for; the connection is given up after half as long again."""

TIME_SECONDS = 5.0
"""How often the room's time is asked for; more often right after connecting."""

PAUSES = (0.0, 0.25, 0.5, 1.0)
"""Seconds before each attempt to come back; the last goes on for ever."""

MOST_BYTES = 16 * 1024 * 1024
"""The longest message that is read: a dashboard of a thousand seats is well below."""

_ADDRESS = re.compile(
    r"(?:(?P<scheme>https?|ws)://)?(?P<host>\[[0-9a-f:.%]+\]|[^\s:/?#@\[\]]+)(?::(?P<port>\d{1,5}))?/*", re.IGNORECASE
)


class LinkState(StrEnum):
    """How a link stands."""

    CONNECTING = "connecting"  # for the first time
    OPEN = "open"
    LOST = "lost"  # it tries to come back
    ENDED = "ended"  # for good: closed, or sent away


class LinkLost(Exception):  # noqa: N818  it says what happened
    """The request could not be sent, or no answer came; whether it was done is not known."""


class Refusal(Exception):  # noqa: N818
    """The server did not do it; the text is one sentence. ``again``: the same may work later."""

    def __init__(self, why: str, *, again: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.again = again


class AddressError(ValueError):
    """What was typed is no address; the text is one sentence."""


def room_address(typed: str) -> str:
    """An address as people type it (``192.168.1.5``, ``http://lab:8765/``) as ``http://HOST:PORT``.

    Raises ``AddressError``.
    """
    found = _ADDRESS.fullmatch(typed.strip())
    secure = found is not None and (found["scheme"] or "").lower() == "https"
    port = int(found["port"] or (HTTPS_PORT if secure else PORT)) if found else 0
    if found is None or not 0 < port < 65536:
        raise AddressError(f"“{typed.strip()[:60]}” is no address of a room; it looks like 192.168.1.5:{PORT}.")
    return f"{'https' if secure else 'http'}://{found['host'].lower()}:{port}"


class Link:
    """A connection to the room at ``address`` (as ``room_address`` gives it).

    ``greet`` makes the greeting, anew for each connection. ``on_message`` gets what the server sends but for answers
    to requests and to ``Time``; ``on_state`` each new state, with a sentence for ``LOST`` and ``ENDED``. Both are
    called in the loop of ``run`` and must not block. ``now`` is a monotonic clock in seconds.
    """

    def __init__(
        self,
        address: str,
        greet: Callable[[], wire.Greeting],
        *,
        on_message: Callable[[wire.FromServer], None],
        on_state: Callable[[LinkState, str], None],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.address = address
        self.state = LinkState.CONNECTING
        self._greet = greet
        self._on_message = on_message
        self._on_state = on_state
        self._now = now
        self._clock = RoomClock()
        self._decoder = msgspec.json.Decoder(wire.FromServer)
        self._socket: ClientWebSocketResponse | None = None
        self._pending: dict[int, asyncio.Future[wire.Taken | wire.BallotIs | wire.PaperIs]] = {}
        self._number = 0
        self._closing = asyncio.Event()

    def room_now(self) -> float | None:
        """The room second now; ``None`` before the server told it. It goes on while the connection is lost."""
        return self._clock.now(self._now())

    async def run(self) -> None:
        """Connect, and come back whenever the connection is lost, until ``close`` or a farewell for good."""
        from aiohttp import ClientSession, ClientTimeout

        failures = 0
        async with ClientSession(timeout=ClientTimeout(total=None, sock_connect=CONNECT_SECONDS)) as http:
            while not self._closing.is_set():
                began = self._now()
                was_open, why = await self._connection(http)
                if self._closing.is_set() or self.state is LinkState.ENDED:
                    break
                lasted = was_open and self._now() - began >= PAUSES[-1]  # one that is cut at once is no success
                failures = 0 if lasted else failures + 1
                self._tell(LinkState.LOST, why)
                pause = PAUSES[min(failures, len(PAUSES) - 1)]
                with contextlib.suppress(TimeoutError):  # a whole class comes back: not all at the same instant
                    spread = random.uniform(0.8, 1.0)  # noqa: S311
                    await asyncio.wait_for(self._closing.wait(), pause * spread)
        self._tell(LinkState.ENDED, "")

    async def close(self) -> None:
        """End the connection and the attempts to get it back."""
        self._closing.set()
        if self._socket is not None:
            await self._socket.close()

    async def ask(
        self, make: Callable[[int], wire.Request], *, seconds: float = 10
    ) -> wire.Taken | wire.BallotIs | wire.PaperIs:
        """Send the request that ``make`` makes with its id, and wait for the answer.

        Raises ``Refusal`` when it was not done, and ``LinkLost`` without a connection or without an answer in time.
        """
        socket = self._socket
        if socket is None or self.state is not LinkState.OPEN:
            raise LinkLost("There is no connection to the room now.")
        self._number += 1
        number = self._number
        answer: asyncio.Future[wire.Taken | wire.BallotIs | wire.PaperIs] = asyncio.get_running_loop().create_future()
        self._pending[number] = answer
        try:
            async with asyncio.timeout(seconds):
                await socket.send_str(msgspec.json.encode(make(number)).decode())
                return await answer
        except TimeoutError as error:
            raise LinkLost("The room did not answer in time.") from error
        except (OSError, RuntimeError) as error:  # aiohttp's way to say that the connection is closing
            raise LinkLost("The connection to the room was lost.") from error
        finally:
            self._pending.pop(number, None)

    # One connection

    async def _connection(self, http: ClientSession) -> tuple[bool, str]:
        """Connect once and stay as long as it lasts; returns whether the greeting was answered, and what ended it."""
        from aiohttp import ClientError, WSServerHandshakeError

        where = self.address.split("://", 1)[-1]
        try:
            async with asyncio.timeout(GREETING_SECONDS):
                socket = await http.ws_connect(
                    f"{self.address}/ws", heartbeat=HEARTBEAT_SECONDS, max_msg_size=MOST_BYTES, compress=0
                )
        except TimeoutError:
            return False, f"{where} does not answer: is this machine on the same network as the room’s?"
        except WSServerHandshakeError as error:
            if error.status in (429, 503):
                return False, f"{where} has no time for newcomers just now."
            return False, f"There is no room at {where}: something else answers there."
        except (ClientError, OSError):
            return False, f"There is no room at {where}: check the address, and whether the room is open."
        self._socket = socket
        try:
            return (False, "") if self._closing.is_set() else await self._talk(socket)
        except (ClientError, OSError, TimeoutError):
            return self.state is LinkState.OPEN, "The connection to the room was lost."
        finally:
            self._drop()
            with contextlib.suppress(ClientError, OSError, TimeoutError):
                async with asyncio.timeout(1):
                    await socket.close()

    async def _talk(self, socket: ClientWebSocketResponse) -> tuple[bool, str]:
        from aiohttp import WSMsgType

        greeted = self._now()
        await socket.send_str(msgspec.json.encode(self._greet()).decode())
        timing: asyncio.Task[None] | None = None
        why = "The connection to the room was lost."
        try:
            async for received in socket:
                if received.type is not WSMsgType.TEXT:  # no sign of life came
                    break
                try:
                    message = self._decoder.decode(received.data)
                except (msgspec.MsgspecError, TypeError):
                    self._tell(LinkState.ENDED, "The room speaks another language: bring debate up to date here.")
                    break
                if isinstance(message, wire.Bye):
                    why = message.why
                    self._on_message(message)
                    if not message.again:
                        self._tell(LinkState.ENDED, why)
                    break
                if isinstance(message, wire.Welcome):
                    self._welcomed(message, greeted)
                    timing = timing or asyncio.create_task(self._keep_time(socket))
                else:
                    self._take(message)
        finally:
            if timing is not None:
                timing.cancel()
        return timing is not None, why

    def _welcomed(self, welcome: wire.Welcome, greeted: float) -> None:
        self._clock.forget()
        self._clock.learn(greeted, self._now(), welcome.now)
        self._on_message(welcome)
        self._tell(LinkState.OPEN, "")

    def _take(self, message: wire.FromServer) -> None:
        match message:
            case wire.TimeIs(sent=sent, now=now):
                self._clock.learn(sent, self._now(), now)
            case wire.Taken() | wire.BallotIs() | wire.PaperIs():
                if (answer := self._pending.get(message.id)) is not None and not answer.done():
                    answer.set_result(message)
            case wire.Refused(id=number, why=why, again=again):
                if (answer := self._pending.get(number)) is not None and not answer.done():
                    answer.set_exception(Refusal(why, again=again))
            case _:
                self._on_message(message)

    async def _keep_time(self, socket: ClientWebSocketResponse) -> None:
        """Ask for the room's time: a few times at once, then now and then."""
        asked = 0
        with contextlib.suppress(OSError, RuntimeError):  # the connection is gone: whoever reads from it notices
            while True:
                await socket.send_str(msgspec.json.encode(wire.Time(sent=self._now())).decode())
                asked += 1
                await asyncio.sleep(0.3 if asked < 4 else TIME_SECONDS)

    def _drop(self) -> None:
        """The connection is gone, and with it every answer that was waited for."""
        self._socket = None
        if self.state is LinkState.OPEN:
            self.state = LinkState.LOST  # nothing more is sent; ``run`` tells why in a moment
        for answer in self._pending.values():
            if not answer.done():
                answer.set_exception(LinkLost("The connection to the room was lost."))
        self._pending.clear()

    def _tell(self, state: LinkState, why: str) -> None:
        if self.state is LinkState.ENDED and state is LinkState.ENDED:
            return
        self.state = state
        self._on_state(state, why)
