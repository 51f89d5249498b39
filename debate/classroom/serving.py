"""Runs a room's server on a port of this machine, inside a process or as one of its own.

``serve`` starts it on the running loop. ``run_headless`` is the whole process that ``debate host`` starts as its
child: it says in one line of JSON how it is reached, and ends when its standard input does.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aiohttp import web

from debate.classroom.addresses import LOOPBACK, lan_addresses
from debate.classroom.errors import JournalError, RoomError
from debate.classroom.opening import open_room, resume_room
from debate.classroom.server import RoomServer, new_keys
from debate.classroom.viewing_host import Reach
from debate.packs.places import FLAGSHIP

if TYPE_CHECKING:
    from debate.classroom.keeper import Keeper

PORT: Final = 8765
_TRIED_PORTS: Final = 20
_ANY: Final = "0.0.0.0"  # noqa: S104  only when the teacher asks for the local network
PORT_NOTE: Final = "port"
"""The journal's note of the port, so that a room that is resumed is found where it was."""


@dataclass(slots=True)
class Serving:
    """A server that runs. ``address`` is for other machines, ``local`` for this one, ``web`` for browsers or empty."""

    keeper: Keeper
    address: str
    local: str
    port: int
    host_token: str
    board_key: str
    web: str = ""
    ends: list[Callable[[], Awaitable[object]]] = field(default_factory=list)

    def facts(self) -> dict[str, str]:
        """How the room is reached and the keys to it, for the dashboard that started it."""
        room = self.keeper.room
        return {
            "room": room.id,
            "address": self.address,
            "local": self.local,
            "web": self.web,
            "code": room.code,
            "token": self.host_token,
            "board_key": self.board_key,
        }

    async def close(self) -> None:
        """Part with all clients, write what is to be written, close the journal."""
        for end in reversed(self.ends):
            await end()
        self.ends.clear()


async def serve(keeper: Keeper, *, lan: bool = False, port: int | None = None, with_web: bool = False) -> Serving:
    """Serve the keeper's room; with ``lan`` to other machines too. Raises ``RoomError`` when the port is taken.

    Without a ``port``, the one that the room had before is tried, then 8765 and those after it.
    """
    noted = await asyncio.to_thread(keeper.journal.note, PORT_NOTE)
    listener = _listen(_ANY if lan else LOOPBACK, _ports(port, noted))
    number = int(listener.getsockname()[1])
    keys, host_token, board_key = new_keys()
    server = RoomServer(keeper, keys)
    runner = web.AppRunner(server.application, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.SockSite(runner, listener, backlog=1024).start()
    found = lan_addresses() if lan else []
    serving = Serving(
        keeper=keeper,
        address=f"http://{found[0] if found else LOOPBACK}:{number}",
        local=f"http://{LOOPBACK}:{number}",
        port=number,
        host_token=host_token,
        board_key=board_key,
    )
    tasks = [asyncio.create_task(keeper.run()), asyncio.create_task(server.run())]
    serving.ends += [keeper.close, lambda: _cancel(tasks), runner.cleanup]
    if with_web:
        await _serve_browsers(serving, lan=lan)
    keeper.reach = Reach(address=serving.address, web_address=serving.web, board_key=board_key)
    await asyncio.to_thread(keeper.journal.set_note, PORT_NOTE, str(number))
    marked = _mark_running(serving)
    serving.ends.append(lambda: asyncio.to_thread(marked.unlink, missing_ok=True))
    return serving


async def _serve_browsers(serving: Serving, *, lan: bool) -> None:
    from debate.classroom.web import serve_web

    served = await serve_web(serving, lan=lan)
    serving.web = served.address
    serving.ends.append(served.close)


async def _cancel(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _ports(wanted: int | None, noted: str) -> list[int]:
    if wanted is not None:
        return [wanted]
    before = [int(noted)] if noted.isdigit() else []
    return [*before, *range(PORT, PORT + _TRIED_PORTS), 0]


def _listen(host: str, ports: list[int]) -> socket.socket:
    """A listening socket on the first of these ports that is free. Raises ``RoomError``."""
    for port in ports:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":  # elsewhere it would let two servers have one port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError:
            listener.close()
            continue
        return listener
    raise RoomError(f"Port {ports[0]} is in use by another program; choose another with --port, or leave it out.")


def _mark_running(serving: Serving) -> Path:
    """Write down beside the journal how the running server is reached, for a projector on the same machine."""
    path = running_file(serving.keeper.journal.path)
    facts = {"local": serving.local, "port": serving.port, "pid": os.getpid(), "board_key": serving.board_key}
    path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # a convenience: the room does without it
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            json.dump({"room": serving.keeper.room.id, **facts}, stream)
    return path


def running_file(journal: Path) -> Path:
    """The file that says how a room's running server is reached; it is there only while the server runs."""
    return journal.with_suffix(".json")


def run_headless(
    *,
    pack: str | None = None,
    lan: bool = False,
    web: bool = False,
    port: int | None = None,
    resume: str | None = None,
) -> int:
    """Open a room, or take one up again (``resume``, empty for the newest), and serve it until told to stop.

    Returns the exit code. Raises ``RoomError`` and ``JournalError`` when the room cannot be opened or served.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
    return asyncio.run(_headless(pack=pack, lan=lan, with_web=web, port=port, resume=resume))


async def _headless(*, pack: str | None, lan: bool, with_web: bool, port: int | None, resume: str | None) -> int:
    keeper = resume_room(resume) if resume is not None else open_room(pack or FLAGSHIP)
    stop = asyncio.Event()
    _stop_on_signals(stop)
    try:
        serving = await serve(keeper, lan=lan, port=port, with_web=with_web)
    except (RoomError, JournalError):
        await keeper.close()
        raise
    _say(serving)
    if not sys.stdin.isatty():
        # A daemon thread: a process that is ended otherwise must not wait for its input.
        threading.Thread(target=_wait_for_end, args=(stop, asyncio.get_running_loop()), daemon=True).start()
    await stop.wait()
    await serving.close()
    return 0


def _say(serving: Serving) -> None:
    if not sys.stdout.isatty():
        print(json.dumps(serving.facts()), flush=True)  # noqa: T201
        return
    room = serving.keeper.room
    lines = [
        f"The room {room.id} is open at {serving.address}; the join code is {room.code}.",
        *([f"In a browser: {serving.web}"] if serving.web else []),
        f"Dashboard:  debate host --attach {serving.local}",
        f"Host token: {serving.host_token}",
        f"Board key:  {serving.board_key}",
        "Ctrl+c closes the room's server; “debate host --resume” takes the room up again.",
    ]
    print("\n".join(lines), flush=True)  # noqa: T201


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no such handlers; ctrl+c ends it there
            loop.add_signal_handler(name, stop.set)


def _wait_for_end(stop: asyncio.Event, loop: asyncio.AbstractEventLoop) -> None:
    """Read standard input until it ends, on a thread: whoever started this server has gone then."""
    with contextlib.suppress(OSError, ValueError):
        while sys.stdin.buffer.read(1):
            pass
    with contextlib.suppress(RuntimeError):  # the loop is closed already
        loop.call_soon_threadsafe(stop.set)
