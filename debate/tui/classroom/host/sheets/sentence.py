"""One line to be typed: a new name, why the clock stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from debate.classroom.room.papers import MOST_NOTE
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.sheet import HostSheet


class SentenceSheet(HostSheet):
    """Asks ``question`` and sends what ``make`` makes of the request's id and the answer."""

    AUTO_FOCUS = "#line"
    HELP = "Type the line; enter sends it, esc leaves everything as it is."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "send", "send", id="sentence.send", tooltip="Send it."),
    ]

    def __init__(
        self,
        question: str,
        make: Callable[[int, str], wire.Request],
        *,
        value: str = "",
        hint: str = "",
        longest: int = MOST_NOTE,
    ) -> None:
        super().__init__()
        self._question = question
        self._make = make
        self._value = value
        self._hint = hint
        self._longest = longest

    def compose_sheet(self) -> ComposeResult:
        yield Static(Content(self._question), classes="heading")
        yield Input(self._value, max_length=self._longest, id="line")
        yield Static(Content(self._hint), classes="quiet")

    @on(Input.Submitted, "#line")
    def action_send(self) -> None:
        """Send the line, and close when it was taken."""
        text = self.query_one("#line", Input).value.strip()
        self.send(lambda number: self._make(number, text), self.action_close)
