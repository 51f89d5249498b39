"""The roster: a line for each seat, the ones that need the teacher first, quick with forty rows and with a thousand.

Only the lines in sight are drawn. The marked seat stays marked wherever it moves in the order, so that enter never
opens another one than the teacher looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from debate.classroom.room.expecting import letters_of
from debate.classroom.room.state import Phase, Stage
from debate.classroom.shown.attention import Need
from debate.classroom.shown.views.host import HostView, SeatRow
from debate.tui.camps import CampMark
from debate.tui.classroom.host.words import remark_words
from debate.wording import clock_text, counted

_POINTER_CELLS = 2
_NAME_CELLS = 24
_GAP = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its width in cells, what it says of a seat, and whether figures stand to the right.

    ``least`` is the width of the roster from which on there is room for it.
    """

    title: str
    cells: int
    says: Callable[[SeatRow], Content]
    right: bool = False
    least: int = 0

    def shown(self, row: SeatRow) -> Content:
        """What it says of a seat, in exactly its width."""
        return self.fitted(self.says(row))

    def fitted(self, content: Content) -> Content:
        """``content`` in exactly the column's width."""
        content = content.truncate(self.cells, ellipsis=True)
        fill = Content(" " * (self.cells - content.cell_length))
        return Content.assemble(fill, content) if self.right else Content.assemble(content, fill)


