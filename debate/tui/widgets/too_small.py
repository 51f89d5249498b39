"""What a window too small for the game shows instead of a broken screen. It lies over the screen and covers it."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

LEAST_COLUMNS, LEAST_ROWS = 60, 20
"""The smallest window that every screen is laid out for."""


class TooSmall(Widget):
    """The message. The frame of every screen holds one; the app's style sheet shows it, by the breakpoints."""

    DEFAULT_CSS = """
    TooSmall { layer: cover; width: 100%; height: 100%; display: none; background: $background; padding: 1 2; }
    """

    def render(self) -> Content:
        """What is wrong, and what to do."""
        now = self.screen.size
        return Content.assemble(
            ("This window is too small.", "bold"),
            f"\n\nDebate needs {LEAST_COLUMNS} × {LEAST_ROWS}; this is {now.width} × {now.height}. "
            "Make it larger to go on. What you wrote is kept.",
        )
