"""The pages that a browser gets: the door, where the code is given, and the terminal that shows the client."""

from __future__ import annotations

import html
from pathlib import Path
from string import Template
from typing import Final

PAGES: Final = Path(__file__).with_name("static")
"""Style sheet and script of the pages, and the pages themselves as templates."""


def door_page(title: str, *, code: str = "", says: str = "", board: bool = False) -> str:
    """The page that asks for the join code, or for the projector's key. ``says`` is what was wrong, as a sentence.

    With ``code`` it is filled in, and sent by itself.
    """
    return _filled(
        "door.html",
        title=title,
        says=says,
        code=code,
        action="/board" if board else "/",
        label="The key of the projector" if board else "The code of the room",
        hint="The teacher’s dashboard shows it." if board else "Six letters and digits; your teacher shows them.",
        send="yes" if code else "no",
    )


def terminal_page(title: str, socket: str, *, pixels: int = 16) -> str:
    """The page that shows the client on the other end of ``socket`` (a path), in letters of ``pixels`` in height."""
    return _filled("terminal.html", title=title, socket=socket, pixels=str(pixels))


def _filled(page: str, **values: str) -> str:
    template = Template((PAGES / page).read_text(encoding="utf-8"))
    return template.substitute({name: html.escape(value) for name, value in values.items()})
