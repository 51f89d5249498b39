"""Leaving a dashboard whose server is ours: the room stands still without it, so the teacher is asked first."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.widgets.menu import Menu, MenuEntry


class LeaveSheet(HostSheet):
    """Leave, end the room, or stay."""

    AUTO_FOCUS = "#menu"
    HELP = (
        "The room’s server runs as long as this dashboard. When you leave, students see that the room waits, and keep "
        "what they wrote; “debate host --resume” takes it up again where it was."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "leave", "leave", id="leave.leave", tooltip="Leave; the room can be taken up again."),
        Binding("e", "end", "end", id="leave.end", tooltip="End the room for good, and leave."),
    ]

    def compose_sheet(self) -> ComposeResult:
        yield Static("Leave the room?", classes="heading")
        yield Static("Its server runs here: nobody can write while you are away, and nobody’s time runs.")
        yield Menu(
            [
                MenuEntry("leave", "l", "Leave", "“debate host --resume” goes on"),
                MenuEntry("end", "e", "End the room", "for good; its report stays"),
                MenuEntry("stay", "esc", "Stay", "go back to the room"),
            ],
            id="menu",
        )

    @on(Menu.Chosen)
    def _chosen(self, message: Menu.Chosen) -> None:
        match message.entry_id:
            case "leave":
                self.action_leave()
            case "end":
                self.action_end()
            case _:
                self.action_close()

    def action_leave(self) -> None:
        """Leave; the room waits."""
        self.app.exit()

    def action_end(self) -> None:
        """End the room, then leave."""
        self.send(lambda number: wire.End(id=number), self.action_leave)
