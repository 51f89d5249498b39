"""The report as a gradebook takes it: one row for each student, with the id, a total and each prompt, of 100.

A mark that was withheld, not released or never given is an empty cell, never a nought, and counts in no total. Where a
gradebook would take an empty cell for a mark that is to be deleted, a student without a total has no row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Final

from debate.classroom.report.as_csv import BYTE_ORDER_MARK, safe
from debate.classroom.report.report import Report, Student
from debate.classroom.room.state import Standing

_COMMA_LANGUAGES: Final = """
    af be bg bs ca cs da de el es et eu fi fo fr gl hr hu hy id is it ka kk lt lv mk nb nl nn no pl pt ro ru sk sl sq sr
    sv tr uk uz vi
"""
"""Languages in which “3,5” is three and a half; their spreadsheets part cells by semicolons."""

_EXCEPTIONS: Final = {"de-CH": (".", ";"), "de-LI": (".", ";"), "it-CH": (".", ";"), "es-MX": (".", ","),
                      "es-US": (".", ","), "es-PR": (".", ","), "es-GT": (".", ",")}  # fmt: skip
"""Decimal mark and cell mark of places that differ from their language."""

KINDS: Final = ("moodle", "canvas", "classroom", "table")
"""What a gradebook can be written for."""

_POSSIBLE: Final = "    Points Possible"
"""How Canvas knows its second row."""

_STANDING: Final = {
    Standing.EXPECTED: "absent", Standing.SEATED: "", Standing.KICKED: "sent out", Standing.BANNED: "barred",
}  # fmt: skip


Cell = str | float | None


def marks_of(locale: str) -> tuple[str, str]:
    """The decimal mark and the mark between cells where people write as in ``locale`` (“de”, “fr_CA.UTF-8”)."""
    language, _, place = locale.split(".")[0].split("@")[0].replace("_", "-").partition("-")
    exception = _EXCEPTIONS.get(f"{language.lower()}-{place.upper()}")
    if exception is not None:
        return exception
    return (",", ";") if language.lower() in _COMMA_LANGUAGES.split() else (".", ",")


def prompt_scores(student: Student) -> dict[int, int]:
    """What counts for each prompt (from 1): the revision's score, or the first answer's where nothing was revised."""
    newest = {answer.turn: answer for answer in student.answers if answer.handed_in and answer.text.strip()}
    known = {turn: one.score for turn, one in newest.items() if one.released and one.complete and one.score is not None}
    return dict(sorted(known.items()))


def total(student: Student) -> float | None:
    """The mean of the prompts that were marked, of 100; ``None`` without one."""
    scores = prompt_scores(student)
    return round(sum(scores.values()) / len(scores), 1) if scores else None


def to_gradebook(report: Report, kind: str, locale: str = "en") -> str:
    """The gradebook as CSV for one of ``KINDS``, with a byte-order mark. Raises ``KeyError`` for another kind."""
    decimal, between = marks_of(locale)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=between, lineterminator="\r\n")
    for row in _KINDS[kind](report):
        writer.writerow([_cell(value, decimal) for value in row])
    return BYTE_ORDER_MARK + stream.getvalue()


def _cell(value: Cell, decimal: str) -> str:
    if isinstance(value, str):
        return safe(value)
    return "" if value is None else f"{value:.1f}".removesuffix(".0").replace(".", decimal)


def _items(report: Report) -> list[str]:
    """The titles of the marks: the lesson's total, then each prompt."""
    lesson = f"{report.title} {report.opened_at[:10]}"
    return [lesson, *(f"{lesson}, prompt {turn.turn}" for turn in report.turns)]


def _scores(report: Report, student: Student) -> list[Cell]:
    scores = prompt_scores(student)
    return [total(student), *(scores.get(turn.turn) for turn in report.turns)]


def _marked(report: Report) -> Iterator[Student]:
    """Those who belong to the class and have a total."""
    return (student for student in report.students if student.belongs and total(student) is not None)


def _split(name: str) -> tuple[str, str]:
    """First and last name, as far as a name tells."""
    first, _, last = name.rpartition(" ")
    return (first, last) if first else (last, "")


def _email(student: Student) -> str:
    return student.student_id if "@" in student.student_id else ""


def _number(student: Student) -> str:
    return "" if "@" in student.student_id else student.student_id


def _moodle(report: Report) -> Iterator[list[Cell]]:
    """Columns as Moodle's own export has them; its import asks which of them tells who is who."""
    yield ["First name", "Last name", "ID number", "Email address", *_items(report)]
    for student in _marked(report):
        yield [*_split(student.name), _number(student), _email(student), *_scores(report, student)]


def _canvas(report: Report) -> Iterator[list[Cell]]:
    """The columns that Canvas wants, with the points possible in the second row."""
    items = _items(report)
    yield ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *items]
    yield [_POSSIBLE, "", "", "", "", *([100.0] * len(items))]
    for student in _marked(report):
        yield [student.name, "", _number(student), _email(student), "", *_scores(report, student)]


def _classroom(report: Report) -> Iterator[list[Cell]]:
    """Columns as in Google Classroom's own sheets."""
    yield ["Last Name", "First Name", "Email Address", *_items(report)]
    for student in _marked(report):
        first, last = _split(student.name)
        yield [last, first, student.student_id, *_scores(report, student)]


def _table(report: Report) -> Iterator[list[Cell]]:
    """For a teacher's own spreadsheet: everybody, absent ones too."""
    yield ["Name", "ID", "Camp", "Absent", "Total", *(f"Prompt {turn.turn}" for turn in report.turns)]
    for student in report.students:
        yield [student.name, student.student_id, student.camp, _STANDING[student.standing], *(
            _scores(report, student) if student.belongs else [None] * (1 + len(report.turns))
        )]  # fmt: skip


_KINDS: Final[dict[str, Callable[[Report], Iterator[list[Cell]]]]] = {
    "moodle": _moodle, "canvas": _canvas, "classroom": _classroom, "table": _table,
}  # fmt: skip
