"""Each app of the classroom takes the player's own keys and text width, as the game does."""

from __future__ import annotations

from pathlib import Path

import pytest

from debate.classroom.client.seat_store import SeatStore
from debate.settings import Settings
from debate.tui.classroom.board.app import BoardApp
from debate.tui.classroom.host.app import HostApp
from debate.tui.classroom.host.line import AttachedLine
from debate.tui.classroom.hot_seat.app import HotSeatApp
from debate.tui.classroom.student.app import StudentApp
from debate.tui.frame import FrameApp
from debate.tui.keymap import bad_keys, bindings

from ..tui.toll_bridge import toll_bridge

OWN = {"writing.hand-in": "f9", "held.release": "f8"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    keys = "\n".join(f'"{name}" = "{key}"' for name, key in OWN.items())
    (tmp_path / "settings.toml").write_text(f'text_width = 72\ntheme = "debate-light"\n[keys]\n{keys}\n')
    return Settings.open(tmp_path)


def student(settings: Settings, folder: Path) -> FrameApp:
    return StudentApp(SeatStore(folder), settings=settings)


def host(settings: Settings, _folder: Path) -> FrameApp:
    return HostApp(AttachedLine("http://127.0.0.1:1", "token"), settings=settings)


def board(settings: Settings, _folder: Path) -> FrameApp:
    return BoardApp("http://127.0.0.1:1", lambda: "", settings=settings)


def hot_seat(settings: Settings, _folder: Path) -> FrameApp:
    return HotSeatApp(toll_bridge(), lambda _settings, _prompts: pytest.fail("nothing is opened"), settings=settings)


@pytest.mark.parametrize("make", [student, host, board, hot_seat])
def test_keys_width_and_theme_are_the_players(settings: Settings, tmp_path: Path, make) -> None:
    app = make(settings, tmp_path)
    assert not settings.problems
    assert app.get_theme_variable_defaults()["text-width"] == "72"
    assert app._keymap == OWN
    assert app.theme == "debate-light"


def test_the_classrooms_keys_are_known(settings: Settings) -> None:
    assert set(OWN) <= {binding.id for binding in bindings()}
    assert bad_keys(settings) == []
