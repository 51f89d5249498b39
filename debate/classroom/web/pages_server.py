"""The room in a browser: the student's client, and the projector, each as a process of this machine shown in a page.

A second server on the port after the room's. Students give the code once; from then on a browser is known by a cookie
that no page can read, so that a reload, a crashed tab and a lost network come back to the same seat. All that a page
needs comes from here: a school's network may have no way out.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import secrets
import socket
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from aiohttp import WSMsgType, web
from textual_serve.server import Server

from debate.classroom.errors import RoomError
from debate.classroom.web.client import (
    START_SECONDS,
    BrowserClient,
    Clients,
    Full,
    Leave,
    believed_size,
    client_environment,
)
from debate.classroom.web.launch import Launcher, SpareLauncher
from debate.classroom.web.pages import PAGES, door_page, terminal_page
from debate.classroom.wire.addresses import LOOPBACK, is_number, own_host_names
from debate.classroom.wire.codes import as_typed, same_code
from debate.classroom.wire.tries import Tries

BROWSER_COOKIE, CODE_COOKIE, BOARD_COOKIE = "debate_browser", "debate_code", "debate_board"
COOKIE_SECONDS: Final = 12 * 3600
"""A school day: longer, and the next day's student at a shared machine would find yesterday's seat."""

MOST_BYTES: Final = 64 * 1024
"""The longest message of a browser: a text that is pasted, in pieces as xterm sends them."""

HEARTBEAT_SECONDS: Final = 6.0
"""A browser that gives no sign of life for this and half as long again has gone; its client is ended."""

WALL_PIXELS: Final = 22
"""The projector's letters: 100 columns on a wall of 1,366 pixels."""

CLOSE_SECONDS: Final = 2.0
"""How long a page has to answer when its connection is closed; it may have gone long ago."""

