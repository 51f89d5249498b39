"""Pictures of the dashboard: its pages at the three sizes, its sheets, and other colours.

See ``tests/tui/test_pictures.py`` for how they are taken anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from debate.classroom.shown.views import ClockView, HostView, TrustView
from debate.tui.classroom.host.app import HostApp
from debate.tui.themes import DARK, LIGHT, TERMINAL_DARK

from ...pictures import SIZES
from . import made_up as room
from .conftest import press, settle

Scene = tuple[Callable[[], HostView], tuple[str, ...]]

PAGES: dict[str, Scene] = {
    "lobby": (room.view, ()),
    "ready": (room.ready, ()),
    "writing": (room.writing, ()),
    "held": (room.held, ()),
    "released": (room.released, ()),
    "over": (room.over, ()),
}
SHEETS: dict[str, Scene] = {
    "lobby-nobody": (lambda: room.view(seats=(), web_address=""), ()),
    "paused": (
        lambda: room.writing(
            clock=ClockView(at=100.0, used=231.0, limit=240.0, running=False, paused_for="Fire drill."),
            trouble="The disk is full: free some space, then let the clock go on.",
        ),
        (),
    ),
    "a-thousand": (lambda: room.writing(seats=room.seats(1000, writing=True, words=20)), ("pagedown", "pagedown")),
    "finding": (room.writing, ("slash", "e", "l")),
    "seat": (room.writing, ("enter",)),
    "paper": (room.held, ("enter", "2")),
    "paper-being-written": (room.writing, ("enter", "r")),
    "override": (room.held, ("enter", "1", "o")),
    "ruling": (room.held, ("enter", "r", "down", "enter", "right", "right", "space", "right")),
    "quotation": (room.held, ("enter", "w")),
    "trust": (lambda: room.held(trust=TrustView(rows=room.TRUST_ROWS)), ("t", "right", "down")),
    "trusted": (lambda: room.held(trust=room.trusted()), ("t",)),
    "release": (lambda: room.held(trust=room.trusted()), ("r", "right")),
    "revised": (room.revised, ()),
    "appeals": (room.released, ("a",)),
    "appeal": (room.released, ("a", "enter")),
    "flow": (room.released, ("f",)),
    "reach": (room.writing, ("i",)),
    "leave": (room.writing, ("ctrl+q",)),
    "help": (room.held, ("f2",)),
}


@pytest.fixture
def picture(snap_compare: Any) -> Callable[..., bool]:
    """Whether a scene looks as it did when its picture was approved."""

    def looks_the_same(scene: Scene, size: tuple[int, int], theme: str = DARK) -> bool:
        made, keys = scene
        line = room.Saying(made())
        if keys[-2:] == ("enter", "r") and made is room.writing:
            line.paper = room.paper(handed_in=False, ballot=None, score=None, overrides=(), prediction={})

        async def act(pilot: Pilot[None]) -> None:
            await settle(pilot)
            await press(pilot, *keys)
            for field in pilot.app.screen.query("Input, TextArea").results(Input | TextArea):
                field.cursor_blink = False
            await settle(pilot)

        return bool(snap_compare(HostApp(line, animations=False, theme=theme), terminal_size=size, run_before=act))

    return looks_the_same


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_page(picture: Callable[..., bool], name: str, size: str) -> None:
    assert picture(PAGES[name], SIZES[size])


@pytest.mark.parametrize("name", SHEETS)
def test_sheet(picture: Callable[..., bool], name: str) -> None:
    assert picture(SHEETS[name], SIZES["middle"])


@pytest.mark.parametrize("name", ["seat", "paper", "ruling", "trust", "appeal"])
def test_sheet_in_a_small_window(picture: Callable[..., bool], name: str) -> None:
    assert picture(SHEETS[name], SIZES["small"])


@pytest.mark.parametrize("theme", [LIGHT, TERMINAL_DARK])
@pytest.mark.parametrize("name", ["writing", "released"])
def test_page_in_other_colours(picture: Callable[..., bool], name: str, theme: str) -> None:
    assert picture(PAGES[name], SIZES["middle"], theme)
