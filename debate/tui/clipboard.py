"""Putting text on the clipboard: by the terminal's own escape sequence (OSC 52), and by the system's command too.

Neither is sure to work: many terminals ignore the sequence, and over a network the command would reach the wrong
computer's clipboard or none. So both are tried, and nobody waits for them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence

from textual.app import App

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
    """Put ``text`` on the clipboard, as far as terminal and system let anybody."""
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
