"""What a teacher asks of the school's server beside leading a room: to open one, to list, report and forget theirs.

Each request bears the teacher's key (``Authorization: Bearer …``). Answers are JSON, or the report itself; a refusal is
one sentence of plain text. What is kept for lessons to come is ``lessons``.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from typing import Final
from urllib.parse import quote

import msgspec
from aiohttp import web

from debate.classroom.errors import RoomError
from debate.classroom.keeping.keeper import PACK_NOTE
from debate.classroom.keeping.store import OWNER_NOTE, KeptRoom, LedElsewhere
from debate.classroom.report.as_take_home import to_take_home
from debate.classroom.report.gradebook import KINDS, says_of
from debate.classroom.report.report import Report, make_report
from debate.classroom.report.writing import FORMS, file_as, gradebook_file
from debate.classroom.room.state import Phase
from debate.classroom.school.asking import Asking, as_json, value_of
from debate.classroom.school.lessons import Lessons, OpenRoom
from debate.classroom.school.rooms import LedRooms

_ROOM = re.compile(r"[0-9a-z-]{1,64}")
SAYS_HEADER: Final = "X-Debate-Says"
STILL_OPEN: Final = "This room is open still; close its dashboards, and try again in a minute."


class RoomFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A room of the teacher's, as they need it to lead it, to have it joined and to tell it from others.

    ``phase`` is known of rooms that this server leads, empty otherwise.
    """

    room: str
    code: str
    address: str
    board_key: str = ""
    last_at: str = ""
    class_name: str = ""
    phase: Phase | str = ""


class Teaching:
    """The teachers' requests."""

    def __init__(self, rooms: LedRooms, asking: Asking) -> None:
        self._rooms = rooms
        self._asking = asking
        self._lessons = Lessons(rooms)

    def routes(self) -> list[web.RouteDef]:
        """The requests that there are."""
        told = self._asking.told
        return [
            web.post("/rooms", told(self._open)),
            web.get("/rooms", told(self._list)),
            web.get("/rooms/{room}/report.{form}", told(self._report)),
            web.get("/rooms/{room}/gradebook.{form}", told(self._gradebook)),
            web.get("/rooms/{room}/take-home.html", told(self._take_home)),
            web.delete("/rooms/{room}", told(self._forget)),
            *self._lessons.routes(self._asking),
        ]

    async def _open(self, request: web.Request, teacher: str) -> web.Response:
        wanted = await value_of(request, OpenRoom)
        plan, class_list = await asyncio.to_thread(self._lessons.chosen, wanted, teacher)
        led = await self._rooms.open(teacher, plan, class_list, save_plan=wanted.save_plan or "")
        room, reach = led.keeper.room, led.keeper.reach
        return as_json(
            RoomFacts(
                room=room.id,
                code=room.code,
                address=reach.address,
                board_key=reach.board_key,
                class_name=room.class_name,
                phase=room.phase,
            )
        )

    async def _list(self, _request: web.Request, teacher: str) -> web.Response:
        rooms = await asyncio.to_thread(self._rooms.store.rooms)
        return as_json([self._facts(one) for one in rooms if one.owner == teacher])

    def _facts(self, kept: KeptRoom) -> RoomFacts:
        code = _code(kept.id)
        led = self._rooms.led(code)
        return RoomFacts(
            room=kept.id,
            code=code,
            address=self._rooms.address,
            last_at=kept.last_at,
            class_name=kept.class_name,
            phase=led.keeper.room.phase if led is not None else "",
        )

    async def _own(self, request: web.Request, teacher: str) -> str:
        """The id of the room that is asked for. Raises ``RoomError`` when it is none of the teacher's."""
        room = request.match_info["room"]
        if await asyncio.to_thread(self._owner, room) != teacher:
            raise RoomError("You have no such room here; “debate room list --at” shows those that you have.")
        return room

    def _owner(self, room: str) -> str:
        """Whose room it is, empty for none. Only the id of a room that there is becomes part of a path."""
        if not _ROOM.fullmatch(room) or self._rooms.store.find(_code(room)) != room:
            return ""
        with contextlib.closing(self._rooms.store.look_into(room)) as journal:
            return journal.note(OWNER_NOTE)

    # Reports

    async def _report(self, request: web.Request, teacher: str) -> web.Response:
        room, form = await self._own(request, teacher), request.match_info["form"]
        if form not in FORMS:
            raise RoomError(f"A report is written as {', '.join(FORMS)}.")
        return _file(await asyncio.to_thread(lambda: file_as(form, self._made(room))))

    async def _gradebook(self, request: web.Request, teacher: str) -> web.Response:
        room, form = await self._own(request, teacher), request.match_info["form"]
        kind, locale = request.query.get("for", "table"), request.query.get("locale", "en")
        if kind not in KINDS or form not in ("csv", "xlsx"):
            raise RoomError(f"A gradebook is for {', '.join(KINDS)}, as csv or xlsx.")

        def written() -> tuple[bytes, str]:
            report = self._made(room)
            return gradebook_file(form, report, kind, locale), says_of(report, kind)

        return _file(*await asyncio.to_thread(written))

    async def _take_home(self, request: web.Request, teacher: str) -> web.Response:
        room = await self._own(request, teacher)
        return _file(await asyncio.to_thread(lambda: to_take_home(self._made(room)).encode()))

    def _made(self, room: str) -> Report:
        with contextlib.closing(self._rooms.store.look_into(room)) as journal:
            kept, named = journal.salvage().room, journal.note(PACK_NOTE)
        try:
            pack = self._rooms.load_pack(named or kept.pack)
        except RoomError:
            pack = None
        return make_report(kept, pack)

    async def _forget(self, request: web.Request, teacher: str) -> web.Response:
        room = await self._own(request, teacher)
        led = self._rooms.led(_code(room))
        if led is not None and not led.server.clients():
            await self._rooms.let_go(led)
        try:
            await asyncio.to_thread(self._rooms.store.forget, room)
        except LedElsewhere:
            raise RoomError(STILL_OPEN) from None
        return web.Response(status=204)


def _code(room: str) -> str:
    """The join code of the room of that id."""
    return room.rpartition("-")[2].upper()


def _file(content: bytes, says: str = "") -> web.Response:
    """A file, and what its teacher should know of it, in a header that holds ASCII only."""
    headers = {SAYS_HEADER: quote(says)} if says else {}
    return web.Response(body=content, content_type="application/octet-stream", headers=headers)
