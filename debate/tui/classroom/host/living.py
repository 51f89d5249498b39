"""Whether a screen is there to be written on."""

from __future__ import annotations

from debate.tui.classroom.host.dashboard import OnDashboard


def lives(screen: OnDashboard) -> bool:
    """Whether the screen has its widgets, and is not being taken down."""
    return screen.lives
