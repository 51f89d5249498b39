"""“How well did I do?”: the student marks their own text, criterion by criterion, before the ballot is out."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from debate.classroom.client.seat_client import SeatClient
from debate.tui.classroom.student.seated import ConnectionLine, SeatPage
from debate.tui.widgets.own_marks import OwnMarks


class PredictScreen(SeatPage):
    """A level for each criterion. What is predicted counts for nothing; it is shown beside the ballot."""

    AUTO_FOCUS = "OwnMark"
    HELP = """
    Before you see your ballot, say for each criterion how far you think your text got. It counts for nothing: you see
    it beside the judge's mark, and learn where you judge yourself too well or not well enough.

    ← and → choose a level, ↑ and ↓ go to another criterion, ctrl+s sends your marks.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "send", "send", id="predict.send", tooltip="Send your own marks.", priority=True),
    ]

    def __init__(self, client: SeatClient) -> None:
        super().__init__(client)
        assert client.topic is not None
        self._criteria = client.topic.criteria

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="predict", can_focus=False):
            yield Static("How far did your text get?", classes="heading")
            yield OwnMarks(self._criteria)
            yield Static("You wrote", classes="label")
            yield Static(Content(self.client.desk.text or "Nothing."), id="text")
        yield Static(id="note")
        yield ConnectionLine(id="connection")

    async def action_send(self) -> None:
        """Send the marks."""
        levels = self.query_one(OwnMarks).levels
        self.query_one("#note", Static).update(Content(await self.client.predict(levels)))
