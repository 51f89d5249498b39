"""The server's end of one client's connection: what waits to be sent, in bounds.

Answers are kept in order, but of the views only the newest is, so that a client that does not read costs nobody
anything.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import msgspec
from aiohttp import WSCloseCode, web

from debate.classroom.wire import messages as wire

if TYPE_CHECKING:
    from debate.classroom.shown.views.board import BoardView
    from debate.classroom.shown.views.host import HostView
    from debate.classroom.shown.views.seat import SeatView

_LOG = logging.getLogger(__name__)

MOST_WAITING: Final = 200
"""Answers that may wait for a client to read them; one that is so far behind is disconnected."""

PARTING_SECONDS: Final = 2.0
"""How long a client may take to read its farewell."""

_ENCODE = msgspec.json.Encoder().encode


class Connection:
    """One client's connection, after its greeting. ``seat`` is empty for dashboard and projector."""

    def __init__(
        self,
        socket: web.WebSocketResponse,
        transport: asyncio.BaseTransport | None,
        kind: str,
        seat: str,
        view: Callable[[], Any],
    ) -> None:
        self.socket = socket
        self._transport = transport
        self.kind = kind
        self.seat = seat
        self._view = view
        self._answers: deque[bytes] = deque()
        self._view_is_old = False
        self._bye: wire.Bye | None = None
        self._wake = asyncio.Event()

    def say(self, message: wire.Message) -> None:
        """Send a message after those that wait; a client that has not read so many of them is cut off."""
        if len(self._answers) >= MOST_WAITING:
            self.cut()
            return
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
            asyncio.get_running_loop().call_later(PARTING_SECONDS, self.cut)

    def cut(self) -> None:
        """End the connection at once, whatever waits; its reader notices."""
        if isinstance(self._transport, asyncio.WriteTransport):
            self._transport.abort()

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
                if (update := self._update(now)) is not None:
                    await self.socket.send_str(update)

    def _update(self, now: Callable[[], float]) -> str | None:
        try:
            view: SeatView | HostView | BoardView = self._view()
            return _ENCODE(wire.Update(now=now(), view=view)).decode()
        except Exception:  # a mistake of ours in one view must not keep this client's answers from it
            _LOG.exception("a view could not be made")
            return None
