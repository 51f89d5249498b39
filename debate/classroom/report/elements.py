"""HTML made of elements, so that a text can only come into it escaped.

Children are ``Html`` (made here, taken as they are) or ``str`` (what somebody typed, always escaped).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

_NEVER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""What HTML cannot hold or no font shows; a line break and a tab may stand."""

_ALONE = frozenset({"meta", "input", "br"})


class Html(str):
    """A piece of HTML that is what it should be. Made by ``element`` and ``joined`` only."""

    __slots__ = ()


Child = str | int | None
"""Something to show: a number or a text; ``None`` is nothing."""


def text(value: str) -> Html:
    """A text, escaped for between tags and inside attributes."""
    return Html(escape(_NEVER.sub("\ufffd", value), quote=True))


def joined(children: Iterable[Child]) -> Html:
    """Children one after the other."""
    return Html(
        "".join(child if isinstance(child, Html) else text(str(child)) for child in children if child is not None)
    )


def element(name: str, /, *children: Child, **attributes: str | bool) -> Html:
    """An element. ``class_`` stands for ``class``, ``_`` in other names for ``-``; ``True`` is an attribute alone."""
    told = "".join(_attribute(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    return Html(f"<{name}{told}>") if name in _ALONE else Html(f"<{name}{told}>{joined(children)}</{name}>")


def _attribute(name: str, value: str | bool) -> str:
    if isinstance(value, bool):
        return f" {name}" if value else ""
    return f' {name}="{text(value)}"' if value else ""


def typed(words: str, name: str = "span", class_: str = "") -> Html:
    """What somebody typed: escaped, and kept from turning the writing direction of what stands around it."""
    return element(name, words, dir="auto", class_=class_)


def table(heads: Iterable[Child], rows: Iterable[Iterable[Child]], class_: str = "") -> Html:
    """A table with column heads; the first cell of each row is its head. Rows may hold whole ``td`` elements."""
    head = element("tr", *(element("th", cell, scope="col") for cell in heads))
    return element(
        "div",
        element("table", element("thead", head), element("tbody", *(_row(cells) for cells in rows)), class_=class_),
        class_="wide",
    )


def _row(cells: Iterable[Child]) -> Html:
    first, *others = cells
    return element(
        "tr",
        element("th", first, scope="row"),
        *(cell if isinstance(cell, Html) and cell.startswith("<td") else element("td", cell) for cell in others),
    )
