"""“debate serve” as processes of their own, to be killed."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path


@dataclass
class ServerProcess:
    """A server that runs; ``internal`` is its address for the school's machines."""

    process: asyncio.subprocess.Process
    port: int
    internal: str

    @property
    def pid(self) -> int:
        return self.process.pid

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()


async def start(database: str, home: Path, *, port: int = 0) -> ServerProcess:
    """One more server of the school, ready; at that port, or at any that is free."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "debate", "serve", "--listen", f"127.0.0.1:{port}", "--internal", "127.0.0.1:0",
        "--workers", "1",
        stdout=subprocess.PIPE, env={**os.environ, "DEBATE_HOME": str(home), "DEBATE_DATABASE": database},
    )  # fmt: skip
    assert process.stdout is not None
    facts = json.loads(await process.stdout.readline())
    return ServerProcess(process, facts["port"], facts["internal"])


@contextlib.asynccontextmanager
async def started(count: int, database: str, home: Path) -> AsyncIterator[list[ServerProcess]]:
    """So many servers; those that still run at the end are ended."""
    servers = await asyncio.gather(*(start(database, home) for _ in range(count)))
    try:
        yield list(servers)
    finally:
        for server in servers:
            with contextlib.suppress(ProcessLookupError):
                server.process.terminate()
        for server in servers:
            await server.process.wait()
