"""Pictures of the dashboard: its pages at the three sizes, its sheets, and other colours.

See ``tests/tui/test_pictures.py`` for how they are taken anew.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from debate.classroom.shown.views.common import ClockView
from debate.classroom.shown.views.host import HostView, TrustView
from debate.tui.classroom.host.app import HostApp
from debate.tui.themes import LIGHT, TERMINAL_DARK

from ...pictures import EVERY_SIZE, MIDDLE, SIZES, SMALL, Act, LooksTheSame, View
from . import made_up as room
from .conftest import press, settle

IN_COLOURS = {theme: View(SIZES["middle"], theme) for theme in (LIGHT, TERMINAL_DARK)}

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
    "lobby-of-a-class": (room.of_class, ()),
    "writing-of-a-class": (lambda: room.of_class(room.writing()), ()),
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
    "marking-each-other": (room.reviewed, ()),
    "peers": (room.reviewed, ("c",)),
    "settings": (room.view, ("g",)),
    "release": (lambda: room.held(trust=room.trusted()), ("r", "right")),
    "revised": (room.revised, ()),
    "appeals": (room.released, ("a",)),
    "appeal": (room.released, ("a", "enter")),
    "flow": (room.released, ("f",)),
    "reach": (room.writing, ("i",)),
    "second": (room.writing, ("i", "k")),
    "leave": (room.writing, ("ctrl+q",)),
    "help": (room.held, ("f2",)),
}


VIEWS = {
    **dict.fromkeys(SHEETS, (MIDDLE,)),
    "second": (MIDDLE, View(SIZES["wide"])),
    **dict.fromkeys(
        ("seat", "paper", "ruling", "trust", "appeal", "marking-each-other", "peers", "settings"), (MIDDLE, SMALL)
    ),
    **dict.fromkeys(PAGES, EVERY_SIZE),
    **dict.fromkeys(("writing", "released"), (*EVERY_SIZE, *IN_COLOURS.values())),
}
"""How each scene is looked at."""


def open_scene(name: str) -> tuple[HostApp, Act]:
    made, keys = (PAGES | SHEETS)[name]
    line = room.Saying(made())
    if name == "paper-being-written":
        line.paper = room.paper(handed_in=False, ballot=None, score=None, overrides=(), prediction={})

    async def act(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, *keys)

    return HostApp(line, animations=False), act


@pytest.fixture
def picture(looks_the_same: LooksTheSame) -> Callable[[str, View], bool]:
    """Whether a scene looks as it did when its picture was approved."""

    def same(name: str, view: View) -> bool:
        return looks_the_same(name, view, lambda: open_scene(name), views=VIEWS[name])

    return same


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_page(picture: Callable[[str, View], bool], name: str, size: str) -> None:
    assert picture(name, View(SIZES[size]))


@pytest.mark.parametrize("name", SHEETS)
def test_sheet(picture: Callable[[str, View], bool], name: str) -> None:
    assert picture(name, MIDDLE)


def test_the_code_for_another_device_in_a_window_that_shows_the_whole(picture: Callable[[str, View], bool]) -> None:
    assert picture("second", View(SIZES["wide"]))


@pytest.mark.parametrize("name", [name for name in SHEETS if SMALL in VIEWS[name]])
def test_sheet_in_a_small_window(picture: Callable[[str, View], bool], name: str) -> None:
    assert picture(name, SMALL)


@pytest.mark.parametrize("theme", IN_COLOURS)
@pytest.mark.parametrize("name", ["writing", "released"])
def test_page_in_other_colours(picture: Callable[[str, View], bool], name: str, theme: str) -> None:
    assert picture(name, IN_COLOURS[theme])
