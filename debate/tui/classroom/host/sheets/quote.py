"""Picking words of a paper for the projector, without the name."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from debate.classroom.room import events as e
from debate.classroom.room.state import Quote
from debate.classroom.shown.views.host import PaperView
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.classroom.host.sheets.ruling import CHOOSE
from debate.tui.widgets.words import WordPicker


class QuoteSheet(HostSheet):
    """Words of a paper to be quoted on the flow sheet."""

    AUTO_FOCUS = "#words"
    HELP = (
        "Go to the first word with the arrows, press space, go to the last, and press enter. The flow sheet on the "
        "projector shows the words, never the name. x takes back what was quoted from this paper."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "take_back", "take back", id="quote.back", tooltip="Take back what was quoted from this paper."),
    ]

    def __init__(self, paper: PaperView) -> None:
        super().__init__()
        self._paper = paper

    @property
    def _others(self) -> tuple[Quote, ...]:
        """The quotations of this turn that are not from this paper."""
        paper = self._paper
        return tuple(one for one in self.view.quotes if (one.seat, one.attempt) != (paper.seat, paper.attempt))

    def compose_sheet(self) -> ComposeResult:
        yield Static("Which words shall the class see?", classes="heading")
        yield WordPicker(self._paper.text, id="words")
        yield Static(id="picked", classes="quiet")

    def on_mount(self) -> None:
        """Begin with the words."""
        self._show_picked()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what was quoted can be taken back."""
        if action == "take_back":
            return self.is_attached and len(self._others) < len(self.view.quotes)
        return super().check_action(action, parameters)

    @on(WordPicker.Picked)
    def _show_picked(self) -> None:
        words = self.query_one(WordPicker).picked_words
        self.query_one("#picked", Static).update(Content(f"“{words}”" if words else CHOOSE))

    @on(WordPicker.Done)
    def _done(self) -> None:
        picked = self.query_one("#words", WordPicker).picked
        if picked is None:
            self.say_trouble(CHOOSE)
            return
        paper = self._paper
        quote = Quote(seat=paper.seat, attempt=paper.attempt, start=picked[0], end=picked[1])
        self._pick((*self.view.quotes, quote))

    def action_take_back(self) -> None:
        """Take back what was quoted from this paper."""
        self._pick(self._others)

    def _pick(self, quotes: tuple[Quote, ...]) -> None:
        self.send(
            lambda number: wire.Let(id=number, event=e.Quoted(turn=self._paper.turn, quotes=quotes)), self.action_close
        )
