"""The editor that an answer is written in: a soft-wrapping text area that takes only clean text (see ``typed``)."""

from __future__ import annotations

import unicodedata

from textual.content import Content
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.events import Key
from textual.widgets import TextArea

from debate.typed import cleaned


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

    def on_key(self, event: Key) -> None:
        """Take the joiners of some scripts and of emoji from the keyboard: Textual thinks that nobody can type them."""
        typed = event.character or ""
        if len(typed) == 1 and unicodedata.category(typed) == "Cf":
            event.stop()
            event.prevent_default()
            self.replace(typed, *self.selection, maintain_selection_offset=False)

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit with its text cleaned; every way into the document (keys, paste, undo) comes through here."""
        row, column = edit.top
        edit.text = cleaned(edit.text, after=self.document[row][max(0, column - 1) : column])
        return super().edit(edit)
