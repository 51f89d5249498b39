"""Writes a room's report down: as a page for people, as a table for spreadsheets, as JSON for programs."""

from __future__ import annotations

from pathlib import Path

from debate.classroom.report.as_csv import to_csv
from debate.classroom.report.as_html import to_html
from debate.classroom.report.as_json import to_json
from debate.classroom.report.as_take_home import to_take_home
from debate.classroom.report.gradebook import to_gradebook
from debate.classroom.report.report import Report, make_report
from debate.classroom.room.state import Room
from debate.home import data_folder, private_file, private_folder
from debate.packs.model import Pack

_FORMS = {"html": to_html, "csv": to_csv, "json": to_json}
FORMS = tuple(_FORMS)


def written_as(form: str, report: Report) -> str:
    """The report as text, in one of ``FORMS``. Raises ``KeyError`` for another form."""
    return _FORMS[form](report)


def write_report(room: Room, pack: Pack | None, folder: Path) -> list[Path]:
    """Write the report into a folder, which is made if need be, as HTML, CSV and JSON. Returns the files' paths.

    Only their owner may read them; a folder that is there and not the program's keeps its rights.

    Each file is complete or is not there, also when it takes the place of an older one. Raises ``OSError``.
    """
    report = make_report(room, pack)
    _make(folder)
    written = []
    for form in FORMS:
        path = folder / f"{room.id}.{form}"
        write_whole(path, written_as(form, report))
        written.append(path)
    return written


def write_gradebook(report: Report, folder: Path, kind: str, locale: str) -> Path:
    """Write the gradebook for one of ``gradebook.KINDS`` into that folder. Raises ``OSError``."""
    _make(folder)
    path = folder / f"{report.room}.{kind}.csv"
    write_whole(path, to_gradebook(report, kind, locale))
    return path


def write_take_home(report: Report, folder: Path) -> list[Path]:
    """Write a page for each student who has one into that folder, named by them. Raises ``OSError``."""
    _make(folder)
    written = []
    for number, student in enumerate(report.students, 1):
        if student.has_page:
            letters = "".join(c if c.isalnum() else "-" for c in student.name)[:40].strip("-")
            path = folder / f"{report.room}-{number:02}-{letters}.html"
            write_whole(path, to_take_home(report, student))
            written.append(path)
    return written


def _make(folder: Path) -> None:
    """The folder is there; a new one, and any of the program's, is its owner's alone. Raises ``OSError``."""
    if data_folder() in folder.parents or not folder.exists():
        private_folder(folder)


def write_whole(path: Path, text: str) -> None:
    """Write a file for its owner alone, through a neighbour that is renamed, so that nobody ever reads half of it.

    Raises ``OSError``.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        private_file(part).write_text(text, encoding="utf-8", newline="")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
