"""``debate board``: which room it finds, and what it says when there is none."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from debate.cli import main
from debate.cli.board import running_rooms


@pytest.fixture
def rooms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))
    monkeypatch.delenv("DEBATE_BOARD_KEY", raising=False)
    monkeypatch.setattr("debate.cli.places.in_full_screen", lambda: True)
    (tmp_path / "rooms").mkdir()
    return tmp_path / "rooms"


@pytest.fixture
def server() -> Iterator[str]:
    """The address of something that listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The rooms that are put on the wall, with their keys."""
    calls: list[tuple[str, str]] = []

    def run_board(address: str, key: Callable[[], str], **_: object) -> str:
        calls.append((address, key()))
        return ""

    monkeypatch.setattr("debate.tui.classroom.board.app.run_board", run_board)
    return calls


def test_the_room_of_this_machine_is_found_by_itself(rooms: Path, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (rooms / "a.json").write_text(json.dumps({"local": server, "board_key": "ACDE"}))
    (rooms / "dead.json").write_text(json.dumps({"local": "http://127.0.0.1:1", "board_key": "X"}))
    (rooms / "broken.json").write_text("{")
    (rooms / "other.json").write_text('["local"]')
    assert running_rooms() == [(server, "ACDE")]
    calls = shown(monkeypatch)
    assert main(["board"]) == 0
    assert main(["board", server, "--key", "MINE"]) == 0
    assert calls == [(server, "ACDE"), (server, "MINE")]


def test_no_room_a_wrong_address_and_no_terminal_are_said_in_a_sentence(
    rooms: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["board"]) == 2
    assert "No room is open on this machine" in capsys.readouterr().err
    assert main(["board", "not an address"]) == 2
    assert "is no address of a room" in capsys.readouterr().err
    monkeypatch.setattr("debate.cli.places.in_full_screen", lambda: False)
    assert main(["board"]) == 2
    assert "needs a terminal" in capsys.readouterr().err
