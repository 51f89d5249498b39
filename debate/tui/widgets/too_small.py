"""What a window too small for the game shows instead of a broken screen. It lies over the screen and covers it."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

LEAST_COLUMNS, LEAST_ROWS = 60, 20
"""The smallest window that every screen is laid out for."""


def is_too_small(screen: Screen[Any]) -> bool:
    """Whether the window is too small for this screen now."""
    return screen.has_class("-too-narrow") or screen.has_class("-too-low")


class TooSmall(Widget, can_focus=True):
    """The message. The frame of every screen holds one; the app's style sheet shows it, by the breakpoints.

    While it shows it has the keys, so that none of them does anything that is not seen. ``clock`` is a sentence about
    a clock that goes on meanwhile.
    """

    DEFAULT_CSS = """
    TooSmall { layer: cover; width: 100%; height: 100%; display: none; background: $background; padding: 1 2; }
    """

    def __init__(self, clock: str = "") -> None:
        super().__init__()
        self._clock = clock
        self._had_the_keys: Widget | None = None

    def render(self) -> Content:
        """What is wrong, and what to do."""
        now = self.screen.size
        return Content.assemble(
            ("This window is too small.", "bold"),
            f"\n\nDebate needs {LEAST_COLUMNS} × {LEAST_ROWS}; this is {now.width} × {now.height}. "
            f"Make it larger to go on. What you wrote is kept.{f' {self._clock}' if self._clock else ''}",
        )

    def allow_focus(self) -> bool:
        """Only while it shows: a screen looks for somebody to have the keys before its first layout."""
        return self.display and is_too_small(self.screen)

    def on_show(self) -> None:
        """Take the keys."""
        self._had_the_keys = self.screen.focused
        self.focus()

    def on_hide(self) -> None:
        """Give the keys back, where whoever had them is still on show."""
        before, self._had_the_keys = self._had_the_keys, None
        if self.screen.focused in (None, self):
            self.screen.set_focus(before if before in self.screen.focus_chain else None)

    def on_key(self, event: events.Key) -> None:
        """Let no key through."""
        event.stop()
        event.prevent_default()
