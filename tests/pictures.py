"""Pictures of a scene from one running app: it is opened once, and its terminal and its colours change as it runs.

So each picture also tells that a window which was made smaller looks like one that was small from the start.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from debate.tui.themes import DARK

SIZES = {"wide": (120, 36), "middle": (80, 24), "small": (60, 20)}


class View(NamedTuple):
    """How a scene is looked at."""

    size: tuple[int, int]
    theme: str = DARK


EVERY_SIZE = WIDE, MIDDLE, SMALL = tuple(View(size) for size in SIZES.values())

Act = Callable[[Pilot[Any]], Awaitable[None]]


class LooksTheSame(Protocol):
    """Whether a scene looks as it did when its picture was approved.

    ``opened`` gives the app and what is done in it, where no test before has opened the scene. All ``views`` of it are
    taken then, and before each of them the keys of ``again`` are pressed: a list that was scrolled to its end shows
    it in the next window only when it is scrolled there once more.
    """

    def __call__(
        self,
        scene: str,
        view: View,
        opened: Callable[[], tuple[App[Any], Act]],
        *,
        views: Sequence[View] = EVERY_SIZE,
        again: Sequence[str] = (),
    ) -> bool: ...


_TAKEN: dict[tuple[str, str], Mapping[View, str]] = {}
"""The pictures of every scene that was opened in this process, by the module of its test and its name."""


async def _take(app: App[Any], act: Act, views: Sequence[View], again: Sequence[str]) -> dict[View, str]:
    pictures = {}
    async with app.run_test(size=views[0].size, tooltips=True, notifications=True) as pilot:
        await act(pilot)
        for view in views:
            app.theme = view.theme
            if app.size != view.size:
                await pilot.resize_terminal(*view.size)
            await pilot.press(*again)
            for field in (*app.screen.query(Input), *app.screen.query(TextArea)):
                field.cursor_blink = False
            await pilot.pause()
            await pilot.wait_for_scheduled_animations()
            pictures[view] = app.export_screenshot(simplify=True)
    return pictures


@pytest.fixture
def looks_the_same(snap_compare: Any, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> LooksTheSame:
    def compare(
        scene: str,
        view: View,
        opened: Callable[[], tuple[App[Any], Act]],
        *,
        views: Sequence[View] = EVERY_SIZE,
        again: Sequence[str] = (),
    ) -> bool:
        key = (request.module.__name__, scene)
        if key not in _TAKEN:
            _TAKEN[key] = asyncio.run(_take(*opened(), views, again))
        # The plugin compares and reports what this function gives it, which would open an app for each picture.
        monkeypatch.setattr("textual._doc.take_svg_screenshot", lambda **_: _TAKEN[key][view])
        return bool(snap_compare(App()))

    return compare
