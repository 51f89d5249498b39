"""Runs a room's server on a port of this machine, inside a process or as one of its own.

``serve`` starts it on the running loop. ``run_headless`` is the whole process that ``debate host`` starts as its
child: it says in one line of JSON how it is reached, and ends when its standard input does.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import json
import logging
import os
import signal
import socket
import ssl
import stat
import sys
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from aiohttp import web

from debate.classroom.client.qr import qr_bits
from debate.classroom.errors import JournalError, RoomError
from debate.classroom.keeping.class_list import find_class
from debate.classroom.keeping.files import RoomFiles
from debate.classroom.keeping.keeper import PACK_NOTE
from debate.classroom.keeping.lesson_plan import (
    PLAN_NOTE,
    check_plan_name,
    keep_plan,
    kept_plan,
    last_plan,
    named_whole,
    plan_of,
)
from debate.classroom.keeping.opening import open_room, resume_room
from debate.classroom.server.asking import Asking
from debate.classroom.server.door import NO_KEY, Keys
from debate.classroom.server.gate import OF_AN_ADDRESS, Gate, descriptors, places
from debate.classroom.server.log import begin_log
from debate.classroom.server.reached import Reached, note_reached, reached_before, taken_up_words
from debate.classroom.server.server import RoomServer, new_keys
from debate.classroom.server.taking import Make, TakingAway
from debate.classroom.shown.viewing_host import Reach
from debate.classroom.web.pages import Pages
from debate.classroom.wire.addresses import LOOPBACK, lan_addresses
from debate.classroom.wire.codes import HOST_TOKEN_VARIABLE, LEAST_TOKEN, opens
from debate.classroom.wire.tries import Tries

if TYPE_CHECKING:
    from debate.classroom.keeping.keeper import Keeper
    from debate.classroom.report.report import Report

_LOG = logging.getLogger(__name__)

PORT: Final = 8765
_BACKLOG: Final = 1024
_ACCEPTED_AT_ONCE: Final = 32
_TRIED_PORTS: Final = 20
_KEPT_ALIVE_SECONDS: Final = 15.0  # how long a browser's connection may wait for its next request
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
    tasks: list[asyncio.Task[None]] = field(default_factory=list)
    """What keeps the room; none of them ends before ``close``, unless by a mistake."""
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
        await end_all(self.ends)


async def serve(
    keeper: Keeper,
    *,
    lan: bool = False,
    port: int | None = None,
    with_web: bool = False,
    host_token: str = "",
) -> Serving:
    """Serve the keeper's room; with ``lan`` to other machines too, with ``with_web`` to browsers.

    ``host_token`` is the one that dashboards have already; a new one is made without it.

    A room that was served before is reached as it was then, at least. Without a ``port``, the one that the room had
    before is tried, then 8765 and those after it. Raises ``RoomError`` when the port or the room is taken; the keeper
    is the caller's to close then, and afterwards ``close`` closes it.
    """
    keeper.journal.hold.take()
    ends: list[Callable[[], Awaitable[object]]] = []
    try:
        before = await asyncio.to_thread(reached_before, keeper.journal)
        lan, with_web = lan or (before is not None and before.lan), with_web or (before is not None and before.web)
        keys = new_keys(before.board_key if before is not None else "", host_token)
        serving = await _started(keeper, keys, lan=lan, port=port, with_web=with_web, ends=ends)
        now = Reached(lan=lan, web=with_web, board_key=serving.board_key, address=serving.address)
        await asyncio.to_thread(note_reached, keeper.journal, now)
        keeper.reach = Reach(
            address=serving.address,
            web_address=serving.web,
            board_key=serving.board_key,
            qr=qr_bits(f"{serving.web}/{keeper.room.code}") if serving.web else "",
            taken_up=taken_up_words(before, now, keeper.room) if before is not None else "",
        )
        await asyncio.to_thread(keeper.journal.set_note, PORT_NOTE, str(serving.port))
    except BaseException:
        await end_all(ends)
        raise
    ends.insert(0, keeper.close)
    told = {"local": serving.local, "port": serving.port, "pid": os.getpid(), "board_key": serving.board_key}
    keeper.journal.hold.tell({"room": keeper.room.id, **told})
    return serving


async def _started(
    keeper: Keeper,
    keys: tuple[Keys, str, str],
    *,
    lan: bool,
    port: int | None,
    with_web: bool,
    ends: list[Callable[[], Awaitable[object]]],
) -> Serving:
    """The server on its port, the keeper at work; what ends them is added to ``ends``."""
    noted = await asyncio.to_thread(keeper.journal.note, PORT_NOTE)
    listener = _listen(_ANY if lan else LOOPBACK, _ports(port, noted))
    number = int(listener.getsockname()[1])
    hashes, host_token, board_key = keys
    strangers, known = places(descriptors())
    server = RoomServer(keeper, hashes, pages=Pages() if with_web else None, most=known)
    if with_web:
        server.application.add_routes(_teaching(keeper, hashes.host_hash))
    tasks = [asyncio.create_task(keeper.run()), asyncio.create_task(server.run())]
    ends.append(lambda: _cancel(tasks))
    gate = await behind_gate(server.application, listener, ends, most=strangers)
    server.let_in = gate.let_in
    found = lan_addresses() if lan else []
    address = f"http://{found[0] if found else LOOPBACK}:{number}"
    return Serving(
        keeper=keeper,
        address=address,
        local=f"http://{LOOPBACK}:{number}",
        port=number,
        host_token=host_token,
        board_key=board_key,
        web=address if with_web else "",
        tasks=tasks,
        ends=ends,
    )


def _teaching(keeper: Keeper, host_hash: str) -> list[web.RouteDef]:
    """What the teacher's page asks for beside leading the room; its key is the host token."""
    room = keeper.room.id
    asking = Asking(lambda key: room if opens(key, host_hash) else "", Tries(), no_key=NO_KEY)

    def made() -> Report:
        from debate.classroom.report.kept import kept_room
        from debate.classroom.report.report import make_report

        return make_report(*kept_room(RoomFiles().path(room)))

    async def own(request: web.Request, _teacher: str) -> Make:
        if request.match_info["room"] != room:
            raise RoomError("This is the server of another room.")
        return made

    return TakingAway(own, keeper.load_pack).routes(asking)


