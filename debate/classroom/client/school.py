"""A teacher's dealings with a school's server beside leading a room: rooms, reports, class lists and lesson plans."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Final, TypeVar
from urllib.parse import quote

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
    class_name: str = ""


class Kept(msgspec.Struct, frozen=True):
    """Something that the teacher keeps there under a name."""

    name: str


@dataclass(frozen=True, slots=True)
class School:
    """The school's server at ``address`` (as ``room_address`` gives it), for the teacher with that ``key``.

    Each request raises ``SchoolError``.
    """

    address: str
    key: str

    def open(self, **wanted: str | None) -> RoomThere:
        """Open a room: by ``pack``, ``plan``, ``class_list`` or ``students`` (its text), kept as ``save_plan``."""
        chosen = {name: value for name, value in wanted.items() if value is not None}
        return self._read(self._ask("POST", "/rooms", msgspec.json.encode(chosen)), RoomThere)

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
        """The room's report in that form (“html”, “csv”, “json”, “xlsx”)."""
        return self._ask("GET", f"/rooms/{room.room}/report.{form}")

    def forget(self, room: RoomThere) -> None:
        """Delete every trace of the room on the server."""
        self._ask("DELETE", f"/rooms/{room.room}")

    def kept(self, shelf: str) -> list[str]:
        """The names of what the teacher keeps there; ``shelf`` is “classes” or “plans”."""
        return [one.name for one in self._read(self._ask("GET", f"/{shelf}"), list[Kept])]

    def take(self, shelf: str, name: str) -> bytes:
        """What is kept under that name: a class list as CSV, a plan as JSON."""
        return self._ask("GET", f"/{shelf}/{quote(name, safe='')}")

    def keep(self, shelf: str, name: str, content: bytes) -> bytes:
        """Keep it under that name; returns what the server made of it, as JSON."""
        return self._ask("PUT", f"/{shelf}/{quote(name, safe='')}", content)

    def discard(self, shelf: str, name: str) -> None:
        """Delete what is kept under that name."""
        self._ask("DELETE", f"/{shelf}/{quote(name, safe='')}")

    def _read(self, content: bytes, kind: type[Read]) -> Read:
        try:
            return msgspec.json.decode(content, type=kind)
        except msgspec.MsgspecError as error:
            raise SchoolError(NO_SCHOOL.format(self.address)) from error

    def _ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        return asyncio.run(self._asked(method, path, body))

    async def _asked(self, method: str, path: str, body: bytes | None) -> bytes:
        from aiohttp import ClientError, ClientSession, ClientTimeout
        from yarl import URL

        headers = {"Authorization": f"Bearer {self.key}"}
        address = URL(f"{self.address}{path}", encoded=True)
        try:
            async with (
                ClientSession(timeout=ClientTimeout(total=ASK_SECONDS)) as http,
                http.request(method, address, data=body, headers=headers, allow_redirects=False) as answer,
            ):
                content = await answer.read()
        except (ClientError, OSError, TimeoutError, ValueError) as error:
            told = _why(error)
            if self.address.startswith("http:"):
                told += "; a school’s address mostly begins with https"
            raise SchoolError(f"The school’s server at {self.address} cannot be reached ({told}).") from error
        if answer.status in (200, 204):
            return content
        ours = answer.content_type == "text/plain" and answer.status != HTTPStatus.NOT_FOUND
        said = content.decode("utf-8", "replace")[:300] if ours else ""
        raise SchoolError(said or NO_SCHOOL.format(self.address))


def _why(error: Exception) -> str:
    """Why a server cannot be reached, in words: the libraries' own name sockets and options."""
    from aiohttp import (
        ClientConnectorCertificateError,
        ClientConnectorDNSError,
        ClientConnectorError,
        ClientConnectorSSLError,
    )

    match error:
        case ClientConnectorCertificateError():
            return "this machine does not trust its certificate"
        case ClientConnectorDNSError():
            return "there is no machine of that name"
        case ClientConnectorSSLError() | ClientConnectorError(os_error=OSError(errno=None)):
            return "what answers there does not speak https"
        case ClientConnectorError(os_error=OSError(errno=int(number))) | OSError(errno=int(number)):
            return os.strerror(number)
        case TimeoutError():
            return "it does not answer"
        case _:
            return str(error) or type(error).__name__
