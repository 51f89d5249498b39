"""The report as one HTML page: the class first, then each student. It needs no script, no network and no other file.

A browser shows it in light or dark; printed, each student begins a page of their own unless the box at its top is
cleared. Marks that were withheld stand on no student's part, since that part may be handed out.

The page is in the templates beside this module, which escape all that is put into them; here is what they cannot say.
What somebody typed stands in elements with ``dir="auto"``, so that it cannot turn the writing direction around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from debate.classroom.report.marks import Answer
from debate.classroom.report.report import PlayedTurn, Report
from debate.classroom.shown.views.board import FlowSheet
from debate.wording import counted

SENTENCE, TITLE = 130, 60
"""Characters of a sentence and of a title where room is little."""

NEVER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""What HTML cannot hold or no font shows; a line break and a tab may stand."""


def to_html(report: Report) -> str:
    """The report as a whole HTML document."""
    page = templates().get_template("page.html.j2")
    return NEVER.sub("\ufffd", page.render(report=report, figures=list(_figures(report))))


@cache
def templates() -> Environment:
    """The templates beside this module, with what they cannot say for themselves."""
    templates = Environment(
        loader=PackageLoader("debate.classroom.report", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    said = (_attempt_name, counted, _day, _in_words, _pieces, _sheets, short, _signed)
    templates.filters |= {function.__name__.removeprefix("_"): function for function in said}
    return templates


def _figures(report: Report) -> Iterator[tuple[str, str]]:
    """What stands large at the top, each with its name."""
    students = [student for student in report.students if student.belongs]
    answers = [answer for student in students for answer in student.answers if answer.handed_in]
    for number, what in ((len(students), "student"), (len(report.turns), "prompt"), (len(answers), "answer")):
        yield counted(number, what).partition(" ")[2], str(number)
    for attempt, name in ((1, "mean score"), (2, "mean score, revised")):
        scores = [one.score for one in answers if one.attempt == attempt and one.complete and one.score is not None]
        if scores:
            yield name, f"{sum(scores) / len(scores):.0f}"
    gains = [gain for student in students for _, gain in student.gains]
    if gains:
        yield "mean gain", _signed(round(sum(gains) / len(gains), 1))
    changed = sum(mark.overridden for answer in answers for mark in answer.criteria)
    if changed:
        yield f"{'mark' if changed == 1 else 'marks'} changed by hand", str(changed)


def _sheets(turn: PlayedTurn) -> list[list[FlowSheet]]:
    """The flow sheets of each prompt of a turn: the first attempt's, then the revision's."""
    sheets: dict[str, list[FlowSheet]] = {}
    for writing in turn.writings:
        for sheet in writing.flow:
            sheets.setdefault(sheet.speech.prompt, []).append(sheet)
    return list(sheets.values())


def _pieces(answer: Answer) -> Iterator[tuple[str, bool]]:
    """The answer's text in pieces, and of each whether it counted for a point."""
    text = answer.text
    spans = [span for point in answer.points if point.made != "not" for span in point.spans]
    found = {at for start, end in spans for at in range(max(0, start), min(end, len(text)))}
    for counts, places in groupby(range(len(text)), found.__contains__):
        yield "".join(text[at] for at in places), counts


def _attempt_name(attempt: int) -> str:
    return "First attempt" if attempt == 1 else "Revision"


def _day(at: str) -> str:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return at
    return f"{moment.day} {moment:%B %Y}"


def _in_words(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def short(text: str, most: int = SENTENCE) -> str:
    """A sentence, cut to so many characters where room is little."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]}…"


def _signed(number: float) -> str:
    """A gain with its sign; tenths are kept."""
    told = f"{abs(number):.1f}".removesuffix(".0")
    return "0" if told == "0" else f"{'+' if number > 0 else '−'}{told}"
