"""What there is to say of a seat, how soon it needs the teacher, and the class in figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from debate.classroom.room.state import Phase, Stage, Standing
from debate.classroom.shown.views.common import ClockView
from debate.classroom.shown.views.host import HostView, Remark, SeatRow
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


_OUT = {Standing.KICKED: "sent out", Standing.BANNED: "barred"}


def remark(row: SeatRow, view: HostView) -> Remark:
    """What to say of a seat as the room stands."""
    if row.standing is Standing.EXPECTED:
        return _remark(Need.ABSENT, "–", "expected" if view.turn < 0 else "absent", "quiet")
    if row.standing is not Standing.SEATED:
        return _remark(Need.OUT, "–", _OUT[row.standing], "quiet")
    if row.asked:
        return _remark(Need.STUCK, "?", "asks for a name", "warning")
    if view.stage is Stage.WRITING:
        return _writing(row, view.clock)
    if view.stage in (Stage.HELD, Stage.RELEASED) or view.phase is Phase.OVER:
        return _written(row)
    if not row.here:
        return _remark(Need.LOST, "!", f"lost {_ago(row.gone)}", "warning")
    if row.camp is None and view.stage is Stage.READY:
        return _remark(Need.STUCK, "?", "no camp", "warning")
    return _remark(Need.WORKING, "●", "here", "success")


def _remark(need: Need, glyph: str, words: str, tone: str = "") -> Remark:
    return Remark(need=need.value, glyph=glyph, words=words, tone=tone)


def _writing(row: SeatRow, clock: ClockView | None) -> Remark:
    if row.handed_in:
        return _remark(Need.DONE, "✓", "time was up" if row.by_clock else "handed in", "success")
    if not row.writing:
        return _remark(Need.UNASKED, "–", "not in this one", "quiet")
    if not row.here:
        return _remark(Need.LOST, "!", f"lost {_ago(row.gone)}", "error")
    if not row.words:
        if clock is not None and clock.used < IDLE_SECONDS:
            return _remark(Need.WORKING, "○", "reading")
        return _remark(Need.STUCK, "○", "nothing yet", "warning")
    if row.idle >= IDLE_SECONDS:
        return _remark(Need.STUCK, "○", f"idle {_ago(row.idle)}", "warning")
    return _remark(Need.WORKING, "●", "writing")


def is_by_hand(row: SeatRow) -> bool:
    """Whether the judge failed on the answer, or hung, and the teacher has not marked all of it yet."""
    return bool(row.flags) and row.score is None and row.words > 0


def _written(row: SeatRow) -> Remark:
    if not row.handed_in:
        return _remark(Need.UNASKED, "–", "no answer", "quiet")
    if row.late:
        return _remark(Need.LOST, "!", f"late {_ago(row.late)}", "warning")
    if not row.words:
        return _remark(Need.STUCK, "○", "empty", "warning")
    if is_by_hand(row):
        return _remark(Need.LOST, "!", "mark by hand", "warning")
    if row.flags or row.signals:
        return _remark(Need.STUCK, "!", "look at it", "warning")
    if row.score is None:
        return _remark(Need.WORKING, "…", "being marked", "quiet")
    return _remark(Need.DONE, "✓", "as it stood" if row.by_clock else "handed in")


def _ago(seconds: float) -> str:
    return clock_text(seconds).lstrip("0").rjust(4, "0") if seconds < 3600 else "long ago"


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
    needs = [remark(row, view).need for row in seated]
    return Count(
        seated=len(seated),
        absent=sum(row.standing is Standing.EXPECTED for row in view.seats),
        here=sum(row.here for row in seated),
        writers=sum(row.writing or row.handed_in for row in seated),
        handed_in=sum(row.handed_in for row in seated),
        lost=needs.count(Need.LOST),
        idle=needs.count(Need.STUCK),
    )
