"""What everything that opens over a page of the dashboard has beside the room's view: a line for refusals, and a way
on from what is typed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from debate.tui.classroom.host.dashboard import OnDashboard
from debate.tui.page import Sheet, Trouble


class HostSheet(Sheet, OnDashboard):
    """Something that opens over a page. Where a line is typed, up and down lead on as they do from a question."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "pass_on(-1)", "up", show=False, id="sheet.up", tooltip="What stands above this line."),
        Binding("down", "pass_on(1)", "down", show=False, id="sheet.down", tooltip="What stands below this line."),
    ]

    def compose_body(self) -> ComposeResult:
        yield Trouble(id="trouble")
        yield from self.compose_sheet()

    def compose_sheet(self) -> ComposeResult:
        """What the sheet shows."""
        yield from ()

    def say_trouble(self, sentence: str | None) -> None:
        """Show a refusal; ``None`` clears it."""
        if self.lives:
            self.query_one("#trouble", Trouble).say(sentence)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """All else has its own way of going up and down."""
        if action == "pass_on":
            return isinstance(self.focused, Input)
        return super().check_action(action, parameters)

    def action_pass_on(self, by: int) -> None:
        """Go from the line that is typed to what stands above or below it."""
        if by < 0:
            self.focus_previous()
        else:
            self.focus_next()
