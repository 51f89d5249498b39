"""A few rows of which one is chosen by the screen's keys or a click: what each stands for is the screen's to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message

from debate.tui.widgets.laid_out import LaidOut


class Rows(LaidOut):
    """The rows, one a line, the chosen one behind a pointer."""

    @dataclass
    class Chosen(Message):
        """The player clicked the row of that number, counted from 0."""

        number: int

    def __init__(self, rows: Sequence[Content], *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._rows = rows
        self._marked = 0

    def mark(self, number: int) -> None:
        """Show the row of that number as the chosen one."""
        self._marked = number
        self.refresh()

    def lines(self, width: int) -> list[Content]:
        """The rows."""
        return [
            Content.assemble((" ▸ " if number == self._marked else "   ", "bold"), row).truncate(width, ellipsis=True)
            for number, row in enumerate(self._rows)
        ]

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        if 0 <= event.y < len(self._rows):
            self.post_message(self.Chosen(event.y))
