"""Tables and bars: on a terminal that wants them only, and whatever somebody typed is shown as it stands."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from debate.cli import drawing
from debate.cli.drawing import Table, draw, draws_on, show, waiting, watched
from debate.packs.scaffold import Start, write_pack
from debate.records import Records
from debate.records.values import StoredAttempt

from ..built_in import PACK
from .conftest import ANSWER, PROMPT, Call

MARKUP = "[red]a[/] [/] [link=x] :smile: \\["


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal of 100 columns where standard output and standard error go."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")
    stream = Terminal()
    monkeypatch.setattr(drawing, "sys", SimpleNamespace(stdout=stream, stderr=stream))
    return stream


def plain(stream: Terminal) -> str:
    """What was written, without colours and movements."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", stream.getvalue())


def test_a_terminal_is_drawn_on_unless_somebody_wants_it_plain(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert draws_on(terminal)
    assert not draws_on(io.StringIO()) and not draws_on(None)
    monkeypatch.setenv("TERM", "dumb")
    assert not draws_on(terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not draws_on(terminal)
    closed = Terminal()
    closed.close()
    assert not draws_on(closed)


def test_nothing_in_a_table_is_markup_and_nothing_steers_the_terminal(terminal: Terminal) -> None:
    draw(Table(("[b]Name", "Figure"), [(MARKUP, "1"), ("a\x1b[2J\x07\u202eb", "22")], figures=1))
    drawn = plain(terminal)
    assert MARKUP in drawn and "[b]Name" in drawn
    assert "\x1b[2J" not in terminal.getvalue() and "\x07" not in drawn and "\u202e" not in drawn
    assert "│      1 │" in drawn and "│     22 │" in drawn


def test_the_same_table_in_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    show(Table(("", "texts", "kappa"), [("names", "3", "–"), ("supports", "12", "0.70")], figures=1, indent=2))
    assert capsys.readouterr().out == "            texts  kappa\n  names         3      –\n  supports     12   0.70\n"


def test_what_is_watched_comes_out_as_it_was_and_the_bar_goes_away(terminal: Terminal) -> None:
    assert list(watched(iter("abc"), 3, MARKUP)) == ["a", "b", "c"]
    assert MARKUP in plain(terminal) and "3/3" in plain(terminal)
    assert terminal.getvalue().endswith(("\x1b[2K", "\x1b[?25h")), "the line is wiped and the cursor is back"


def test_nothing_is_drawn_of_a_single_item_or_where_nobody_looks(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(watched(iter("a"), 1, "Marking")) == ["a"]
    monkeypatch.setenv("NO_COLOR", "1")
    assert list(watched(iter("abc"), 3, "Marking")) == ["a", "b", "c"]
    assert terminal.getvalue() == ""
    with waiting(f"Fetching {MARKUP}\x1b[2J"):
        pass
    assert capsys.readouterr().err == f"Fetching {MARKUP} [2J\n"


def test_waiting_says_for_what(terminal: Terminal) -> None:
    with waiting(f"Fetching {MARKUP}\x1b[2J"):
        pass
    assert f"Fetching {MARKUP}" in plain(terminal) and "\x1b[2J" not in terminal.getvalue()


def as_on_a_terminal(call: Call, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    """What a command prints with tables, as if its output were a terminal."""
    monkeypatch.setattr(drawing, "draws_on", lambda stream: stream is sys.stdout)
    monkeypatch.setenv("COLUMNS", "160")
    outcome = call(*arguments)
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out


def test_the_packs_in_a_table(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {pack["id"]: pack for pack in json.loads(call("packs", "--json").out)}
    out = as_on_a_terminal(call, monkeypatch, "packs")
    assert all(f"│ {name} " in out and pack["title"] in out for name, pack in told.items())
    assert re.search(r"\(ally\): \d+ ", out)


def test_a_pack_that_cannot_be_played_is_in_the_table(call: Call, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    broken = home / "packs" / "broken-pack"
    broken.mkdir(parents=True)
    (broken / "pack.yaml").write_text("id: [red]\n")
    out = as_on_a_terminal(call, monkeypatch, "packs")
    assert "│ broken-pack " in out and "cannot be played. " in out


def test_the_history_shows_what_is_stored_as_it_stands(call: Call, home: Path) -> None:
    with Records.open(home) as records:
        for number in (1, 2, 3):
            records.add_attempt(
                StoredAttempt(
                    round_id="r", turn=0, number=number, pack=PACK, pack_hash="x", camp="[/]", prompt="[red]x[/red]",
                    answer="A", ballot={}, score=40 + number, seconds_used=1.0, by_clock=number == 3,
                    at="2026-11-29T10:00:00+00:00",
                )
            )  # fmt: skip
    lines = call("history", "--limit", "2").out.splitlines()
    assert "43 of 100 on “[red]x[/red]”, for “[/]”, in “" in lines[0]
    assert lines[0].endswith("”, revision 2, when the time was over.")
    assert lines[2] == "And 1 older entry."


def test_a_batch_is_watched_only_where_its_lines_go_elsewhere(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "class.jsonl"
    lines = [json.dumps({"id": n, "prompt": PROMPT, "answer": ANSWER}) for n in range(3)]
    file.write_text("\n".join(lines), encoding="utf-8")
    arguments = ("score", "--pack", PACK, "--batch", str(file))
    without = call(*arguments)
    assert without.err == ""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr(drawing, "draws_on", lambda stream: stream is sys.stderr)
    seen = call(*arguments)
    assert (seen.code, seen.out) == (0, without.out)
    assert "Marking" in seen.err and "3/3" in seen.err
    monkeypatch.setattr(drawing, "draws_on", lambda stream: True)
    assert call(*arguments).err == ""


def test_the_samples_of_a_check_are_watched(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pack = write_pack(Start(id="library-sundays"), tmp_path)
    without = call("pack", "check", "--samples", str(pack))
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr(drawing, "draws_on", lambda stream: stream is sys.stderr)
    seen = call("pack", "check", "--samples", str(pack))
    assert (seen.code, seen.out) == (without.code, without.out)
    assert "Marking" in seen.err and re.search(r"(\d+)/\1", seen.err)
    assert "Marking" not in call("pack", "check", str(pack)).err
