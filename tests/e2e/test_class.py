"""A whole lesson of real programs in real terminals: one teacher, eight students, two prompts, and what goes wrong.

A student's program is killed, the room's server is killed, one student comes late, one has extra time, one mark is
changed, one appeal is accepted; the class revises, and the report has every word.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ..classroom.ports import own_port
from .conftest import PATIENCE, Terminal

if sys.platform == "win32":
    pytest.skip("These journeys need a pseudo-terminal, which only POSIX systems have.", allow_module_level=True)

NAMES = ("Aiko", "Ben", "Cem", "Dora", "Emil", "Fay", "Gita", "Hugo")
LATE = "Hugo"
ANSWER = "They say that it cannot be done now. But the {name} point stands, because the dangers of today are near."


class Class:
    """The terminals of a lesson. Waiting for one reads them all, since an unread terminal stops its program."""

    def __init__(self, teacher: Terminal) -> None:
        self.teacher = teacher
        self.students: dict[str, Terminal] = {}

    def wait(self, terminal: Terminal, *texts: str, without: str | None = None) -> None:
        self.until(
            lambda: (
                all(text in terminal.words for text in texts) and (without is None or without not in terminal.words)
            ),
            lambda: f"{texts!r} never came:\n{terminal.text}",
        )

    def wait_all(self, *texts: str) -> None:
        for terminal in self.students.values():
            self.wait(terminal, *texts)

    def until(self, holds: Callable[[], bool], why: Callable[[], str]) -> None:
        until = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < until, why()
            for terminal in (self.teacher, *self.students.values()):
                terminal.glance()
            time.sleep(0.02)

    def choose(self, name: str) -> None:
        """Filter the teacher's roster to one name and open that line."""
        self.teacher.press("/")
        self.wait(self.teacher, "esc all", without="enter open")
        self.teacher.type(name)  # in place of the one that was looked for before
        self.wait(self.teacher, name, "1 seat")
        self.teacher.press("enter")
        self.wait(self.teacher, "enter open", "esc all")
        self.teacher.press("enter")

    def all_lines(self) -> None:
        self.teacher.press("escape")
        self.wait(self.teacher, "8 seats")


