"""The plain mode as a program: through pipes, interrupted, and in homes that it cannot write to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from debate.records import Records

PLAY = ("play", "--plain", "--camp", "ally", "--seed", "4", "--untimed", "--prompts", "2")
PATIENCE = 60
"""Seconds after which a program that should have ended or said something is held to hang."""


def start(home: Path, *arguments: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "DEBATE_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "debate", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=home.parent,
    )


def run(home: Path, *arguments: str, given: str = "") -> tuple[int, str, str]:
    program = start(home, *arguments)
    out, err = program.communicate(given.encode(), timeout=PATIENCE)
    return program.returncode, out.decode(), err.decode()


def one_sentence(err: str) -> str:
    assert err.count("\n") == 1, err
    assert err.rstrip().endswith(".")
    return err


def draft_kept(home: Path) -> str | None:
    with Records.open(home) as records:
        stored = records.unfinished_round()
        draft = None if stored is None else records.draft(stored[0], 0, 1)
    return None if draft is None else draft.text


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_a_whole_round_through_a_pipe(home: Path) -> None:
    code, out, err = run(home, *PLAY, given="They say so.\n.\nn\nBut no, because of the fuel.\n.\nn\nm\n")
    assert (code, err) == (0, "")
    for fact in ("Seed: 4.", "Prompt 2 of 2", "The round is over.", "Saved as"):
        assert fact in out
    assert "\x1b" not in out
    assert len(list(home.parent.glob("*.md"))) == 1


def test_home_opens_by_itself_where_there_is_no_terminal(home: Path) -> None:
    code, out, err = run(home, given="k\nq\n")
    assert (code, err) == (0, "")
    assert "us-japan-alliance" in out


def test_the_end_of_the_input_in_mid_answer_keeps_every_word(home: Path) -> None:
    code, out, err = run(home, *PLAY, given="They say so.\nBut no, be")
    assert (code, err) == (0, "")
    assert "The round is kept" in out
    assert draft_kept(home) == "They say so.\nBut no, be"
    code, out, _ = run(home, *PLAY, "--go-on", given=".\nq\n")
    assert code == 0
    assert "Line 2: But no, be" in out
    assert "Ballot for prompt 1." in out


def test_no_input_at_all_is_no_trouble(home: Path) -> None:
    assert run(home, *PLAY)[0] == 0


def test_half_a_character_at_the_end_of_the_input_is_no_trouble(home: Path) -> None:
    program = start(home, *PLAY)
    out, err = program.communicate(b"They say \xe6\x97", timeout=PATIENCE)
    assert (program.returncode, err) == (0, b"")
    assert b"The round is kept" in out


def test_fifty_thousand_words_in_one_line_are_an_answer(home: Path) -> None:
    code, out, err = run(home, *PLAY, given="word " * 50_000 + "\n.\nq\n")
    assert (code, err) == (0, "")
    assert "Ballot for prompt 1." in out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for a single program")
def test_ctrl_c_in_mid_answer_keeps_the_text_and_ends_without_a_trace(home: Path) -> None:
    program = start(home, *PLAY)
    assert program.stdin is not None
    program.stdin.write(b"They say so.\n")
    program.stdin.flush()
    until = time.monotonic() + PATIENCE
    while not (home / "records.sqlite3").exists() or draft_kept(home) != "They say so.":
        assert time.monotonic() < until, "the draft never reached the disk"
        time.sleep(0.05)
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=PATIENCE)
    assert program.returncode == 130
    assert b"Traceback" not in err
    assert b"The round is kept" in out
    assert draft_kept(home) == "They say so."


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows a closed pipe is another error")
def test_a_reader_that_goes_away_is_no_traceback(home: Path) -> None:
    program = start(home, *PLAY)
    assert program.stdin is not None and program.stdout is not None and program.stderr is not None
    program.stdout.readline()
    program.stdout.close()
    program.stdin.write(b"They say so.\n.\nn\n" * 50)
    program.stdin.close()
    err = program.stderr.read()
    assert program.wait(PATIENCE) == 141
    assert err == b""
    program.stderr.close()


class TestHomesThatCannotBeUsed:
    def test_a_file_in_its_place(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        code, out, err = run(tmp_path / "file", *PLAY)
        assert (code, out) == (2, "")
        assert "DEBATE_HOME" in one_sentence(err)

    def test_a_folder_that_may_only_be_read(self, tmp_path: Path) -> None:
        home = tmp_path / "home"
        home.mkdir(mode=0o500)
        if os.access(home, os.W_OK):
            pytest.skip("this user may write everywhere")
        code, _, err = run(home, *PLAY)
        assert code == 2
        assert "make the folder writable" in one_sentence(err)

    def test_records_of_a_newer_program(self, tmp_path: Path) -> None:
        import sqlite3

        home = tmp_path / "home"
        Records.open(home).close()
        newer = sqlite3.connect(home / "records.sqlite3")
        newer.execute("PRAGMA user_version = 999")
        newer.close()
        code, _, err = run(home, *PLAY)
        assert code == 2
        assert "newer debate" in one_sentence(err)

    def test_damaged_records_are_kept_and_play_begins(self, tmp_path: Path) -> None:
        home = tmp_path / "home"
        home.mkdir()
        (home / "records.sqlite3").write_bytes(b"no database" * 100)
        code, out, err = run(home, *PLAY)
        assert (code, err) == (0, "")
        assert out.startswith("Your records could not be read, so new ones were begun; the old file is kept as")
        (aside,) = home.glob("*.damaged-*")
        assert aside.read_bytes() == b"no database" * 100
