"""From nothing to the first student's first word: what a teacher does who has never seen debate, and how long it takes.

    python -m tests.bench.newcomer [--wheel FILE] [--size 120x36]

A new virtual environment, `pip install` of this checkout (or of a wheel) with the classroom, `debate host --web` in a
pseudo-terminal with a player's folder of its own, and a headless Chromium that joins by the address and the code that
the dashboard shows. The teacher presses only what the screen names at that moment. Printed are the seconds of each
stage, until what the next one needs is on show, and the keys that were pressed in it; a person reads and looks for keys
beside that. `pip` fetches what it does not have in its own cache.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from ..classroom.web.browsing import CHROMIUM, OPTIONS, PHONE
from ..e2e.conftest import Terminal

ROOT = Path(__file__).parents[2]
MOST_SECONDS = 120.0
PATIENCE = 60.0
WORD = "They"


@dataclass
class Stages:
    """The stages so far: what was done, its seconds, and the keys of teacher and student."""

    done: list[tuple[str, float, str]] = field(default_factory=list)

    @contextmanager
    def stage(self, what: str, keys: str = "") -> Iterator[None]:
        began = time.monotonic()
        yield
        self.done.append((what, time.monotonic() - began, keys))
        print(f"| {what} | {self.done[-1][1]:.1f} | {keys} |", flush=True)

    @property
    def seconds(self) -> float:
        return sum(seconds for _, seconds, _ in self.done)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheel", type=Path, default=ROOT, help="what is installed (default: this checkout)")
    parser.add_argument("--size", default="120x36", help="of the teacher's terminal (default 120x36)")
    arguments = parser.parse_args()
    columns, rows = map(int, arguments.size.split("x"))
    print("| stage | seconds | keys |\n|---|---:|---|")
    stages = Stages()
    with tempfile.TemporaryDirectory() as folder:
        program = install(stages, Path(folder), arguments.wheel.resolve())
        environment = {**os.environ, "DEBATE_HOME": f"{folder}/home", "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        teacher = Terminal([str(program), "host", "--web"], Path(folder), environment, columns, rows)
        try:
            lesson(stages, teacher)
        finally:
            teacher.close()
    print(f"| **together** | **{stages.seconds:.1f}** | |")
    if stages.seconds > MOST_SECONDS:
        sys.exit(f"A newcomer should be in within {MOST_SECONDS:.0f} seconds.")


def install(stages: Stages, folder: Path, what: Path) -> Path:
    """The program in a virtual environment of its own."""
    environment = folder / "venv"
    with stages.stage("`python3 -m venv .venv`"):
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    with stages.stage("`pip install '.[classroom]'`"):
        pip = [environment / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check"]
        done = subprocess.run([*pip, f"{what}[classroom]"], check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    return environment / "bin" / "debate"


def lesson(stages: Stages, teacher: Terminal) -> None:
    """Until the first word of the first student is acknowledged."""
    with stages.stage("`debate host --web`, until the code is on show"):
        teacher.wait_for("Join code", "first prompt")
    address, code = told(teacher)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=OPTIONS)
        page = browser.new_context(**PHONE).new_page()
        with stages.stage("student: the address, until the door is open", f"{len(address)}, or none by the QR code"):
            page.goto(address)
            page.locator("#code").wait_for()
        with stages.stage("student: code and name, until seated and seen", "6 + 5, enter"):
            page.fill("#code", code)
            page.fill("#name", "Maya")
            page.press("#name", "Enter")
            teacher.wait_for("Maya")
            shown(teacher, page, "You are Maya")
        with stages.stage("teacher: first prompt, until the brief is read", "n"):
            teacher.press(key_for(teacher, "first prompt"))
            shown(teacher, page, "You speak for")
        with stages.stage("teacher: start the clock, until there is a text box", "s"):
            teacher.wait_for("start the clock")
            teacher.press(key_for(teacher, "start the clock"))
            until(teacher, lambda: page.locator("#answer").is_visible(), "a text box")
        with stages.stage("student: the first word, until the room has it", str(len(WORD))):
            page.locator("#answer").press_sequentially(WORD)
            shown(teacher, page, "All is kept.")
        browser.close()


def told(teacher: Terminal) -> tuple[str, str]:
    """The address for browsers, and the code, as they stand on the dashboard."""
    address = re.search(r"https?://\S+", teacher.words)
    code = re.search(r"Join code ((?:[A-Z0-9] ){5}[A-Z0-9])", teacher.words)
    assert address is not None and code is not None, f"The dashboard does not say how to join:\n{teacher.text}"
    return address[0].rstrip("."), code[1].replace(" ", "")


def key_for(teacher: Terminal, does: str) -> str:
    """The letter that the line of keys names for it: whoever has to guess is no newcomer."""
    found = re.search(rf"\b(\w) {does}", teacher.words)
    assert found is not None, f"No key is told for “{does}”:\n{teacher.text}"
    return found[1]


def shown(teacher: Terminal, page: Page, words: str) -> None:
    until(teacher, lambda: words in page.locator("body").inner_text(), words)


def until(teacher: Terminal, holds: Callable[[], bool], what: str) -> None:
    """Wait for the browser; the terminal is read meanwhile, since one that nobody reads stops its program."""
    late = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < late, f"There was no {what!r}:\n{teacher.text}"
        teacher.glance()
        time.sleep(0.02)


if __name__ == "__main__":
    main()
