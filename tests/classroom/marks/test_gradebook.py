"""The gradebook: a row for each student, no nought for what was withheld or missed, and cells that nothing runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import msgspec
import pytest

from debate.classroom.report.as_csv import BYTE_ORDER_MARK
from debate.classroom.report.gradebook import KINDS, marks_of, prompt_scores, to_gradebook, total
from debate.classroom.report.report import Report, make_report
from debate.classroom.room import events as e
from debate.classroom.room.state import Room, Seat, Standing
from debate.classroom.room.stepping import step

from .played_room import flagship, held, played


@pytest.fixture(scope="module")
def room() -> Room:
    made = played()
    absent = Seat(id="c1", name="Anna Maria Berg", key_hash="", standing=Standing.EXPECTED, listed=True, student_id="9")
    seats = {**made.seats, "s1": replace(made.seats["s1"], student_id="=17", name="Maya May Ito"), "c1": absent}
    return replace(made, seats=seats)


@pytest.fixture(scope="module")
def report(room: Room) -> Report:
    return make_report(room, flagship())


def rows(report: Report, kind: str, locale: str = "en") -> list[list[str]]:
    text = to_gradebook(report, kind, locale)
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.reader(io.StringIO(text[1:]), delimiter=marks_of(locale)[1]))


def test_the_total_is_the_mean_of_what_was_marked_and_a_revision_takes_the_place_of_its_first(report: Report) -> None:
    maya = report.students[0]
    newest = {one.turn: one.score for one in maya.answers if one.text.strip() and one.released}
    assert prompt_scores(maya) == newest
    assert total(maya) == round(sum(filter(None, newest.values())) / len(newest), 1)


def test_who_wrote_nothing_is_no_nought(report: Report) -> None:
    blank = next(one for one in report.students if one.name == "Ærøskøbing")
    assert total(blank) is None
    for kind in ("moodle", "canvas", "classroom"):
        text = to_gradebook(report, kind)
        assert "Ærøskøbing" not in text and "Berg" not in text
    table = {row[0]: row for row in rows(report, "table")}
    assert table["Ærøskøbing"][4] == "" and table["Anna Maria Berg"][3:5] == ["absent", ""]


def test_each_gradebook_has_its_columns_and_every_row_as_many(report: Report) -> None:
    heads = {kind: rows(report, kind)[0] for kind in KINDS}
    assert heads["moodle"][:4] == ["First name", "Last name", "ID number", "Email address"]
    assert heads["canvas"][:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert heads["classroom"][:3] == ["Last Name", "First Name", "Email Address"]
    assert rows(report, "canvas")[1][:1] + rows(report, "canvas")[1][5:] == ["    Points Possible", *["100"] * 2]
    for kind in KINDS:
        assert len({len(row) for row in rows(report, kind)}) == 1
    assert rows(report, "moodle")[1][:3] == ["Maya May", "Ito", "'=17"]


def test_nothing_that_a_student_typed_becomes_a_formula(report: Report) -> None:
    for kind in KINDS:
        for locale in ("en", "de"):
            cells = [cell for row in rows(report, kind, locale) for cell in row]
            assert not any(cell.lstrip()[:1] in ("=", "+", "-", "@") for cell in cells)
            assert any("HYPERLINK" in cell for cell in cells)


@pytest.mark.parametrize(
    ("locale", "marks"),
    [("en", (".", ",")), ("de", (",", ";")), ("de_CH.UTF-8", (".", ";")), ("fr-CA", (",", ";")), ("ja", (".", ",")),
     ("es_MX", (".", ",")), ("", (".", ","))],
)  # fmt: skip
def test_decimals_and_cells_are_parted_as_in_the_place(locale: str, marks: tuple[str, str]) -> None:
    assert marks_of(locale) == marks


def test_a_decimal_is_written_as_in_the_place(report: Report) -> None:
    maya = report.students[0]
    first = maya.answers[0]
    halves = msgspec.structs.replace(
        maya, answers=(msgspec.structs.replace(first, score=40), msgspec.structs.replace(first, turn=2, score=41))
    )
    made = msgspec.structs.replace(report, students=(halves,))
    assert "40,5" in rows(made, "table", "de")[1] and "40.5" in rows(made, "table")[1]


def test_a_mark_that_was_withheld_or_is_held_is_in_no_gradebook() -> None:
    room = held()
    criterion = flagship().rubric.criteria[0].id
    for one in (room, step(room, e.Released(withheld=(criterion,)))):
        report = make_report(one, flagship())
        assert all(total(student) is None for student in report.students)
        assert all(
            len(rows(report, kind)) == (2 if kind == "canvas" else 1) for kind in ("moodle", "canvas", "classroom")
        )
