"""The report as CSV, for spreadsheets: one row for each student, prompt and attempt, one column for each criterion's
points, level and judge's mark, what others gave (which counts for nothing), and one for each point of each prompt.

Spreadsheets run a cell that begins like a formula. What somebody typed is therefore never left to begin like one.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from debate.classroom.report.marks import Answer
from debate.classroom.report.report import AppealMade, Report, Student

BYTE_ORDER_MARK = "\ufeff"
"""Excel takes a file without it for one in an old encoding, and breaks every name with an accent."""

_UNSEEN = r"[\s\x00-\x1f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\"]*"
_SIGN = "[=+\\-@＝＋－＠]"
_FORMULA = re.compile(rf"[\t\r\n]|{_UNSEEN}{_SIGN}")
"""What a spreadsheet may take for the beginning of a formula, also behind white space and what cannot be seen; the wide
forms are read as the narrow ones where Japanese is written."""

_FORMULA_INSIDE = re.compile(rf"([;\t\r\n|]{_UNSEEN})(?={_SIGN})")
"""The same within a cell: a spreadsheet that takes another character than the comma to part cells begins one there."""

Cell = str | int | float

_ABOUT = (
    "room", "opened", "student", "seat", "standing", "camp", "team", "turn", "attempt", "prompt", "argument",
    "handed in", "by the clock", "late (s)", "time used (s)", "time given (s)", "words", "released", "score",
    "judge's score",
)  # fmt: skip
_AFTER = ("moves", "flags", "copying?", "appeals", "rulings", "text")


def to_csv(report: Report) -> str:
    """The report as CSV, with a byte-order mark and line ends as the format has them."""
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    for row in answer_rows(report):
        writer.writerow([_cell(value) for value in row])
    return BYTE_ORDER_MARK + stream.getvalue()


def answer_rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    """The table as it is, unsafe for a CSV file: the columns' names, then a row for each answer."""
    points = _points(report)
    yield tuple(_columns(report, points))
    for student in report.students:
        for answer in student.answers:
            row = (*_about(report, student, answer), *_marks(report, answer), *_made(points, answer))
            yield (*row, *_after(report, student, answer))


def safe(text: str) -> str:
    """A text as a cell that no spreadsheet runs: a leading apostrophe says that it is text."""
    text = text.replace("\x00", "\ufffd")  # no cell can hold it
    text = _FORMULA_INSIDE.sub(r"\1'", text)
    return f"'{text}" if _FORMULA.match(text) else text


def _cell(value: Cell) -> Cell:
    return safe(value) if isinstance(value, str) else value


def _points(report: Report) -> list[tuple[str, str]]:
    """Every point of every prompt that was answered, in the order in which they come up."""
    answers = [answer for student in report.students for answer in student.answers]
    answers.sort(key=lambda answer: (answer.turn, answer.attempt))
    return list(dict.fromkeys((answer.prompt, mark.point) for answer in answers for mark in answer.points))


def _columns(report: Report, points: list[tuple[str, str]]) -> Iterator[str]:
    yield from _ABOUT
    for row in report.criteria:
        yield f"{row.title} (of {row.maximum})"
        yield f"{row.title}: level"
        yield f"{row.title}: judge's points"
        yield f"{row.title}: predicted level"
        yield f"{row.title}: classmates' levels"
        yield f"{row.title}: withheld"
        yield f"{row.title}: reason for another mark"
    for prompt, point in points:
        yield f"{prompt}: {point}"
    yield from _AFTER


def _about(report: Report, student: Student, answer: Answer) -> Iterator[Cell]:
    yield from (report.room, report.opened_at, student.name, student.seat, student.standing.value)
    yield from (student.camp, student.team, answer.turn, answer.attempt, answer.prompt, answer.title)
    yield from (_yes(answer.handed_in), _yes(answer.by_clock), answer.late, answer.seconds)
    yield from ("" if answer.limit is None else answer.limit, answer.words, _yes(answer.released))
    yield "" if answer.score is None else answer.score
    yield "" if answer.judge_score is None else answer.judge_score


def _marks(report: Report, answer: Answer) -> Iterator[Cell]:
    marks = {mark.criterion: mark for mark in answer.criteria}
    for row in report.criteria:
        mark = marks.get(row.id)
        if mark is None:
            yield from [""] * 7
            continue
        level = "" if mark.level is None else mark.level_name or mark.level
        yield from ("" if mark.score is None else mark.score, level)
        yield "" if mark.judge_score is None else mark.judge_score
        yield "" if mark.predicted is None else mark.predicted_name or mark.predicted
        yield ", ".join(name or str(level) for level, name in zip(mark.peers, mark.peer_names, strict=True))
        yield from (_yes(mark.withheld), mark.reason)


def _made(points: list[tuple[str, str]], answer: Answer) -> Iterator[Cell]:
    made = {(answer.prompt, mark.point): mark.made for mark in answer.points}
    return (made.get(point, "") for point in points)


def _after(report: Report, student: Student, answer: Answer) -> Iterator[Cell]:
    appeals = [one for one in report.appeals if one.seat == student.seat]
    mine = [one for one in appeals if (one.turn, one.attempt) == (answer.turn, answer.attempt)]
    yield "; ".join(answer.moves)
    yield "; ".join(answer.flags)
    place = (student.seat, answer.turn, answer.attempt)
    yield "; ".join(one.says for one in report.signals if (one.seat, one.turn, one.attempt) == place)
    yield "; ".join(_appeal(one) for one in mine)
    yield "; ".join(str(number) for number in answer.rulings)
    yield answer.text


def _appeal(appeal: AppealMade) -> str:
    reason = f" ({appeal.reason})" if appeal.reason else ""
    return f"{appeal.point} {appeal.decision.value}{reason}"


def _yes(value: object) -> str:
    return "yes" if value else "no"
