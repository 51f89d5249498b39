"""A student's page to take home: two printed pages at most, whatever was written and however much was played.

What has no room there is cut, and said to be; the whole of it is in the report. Only marks that the teacher released
are on it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from debate.classroom.report.as_html import NEVER, TITLE, short, templates
from debate.classroom.report.marks import Answer, GivenMark
from debate.classroom.report.report import AppealMade, Report, Student

MOST_PROMPTS: Final = 3
"""Prompts that are shown with their text, the newest, where there is room; those before have a line each."""

LINES: Final = 96
"""Printed lines of two sides, of ``LINE_CELLS`` each: a capital, or a letter of East Asia, takes two."""

LINE_CELLS: Final = 88
MOST_LINES: Final = 130
"""What two sides hold at the very most, reckoned so: more of what is beside the texts lets the oldest prompt go."""

FEWEST_LINES: Final = 5
"""What the text of an answer has in any case."""

MOST_CRITERIA: Final = 5
MOST_DROPPED: Final = 2
MOST_APPEALS: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A prompt as it is taken home: the newest answer to it, what its first was given, and what it dropped."""

    answer: Answer
    first_score: int | None
    text: str
    cut: bool
    fix: str
    criteria: tuple[GivenMark, ...]
    more_criteria: int
    dropped: tuple[str, ...]
    more_dropped: int
    appeals: tuple[AppealMade, ...]

    @property
    def score(self) -> int | None:
        """The score that counts, where it was released whole."""
        return known_score(self.answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenHome:
    """What a student takes home: the newest prompts, and the scores of those before."""

    student: Student
    before: list[tuple[Answer, int | None]]
    prompts: list[Prompt]


def to_take_home(report: Report, student: Student | None = None) -> str:
    """The pages of all students who have one, or that of one of them, as a whole HTML document."""
    students = [one for one in report.students if one.has_page] if student is None else [student]
    page = templates().get_template("take_home.html.j2")
    return NEVER.sub("\ufffd", page.render(report=report, pages=[_page(report, one) for one in students]))


def _page(report: Report, student: Student) -> TakenHome:
    answers = [answer for answer in student.answers if answer.text.strip()]
    newest = list({answer.turn: answer for answer in answers}.values())
    shown = [_prompt(report, student, answer) for answer in newest[-MOST_PROMPTS:]]
    while len(shown) > 1 and sum(_lines_beside(prompt) + FEWEST_LINES for prompt in shown) > MOST_LINES:
        del shown[0]
    before = [(answer, known_score(answer)) for answer in newest[: -len(shown)]] if shown else []
    left = LINES - 6 - len(before) // 3 - sum(_lines_beside(prompt) for prompt in shown)
    each = max(FEWEST_LINES, left // max(1, len(shown)))
    return TakenHome(student=student, before=before, prompts=[_with_room(prompt, each) for prompt in shown])


def known_score(answer: Answer) -> int | None:
    """The score of an answer whose marks were all released."""
    return answer.score if answer.released and answer.complete else None


def _prompt(report: Report, student: Student, answer: Answer) -> Prompt:
    first = next((one for one in student.answers if (one.turn, one.attempt) == (answer.turn, 1)), None)
    marks = tuple(mark for mark in answer.criteria if mark.score is not None) if answer.released else ()
    dropped = [one.says for one in answer.points if one.made == "not" and one.kind == "answer"] if marks else []
    place = (student.seat, answer.turn, answer.attempt)
    appeals = tuple(one for one in report.appeals if (one.seat, one.turn, one.attempt) == place)
    return Prompt(
        answer=answer,
        first_score=known_score(first) if first is not None and answer.attempt > 1 else None,
        text=answer.text.strip(),
        cut=False,
        fix=answer.fix if answer.released and answer.complete else "",
        criteria=marks[:MOST_CRITERIA],
        more_criteria=len(marks[MOST_CRITERIA:]),
        dropped=tuple(dropped[:MOST_DROPPED]),
        more_dropped=len(dropped[MOST_DROPPED:]),
        appeals=appeals[-MOST_APPEALS:],
    )


def _lines_beside(prompt: Prompt) -> int:
    """About how many lines everything but the text takes up, as the template sets and shortens it."""
    says = [short(prompt.answer.title, TITLE) * 2, short(prompt.fix), *(short(one) for one in prompt.dropped)]
    says += [
        short(mark.title, TITLE) + (short(mark.reason) if mark.overridden else "") + "x" * 30
        for mark in prompt.criteria
    ]
    says += [short(one.says, TITLE) + short(one.reason) + "x" * 40 for one in prompt.appeals]
    return 7 + sum(_lines(one) for one in says) + bool(prompt.more_criteria) + bool(prompt.more_dropped)


def _with_room(prompt: Prompt, lines: int) -> Prompt:
    text, cut = _cut(prompt.text, lines)
    return replace(prompt, text=text, cut=cut)


def _cut(text: str, lines: int) -> tuple[str, bool]:
    """So much of a text as has room on that many lines, and whether any of it is left out."""
    kept: list[str] = []
    paragraphs = [line for line in text.split("\n") if line.strip()]  # empty ones would take up the room of words
    for paragraph in paragraphs:
        room = lines - sum(_lines(one) for one in kept)
        if room < 1:
            return "\n".join(kept), True
        if _lines(paragraph) > room:
            return "\n".join([*kept, _begin(paragraph, room * LINE_CELLS)]), True
        kept.append(paragraph)
    return "\n".join(kept), False


def _lines(paragraph: str) -> int:
    return max(1, ceil(_cells(paragraph) / LINE_CELLS))


def _begin(paragraph: str, cells: int) -> str:
    taken = 0
    for at, letter in enumerate(paragraph):
        taken += _cells(letter)
        if taken > cells:
            return paragraph[:at].rsplit(" ", 1)[0] if " " in paragraph[max(0, at - 40) : at] else paragraph[:at]
    return paragraph


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" or letter.isupper() else 1 for letter in text)
