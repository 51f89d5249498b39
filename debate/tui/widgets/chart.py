"""Scores over time as columns of block characters, the newest on the right, on a scale from 0 to 100."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

_BLOCKS = " ▁▂▃▄▅▆▇█"
_AXIS = 5


class ScoreChart(Widget):
    """The chart. ``scores`` are 0–100, oldest first; as many of the newest are shown as fit."""

    ROWS = 4
    DEFAULT_CSS = """
    ScoreChart { width: 100%; height: 4; }
    """

    def __init__(self, scores: Sequence[int], *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._scores = tuple(scores)

    def render(self) -> Content:
        """The columns, two cells each with a gap between."""
        columns = max(1, (self.size.width - _AXIS) // 3)
        shown = self._scores[-columns:]
        lines = []
        for row in range(self.ROWS - 1, -1, -1):
            label = {self.ROWS - 1: "100", 0: "0"}.get(row, "")
            cells = " ".join(_block(score, row, self.ROWS) * 2 for score in shown)
            lines.append(Content.assemble((f"{label:>3} ", "$quiet"), ("│", "$rule"), cells))
        return Content("\n").join(lines)


def _block(score: int, row: int, rows: int) -> str:
    """The part of a column that stands in one row, counted from the bottom; no score looks like nothing."""
    eighths = max(1, round(min(100, max(0, score)) / 100 * rows * 8)) - row * 8
    return _BLOCKS[min(8, max(0, eighths))]
