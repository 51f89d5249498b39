"""The report as a gradebook takes it: one row for each student, with the id, a total and each prompt, of 100.

A mark that was withheld, not released or never given is an empty cell, never a nought, and counts in no total. Where a
gradebook would take an empty cell for a mark that is to be deleted, a student without a total has no row.

What Moodle and Canvas take was read in the code of their imports (Moodle's ``gradeimport_csv``, Canvas's
``GradebookImporter``); ``GRADEBOOKS.md`` tells a teacher the steps. Of Google Classroom no such import is described.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Final

from debate.classroom.errors import RoomError
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

NOBODY_KNOWN: Final = (
    "Moodle knows students by their ID number or e-mail address, and nobody with marks has one here; give the class "
    "list a column “id” before the lesson, or take the gradebook “table”."
)

_NO_MARK: Final = "-"
"""How Moodle writes that there is no mark. An empty cell of a new item is a nought in some of its versions."""

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
    """The gradebook as CSV for one of ``KINDS``, with a byte-order mark.

    Raises ``KeyError`` for another kind, and ``RoomError`` where a gradebook could not tell who is who.
    """
    decimal, between = marks_of(locale)
    if kind == "moodle":  # a mark of a new item goes into its database as it stands
        decimal = "."
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=between, lineterminator="\r\n")
    for row in gradebook_rows(report, kind):
        writer.writerow([_cell(value, decimal) for value in row])
    return BYTE_ORDER_MARK + stream.getvalue()


def gradebook_rows(report: Report, kind: str) -> Iterator[list[Cell]]:
    """The gradebook for one of ``KINDS`` as it is, unsafe for a CSV file: the columns' names, then the students.

    Raises as ``to_gradebook`` does.
    """
    return _KINDS[kind](report)


def says_of(report: Report, kind: str) -> str:
    """What a teacher should know of such a gradebook, in a sentence: that it has no rows, or who has none in it."""
    if not any(_marked(report)):
        return "No mark of this room was released, so no student has a mark in the gradebook."
    if kind != "moodle":
        return ""
    known = {student.seat for student in _known_to_moodle(report)[1]}
    names = ", ".join(student.name for student in _marked(report) if student.seat not in known)
    return f"Not in the gradebook, since the class list has no such id for them: {names}." if names else ""


def _cell(value: Cell, decimal: str) -> str:
    if isinstance(value, str):
        return value if value == _NO_MARK else safe(value)
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
    """First and last name, as far as a name tells: “Anna Smith”, or “Smith, Anna”."""
    if ", " in name:
        last, _, first = name.partition(", ")
        return first, last
    first, _, last = name.rpartition(" ")
    return (first, last) if first else (last, "")


def _email(student: Student) -> str:
    return student.student_id if "@" in student.student_id else ""


def _number(student: Student) -> str:
    return "" if "@" in student.student_id else student.student_id


def _known_to_moodle(report: Report) -> tuple[str, list[Student]]:
    """The column by which Moodle is to find students, and those who have it.

    One column for all of them: Moodle gives the marks of a row without it to the student of the row above.
    """
    marked = list(_marked(report))
    numbers, emails = [one for one in marked if _number(one)], [one for one in marked if _email(one)]
    return ("Email address", emails) if len(emails) > len(numbers) else ("ID number", numbers)


def _moodle(report: Report) -> Iterator[list[Cell]]:
    """The column that tells who is who comes first, since Moodle's import proposes the first one."""
    column, students = _known_to_moodle(report)
    if not students and any(_marked(report)):
        raise RoomError(NOBODY_KNOWN)
    yield [column, "First name", "Last name", *_items(report)]
    for student in students:
        scores = (_NO_MARK if score is None else score for score in _scores(report, student))
        yield [student.student_id, *_split(student.name), *scores]


def _canvas(report: Report) -> Iterator[list[Cell]]:
    """The columns that Canvas wants, in this order up to “Section”, with the points possible in the second row.

    “ID” is Canvas's own number, which nobody else knows: without it Canvas goes by the others, then by the whole name.
    """
    items = _items(report)
    yield ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *items]
    yield [_POSSIBLE, "", "", "", "", *([100.0] * len(items))]
    for student in _marked(report):
        yield [student.name, "", _number(student), _email(student), "", *_scores(report, student)]


def _classroom(report: Report) -> Iterator[list[Cell]]:
    """Columns as in the sheets that Google Classroom writes itself, to copy marks from."""
    yield ["Last Name", "First Name", "Email Address", *_items(report)]
    for student in _marked(report):
        first, last = _split(student.name)
        yield [last, first, _email(student), *_scores(report, student)]


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
