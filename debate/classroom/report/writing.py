"""Writes a room's report down: as a page for people, as tables for spreadsheets, as JSON for programs."""

from __future__ import annotations

from pathlib import Path

from debate.classroom.report.as_csv import to_csv
from debate.classroom.report.as_html import to_html
from debate.classroom.report.as_json import to_json
from debate.classroom.report.as_take_home import to_take_home
from debate.classroom.report.as_xlsx import to_gradebook_xlsx, to_xlsx
from debate.classroom.report.gradebook import to_gradebook
from debate.classroom.report.report import Report
from debate.home import data_folder, private_file, private_folder

_TEXTS = {"html": to_html, "csv": to_csv, "json": to_json}
FORMS = (*_TEXTS, "xlsx")


def written_as(form: str, report: Report) -> str:
    """The report as text, in one of ``FORMS`` that is text. Raises ``KeyError`` for another form."""
    return _TEXTS[form](report)


def file_as(form: str, report: Report) -> bytes:
    """The report as a file holds it, in one of ``FORMS``. Raises ``KeyError`` for another form."""
    return to_xlsx(report) if form == "xlsx" else written_as(form, report).encode()


def gradebook_file(form: str, report: Report, kind: str, locale: str) -> bytes:
    """The gradebook for one of ``gradebook.KINDS`` as “csv” or “xlsx” holds it. Raises ``RoomError``."""
    return to_gradebook_xlsx(report, kind) if form == "xlsx" else to_gradebook(report, kind, locale).encode()


def write_report(report: Report, folder: Path) -> list[Path]:
    """Write the report into a folder, which is made if need be, in each of ``FORMS``. Returns the files' paths.

    Only their owner may read them; a folder that is there and not the program's keeps its rights.

    Each file is complete or is not there, also when it takes the place of an older one. Raises ``OSError``.
    """
    _make(folder)
    written = []
    for form in FORMS:
        path = folder / f"{report.room}.{form}"
        write_whole(path, file_as(form, report))
        written.append(path)
    return written


def write_gradebook(report: Report, folder: Path, kind: str, locale: str, form: str = "csv") -> Path:
    """Write the gradebook for one of ``gradebook.KINDS`` into that folder. Raises ``RoomError`` and ``OSError``."""
    content = gradebook_file(form, report, kind, locale)
    _make(folder)
    path = folder / f"{report.room}.{kind}.{form}"
    write_whole(path, content)
    return path


def write_take_home(report: Report, folder: Path) -> list[Path]:
    """Write a page for each student who has one into that folder, named by them. Raises ``OSError``."""
    _make(folder)
    written = []
    for number, student in enumerate(report.students, 1):
        if student.has_page:
            letters = "".join(c if c.isalnum() else "-" for c in student.name)[:40].strip("-")
            path = folder / f"{report.room}-{number:02}-{letters}.html"
            write_whole(path, to_take_home(report, student).encode())
            written.append(path)
    return written


def _make(folder: Path) -> None:
    """The folder is there; a new one, and any of the program's, is its owner's alone. Raises ``OSError``."""
    if data_folder() in folder.parents or not folder.exists():
        private_folder(folder)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file for its owner alone, through a neighbour that is renamed, so that nobody ever reads half of it.

    Raises ``OSError``.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        private_file(part).write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
