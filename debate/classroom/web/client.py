"""A client's process that is shown in a browser: never left behind, a bounded number of them.

``BrowserClient`` is textual-serve's own service with another way to start and to stop; ``Clients`` knows which browser
has which and how many there may be.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from asyncio.subprocess import Process
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from debate.classroom.web.launch import Launcher

DRIVER: Final = "debate.tui.classroom.browser_driver:BrowserDriver"

MOST_CLIENTS: Final = 80
"""Clients for browsers in all: two classes, and about 5 GB of memory at the very most."""

MOST_OF_AN_ADDRESS: Final = 45
"""Clients of one address: a class on one terminal server; nobody alone can take all places."""

STARTED_AT_ONCE: Final = 4
"""Clients that are being started: of a class that comes all at once, the first ones are there soon."""

START_SECONDS: Final = 15.0
STOP_SECONDS: Final = 3.0
"""How long a client may take to keep its text and end, before it is ended by force."""

LEFT, FAILED, RESTART, TAKEN_ELSEWHERE = 1000, 1011, 1012, 4001
"""Why a connection ends: the student left, the client failed, the server stops, another tab took over."""

LEAST_SIZE, MOST_SIZE = (20, 10), (400, 150)
"""Columns and rows that are believed: a client draws every cell of them."""

_SECRET: Final = frozenset(
    {
        *("DEBATE_HOST_TOKEN", "DEBATE_BOARD_KEY", "DEBATE_BROWSER"),
        *("TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_DEBUG", "TEXTUAL_SCREENSHOT"),
    }
)
"""What a client must not have of the server's environment."""


def believed_size(width: object, height: object) -> tuple[int, int]:
    """The size that a browser says its terminal has, within bounds; 80 × 24 where it is no number."""
    try:
        columns, rows = int(str(width)), int(str(height))
    except ValueError:
        return 80, 24
    (least_columns, least_rows), (most_columns, most_rows) = LEAST_SIZE, MOST_SIZE
    return min(most_columns, max(least_columns, columns)), min(most_rows, max(least_rows, rows))


def client_environment() -> dict[str, str]:
    """The environment that all clients have: the server's, without its secrets, and how they are to draw."""
    environment = {name: value for name, value in os.environ.items() if name not in _SECRET}
    drawing = {"TEXTUAL_DRIVER": DRIVER, "TEXTUAL_FPS": "30", "TEXTUAL_COLOR_SYSTEM": "truecolor"}
    return {**environment, **drawing, "TERM_PROGRAM": "textual"}


class BrowserClient(AppService):
    """One client's process: started by ``launcher`` with ``arguments``, and ``extra`` in its environment."""

    def __init__(
        self,
        launcher: Launcher,
        arguments: Sequence[str],
        extra: Mapping[str, str],
        *,
        write_bytes: Callable[[bytes], Awaitable[None]],
        close: Callable[[int], Awaitable[object]],
    ) -> None:
        async def leave(_text: str) -> None:
            """Nothing is opened and nothing downloaded on behalf of a client."""

        async def shut() -> None:
            await close(LEFT)

        super().__init__("", write_bytes=self._pass_on, write_str=leave, close=shut, download_manager=DownloadManager())
        self._launcher = launcher
        self._arguments = list(arguments)
        self._extra = dict(extra)
        self._to_browser = write_bytes
        self._close = close
        self._stopping = False
        self.drawn = asyncio.Event()
        """Set once something was drawn."""

    async def _pass_on(self, data: bytes) -> None:
        self.drawn.set()
        await self._to_browser(data)

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        own = {**self._extra, "COLUMNS": str(width), "ROWS": str(height)}
        self._process = process = await self._launcher.open(self._arguments, client_environment(), own)
        self._stdin = process.stdin
        # What it says of errors is not for our standard output, where the service would print it.
        process.stderr = asyncio.StreamReader()
        process.stderr.feed_eof()
        return process

    async def on_meta(self, data: bytes) -> None:
        """Of what a client can ask for, only its own end is done."""
        if b'"exit"' in data and not self._stopping:
            self._stopping = True
            await super().on_meta(data)

    async def run(self) -> None:
        """Serve the client until it ends; one that ended without a word was not meant to."""
        await super().run()
        if not self._stopping:
            await self._close(FAILED)

    async def stop(self) -> None:
        """Ask the client to keep its text and end; end it by force when it does not."""
        task, process = self._task, self._process
        self._task, self._stopping = None, True
        if task is None or process is None:
            return
        await self.send_meta({"type": "quit"})
        for force in (None, process.terminate, process.kill):
            if force is not None:
                with contextlib.suppress(ProcessLookupError):
                    force()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(STOP_SECONDS):
                    await process.wait()
                break
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


Leave = Callable[[int], Awaitable[None]]
"""Ends a connection and its client; the number says why."""


class Full(Exception):  # noqa: N818  it says what is the case
    """No more clients can be started; the text is one sentence."""


@dataclass(frozen=True, slots=True)
class _Running:
    address: str
    leave: Leave


class Clients:
    """The clients that run, by the browser (or projector) that each belongs to."""

    def __init__(self, *, most: int = MOST_CLIENTS, most_of_an_address: int = MOST_OF_AN_ADDRESS) -> None:
        self._most = most
        self._most_of_an_address = most_of_an_address
        self._running: dict[str, _Running] = {}
        self.starting = asyncio.Semaphore(STARTED_AT_ONCE)

    def __len__(self) -> int:
        return len(self._running)

    def check(self, browser: str, address: str) -> None:
        """Raise ``Full`` when this browser can have no client now. One that has one gets another in its place."""
        if browser in self._running:
            return
        if len(self._running) >= self._most:
            raise Full(f"This room’s machine runs {self._most} browsers, which is all it can; join from a terminal.")
        if sum(one.address == address for one in self._running.values()) >= self._most_of_an_address:
            raise Full(f"There are {self._most_of_an_address} browsers at your address already; close one of them.")

    async def take(self, browser: str, address: str, leave: Leave) -> None:
        """Give the place to this connection; the browser's earlier one is ended first, its text kept. Raises ``Full``.

        ``leave`` ends this connection and its client, when another one of the browser wants the place.
        """
        self.check(browser, address)
        earlier = self._running.get(browser)
        self._running[browser] = _Running(address, leave)
        if earlier is not None:
            await earlier.leave(TAKEN_ELSEWHERE)

    def gone(self, browser: str, leave: Leave) -> None:
        """This connection has ended."""
        running = self._running.get(browser)
        if running is not None and running.leave == leave:
            del self._running[browser]

    async def end_all(self) -> None:
        """End every client."""
        await asyncio.gather(*(one.leave(RESTART) for one in list(self._running.values())))
