"""The dashboard's line to the room: the connection to its server, and the server itself where it is our child.

The app knows only ``Line``; tests give it one of their own.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from debate.classroom.wire import messages as wire

if TYPE_CHECKING:
    from debate.classroom.client.child import Facts, ServerChild
    from debate.classroom.client.link import Link

Make = Callable[[int], wire.Request]
Answer = wire.Taken | wire.BallotIs | wire.PaperIs

LOST = "The connection to the room is lost; trying again …"


class Line(Protocol):
    """What the app needs of the room's server.

    ``hear`` is called with each message, ``tell`` with a sentence while the line is down and with "" when it is up.
    """

    hear: Callable[[wire.FromServer], None]
    tell: Callable[[str], None]
    owns_server: bool
    """Whether leaving ends the room's server."""
    token: str
    """The room's host token, for another device of the teacher's; empty where a school's key leads the room."""

    async def run(self) -> None:
        """Keep the line up until it is closed."""
        ...

    async def ask(self, make: Make) -> Answer:
        """Ask the server for something. Raises ``Refusal`` or ``LinkLost`` of ``debate.classroom.client.link``."""
        ...

    def room_now(self) -> float | None:
        """The room second of the server's clock, ``None`` while it is not known."""
        ...

    async def close(self) -> None:
        """Let the line go, and end the server if it is ours."""
        ...


class _Connection:
    """One connection as the teacher, which comes back by itself."""

    owns_server = False

    def __init__(self, token: str = "") -> None:
        self.token = token
        self.hear: Callable[[wire.FromServer], None] = lambda _message: None
        self.tell: Callable[[str], None] = lambda _sentence: None
        self._link: Link | None = None

    def _connect(self, address: str, token: str) -> Link:
        from debate.classroom.client.link import Link, LinkState

        def on_state(state: LinkState, why: str) -> None:
            if self._link is not link:  # one that was given up
                return
            if state is LinkState.OPEN:
                self.tell("")
            elif state is LinkState.LOST or why:
                self.tell(why or LOST)

        self._link = link = Link(
            address,
            lambda: wire.Host(protocol=wire.PROTOCOL, token=token),
            on_message=self._heard,
            on_state=on_state,
        )
        return link

    def _heard(self, message: wire.FromServer) -> None:
        self.hear(message)

    async def ask(self, make: Make) -> Answer:
        """Ask the server for something."""
        from debate.classroom.client.link import LinkLost

        if self._link is None:
            raise LinkLost(LOST)
        return await self._link.ask(make)

    def room_now(self) -> float | None:
        """The room second of the server's clock."""
        return self._link.room_now() if self._link is not None else None

    async def close(self) -> None:
        """Let the connection go."""
        if self._link is not None:
            await self._link.close()


class AttachedLine(_Connection):
    """The line to a room that somebody else's server keeps."""

    def __init__(self, address: str, token: str) -> None:
        super().__init__()
        self._address, self._token = address, token

    async def run(self) -> None:
        """Keep the connection up until it is closed."""
        await self._connect(self._address, self._token).run()


class ChildLine(_Connection):
    """The line to the server that we started; one that died is started again."""

    owns_server = True

    def __init__(self, child: ServerChild) -> None:
        super().__init__(child.facts.token if child.facts is not None else "")
        self._child = child
        self._running: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Watch over the server, and keep the connection up until it is closed."""
        assert self._child.facts is not None
        self._use(self._child.facts)
        await self._child.watch(self._gone, self._use)

    def _gone(self, sentence: str) -> None:
        if self._running is not None:
            self._running.cancel()
        self.tell(sentence)

    def _use(self, facts: Facts) -> None:
        if self._running is not None:
            self._running.cancel()
        self._running = asyncio.create_task(self._connect(facts.local, facts.token).run())

    async def close(self) -> None:
        """Let the connection go, and end the server; the room can be resumed."""
        await super().close()
        if self._running is not None:
            self._running.cancel()
        await self._child.stop()
