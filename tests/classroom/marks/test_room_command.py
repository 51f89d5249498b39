"""“debate room”: what is kept of rooms on this machine, as a teacher looks after it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from debate.classroom.keeping.journal import Journal, rooms_folder
from debate.classroom.room import events as e
from debate.classroom.wire.hand_in_file import HandInFile, hand_in_name, write_hand_in
from debate.cli import main

from .played_room import ROOM, begun, first_texts, history, opened, played

TOKEN = "the token of Maya's seat"


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


def call(*arguments: str, given: str = "") -> Outcome:
    with CliRunner().isolation(input=given) as (out, err, _):
        code = main(["room", *arguments])
    return Outcome(code, out.getvalue().decode(), err.getvalue().decode())


def refused(outcome: Outcome, *words: str) -> None:
    """One sentence, exit code 2, nothing on standard output that is not asked for."""
    assert outcome.code == 2, outcome
    assert len(outcome.err.splitlines()) == 1
    assert "Traceback" not in outcome.err
    for word in words:
        assert word in outcome.err


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def kept(events: list[e.AnyEvent]) -> Path:
    journal = Journal.create(events[0])  # type: ignore[arg-type]
    journal.append(events[1:], 500.0)
    journal.close()
    return journal.path


@pytest.fixture
def journal(home: Path) -> Path:
    return kept(history(played))


def another(home: Path, room: str, at: str) -> Path:
    opening = history(opened)[0]
    assert isinstance(opening, e.Opened)
    return kept([e.Opened(**{name: getattr(opening, name) for name in opening.__struct_fields__} | {"id": room})])


def test_without_a_room_there_is_a_word_of_where_to_begin() -> None:
    assert "debate host" in call("list").out
    assert json.loads(call("list", "--json").out) == []
    refused(call("report", "last"), "no room")


def test_the_list_tells_each_room(journal: Path, home: Path) -> None:
    another(home, "2026-11-25-abcdef", "")
    newest, oldest = call("list").out.splitlines()
    assert newest.startswith("2026-11-25-abcdef")
    assert "not finished" in newest
    assert oldest.startswith(ROOM)
    assert "4 seats, 1 prompt, finished" in oldest
    values = json.loads(call("list", "--json").out)
    assert [one["room"] for one in values] == ["2026-11-25-abcdef", ROOM]
    assert values[1]["finished"] is True
    assert values[1]["journal"] == str(journal)


def test_a_damaged_room_does_not_hide_the_others(journal: Path) -> None:
    (rooms_folder() / "broken.sqlite3").write_bytes(b"not a room at all" * 100)
    lines = call("list").out.splitlines()
    assert len(lines) == 2
    assert "cannot be read" in lines[1]
    assert "trouble" in json.loads(call("list", "--json").out)[1]
    refused(call("report", "broken"))
    assert call("forget", "broken", "--yes").code == 0
    assert not (rooms_folder() / "broken.sqlite3").exists()


def test_a_terminal_is_shown_the_rooms_in_a_table(journal: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (rooms_folder() / "broken[red].sqlite3").write_bytes(b"not a room at all" * 100)
    monkeypatch.setattr("debate.cli.drawing.draws_on", lambda stream: True)
    monkeypatch.setenv("COLUMNS", "200")
    rows = [[cell.strip() for cell in line.split("│")] for line in call("list").out.splitlines() if ROOM in line]
    assert [row[4:7] for row in rows] == [["finished", "4", "1"]]
    assert "│ broken[red] " in call("list").out and "cannot be read" in call("list").out


def test_what_is_left_of_a_damaged_room_is_reported_and_what_is_lost_is_said(journal: Path) -> None:
    content = journal.read_bytes()
    assert content.count(b'"name":"Maya"') == 1
    journal.write_bytes(content.replace(b'"name":"Maya"', b'"name":"Ma\xff\xfe"'))
    assert "4 seats, 1 prompt, damaged: " in call("list").out
    outcome = call("export", "last", "--format", "json")
    assert outcome.code == 0 and "had to be left out" in outcome.err and len(outcome.err.splitlines()) == 1
    assert json.loads(outcome.out)["students"][0]["name"] == "Ma\ufffd\ufffd"


@pytest.mark.parametrize("wanted", [ROOM, "2026-11", "last"])
def test_the_report_is_written_beside_the_rooms(journal: Path, wanted: str) -> None:
    outcome = call("report", wanted)
    files = [Path(line) for line in outcome.out.splitlines()]
    assert [file.suffix for file in files] == [".html", ".csv", ".json", ".xlsx"]
    assert all(file.parent == rooms_folder() / "reports" / ROOM for file in files)
    assert first_texts()["s2"] in json.loads(files[2].read_text("utf-8"))["students"][1]["answers"][0]["text"]


def test_the_report_goes_where_it_is_wanted_and_says_when_it_cannot(journal: Path, tmp_path: Path) -> None:
    assert call("report", "last", "--out", str(tmp_path / "my reports")).code == 0
    assert (tmp_path / "my reports" / f"{ROOM}.html").is_file()
    (tmp_path / "a file").write_text("mine", "utf-8")
    refused(call("report", "last", "--out", str(tmp_path / "a file")), "a file", "--out")
    assert (tmp_path / "a file").read_text("utf-8") == "mine"


def test_a_room_that_is_not_there_is_told(journal: Path, home: Path) -> None:
    refused(call("report", "2025"), "2025", "debate room list")
    another(home, "2026-11-25-abcdef", "")
    refused(call("report", "2026-11"), "Several rooms")


def test_export_goes_to_standard_output_or_a_file(journal: Path, tmp_path: Path) -> None:
    told = call("export", "last", "--format", "json")
    assert json.loads(told.out)["room"] == ROOM
    table = call("export", "last", "--format", "csv").out
    assert len(list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))) == 8
    assert call("export", "last", "--format", "html", "-o", str(tmp_path / "r.html")).out == ""
    assert (tmp_path / "r.html").read_text("utf-8").startswith("<!doctype html>")
    refused(call("export", "last", "--format", "csv", "-o", str(tmp_path / "no" / "r.csv")), "r.csv")
    refused(call("export", "last", "--format", "pdf"), "pdf")
    assert call("export", "last", "--format", "xlsx", "-o", str(tmp_path / "r.xlsx")).out == ""
    assert zipfile.is_zipfile(tmp_path / "r.xlsx")


def test_the_report_is_made_without_the_pack(home: Path) -> None:
    events = history(played)
    renamed = [_with_pack(event, "gone-for-good") for event in events]
    kept(renamed)
    assert "is not here any more" in call("export", "last", "--format", "html").out


def _with_pack(event: e.AnyEvent, pack: str) -> e.AnyEvent:
    if not isinstance(event, e.Opened | e.Configured):
        return event
    return type(event)(**{name: getattr(event, name) for name in event.__struct_fields__} | {"pack": pack})


def test_forgetting_leaves_no_trace_of_the_room_and_all_of_the_others(journal: Path, home: Path) -> None:
    other = another(home, "2026-11-25-abcdef", "")
    call("report", ROOM)
    call("report", "2026-11-25")
    journal.with_suffix(".json").write_text('{"local": "http://127.0.0.1:9", "room": "x"}', "utf-8")
    for ending in ("-wal", "-shm"):
        journal.with_name(journal.name + ending).write_bytes(b"Maya")
    outcome = call("forget", ROOM, "--yes")
    assert outcome.code == 0
    assert [path for path in home.rglob("*") if ROOM in path.name] == []
    assert b"Maya" not in b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file() and path != other)
    assert other.is_file()
    assert (rooms_folder() / "reports" / "2026-11-25-abcdef").is_dir()


def test_nothing_is_forgotten_without_being_told_to(journal: Path) -> None:
    outcome = call("forget", "last", given="y\n")
    refused(outcome, "Nothing was deleted", "--yes")
    assert "4 seats with their names, 8 texts" in outcome.out
    assert journal.is_file()


@pytest.fixture
def serving(journal: Path) -> Iterator[None]:
    """Another process that has the room, until the end of the test."""
    holding = (
        "import sys, pathlib; from debate.classroom.keeping.running import Hold; "
        "hold = Hold(pathlib.Path(sys.argv[1])); hold.take(); print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", holding, str(journal)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "held\n"
        yield
        process.kill()


def test_an_open_room_is_neither_forgotten_nor_written_to(
    journal: Path, serving: None, hand_in: Callable[..., Path]
) -> None:
    before = journal.read_bytes()
    refused(call("forget", "last", "--yes"), "open now")
    refused(call("import", "last", str(hand_in())), "open now")
    assert journal.read_bytes() == before


@pytest.fixture
def hand_in(tmp_path: Path) -> Callable[..., Path]:
    """A hand-in file of Maya's, signed with a token."""

    def write(text: str = "What I wrote on the train.", token: str = TOKEN, room: str = ROOM) -> Path:
        told = HandInFile(room=room, seat="s1", name="Maya", turn=0, attempt=1, text=text)
        path = tmp_path / hand_in_name(told)
        path.write_text(write_hand_in(told, token), "utf-8")
        return path

    return write