async def behind_gate(
    application: web.Application,
    listener: socket.socket,
    ends: list[Callable[[], Awaitable[object]]],
    *,
    most: int,
    of_an_address: int = OF_AN_ADDRESS,
    tls: ssl.SSLContext | None = None,
) -> Gate:
    """Serve an application to whom the gate lets through; what ends that is added to ``ends``."""
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0, keepalive_timeout=_KEPT_ALIVE_SECONDS)
    ends.append(runner.cleanup)
    await runner.setup()
    assert runner.server is not None
    gate = Gate(runner.server, most=most, of_an_address=of_an_address, tls=tls)
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(gate, sock=listener, backlog=_ACCEPTED_AT_ONCE)
    listener.listen(_BACKLOG)  # asyncio accepts as many at once as may wait, before the gate sees the first
    ends.append(lambda: _stop_listening(listening))
    return gate


async def end_all(ends: list[Callable[[], Awaitable[object]]]) -> None:
    """Do what ends a server, the last begun first; one that fails does not keep the others from it."""
    while ends:
        try:
            await ends.pop()()
        except Exception:
            _LOG.exception("the server did not close cleanly")


async def _stop_listening(listening: asyncio.Server) -> None:
    listening.close()


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
    forbidden = False
    for port in ports:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":  # elsewhere it would let two servers have one port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            listener.listen(_BACKLOG)  # two may bind the same port, and only one listen
        except OSError as error:
            forbidden = error.errno == errno.EACCES
            listener.close()
            continue
        return listener
    if forbidden:
        raise RoomError(f"Port {ports[-1]} is not for programs of this user; choose one above 1023 with --port.")
    raise RoomError(f"Port {ports[0]} is in use by another program; choose another with --port, or leave it out.")


