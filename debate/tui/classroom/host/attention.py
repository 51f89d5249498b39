"""The order of the roster, and finding somebody in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from debate.classroom.shown.attention import Need
from debate.classroom.shown.views import HostView, SeatRow


def ordered(view: HostView, *, by_name: bool = False) -> list[SeatRow]:
    """The seats, those that need the teacher first (then by name); or all by name, with those sent out at the end."""

    def key(row: SeatRow) -> tuple[int, list[tuple[int, str]]]:
        need = row.remark.need
        return (need == Need.OUT if by_name else need, _spoken_order(row.name))

    return sorted(view.seats, key=key)


def _spoken_order(name: str) -> list[tuple[int, str]]:
    """A name as a key to sort by: whatever its case, and “Team 9” before “Team 10”."""
    parts = re.split(r"([0-9]+)", name.casefold())
    return [(int(part), "") if part.isdigit() and part.isascii() else (-1, part) for part in parts]


def matching(rows: Iterable[SeatRow], typed: str) -> list[SeatRow]:
    """The seats whose name has all the words that were typed, whatever their case."""
    words = typed.casefold().split()
    return [row for row in rows if all(word in row.name.casefold() for word in words)]
