"""The page of a room that serves no browsers: how to join, and nothing that is not on the wall already."""

from __future__ import annotations

import html
from typing import Final

HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}

_PAGE: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>debate</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1.1rem/1.6 system-ui, sans-serif; max-width: 36rem; margin: 12vh auto; padding: 0 1.5rem; }}
code {{ font-size: 1.15em; }}
</style>
<h1>A room of debate is open here</h1>
<p>{title}</p>
<p>In a terminal, with the code that your teacher shows:</p>
<p><code>debate join {address} CODE</code></p>
</html>
"""


def front_page(title: str, address: str) -> str:
    """The page, for a pack of that title and a room at that address."""
    return _PAGE.format(title=html.escape(title), address=html.escape(address))
