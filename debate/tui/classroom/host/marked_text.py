"""A student's text with the words that earned marks set off, as the teacher reads it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from debate.judge.ballot import CriterionMark
from debate.tui.widgets.answer import marked, passages


class MarkedText(Static):
    """The text. ``select`` shows the words of one criterion, or of all."""

    def __init__(self, text: str, criteria: Sequence[CriterionMark], *, id: str | None = None) -> None:  # noqa: A002
        self._text = text
        self._criteria = tuple(criteria)
        super().__init__(self._shown(None), id=id)

    def select(self, index: int | None) -> None:
        """Set off the words of the criterion of that index, or of all criteria with ``None``."""
        self.update(self._shown(index))

    def _shown(self, index: int | None) -> Content:
        if not self._text.strip():
            return Content.styled("Nothing was written.", "$quiet italic")
        found = passages(self._text, self._criteria, index)
        content = marked(self._text, found, numbered=index is None, dim_rest=index is not None)
        if index is not None and not found:
            content = Content.assemble(content, ("\n\nNo words earned marks here.", "$quiet italic"))
        return content
