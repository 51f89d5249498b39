"""The line at the head of every screen: the camp (or the screen's title), where the player is, and the clock.

One line and a rule under it; on a narrow window the middle gives way before the camp and the clock do.
"""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from debate.tui.camps import CampMark

DONE, TO_COME = "●", "○"


def progress_dots(number: int, count: int) -> str:
    """A dot for each prompt, filled up to the one being played: ``●●○○○``. Empty when there are too many to show."""
    return DONE * number + TO_COME * (count - number) if count <= 10 else ""


class Masthead(Widget):
    """The head of a screen: ``camp`` or ``title`` on the left, ``place`` in the middle, ``clock`` on the right."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Masthead { height: 2; width: 100%; }
    """

    camp: reactive[CampMark | None] = reactive[CampMark | None](None)
    """The player's camp; shown in its colour. Without one, ``title`` is shown."""
    title: reactive[str] = reactive("")
    """The screen's title, for screens outside a round."""
    place: reactive[str] = reactive("")
    """Where the player is: ``prompt 2 of 5``."""
    dots: reactive[str] = reactive("")
    """The round as dots; left out first when there is no room."""
    clock: reactive[str] = reactive("")
    """The clock as text."""
    urgent: reactive[bool] = reactive(False)
    """Whether the clock must stand out (the last ten seconds)."""

    def show_place(self, what: str, number: int, count: int) -> None:
        """Say where in the round the player is: ``show_place("prompt", 2, 5)``."""
        self.place = f"{what} {number} of {count}"
        self.dots = progress_dots(number, count)

    def render(self) -> Content:
        """The line, laid out for the width that there is, and the rule."""
        width = max(1, self.size.width)
        left = self.camp.content if self.camp else Content.styled(self.title, "bold")
        right = Content.styled(
            f" {self.clock} " if self.urgent else self.clock, "bold reverse" if self.urgent else "bold"
        )
        room = width - left.cell_length - right.cell_length - (2 if right else 0) - 2
        middle = next((text for text in self._middles() if Content(text).cell_length <= room), "")
        gap = width - left.cell_length - Content(middle).cell_length - right.cell_length
        after = 5 if right and gap >= 12 else 2 if right else 0
        before = max(0, gap - after)
        line = Content.assemble(left, " " * before, (middle, "$quiet"), " " * (gap - before), right)
        return Content.assemble(line.truncate(width, ellipsis=True), "\n", ("─" * width, "$rule"))

    def _middles(self) -> list[str]:
        if not self.dots:
            return [self.place]
        return [f"{self.place}  ·  {self.dots}", self.place]
