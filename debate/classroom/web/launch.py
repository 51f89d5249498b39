"""Starts a client for a browser: without a shell, and from a spare process that has read its program already.

To read the program is most of what a client's start takes. A spare has done so and waits for one line that says who it
is for (``debate.cli.spare``); so a page that is loaded anew has its seat back at once, on a slow machine too.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping, Sequence
from typing import Final

PROGRAM: Final = (sys.executable, "-m", "debate")
SPARE: Final = (sys.executable, "-m", "debate.cli.spare")


async def start_process(command: Sequence[str], environment: Mapping[str, str]) -> Process:
    """Start a process whose input and output are ours; what it says of errors is heard only by who looks for it."""
    return await asyncio.create_subprocess_exec(
        *command,
        stdin=PIPE,
        stdout=PIPE,
        stderr=None if os.environ.get("DEBATE_TRACEBACK") else DEVNULL,
        env=dict(environment),
        # A ctrl+c in the server's terminal is the server's to hear; it ends its clients one by one.
        start_new_session=True,
    )


class Launcher:
    """Starts ``program`` with the arguments of a client."""

    def __init__(self, program: Sequence[str] = PROGRAM) -> None:
        self._program = list(program)

    async def open(self, arguments: Sequence[str], environment: Mapping[str, str], own: Mapping[str, str]) -> Process:
        """A process of the client: ``environment`` is what all of them have, ``own`` what only this one has."""
        return await start_process([*self._program, *arguments], {**environment, **own})

    def prepare(self, environment: Mapping[str, str]) -> None:
        """Get ready for the next client."""

    async def close(self) -> None:
        """Start no more clients."""


class SpareLauncher(Launcher):
    """Has one process in hand that waits for its client."""

    def __init__(self) -> None:
        super().__init__()
        self.spare: Process | None = None
        """The process in hand."""
        self._preparing: asyncio.Task[None] | None = None

    async def open(self, arguments: Sequence[str], environment: Mapping[str, str], own: Mapping[str, str]) -> Process:
        """The spare process, told who it is for; a new one when there is none."""
        spare, self.spare = self.spare, None
        if spare is None or spare.returncode is not None or spare.stdin is None:
            return await super().open(arguments, environment, own)
        spare.stdin.write(json.dumps({"arguments": list(arguments), "environment": dict(own)}).encode() + b"\n")
        return spare

    def prepare(self, environment: Mapping[str, str]) -> None:
        """Have a spare read its program, if there is none yet."""
        if self.spare is None and (self._preparing is None or self._preparing.done()):
            self._preparing = asyncio.create_task(self._prepare(environment))

    async def _prepare(self, environment: Mapping[str, str]) -> None:
        with contextlib.suppress(OSError):  # no more processes: a client that is needed will say so
            self.spare = await start_process(SPARE, environment)

    async def close(self) -> None:
        """End the spare."""
        if self._preparing is not None:
            await self._preparing
        if self.spare is not None and self.spare.returncode is None:
            self.spare.kill()
            await self.spare.wait()
