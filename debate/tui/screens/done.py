"""A drill that was done: what was asked, what was written, and the mark that it got, over the history."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from debate.practice.titles import Titles
from debate.records import StoredDrill
from debate.tui.page import Sheet
from debate.tui.when import at_words
from debate.tui.widgets.answer import shown_as_text
from debate.tui.widgets.paper import Paper


class DoneSheet(Sheet):
    """One drill of the past."""

    AUTO_FOCUS = "#done"
    CSS_PATH = "done.tcss"
    HELP = """
    A drill that you did, with its mark as it was. Drills train one step of a rebuttal and have no ballot.
    """

    def __init__(self, drill: StoredDrill, titles: Titles) -> None:
        super().__init__()
        self._drill = drill
        self._titles = titles

    def compose_body(self) -> ComposeResult:
        drill = self._drill
        with Paper(id="done"):
            yield Static(Content.styled(f"Drill: {drill.score} of 100", "bold"))
            against = f"against “{self._titles.prompt(drill.pack, drill.prompt)}”, {at_words(drill.at)}"
            yield Static(Content.styled(against, "$quiet"))
            yield Static(shown_as_text(drill.answer.strip() or "You handed in nothing."), id="done-text")
