"""Whatever goes wrong around a command: one clear sentence, an exit code that says so, and nothing lost."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from debate.cli.running import TRACEBACK_VARIABLE, run
from debate.packs.places import content_folder

from ..built_in import PACK
from .conftest import ANSWER, PROMPT, Call, Start, refused

ONE = ("score", "--pack", PACK, "--prompt", PROMPT)
ROUND = ("play", "--plain", "--untimed", "--prompts", "1", "--new")
GIVEN = f"{ANSWER}.\n\n"

posix = pytest.mark.skipif(os.name != "posix", reason="this is about POSIX systems")
not_root = pytest.mark.skipif(
    getattr(os, "geteuid", lambda: 1)() == 0, reason="nothing is unreadable or unwritable for root"
)

NEEDS_RECORDS = [("history",), ("history", "--json"), ROUND, ()]


# The folder of the player's data


@pytest.mark.parametrize("arguments", NEEDS_RECORDS, ids=["history", "json", "play", "home"])
def test_a_home_that_is_a_file_is_refused_by_name(call: Call, home: Path, arguments: tuple[str, ...]) -> None:
    home.write_text("mine", encoding="utf-8")
    sentence = refused(call(*arguments, given=GIVEN))
    assert str(home) in sentence
    assert "DEBATE_HOME" in sentence
    assert home.read_text(encoding="utf-8") == "mine"


@posix
@not_root
@pytest.mark.parametrize("arguments", NEEDS_RECORDS, ids=["history", "json", "play", "home"])
def test_a_home_that_may_not_be_written_is_refused_by_name(call: Call, home: Path, arguments: tuple[str, ...]) -> None:
    home.mkdir()
    home.chmod(0o500)
    assert str(home) in refused(call(*arguments, given=GIVEN))


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="there is no folder here that even root may not write")
def test_a_home_that_nobody_may_write_is_refused_by_name(start: Start) -> None:
    assert "/proc/self/debate" in refused(start("history", env={"DEBATE_HOME": "/proc/self/debate"}))


@posix
def test_a_path_into_the_home_of_nobody_is_refused(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "“~”" in refused(call("play", "--plain", "--pack", "~no-such-user/pack"))
    monkeypatch.setenv("DEBATE_HOME", "~no-such-user/debate")
    assert "DEBATE_HOME" in refused(call("history"))


@pytest.mark.parametrize("arguments", [("packs",), (*ONE, "--json"), ("--version",)], ids=["packs", "score", "version"])
def test_a_command_that_keeps_nothing_needs_no_home(call: Call, home: Path, arguments: tuple[str, ...]) -> None:
    home.write_text("mine", encoding="utf-8")
    assert call(*arguments, given=ANSWER).code == 0


@pytest.mark.parametrize(
    "damage", [b"not a database at all, but somebody's work", b"SQLite format 3\x00" + b"\xff" * 4096]
)
def test_damaged_records_are_kept_under_a_new_name_and_play_goes_on(call: Call, home: Path, damage: bytes) -> None:
    home.mkdir()
    (home / "records.sqlite3").write_bytes(damage)
    outcome = call("history")
    assert outcome.code == 0
    assert outcome.err.count("\n") == 1
    (aside,) = home.glob("records.sqlite3.damaged-*")
    assert str(aside) in outcome.err
    assert aside.read_bytes() == damage
    assert call(*ROUND, given=GIVEN).code == 0
    assert "Answer 1, " in call("history").out


def test_records_of_a_newer_program_are_refused_and_left_alone(call: Call, home: Path) -> None:
    assert call("history").code == 0
    with sqlite3.connect(home / "records.sqlite3") as database:
        database.execute("PRAGMA user_version = 9000")
    database.close()
    assert "newer debate" in refused(call("history"))
    assert not list(home.glob("*damaged*"))


def limited(size: int) -> Callable[[], None]:
    """What a child process does first: no file of its may grow beyond ``size`` bytes, as if the disk were full."""

    def limit() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@posix
def test_no_room_for_the_records_is_refused(start: Start) -> None:
    sentence = refused(start("history", preexec_fn=limited(0)))
    assert "records" in sentence


@posix
def test_a_disk_that_fills_up_ends_no_round_and_loses_no_record(call: Call, start: Start, home: Path) -> None:
    assert call(*ROUND, given=GIVEN).code == 0
    size = max(file.stat().st_size for file in home.iterdir())
    long = "\n".join(f"{number} times they said so, because it is so." for number in range(3_000))
    outcome = start(*ROUND, given=f"{long}\n.\n\n", preexec_fn=limited(size + 20_000))
    assert "Traceback" not in outcome.err
    assert "The round is over. Your score is " in outcome.out
    assert re.search(r"could not be (used|saved)", outcome.out)
    assert "Answer 1, " in call("history").out


# Streams


@posix
@pytest.mark.parametrize(
    "arguments", [("packs", "--json"), ("--help",), ("history",), (*ONE, "--json"), ROUND], ids=lambda words: words[0]
)
def test_a_reader_that_goes_away_is_no_error_of_ours(start: Start, arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        outcome = start(*arguments, given=GIVEN, stdout=writing)
    finally:
        os.close(writing)
    assert (outcome.code, outcome.err) == (141, "")


@posix
def test_head_reads_the_first_line_and_nobody_complains(home: Path) -> None:
    command = f'"{sys.executable}" -m debate packs --json | head -n 1'
    ended = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60)
    assert (ended.stdout, ended.stderr) == ("[\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("arguments", [("packs",), ("history",), (*ONE, "--json"), ROUND], ids=lambda words: words[0])
def test_output_that_cannot_be_written_is_told(start: Start, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        outcome = start(*arguments, given=GIVEN, stdout=full)
    assert outcome.code == 2
    assert outcome.err == "The output could not be written: the disk is full.\n"


@posix
@pytest.mark.parametrize("arguments", [("history",), ("--version",), ROUND], ids=lambda words: words[0])
def test_closed_streams_end_nothing_in_a_traceback(home: Path, arguments: tuple[str, ...]) -> None:
    words = " ".join(arguments)
    for closed in (">&-", "<&-", "<&- >&-", "2>&-"):
        command = f'"{sys.executable}" -m debate {words} {closed}'
        ended = subprocess.run(
            command, shell=True, capture_output=True, stdin=subprocess.DEVNULL, text=True, timeout=60
        )
        assert ended.returncode in (0, 2), command
        assert "Traceback" not in ended.stderr, command


@posix
def test_an_answer_from_a_closed_stream_is_refused(home: Path) -> None:
    command = f'"{sys.executable}" -m debate {" ".join(ONE)} <&-'
    ended = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "Standard input is closed; name a file to read instead.\n"


def test_any_character_can_be_printed_whatever_the_locale(start: Start, tmp_path: Path) -> None:
    for coding in ("ascii", "latin-1", "cp1252"):
        outcome = start("packs", env={"PYTHONIOENCODING": coding, "LC_ALL": "C"})
        assert outcome.code == 0
    assert "“日本”" in refused(start("score", "--pack", PACK, "--prompt", "日本", env={"LC_ALL": "C.UTF-8"}))


# Interruptions


@posix
@pytest.mark.parametrize("arguments", [ONE, (*ROUND,), ()], ids=["score", "play", "home"])
def test_ctrl_c_ends_quietly_and_what_was_written_is_kept(
    call: Call, home: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    import pexpect

    child = pexpect.spawn(
        sys.executable,
        ["-m", "debate", *arguments],
        env={**os.environ, "TERM": "dumb", "DEBATE_HOME": str(home)},
        encoding="utf-8",
        timeout=60,
    )
    try:
        if arguments == ROUND:
            child.expect_exact("Press enter")
            child.sendline("")
            child.expect_exact("Write your answer")
            child.sendline("They say so and I had begun to answer.")
            child.sendline(".read")
            child.expect_exact("I had begun to answer.\r\n")
        else:
            child.expect_exact("Type the answer" if arguments else "What now?")
        for _ in range(20):  # pressed in the instant before Python waits for input, it is only seen with the next one
            child.sendintr()
            if child.expect_exact(["Interrupted.", pexpect.TIMEOUT], timeout=3) == 0:
                break
        child.expect(pexpect.EOF)
        assert "Traceback" not in (child.before or "")
        child.wait()
        assert 130 in (child.exitstatus, 128 + (child.signalstatus or 0))  # one that comes while it ends
    finally:
        child.close(force=True)
    if arguments == ROUND:
        assert "They say so and I had begun to answer." in call("play", "--plain", "--go-on").out


@posix
def test_a_killed_round_goes_on_with_all_but_the_last_second(call: Call, home: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "debate", *ROUND],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "DEBATE_HOME": str(home)},
        encoding="utf-8",
    )
    assert child.stdin is not None
    with child:
        child.stdin.write("They say so and I had begun to answer.\n")
        child.stdin.flush()
        for _ in range(600):
            if "I had begun to answer." in call("history", "--json").out:  # at most a second behind the typing
                break
            assert child.poll() is None
            time.sleep(0.05)
        os.kill(child.pid, signal.SIGKILL)
    went_on = call("play", "--plain", "--go-on", given=".\n\n").out
    assert "They say so and I had begun to answer." in went_on
    assert "The round is over." in went_on


# What nobody foresaw


@click.command()
def unforeseen() -> None:
    raise ZeroDivisionError("1\x1b[2J\n / 0")


def test_a_mistake_of_the_program_is_one_sentence_and_shows_its_traceback_only_when_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(unforeseen, []) == 2
    said = capsys.readouterr().err
    assert said.startswith("Something went wrong that should not (ZeroDivisionError: 1\\x1b[2J / 0).")
    assert said.count("\n") == 1
    assert TRACEBACK_VARIABLE in said
    monkeypatch.setenv(TRACEBACK_VARIABLE, "1")
    with pytest.raises(ZeroDivisionError):
        run(unforeseen, [])


def test_a_program_without_packs_says_how_to_name_one(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert content_folder().is_dir()
    monkeypatch.setattr("debate.packs.places.content_folder", lambda: tmp_path / "none")
    assert "--pack PATH" in refused(call("play", "--plain"))
    assert "--pack PATH" in call("packs").out
