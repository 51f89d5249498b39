"""The report: everything that was written and decided is in it, and nothing that was typed does anything."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from debate.classroom.report.as_csv import BYTE_ORDER_MARK, safe
from debate.classroom.report.report import Report, make_report
from debate.classroom.report.writing import write_report, written_as
from debate.classroom.room import events as e
from debate.classroom.room.due import closing
from debate.classroom.room.state import Room, Seat, Standing
from debate.classroom.room.stepping import begin, step

from .played_room import (
    NAMES,
    after,
    answered,
    begun,
    first_texts,
    flagship,
    marked,
    opened,
    played,
    prompts,
    revised_texts,
)


@pytest.fixture(scope="module")
def room() -> Room:
    return played()


@pytest.fixture(scope="module")
def report(room: Room) -> Report:
    return make_report(room, flagship())


@pytest.fixture(scope="module")
def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written_as("csv", report).removeprefix(BYTE_ORDER_MARK))))


class Page(HTMLParser):
    """What a browser makes of the page: elements that were opened and closed in turn, attributes, and texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.said: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.said.append(data)

    @property
    def words(self) -> str:
        return "".join(self.said)


@pytest.fixture(scope="module")
def page(report: Report) -> Page:
    return Page(written_as("html", report))


def test_every_text_is_in_every_form(report: Report, page: Page, rows: list[dict[str, str]]) -> None:
    in_json = json.loads(written_as("json", report))
    for text in (*first_texts().values(), *revised_texts().values()):
        assert text in page.words
        assert text in [row["text"].removeprefix("'") for row in rows]
        assert text in [answer["text"] for student in in_json["students"] for answer in student["answers"]]


def test_the_report_has_a_row_for_each_student_prompt_and_attempt(rows: list[dict[str, str]]) -> None:
    places = [(row["seat"], row["turn"], row["attempt"]) for row in rows]
    assert places == [(seat, "1", attempt) for seat in NAMES for attempt in ("1", "2")]


def test_a_changed_mark_stands_beside_the_judges_with_its_reason(page: Page, rows: list[dict[str, str]]) -> None:
    title = flagship().rubric.criteria[0].title
    row = rows[0]
    maximum = next(name for name in row if name.startswith(f"{title} (of"))
    assert row[f"{title}: judge's points"] != row[maximum]
    assert int(row["score"]) - int(row["judge's score"]) == int(row[maximum]) - int(row[f"{title}: judge's points"])
    assert row[f"{title}: reason for another mark"] == "Says it in <i>other</i> words."
    assert row[f"{title}: predicted level"] == flagship().rubric.criteria[0].levels[1].id
    assert "Changed by hand: Says it in <i>other</i> words." in page.words
    judged = row["judge's score"]
    assert f"The judge gave {judged}." in page.words


def test_points_appeals_rulings_and_the_trust_check_are_told(
    report: Report, page: Page, rows: list[dict[str, str]]
) -> None:
    mine, theirs = prompts()
    revised = rows[1]
    assert revised[f"{mine.id}: {mine.points[0].id}"] in ("made", "partly", "not")
    assert revised[f"{theirs.id}: {theirs.points[0].id}"] == ""
    assert rows[0]["appeals"] == f"{mine.points[0].id} accepted (So you did.)"
    assert rows[0]["rulings"] == "1"
    assert rows[1]["rulings"] == ""
    check = report.turns[0].writings[0].trust
    assert check is not None
    assert (check.drawn, check.marked) == (3, 2)
    assert check.warning in page.words
    assert "They count." in page.words
    assert report.turns[0].writings[1].trust is None
    assert dict(report.students[0].gains)[1] > 0


def test_no_token_machine_or_code_is_in_it(report: Report) -> None:
    for form in ("html", "csv", "json"):
        text = written_as(form, report)
        assert "a" * 64 not in text
        assert "machine" not in text
        assert "KFM3RT" not in text


