"""Runs one of a school's servers, until it is told to stop: ``debate serve``."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import logging
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from aiohttp import web

from debate.classroom.errors import JournalError, RoomError
from debate.classroom.keeping.named_files import CLASS_LIST
from debate.classroom.keeping.workers import Workers, school_workers
from debate.classroom.school.files import SchoolFiles
from debate.classroom.school.front import Front
from debate.classroom.school.metrics import Metrics
from debate.classroom.school.proxies import Name, Proxies
from debate.classroom.school.relay import Relay
from debate.classroom.school.rooms import LedRooms
from debate.classroom.school.store import SchoolStore
from debate.classroom.server.gate import ENOUGH_FOR_A_SCHOOL, SCHOOL_STRANGERS, descriptors, places
from debate.classroom.server.log import begin_log
from debate.classroom.server.serving import behind_gate, end_all, stop_on_signals
from debate.classroom.wire.addresses import lan_addresses

_LOG = logging.getLogger(__name__)

TIDY_SECONDS: Final = 15.0
FORGET_SECONDS: Final = 3600.0
_BACKLOG: Final = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a server is to run.

    ``listen`` is everybody's address, ``internal`` the one for the school's own machines; both as (host, port), with
    port 0 for any that is free. Without ``database`` the rooms are in ``folder``, by default with this machine's own.
    ``public_url`` is where students find it, ``trusted`` are proxies between them and us; ``cert`` and ``key`` are PEM
    files. ``forget_after`` is how many days a room is kept after it was used last; ``None`` keeps it for good.
    """

    listen: tuple[str, int]
    internal: tuple[str, int]
    database: str = ""
    folder: Path | None = None
    public_url: str = ""
    trusted: tuple[str, ...] = ()
    cert: Path | None = None
    key: Path | None = None
    forget_after: int | None = None
    workers: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A server that runs: the address that students are told, and the one for the school's own machines.

    ``port`` is where it listens itself, whatever proxy is before it.
    """

    address: str
    port: int
    internal: str


def open_store(database: str = "", *, folder: Path | None = None, address: str = "") -> SchoolStore:
    """The school's store, to be served from ``address`` where there is one, else only to be looked into.

    Raises ``JournalError``, also when what a database needs is not installed, and ``RoomError`` when another server has
    the folder.
    """
    if not database:
        return SchoolFiles(folder, address=address)
    if not database.startswith(("postgresql://", "postgres://")):
        raise JournalError(
            "What --database gives is no PostgreSQL; an address looks like postgresql://debate@db/debate."
        )
    try:
        from debate.classroom.school.postgres import PostgresStore
    except ImportError as error:
        raise JournalError(f"A database needs the extra “school” of this program ({error}).") from error
    return PostgresStore(database, address=address)


@contextlib.asynccontextmanager
async def running(plan: Plan) -> AsyncIterator[Running]:
    """Serve as planned inside this context. Raises ``RoomError`` and ``JournalError`` when that cannot be."""
    name, proxies = Name(plan.public_url), Proxies(plan.trusted)
    tls = _tls(plan)
    async with contextlib.AsyncExitStack() as ends:
        internal = ends.enter_context(_bound(plan.internal, "--internal"))
        public = ends.enter_context(_bound(plan.listen, "--listen"))
        own_address = f"http://{_reached(internal)}"
        store = await asyncio.to_thread(open_store, plan.database, folder=plan.folder, address=own_address)
        ends.push_async_callback(asyncio.to_thread, store.close)
        workers = Workers(plan.workers or school_workers())
        ends.callback(workers.close)
        address = name.url or f"{'https' if tls else 'http'}://{_reached(public)}"
        metrics = Metrics()
        rooms = LedRooms(store, workers, metrics, address=address)
        loop = asyncio.get_running_loop()

        def lost() -> None:
            loop.call_soon_threadsafe(rooms.lost)

        store.lost = lost
        relay = Relay(await asyncio.to_thread(store.secret))
        await relay.start()
        ends.push_async_callback(relay.close)
        strangers, known = places(descriptors(ENOUGH_FOR_A_SCHOOL), SCHOOL_STRANGERS)
        front = Front(rooms, relay, metrics, name=name, proxies=proxies, most=known // 2)  # a relayed one needs two
        runner = web.AppRunner(front.internal, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        ends.push_async_callback(runner.cleanup)
        await web.SockSite(runner, internal, backlog=_BACKLOG).start()
        closing: list[Callable[[], Awaitable[object]]] = []
        ends.push_async_callback(end_all, closing)
        # Behind a proxy, or a school's router, all strangers have one address.
        gate = await behind_gate(front.public, public, closing, most=strangers, of_an_address=strangers, tls=tls)
        front.let_in = gate.let_in
        ends.push_async_callback(rooms.close)
        for task in (
            _every(TIDY_SECONDS, rooms.tidy),
            _every(TIDY_SECONDS, front.part_with_the_keyless),
            _every(FORGET_SECONDS, lambda: _forget(store, plan)),
        ):
            ends.push_async_callback(_cancel, asyncio.create_task(task))
        yield Running(address=address, port=int(public.getsockname()[1]), internal=own_address)


def run_school(plan: Plan, tell: Callable[[Running], None]) -> None:
    """Serve until SIGTERM or ctrl+c; ``tell`` is called once the server is ready.

    Raises ``RoomError`` and ``JournalError`` when the server cannot start.
    """
    begin_log()
    logging.getLogger("psycopg.pool").setLevel(logging.ERROR)  # each of its attempts is no news

    async def run() -> None:
        stop = asyncio.Event()
        stop_on_signals(stop)
        async with running(plan) as server:
            tell(server)
            await stop.wait()

    asyncio.run(run())


async def _forget(store: SchoolStore, plan: Plan) -> None:
    """Forget the rooms and class lists that nobody has used for longer than the school keeps them."""
    if plan.forget_after is None:
        return
    before = (datetime.now(UTC) - timedelta(days=plan.forget_after)).isoformat(timespec="milliseconds")
    await asyncio.to_thread(store.tidy, CLASS_LIST.id, before)
    for room in await asyncio.to_thread(store.rooms):
        if room.last_at < before:
            with contextlib.suppress(RoomError):  # somebody leads it just now
                await asyncio.to_thread(store.forget, room.id)


async def _every(seconds: float, do: Callable[[], Awaitable[None]]) -> None:
    while True:
        try:
            await do()
        except JournalError as error:  # the database is away, say: the next time
            _LOG.warning("%s", error)
        await asyncio.sleep(seconds)


async def _cancel(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def _tls(plan: Plan) -> ssl.SSLContext | None:
    if plan.cert is None and plan.key is None:
        return None
    if plan.cert is None or plan.key is None:
        raise RoomError("A certificate needs its key, and a key its certificate: give --cert and --key.")
    for option, path in (("--cert", plan.cert), ("--key", plan.key)):
        try:
            path.read_bytes()
        except OSError as error:
            raise RoomError(f"{option} {path} cannot be read ({error.strerror}).") from error
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(plan.cert, plan.key, password="")  # none is asked for: who would type it?
    except OSError as error:
        raise RoomError(
            f"The certificate {plan.cert} with the key {plan.key} cannot be used: "
            "they have to belong together, both in PEM, the key without a pass phrase."
        ) from error
    return context


def _bound(address: tuple[str, int], option: str) -> socket.socket:
    host = address[0]
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    both = host == "::" and socket.has_dualstack_ipv6()
    try:
        return socket.create_server(address, family=family, backlog=_BACKLOG, dualstack_ipv6=both)
    except (OSError, UnicodeError) as error:
        reason = str(getattr(error, "strerror", "") or error).partition(" (while")[0]
        raise RoomError(f"{option} {_in_words(address)} cannot be listened at ({reason}); choose another.") from error


def _reached(listener: socket.socket) -> str:
    """Where a listener is reached by others; one at all addresses, at the likeliest of this machine's."""
    host, port = listener.getsockname()[:2]
    found = lan_addresses() if ipaddress.ip_address(host).is_unspecified else []
    return _in_words((found[0] if found else host, port))


def _in_words(address: tuple[str, int]) -> str:
    host, port = address
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
