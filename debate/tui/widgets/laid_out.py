"""A widget that lays its own lines out for whatever width there is, and is as high as they are."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.selection import Selection
from textual.widget import Widget


class LaidOut(Widget):
    """The widget; what derives from it says what the lines are."""

    DEFAULT_CSS = "LaidOut { width: 100%; height: auto; }"

    def lines(self, width: int) -> Sequence[Content]:
        """The lines at ``width`` cells."""
        raise NotImplementedError

    def render(self) -> Content:
        """The lines at the width that there is."""
        return Content("\n").join(self.lines(self.size.width))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What the mouse selected, each line without the blanks that it hangs by."""
        found = super().get_selection(selection)
        return None if found is None else ("\n".join(line.strip() for line in found[0].split("\n")), found[1])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's
        """How many lines there are at ``width``."""
        return len(self.lines(width))
