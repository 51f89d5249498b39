"""What a teacher's page asks of a server beside leading a room, at the room's own and at a school's: what can be taken
away of a room, and which packs there are to play.

Reports are loaded with the first that is asked for: no lesson waits for them to begin.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from aiohttp import web

from debate.classroom.errors import RoomError
from debate.classroom.server.asking import Asking, as_json
from debate.packs import list_packs
from debate.packs.model import Pack

if TYPE_CHECKING:
    from debate.classroom.report.report import Report

SAYS_HEADER: Final = "X-Debate-Says"

Make = Callable[[], "Report"]


class TakingAway:
    """The requests. ``own`` finds the room that a teacher's request names, and tells how its report is made.

    ``load_pack`` loads one by its id. Both raise ``RoomError``.
    """

    def __init__(self, own: Callable[[web.Request, str], Awaitable[Make]], load_pack: Callable[[str], Pack]) -> None:
        self._own = own
        self._load_pack = load_pack

    def routes(self, asking: Asking) -> list[web.RouteDef]:
        """The requests that there are."""
        told = asking.told
        return [
            web.get("/rooms/{room}/report.{form}", told(self._report)),
            web.get("/rooms/{room}/gradebook.{form}", told(self._gradebook)),
            web.get("/rooms/{room}/take-home.html", told(self._take_home)),
            web.get("/packs", told(self._packs)),
        ]

    async def _report(self, request: web.Request, teacher: str) -> web.Response:
        make, form = await self._own(request, teacher), request.match_info["form"]

        def written() -> bytes:
            from debate.classroom.report.writing import FORMS, file_as

            if form not in FORMS:
                raise RoomError(f"A report is written as {', '.join(FORMS)}.")
            return file_as(form, make())

        return _file(await asyncio.to_thread(written))

    async def _gradebook(self, request: web.Request, teacher: str) -> web.Response:
        make, form = await self._own(request, teacher), request.match_info["form"]
        kind, locale = request.query.get("for", "table"), request.query.get("locale", "en")

        def written() -> tuple[bytes, str]:
            from debate.classroom.report.gradebook import KINDS, says_of
            from debate.classroom.report.writing import gradebook_file

            if kind not in KINDS or form not in ("csv", "xlsx"):
                raise RoomError(f"A gradebook is for {', '.join(KINDS)}, as csv or xlsx.")
            report = make()
            return gradebook_file(form, report, kind, locale), says_of(report, kind)

        return _file(*await asyncio.to_thread(written))

    async def _take_home(self, request: web.Request, teacher: str) -> web.Response:
        make = await self._own(request, teacher)

        def written() -> bytes:
            from debate.classroom.report.as_take_home import to_take_home

            return to_take_home(make()).encode()

        return _file(await asyncio.to_thread(written))

    async def _packs(self, _request: web.Request, _teacher: str) -> web.Response:
        return as_json(await asyncio.to_thread(self._readable_packs))

    def _readable_packs(self) -> list[dict[str, Any]]:
        found = []
        for place in list_packs():
            try:
                pack = self._load_pack(place.id)
            except RoomError:
                continue
            found.append(
                {
                    "id": pack.id,
                    "title": pack.title,
                    "camps": [{"id": camp.id, "name": camp.name} for camp in pack.camps],
                    "prompts": [{"id": one.id, "title": one.title, "camp": one.camp} for one in pack.prompts],
                }
            )
        return found


def _file(content: bytes, says: str = "") -> web.Response:
    """A file, and what its teacher should know of it, in a header that holds ASCII only."""
    headers = {SAYS_HEADER: quote(says)} if says else {}
    return web.Response(body=content, content_type="application/octet-stream", headers=headers)
