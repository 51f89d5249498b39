"""What a plain import brings along: the core knows no screen and no network, and the version costs next to nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

CORE = ("debate.packs", "debate.judge", "debate.game", "debate.records", "debate.practice.progress", "debate.session")
SCREENS = {"textual", "rich", "click", "curses", "tkinter"}
# Not “_socket”: typing_extensions, which msgspec reads annotations with, loads it for the type of a C capsule.
NETWORK = {"aiohttp", "asyncio", "ftplib", "http", "requests", "smtplib", "socket", "socketserver", "ssl"}


def loaded_by(program: str) -> set[str]:
    """The modules, each with its packages, that are loaded once a program has run in a fresh Python."""
    tell = (
        f"import json, sys\nbefore = set(sys.modules)\n{program}\nprint(json.dumps(sorted(set(sys.modules) - before)))"
    )
    run = subprocess.run([sys.executable, "-c", tell], capture_output=True, text=True, timeout=60, check=True)
    names: list[str] = json.loads(run.stdout.splitlines()[-1])
    return {name.rsplit(".", n)[0] for name in names for n in range(name.count(".") + 1)}


@pytest.mark.parametrize("module", CORE)
def test_the_core_loads_neither_screens_nor_network(module: str) -> None:
    loaded = loaded_by(f"import {module}")
    assert module in loaded
    assert not loaded & (SCREENS | NETWORK)


def test_playing_on_plain_lines_loads_no_screen_and_no_network() -> None:
    loaded = loaded_by("import debate.plain")
    assert "debate.session" in loaded
    assert not loaded & (SCREENS | NETWORK)


def test_the_plotting_library_waits_for_the_progress_page() -> None:
    loaded = loaded_by("import debate.tui.app, debate.tui.screens.home, debate.tui.screens.history")
    assert "textual" in loaded
    assert not loaded & {"plotext", "textual_plotext", "debate.tui.screens.progress"}


def test_the_records_need_the_standard_library_alone() -> None:
    loaded = loaded_by("import debate.records")
    ours = {name for name in loaded if name.split(".")[0] == "debate"}
    others = {name.split(".")[0] for name in loaded - ours} - sys.stdlib_module_names
    assert others == set()
    assert all(name in ("debate", "debate.home") or name.startswith("debate.records") for name in ours)


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_asking_the_command_for_little_loads_little(option: str) -> None:
    loaded = loaded_by(f"from debate.cli import main\nassert main(['{option}']) == 0")
    assert "debate.cli.commands" in loaded
    assert not loaded & ({"textual", "rich", "yaml", "sqlite3", "snowballstemmer", "platformdirs"} | NETWORK)
    assert not loaded & {"debate.tui", "debate.plain", "debate.packs", "debate.judge", "debate.game", "debate.records"}


def test_a_language_loads_its_own_stemmer_and_no_other_and_leaves_the_package_whole() -> None:
    algorithm = "from debate.judge.languages.language import algorithm\n"
    loaded = loaded_by(f"{algorithm}assert algorithm('english')().stemWord('running') == 'run'")
    assert {name for name in loaded if name.endswith("_stemmer")} == {"snowballstemmer.english_stemmer"}
    loaded_by(f"{algorithm}algorithm('english')\nimport snowballstemmer\nassert snowballstemmer.stemmer('german')")


@pytest.mark.parametrize("command", [["packs"], ["history"], ["packs", "--json"]])
def test_what_is_not_drawn_does_not_wait_for_rich(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))
    assert "rich" not in loaded_by(f"from debate.cli import main\nassert main({command}) == 0")
