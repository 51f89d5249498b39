"""The room's rulings, and taking one back."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from debate.classroom.room import events as e
from debate.classroom.shown.views.host import RulingRow
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.widgets.pointed import PointedList

_ASK = "Take this ruling back? Enter again does it; every answer that it reached is marked anew."


class RulingsSheet(HostSheet):
    """All rulings of the room, the newest first."""

    AUTO_FOCUS = "PointedList"
    HELP = "Enter on a ruling takes it back, once you have said so twice; the answers that it reached are marked anew."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take_back", "take back", id="rulings.take-back", tooltip="Take the marked ruling back."),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[RulingRow, ...] = ()
        self._asked = 0

    def compose_sheet(self) -> ComposeResult:
        yield Static("Your rulings", classes="heading")
        yield PointedList(id="rulings")
        yield Static(id="ask", classes="quiet")

    def on_mount(self) -> None:
        """Begin with the newest."""
        self.take_up()

    def take_up(self) -> None:
        """The rulings as they are now, the same one marked."""
        rulings = tuple(reversed(self.view.rulings))
        if rulings == self._shown:
            return
        listed = self.query_one(PointedList)
        marked = self._shown[listed.highlighted].number if self._shown and listed.highlighted is not None else None
        self._shown, self._asked = rulings, 0
        numbers = [one.number for one in rulings]
        listed.show([_line(one) for one in rulings], numbers.index(marked) if marked in numbers else 0)
        self.query_one("#ask", Static).update("Enter takes the marked one back.")

    @on(PointedList.OptionHighlighted)
    def _another(self) -> None:
        self._asked = 0
        self.query_one("#ask", Static).update("Enter takes the marked one back.")

    @on(PointedList.OptionSelected)
    def _selected(self, event: PointedList.OptionSelected) -> None:
        ruling = self._shown[event.option_index]
        if ruling.withdrawn:
            self.query_one("#ask", Static).update("This one was taken back already.")
        elif self._asked != ruling.number:
            self._asked = ruling.number
            self.query_one("#ask", Static).update(_ASK)
        else:
            self.send(lambda number: wire.Let(id=number, event=e.Unruled(number=ruling.number)))

    def action_take_back(self) -> None:
        """Take the marked ruling back."""
        self.query_one(PointedList).action_select()


def _line(ruling: RulingRow) -> Content:
    counts = "make the point" if ruling.counts else "do not make the point"
    back = ("taken back  ", "$quiet") if ruling.withdrawn else ""
    words = " ".join(ruling.words.split())
    return Content.assemble((f"{ruling.number}  ", "$quiet"), back, (f"“{words}” ", "bold"), f"{counts}: {ruling.says}")
