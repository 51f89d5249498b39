"""What a student takes home: their own answers and released marks, on two printed pages, whatever was written."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest

from debate.classroom.report.as_take_home import to_take_home
from debate.classroom.report.report import Report, Student, make_report
from debate.classroom.report.writing import write_take_home
from debate.classroom.room import events as e
from debate.classroom.room.stepping import step

from .played_room import flagship, held, played

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def report() -> Report:
    return make_report(played(), flagship())


def test_each_student_has_a_file_of_their_own_with_nothing_of_the_others(report: Report, tmp_path: Path) -> None:
    files = write_take_home(report, tmp_path / "pages")
    assert [path.name for path in files] == [
        f"{report.room}-01-Maya.html",
        f"{report.room}-02-HYPERLINK--http---x.html",
        f"{report.room}-03-b-Tom--b.html",
    ]
    assert all(path.stat().st_mode & 0o077 == 0 for path in files)
    maya = files[0].read_text("utf-8")
    assert "Maya" in maya and "Tom" not in maya and "HYPERLINK" not in maya
    assert "<script>" not in files[2].read_text("utf-8")


def test_all_pages_are_one_document_too_in_which_each_student_begins_a_sheet(report: Report) -> None:
    page = to_take_home(report)
    with_page = [student for student in report.students if student.has_page]
    assert page.count("<article>") == len(with_page) > 1 and "break-before: page" in page
    assert "Nobody has a page" in to_take_home(msgspec.structs.replace(report, students=()))


def test_only_what_was_released_is_on_it() -> None:
    room = held()
    page = to_take_home(report_ := make_report(room, flagship()), report_.students[0])
    assert "The marks are not out" in page and "of 100" not in page and "To do better" not in page
    criterion = flagship().rubric.criteria[0]
    without = make_report(step(room, e.Released(withheld=(criterion.id,))), flagship())
    page = to_take_home(without, without.students[0])
    assert criterion.title not in page and "keeps some of these marks back" in page and "of 100" not in page


def test_a_revision_stands_with_what_it_brought(report: Report) -> None:
    page = to_take_home(report, report.students[0])
    assert "after the revision" in page


def worst(report: Report, letters: str) -> Student:
    """As much of everything as there can be: thirty prompts, each with all criteria changed by hand and many points."""
    student = report.students[0]
    answer = student.answers[0]
    long = (letters * 700)[:20_000]
    marks = tuple(
        msgspec.structs.replace(mark, overridden=True, reason=long[:500], title=long[:200], level_name="satisfactory")
        for mark in answer.criteria * 3
    )
    points = tuple(msgspec.structs.replace(point, made="not", says=long[:400]) for point in answer.points * 2)
    answers = tuple(
        msgspec.structs.replace(
            answer, turn=turn, attempt=attempt, text=long, title=long[:200], fix=long[:400], criteria=marks,
            points=points, released=True, complete=True, score=55,
        )
        for turn in range(1, 31)
        for attempt in (1, 2)
    )  # fmt: skip
    return msgspec.structs.replace(student, answers=answers, camp=long[:100], name="Maximiliane " * 5)


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here that would print a page")
@pytest.mark.parametrize("letters", ["words of an answer ", "WIDE WORDS ", "長い答え。", "line\n\n\n", "x"], ids=ascii)
def test_no_page_is_longer_than_two_printed_sides(report: Report, letters: str, tmp_path: Path) -> None:
    made = worst(report, letters)
    appeals = tuple(
        msgspec.structs.replace(
            report.appeals[0], turn=turn, attempt=2, seat=made.seat, reason="r" * 500, says="s" * 400
        )
        for turn in range(1, 31)
        for _ in range(3)
    )
    page, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(to_take_home(msgspec.structs.replace(report, appeals=appeals), made), "utf-8")
    assert CHROMIUM is not None
    subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}",
         "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes())) <= 2
