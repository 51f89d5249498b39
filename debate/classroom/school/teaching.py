"""What a teacher asks of the school's server beside leading a room: to open one, to list, report and forget theirs.

Each request bears the teacher's key (``Authorization: Bearer …``). Answers are JSON, or the report itself; a refusal is
one sentence of plain text.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from typing import Annotated, Final

import msgspec
from aiohttp import web

from debate.classroom.errors import JournalError, RoomError
from debate.classroom.keeping.keeper import PACK_NOTE
from debate.classroom.keeping.lesson_plan import PLANNED_TURNS
from debate.classroom.keeping.store import KeptRoom, LedElsewhere
from debate.classroom.report.report import make_report
from debate.classroom.report.writing import FORMS, written_as
from debate.classroom.room.state import MOST_TURNS
from debate.classroom.school.proxies import Proxies
from debate.classroom.school.rooms import LedRooms
from debate.classroom.wire.codes import token_hash
from debate.classroom.wire.messages import MOST_BYTES
from debate.classroom.wire.tries import Tries
from debate.packs.places import FLAGSHIP

NO_KEY: Final = "This is no teacher’s key of this school; ask whoever runs its server."
STILL_OPEN: Final = "This room is open still; close its dashboards, and try again in a minute."


class OpenRoom(msgspec.Struct, frozen=True, kw_only=True):
    """What a teacher may choose of a new room; all else is chosen on the dashboard."""

    pack: Annotated[str, msgspec.Meta(max_length=200)] = FLAGSHIP
    turns: Annotated[int, msgspec.Meta(ge=1, le=MOST_TURNS)] = PLANNED_TURNS


class RoomFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A room of the teacher's, as they need it to lead it, to have it joined and to tell it from others."""

    room: str
    code: str
    address: str
    board_key: str = ""
    last_at: str = ""


class Teaching:
    """The teachers' requests."""

    def __init__(self, rooms: LedRooms, tries: Tries, proxies: Proxies) -> None:
        self._rooms = rooms
        self._tries = tries
        self._proxies = proxies

    def routes(self) -> list[web.RouteDef]:
        """The requests that there are."""
        return [
            web.post("/rooms", self._told(self._open)),
            web.get("/rooms", self._told(self._list)),
            web.get("/rooms/{room}/report.{form}", self._told(self._report)),
            web.delete("/rooms/{room}", self._told(self._forget)),
        ]

    def _told(
        self, ask: Callable[[web.Request, str], Awaitable[web.Response]]
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        """Find out which teacher asks, and tell what cannot be done in a sentence."""

        async def told(request: web.Request) -> web.Response:
            address = self._proxies.client_of(request)
            try:
                self._tries.check(address, time.monotonic())
                key = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
                teacher = await asyncio.to_thread(self._rooms.store.teacher_of, token_hash(key))
                if not teacher:
                    self._tries.wrong(address, time.monotonic())
                    return web.Response(status=401, text=NO_KEY)
                return await ask(request, teacher)
            except RoomError as error:
                return web.Response(status=409, text=str(error))
            except JournalError as error:
                return web.Response(status=503, text=str(error))

        return told

    async def _open(self, request: web.Request, teacher: str) -> web.Response:
        body = await request.content.read(MOST_BYTES)
        try:
            wanted = msgspec.json.decode(body or b"{}", type=OpenRoom)
        except (msgspec.MsgspecError, UnicodeError) as error:
            return web.Response(status=400, text=f"The server does not take this: {error}.")
        led = await self._rooms.open(teacher, wanted.pack, wanted.turns)
        room, reach = led.keeper.room, led.keeper.reach
        return _json(RoomFacts(room=room.id, code=room.code, address=reach.address, board_key=reach.board_key))

    async def _list(self, _request: web.Request, teacher: str) -> web.Response:
        return _json([self._facts(one) for one in await self._of(teacher)])

    def _facts(self, kept: KeptRoom) -> RoomFacts:
        code = kept.id.rpartition("-")[2].upper()
        return RoomFacts(room=kept.id, code=code, address=self._rooms.address, last_at=kept.last_at)

    async def _of(self, teacher: str) -> list[KeptRoom]:
        return [one for one in await asyncio.to_thread(self._rooms.store.rooms) if one.owner == teacher]

    async def _own(self, request: web.Request, teacher: str) -> str:
        """The id of the room that is asked for. Raises ``RoomError`` when it is none of the teacher's."""
        room = request.match_info["room"]
        if room not in {one.id for one in await self._of(teacher)}:
            raise RoomError("You have no such room here; “debate room list --at” shows those that you have.")
        return room

    async def _report(self, request: web.Request, teacher: str) -> web.Response:
        room, form = await self._own(request, teacher), request.match_info["form"]
        if form not in FORMS:
            raise RoomError(f"A report is written as {', '.join(FORMS)}.")
        written = await asyncio.to_thread(self._written, room, form)
        return web.Response(body=written.encode(), content_type="application/octet-stream")

    def _written(self, room: str, form: str) -> str:
        with contextlib.closing(self._rooms.store.look_into(room)) as journal:
            kept, named = journal.salvage().room, journal.note(PACK_NOTE)
        try:
            pack = self._rooms.load_pack(named or kept.pack)
        except RoomError:
            pack = None
        return written_as(form, make_report(kept, pack))

    async def _forget(self, request: web.Request, teacher: str) -> web.Response:
        room = await self._own(request, teacher)
        led = self._rooms.led(room.rpartition("-")[2].upper())
        if led is not None and not led.server.clients():
            await self._rooms.let_go(led)
        try:
            await asyncio.to_thread(self._rooms.store.forget, room)
        except LedElsewhere:
            raise RoomError(STILL_OPEN) from None
        return web.Response(status=204)


def _json(value: RoomFacts | list[RoomFacts]) -> web.Response:
    return web.Response(body=msgspec.json.encode(value), content_type="application/json")
