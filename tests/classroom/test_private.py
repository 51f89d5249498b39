"""What a room keeps of its class is for its owner alone, whatever the system would let others read by itself."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from debate.classroom.client.seat_store import OwnSeat, SeatStore
from debate.classroom.keeping.files import reports_folder
from debate.classroom.keeping.journal import Journal, rooms_folder
from debate.classroom.keeping.running import Hold
from debate.classroom.report.report import make_report
from debate.classroom.report.writing import write_report
from debate.classroom.room import events as e
from debate.classroom.wire.messages import OwnText
from debate.home import data_folder
from debate.records.transcripts import save_transcript

from .test_journal import CLASS, OPENED

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The player's folder, not made yet, on a system that lets everybody read what is new."""
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path / "home"))
    mask = os.umask(0o022)
    yield data_folder()
    os.umask(mask)


def open_to_others(folder: Path) -> list[str]:
    return [str(path) for path in (folder, *folder.rglob("*")) if stat.S_IMODE(path.stat().st_mode) & 0o077]


def write_everything() -> Path:
    """A room with its journal, hold and report, and a seat that this client had. Returns the journal's path."""
    path = rooms_folder() / f"{OPENED.id}.sqlite3"
    journal = Journal.open(path) if path.exists() else Journal.create(OPENED)
    hold = Hold(path)
    hold.take()
    journal.append(CLASS if not journal.read().seats else [e.Locked(locked=True)], 9.0)
    write_report(make_report(journal.read(), None), reports_folder(path))
    store = SeatStore(data_folder() / "seats")
    seat = OwnSeat(address="http://127.0.0.1:8765", code="KFM3RT", room="r", seat="s", token="secret")
    store.keep(seat, texts=(OwnText(0, 1, 1, "kept"),))
    assert not store.trouble
    assert path.with_name(f"{path.name}-wal").exists(), "it is looked at while it is written"
    assert open_to_others(path.parent / "reports" / path.stem) == []
    found = open_to_others(path.parent) + open_to_others(store.folder)
    assert [one for one in found if not one.endswith("/reports")] == []  # it stands in a folder that is private
    hold.release()
    journal.close()
    return path


def test_what_is_new_is_private(home: Path) -> None:
    write_everything()
    SeatStore(data_folder() / "seats").device()
    assert stat.S_IMODE((home / "seats" / "device").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_what_an_older_program_left_open_becomes_private(home: Path) -> None:
    write_everything()
    for path in (home, *home.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    write_everything()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_a_report_elsewhere_is_private_in_a_folder_that_keeps_its_rights(tmp_path: Path) -> None:
    path, desktop = write_everything(), tmp_path / "desktop"
    desktop.mkdir()
    desktop.chmod(0o755)
    report = make_report(Journal.open(path).read(), None)
    written = [*write_report(report, desktop), *write_report(report, desktop / "new")]
    assert {stat.S_IMODE(file.stat().st_mode) for file in written} == {0o600}
    assert [stat.S_IMODE(one.stat().st_mode) for one in (desktop, desktop / "new")] == [0o755, 0o700]


def test_a_hand_in_file_is_private(tmp_path: Path) -> None:
    file = save_transcript("{}", [tmp_path], "debate-hand-in-maya-prompt-1", "json")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
