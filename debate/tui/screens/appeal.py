"""“I did say this”: the player says what the ballot has wrong, over it: a point, a credit, or a criterion's level.

A claim about a point comes with the words that make it, one about a criterion with the level that it should have. What
becomes of a claim is up to whoever opens the sheet: in a solo game it counts in the player's own record, in a room the
teacher decides.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from debate.judge.marking.remarking import About, Said
from debate.packs.model import Level
from debate.tui.page import Sheet
from debate.tui.widgets.choice import Choice, Explanation, Option
from debate.tui.widgets.pointed import PointedList
from debate.tui.widgets.words import WordPicker

LONGEST_NOTE = 500
"""Characters of a note: what an author reads at a glance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something that can be said against a ballot: how it stands in the list, and what it would say.

    ``said`` of a point has no words yet. ``levels`` are those of a criterion, from the lowest.
    """

    line: Content
    said: Said
    levels: Sequence[Level] = ()


class AppealScreen(Sheet):
    """An appeal against a ballot of the answer ``text``, by one of the ``claims``.

    ``send`` gets what is said and the note; what it returns is what went wrong, in a sentence, or nothing.
    """

    CSS_PATH = Path(__file__).with_name("appeal.tcss")
    HELP = """
    When the ballot has something wrong, say so here: a point that your answer makes, one that it does not make, or the
    level of a criterion. For a point choose the words: go to the first with the arrows, press space, and go to the
    last. A note is welcome. Enter goes on to the next question, and from the last one sends it.

    What you say counts in your own record at once, marked as yours, with the judge’s mark beside it; u on the ballot
    takes it back. It is also kept with your answer for the author of the pack.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "send", "send", id="appeal.send", tooltip="Say this.", priority=True),
    ]

    QUESTION: ClassVar[str] = "What does the ballot have wrong?"
    THANKS: ClassVar[str] = "This counts in your record now, as your own mark; the author of the pack will see it."

    def __init__(self, text: str, claims: Sequence[Claim], *, send: Callable[[Said, str], Awaitable[str]]) -> None:
        super().__init__()
        self._text = text
        self._claims = claims
        self._send = send

    def compose_body(self) -> ComposeResult:
        yield Static(self.QUESTION, classes="heading")
        yield PointedList([claim.line for claim in self._claims], id="point")
        yield Static(id="asks", classes="heading")
        yield WordPicker(self._text, id="words")
        yield Choice("Level", [Option(0, "")], 0, id="level")
        yield Explanation(id="explains", classes="quiet")
        yield Static(id="picked")
        yield Input(placeholder="Why, if you like", max_length=LONGEST_NOTE, id="note")

    def on_mount(self) -> None:
        """Begin with what is wrong."""
        claims = self.query_one(PointedList)
        claims.highlighted = 0
        claims.focus()

    @property
    def _claim(self) -> Claim:
        return self._claims[self.query_one(PointedList).highlighted or 0]

    @on(PointedList.OptionHighlighted)
    def _ask(self, _: OptionList.OptionHighlighted) -> None:
        """Ask what else has to be known for this claim."""
        claim = self._claim
        about = claim.said.about
        self.query_one("#words").display = about is About.POINT
        self.query_one("#picked").display = about is About.POINT
        for part in ("#level", "#explains"):
            self.query_one(part).display = about is About.CRITERION
        asks = {About.POINT: "By which words of your answer?", About.CRITERION: "Which level is right?"}
        self.query_one("#asks", Static).update(asks.get(about, ""))
        if about is About.CRITERION:
            options = [Option(number, level.name, level.says) for number, level in enumerate(claim.levels)]
            levels = self.query_one("#level", Choice)
            levels.show(options)
            levels.at = claim.said.level
        self._show_picked()

    @on(PointedList.OptionSelected)
    def _chosen(self) -> None:
        leads_to = {About.POINT: "#words", About.CRITERION: "#level", About.CREDIT: "#note"}
        self.query_one(leads_to[self._claim.said.about]).focus()

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
        picked = self.query_one("#picked", Static)
        picked.display = picked.display or sentence.startswith("!")
        picked.update(Content(sentence))

    @on(Input.Submitted)
    async def action_send(self) -> None:
        """Say it, and go back to the ballot."""
        said = self._claim.said
        if said.about is About.POINT:
            picked = self.query_one("#words", WordPicker).picked
            if picked is None:
                self.query_one("#words").focus()
                self._say("Choose the words first: go to the first, press space, and go to the last.")
                return
            said = replace(said, start=picked[0], end=picked[1])
        elif said.about is About.CRITERION:
            level = self.query_one("#level", Choice).value
            if level == said.level or not isinstance(level, int):
                self.query_one("#level").focus()
                self._say("! This is the level that the ballot has; choose another one.")
                return
            said = replace(said, level=level)
        trouble = await self._send(said, self.query_one("#note", Input).value)
        if trouble:
            self._say(f"! {trouble}")
            return
        self.app.notify(self.THANKS, markup=False)
        self.dismiss()
