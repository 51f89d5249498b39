"""Sends the room's pages to browsers: the student's at the room's address, the projector's and the teacher's beside it.

The files of ``page`` are read, compressed and given a version once. Scripts and style sheet stand under that version
and are kept by browsers for good; the pages bear a tag, so that one that is loaded anew only asks whether it is still
the same. A page holds no secret: who gets in is decided on its WebSocket and by the requests of teachers, as for every
client. One script is made here: the choices that a teacher has, in the words of all dashboards.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec
from aiohttp import web

from debate.classroom.room.state import Settings
from debate.classroom.shown.choices import choices

FILES: Final = Path(__file__).with_name("page")
"""The pages, their scripts and their one style sheet."""

STUDENT, BOARD, TEACHER = "index.html", "board.html", "teach.html"
CHOICES: Final = "choices.js"
"""The script that is made of ``shown/choices.toml``."""

_TYPES: Final = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}
_VERSION: Final = "VERSION"
"""What stands for the version in the pages."""

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self' ws://{host} wss://{host};"
    " require-trusted-types-for 'script'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere, nothing in the page itself that runs, and no text that could become markup."""


@dataclass(frozen=True, slots=True)
class _File:
    kind: str
    plain: bytes
    packed: bytes
    tag: str


class Pages:
    """The pages and their routes."""

    def __init__(self) -> None:
        contents = {path.name: path.read_bytes() for path in sorted(FILES.iterdir()) if path.suffix in _TYPES}
        contents[CHOICES] = _choices()
        self.version = sha256(b"\0".join(contents.values())).hexdigest()[:16]
        self._files = {
            name: _file(name, content.replace(_VERSION.encode(), self.version.encode()) if _is_page(name) else content)
            for name, content in contents.items()
        }

    def routes(self) -> list[web.RouteDef]:
        """Where the pages stand. The join code may follow the room's address, as in the QR code."""
        return [
            web.get("/", partial(self._page, name=STUDENT)),
            web.get("/{code:[A-Za-z0-9]{6}}", partial(self._page, name=STUDENT)),
            web.get("/board", partial(self._page, name=BOARD)),
            web.get("/teach", partial(self._page, name=TEACHER)),
            web.get("/page/{version}/{name}", self._part),
        ]

    def weights(self, page: str) -> dict[str, int]:
        """Bytes on their way, compressed, of a page (one of those named above) and of each file that it loads."""
        text = self._files[page].plain.decode()
        return {name: len(file.packed) for name, file in self._files.items() if name == page or f'/{name}"' in text}

    async def _part(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if request.match_info["version"] != self.version or name not in self._files or _is_page(name):
            return web.Response(status=404, text="There is no such page in this room.")
        return _answer(request, self._files[name], {"Cache-Control": "public, max-age=31536000, immutable"})

    async def _page(self, request: web.Request, name: str) -> web.Response:
        policy = _POLICY.format(host=request.headers["Host"])
        return _answer(request, self._files[name], {"Cache-Control": "no-cache", "Content-Security-Policy": policy})


def _choices() -> bytes:
    """What a teacher chooses, and what is usual, as a script that others import."""
    told = {"CHOICES": choices(), "USUAL": Settings()}
    return "".join(
        f"export const {name} = {json.dumps(msgspec.to_builtins(value), ensure_ascii=False)};\n"
        for name, value in told.items()
    ).encode()


def _is_page(name: str) -> bool:
    return name.endswith(".html")


def _file(name: str, content: bytes) -> _File:
    return _File(
        kind=_TYPES[Path(name).suffix],
        plain=content,
        packed=gzip.compress(content, mtime=0),
        tag=f'"{sha256(content).hexdigest()[:16]}"',
    )


def _answer(request: web.Request, file: _File, headers: dict[str, str]) -> web.Response:
    """The file, compressed where the browser takes that; nothing but “unchanged” where it has it."""
    headers = {**headers, "ETag": file.tag, "Vary": "Accept-Encoding"}
    if file.tag in request.headers.get("If-None-Match", ""):
        return web.Response(status=304, headers=headers)
    packs = "gzip" in request.headers.get("Accept-Encoding", "")
    if packs:
        headers["Content-Encoding"] = "gzip"
    body = file.packed if packs else file.plain
    return web.Response(body=body, headers=headers, content_type=file.kind, charset="utf-8")
