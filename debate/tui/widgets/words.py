"""The player's answer, to choose words in: the arrows go through it, space marks where the words begin.

Without a mouse and in every terminal: shift with the arrows, which some of them keep, works too but is not needed.
"""

from __future__ import annotations

import re
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets.text_area import Selection

from debate.tui.widgets.editor import AnswerArea

# One for one, so that offsets hold: what would move the cursor, break a line, or turn the direction of the text.
_TO_SPACE = {
    code: " "
    for codes in (range(0x0A), range(0x0B, 0x20), range(0x7F, 0xA0), range(0x2028, 0x202F), range(0x2066, 0x206A))
    for code in codes
}


class WordPicker(AnswerArea):
    """A text in which words can be chosen and nothing changed. Offsets count its characters, ``end`` exclusive."""

    DEFAULT_CSS = """
    WordPicker .text-area--selection { text-style: underline; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "begin", "begin here", id="words.begin", tooltip="Let the words begin here."),
        Binding("right", "word(1)", "words", key_display="← →", id="words.right", tooltip="The next word."),
        Binding("left", "word(-1)", "words", show=False, id="words.left", tooltip="The word before."),
        Binding("up", "line(-1)", "up", show=False, id="words.up", tooltip="A line up."),
        Binding("down", "line(1)", "down", show=False, id="words.down", tooltip="A line down."),
        Binding("enter", "done", "done", id="words.done", tooltip="These are the words."),
    ]

    class Picked(Message):
        """Other words are chosen, or none."""

    class Done(Message):
        """The player has chosen the words."""

    def __init__(self, text: str, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        self._written = text
        self._words = [found.span() for found in re.finditer(r"\S+", text)]
        self._first: int | None = None
        """The number of the word with which the chosen ones begin; ``None`` before space was pressed."""
        super().__init__(text.translate(_TO_SPACE), read_only=True, id=id)

    @property
    def picked(self) -> tuple[int, int] | None:
        """Where the chosen words begin and end, whole words only; ``None`` for none."""
        first, last = sorted(map(self._offset, (self.selection.start, self.selection.end)))
        chosen = [(start, end) for start, end in self._words if start < last and end > first]
        return (chosen[0][0], chosen[-1][1]) if chosen else None

    @property
    def picked_words(self) -> str:
        """The chosen words on one line, as they were written; "" for none."""
        return " ".join(self._written[slice(*self.picked)].split()) if self.picked is not None else ""

    def action_begin(self) -> None:
        """Let the words begin with the one at the cursor."""
        if self._words:
            self._first = self._at
            self._go(self._first)

    def action_word(self, by: int) -> None:
        """Go a word on or back; once the words have begun, they reach to it."""
        if self._words:
            self._go(min(len(self._words) - 1, max(0, self._at + by)))

    def action_line(self, by: int) -> None:
        """Go a line up or down; once the words have begun, they reach to there."""
        if not self._words:
            return
        if by > 0:
            self.action_cursor_down()
        else:
            self.action_cursor_up()
        self._go(self._at)

    @property
    def _at(self) -> int:
        """The number of the word at the cursor, or of the next one."""
        start, end = self._offset(self.selection.start), self._offset(self.selection.end)
        cursor = end - 1 if end > start else end  # a selection to the right ends behind its last word
        return next((number for number, word in enumerate(self._words) if word[1] > cursor), len(self._words) - 1)

    def _go(self, number: int) -> None:
        start, end = self._words[number]
        if self._first is None:
            self.selection = Selection.cursor(self._location(start))
        elif number >= self._first:
            self.selection = Selection(self._location(self._words[self._first][0]), self._location(end))
        else:
            self.selection = Selection(self._location(self._words[self._first][1]), self._location(start))

    def action_done(self) -> None:
        """Go on with what is chosen."""
        self.post_message(self.Done())

    def on_text_area_selection_changed(self) -> None:
        """Tell the screen."""
        self.post_message(self.Picked())

    def _offset(self, location: tuple[int, int]) -> int:
        row, column = location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def _location(self, offset: int) -> tuple[int, int]:
        before = self.text[:offset]
        return before.count("\n"), offset - (before.rfind("\n") + 1)
