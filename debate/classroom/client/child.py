"""The room's server as a child of the teacher's dashboard: started, watched, started again when it dies, and ended.

The two are separate processes so that neither takes the other with it. The child prints one line of JSON when it is
ready (``Facts``), and closes down by itself when its standard input ends, which it does however we end.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections import deque
from collections.abc import Callable, Sequence

import msgspec

from debate.classroom.wire.codes import HOST_TOKEN_VARIABLE

READY_SECONDS = 30.0
"""How long a server may take until it is ready: an old laptop with a virus scanner, not a stuck one."""

STOP_SECONDS = 5.0
"""How long a server may take to close down before it is ended by force."""

SHORT_LIFE = 5.0
"""A server that lived for fewer seconds is not started again at once, so that a hopeless one keeps no core busy."""

LONGEST_WAIT = 10.0
_KEPT_LINES = 20


class ChildError(Exception):
    """The server could not be started; the text is one sentence for the teacher."""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What the server says when it is ready: how the room is reached, and the keys to it.

    ``address`` is for other machines, ``local`` for this one, ``web`` for browsers (empty without ``--web``).
    ``token`` gives the teacher's rights, ``board_key`` lets a projector watch.
    """

    room: str
    address: str
    local: str
    code: str
    token: str
    web: str = ""
    board_key: str = ""


def server_command(options: Sequence[str]) -> list[str]:
    """The command of a room's server with these options of ``debate host``."""
    return [sys.executable, "-m", "debate", "host", "--headless", *options]


def options_to_resume(options: Sequence[str], facts: Facts) -> list[str]:
    """The options with which the room of ``facts`` is taken up again, at the port where the clients look for it."""
    kept = [option for option in options if option in ("--lan", "--web")]
    port = facts.local.rstrip("/").rpartition(":")[2]
    return [*kept, *(["--port", port] if port.isdigit() else []), "--resume", facts.room]


class ServerChild:
    """One room's server. ``options`` are those of ``debate host``; ``command`` makes the command line from them."""

    def __init__(
        self,
        options: Sequence[str] = (),
        *,
        command: Callable[[Sequence[str]], list[str]] = server_command,
        ready_seconds: float = READY_SECONDS,
        stop_seconds: float = STOP_SECONDS,
        shortest_wait: float = 1.0,
    ) -> None:
        self.facts: Facts | None = None
        """How the running server is reached; those of the last one while it is being started again."""
        self._options = list(options)
        self._command = command
        self._ready_seconds = ready_seconds
        self._stop_seconds = stop_seconds
        self._shortest_wait = shortest_wait
        self._process: asyncio.subprocess.Process | None = None
        self._last_lines: deque[str] = deque(maxlen=_KEPT_LINES)
        self._readers: list[asyncio.Task[None]] = []
        self._ending = False

    @property
    def pid(self) -> int | None:
        """The process's number, while there is one."""
        return self._process.pid if self._process is not None else None

    async def start(self) -> Facts:
        """Start the server and wait until it is ready. Raises ``ChildError``, with the server's own sentence if any."""
        self._last_lines.clear()
        token = {HOST_TOKEN_VARIABLE: self.facts.token} if self.facts is not None else {}
        try:
            process = await asyncio.create_subprocess_exec(
                *self._command(self._options),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                env={**os.environ, "PYTHONUNBUFFERED": "1", **token},
                # A ctrl+c in our terminal is ours to hear; the server ends when we close its input.
                start_new_session=True,
            )
        except OSError as error:
            raise ChildError(f"The room’s server could not be started: {error.strerror or error}.") from error
        self._process = process
        assert process.stdout is not None
        assert process.stderr is not None
        self._readers = [asyncio.create_task(self._keep_lines(process.stderr))]
        try:
            async with asyncio.timeout(self._ready_seconds):
                line = await process.stdout.readline()
            self.facts = await self._read_facts(line)
        except (TimeoutError, ValueError) as error:
            await self._end_process()
            raise ChildError(
                f"The room’s server was not ready after {self._ready_seconds:.0f} seconds; try again, or restart this "
                "machine if it happens again."
            ) from error
        except BaseException:
            await self._end_process()
            raise
        self._readers.append(asyncio.create_task(_drain(process.stdout)))
        self._options = options_to_resume(self._options, self.facts)
        return self.facts

    async def _read_facts(self, line: bytes) -> Facts:
        try:
            return msgspec.json.decode(line, type=Facts)
        except msgspec.DecodeError as error:
            raise ChildError(await self._why_not(line)) from error

    async def _why_not(self, line: bytes) -> str:
        """Why the server did not get ready: its last words, which are a sentence for people."""
        if not line:  # it ended: everything that it had to say is on its way
            await asyncio.wait(self._readers, timeout=self._stop_seconds)
        said = next((text for text in reversed(self._last_lines) if text.strip()), "")
        return said.strip() or "The room’s server ended before it was ready, and did not say why."

    async def watch(self, tell: Callable[[str], None], back: Callable[[Facts], None]) -> None:
        """Start the server again whenever it ends by itself, until ``stop``.

        ``tell`` is called with a sentence for the teacher while there is no server, ``back`` with the facts of each
        new one.
        """
        loop = asyncio.get_running_loop()
        wait = 0.0
        while self._process is not None and not self._ending:
            begun = loop.time()
            await self._process.wait()
            wait = self._next_wait(wait) if loop.time() - begun < SHORT_LIFE else 0.0
            if self._ending:
                return
            tell("The room’s server has stopped; it is being started again. Nothing that was acknowledged is lost.")
            while not self._ending:
                await asyncio.sleep(wait)
                try:
                    facts = await self.start()
                except ChildError as error:
                    wait = self._next_wait(wait)
                    tell(f"The room’s server does not start: {error} Trying again.")
                else:
                    back(facts)
                    break

    def _next_wait(self, wait: float) -> float:
        return min(LONGEST_WAIT, max(self._shortest_wait, 2 * wait))

    async def stop(self) -> None:
        """End the server: by closing its input, and by force when that is not enough. The room can be resumed."""
        self._ending = True
        await self._end_process()

    async def _end_process(self) -> None:
        process = self._process
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        for end in (None, process.terminate, process.kill):
            if process.returncode is not None:
                break
            with contextlib.suppress(ProcessLookupError, TimeoutError):
                if end is not None:
                    end()
                async with asyncio.timeout(self._stop_seconds):
                    await process.wait()
        for reader in self._readers:
            reader.cancel()

    async def _keep_lines(self, stream: asyncio.StreamReader) -> None:
        while line := await _line_of(stream):
            self._last_lines.append(line.decode("utf-8", "replace"))


async def _drain(stream: asyncio.StreamReader) -> None:
    """Take what the server prints, so that it never waits for a full pipe."""
    while await stream.read(65536):
        pass


async def _line_of(stream: asyncio.StreamReader) -> bytes:
    try:
        return await stream.readline()
    except ValueError:  # a line without an end
        return b"\n"
