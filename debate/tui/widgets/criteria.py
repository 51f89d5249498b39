"""The ballot's rows: for each criterion its number, bar, score and level, and the sentence of the level reached.

One row at most is selected; which one is the ballot screen's to decide, because the answer follows it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.selection import Selection
from textual.widgets import Static

from debate.judge.ballot import CriterionMark
from debate.tui.widgets.bar import EMPTY, FULL, HALF, bar

WIDEST_TITLE = 24
"""Cells; with bar, score and level this still fits a window of 60 columns."""


class Figures(Static):
    """The line of figures; the mouse copies it without pointer and bar."""

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Number, title, score and level."""
        found = super().get_selection(selection)
        return None if found is None else (" ".join(re.sub(f"[▸{FULL}{HALF}{EMPTY}]", " ", found[0]).split()), found[1])


class CriterionRow(Vertical):
    """One criterion: a line of figures, and the sentence under it."""

    DEFAULT_CSS = """
    CriterionRow {
        height: auto;
        & .sentence { padding: 0 0 0 4; color: $quiet; }
        & .note { padding: 0 0 0 4; }
        &.-selected .sentence { color: $foreground; }
    }
    """

    @dataclass
    class Chosen(Message):
        """The player clicked the row of the criterion with that index."""

        index: int

    def __init__(
        self, index: int, mark: CriterionMark, title_width: int, colour: str, notes: Sequence[Content] = ()
    ) -> None:
        super().__init__(classes="criterion")
        self._notes = notes
        self.index = index
        self._colour = colour
        self._mark = mark
        self._title_width = title_width

    def compose(self) -> ComposeResult:
        yield Figures(self._figures(selected=False), classes="figures")
        yield Static(Content(self._mark.sentence), classes="sentence")
        for note in self._notes:
            yield Static(note, classes="note")

    def select(self, selected: bool) -> None:
        """Show the row as the selected one, or as one of the others."""
        self.set_class(selected, "-selected")
        self.query_one(".figures", Static).update(self._figures(selected=selected))

    def on_click(self, event: events.Click) -> None:
        """Choose this row."""
        event.stop()
        self.post_message(self.Chosen(self.index))

    def _figures(self, *, selected: bool) -> Content:
        mark = self._mark
        title = fitted(mark.title, self._title_width)
        weight = "bold" if selected else ""
        return Content.assemble(
            ("▸ " if selected else "  ", f"bold {self._colour}"),
            (f"{self.index + 1} ", "$quiet"),
            (f"{title}  ", weight),
            (bar(mark.measure), self._colour),
            (f"  {mark.score:>3}/{mark.maximum:<3}  ", weight),
            (mark.level_name, "bold"),
        )


class CriteriaRows(Vertical):
    """All rows of a ballot, in the rubric's order; ``colour`` is the camp's, a variable of the theme.

    ``notes`` are lines that stand under a criterion, by its id: what somebody else says of it than the judge.
    """

    DEFAULT_CSS = "CriteriaRows { height: auto; }"

    def __init__(
        self,
        criteria: Sequence[CriterionMark],
        colour: str,
        *,
        notes: Mapping[str, Sequence[Content]] | None = None,
        id: str | None = None,  # noqa: A002  Textual's name
    ) -> None:
        super().__init__(id=id)
        self._notes = notes or {}
        self._colour = colour
        self._criteria = tuple(criteria)

    def compose(self) -> ComposeResult:
        width = title_width([mark.title for mark in self._criteria])
        for index, mark in enumerate(self._criteria):
            yield CriterionRow(index, mark, width, self._colour, self._notes.get(mark.id, ()))

    def select(self, index: int | None) -> None:
        """Show the row of that index as selected, or none."""
        self.set_class(index is not None, "-choosing")
        for row in self.query(CriterionRow):
            row.select(row.index == index)


def title_width(titles: Sequence[str]) -> int:
    """Cells for a column of titles: as wide as the widest, up to ``WIDEST_TITLE``."""
    return min(WIDEST_TITLE, max((Content(title).cell_length for title in titles), default=0))


def fitted(title: str, width: int) -> str:
    """``title`` in exactly ``width`` cells: cut with an ellipsis, or filled up with spaces."""
    return Content(title).truncate(width, ellipsis=True, pad=True).plain
