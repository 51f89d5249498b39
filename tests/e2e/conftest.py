"""A real terminal for the journeys that must never break: the program in a pseudo-terminal, read by an emulator.

``Terminal`` starts ``python -m debate``, types real keys, and waits for what a player would see. It waits for
contents of the screen and never for a time: a slow computer makes these tests slower and not wrong.
"""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

if sys.platform != "win32":  # there is no pseudo-terminal, and neither library
    import pexpect
    import pyte

PATIENCE = 60
"""Seconds after which a screen that did not come is held never to come."""

KEYS = {"enter": "\r", "escape": "\x1b", "ctrl+c": "\x03", "ctrl+d": "\x04", "ctrl+q": "\x11", "ctrl+s": "\x13"} | {
    "f1": "\x1bOP",
    "tab": "\t",
    "right": "\x1b[C",
}

_NOT_OURS = ("NO_COLOR", "COLORTERM", "COLUMNS", "LINES")
"""What the terminal around the tests says of itself; pytest-xdist says that every terminal has 80 columns."""

# Questions and modes that terminals of today know and the emulator does not: it would print their last letter. And
# colours, which it knows: no journey looks at them here, and reading them would be most of the emulator's work.
_LEFT_OUT = re.compile(
    rb"\x1b\[[\d;:]*m|\x1b\[[?>=<]?[\d;]*\$p|\x1b\[[?>=<][\d;]*u|\x1b\[>[\d;]*[qm]|\x1bP[^\x1b]*\x1b\\"
)
_UNFINISHED = re.compile(rb"\x1b(\[[^@-~]*|P[^\x1b]*)?$")


class Terminal:
    """A window of so many columns and rows with the program in it."""

    def __init__(self, command: list[str], folder: Path, environment: dict[str, str], columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._unfed = b""
        self._took = False
        self.output = b""
        """Every byte that the program wrote."""
        self._program = pexpect.spawn(
            command[0], command[1:], cwd=str(folder), env=environment, dimensions=(rows, columns), timeout=PATIENCE
        )
        self._program.delaybeforesend = None

    # What the player does

    def type(self, text: str) -> None:
        """Type a text, key by key."""
        self._program.send(text)

    def press(self, *keys: str) -> None:
        """Press keys, by name or letter."""
        for key in keys:
            self._program.send(KEYS.get(key, key))

    def resize(self, columns: int, rows: int) -> None:
        """Make the window larger or smaller."""
        self.screen.resize(rows, columns)
        self._program.setwinsize(rows, columns)

    def kill(self) -> None:
        """Kill the program so that it can do nothing about it (SIGKILL)."""
        self._program.kill(signal.SIGKILL)
        self._program.wait()

    def suspend(self) -> None:
        """Stop the program as a shell's ctrl+z does, once it has left the screen, and let others write on it."""
        self._program.kill(signal.SIGTSTP)
        self._until(self._stands, "the program to stand")
        self.screen.reset()

    def go_on(self) -> None:
        """Let it go on, as a shell's fg does."""
        self._program.kill(signal.SIGCONT)

    def _stands(self) -> bool:
        stat = Path(f"/proc/{self._program.pid}/stat")
        if not stat.exists():
            pytest.skip("whether a program stands is looked up in /proc")
        return stat.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] == "T"

    def interrupt(self) -> None:
        """Ctrl+c as a terminal in line mode sends it."""
        self._program.sendintr()

    # What the player sees

    @property
    def text(self) -> str:
        """What is on the screen, line by line."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def words(self) -> str:
        """What is on the screen as running text, so that a sentence is found wherever its lines break."""
        return " ".join(" ".join(line.strip(" │") for line in self.screen.display).split())

    @property
    def said(self) -> str:
        """All that was written so far, for a program that writes plain lines."""
        return self.output.decode("utf-8", "replace").replace("\r\n", "\n")

    def wait_for(self, *texts: str, without: str | None = None) -> None:
        """Wait until all of these are on the screen, and ``without`` is not."""
        self._until(
            lambda: all(text in self.words for text in texts) and (without is None or without not in self.words),
            f"{texts!r} without {without!r}",
        )

    def wait_for_said(self, text: str, times: int = 1) -> None:
        """Wait until the program has written this, so many times."""
        self._until(lambda: self.said.count(text) >= times, repr(text))

    def wait_for_end(self) -> int:
        """Wait until the program has ended, and return its exit code."""
        until = time.monotonic() + PATIENCE
        while self._read():
            assert time.monotonic() < until, f"The program did not end:\n{self.text}"
        self._program.wait()
        if self._program.exitstatus is None:
            return -int(self._program.signalstatus or 0)
        return int(self._program.exitstatus)

    def close(self) -> None:
        """End the program, whatever it does."""
        self._program.close(force=True)

    def glance(self) -> None:
        """Take up what was written since, without waiting: a program whose output nobody reads stops."""
        while self._read(0.0):
            if not self._took:
                return

    def _until(self, seen: Callable[[], bool], wanted: str) -> None:
        until = time.monotonic() + PATIENCE
        while not seen():
            more = self._read()
            assert more or seen(), f"The program ended before {wanted} came:\n{self.text}"
            assert time.monotonic() < until, f"{wanted} never came:\n{self.text}"

    def _read(self, seconds: float = 0.2) -> bool:
        """Take what has been written, waiting for so many seconds; whether the program may write more."""
        self._took = False
        try:
            data: Any = self._program.read_nonblocking(65_536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self._took = True
        self.output += data
        data = self._unfed + data
        cut = _UNFINISHED.search(data)
        self._unfed = data[cut.start() :] if cut else b""
        self._stream.feed(_LEFT_OUT.sub(b"", data[: cut.start()] if cut else data))
        return True


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def open_terminal(tmp_path: Path, home: Path) -> Iterator[Callable[..., Terminal]]:
    """Opens a terminal with ``debate`` and these arguments; ``shell`` runs a line of shell instead."""
    if sys.platform == "win32":
        pytest.skip("These journeys need a pseudo-terminal, which only POSIX systems have.")
    opened: list[Terminal] = []

    def open_one(
        *arguments: str, columns: int = 80, rows: int = 24, shell: str | None = None, **environment: Any
    ) -> Terminal:
        kept = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
        variables = {
            **kept,
            "DEBATE_HOME": str(home),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "TEXTUAL_ANIMATIONS": "none",
            **environment,
        }
        command = [sys.executable, "-m", "debate", *arguments] if shell is None else ["/bin/sh", "-c", shell]
        opened.append(Terminal(command, tmp_path, variables, columns, rows))
        return opened[-1]

    yield open_one
    for terminal in opened:
        terminal.close()


@pytest.fixture
def wait_for_draft(home: Path) -> Callable[[str], None]:
    """Waits until a draft that holds these words is on the disk."""

    def wait(words: str) -> None:
        until = time.monotonic() + PATIENCE
        while not any(words in draft for draft in _drafts(home)):
            assert time.monotonic() < until, f"{words!r} never reached the disk; there is {_drafts(home)}"
            time.sleep(0.05)

    return wait


def _drafts(home: Path) -> list[str]:
    reader = sqlite3.connect(f"file:{home / 'records.sqlite3'}?mode=ro", uri=True)
    try:
        return [row[0] for row in reader.execute("SELECT text FROM drafts")]
    finally:
        reader.close()
