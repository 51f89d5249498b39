"""Messages passed on between a school's servers: whoever meets a client of a room that another leads, relays.

Chosen before the two other ways. A redirect needs an address for each server that students can reach, and there is
one address only. Messages through the database (a table, and LISTEN/NOTIFY with ids, since its payload is 8 kB) would
write each view of each student to the disk of the one machine that all depend on. A relay is a second connection
within the school's network, and no state: when either end goes, the client comes back by itself and is led anew.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import socket as sockets
import time
from typing import Final

import msgspec
from aiohttp import ClientError, ClientSession, ClientTimeout, ClientWebSocketResponse, TCPConnector, WSMsgType, web

from debate.classroom.client.link import MOST_BYTES
from debate.classroom.errors import JournalError
from debate.classroom.server.door import Allowance
from debate.classroom.server.server import Done, next_text
from debate.classroom.wire import messages as wire

PATH: Final = "/relay"
SECRET_HEADER: Final = "X-Debate-Servers"  # noqa: S105  its name only
CLIENT_HEADER: Final = "X-Debate-Client"
CODE_HEADER: Final = "X-Debate-Code"

CONNECT_SECONDS: Final = 2.0
"""How long another machine may take to answer at all; by this server's clock, which may be busy itself."""

HEARTBEAT_SECONDS: Final = 4.0
"""When nothing came for so long, a sign of life is asked for; half as long again, and the leader is taken for hung.

Long enough for one to which a whole class has just moved, and which is only busy.
"""

UNREACHED_SECONDS: Final = 3.0
"""A machine that acknowledges nothing for so long is no more. The system answers for one that is only busy."""


class LeaderGone(JournalError):  # noqa: N818  it says what happened
    """Who was said to lead a room does not: another server does by now, or soon will."""


class Relay:
    """This server's way to the others, who know it by the school's ``secret``."""

    def __init__(self, secret: str) -> None:
        self._secret = secret
        self._http: ClientSession | None = None

    async def start(self) -> None:
        """Get ready, on the running loop."""
        timeout = ClientTimeout(total=None, sock_connect=CONNECT_SECONDS)
        # Each client that is passed on keeps its connection: by default a hundred may, and the next waits for ever.
        self._http = ClientSession(timeout=timeout, auto_decompress=False, connector=TCPConnector(limit=0))

    async def close(self) -> None:
        """Close what is open."""
        if self._http is not None:
            await self._http.close()

    def is_from_a_server(self, request: web.Request) -> bool:
        """Whether another server of the school asks."""
        given = request.headers.get(SECRET_HEADER, "")
        return bool(self._secret) and hmac.compare_digest(given.encode(), self._secret.encode())

    async def connect(self, leader: str, code: str, client: str) -> ClientWebSocketResponse:
        """A connection to who leads the room with that code, for the client at that address.

        Raises ``LeaderGone`` when it has ended or does not lead the room any more. How long a busy one may take is the
        caller's to say: whoever tried again sooner would only give it more to do.
        """
        assert self._http is not None
        try:
            connection = await self._http.ws_connect(
                f"{leader}{PATH}",
                headers={SECRET_HEADER: self._secret, CLIENT_HEADER: client, CODE_HEADER: code},
                heartbeat=HEARTBEAT_SECONDS,
                max_msg_size=MOST_BYTES,
                compress=0,
            )
            if hasattr(sockets, "TCP_USER_TIMEOUT"):  # not everywhere; the signs of life tell later
                unreached = int(UNREACHED_SECONDS * 1000)
                way = connection.get_extra_info("socket")
                way.setsockopt(sockets.IPPROTO_TCP, sockets.TCP_USER_TIMEOUT, unreached)
            return connection
        except (ClientError, OSError) as error:
            raise LeaderGone("The server of this room has ended; another one is taking the room up.") from error


async def pass_on(socket: web.WebSocketResponse, leader: ClientWebSocketResponse, greeting: wire.Greeting) -> None:
    """Pass on what the client says and what it is told, until one of the two ends."""
    await leader.send_str(msgspec.json.encode(greeting).decode())
    # What it sends is counted here as well: its signs of life do not reach the leader.
    allowance = None if isinstance(greeting, wire.Host) else Allowance(now=time.monotonic())
    ways = [asyncio.create_task(_tell(socket, leader, allowance)), asyncio.create_task(_told(leader, socket))]
    try:
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        for end in (leader, socket):
            with contextlib.suppress(TimeoutError, ConnectionError, RuntimeError, ClientError):
                async with asyncio.timeout(1):
                    await end.close()


async def _tell(client: web.WebSocketResponse, leader: ClientWebSocketResponse, allowance: Allowance | None) -> None:
    with contextlib.suppress(Done):
        while (text := await next_text(client, allowance)) != "":
            await leader.send_str(text)


async def _told(leader: ClientWebSocketResponse, client: web.WebSocketResponse) -> None:
    async for received in leader:
        if received.type is not WSMsgType.TEXT:
            return
        await client.send_str(received.data)
