"""What a teacher asks of the school's server beside leading a room: to open one, to list, report and forget theirs.

Each request bears the teacher's key (``Authorization: Bearer …``). Answers are JSON, or the report itself; a refusal is
one sentence of plain text. What is kept for lessons to come is ``lessons``.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from functools import partial
from typing import Final

import msgspec
from aiohttp import web

from debate.classroom.errors import RoomError
from debate.classroom.keeping.store import OWNER_NOTE, KeptRoom, LedElsewhere
from debate.classroom.report.kept import room_and_pack
from debate.classroom.report.report import Report, make_report
from debate.classroom.room.state import Phase
from debate.classroom.school.lessons import Lessons, OpenRoom
from debate.classroom.school.rooms import LedRooms
from debate.classroom.server.asking import Asking, as_json, value_of
from debate.classroom.server.taking import Make, TakingAway

_ROOM = re.compile(r"[0-9a-z-]{1,64}")
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

    def __init__(self, rooms: LedRooms) -> None:
        self._rooms = rooms
        self._lessons = Lessons(rooms)

    def routes(self, asking: Asking) -> list[web.RouteDef]:
        """The requests that there are."""
        told = asking.told
        return [
            web.post("/rooms", told(self._open)),
            web.get("/rooms", told(self._list)),
            web.delete("/rooms/{room}", told(self._forget)),
            *self._lessons.routes(asking),
            *TakingAway(self._report_of, self._rooms.load_pack).routes(asking),
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

    async def _report_of(self, request: web.Request, teacher: str) -> Make:
        return partial(self._made, await self._own(request, teacher))

    def _made(self, room: str) -> Report:
        with contextlib.closing(self._rooms.store.look_into(room)) as journal:
            return make_report(*room_and_pack(journal, self._rooms.load_pack))

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
