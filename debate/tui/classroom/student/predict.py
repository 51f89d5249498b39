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
from debate.tui.widgets.choice import Choice, Explanation, Option


class OwnMark(Choice):
    """One criterion and its levels."""

    LABEL_CELLS = 24


class LevelExplanation(Explanation):
    """The name of the chosen level, and what it means."""

    def of(self, choice: Choice) -> Content:
        """What to say of a criterion's level."""
        return Content.assemble((f"{choice.words}: ", "bold"), choice.says)


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
            for number, criterion in enumerate(self._criteria):
                options = [Option(at, level.id, level.says) for at, level in enumerate(criterion.levels)]
                yield OwnMark(criterion.title, options, 0, id=f"own-{number}")
            yield LevelExplanation(id="explains")
            yield Static("You wrote", classes="label")
            yield Static(Content(self.client.desk.text or "Nothing."), id="text")
        yield Static(id="note")
        yield ConnectionLine(id="connection")

    async def action_send(self) -> None:
        """Send the marks."""
        marks = zip(self._criteria, self.query(OwnMark), strict=True)
        levels = {criterion.id: value for criterion, own in marks if isinstance(value := own.value, int)}
        self.query_one("#note", Static).update(Content(await self.client.predict(levels)))
