"""The last seven days as a row of dots, today the last; with the days' initials under them where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from debate.practice.today import Dot

GLYPHS = {Dot.DONE: "●", Dot.SOME: "◐", Dot.NONE: "○"}
_INITIALS = "MTWTFSS"

Week = Sequence[tuple[date, Dot]]


def week_dots(week: Week, gap: str = "") -> Content:
    """The dots alone: ``●○◐●○○○``."""
    return Content(gap).join(Content.styled(GLYPHS[dot], "$quiet" if dot is Dot.NONE else "") for _, dot in week)


def week_rows(week: Week) -> Content:
    """The dots over the days' initials, today's in bold."""
    days = Content("  ").join(
        Content.styled(_INITIALS[day.weekday()], "bold" if number == len(week) - 1 else "$quiet")
        for number, (day, _) in enumerate(week)
    )
    return Content.assemble(week_dots(week, "  "), "\n", days)
