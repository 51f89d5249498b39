"""A teacher's dealings with a school's server beside leading a room: opening one, finding, reporting and forgetting."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Annotated, Final, TypeVar

import msgspec

ASK_SECONDS: Final = 30.0
"""How long the server may take: a report of a large class is some seconds' work."""

KEY_VARIABLE: Final = "DEBATE_TEACHER_KEY"
NO_SCHOOL: Final = "What answers at {} is no school’s server of this debate; is the address right?"

Read = TypeVar("Read")


class SchoolError(Exception):
    """The server cannot be reached, or does not do it; the text is one sentence."""


RoomId = Annotated[str, msgspec.Meta(pattern="^[0-9a-z-]{1,64}$")]
"""It becomes the name of a file, so a server may not send just anything."""


class RoomThere(msgspec.Struct, frozen=True, kw_only=True):
    """A room of the teacher's on the server; ``last_at`` is when it was used last (ISO 8601, UTC)."""

    room: RoomId
    code: str
    address: str = ""
    board_key: str = ""
    last_at: str = ""


@dataclass(frozen=True, slots=True)
class School:
    """The school's server at ``address`` (as ``room_address`` gives it), for the teacher with that ``key``.

    Each request raises ``SchoolError``.
    """

    address: str
    key: str

    def open(self, pack: str | None = None) -> RoomThere:
        """Open a room that plays the pack of that id."""
        wanted = {} if pack is None else {"pack": pack}
        return self._read(self._ask("POST", "/rooms", msgspec.json.encode(wanted)), RoomThere)

    def rooms(self) -> list[RoomThere]:
        """The teacher's rooms, the one that was used last first."""
        return self._read(self._ask("GET", "/rooms"), list[RoomThere])

    def find(self, wanted: str) -> RoomThere:
        """The room of that id, or a unique beginning of one; the newest when that is empty, or “last”."""
        rooms = self.rooms()
        if wanted in ("", "last"):
            found = rooms[:1]
        else:
            found = [one for one in rooms if one.room == wanted] or [
                one for one in rooms if one.room.startswith(wanted)
            ]
        if not found:
            raise SchoolError(f"You have no room “{wanted}” there." if wanted else "You have no room there yet.")
        if len(found) > 1:
            raise SchoolError(f"Several of your rooms there begin with “{wanted}”; write more of the name.")
        return found[0]

    def token(self, room: RoomThere) -> str:
        """What opens the room's dashboard to this teacher."""
        return f"{room.code}.{self.key}"

    def report(self, room: RoomThere, form: str) -> bytes:
        """The room's report in that form (“html”, “csv”, “json”)."""
        return self._ask("GET", f"/rooms/{room.room}/report.{form}")

    def forget(self, room: RoomThere) -> None:
        """Delete every trace of the room on the server."""
        self._ask("DELETE", f"/rooms/{room.room}")

    def _read(self, content: bytes, kind: type[Read]) -> Read:
        try:
            return msgspec.json.decode(content, type=kind)
        except msgspec.MsgspecError as error:
            raise SchoolError(NO_SCHOOL.format(self.address)) from error

    def _ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        return asyncio.run(self._asked(method, path, body))

    async def _asked(self, method: str, path: str, body: bytes | None) -> bytes:
        from aiohttp import ClientError, ClientSession, ClientTimeout

        headers = {"Authorization": f"Bearer {self.key}"}
        try:
            async with (
                ClientSession(timeout=ClientTimeout(total=ASK_SECONDS)) as http,
                http.request(
                    method, f"{self.address}{path}", data=body, headers=headers, allow_redirects=False
                ) as answer,
            ):
                content = await answer.read()
        except (ClientError, OSError, TimeoutError, ValueError) as error:
            told = str(error) or type(error).__name__
            raise SchoolError(f"The school’s server at {self.address} cannot be reached ({told}).") from error
        if answer.status in (200, 204):
            return content
        said = content.decode("utf-8", "replace")[:300] if answer.content_type == "text/plain" else ""
        raise SchoolError(said or NO_SCHOOL.format(self.address))
