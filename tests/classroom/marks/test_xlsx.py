"""The report as a workbook: text is text, marks are numbers, and what may not be told is not in it."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape

import pytest
from msgspec.structs import replace

from debate.classroom.report.as_csv import answer_rows
from debate.classroom.report.as_json import from_json, to_json
from debate.classroom.report.as_xlsx import to_gradebook_xlsx, to_xlsx
from debate.classroom.report.report import Report, make_report
from debate.classroom.room import events as e
from debate.classroom.room.stepping import step

from .played_room import flagship, held, played


@pytest.fixture(scope="module")
def report() -> Report:
    return make_report(played(), flagship())


def parts(workbook: bytes) -> dict[str, str]:
    """The workbook's files that say something, by their names."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name.rpartition("/")[2]: archive.read(name).decode() for name in archive.namelist()}


def cells(workbook: bytes, sheet: int) -> list[list[str | float]]:
    """The cells of a sheet that hold something, row by row."""
    found = parts(workbook)
    texts = [
        unescape(re.sub("<[^>]+>", "", one)) for one in re.findall(r"<si>(.*?)</si>", found["sharedStrings.xml"], re.S)
    ]
    return [
        [
            texts[int(value)] if 't="s"' in about else float(value)
            for about, value in re.findall(r"<c ([^>]*)><v>([^<]*)</v></c>", row)
        ]
        for row in re.findall(r"<row [^>]*>(.*?)</row>", found[f"sheet{sheet}.xml"])
    ]


def test_a_row_for_each_student_and_one_for_each_answer(report: Report) -> None:
    students, answers = cells(to_xlsx(report), 1), cells(to_xlsx(report), 2)
    assert [row[0] for row in students] == ["Name", *(student.name for student in report.students)]
    assert len(answers) == len(list(answer_rows(report)))
    assert isinstance(students[1][-1], float)


def test_nothing_in_it_is_a_formula_or_a_link(report: Report) -> None:
    nasty = replace(report.students[0], name="=1+1", student_id="http://x", camp="\u202e\ufffe\x01a", team="@SUM(1)")
    made = replace(report, students=(nasty, *report.students[1:]))
    for workbook in (to_xlsx(made), to_gradebook_xlsx(made, "canvas")):
        found = parts(workbook)
        assert not any(
            "<f>" in text or "hyperlink" in text.casefold() for name, text in found.items() if "sheet" in name
        )
        assert "=1+1" in [row[0] for row in cells(workbook, 1)]


def test_a_text_that_is_longer_than_a_cell_is_cut_and_the_rest_stands(report: Report) -> None:
    student = report.students[0]
    long = replace(student, answers=(replace(student.answers[0], text="\U0001f600" * 20_000), *student.answers[1:]))
    texts = parts(to_xlsx(replace(report, students=(long,))))["sharedStrings.xml"]
    assert 16_000 < texts.count("\U0001f600") <= 32_767 // 2


def test_a_mark_that_was_withheld_or_is_held_is_in_no_workbook() -> None:
    criterion = flagship().rubric.criteria[0].id
    for room in (held(), step(held(), e.Released(withheld=(criterion,)))):
        made = make_report(room, flagship())
        assert all(isinstance(row[-1], str) for row in cells(to_xlsx(made), 1))


def test_the_same_report_is_the_same_file_and_comes_back_from_its_json(report: Report) -> None:
    assert to_xlsx(report) == to_xlsx(from_json(to_json(report).encode()))
    assert from_json(to_json(report).encode()) == report
    for other in (b"", b"{}", to_json(report).replace('"format": 2', '"format": 3').encode(), b"[" * 100_000):
        with pytest.raises(ValueError, match=r".*"):
            from_json(other)
