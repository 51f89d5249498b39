"""The report as an Excel workbook, for those who would rather open a file than import one.

What somebody typed is written as text, whatever it begins with, and a mark as a number; so nothing runs, and decimals
are right in every country. A text longer than Excel's 32,767 characters is cut there, in no other form.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from debate.classroom.report.as_csv import Cell, answer_rows
from debate.classroom.report.gradebook import gradebook_rows
from debate.classroom.report.report import Report

if TYPE_CHECKING:
    from xlsxwriter import Workbook

WIDEST: Final = 40
"""Characters of a column's width: an answer's text has no end."""


def to_xlsx(report: Report) -> bytes:
    """The report as a workbook: a row for each student, and on a second sheet one for each answer, as in the CSV."""
    return _written(report, {"Students": gradebook_rows(report, "table"), "Answers": answer_rows(report)})


def to_gradebook_xlsx(report: Report, kind: str) -> bytes:
    """The gradebook for one of ``gradebook.KINDS``, as ``to_gradebook`` has it. Raises ``RoomError``."""
    return _written(report, {"Gradebook": gradebook_rows(report, kind)})


def _written(report: Report, sheets: Mapping[str, Iterable[Sequence[Cell | None]]]) -> bytes:
    import xlsxwriter

    stream = io.BytesIO()
    # Nothing on a disk: the texts of a class do not belong into a folder for all users.
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": report.title, "created": datetime.fromisoformat(report.opened_at)})
        for name, rows in sheets.items():
            _fill(workbook, name, rows)
    return stream.getvalue()


def _fill(workbook: Workbook, name: str, rows: Iterable[Sequence[Cell | None]]) -> None:
    sheet, head = workbook.add_worksheet(name), workbook.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    widths: dict[int, int] = {}
    for row, column, value in _cells(rows):
        look = head if row == 0 else None
        if isinstance(value, str):
            sheet.write_string(row, column, value, look)
        else:
            sheet.write_number(row, column, value, look)
        widths[column] = max(widths.get(column, 0), len(str(value)))
    for column, width in widths.items():
        sheet.set_column(column, column, min(WIDEST, width + 2))


def _cells(rows: Iterable[Sequence[Cell | None]]) -> Iterator[tuple[int, int, Cell]]:
    """The cells that hold something, each with its row and column."""
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None and value != "":
                yield number, column, value