def test_a_lesson(open_terminal: Callable[..., Terminal], home: Path, tmp_path: Path) -> None:
    lesson = Class(open_terminal("host", "--port", str(own_port()), columns=120, rows=40))
    teacher = lesson.teacher
    lesson.wait(teacher, "Students type", "Join code")
    address, code = re.search(r"debate join (\S+) ([A-Z0-9]{6})", teacher.words).groups()

    def sit(name: str, *more: str) -> None:
        lesson.students[name] = open_terminal(
            *("join", address, code, "--name", name), *more, DEBATE_HOME=str(tmp_path / name)
        )

    for name in NAMES:
        if name != LATE:
            sit(name)
    for name in lesson.students:
        lesson.wait(teacher, name)

    # The first prompt: one has extra time, which nobody else is told; one comes late.
    teacher.press("n")
    lesson.wait_all("Your teacher starts the clock")
    lesson.choose("Aiko")
    lesson.wait(teacher, "Extra time")
    teacher.press("tab", "\x1b[C", "\x1b[C")
    lesson.wait(teacher, "● × 1.5")
    teacher.press("escape")
    lesson.wait(teacher, "Aiko", without="Another name")
    teacher.press("escape")
    lesson.wait(teacher, "7 seats")
    teacher.press("s")
    lesson.wait_all("Your rebuttal")
    assert re.search(r"0[56]:\d\d", lesson.students["Aiko"].text)
    assert re.search(r"0[34]:\d\d", lesson.students["Ben"].text)
    sit(LATE)
    lesson.wait(lesson.students[LATE], "Your rebuttal")
    for name, student in lesson.students.items():
        student.type(ANSWER.format(name=name))
    lesson.wait_all("All is kept.")

    # A student's program dies in mid-sentence, and comes back to seat and text.
    lesson.students["Ben"].type(" And one thing mo")
    lesson.wait(lesson.students["Ben"], "one thing mo")
    lesson.until(lambda: "one thing mo" in _kept(tmp_path / "Ben"), lambda: "Ben's text never reached his disk")
    lesson.students.pop("Ben").kill()
    lesson.wait(teacher, "lost")
    sit("Ben")
    lesson.wait(lesson.students["Ben"], "one thing mo", "All is kept.")

    # The room's server dies; the dashboard starts it again, and everybody is back.
    os.kill(_server_of(home), signal.SIGKILL)
    lesson.wait(teacher, "server was started again")
    teacher.press(" ")
    lesson.wait(teacher, "pause", without="server was started again")
    lesson.wait_all("All is kept.")
    lesson.students["Ben"].type("re.")
    for student in lesson.students.values():
        lesson.wait(student, "Your rebuttal", "All is kept.")
        student.press("ctrl+s")
        lesson.wait(student, "Hand in?")
        student.press("ctrl+s")
    lesson.wait(teacher, "8 of 8", "held")

    # Marks: one is changed with a reason, then all are released; an appeal is accepted.
    lesson.choose("Cem")
    lesson.wait(teacher, "Names the argument")
    teacher.press("1", "o")
    lesson.wait(teacher, "The judge gave")
    teacher.press("\x1b[C", "\x1b[C", "\x1b[C", "\x1b[C")
    lesson.wait(teacher, "● full", "choose")
    teacher.press("tab")
    lesson.wait(teacher, "^s save", without="choose")  # the letters are the reason's now
    teacher.type("It names the argument well.")
    lesson.wait(teacher, "It names the argument well.")
    teacher.press("ctrl+s")
    lesson.wait(teacher, "It names the argument well.", without="The judge gave")
    teacher.press("escape")
    lesson.wait(teacher, "enter open", "1 seat")
    lesson.all_lines()
    teacher.press("r")
    lesson.wait(teacher, "Skip the trust check?")
    teacher.press("r")
    lesson.wait(teacher, "What does everybody see?")
    teacher.press("ctrl+s")
    lesson.wait_all("of 100")
    lesson.wait(lesson.students["Cem"], "It names the argument well.")
    assert "It names the argument well." not in lesson.students["Ben"].words
    appellant = lesson.students["Dora"]
    appellant.press("a")
    lesson.wait(appellant, "Which point should have counted?")
    appellant.press("enter")
    lesson.wait(appellant, "begin here")
    appellant.press(" ", "\x1b[C", "\x1b[C")
    lesson.wait(appellant, "“They say that”")
    appellant.press("ctrl+s")
    lesson.wait(appellant, without="Which point should have counted?")
    lesson.wait(teacher, "appeal")
    teacher.press("a")
    lesson.wait(teacher, "This should have counted", "Dora")
    teacher.press("enter")
    lesson.wait(teacher, "These words")
    teacher.press("ctrl+s")
    lesson.wait(teacher, "The same key again makes it")
    teacher.press("ctrl+s")
    lesson.wait(appellant, "Your teacher ruled")
    lesson.wait(teacher, "This should have counted", without="These words")  # the list again
    teacher.press("escape")
    lesson.wait(teacher, "enter open", without="This should have counted")

    # They revise, and the second prompt is played; then the room ends.
    teacher.press("v")
    lesson.wait_all("Your revision")
    for name, student in lesson.students.items():
        student.type(f"{name} adds that this matters, since otherwise the alliance breaks. ")
        lesson.wait(student, f"{name} adds", "All is kept.")
        student.press("ctrl+s")
        lesson.wait(student, "Hand in?")
        student.press("ctrl+s")
    release(lesson)
    teacher.press("n")
    lesson.wait_all("Your teacher starts the clock")
    teacher.press("s")
    lesson.wait_all("Your rebuttal")
    for name, student in lesson.students.items():
        student.type(f"Second answer of {name}.")
        lesson.wait(student, f"Second answer of {name}.", "All is kept.")
    teacher.press("c", "c")
    release(lesson, taken=True)
    teacher.press("E", "E")
    lesson.wait_all("over")

    check_report(home, tmp_path / "report")


def release(lesson: Class, *, taken: bool = False) -> None:
    """Wait until all is marked, and let the ballots go. Where texts were ``taken``, each student is told so first."""
    lesson.wait(lesson.teacher, "8 of 8", "held")
    lesson.teacher.press("r")
    if "revision" not in lesson.teacher.words:
        lesson.wait(lesson.teacher, "Skip the trust check?")
        lesson.teacher.press("r")
    lesson.wait(lesson.teacher, "What does everybody see?")
    lesson.teacher.press("ctrl+s")
    for student in lesson.students.values() if taken else ():
        lesson.wait(student, "enter to see your ballot")
        student.press("enter")
    lesson.wait_all("of 100")


def check_report(home: Path, folder: Path) -> None:
    """Every word that the class wrote is in the report, in each of its forms."""
    subprocess.run(
        [sys.executable, "-m", "debate", "room", "report", "last", "--out", str(folder)],
        env={**os.environ, "DEBATE_HOME": str(home)},
        check=True,
    )
    for ending in ("html", "csv", "json"):
        (file,) = folder.rglob(f"*.{ending}")
        text = file.read_text(encoding="utf-8-sig")
        if ending == "html":
            text = re.sub("<[^>]*>", "", text)  # marks stand between the words that earned them
        for name in NAMES:
            assert f"But the {name} point stands" in text, (ending, name)
            assert f"{name} adds that this matters" in text, (ending, name)
            assert f"Second answer of {name}." in text, (ending, name)
        assert "And one thing more." in text
        assert "It names the argument well." in text


def _server_of(home: Path) -> int:
    (file,) = (home / "rooms").glob("*.json")
    return int(json.loads(file.read_text())["pid"])


def _kept(home: Path) -> str:
    """All that a student's client has on its disk."""
    return " ".join(path.read_text(errors="replace") for path in home.rglob("*.json"))
