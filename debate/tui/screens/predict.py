"""“How well did I do?”: the player marks the answer that was just handed in, before the ballot is shown."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from debate.game.round import Judged
from debate.session import Session
from debate.tui.screens.solo import RoundPage
from debate.tui.time_is_up import TimeIsUp
from debate.tui.widgets.own_marks import OwnMarks


class PredictScreen(TimeIsUp, RoundPage):
    """A level for each criterion. ``session`` must have been judged; no clock runs here."""

    AUTO_FOCUS = "OwnMark"
    CSS_PATH = "predict.tcss"
    PLACE = "your own marks  ·  prompt"
    HELP = """
    Before you see your ballot, say for each criterion how far you think your text got. It counts for nothing: you see
    it beside the judge’s mark, and learn how well you know your own work.

    ← and → or a digit choose a level, ↑ and ↓ go to another criterion, enter shows the ballot. Esc skips this. In the
    settings it can be turned off.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "send", "see the ballot", id="predict.send", tooltip="Keep your marks and go on."),
        Binding("escape,q", "skip", "skip", id="predict.skip", tooltip="See the ballot without marking yourself."),
    ]

    def __init__(self, session: Session) -> None:
        stage = session.state.stage
        if not isinstance(stage, Judged):
            raise TypeError("only an answer that has been judged can be predicted")
        self.session = session
        self._text = session.state.turns[stage.turn].attempts[-1].text
        super().__init__()
        if session.clock_took_it:
            session.clock_took_it = False
            self.time_is_up("Your text was handed in as it stood.", "mark yourself")

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="predict", can_focus=False):
            yield Static("How far did your text get?", classes="heading")
            yield OwnMarks(self.session.pack.rubric.criteria)
            yield Static("You wrote", classes="quiet")
            yield Static(Content(self._text.strip() or "Nothing."), id="text")

    async def action_send(self) -> None:
        """Keep the marks, and show the ballot."""
        self.session.predict(self.query_one(OwnMarks).levels)
        await self.show_stage()

    async def action_skip(self) -> None:
        """Show the ballot."""
        await self.show_stage()
