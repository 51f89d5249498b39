"""The points of a prompt as the ballot shows them: made, partly made, dropped, each with a glyph and in words.

What a dropped point says stays hidden until the player has asked for the exemplar; until then its hint stands there,
so that a revision is the player's own work.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from debate.judge.ballot import Made, PointMark
from debate.tui.widgets.listing import Listing

GLYPHS = {Made.MADE: "✓", Made.PARTLY: "◐", Made.NOT: "✗"}
WORDS = {Made.MADE: "made", Made.PARTLY: "partly", Made.NOT: "dropped"}
_STYLES = {Made.MADE: "bold $success", Made.PARTLY: "bold $warning", Made.NOT: "bold $quiet"}


def point_line(mark: PointMark, says: str) -> Content:
    """A point to choose from a list, as the ballot shows it."""
    return Content.assemble((f"{GLYPHS[mark.made]} {WORDS[mark.made]}  ", "bold"), says)


class PointList(Listing):
    """All points of a ballot, in the order made, partly made, dropped. ``hints`` are by the ids of points."""

    def __init__(
        self,
        points: Sequence[PointMark],
        hints: Mapping[str, str],
        *,
        id: str | None = None,  # noqa: A002  Textual's name
    ) -> None:
        order = list(Made)
        self._points = sorted(points, key=lambda mark: order.index(mark.made))
        self._hints = hints
        super().__init__(self._rows(told=False), indent=11, id=id)

    def tell(self) -> None:
        """Show what the dropped points say: the player has read the exemplar, or is about to."""
        self.update(self._rows(told=True))

    def _rows(self, *, told: bool) -> list[tuple[str | Content, str | Content]]:
        return [
            (
                Content.styled(f"{GLYPHS[mark.made]} {WORDS[mark.made]}", _STYLES[mark.made]),
                Content(mark.says) if mark.says and (told or mark.made is not Made.NOT) else self._hint(mark),
            )
            for mark in self._points
        ]

    def _hint(self, mark: PointMark) -> Content:
        hint = self._hints.get(mark.id, "A point that you left out.")
        return Content.assemble(("hint: ", "italic $quiet"), (hint, "$quiet"))
