"""Items with a mark before each (a number, a dot, a label), their lines hanging under the first one.

One widget for a whole list: it wraps by itself for whatever width there is.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from debate.tui.widgets.laid_out import LaidOut


def hanging(mark: Content, text: Content, width: int, indent: int) -> list[Content]:
    """The lines of ``text`` after a mark, wrapped to ``width`` cells and hanging at ``indent``."""
    lines = text.wrap(max(8, width - indent)) or [Content("")]
    first = Content.assemble(mark, " " * max(1, indent - mark.cell_length), lines[0])
    return [first, *(Content.assemble(" " * indent, line) for line in lines[1:])]


class Listing(LaidOut):
    """A list of (mark, text); both are data, never markup. ``indent`` is where the text starts, in cells."""

    def __init__(
        self,
        items: Sequence[tuple[str | Content, str | Content]],
        *,
        indent: int = 4,
        spaced: bool = False,
        id: str | None = None,  # noqa: A002  Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._items = [(_content(mark), _content(text)) for mark, text in items]
        self._indent = indent
        self._spaced = spaced

    def update(self, items: Sequence[tuple[str | Content, str | Content]]) -> None:
        """Show other items."""
        self._items = [(_content(mark), _content(text)) for mark, text in items]
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """The items, each hanging at the indent."""
        lines: list[Content] = []
        for number, (mark, text) in enumerate(self._items):
            if number and self._spaced:
                lines.append(Content(""))
            lines.extend(hanging(mark, text, width, self._indent))
        return lines


def _content(text: str | Content) -> Content:
    return Content(text) if isinstance(text, str) else text
