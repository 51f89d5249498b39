"""The page of a room that serves no browsers: how to join, and nothing that is not on the wall already."""

from __future__ import annotations

import html
from pathlib import Path
from string import Template
from typing import Final

HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}

_PAGE: Final = Template(Path(__file__).with_name("front_page.html").read_text(encoding="utf-8"))


def front_page(title: str, address: str) -> str:
    """The page, for a pack of that title and a room at that address."""
    return _PAGE.substitute(title=html.escape(title), address=html.escape(address))
