"""What a teacher keeps at the school for lessons to come: class lists and lesson plans.

A class list comes and goes as the text that ``debate class`` takes, a plan as the JSON of a ``LessonPlan``. They are
their teacher's alone.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Annotated, Any, Final

import msgspec
from aiohttp import web

from debate.classroom.errors import RoomError
from debate.classroom.keeping.class_list import (
    LONGEST_LISTED,
    ClassList,
    decoded,
    keep_class,
    kept_class,
    read_students,
    to_csv,
)
from debate.classroom.keeping.lesson_plan import (
    LessonPlan,
    check_plan,
    check_plan_name,
    kept_plan,
    last_plan,
    plan_text,
    with_settings,
)
from debate.classroom.keeping.named_files import CLASS_LIST
from debate.classroom.room.state import MOST_TURNS
from debate.classroom.school.rooms import LedRooms
from debate.classroom.school.shelves import Shelves, StoredShelf, shelves_of
from debate.classroom.server.asking import Asking, as_json, body_of, value_of

_Name = Annotated[str, msgspec.Meta(max_length=200)]

UNNAMED: Final = "class"
"""What a class is called whose list came with the room, without a name."""


class OpenRoom(msgspec.Struct, frozen=True, kw_only=True):
    """What a teacher may choose of a new room; all else is as in their last one, or in the ``plan`` of that name.

    ``pack``, ``turns``, ``settings`` (some of them will do) and ``prompts`` take the place of the plan's own.
    ``class_list`` names a list that is kept here, or with ``students``, the text of one for this room alone, is what
    that is called. ``save_plan`` is the name under which the room's settings are kept.
    """

    pack: _Name | None = None
    turns: Annotated[int, msgspec.Meta(ge=1, le=MOST_TURNS)] | None = None
    plan: _Name | None = None
    settings: Mapping[str, Any] | None = None
    prompts: Annotated[tuple[Mapping[str, str], ...], msgspec.Meta(max_length=MOST_TURNS)] | None = None
    class_list: _Name | None = None
    students: str | None = None
    save_plan: _Name | None = None


class Lessons:
    """The requests about class lists and lesson plans."""

    def __init__(self, rooms: LedRooms) -> None:
        self._rooms = rooms

    def routes(self, asking: Asking) -> list[web.RouteDef]:
        """The requests that there are."""
        told = asking.told
        return [
            web.get("/classes", told(self._classes)),
            web.get("/classes/{name}", told(self._class)),
            web.put("/classes/{name}", told(self._keep_class)),
            web.delete("/classes/{name}", told(self._forget_class)),
            web.get("/plans", told(self._plans)),
            web.get("/plans/{name}", told(self._plan)),
            web.put("/plans/{name}", told(self._keep_plan)),
            web.delete("/plans/{name}", told(self._forget_plan)),
        ]

    def _shelves(self, teacher: str) -> Shelves:
        return shelves_of(self._rooms.store, teacher)

    # Class lists

    async def _classes(self, _request: web.Request, teacher: str) -> web.Response:
        shelf = self._shelves(teacher).classes

        def listed() -> list[dict[str, Any]]:
            return [{"name": name, "students": len(kept_class(name, shelf).students)} for name in shelf.names()]

        return as_json(await asyncio.to_thread(listed))

    async def _class(self, request: web.Request, teacher: str) -> web.Response:
        kept = await asyncio.to_thread(kept_class, request.match_info["name"], self._shelves(teacher).classes)
        return web.Response(text=to_csv(kept.students), content_type="text/csv")

    async def _keep_class(self, request: web.Request, teacher: str) -> web.Response:
        name, text = CLASS_LIST.called(request.match_info["name"]), decoded(await body_of(request))

        def keep() -> ClassList:
            return keep_class(name, read_students(text), shelf=self._shelves(teacher).classes)

        return as_json((await asyncio.to_thread(keep)).students)

    async def _forget_class(self, request: web.Request, teacher: str) -> web.Response:
        await asyncio.to_thread(self._shelves(teacher).classes.forget, request.match_info["name"])
        return web.Response(status=204)

    # Lesson plans

    async def _plans(self, _request: web.Request, teacher: str) -> web.Response:
        shelf = self._shelves(teacher).plans

        return as_json(await asyncio.to_thread(lambda: [_listed(name, shelf) for name in shelf.names()]))

    async def _plan(self, request: web.Request, teacher: str) -> web.Response:
        return as_json(await asyncio.to_thread(kept_plan, request.match_info["name"], self._shelves(teacher).plans))

    async def _keep_plan(self, request: web.Request, teacher: str) -> web.Response:
        name, plan = request.match_info["name"], await value_of(request, LessonPlan)
        check_plan_name(name)

        def keep() -> None:
            check_plan(plan, self._rooms.load_pack)
            self._shelves(teacher).plans.write(name, plan_text(plan))

        await asyncio.to_thread(keep)
        return as_json(plan)

    async def _forget_plan(self, request: web.Request, teacher: str) -> web.Response:
        await asyncio.to_thread(self._shelves(teacher).plans.forget, request.match_info["name"])
        return web.Response(status=204)

    # A room to be opened

    def chosen(self, wanted: OpenRoom, teacher: str) -> tuple[LessonPlan, ClassList | None]:
        """The plan and the class that a room is opened with. Blocks; raises ``RoomError`` and ``JournalError``."""
        shelves = self._shelves(teacher)
        plan = kept_plan(wanted.plan, shelves.plans) if wanted.plan is not None else last_plan(shelves.plans)
        plan = with_settings(plan.with_pack(wanted.pack), wanted.settings or {})
        if wanted.turns is not None:
            plan = msgspec.structs.replace(plan, turns=wanted.turns, prompts=())
        if wanted.prompts:
            plan = msgspec.structs.replace(plan, turns=len(wanted.prompts), prompts=wanted.prompts)
        if wanted.save_plan:
            check_plan_name(wanted.save_plan)
        if wanted.students is not None:
            name = (wanted.class_list or UNNAMED)[:LONGEST_LISTED]
            return plan, ClassList(name=name, students=read_students(wanted.students))
        if wanted.class_list is None:
            return plan, None
        shelves.classes.used(wanted.class_list)
        return plan, kept_class(CLASS_LIST.called(wanted.class_list), shelves.classes)


def _listed(name: str, shelf: StoredShelf) -> dict[str, Any]:
    """A plan in the list of all; one that a newer server wrote, say, does not hide the others."""
    try:
        plan = kept_plan(name, shelf)
    except RoomError as error:
        return {"name": name, "pack": "", "turns": 0, "trouble": str(error)}
    return {"name": name, "pack": plan.pack, "turns": plan.turns}
