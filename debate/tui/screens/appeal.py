"""“This should have counted”: the player says which point some words of the answer make, over the ballot.

What is sent changes no mark. It is kept for the author of the pack, who decides with ``debate pack appeals``.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from debate.judge.ballot import PointMark
from debate.tui.page import Sheet
from debate.tui.widgets.pointed import PointedList
from debate.tui.widgets.points import point_line
from debate.tui.widgets.words import WordPicker

LONGEST_NOTE = 500
"""Characters of a note: what an author reads at a glance."""


class AppealScreen(Sheet):
    """An appeal against a ballot of the answer ``text``.

    ``points`` are those to choose from, each with what to call it. ``send`` gets the point's id, where the words begin
    and end, and the note; what it returns is what went wrong, in a sentence, or nothing.
    """

    CSS_PATH = Path(__file__).with_name("appeal.tcss")
    HELP = """
    When your answer makes a point that the ballot does not count, say so here. Choose the point, then the words: go to
    the first with the arrows, press space, and go to the last. A note is welcome. Enter goes on to the next question,
    and from the last one sends the appeal.

    An appeal changes no mark. It is kept with your answer for the author of the pack; one that is accepted becomes a
    test, which the pack must pass from then on.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "send", "send", id="appeal.send", tooltip="Keep this appeal for the author.", priority=True),
    ]

    THANKS: ClassVar[str] = "Your appeal is kept for the author of the pack."

    def __init__(
        self,
        text: str,
        points: Sequence[tuple[PointMark, str]],
        *,
        send: Callable[[str, int, int, str], Awaitable[str]],
    ) -> None:
        super().__init__()
        self._text = text
        self._points = points
        self._send = send

    def compose_body(self) -> ComposeResult:
        yield Static("Which point should have counted?", classes="heading")
        yield PointedList([point_line(mark, says) for mark, says in self._points], id="point")
        yield Static("By which words of your answer?", classes="heading")
        yield WordPicker(self._text, id="words")
        yield Static(id="picked")
        yield Input(placeholder="Why, if you like", max_length=LONGEST_NOTE, id="note")

    def on_mount(self) -> None:
        """Begin with the point."""
        points = self.query_one(PointedList)
        points.highlighted = 0
        points.focus()
        self._show_picked()

    @on(PointedList.OptionSelected)
    def _point_chosen(self) -> None:
        self.query_one("#words", WordPicker).focus()

    @on(WordPicker.Done)
    def _words_chosen(self) -> None:
        if self.query_one("#words", WordPicker).picked is None:
            self._say("Choose the words first: go to the first, press space, and go to the last.")
        else:
            self.query_one("#note", Input).focus()

    @on(WordPicker.Picked)
    def _show_picked(self) -> None:
        """Say which words are chosen, and not by colour alone."""
        words = self.query_one(WordPicker).picked_words
        if not words:
            self._say("No words are chosen yet: go to the first with the arrows, press space, and go to the last.")
        else:
            self._say(f"“{words}”" if len(words) <= 160 else f"“{words[:80]} … {words[-70:]}”")

    def _say(self, sentence: str) -> None:
        self.query_one("#picked", Static).update(Content(sentence))

    @on(Input.Submitted)
    async def action_send(self) -> None:
        """Keep the appeal, and go back to the ballot."""
        at = self.query_one(PointedList).highlighted
        picked = self.query_one("#words", WordPicker).picked
        if at is None or picked is None:
            self.query_one("#words" if picked is None else "#point").focus()
            self._say("Choose the words first: go to the first, press space, and go to the last.")
            return
        trouble = await self._send(self._points[at][0].id, *picked, self.query_one("#note", Input).value)
        if trouble:
            self._say(f"! {trouble}")
            return
        self.app.notify(self.THANKS, markup=False)
        self.dismiss()
