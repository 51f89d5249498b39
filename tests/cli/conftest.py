"""What tests of commands share: a home of their own, a way to call a command, and one to run the real program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree
from typing import Any, NamedTuple, Protocol

import pytest
from click.testing import CliRunner

from debate.cli import main

from ..built_in import PACK, PLACE

PROMPT = "one-sided-treaty"
ANSWER = (
    "They say that the treaty binds only one side. It does not, because the bases are Japan's half of the bargain.\n"
    "Even if they were not, losing them would cost America more than any promise could bring it.\n"
)


class Outcome(NamedTuple):
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


class Call(Protocol):
    """Call a command in this process, through its way in."""

    def __call__(self, *arguments: str, given: str | bytes = "") -> Outcome: ...


class Start(Protocol):
    """Run the program in a process of its own."""

    def __call__(self, *arguments: str, given: str | bytes = "", **options: Any) -> Outcome: ...


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the player's data; nothing is in it yet, not even the folder itself."""
    folder = tmp_path / "home"
    monkeypatch.setenv("DEBATE_HOME", str(folder))
    monkeypatch.delenv("DEBATE_TRACEBACK", raising=False)
    return folder


@pytest.fixture
def call(read_once: None) -> Call:
    def run(*arguments: str, given: str | bytes = "") -> Outcome:
        with CliRunner().isolation(input=given) as (out, err, _):
            code = main(arguments)
        return Outcome(code, out.getvalue().decode(), err.getvalue().decode())

    return run


@pytest.fixture
def start(home: Path, tmp_path: Path) -> Start:
    def run(*arguments: str, given: str | bytes = "", env: Mapping[str, str] = {}, **options: Any) -> Outcome:
        ended = subprocess.run(
            [sys.executable, "-m", "debate", *arguments],
            input=given.encode() if isinstance(given, str) else given,
            cwd=tmp_path,
            env={**os.environ, "DEBATE_HOME": str(home), **env},
            timeout=60,
            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
        )
        return Outcome(ended.returncode, (ended.stdout or b"").decode(), (ended.stderr or b"").decode())

    return run


@pytest.fixture
def own_pack(tmp_path: Path) -> Path:
    """A copy of the built-in pack, to be spoilt."""
    return copytree(PLACE, tmp_path / "packs" / PACK)


@pytest.fixture
def answer_file(tmp_path: Path) -> Path:
    file = tmp_path / "answer.txt"
    file.write_text(ANSWER, encoding="utf-8")
    return file


def refused(outcome: Outcome) -> str:
    """The one sentence with which a command refused, having made sure that it did so cleanly."""
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1, outcome.err
    assert outcome.err.endswith((".\n", "?\n", "”.\n", ")\n"))
    assert "Traceback" not in outcome.err
    assert all(character.isprintable() for character in outcome.err.strip())
    return outcome.err.strip()
