"""Copying from a ballot: what the small choice puts on the clipboard, and what the mouse selects."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from debate.session import Session
from debate.tui.screens import copy as clipboard
from debate.tui.screens.copy import CopySheet

from .toll_bridge import ANSWER


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was put on the clipboard; no clipboard of this computer is touched."""
    texts: list[str] = []
    monkeypatch.setattr("debate.tui.screens.copy.copy", lambda app, text: texts.append(text))
    return texts


@pytest.mark.parametrize(
    ("keys", "starts"),
    [
        ((), ANSWER),
        (("j",), "They say that a toll would empty the old town\nthe ferry carries"),
        (("j", "down"), "Score: 47 of 100."),
    ],
    ids=["answer", "evidence", "ballot"],
)
async def test_y_copies_plain_text_without_marks(
    app: Any, judged: Callable[..., Session], copied: list[str], keys: tuple[str, ...], starts: str
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(judged())
        await pilot.pause()
        await pilot.press("y")
        assert isinstance(app.screen, CopySheet)
        await pilot.press(*keys, "enter")
        await pilot.pause()
    (text,) = copied
    assert text.startswith(starts)
    assert not set(text) & set("▐▌█░¹²³")


async def test_the_exemplar_is_offered_once_it_was_read(
    app: Any, judged: Callable[..., Session], copied: list[str]
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(judged())
        await pilot.pause()
        assert [name for name, _ in app.screen.texts()] == ["Your answer", "The words that counted", "The whole ballot"]
        await pilot.press("x", "escape", "y", "j", "j", "enter")
        await pilot.pause()
    assert copied == ["They fear for the shops. But the ferry brings the customers, and it will be there tomorrow."]


async def test_what_the_mouse_selects_has_no_brackets_numbers_or_bars(app: Any, judged: Callable[..., Session]) -> None:
    whole = Selection(None, None)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(judged())
        await pilot.pause()
        assert app.screen.query_one("#answer").get_selection(whole)[0] == ANSWER
        assert app.screen.query(".figures").first().get_selection(whole)[0] == "1 Names the argument 15/15 full"
        points = app.screen.query_one("#points").get_selection(whole)[0]
        assert all(line == line.strip() for line in points.splitlines())
        part = Selection(Offset(0, 0), Offset(10, 0))
        assert app.screen.query_one("#answer").get_selection(part)[0] == "They say "


def test_the_systems_command_gets_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = tmp_path / "pbcopy"
    command.write_text(f"#!/bin/sh\ncat > {tmp_path / 'clip'}\n", encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    for variable in ("WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    assert clipboard.native_command() == (str(command),)


def test_without_a_display_no_command_is_tried_that_needs_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = tmp_path / "xclip"
    command.write_text("#!/bin/sh\n", encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert clipboard.native_command() is None
    monkeypatch.setenv("DISPLAY", ":0")
    assert clipboard.native_command() == (str(command), "-selection", "clipboard")