TAKEN_TRIES: Final = 20
_BROWSER = re.compile(r"[A-Za-z0-9_-]{43}")
_CODE = re.compile(r"[A-Za-z0-9]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The room that is shown: its title, its own address on this machine, its join code and the projector's key."""

    title: str
    local: str
    code: str
    board_key: str


class RoomPages(Server):
    """Serves one room to browsers. ``launcher`` starts the clients, each ``debate join`` or ``debate board``."""

    def __init__(
        self,
        place: Place,
        *,
        clients: Clients | None = None,
        host_names: frozenset[str] | None = None,
        launcher: Launcher | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__("", title=place.title)
        self.place = place
        self.clients = clients if clients is not None else Clients()
        self._launcher = launcher if launcher is not None else SpareLauncher()
        self._host_names = own_host_names() if host_names is None else host_names
        self._tries = Tries()
        self._now = now
        self._closing = False

    async def _make_app(self) -> web.Application:
        """The application: our pages, textual-serve's terminal, and no way to a file of this machine."""
        app = web.Application(middlewares=[self._guard], client_max_size=4096)
        app.add_routes(
            [
                web.get("/", self._student),
                web.post("/", self._give_code),
                web.get("/board", self._projector),
                web.post("/board", self._give_key),
                web.get("/alive", self._alive),
                web.get("/ws", self._student_socket),
                web.get("/ws/board", self._board_socket),
                web.static("/static", self.statics_path),
                web.static("/pages", PAGES),
                web.get("/{code:[A-Za-z0-9]{6}}", self._scanned),
            ]
        )
        app.on_startup.append(self._get_ready)
        app.on_shutdown.append(self._shut)
        return app

    async def application(self) -> web.Application:
        """The application, for a runner."""
        return await self._make_app()

    # Who may ask

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Refuse foreign names of this machine and the pages of other sites; keep everything else out of frames."""
        host = request.headers.get("Host", "")
        name = urlsplit(f"//{host}").hostname
        if name is None or not (is_number(name) or name in self._host_names):
            return web.Response(status=421, text="This is a room of debate; it does not go by that name.")
        origin = request.headers.get("Origin")
        # A browser names the page that opens a socket or sends a form, always; who does not is no browser.
        if (origin is None and (request.method != "GET" or request.path.startswith("/ws"))) or (
            origin is not None and urlsplit(origin).netloc != host
        ):
            return web.Response(status=403, text="Pages of other sites may not speak to this room.")
        response = await handler(request)
        if not response.prepared:
            response.headers.update(_headers(host))
        return response

    def _code_given(self, request: web.Request) -> bool:
        return same_code(self.place.code, request.cookies.get(CODE_COOKIE, "")) and bool(_browser(request))

    def _key_given(self, request: web.Request) -> bool:
        return same_code(as_typed(self.place.board_key), request.cookies.get(BOARD_COOKIE, ""))

    # Pages

    async def _alive(self, _request: web.Request) -> web.Response:
        return web.Response(text="yes")

    async def _student(self, request: web.Request) -> web.Response:
        if not self._code_given(request):
            return self._page(door_page(self.place.title))
        try:
            self.clients.check(_browser(request), request.remote or "")
        except Full as error:
            return self._page(door_page(self.place.title, says=str(error)), status=503)
        return self._page(terminal_page(self.place.title, "/ws"))

    async def _scanned(self, request: web.Request) -> web.Response:
        """The address of the QR code: the code is filled in, and the page sends it by itself.

        It does not let in at once: who comes from another site brings no cookies along, and would lose the seat.
        """
        return self._page(door_page(self.place.title, code=request.match_info["code"]))

    async def _give_code(self, request: web.Request) -> web.Response:
        given = str((await request.post()).get("code", ""))
        if why := self._wrong(request, self.place.code, given, "There is no room with this code here; read it again."):
            return self._page(door_page(self.place.title, says=why), status=403)
        response = _go_to("/")
        browser = _browser(request) or secrets.token_urlsafe(32)
        _set_cookie(response, BROWSER_COOKIE, browser)
        _set_cookie(response, CODE_COOKIE, self.place.code)
        return response

    async def _projector(self, request: web.Request) -> web.Response:
        if "key" in request.query:  # the dashboard's link: the key must not stay in the line that the wall shows
            return self._with_key(request, request.query["key"])
        if not self._key_given(request):
            return self._page(door_page(self.place.title, board=True))
        return self._page(terminal_page(self.place.title, "/ws/board", pixels=WALL_PIXELS))

    async def _give_key(self, request: web.Request) -> web.Response:
        return self._with_key(request, str((await request.post()).get("code", "")))

    def _with_key(self, request: web.Request, given: str) -> web.Response:
        if why := self._wrong(
            request, as_typed(self.place.board_key), given, "That is not the key of this room’s projector."
        ):
            return self._page(door_page(self.place.title, board=True, says=why), status=403)
        response = _go_to("/board")
        _set_cookie(response, BOARD_COOKIE, as_typed(given))
        return response

    def _wrong(self, request: web.Request, right: str, given: str, why: str) -> str:
        """Why what was given does not open the page, as a sentence; ``""`` when it does."""
        address, now = request.remote or "", self._now()
        try:
            self._tries.check(address, now)
        except RoomError as error:
            return str(error)
        if len(given) <= 100 and same_code(right, given):
            return ""
        self._tries.wrong(address, now)
        return why

    def _page(self, body: str, *, status: int = 200) -> web.Response:
        return web.Response(status=status, text=body, content_type="text/html")

    # Sockets

    async def _student_socket(self, request: web.Request) -> web.StreamResponse:
        if not self._code_given(request):
            return web.Response(status=403, text="Give the room’s code first.")
        browser = _browser(request)
        known = hashlib.sha256(browser.encode()).hexdigest()
        return await self._show(
            request, browser, ["join", self.place.local, self.place.code], {"DEBATE_BROWSER": known}
        )

    async def _board_socket(self, request: web.Request) -> web.StreamResponse:
        if not self._key_given(request):
            return web.Response(status=403, text="Give the projector’s key first.")
        extra = {"DEBATE_BOARD_KEY": self.place.board_key}
        return await self._show(request, f"board {secrets.token_hex(8)}", ["board", self.place.local], extra)

    async def _show(
        self, request: web.Request, browser: str, arguments: Sequence[str], extra: Mapping[str, str]
    ) -> web.StreamResponse:
        """Run a client for this connection as long as it lasts."""
        address = request.remote or ""
        try:
            self.clients.check(browser, address)
        except Full as error:
            return web.Response(status=503, text=str(error))
        if self._closing:
            return web.Response(status=503, text="The room is closing.")
        page = web.WebSocketResponse(
            heartbeat=HEARTBEAT_SECONDS, timeout=CLOSE_SECONDS, max_msg_size=MOST_BYTES, compress=False
        )
        await page.prepare(request)
        closing = _Closing(page)
        client = BrowserClient(self._launcher, arguments, extra, write_bytes=page.send_bytes, close=closing.begin)

        async def leave(why: int) -> None:
            await client.stop()
            await closing.begin(why)

        try:
            await self.clients.take(browser, address, leave)
            await self._start(client, request)
            await self._pass_on(page, client)
        except (Full, ConnectionError):
            pass
        finally:
            # Its place is free only once its process has ended: the bound is one of processes.
            await asyncio.shield(self._end(client, browser, leave))
            await closing.done()
        return page

    async def _start(self, client: BrowserClient, request: web.Request) -> None:
        width, height = believed_size(request.query.get("width"), request.query.get("height"))
        async with self.clients.starting:
            await client.start(width, height)
            drawing = asyncio.create_task(client.drawn.wait())
            await asyncio.wait({drawing}, timeout=START_SECONDS)
            drawing.cancel()
        self._launcher.prepare(client_environment())

    async def _end(self, client: BrowserClient, browser: str, leave: Leave) -> None:
        await client.stop()
        self.clients.gone(browser, leave)

    async def _pass_on(self, page: web.WebSocketResponse, client: BrowserClient) -> None:
        """Pass on what a page sends until it goes; what no page of ours would send ends the connection."""
        async for message in page:
            if message.type is not WSMsgType.TEXT:
                return
            match _envelope(message):
                case ["stdin", str(data)]:
                    await client.send_bytes(data.encode("utf-8", "replace"))
                case ["resize", {"width": width, "height": height}]:
                    await client.set_terminal_size(*believed_size(width, height))
                case ["ping", data]:
                    await page.send_json(["pong", str(data)[:40]])
                case ["focus"]:
                    await client.focus()
                case ["blur"]:
                    await client.blur()
                case _:
                    return

    async def _get_ready(self, _app: web.Application) -> None:
        self._launcher.prepare(client_environment())

    async def _shut(self, _app: web.Application) -> None:
        self._closing = True
        await self.clients.end_all()
        await self._launcher.close()


def _envelope(message: object) -> object:
    try:
        return message.json()  # type: ignore[attr-defined]
    except ValueError:
        return None


def _browser(request: web.Request) -> str:
    """The number by which this browser is known; empty for one that is new."""
    value = request.cookies.get(BROWSER_COOKIE, "")
    return value if _BROWSER.fullmatch(value) else ""


def _set_cookie(response: web.Response, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=COOKIE_SECONDS, path="/", httponly=True, samesite="Strict")


def _go_to(path: str) -> web.Response:
    return web.Response(status=303, headers={"Location": path})


def _headers(host: str) -> dict[str, str]:
    """What every page is sent with: nothing from elsewhere, no frames, nothing kept by caches on the way."""
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
        f"img-src 'self' data:; connect-src 'self' ws://{host}; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cache-Control": "no-cache",
    }


class _Closing:
    """The end of a connection, with its reason; whoever begins it does not wait for a page that may have gone."""

    def __init__(self, page: web.WebSocketResponse) -> None:
        self._page = page
        self._task: asyncio.Task[bool] | None = None

    async def begin(self, why: int) -> None:
        """Close with the code ``why``, unless that was begun before."""
        if self._task is None:
            self._task = asyncio.create_task(self._page.close(code=why))

    async def done(self) -> None:
        """Wait until the page was told: the connection must not be dropped before."""
        if self._task is not None:
            await asyncio.gather(self._task, return_exceptions=True)


@dataclass(frozen=True, slots=True)
class WebServing:
    """The pages that are served at ``address``; ``close`` ends them and every client."""

    address: str
    close: Callable[[], Awaitable[None]]


async def serve_web(place: Place, *, host: str, port: int, lan: bool) -> WebServing:
    """Serve a room to browsers, on ``port`` or one of those after it; ``host`` is how other machines name this one.

    Raises ``RoomError`` when no port is free.
    """
    runner = web.AppRunner(await RoomPages(place).application(), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        listener = _listen("0.0.0.0" if lan else LOOPBACK, port)  # noqa: S104  only for --lan
    except RoomError:
        await runner.cleanup()
        raise
    await web.SockSite(runner, listener, backlog=256).start()
    return WebServing(f"http://{host}:{listener.getsockname()[1]}", runner.cleanup)


def _listen(host: str, first: int) -> socket.socket:
    """A socket on that port or one of those after it."""
    for port in range(first, min(65536, first + TAKEN_TRIES)):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform != "win32":  # there it would let two servers have one port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError:
            listener.close()
            continue
        return listener
    raise RoomError(f"No port from {first} on is free for browsers; give the room another with --port.")
