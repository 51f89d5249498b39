"""A model rebuttal of one prompt, over the ballot. The player asked for it: from now on the points are no secret."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from debate.tui.page import Sheet


class ExemplarScreen(Sheet):
    """The exemplar of the prompt of that title."""

    AUTO_FOCUS = "#exemplar"
    CSS_PATH = "exemplar.tcss"
    HELP = """
    One good rebuttal of this prompt, written by the author of the pack. There are others. Do not learn it by heart:
    what is copied from it earns nothing.
    """

    def __init__(self, title: str, exemplar: str) -> None:
        super().__init__()
        self._title = title
        self._exemplar = exemplar

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="exemplar"):
            yield Static("One way to answer it", classes="heading")
            yield Static(Content.styled(f"“{self._title}”", "$quiet"))
            yield Static(Content(self._exemplar.strip()), id="exemplar-text")
            yield Static(
                Content.styled("Say it in your own words: what is copied from here earns nothing.", "$quiet"),
                id="exemplar-note",
            )