def test_nothing_that_was_typed_is_markup(page: Page) -> None:
    assert not {"script", "b", "i", "img", "a:b"} & set(page.tags)
    assert page.open == []
    assert "<script>alert(1)</script>" in page.words
    assert NAMES["s3"] in page.words
    assert {name for name, _ in page.attributes} <= {
        "lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "scope", "dir", "title", "type",
        "checked", "viewbox", "preserveaspectratio", "aria-hidden", "width", "height", "x",
    }  # fmt: skip
    assert all((value or "").startswith("#student-") for name, value in page.attributes if name == "href")


def test_the_page_needs_nothing_from_elsewhere(report: Report, page: Page) -> None:
    html = written_as("html", report)
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in page.attributes
    for word in ("<link", "src=", "url(", "@import", "<script"):
        assert word not in html


def test_characters_that_no_page_can_hold_do_not_break_it(room: Room) -> None:
    text = "A\x00BC\x07\ufffe </textarea> done"
    strange = answered(begun(opened()), {"s1": text})
    report = make_report(strange, flagship())
    assert "\ufffd" in Page(written_as("html", report)).words
    for form in ("html", "csv", "json"):
        written_as(form, report).encode()
    told = json.loads(written_as("json", report))["students"][0]["answers"][0]["text"]
    assert told == text
    assert room.id in written_as("csv", report)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1", "\u200b=1", "\ufeff@x", "＝1", "\tx"],
)
def test_a_cell_never_begins_like_a_formula(text: str) -> None:
    assert safe(text).startswith("'")
    assert safe(text).replace("'", "") == text


@pytest.mark.parametrize("parting", [";", "\t", "\n", "\r\n", "; ", ';"', "|"])
def test_nor_does_what_another_spreadsheet_takes_for_a_cell(parting: str) -> None:
    assert safe(f"a{parting}=HYPERLINK(1)") == f"a{parting}'=HYPERLINK(1)"
    assert safe(f"a{parting}b = c") == f"a{parting}b = c"


@pytest.mark.parametrize("text", ["", "a=1", "1-2", "“=1”", "’tis", "x@y.org", " plain"])
def test_an_ordinary_cell_is_left_as_it_is(text: str) -> None:
    assert safe(text) == text


def test_names_and_texts_are_no_formulas_in_the_csv(rows: list[dict[str, str]]) -> None:
    assert rows[2]["student"] == f"'{NAMES['s2']}"
    assert rows[4]["text"].startswith("'=1+1")
    assert rows[6]["student"] == NAMES["s4"]


def test_withheld_marks_are_on_no_students_part(room: Room) -> None:
    withheld = flagship().rubric.criteria[1]
    turn = room.turns[0]
    hidden = tuple(replace(written, withheld=(withheld.id,)) for written in turn.attempts)
    report = make_report(replace(room, turns=(replace(turn, attempts=hidden),)), flagship())
    html = written_as("html", report)
    part = html[html.index('id="student-1"') : html.index('id="student-2"')]
    mark = next(mark for mark in report.students[0].answers[1].criteria if mark.criterion == withheld.id)
    assert mark.withheld
    assert (mark.score, mark.level, mark.judge_score, mark.judge_level) == (None, None, None, None)
    assert "of 100" not in part
    assert "by the revision" not in part
    assert "Marks withheld" in part
    assert withheld.title in part


def test_withheld_marks_are_in_no_export(room: Room) -> None:
    withheld = flagship().rubric.criteria[1]
    turn = room.turns[0]
    hidden = tuple(replace(written, withheld=(withheld.id,)) for written in turn.attempts)
    report = make_report(replace(room, turns=(replace(turn, attempts=hidden),)), flagship())
    for row in csv.DictReader(io.StringIO(written_as("csv", report).removeprefix("\ufeff"))):
        if not row["score"] and row["handed in"] == "no":
            continue
        assert (row["score"], row["judge's score"]) == ("", "")
        columns = ("level", "judge's points", "reason for another mark")
        assert all(row[f"{withheld.title}: {column}"] == "" for column in columns)
        assert row[f"{withheld.title}: withheld"] == "yes"
    for student in json.loads(written_as("json", report))["students"]:
        assert student["gains"] == []
        for answer in student["answers"]:
            assert (answer["score"], answer["judge_score"], answer["trust"]) == (None, None, 0)


