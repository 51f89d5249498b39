"""The gradebook: a row for each student, no nought for what was withheld or missed, and cells that nothing runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from msgspec.structs import replace as replace_

from debate.classroom.errors import RoomError
from debate.classroom.report.as_csv import BYTE_ORDER_MARK
from debate.classroom.report.gradebook import KINDS, marks_of, prompt_scores, says_of, to_gradebook, total
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
    assert heads["moodle"][:3] == ["ID number", "First name", "Last name"]
    assert heads["classroom"][:3] == ["Last Name", "First Name", "Email Address"]
    for kind in KINDS:
        assert len({len(row) for row in rows(report, kind)}) == 1
    assert rows(report, "moodle")[1][:3] == ["'=17", "Maya May", "Ito"]


def test_a_name_with_the_familys_first_is_parted_at_its_comma(report: Report) -> None:
    first = replace_(report.students[0], name="O'Connor, Maya May")
    named = replace_(report, students=(first, *report.students[1:]))
    assert rows(named, "classroom")[1][:2] == ["O'Connor", "Maya May"]
    assert rows(named, "moodle")[1][1:3] == ["Maya May", "O'Connor"]


def with_ids(report: Report, *ids: str) -> Report:
    """The first students have these ids, and the second has a mark for another prompt than the first."""
    students = [replace_(one, student_id=known) for one, known in zip(report.students, ids, strict=False)]
    turns = (*report.turns, replace_(report.turns[0], turn=2))
    second = tuple(replace_(one, turn=2) for one in students[1].answers)
    students[1] = replace_(students[1], answers=second)
    return replace_(report, students=(*students, *report.students[len(ids) :]), turns=turns)


def test_moodle_finds_students_by_one_column_that_every_row_has(report: Report) -> None:
    """A row without it would be taken for more marks of the student above it; so it is left out, and told."""
    numbers = rows(with_ids(report, "17", "18", ""), "moodle")
    assert [row[0] for row in numbers] == ["ID number", "17", "18"]
    mixed = with_ids(report, "maya@school.example", "tom@school.example", "19")
    assert [row[0] for row in rows(mixed, "moodle")] == ["Email address", "maya@school.example", "tom@school.example"]
    assert report.students[2].name in says_of(mixed, "moodle") and says_of(mixed, "canvas") == ""
    with pytest.raises(RoomError, match="nobody with marks has one"):
        to_gradebook(with_ids(report, "", ""), "moodle")


def test_moodle_takes_no_empty_mark_and_no_decimal_comma_in_a_new_grade_item(report: Report) -> None:
    """An empty cell is a nought in some of its versions, “-” is none in all; a new mark is kept as it is written."""
    made = with_ids(report, "17", "18")
    first, second = rows(made, "moodle", "de")[1:3]
    assert (first[5], second[4]) == ("-", "-")
    assert not any("," in cell for cell in (*first[3:], *second[3:]))


def test_canvas_knows_its_columns_by_their_names_and_their_order(report: Report) -> None:
    """“Student” first, “ID” second, then “SIS User ID” and “SIS Login ID”, and “Section” last before the marks."""
    head, possible, *students = rows(with_ids(report, "17", "tom@school.example"), "canvas")
    assert head[:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert possible[0].strip() == "Points Possible" and set(possible[5:]) == {"100"}
    assert [row[1:5] for row in students[:2]] == [["", "17", "", ""], ["", "", "tom@school.example", ""]]
    assert len(set(head)) == len(head)  # it finds a mark's column by its name
    for locale in ("en", "de"):  # it tells the mark between cells by the first three lines, which must agree
        lines = to_gradebook(report, "canvas", locale).splitlines()[:3]
        assert len({len(next(csv.reader([line], delimiter=marks_of(locale)[1]))) for line in lines}) == 1


def test_classrooms_sheet_has_addresses_and_nothing_else_for_them(report: Report) -> None:
    assert [row[2] for row in rows(with_ids(report, "17", "tom@school.example"), "classroom")[1:3]] == [
        "", "tom@school.example",
    ]  # fmt: skip


def test_nothing_that_a_student_typed_becomes_a_formula(report: Report) -> None:
    for kind in KINDS:
        for locale in ("en", "de"):
            cells = [cell for row in rows(report, kind, locale) for cell in row]
            assert not any(cell != "-" and cell.lstrip()[:1] in ("=", "+", "-", "@") for cell in cells)
            assert kind == "moodle" or any("HYPERLINK" in cell for cell in cells)


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
    halves = replace_(maya, answers=(replace_(first, score=40), replace_(first, turn=2, score=41)))
    made = replace_(report, students=(halves,))
    assert "40,5" in rows(made, "table", "de")[1] and "40.5" in rows(made, "table")[1]


def test_a_mark_that_was_withheld_or_is_held_is_in_no_gradebook() -> None:
    room = held()
    criterion = flagship().rubric.criteria[0].id
    for one in (room, step(room, e.Released(withheld=(criterion,)))):
        report = make_report(one, flagship())
        assert all(total(student) is None for student in report.students)
        assert says_of(report, "table").startswith("No mark of this room was released")
        assert all(
            len(rows(report, kind)) == (2 if kind == "canvas" else 1) for kind in ("moodle", "canvas", "classroom")
        )
