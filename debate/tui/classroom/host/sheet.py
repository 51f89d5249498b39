"""What everything that opens over a page of the dashboard has beside the room's view: a line for refusals."""

from __future__ import annotations

from textual.app import ComposeResult

from debate.tui.classroom.host.dashboard import OnDashboard
from debate.tui.page import Sheet, Trouble


class HostSheet(Sheet, OnDashboard):
    """Something that opens over a page."""

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