def test_an_empty_page_that_the_clock_took_is_no_answer_and_no_zero() -> None:
    room = begun(opened())
    room = step(room, e.HandedIn(seat="s1", turn=0, attempt=1, text="A whole answer.", seconds=5.0, now=10.0))
    room = marked(after(room, closing(room, 300.0)), 0, 1)
    report = make_report(room, flagship())
    lost = next(student for student in report.students if student.seat == "s2").answers[0]
    assert (lost.handed_in, lost.score, lost.criteria) == (False, None, ())
    assert report.turns[0].writings[0].handed_in == 1
    assert report.turns[0].writings[0].mean == report.students[0].answers[0].score


def test_nobodys_extra_time_is_on_the_printed_page() -> None:
    room = step(played(), e.GivenTime(seat="s1", extra=1.5))
    assert "1.5" not in Page(written_as("html", make_report(room, flagship()))).words


def test_unfinished_rooms_late_texts_and_seats_that_were_sent_out_are_reported() -> None:
    room = begun(opened())
    room = step(room, e.Drafted(seat="s1", turn=0, attempt=1, sequence=1, text="Only a draft", now=10.0))
    room = step(room, e.Stood(seat="s2", standing=Standing.BANNED))
    words = Page(written_as("html", make_report(room, flagship()))).words
    assert "not over yet" in words
    assert "Only a draft" in words
    assert "not handed in" in words
    assert "banned" in words


@pytest.mark.parametrize("form", ["html", "csv", "json"])
def test_a_room_that_nobody_came_to_has_a_report(form: str) -> None:
    opening = e.Opened(
        id="r", code="KFM3RT", pack="p", pack_hash="", camps=("a", "b"), seed=1, at="2026-11-24T20:00:00+00:00"
    )
    assert written_as(form, make_report(begin(opening), None))


@pytest.mark.parametrize(("gone", "says"), [(True, "is not here any more"), (False, "has changed since")])
def test_the_report_outlives_its_pack(room: Room, gone: bool, says: str) -> None:
    report = make_report(room, None if gone else replace(flagship(), hash="1" * 64))
    assert says in report.missing[0]
    page = Page(written_as("html", report))
    assert report.missing[0] in page.words
    assert all(text in page.words for text in first_texts().values())
    assert prompts()[0].points[0].says in page.words, "the ballots hold it"


def test_files_are_the_same_each_time_and_whole(room: Room, tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b" / "c"
    report = make_report(room, flagship())
    written = write_report(report, first)
    names = [f"{room.id}.{form}" for form in ("csv", "html", "json", "xlsx")]
    assert sorted(path.name for path in first.iterdir()) == names
    again = write_report(report, second)
    assert [path.read_bytes() for path in written] == [path.read_bytes() for path in again]
    assert write_report(report, first) == written
    csv_file = next(path for path in written if path.suffix == ".csv")
    assert csv_file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in csv_file.read_bytes()
    assert b"\r\r" not in csv_file.read_bytes()


def test_absent_and_sent_out_students_have_no_page_and_are_in_no_mean(room: Room) -> None:
    absent = Seat(id="c1", name="Absent Anna", key_hash="", standing=Standing.EXPECTED, listed=True)
    of_class = replace(room, seats={**room.seats, absent.id: absent})
    before = make_report(room, flagship())
    report = make_report(of_class, flagship())
    assert [turn.writings for turn in report.turns] == [turn.writings for turn in before.turns]
    page = Page(written_as("html", report))
    assert "Absent Anna" in page.words and "absent" in page.words
    assert page.words.count("Absent Anna") == 1
    out = step(of_class, e.Stood(seat="s1", standing=Standing.KICKED))
    without = make_report(out, flagship())
    assert without.turns[0].writings[0].handed_in == report.turns[0].writings[0].handed_in - 1
    assert 'id="student-1"' not in written_as("html", without)
