"""The editor that an answer is written in: a soft-wrapping text area that keeps control characters out.

What is typed or pasted is cleaned before it enters the document, so that nobody downstream (judge, records, ballot)
ever meets an escape sequence. Nothing is cut: an answer may be as long as the player likes.
"""

from __future__ import annotations

import re

from textual.content import Content
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.widgets import TextArea

# Control sequences, operating-system commands that are closed, and two-character escapes. No part can run over the
# next escape character, so that the time is linear in the text.
_ESCAPE_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\n]*(?:\x07|\x1b\\)|[@-Z\\-_])?")
_LINE_BREAK = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def cleaned(text: str) -> str:
    """``text`` without terminal escape sequences and control characters, and with every line break as ``\\n``.

    Tabs stay. The kinds of line break are those that ``str.splitlines`` knows: the text area splits by it.
    """
    without_escapes = _ESCAPE_SEQUENCE.sub("", text)
    return _CONTROL.sub("", _LINE_BREAK.sub("\n", without_escapes))


def count_words(text: str) -> int:
    """Words of ``text`` as white space parts them: 0.1 ms for 2,000 words, 2 ms for 50,000."""
    return len(text.split())


class AnswerArea(TextArea):
    """An answer in a box, wrapped. Tab leaves it, so that what comes next can be reached without a mouse."""

    DEFAULT_CSS = """
    AnswerArea {
        border: round $foreground 40%;
        padding: 0 1;
        background: transparent;
        &:focus { border: round $primary; }
        & .text-area--cursor-line { background: transparent; }
        & .text-area--placeholder { color: $quiet; }
    }
    """

    def __init__(self, text: str, *, hint: str = "", read_only: bool = False, id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            text,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=Content(hint),
            read_only=read_only,
            id=id,
        )

    def on_mount(self) -> None:
        """A blinking cursor is an animation too."""
        self.cursor_blink = self.app.animation_level != "none"

    def on_resize(self) -> None:
        """Textual wraps the text anew for this width, but paints only the lines that changed in number."""
        self.refresh()


class AnswerEditor(AnswerArea):
    """Where the player writes. ``hint`` stands in the empty editor, and goes with the first letter."""

    def __init__(self, text: str = "", *, hint: str = "", id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(cleaned(text), hint=hint, id=id)

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit with its text cleaned; every way into the document (keys, paste, undo) comes through here."""
        edit.text = cleaned(edit.text)
        return super().edit(edit)
