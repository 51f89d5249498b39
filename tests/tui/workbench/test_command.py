"""``debate pack try`` as a command: what it refuses in one sentence, and what it opens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from debate.cli import main
from debate.settings import Settings
from debate.tui.themes import DARK, LIGHT


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("DEBATE_HOME", str(folder))
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the workbench was opened with, on a terminal that is there."""
    calls: list[dict[str, Any]] = []

    def open_it(folder: Path, **given: Any) -> int:
        calls.append({"folder": folder, **given})
        return 0

    monkeypatch.setattr("debate.cli.places.in_full_screen", lambda: True)
    monkeypatch.setattr("debate.tui.workbench.app.run_workbench", open_it)
    return calls


def test_without_a_terminal_it_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", "try", str(folder)]) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err.count("\n") == 1
    assert "needs a terminal" in told.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["{folder}", "shosp"], "did you mean “shops”?"),
        (["{folder}/prompts"], "no pack"),
        (["nowhere"], "There is no pack “nowhere”"),
        (["a\x1b[2Jb"], "There is no pack"),
    ],
)
def test_what_is_not_there_is_refused_in_a_sentence(
    folder: Path, opened: list[Any], capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert main(["pack", "try", *(argument.format(folder=folder) for argument in arguments)]) == 2
    told = capsys.readouterr().err
    assert says in told and told.count("\n") == 1 and "\x1b" not in told
    assert opened == []


def test_it_opens_a_folder_at_a_prompt(folder: Path, opened: list[dict[str, Any]]) -> None:
    assert main(["pack", "try", str(folder), "queues"]) == 0
    assert opened == [{"folder": folder, "prompt": "queues", "theme": DARK, "mouse": True}]


def test_it_opens_a_pack_of_the_program_by_its_id(opened: list[dict[str, Any]]) -> None:
    assert main(["pack", "try", "us-japan-alliance"]) == 0
    assert (opened[0]["folder"] / "pack.yaml").is_file()


def test_a_broken_pack_is_no_reason_not_to_open(folder: Path, opened: list[dict[str, Any]]) -> None:
    (folder / "rubric.yaml").write_text("[", encoding="utf-8")
    assert main(["pack", "try", str(folder), "queues"]) == 0
    assert opened[0]["prompt"] == "queues"


def test_it_looks_as_the_game_was_set_to_look(folder: Path, home: Path, opened: list[dict[str, Any]]) -> None:
    Settings.open(home).set("theme", LIGHT)
    Settings.open(home).set("mouse", False)
    assert main(["pack", "try", str(folder)]) == 0
    assert (opened[0]["theme"], opened[0]["mouse"]) == (LIGHT, False)


def test_damaged_records_keep_nobody_from_the_workbench(folder: Path, home: Path, opened: list[dict[str, Any]]) -> None:
    home.write_text("no folder", encoding="utf-8")
    assert main(["pack", "try", str(folder), "--no-mouse"]) == 0
    assert (opened[0]["theme"], opened[0]["mouse"]) == (DARK, False)
