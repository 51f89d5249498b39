"""What to copy of a ballot: a small choice, as plain text without the marks that the screen puts into it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from debate.tui.clipboard import copy
from debate.tui.page import Sheet
from debate.tui.widgets.pointed import PointedList


class CopySheet(Sheet):
    """The choice; ``texts`` are what can be copied, each with its name."""

    AUTO_FOCUS = "#texts"
    CSS_PATH = "copy.tcss"
    HELP = """
    Enter puts the marked text on your clipboard, plain, without brackets and bars. It goes through your terminal (by
    the sequence OSC 52, which some terminals leave out or ask about) and through wl-copy, xclip, pbcopy or clip, where
    there is one. With the mouse you can select text too: hold shift where your terminal wants it.
    """
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, texts: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._texts = texts

    def compose_body(self) -> ComposeResult:
        yield Static("What do you want to copy?", classes="heading")
        yield PointedList([Content(name) for name, _ in self._texts], id="texts")

    def on_mount(self) -> None:
        """Begin with the first."""
        self.query_one(PointedList).highlighted = 0

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        name, text = self._texts[event.option_index]
        copy(self.app, text)
        self.app.notify(f"Copied: {name.lower()}.", markup=False)
        self.dismiss()
