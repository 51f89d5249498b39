"""Bringing in the file of a student whose connection never came back."""

from __future__ import annotations

import asyncio
import shlex
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.sheet import HostSheet

LARGEST_FILE = wire.MOST_BYTES - 1024
"""Bytes of a hand-in file: what one message to the server holds."""


class BringInSheet(HostSheet):
    """Asks for the file's path, and hands its text in for the student."""

    AUTO_FOCUS = "#line"
    HELP = """
    A student who stayed without a connection can save the text as a file and bring it on a stick. It is signed with the
    seat's own key, so that only that student's work comes in under that name. Type its path, or drop the file on the
    window.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "bring_in", "bring in", id="bring-in.send", tooltip="Hand the text in for the student."),
    ]

    def compose_sheet(self) -> ComposeResult:
        yield Static("Which file does the student bring?", classes="heading")
        yield Input(id="line")
        yield Static("Type its path, or drop the file on the window.", classes="quiet")

    @on(Input.Submitted, "#line")
    async def action_bring_in(self) -> None:
        """Read the file and hand it in."""
        path = typed_path(self.query_one("#line", Input).value)
        try:
            content = await asyncio.to_thread(_read, path)
        except ValueError as error:
            self.say_trouble(str(error))
            return
        self.send(lambda number: wire.Import(id=number, content=content), self._done)

    def _done(self) -> None:
        self.app.notify("The text is handed in.")
        self.action_close()


def typed_path(typed: str) -> Path:
    """A path as it was typed, or as a terminal writes a file that was dropped on it: quoted, or with backslashes."""
    typed = typed.strip()
    try:
        parts = shlex.split(typed) if typed[:1] in "'\"" or "\\ " in typed else [typed]
    except ValueError:  # a quotation mark of its own
        parts = [typed]
    path = Path(parts[0]) if len(parts) == 1 else Path(typed)
    try:
        return path.expanduser()
    except RuntimeError:  # “~nobody”
        return path


def _read(path: Path) -> str:
    """The file's text. Raises ``ValueError`` with a sentence for what cannot be one that a student brings."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ValueError(f"{path} cannot be read: {reason}.") from error
    if len(data) > LARGEST_FILE:
        raise ValueError(f"{path} is too large for a student’s text; is it the right file?")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is no text; is it the right file?") from error
