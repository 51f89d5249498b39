"""A hot seat on the small pack: its journal in a new folder, its clock moved by the test, marks by fixed phrases."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from random import Random

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from debate.classroom.keeping.keeper import Keeper
from debate.classroom.keeping.opening import open_room, resume_room
from debate.classroom.room.state import Settings
from debate.packs.model import Pack
from debate.tui.classroom.hot_seat.app import HotSeatApp
from debate.tui.classroom.hot_seat.page import HotSeatPage
from debate.tui.classroom.hot_seat.setup import SetupPage
from debate.tui.widgets.choice import Choice

from ...tui.toll_bridge import PhraseJudge, toll_bridge

Until = Callable[[type[HotSeatPage]], Awaitable[None]]


class HandClock:
    """A monotonic clock that the test moves."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture(scope="session")
def pack() -> Pack:
    return toll_bridge()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def make_app(
    pack: Pack, clock: HandClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., HotSeatApp]:
    """Makes the app; ``resumed`` takes up the room that an app before it left."""
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))
    monkeypatch.setattr("debate.classroom.keeping.opening.load_named_pack", lambda _name: pack)
    monkeypatch.setattr("debate.classroom.keeping.marker.Judge", PhraseJudge)
    monkeypatch.setattr("debate.classroom.keeping.opening.random.SystemRandom", lambda: Random(5))

    keep = partial(Keeper, clock=clock)

    def open_one(settings: Settings, prompts: int) -> Keeper:
        return open_room(pack.id, settings=settings, turns=prompts, hot_seat=True, keep=keep)

    def make(*, resumed: bool = False) -> HotSeatApp:
        keeper = resume_room(keep=keep) if resumed else None
        return HotSeatApp(pack, open_one, keeper=keeper, animations=False)

    return make


async def until(pilot: Pilot[None], kind: type[HotSeatPage]) -> None:
    """Wait until a page of that kind is on show: the room answers on threads of its own."""
    async with asyncio.timeout(60):
        while not (isinstance(pilot.app.screen, kind) and pilot.app.screen.is_mounted):
            await pilot.pause(0.005)
    await pilot.pause()


async def set_up(pilot: Pilot[None], names: str = "Maya\nTom", *, second: str = "", **choices: object) -> None:
    """Fill in the form and begin. ``choices`` are values by the question's id."""
    await until(pilot, SetupPage)
    screen = pilot.app.screen
    for name, value in choices.items():
        choice = screen.query_one(f"#{name}", Choice)
        while choice.value != value:
            choice.action_move(1)
    await pilot.pause()
    screen.query_one("#names-0", TextArea).text = names
    screen.query_one("#names-1", TextArea).text = second
    await pilot.press("ctrl+s")


async def write(pilot: Pilot[None], text: str) -> None:
    """Write a text in the editor and hand it in, which is asked about once."""
    pilot.app.screen.query_one("#answer", TextArea).text = text
    await pilot.pause()
    await pilot.press("ctrl+s", "ctrl+s")
