"""How quickly the program starts and answers a key, and how much memory it takes, beside a minimal Textual app.

    python tests/bench/startup.py [--runs N] [--json] [--beside TEXT=COMMAND ...]

Everything is measured from outside, on real processes under a pseudo-terminal (POSIX only), in turns with the minimal
app of the same Textual, so that a busy machine slows both. Times are medians; a target that is missed is marked, and
the exit code is 0 all the same: a slow machine is no mistake. ``--beside`` measures another program as well, as posting
or harlequin from an environment of its own: from its start until TEXT is drawn, and its memory then.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pexpect

from debate.judge import Judge
from debate.judge.ballot import to_json
from debate.packs import load_pack
from debate.packs.places import content_folder
from debate.records import Records, StoredAttempt

PACK = content_folder() / "us-japan-alliance"
WORDS = 150
LONG_ANSWER = 2_000
KEYS = 30
ANSWERS = 1_000
"""Answers that are stored when home is opened: more than a year of daily practice."""
PATIENCE = 60.0
"""Seconds after which something that does not appear never will."""

MINIMAL = """
from textual.app import App
from textual.widgets import {widget}

class Minimal(App):
    def compose(self):
        widget = {widget}("this is all")
        widget.cursor_blink = False
        yield widget

Minimal().run()
"""


@dataclass(frozen=True)
class Row:
    """One figure. ``target`` is the most that it may be; ``None`` where there is nothing to be held to."""

    name: str
    value: float
    unit: str
    target: float | None = None

    @property
    def missed(self) -> bool:
        return self.target is not None and self.value > self.target


class Program:
    """A program under a pseudo-terminal of 120 columns and 36 rows."""

    def __init__(self, arguments: list[str], home: Path, command: str = sys.executable) -> None:
        env = {**os.environ, "DEBATE_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        env |= {"TEXTUAL_ANIMATIONS": "none"}
        self.began = time.perf_counter()
        self._child = pexpect.spawn(command, arguments, env=env, dimensions=(36, 120), timeout=PATIENCE)
        self._child.delaybeforesend = None

    def until(self, shown: str) -> float:
        """Wait until these characters are drawn; returns the instant at which they arrived."""
        drawn = b""
        while shown.encode() not in drawn:
            drawn += self._child.read_nonblocking(65_536, timeout=PATIENCE)
        return time.perf_counter()

    def quiet(self, seconds: float = 0.3) -> None:
        """Wait until nothing has been drawn for so long (but not for ever: something may blink)."""
        until = time.perf_counter() + PATIENCE / 6
        while time.perf_counter() < until:
            try:
                self._child.read_nonblocking(65_536, timeout=seconds)
            except pexpect.TIMEOUT:
                return

    def send(self, keys: str) -> float:
        """Press keys; returns the instant of it."""
        now = time.perf_counter()
        self._child.send(keys.encode())
        return now

    @property
    def memory(self) -> float:
        """Resident memory in MiB."""
        try:
            status = Path(f"/proc/{self._child.pid}/status").read_text(encoding="ascii")
            kibibytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:"))
        except OSError:
            kibibytes = subprocess.check_output(["ps", "-o", "rss=", "-p", str(self._child.pid)], text=True)
        return int(kibibytes) / 1024

    def end(self) -> None:
        self._child.close(force=True)


@contextmanager
def running(arguments: list[str], home: Path, command: str = sys.executable) -> Iterator[Program]:
    program = Program(arguments, home, command)
    try:
        yield program
    finally:
        program.end()


def minimal(widget: str = "Static") -> list[str]:
    return ["-c", MINIMAL.format(widget=widget)]


def debate(*words: str) -> list[str]:
    return ["-m", "debate", *words]


# What is measured


def version(home: Path, runs: int) -> Iterator[Row]:
    """``debate --version``, and whether it loads Textual."""

    def once() -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, *debate("--version")], capture_output=True, check=True)
        return time.perf_counter() - began

    yield Row("debate --version", median(once, runs) * 1000, "ms", 120)
    command = [sys.executable, "-X", "importtime", *debate("--version")]
    imports = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    loaded = sum(line.rpartition("|")[2].strip().split(".")[0] == "textual" for line in imports.splitlines())
    yield Row("modules of Textual that it loads", loaded, "", 0)


def practise(home: Path, answers: int = ANSWERS) -> None:
    """Have a player answer so many prompts, ten a day."""
    pack = load_pack(PACK)
    judge, now = Judge(pack), datetime.now(UTC)
    ballots = {prompt.id: to_json(judge.ballot(prompt.id, "They say so. But it never was.")) for prompt in pack.prompts}
    with Records.open(home) as records:
        for number in range(answers):
            prompt = pack.prompts[number % len(pack.prompts)]
            records.add_attempt(
                StoredAttempt(
                    round_id=f"round-{number // 3}", turn=number % 3, number=1, pack=pack.id, pack_hash=pack.hash,
                    camp=prompt.camp, prompt=prompt.id, answer="They say so. But it never was.",
                    ballot=ballots[prompt.id], score=number % 100, seconds_used=90.0, by_clock=False,
                    at=(now - timedelta(hours=2.4 * (answers - number))).isoformat(timespec="seconds"),
                )
            )  # fmt: skip


def first_paint(home: Path, runs: int) -> Iterator[Row]:
    """Home of a player with a thousand answers, from the start of the process until its menu is drawn."""
    practise(home)

    def once(arguments: list[str], shown: str) -> float:
        with running(arguments, home) as program:
            return program.until(shown) - program.began

    least, ours = in_turns(lambda: once(minimal(), "is all"), lambda: once(debate(), "Settings"), runs)
    yield Row("first paint of the minimal app", least * 1000, "ms")
    yield Row("first paint of home", ours * 1000, "ms")
    yield Row("home beside the minimal app", ours / least, "×", 1.3)


def beside(home: Path, runs: int, wanted: str) -> Iterator[Row]:
    """Another program of the field, told as “TEXT=COMMAND”."""
    shown, _, line = wanted.partition("=")
    command, *arguments = line.split()
    found: list[tuple[float, float]] = []
    for _ in range(runs + 1):
        with running(arguments, home, command) as program:
            took = program.until(shown) - program.began
            program.quiet()
            found.append((took, program.memory))
    times, sizes = zip(*found[1:], strict=True)
    name = Path(command).name
    yield Row(f"first paint of {name}", statistics.median(times) * 1000, "ms")
    yield Row(f"memory of {name}", statistics.median(sizes), "MiB")


@contextmanager
def at_a_prompt(home: Path) -> Iterator[Program]:
    """The program on the screen of a prompt."""
    with running(debate("play", "--camp", "ally", "--untimed", "--seed", "5"), home) as program:
        for shown in ("read the brief", "hear the argument"):
            program.until(shown)
            program.quiet()
            program.send("\r")
        program.until("rebuttal")
        program.quiet()
        yield program


def memory(home: Path, runs: int) -> Iterator[Row]:
    """Resident memory on the screen of a prompt, and on that of its ballot."""

    def least() -> float:
        with running(minimal(), home) as program:
            program.until("is all")
            program.quiet()
            return program.memory

    ballots = []

    def ours() -> float:
        # A player of no ballots each time: after the third one is asked to predict the next.
        with tempfile.TemporaryDirectory(dir=home) as new, at_a_prompt(Path(new)) as program:
            prompt = program.memory
            program.send("They say so. But it never was, because nobody paid for it.")
            program.quiet()
            program.send("\x13")
            program.until("One thing to fix")
            program.quiet()
            ballots.append(program.memory)
            return prompt

    small, prompt = in_turns(least, ours, max(1, runs // 3))
    yield Row("memory of the minimal app", small, "MiB")
    yield Row("memory at a prompt", prompt, "MiB")
    yield Row("memory beside the minimal app", prompt / small, "×", 1.5)
    yield Row("memory at a ballot", statistics.median(ballots), "MiB")


def keys(home: Path, runs: int) -> Iterator[Row]:
    """From a key press to its letter on the screen, at the end of a long answer."""

    def lags(program: Program) -> list[float]:
        text = " ".join(f"word{number % 10}" for number in range(LONG_ANSWER))
        program.send(f"\x1b[200~{text}\n\x1b[201~")  # a fresh line, so that no letter falls on a fold
        program.quiet(1.0)
        found = []
        for number in range(KEYS):
            letter = "ñéøß"[number % 4]  # stands nowhere else, nor in a control sequence
            pressed = program.send(letter)
            found.append(program.until(letter) - pressed)
            program.quiet(0.1)
        return found

    with running(minimal("TextArea"), home) as program:
        program.until("is all")
        program.quiet()
        bare = statistics.median(lags(program))
    with at_a_prompt(home) as program:
        ours = lags(program)
    yield Row(f"key to screen in a bare editor, {LONG_ANSWER} words", bare * 1000, "ms")
    yield Row(f"key to screen at a prompt, {LONG_ANSWER} words", statistics.median(ours) * 1000, "ms", 50)
    yield Row("the slowest of those", max(ours) * 1000, "ms", 100)


def ballots(home: Path, runs: int) -> Iterator[Row]:
    """The ballot of an answer of 150 words: for every prompt, its model answers cut or filled up to that length."""
    began = time.perf_counter()
    pack = load_pack(PACK)
    read = time.perf_counter()
    judge = Judge(pack)
    ready = time.perf_counter()
    yield Row("reading the pack", (read - began) * 1000, "ms")
    yield Row("getting the judge ready", (ready - read) * 1000, "ms")
    times = []
    for prompt in pack.prompts:
        text = " ".join([prompt.exemplar, *(sample.text for sample in prompt.samples)])
        answer = " ".join(text.split()[:WORDS])
        judge.ballot(prompt.id, answer)

        def once(prompt_id: str = prompt.id, answer: str = answer) -> float:
            began = time.perf_counter()
            judge.ballot(prompt_id, answer)
            return time.perf_counter() - began

        times.append(median(once, runs))
    yield Row(f"a ballot for {WORDS} words", statistics.median(times) * 1000, "ms", 10)
    yield Row("the slowest prompt's", max(times) * 1000, "ms")


def median(measure: Callable[[], float], runs: int) -> float:
    return statistics.median(measure() for _ in range(runs))


def in_turns(one: Callable[[], float], other: Callable[[], float], runs: int) -> tuple[float, float]:
    """The medians of two measurements that are made in turns, after one of each that does not count."""
    pairs = [(one(), other()) for _ in range(runs + 1)][1:]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=9, help="how often each is measured")
    options.add_argument("--json", action="store_true", help="print the figures as JSON")
    options.add_argument("--beside", action="append", default=[], metavar="TEXT=COMMAND", help="another program")
    chosen = options.parse_args()
    rows: list[Row] = []
    others = [partial(beside, wanted=one) for one in chosen.beside]
    for measure in (version, first_paint, memory, *others, keys, ballots):
        with tempfile.TemporaryDirectory() as home:
            for row in measure(Path(home), max(1, chosen.runs)):
                rows.append(row)
                if not chosen.json:
                    held = "" if row.target is None else f"  at most {row.target:g}"
                    print(f"{row.name:44} {row.value:8.1f} {row.unit:4}{held}{'  MISSED' if row.missed else ''}")
    if chosen.json:
        print(json.dumps([{**asdict(row), "missed": row.missed} for row in rows], ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
