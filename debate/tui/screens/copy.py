"""What to copy of a ballot: a small choice, as plain text without the marks that the screen puts into it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

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


_COMMANDS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("", ("pbcopy",)),
    ("", ("clip.exe",)),
    ("", ("clip",)),
)
"""What puts its input on the clipboard, and the variable without which it cannot."""


def native_command() -> Sequence[str] | None:
    """The system's command for the clipboard, if there is one that can work here."""
    for variable, command in _COMMANDS:
        found = shutil.which(command[0]) if not variable or os.environ.get(variable) else None
        if found is not None:
            return (found, *command[1:])
    return None


def copy(app: App[object], text: str) -> None:
    """Put ``text`` on the clipboard: by the terminal's own escape sequence (OSC 52), and by the system's command too.

    Neither is sure to work: many terminals ignore the sequence, and over a network the command would reach the wrong
    computer's clipboard or none. So both are tried, and nobody waits for them.
    """
    app.copy_to_clipboard(text)
    command = native_command()
    if command is None:
        return
    try:
        child = subprocess.Popen(  # noqa: S603  a fixed command; the text is its input
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        if child.stdin is not None:
            child.stdin.write(text.encode("utf-8"))
            child.stdin.close()
    except OSError:
        return