@pytest.fixture
def waiting(home: Path) -> Path:
    """A room whose first prompt is being written; Maya's seat has the token."""
    from hashlib import sha256

    def keyed(event: e.AnyEvent) -> e.AnyEvent:
        if isinstance(event, e.Joined) and event.seat == "s1":
            return e.Joined(seat="s1", name=event.name, key_hash=sha256(TOKEN.encode()).hexdigest())
        return event

    return kept([keyed(event) for event in history(lambda: begun(opened()))])


def test_a_text_that_came_as_a_file_is_in_the_report(waiting: Path, hand_in: Callable[..., Path]) -> None:
    outcome = call("import", "last", str(hand_in()))
    assert (outcome.code, outcome.out) == (0, f"The text of Maya is in room {ROOM}.\n")
    assert "What I wrote on the train." in call("export", "last", "--format", "csv").out
    refused(call("import", "last", str(hand_in())), "already")


def test_a_file_that_is_no_hand_in_changes_nothing(waiting: Path, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    before = call("export", "last", "--format", "json").out
    refused(call("import", "last", str(hand_in(token="another"))), "not written by the seat")
    refused(call("import", "last", str(hand_in(room="2020-01-01-aaaaaa"))), "another room")
    for name, content in (("a", b"{}"), ("b", b"\xff\xfe"), ("c", b""), ("d", b"[" * 3_000_000)):
        (tmp_path / name).write_bytes(content)
        refused(call("import", "last", str(tmp_path / name)))
    refused(call("import", "last", os.fspath(tmp_path / "not there")), "cannot be read")
    assert call("export", "last", "--format", "json").out == before


def test_gradebook_and_pages_are_written_beside_the_report(tmp_path: Path) -> None:
    kept(history(played))
    folder, pages = tmp_path / "reports", tmp_path / "pages"
    forms = ("--gradebook", "canvas", "--locale", "de", "--per-student", str(pages))
    outcome = call("report", "last", "--out", str(folder), *forms)
    assert outcome.code == 0
    assert (folder / f"{ROOM}.canvas.csv").read_text("utf-8-sig").startswith("Student;ID;SIS User ID")
    assert len(list(pages.iterdir())) == 3
    assert len(outcome.out.splitlines()) == 4 + 1 + 3
    assert call("report", "last", "--out", str(folder), "--gradebook", "table", "--xlsx").code == 0
    assert zipfile.is_zipfile(folder / f"{ROOM}.table.xlsx")
    refused(call("report", "last", "--gradebook", "moodle"), "ID number", "“table”")
    refused(call("report", "last", "--xlsx"), "--gradebook")
    refused(call("report", "last", "--gradebook", "excel"), "excel")
    (tmp_path / "file").write_text("")
    refused(call("report", "last", "--per-student", str(tmp_path / "file" / "in")), "--per-student")