def run_headless(
    *,
    pack: str | None = None,
    lan: bool = False,
    web: bool = False,
    port: int | None = None,
    resume: str | None = None,
    class_list: str | None = None,
    plan: str | None = None,
    save_plan: str | None = None,
) -> int:
    """Open a room, or take one up again (``resume``, empty for the newest), and serve it until told to stop.

    ``class_list`` is the name or the file of the class that a new room expects, ``plan`` the lesson plan by which it
    plays (the last room's settings without one), and ``save_plan`` the name under which its settings are kept.

    The environment's ``HOST_TOKEN_VARIABLE`` is the host token, if it is there. Returns the exit code. Raises
    ``RoomError`` and ``JournalError`` when the room cannot be opened or served.
    """
    begin_log()
    token = os.environ.get(HOST_TOKEN_VARIABLE, "").strip()
    if token and len(token) < LEAST_TOKEN:
        raise RoomError(
            f"The host token in {HOST_TOKEN_VARIABLE} has fewer than {LEAST_TOKEN} characters and could be guessed; "
            "take the variable away, and one is made."
        )
    if resume is None:
        if save_plan is not None:
            check_plan_name(save_plan)
        students = find_class(class_list) if class_list is not None else None
        lesson = kept_plan(plan) if plan is not None else last_plan()
        keeper = open_room(pack, plan=lesson, class_list=students, notes={PLAN_NOTE: save_plan or ""})
    else:
        keeper = resume_room(resume)
    keeper.configured = partial(_keep_plan, keeper)
    if trouble := keeper.configured():
        _LOG.warning("%s", trouble)
    return asyncio.run(_headless(keeper, lan=lan, with_web=web, port=port, token=token, new=resume is None))


def _keep_plan(keeper: Keeper) -> str:
    """Keep what the room is set to, for the next one. Returns what did not work, in a sentence."""
    try:
        pack = named_whole(keeper.journal.note(PACK_NOTE))
        keep_plan(plan_of(keeper.room, pack), keeper.journal.note(PLAN_NOTE))
    except (RoomError, JournalError) as error:
        return str(error)
    return ""


async def _headless(keeper: Keeper, *, lan: bool, with_web: bool, port: int | None, token: str, new: bool) -> int:
    stop = asyncio.Event()
    stop_on_signals(stop)
    try:
        serving = await serve(keeper, lan=lan, port=port, with_web=with_web, host_token=token)
    except BaseException:
        await keeper.close()
        if new:  # a room that nobody ever saw: --resume must not find it
            RoomFiles().forget(keeper.room.id)
        raise
    try:
        _say(serving)
        if _input_ends():
            # A daemon thread: a process that is ended otherwise must not wait for its input.
            threading.Thread(target=_wait_for_end, args=(stop, asyncio.get_running_loop()), daemon=True).start()
        return await _until(stop, serving)
    finally:  # ctrl+c cancels us where there are no signal handlers
        await serving.close()


async def _until(stop: asyncio.Event, serving: Serving) -> int:
    """Wait until told to stop. A room that nobody keeps any more is no room: then the exit code is 1."""
    stopping = asyncio.create_task(stop.wait())
    done, _ = await asyncio.wait([stopping, *serving.tasks], return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    for task in serving.tasks:
        if task in done and not task.cancelled():
            _LOG.error("the room could not be kept any longer", exc_info=task.exception())
            return 1
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


def stop_on_signals(stop: asyncio.Event) -> None:
    """Set ``stop`` when this process is asked to end."""
    loop = asyncio.get_running_loop()
    asked = [signal.SIGINT, signal.SIGTERM]
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup has it ignored
        asked.append(signal.SIGHUP)
    for name in asked:
        with contextlib.suppress(NotImplementedError):  # Windows has no such handlers; ctrl+c ends it there
            loop.add_signal_handler(name, stop.set)


def _input_ends() -> bool:
    """Whether the end of standard input means that who started us has gone: it is a pipe."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (AttributeError, OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def _wait_for_end(stop: asyncio.Event, loop: asyncio.AbstractEventLoop) -> None:
    """Read standard input until it ends, on a thread: whoever started this server has gone then.

    Past Python's own buffer: a thread that holds its lock when the interpreter ends makes that end in an abort.
    """
    with contextlib.suppress(OSError, ValueError):
        while os.read(sys.stdin.fileno(), 4096):
            pass
    with contextlib.suppress(RuntimeError):  # the loop is closed already
        loop.call_soon_threadsafe(stop.set)
