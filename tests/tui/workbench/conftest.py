"""What tests of the workbench share: a small pack in files, a judge of fixed phrases, and the app with a quick desk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from debate.authoring.bench_reading import Reading
from debate.packs.problems import Problem
from debate.tui.workbench import desk as desk_module
from debate.tui.workbench.app import WorkbenchApp
from debate.tui.workbench.desk import Desk
from debate.tui.workbench.screen import WorkbenchScreen

from .ferry_pack import BenchJudge, write_pack

QUICK = 0.05
"""Seconds between two looks at the files; how long that takes is nothing that a test rests on."""
PATIENCE = 60.0
"""Seconds after which a test gives up waiting for what never comes."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pack(tmp_path)


@pytest.fixture
def judges(monkeypatch: pytest.MonkeyPatch) -> list[BenchJudge]:
    """Every judge that the desk made, the newest last."""
    made: list[BenchJudge] = []

    def judge(pack: Any) -> BenchJudge:
        made.append(BenchJudge(pack))
        return made[-1]

    monkeypatch.setattr(desk_module, "Judge", judge)
    return made


@pytest.fixture(autouse=True)
def _judge_of_phrases(judges: list[BenchJudge], monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither marks nor problems come from the real judge, so that they change only with the workbench."""

    def ask(reading: Reading, judge: object) -> tuple[Problem, ...] | None:
        return reading.problems if reading.pack is not None else None

    monkeypatch.setattr(desk_module, "ask_judge", ask)


@pytest.fixture
def make_app(folder: Path) -> Callable[..., WorkbenchApp]:
    """Makes the workbench of the small pack; ``prompt`` is the one to begin with."""

    def make(**given: Any) -> WorkbenchApp:
        def make_desk(tell: Callable[[], None]) -> Desk:
            return Desk(folder, tell, poll_seconds=QUICK, settle_seconds=0)

        return WorkbenchApp(make_desk, animations=False, **given)

    return make


def screen_of(pilot: Pilot[None]) -> WorkbenchScreen:
    """The workbench, which may lie under a sheet."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, WorkbenchScreen)
    return screen


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait until something holds, and all is drawn."""
    async with asyncio.timeout(PATIENCE):
        while not holds():
            await asyncio.sleep(0.005)
            await pilot.pause()
    await pilot.pause()


async def settled(pilot: Pilot[None], *, saves: int = 0) -> WorkbenchScreen:
    """Wait until the pack is read, was taken up that often after the first time, and every text is marked."""
    screen = screen_of(pilot)
    desk = screen.desk

    def done() -> bool:
        live = desk.live
        return (
            desk.bench.asked
            and desk.bench.saves == saves
            and screen.prompt is not None
            and live is not None
            and live.pack is desk.bench.pack
            and live.answer.prompt == screen.prompt.id
            and live.answer.text == screen.editor.text
        )

    await until(pilot, done)
    return screen


async def write(pilot: Pilot[None], text: str) -> WorkbenchScreen:
    """Put a text into the editor in one go, and wait for its verdict."""
    screen = screen_of(pilot)
    screen.editor.load_text(text)
    await until(pilot, lambda: screen.desk.live is not None and screen.desk.live.answer.text == text)
    return screen
