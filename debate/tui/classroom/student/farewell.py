"""The last sentence: why there is no seat here any more, and the way back to the door."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from debate.tui.classroom.student.seated import StudentPage


class FarewellScreen(StudentPage):
    """``why`` is the room's sentence."""

    HELP = "The room has ended this connection and says why. What you wrote is kept on this machine."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "door", "to the door", id="farewell.door", tooltip="Join a room."),
        Binding("q", "app.quit", "quit", id="farewell.quit", tooltip="Leave the program."),
    ]

    def __init__(self, why: str) -> None:
        super().__init__()
        self._why = why

    def compose_body(self) -> ComposeResult:
        with Vertical(id="farewell"):
            yield Static(Content(self._why or "The room is closed."), classes="heading")
            yield Static(Content("What you wrote is kept on this machine."))

    def action_door(self) -> None:
        """Go to the door."""
        self.student.to_the_door()
