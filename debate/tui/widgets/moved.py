"""What moved from one ballot to another, a line for each criterion and point: figures and glyphs first, then words."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from debate.practice.comparing import Moved
from debate.tui.widgets.points import GLYPHS, WORDS


def moved_lines(moved: Moved, hints: Mapping[str, str], *, rows: bool = True) -> list[Content]:
    """The lines; none where nothing moved. ``hints`` stand for points that neither ballot tells, ``rows`` adds rows."""
    lines = []
    for row in moved.rows if rows else ():
        before, after = ("–" if score is None else str(score) for score in (row.before, row.after))
        lines.append(Content.assemble((f"{before} → {after}", "bold"), f" of {row.maximum}  {row.title}"))
    for point in moved.points:
        before, after = ("–" if made is None else GLYPHS[made] for made in (point.before, point.after))
        word = "not looked for any more" if point.after is None else WORDS[point.after]
        says = point.says or f"hint: {hints.get(point.id, 'a point that you left out')}"
        lines.append(Content.assemble((f"{before} → {after} {word}", "bold"), "  ", (says, "$quiet")))
    return lines
