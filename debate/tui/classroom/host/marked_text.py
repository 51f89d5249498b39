"""A student's text with the words that earned marks set off, as the teacher reads it."""

from __future__ import annotations

from typing import ClassVar

from debate.tui.widgets.answer import AnswerText


class MarkedText(AnswerText):
    """The text, spoken of as somebody else's."""

    MOST: ClassVar[int | None] = None
    NOTHING: ClassVar[str] = "Nothing was written."
    NONE_FOUND: ClassVar[str] = "No words earned marks here."
