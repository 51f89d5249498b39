"""A ruling: words of an answer count for a point, or do not, in every answer to that prompt."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from debate.classroom.room import events as e
from debate.classroom.room.papers import MOST_NOTE
from debate.classroom.shown.views.host import PaperView
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.sheets.weighing import WeighingSheet
from debate.tui.widgets.choice import Choice, Option
from debate.tui.widgets.pointed import PointedList
from debate.tui.widgets.points import point_line
from debate.tui.widgets.words import WordPicker

CHOOSE = "Arrows to the first word, space, on to the last."


class RulingSheet(WeighingSheet):
    """A ruling on words of a paper that has a ballot."""

    HELP = """
    Choose the point, then the words: go to the first with the arrows, press space, and go to the last. Say whether
    they count for it or not, and why. Every answer to this prompt is marked anew by the ruling, also those of others
    and those to come; the students read it with their ballot. What it changes is shown first; the same key again makes
    it.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "rule", id="ruling.save", tooltip="Make the ruling.", priority=True),
    ]

    def __init__(self, paper: PaperView) -> None:
        super().__init__()
        if paper.ballot is None:
            raise TypeError("a ruling is made on a paper that was marked")
        self._paper = paper
        self._points = paper.ballot.points

    def compose_sheet(self) -> ComposeResult:
        yield Static("Which point?", classes="heading")
        yield PointedList([point_line(point, point.says) for point in self._points], id="point")
        yield Static("Which words?", classes="heading")
        yield WordPicker(self._paper.text, id="words")
        yield Static(id="picked", classes="quiet")
        yield Choice("They", (
            Option(True, "count", "These words make the point, in every answer to this prompt."),
            Option(False, "do not count", "These words do not make the point, in any answer to this prompt."),
        ), True, id="counts")  # fmt: skip
        yield Input(placeholder="Why? The students read this.", max_length=MOST_NOTE, id="reason")
        yield Static(id="weighed")

    def on_mount(self) -> None:
        """Begin with the point."""
        points = self.query_one(PointedList)
        points.highlighted = 0 if self._points else None
        points.focus()
        self._show_picked()

    @on(PointedList.OptionSelected)
    def _point_chosen(self) -> None:
        self.query_one("#words").focus()

    @on(WordPicker.Done)
    def _words_chosen(self) -> None:
        self.query_one("#counts").focus()

    @on(WordPicker.Picked)
    def _show_picked(self) -> None:
        words = self.query_one(WordPicker).picked_words
        self.query_one("#picked", Static).update(Content(f"“{words}”" if words else CHOOSE))

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Make the ruling."""
        at, words = self.query_one(PointedList).highlighted, self.query_one(WordPicker).picked_words
        if at is None or not words:
            self.say_trouble(CHOOSE)
            return
        counts = bool(self.query_one("#counts", Choice).value)
        reason = self.query_one("#reason", Input).value.strip()
        prompt, point = self._paper.speech.prompt, self._points[at].id
        ruling = e.Ruled(prompt=prompt, point=point, words=words, counts=counts, reason=reason)
        self.weigh(ruling, lambda: self.send(lambda number: wire.Let(id=number, event=ruling), self.action_close))