class Roster(Widget, can_focus=True):
    """The seats of a ``HostView``. Posts ``Opened`` for the one that the teacher takes.

    ``typed`` filters by name, ``by_name`` orders by it.
    """

    DEFAULT_CSS = """
    Roster { height: 1fr; min-height: 3; width: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", id="roster.open", tooltip="Open the marked seat: all that can be done to it."),
        Binding("up", "move(-1)", "up", show=False, id="roster.up", tooltip="The seat above."),
        Binding("down", "move(1)", "down", show=False, id="roster.down", tooltip="The seat below."),
        Binding("pageup", "page(-1)", "page up", show=False, id="roster.page-up", tooltip="A page up."),
        Binding("pagedown", "page(1)", "page down", show=False, id="roster.page-down", tooltip="A page down."),
        Binding("home", "end(-1)", "first", show=False, id="roster.first", tooltip="The first seat."),
        Binding("end", "end(1)", "last", show=False, id="roster.last", tooltip="The last seat."),
    ]

    @dataclass
    class Opened(Message):
        """The teacher took the seat of that id."""

        seat: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self.typed = ""
        self.by_name = False
        self._view: HostView | None = None
        self._camps: Mapping[str, CampMark] = {}
        self._rows: list[SeatRow] = []
        self._marked: str | None = None
        self._top = 0

    @property
    def rows(self) -> tuple[SeatRow, ...]:
        """The seats on show, in their order."""
        return tuple(self._rows)

    @property
    def marked(self) -> str | None:
        """The id of the marked seat, ``None`` when there is none."""
        return self._marked

    def show(self, view: HostView, camps: Mapping[str, CampMark]) -> None:
        """Show the seats as they are now; ``camps`` are the marks by camp id."""
        self._view, self._camps = view, camps
        self.sort()

    def sort(self) -> None:
        """Order and filter anew, with the same seat marked at the same place of the window if it can be."""
        if self._view is None:
            return
        before = self._at - self._top
        self._rows = matching(ordered(self._view, by_name=self.by_name), self.typed)
        ids = [row.id for row in self._rows]
        if self._marked not in ids:
            self._marked = ids[0] if ids else None
            before = 0
        self._top = self._at - before
        self._keep_in_sight()
        self.refresh()

    @property
    def _at(self) -> int:
        return next((number for number, row in enumerate(self._rows) if row.id == self._marked), 0)

    @property
    def _lines(self) -> int:
        """LaidOut for seats: one is for the titles, one for the foot."""
        return max(1, self.size.height - 2)

    def _keep_in_sight(self) -> None:
        at, lines = self._at, self._lines
        top = min(max(self._top, at - lines + 1), at)
        self._top = max(0, min(top, len(self._rows) - lines))

    def on_resize(self) -> None:
        """More or fewer lines fit."""
        self._keep_in_sight()

    def render(self) -> Content:
        """Titles, the seats in sight, and how many there are."""
        if self._view is None:
            return Content("")
        if not self._rows:
            return Content.styled(self._none(self._view), "$quiet")
        columns = self._columns(self._view)
        lines = [self._titles(columns)]
        lines += [self._line(row, columns) for row in self._rows[self._top : self._top + self._lines]]
        lines.append(self._foot())
        return Content("\n").join(lines)

    def _none(self, view: HostView) -> str:
        if self.typed:
            return f"  Nobody’s name has “{self.typed}” in it."
        if view.phase is Phase.LOBBY:
            return "  Nobody has joined yet. Students type the command above, with the code."
        return "  Nobody is in this room."

    def _titles(self, columns: Sequence[Column]) -> Content:
        parts = [column.fitted(Content(column.title)) for column in columns]
        return Content.assemble(" " * _POINTER_CELLS, (Content("  ").join(parts).plain.rstrip(), "$quiet"))

    def _line(self, row: SeatRow, columns: Sequence[Column]) -> Content:
        marked = row.id == self._marked
        parts = Content(" " * _GAP).join([column.shown(row) for column in columns])
        pointer = ("▸ " if marked and self.has_focus else "· " if marked else "  ", "bold")
        line = Content.assemble(pointer, parts)
        return line.stylize("bold") if marked and self.has_focus else line

    def _foot(self) -> Content:
        count, lines = len(self._rows), self._lines
        order = "by name" if self.by_name else "who needs you first"
        if count <= lines:
            return Content.styled(f"  {counted(count, 'seat')}, {order}", "$quiet")
        last = min(count, self._top + lines)
        return Content.styled(f"  {self._top + 1}–{last} of {count}, {order}", "$quiet")

    # Columns

    def _columns(self, view: HostView) -> list[Column]:
        """The columns of the stage that have room."""
        width = self.size.width
        columns = [column for column in self._all_columns(view) if width >= column.least]
        spare = width - _POINTER_CELLS - sum(column.cells + _GAP for column in columns) + _GAP
        if spare < 0:  # the names give way
            columns = [
                Column(one.title, max(8, one.cells + spare), one.says, one.right) if one.title == "Name" else one
                for one in columns
            ]
        return columns

    def _all_columns(self, view: HostView) -> list[Column]:
        state = Column("", 15, lambda row: remark_words(row.remark))
        name = Column("Name", _NAME_CELLS, lambda row: Content(row.name))
        camp = Column("Camp", self._camp_cells(), self._camp)
        words = Column("Words", 5, lambda row: Content(str(row.words) if row.writing or row.handed_in else ""), True)
        if view.stage is Stage.WRITING:
            left = Column("Left", 5, lambda row: _left(row, view), True)
            return [state, name, words, left, camp]
        if view.stage in (Stage.HELD, Stage.RELEASED) or view.phase is Phase.OVER:
            score = Column("Score", 6, _score, True)
            gain = Column("Gain", 4, lambda row: Content("" if row.gain is None else f"{row.gain:+}"), True)
            why = Column("", 34, _why, least=110)
            peers = Column(
                "Peers", 5, lambda row: Content(f"{row.reviewed}/{row.to_review}" if row.to_review else ""), True
            )
            more = [*([gain] if view.attempt > 1 else []), *([peers] if view.peers is not None else [])]
            return [state, name, words, score, *more, camp, why]
        team = Column("Team", 14, lambda row: Content("" if row.team is None else view.settings.teams[row.team]))
        return [state, name, camp, *([team] if any(row.team is not None for row in view.seats) else [])]

    def _camp_cells(self) -> int:
        longest = max((Content(mark.name).cell_length for mark in self._camps.values()), default=0)
        return min(20, 2 + longest) if self.size.width >= 72 else 4

    def _camp(self, row: SeatRow) -> Content:
        mark = self._camps.get(row.camp or "")
        if mark is None:
            return Content.styled("–", "$quiet")
        return mark.content if self._camp_cells() > 4 else Content.styled(mark.glyph, f"bold {mark.colour}")

    # Keys and mouse

    def action_move(self, by: int) -> None:
        """Mark the seat above or below."""
        self._mark(self._at + by)

    def action_page(self, by: int) -> None:
        """Mark a seat a page away."""
        self._mark(self._at + by * max(1, self._lines - 1))

    def action_end(self, by: int) -> None:
        """Mark the first or the last seat."""
        self._mark(0 if by < 0 else len(self._rows) - 1)

    def action_open(self) -> None:
        """Take the marked seat."""
        if self._marked is not None:
            self.post_message(self.Opened(self._marked))

    def _mark(self, number: int) -> None:
        if self._rows:
            self._marked = self._rows[max(0, min(number, len(self._rows) - 1))].id
            self._keep_in_sight()
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Mark the seat that was clicked; a second click opens it."""
        number = self._top + event.y - 1
        if event.y >= 1 and number < len(self._rows) and event.y - 1 < self._lines:
            self._mark(number)
            if event.chain > 1:
                self.action_open()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go on by a few seats."""
        event.stop()
        self._mark(self._at + 3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go back by a few seats."""
        event.stop()
        self._mark(self._at - 3)


def _left(row: SeatRow, view: HostView) -> Content:
    """The seat's own time, shown only where it is another than everybody's."""
    if row.left is None or row.handed_in or row.extra == 1 or view.clock is None:
        return Content("")
    return Content(clock_text(row.left))


def _why(row: SeatRow) -> Content:
    """What to look at first."""
    return Content.styled(next(iter((*row.flags, *row.signals)), ""), "$quiet")


def _score(row: SeatRow) -> Content:
    if row.score is None:
        return Content("")
    return Content.assemble((str(row.score), "bold"), "*" if row.overridden else " ")


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
    """The seats whose name has all the words that were typed, whatever their case and accents."""
    words = letters_of(typed).split()
    return [row for row in rows if all(word in letters_of(row.name) for word in words)]
