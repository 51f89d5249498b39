"""“How well did I do?”: the student marks their own text, criterion by criterion, before the ballot is out."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from debate.classroom.client.seat_client import SeatClient
from debate.tui.classroom.student.seated import ConnectionLine, Seated, show_head
from debate.tui.page import Page
from debate.tui.widgets.choice import Choice, Option


class OwnMark(Choice):
    """One criterion and its levels."""

    LABEL_CELLS = 24


class PredictScreen(Seated, Page):
    """A level for each criterion. What is predicted counts for nothing; it is shown beside the ballot."""

    TITLE = "Predict"
    HELP = """
    Before you see your ballot, say for each criterion how far you think your text got. It counts for nothing: you see
    it beside the judge's mark, and learn where you judge yourself too well or not well enough.

    ← and → choose a level, ↑ and ↓ go to another criterion, ctrl+s sends your marks.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "send", "send", id="predict.send", tooltip="Send your own marks.", priority=True),
    ]

    def __init__(self, client: SeatClient) -> None:
        super().__init__()
        self.client = client
        assert client.topic is not None
        self._criteria = client.topic.criteria

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="predict", can_focus=False):
            yield Static("How far did your text get?", classes="heading")
            for number, criterion in enumerate(self._criteria):
                options = [Option(at, level.id, level.says) for at, level in enumerate(criterion.levels)]
                yield OwnMark(criterion.title, options, 0, id=f"own-{number}")
            yield Static(id="explains")
            yield Static("You wrote", classes="label")
            yield Static(Content(self.client.desk.text or "Nothing."), id="text")
        yield Static(id="note")
        yield ConnectionLine(id="connection")

    def on_mount(self) -> None:
        """Begin with the first criterion."""
        self.is_laid_out = True
        self.take_up()
        self.query(OwnMark).first().focus()

    def take_up(self) -> None:
        """Say how the connection is."""
        if self.is_laid_out:
            show_head(self, self.client)
            self.query_one("#connection", ConnectionLine).show(self.client)

    @on(Choice.Changed)
    @on(Choice.Reached)
    def _explain(self, event: Choice.Changed | Choice.Reached) -> None:
        says = Content.assemble((f"{event.choice.words}: ", "bold"), event.choice.says)
        self.query_one("#explains", Static).update(says)

    async def action_send(self) -> None:
        """Send the marks."""
        marks = zip(self._criteria, self.query(OwnMark), strict=True)
        levels = {criterion.id: value for criterion, own in marks if isinstance(value := own.value, int)}
        self.query_one("#note", Static).update(Content(await self.client.predict(levels)))
