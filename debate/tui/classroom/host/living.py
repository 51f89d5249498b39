"""Whether a screen is there to be written on: what comes over the line does not wait for screens to come and go."""

from __future__ import annotations

from textual.screen import Screen


def lives(screen: Screen[None]) -> bool:
    """Whether the screen has its widgets, and is not being taken down."""
    return screen.is_mounted and screen.is_attached and screen.display
