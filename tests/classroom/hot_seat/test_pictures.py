"""How the pages of the hot seat look, at the three sizes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from debate.tui.classroom.hot_seat.app import HotSeatApp
from debate.tui.classroom.hot_seat.hand_over import HandOverPage
from debate.tui.classroom.hot_seat.held import HeldPage
from debate.tui.classroom.hot_seat.over import OverPage
from debate.tui.classroom.hot_seat.results import ResultsPage
from debate.tui.classroom.hot_seat.writing import HotSeatWriting

from ...pictures import SIZES, LooksTheSame, View
from ...tui.toll_bridge import ANSWER, BETTER
from .conftest import set_up, until, write

STOPS = ("setup", "hand over", "writing", "held", "results", "over")


async def _play(pilot: Pilot[None], stop: str) -> None:
    if stop == "setup":
        await pilot.pause()
        return
    await set_up(pilot, "Maya\nTom [b]\nThe Owls", prompts=1)
    for number, text in enumerate((ANSWER, BETTER, "")):
        await until(pilot, HandOverPage)
        if stop == "hand over" and number == 1:
            return
        await pilot.press("enter")
        await until(pilot, HotSeatWriting)
        if stop == "writing":
            return
        await write(pilot, text)
    await until(pilot, HeldPage)
    while not pilot.app.screen.check_action("release", ()):
        await pilot.pause(0.01)
    await pilot.pause()
    if stop == "held":
        return
    await pilot.press("enter")
    await until(pilot, ResultsPage)
    if stop == "over":
        await pilot.press("E")
        await until(pilot, OverPage)


@pytest.mark.parametrize(("size", "stop"), [(size, stop) for stop in STOPS for size in SIZES])
def test_page(looks_the_same: LooksTheSame, make_app: Callable[[], HotSeatApp], size: str, stop: str) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await _play(pilot, stop)

    assert looks_the_same(stop, View(SIZES[size]), lambda: (make_app(), play))
