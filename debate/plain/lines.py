"""Lines in and lines out: what a terminal, a pipe and a screen reader have in common.

A thread reads, so that the game can look at its clock while nobody types. It reads below Python's buffers, because
a thread that waits inside them would keep the program from ending cleanly.
"""

from __future__ import annotations

import codecs
import os
import queue
import threading
from contextlib import suppress
from typing import TextIO
from unicodedata import combining, east_asian_width

_READ_AHEAD = 64
"""Lines that wait to be taken; a pipe that never ends must not fill the memory."""

_LONGEST_LINE = 2_000_000
"""Characters of a line, after which it is cut in two."""

_ASK_AGAIN = 5
"""How often a question is asked before its default is taken: a pipe of nonsense must come to an end."""


class InputEnded(Exception):  # noqa: N818  an end, not an error
    """There are no more lines."""


class Lines:
    """Reads lines from one stream and writes to another. ``interactive`` tells that somebody sits at a terminal."""

    def __init__(self, stdin: TextIO | None, stdout: TextIO) -> None:
        self.interactive = stdin is not None and stdin.isatty()
        self._in = stdin
        self._out = stdout
        self._offered: set[tuple[str, str]] = set()
        self._lines: queue.Queue[str | None] = queue.Queue(_READ_AHEAD)
        self._ended = stdin is None
        if stdin is not None:
            threading.Thread(target=self._read, args=(stdin,), daemon=True, name="lines").start()

    def say(self, *lines: str) -> None:
        """Write lines, at once; on a terminal wrapped at words, elsewhere as they are."""
        width = self._width()
        for line in lines:
            for row in wrapped(line, width) if width else [line]:
                self._out.write(row + "\n")
        self._out.flush()

    def _width(self) -> int:
        """How many cells a line of the terminal has now; 0 where none is written to."""
        try:
            return os.get_terminal_size(self._out.fileno()).columns if self._out.isatty() else 0
        except (OSError, ValueError):
            return 0

    def interject(self, line: str) -> None:
        """Write a line that nobody asked for: at a terminal it must not stick to the words that are being typed."""
        self.say(*(("", line) if self.interactive else (line,)))

    def next_line(self, wait: float | None = None) -> str | None:
        """The next line without its end; ``None`` when none came within ``wait`` seconds (``None``: however long).

        Raises ``InputEnded`` when there are no more.
        """
        if self._ended:
            raise InputEnded
        while True:
            try:
                # Never without a limit: on Windows ctrl+c does not interrupt an endless wait.
                line = self._lines.get(timeout=1.0 if wait is None else max(0.0, wait))
            except queue.Empty:
                if wait is None:
                    continue
                return None
            if line is None:
                self._ended = True
                raise InputEnded
            return line

    @property
    def more_waits(self) -> bool:
        """Whether another line is there already, as when a text is pasted."""
        return not self._lines.empty()

    def drop_waiting(self) -> None:
        """Forget what was typed for something that is over, a line that was not ended included."""
        if self.interactive and self._in is not None:
            _drop_typed(self._in)
        while not self._ended:
            try:
                line = self._lines.get_nowait()
            except queue.Empty:
                return
            self._ended = line is None

    def ask(self, question: str, choices: dict[str, str], default: str, *, always_in_full: bool = False) -> str:
        """Ask until one of ``choices`` (key → what it does) is given by key or first word; enter takes ``default``.

        The choices are read out when a question is asked for the first time, and after that on demand: whoever
        listens to a round should not hear them after every ballot. Raises ``InputEnded``.
        """
        offered = "; ".join(f"{key}: {what}" for key, what in choices.items())
        if always_in_full or (question, offered) not in self._offered:
            self._offered.add((question, offered))
            self.say(f"{question} {offered}. Enter alone means {default}.")
        else:
            self.say(f"{question} Enter alone means {default}; ? tells the choices.")
        for _ in range(_ASK_AGAIN):
            given = (self.next_line() or "").strip().casefold()
            if not given:
                return default
            for key, what in choices.items():
                if given in (key, what.casefold()) or (len(given) > 2 and what.casefold().startswith(given)):
                    return key
            self.say(f"Please type one of these. {offered}.")
        self.say(f"Taken as {default}.")
        return default

    def _read(self, stdin: TextIO) -> None:
        """Read until the end; runs in the thread."""
        raw = getattr(getattr(stdin, "buffer", None), "raw", None)
        try:
            if raw is None:  # a stream made of text, as in tests
                for line in iter(lambda: stdin.readline(_LONGEST_LINE), ""):
                    self._lines.put(line.rstrip("\r\n"))
            else:
                self._read_bytes(raw, stdin)
        except (OSError, ValueError):
            pass  # the terminal is gone, or the stream was closed: the end of the input
        self._lines.put(None)

    def _read_bytes(self, raw: object, stdin: TextIO) -> None:
        encoding = (stdin.encoding or "utf-8") if self.interactive else "utf-8"
        decode = codecs.getincrementaldecoder(encoding)(errors="replace").decode
        rest, first = "", True
        while data := raw.read(65_536):  # type: ignore[attr-defined]
            text = decode(data)
            if first and text:
                text, first = text.removeprefix("\ufeff"), False
            *whole, rest = (rest + text).split("\n")
            for line in whole:
                self._lines.put(line.removesuffix("\r"))
            if len(rest) > _LONGEST_LINE:
                self._lines.put(rest)
                rest = ""
        if rest:
            self._lines.put(rest)


def wrapped(line: str, width: int) -> list[str]:
    """``line`` in rows of at most ``width`` cells, broken between words; a longer word is left to the terminal."""
    rows, used = [""], 0
    for word in line.split(" "):
        cells = sum(2 if east_asian_width(c) in "WF" else 0 if combining(c) else 1 for c in word)
        if used and used + 1 + cells > width:
            rows.append(word)
            used = cells
        else:
            rows[-1] = f"{rows[-1]} {word}" if used else word
            used += cells + bool(used)
    return rows


def _drop_typed(terminal: TextIO) -> None:
    """Have the terminal forget what it holds of a line that was begun; elsewhere than on POSIX it stays."""
    try:
        import termios
    except ImportError:
        return
    with suppress(OSError, ValueError, termios.error):
        termios.tcflush(terminal.fileno(), termios.TCIFLUSH)
