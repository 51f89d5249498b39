"""What there is to say of a seat, and which seats need the teacher first: the order and the words of the roster."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from debate.classroom.room.state import Phase, Stage, Standing
from debate.classroom.shown.views import ClockView, HostView, SeatRow
from debate.wording import clock_text

IDLE_SECONDS = 45.0
"""Without a keystroke for so long somebody may need a word; thinking takes most of a minute often enough."""


class Need(IntEnum):
    """How soon a seat needs the teacher, the most urgent first."""

    LOST = 0
    STUCK = 1
    WORKING = 2
    DONE = 3
    UNASKED = 4
    ABSENT = 5
    OUT = 6


@dataclass(frozen=True, slots=True)
class Remark:
    """What the roster says of a seat: a sign, a word or two, how urgent it is, and the theme's colour for it."""

    need: Need
    glyph: str
    words: str
    colour: str = ""


_OUT = {Standing.KICKED: "sent out", Standing.BANNED: "barred"}


def remark(row: SeatRow, view: HostView) -> Remark:
    """What to say of a seat as the room stands."""
    if row.standing is Standing.EXPECTED:
        return Remark(Need.ABSENT, "–", "expected" if view.turn < 0 else "absent", "$quiet")
    if row.standing is not Standing.SEATED:
        return Remark(Need.OUT, "–", _OUT[row.standing], "$quiet")
    if row.asked:
        return Remark(Need.STUCK, "?", "asks for a name", "$warning")
    if view.stage is Stage.WRITING:
        return _writing(row, view.clock)
    if view.stage in (Stage.HELD, Stage.RELEASED) or view.phase is Phase.OVER:
        return _written(row)
    if not row.here:
        return Remark(Need.LOST, "!", f"lost {_ago(row.gone)}", "$warning")
    if row.camp is None and view.stage is Stage.READY:
        return Remark(Need.STUCK, "?", "no camp", "$warning")
    return Remark(Need.WORKING, "●", "here", "$success")


def _writing(row: SeatRow, clock: ClockView | None) -> Remark:
    if row.handed_in:
        return Remark(Need.DONE, "✓", "time was up" if row.by_clock else "handed in", "$success")
    if not row.writing:
        return Remark(Need.UNASKED, "–", "not in this one", "$quiet")
    if not row.here:
        return Remark(Need.LOST, "!", f"lost {_ago(row.gone)}", "$error")
    if not row.words:
        if clock is not None and clock.used < IDLE_SECONDS:
            return Remark(Need.WORKING, "○", "reading")
        return Remark(Need.STUCK, "○", "nothing yet", "$warning")
    if row.idle >= IDLE_SECONDS:
        return Remark(Need.STUCK, "○", f"idle {_ago(row.idle)}", "$warning")
    return Remark(Need.WORKING, "●", "writing")


def _written(row: SeatRow) -> Remark:
    if not row.handed_in:
        return Remark(Need.UNASKED, "–", "no answer", "$quiet")
    if row.late:
        return Remark(Need.LOST, "!", f"late {_ago(row.late)}", "$warning")
    if not row.words:
        return Remark(Need.STUCK, "○", "empty", "$warning")
    if row.flags or row.signals:
        return Remark(Need.STUCK, "!", "look at it", "$warning")
    if row.score is None:
        return Remark(Need.WORKING, "…", "being marked", "$quiet")
    return Remark(Need.DONE, "✓", "by the clock" if row.by_clock else "handed in")


def _ago(seconds: float) -> str:
    return clock_text(seconds).lstrip("0").rjust(4, "0") if seconds < 3600 else "long ago"


def ordered(view: HostView, *, by_name: bool = False) -> list[SeatRow]:
    """The seats, those that need the teacher first (then by name); or all by name, with those sent out at the end."""

    def key(row: SeatRow) -> tuple[int, list[tuple[int, str]]]:
        need = remark(row, view).need
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The class in figures: seats in the room, those connected, writers, hand-ins, and those who need a look.

    ``absent`` are those on the class list who have not come.
    """

    seated: int
    absent: int
    here: int
    writers: int
    handed_in: int
    lost: int
    idle: int


def count(view: HostView) -> Count:
    """The class in figures, as the room stands."""
    seated = [row for row in view.seats if row.standing is Standing.SEATED]
    remarks = [remark(row, view) for row in seated]
    return Count(
        seated=len(seated),
        absent=sum(row.standing is Standing.EXPECTED for row in view.seats),
        here=sum(row.here for row in seated),
        writers=sum(row.writing or row.handed_in for row in seated),
        handed_in=sum(row.handed_in for row in seated),
        lost=sum(one.need is Need.LOST for one in remarks),
        idle=sum(one.need is Need.STUCK for one in remarks),
    )
