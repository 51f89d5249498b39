"""Pictures of the workbench at the three sizes, and in other colours. See ``tests/tui/test_pictures.py``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from textual.pilot import Pilot

from debate.tui.themes import LIGHT, TERMINAL_DARK, TERMINAL_LIGHT
from debate.tui.workbench.app import WorkbenchApp
from debate.tui.workbench.samples import SampleTable

from ...pictures import EVERY_SIZE, SIZES, Act, LooksTheSame, View
from ..toll_bridge import ANSWER
from .conftest import screen_of, settled, until, write
from .ferry_pack import change


async def _nothing(pilot: Pilot[None], folder: Path) -> None:
    return


def _save_at_once(folder: Path, *changes: tuple[str, str, str]) -> None:
    """Save several changes such that the workbench cannot see some of them alone."""
    beside = folder.with_name("beside")
    copytree(folder, beside)
    for name, old, new in changes:
        change(beside / "prompts" / name, old, new)
    folder.rename(folder.with_name("before"))
    beside.rename(folder)


async def _saved(pilot: Pilot[None], folder: Path) -> None:
    """A save by which some texts get better and some worse, here and elsewhere, and the answer earns more."""
    _save_at_once(
        folder,
        ("shops.yaml", "[deliveries come at night]", "[it has run]"),
        ("queues.yaml", "[a quieter square]", "[I do not think so]"),
        ("queues.yaml", "weighs: good", "weighs: missing"),
    )
    screen = screen_of(pilot)
    await until(pilot, lambda: screen.desk.bench.saves and screen.desk.bench.asked)


async def _broken(pilot: Pilot[None], folder: Path) -> None:
    _save_at_once(
        folder,
        ("shops.yaml", "hint: Look for ferry", "hnit: Look for ferry"),
        ("shops.yaml", "difficulty: 1", "difficulty: 7"),
    )
    screen = screen_of(pilot)
    await until(pilot, lambda: any("hnit" in problem.message for problem in screen.desk.bench.problems))


@dataclass(frozen=True)
class Scene:
    """What the author does: the answer, the files she saves, the keys she presses."""

    answer: str = ANSWER
    save: Callable[[Pilot[None], Path], Awaitable[None]] = _nothing
    keys: tuple[str, ...] = ()
    table: bool = False


SCENES = {
    "empty": Scene(answer=""),
    "answer": Scene(),
    "saved": Scene(save=_saved),
    "broken": Scene(save=_broken),
    "exemplar": Scene(keys=("f5",)),
    "verdict": Scene(keys=("f6", "2")),
    "verdict-further-down": Scene(keys=("f6", "pagedown")),
    "table": Scene(save=_saved, table=True, keys=("end",)),
    "prompts": Scene(keys=("ctrl+o",)),
    "help": Scene(keys=("f2",)),
}
AGAIN = {"table": ("end",), "verdict-further-down": ("home", "pagedown")}
"""Keys that go to the same place again after the window has changed."""

COLOURED = ("saved", "verdict")
IN_COLOURS = {theme: View(SIZES["middle"], theme) for theme in (LIGHT, TERMINAL_DARK, TERMINAL_LIGHT)}


@pytest.fixture
def open_scene(
    make_app: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Scene], tuple[WorkbenchApp, Act]]:
    """The workbench, and what the author does in it."""
    monkeypatch.setattr("debate.tui.workbench.screen.printable", lambda path, _: Path(path).name)

    def opened(scene: Scene) -> tuple[WorkbenchApp, Act]:
        async def act(pilot: Pilot[None]) -> None:
            screen = await settled(pilot)
            await write(pilot, scene.answer)
            await scene.save(pilot, folder)
            if scene.table:
                screen.query_one(SampleTable).focus()
            for key in scene.keys:
                await pilot.press(key)
                await pilot.pause()
            live = screen.desk
            await until(pilot, lambda: live.live is not None and live.live.answer.text == screen.editor.text)

        return make_app(), act

    return opened


@pytest.fixture
def picture(looks_the_same: LooksTheSame, open_scene: Any) -> Callable[[str, View], bool]:
    """Whether a scene looks as it did when its picture was approved."""

    def same(name: str, view: View) -> bool:
        views = (*EVERY_SIZE, *(IN_COLOURS.values() if name in COLOURED else ()))
        return looks_the_same(name, view, lambda: open_scene(SCENES[name]), views=views, again=AGAIN.get(name, ()))

    return same


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SCENES)
def test_workbench(picture: Callable[[str, View], bool], name: str, size: str) -> None:
    assert picture(name, View(SIZES[size]))


@pytest.mark.parametrize("theme", IN_COLOURS)
@pytest.mark.parametrize("name", COLOURED)
def test_workbench_in_other_colours(picture: Callable[[str, View], bool], name: str, theme: str) -> None:
    assert picture(name, IN_COLOURS[theme])


def test_workbench_without_colour(
    looks_the_same: LooksTheSame, open_scene: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    view = View(SIZES["middle"])
    assert looks_the_same("saved without colour", view, lambda: open_scene(SCENES["saved"]), views=(view,))
