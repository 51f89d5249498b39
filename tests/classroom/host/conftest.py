"""What the dashboard's tests share: the app over a line that a test speaks for, and short ways to look at it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from debate.classroom.shown.views.host import HostView
from debate.tui.classroom.host.app import HostApp

from .made_up import Saying

Open = Callable[..., Any]


@pytest.fixture
def dashboard() -> Open:
    """Opens the dashboard of a room: ``async with dashboard(view) as (pilot, line)``."""

    @asynccontextmanager
    async def opened(
        first: HostView | None, size: tuple[int, int] = (80, 24)
    ) -> AsyncIterator[tuple[Pilot[None], Saying]]:
        line = Saying(first)
        app = HostApp(line, animations=False)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot, line

    return opened


async def settle(pilot: Pilot[None]) -> None:
    """Let everything that is under way come to its end."""
    await pilot.pause()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after another, each once the last one has been heard, and let the last have its effect."""
    for key in keys:
        await pilot.press(key)
    await settle(pilot)


def says(pilot: Pilot[None], selector: str) -> str:
    """What a text of the screen on show says, without its styles."""
    return str(pilot.app.screen.query_one(selector, Static).content)
