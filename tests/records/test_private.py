"""What is kept of a player is for its owner alone, whatever the system would let others do by itself."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from debate.home import data_folder, private_file, private_folder
from debate.records import Records

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the player's data, not made yet, on a system that lets everybody read what is new."""
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path / "share" / "debate"))
    mask = os.umask(0o022)
    yield data_folder()
    os.umask(mask)


def rights(path: Path) -> str:
    return f"{stat.S_IMODE(path.stat().st_mode):o}"


def test_new_records_are_private(home: Path) -> None:
    with Records.open(home) as records:
        records.set_setting("theme", "dark")
        assert rights(home) == "700"
        kept = list(home.iterdir())
        assert len(kept) >= 2, "the log is beside the records"
        assert {rights(file) for file in kept} == {"600"}
    assert rights(home.parent) == "755", "what was there before the program is not the program's"


def test_older_records_become_private_when_they_are_opened(home: Path) -> None:
    with Records.open(home) as records:
        records.set_setting("theme", "dark")
    aside = home / "records.sqlite3.damaged-20260101T000000Z"
    aside.write_bytes(b"?")
    for path in (home, *home.iterdir()):
        path.chmod(0o755 if path.is_dir() else 0o644)
    with Records.open(home) as records:
        assert records.setting("theme", "") == "dark"
    assert rights(home) == "700"
    assert {rights(file) for file in home.iterdir()} == {"600"}


def test_a_folder_in_the_players_folder_makes_that_private_too(home: Path) -> None:
    assert private_folder(home / "rooms") == home / "rooms"
    assert (rights(home), rights(home / "rooms")) == ("700", "700")
    home.chmod(0o755)
    (home / "rooms").chmod(0o775)
    private_folder(home / "rooms")
    assert (rights(home), rights(home / "rooms")) == ("700", "700")


def test_a_folder_elsewhere_leaves_those_above_it_as_they_are(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert rights(private_folder(tmp_path / "reports")) == "700"
    assert rights(tmp_path) == "755"


def test_what_the_owner_may_not_do_stays_so_and_a_place_for_everybody_too(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    folder.chmod(0o555)
    assert rights(private_folder(folder)) == "500"
    folder.chmod(0o1777)
    assert rights(private_folder(folder)) == "1777"


def test_a_file_is_private_and_keeps_what_is_in_it(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    assert rights(private_file(file, new=True)) == "600"
    file.write_text("x", encoding="utf-8")
    file.chmod(0o644)
    assert rights(private_file(file)) == "600"
    assert file.read_text(encoding="utf-8") == "x"
    with pytest.raises(FileExistsError):
        private_file(file, new=True)


def test_records_that_another_program_made_empty_become_ours(home: Path) -> None:
    home.mkdir(parents=True)
    sqlite3.connect(home / "records.sqlite3").close()
    with Records.open(home) as records:
        records.set_setting("theme", "dark")
    assert rights(home / "records.sqlite3") == "600"
