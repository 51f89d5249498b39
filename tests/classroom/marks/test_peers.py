"""What is shown of a peer review: to students, teacher and projector, before the release and after it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace

import msgspec
import pytest

from debate.authoring.agreement import LEAST_ANSWERS
from debate.classroom.report.as_csv import BYTE_ORDER_MARK
from debate.classroom.report.as_json import from_json, to_json
from debate.classroom.report.as_take_home import to_take_home
from debate.classroom.report.gradebook import KINDS, to_gradebook
from debate.classroom.report.report import make_report
from debate.classroom.report.writing import written_as
from debate.classroom.room import events as e
from debate.classroom.room.reviewing import in_hand
from debate.classroom.room.state import Room, Settings, Show, Standing
from debate.classroom.shown.peers import peer_agreement
from debate.classroom.shown.viewing import own_ballot, seat_view
from debate.classroom.shown.viewing_board import board_view
from debate.classroom.shown.viewing_host import Reach, host_view, paper_view
from debate.classroom.shown.views.common import MOST_SHOWN
from debate.classroom.shown.views.host import HostView
from debate.classroom.shown.views.seat import OwnBallot, SeatView
from debate.classroom.wire import messages as wire
from debate.judge.ballot import Ballot

from ...tui.toll_bridge import ANSWER
from ..student.conftest import PACK, Lesson

TEXTS = ("The ferry carries more [/] people.", "Deliveries come at night, because vans pay less.", "x" * 1000)
CRITERIA = [row.id for row in PACK.rubric.criteria]
ALL_ONE = dict.fromkeys(CRITERIA, 1)


@pytest.fixture
def lesson() -> Lesson:
    """Maya and three classmates have written; the marks are held."""
    lesson = Lesson()
    lesson.answered_by_class(*TEXTS)
    return lesson


def reviews(lesson: Lesson, seat: str = "s1", levels: dict[str, int] | None = None) -> None:
    """That seat marks its answers."""
    for number in range(2):
        event = e.Reviewed(seat=seat, turn=0, attempt=1, number=number, levels=levels or ALL_ONE)
        lesson.does(event)


def view_of(room: Room, seat: str = "s1") -> SeatView:
    return seat_view(room, PACK, seat, room.now)


def host(room: Room) -> HostView:
    return host_view(room, PACK, room.now, reach=Reach(), here=lambda _seat: (True, 0.0))


def ballot_of(room: Room, seat: str = "s1") -> OwnBallot:
    return own_ballot(room, PACK, seat, 0, 1)


def judged(room: Room, seat: str) -> Ballot:
    ballot = room.turns[0].attempts[0].papers[seat].ballot
    assert ballot is not None
    return ballot


def authors(room: Room, seat: str = "s1") -> list[str]:
    return [one.author for one in in_hand(room, room.turns[0].attempts[0], seat).values()]


def strings_in(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, one in value.items():
                yield from (*strings_in(key), *strings_in(one))
        case list() | tuple():
            for one in value:
                yield from strings_in(one)


def test_a_student_is_shown_the_answers_that_were_dealt_and_no_other_word_of_anybody(lesson: Lesson) -> None:
    room = lesson.room
    for seat in room.seats:
        said = list(strings_in(msgspec.to_builtins(view_of(room, seat))))
        mine = [room.turns[0].attempts[0].papers[one] for one in authors(room, seat)]
        assert [one.text for one in view_of(room, seat).reviews] == [paper.text for paper in mine]
        assert [one.speech.prompt for one in view_of(room, seat).reviews] == [paper.prompt for paper in mine]
        for other in room.seats.values():
            if other.id != seat:
                paper = room.turns[0].attempts[0].papers[other.id]
                assert (paper.text in said) == (other.id in authors(room, seat))
                assert other.name not in said and other.id not in said


def test_before_the_release_nobody_is_told_a_level_of_anybody_else(lesson: Lesson) -> None:
    told_before = {seat: view_of(lesson.room, seat) for seat in ("s2", "s3", "s4")}
    reviews(lesson)
    lesson.does(e.Overridden(seat="s2", turn=0, attempt=1, criterion=CRITERIA[0], level=2, reason="Said it."))
    assert {seat: view_of(lesson.room, seat) for seat in told_before} == told_before
    assert [one.levels for one in view_of(lesson.room).reviews] == [ALL_ONE, ALL_ONE]
    said = " ".join(strings_in(msgspec.to_builtins(view_of(lesson.room))))
    assert "Said it." not in said and view_of(lesson.room).ballot is None


def test_after_it_own_levels_stand_beside_those_that_count(lesson: Lesson) -> None:
    reviews(lesson)
    author = authors(lesson.room)[0]
    first = CRITERIA[0]
    lesson.does(
        e.Released(),
        e.Overridden(seat=author, turn=0, attempt=1, criterion=first, level=1, reason="So."),
    )
    own = view_of(lesson.room).ballot
    assert own is not None and view_of(lesson.room).reviews == ()
    shown = own.reviews[0]
    expected = {mark.id: mark.level_number for mark in judged(lesson.room, author).criteria} | {first: 1}
    assert shown.given == ALL_ONE and shown.levels == expected and shown.by_teacher == (first,)
    exact = sum(level == 1 for level in expected.values())
    agreed = f"on {exact} of {len(CRITERIA)}" if exact < len(CRITERIA) else f"on all {exact}"
    assert shown.says.startswith(f"You agree {agreed}") and "did not finish" not in shown.says
    assert author not in str(msgspec.to_builtins(own)) and lesson.room.seats[author].name not in str(own)


def test_a_long_answer_stands_shortened_beside_a_ballot(lesson: Lesson) -> None:
    for seat in lesson.room.seats:
        reviews(lesson, seat)
    lesson.does(e.Released())
    texts = [one.text for seat in lesson.room.seats for one in ballot_of(lesson.room, seat).reviews]
    assert max(map(len, texts)) == MOST_SHOWN + 1


def test_a_student_learns_what_classmates_gave_without_learning_who(lesson: Lesson) -> None:
    low, high = dict.fromkeys(CRITERIA, 0), dict.fromkeys(CRITERIA, 2)
    readers = [seat for seat in lesson.room.seats if "s2" in authors(lesson.room, seat)]
    reviews(lesson, readers[0], high)
    reviews(lesson, readers[1], low)
    lesson.does(e.Released())
    assert ballot_of(lesson.room, "s2").peers == dict.fromkeys(CRITERIA, (0, 2))
    assert paper_view(lesson.room, PACK, "s2", 0, 1).peers == dict.fromkeys(CRITERIA, (0, 2))


def test_a_review_that_is_not_finished_is_not_counted_and_its_writer_is_told(lesson: Lesson) -> None:
    lesson.does(e.Reviewed(seat="s1", turn=0, attempt=1, number=0, levels={CRITERIA[0]: 0}))
    view = host(lesson.room)
    assert view.peers is not None and (view.peers.finished, view.peers.dealt) == (0, 8)
    lesson.does(e.Released())
    assert ballot_of(lesson.room, authors(lesson.room)[0]).peers == {}
    (shown,) = ballot_of(lesson.room).reviews  # of the other nothing was said
    assert shown.given == {CRITERIA[0]: 0} and "did not finish" in shown.says
    assert not peer_agreement(lesson.room, lesson.room.turns[0].attempts[0], dict.fromkeys(CRITERIA, ""))


def test_withheld_criteria_are_left_out_of_all_of_it(lesson: Lesson) -> None:
    for seat in lesson.room.seats:
        reviews(lesson, seat)
    lesson.does(e.Released(withheld=(CRITERIA[0],)))
    own = ballot_of(lesson.room)
    assert CRITERIA[0] not in own.peers and set(own.peers) == set(CRITERIA[1:])
    for shown in own.reviews:
        assert CRITERIA[0] not in (*shown.given, *shown.levels)


def test_it_changes_no_mark(lesson: Lesson) -> None:
    before = [(row.score, row.gain) for row in host(lesson.room).seats]
    for seat in lesson.room.seats:
        reviews(lesson, seat, dict.fromkeys(CRITERIA, 0))
    assert [(row.score, row.gain) for row in host(lesson.room).seats] == before


def test_the_teacher_sees_how_many_are_in_and_how_often_they_agree(lesson: Lesson) -> None:
    reviews(lesson)
    view = host(lesson.room)
    assert view.peers is not None and (view.peers.finished, view.peers.dealt) == (2, 8)
    assert [(row.reviewed, row.to_review) for row in view.seats] == [(2, 2), (0, 2), (0, 2), (0, 2)]
    for row, criterion in zip(view.peers.agreement, CRITERIA, strict=True):
        given = [
            next(mark.level_number for mark in judged(lesson.room, author).criteria if mark.id == criterion)
            for author in authors(lesson.room)
        ]
        assert (row.criterion, row.count, row.kappa) == (criterion, 2, None)
        assert row.exact == given.count(1) and row.adjacent == sum(abs(level - 1) <= 1 for level in given)
        assert row.above == given.count(0)
    assert view.peers == host(lesson.room).peers


def test_kappa_is_told_only_where_there_are_enough_reviews() -> None:
    lesson = Lesson()
    count = LEAST_ANSWERS // 2
    lesson.answered_by_class(*(f"{(ANSWER, 'No.')[number % 2]} {number}" for number in range(count - 1)))
    for number, seat in enumerate(lesson.room.seats):
        reviews(lesson, seat, dict.fromkeys(CRITERIA, number % 3))
        kappas = [row.kappa for row in host(lesson.room).peers.agreement]
        assert any(kappa is not None for kappa in kappas) == (number + 1 == count)


def test_who_is_sent_out_counts_on_neither_side(lesson: Lesson) -> None:
    for seat in lesson.room.seats:
        reviews(lesson, seat)
    lesson.does(e.Stood(seat="s1", standing=Standing.KICKED))
    view = host(lesson.room)
    assert view.peers is not None and view.peers.finished == view.peers.dealt == 4
    assert {row.count for row in view.peers.agreement} == {4}


# The report


def test_the_report_tells_how_the_class_agrees_with_the_judge_and_who_was_given_what(lesson: Lesson) -> None:
    for seat in lesson.room.seats:
        reviews(lesson, seat)
    lesson.does(e.Released(withheld=(CRITERIA[0],)))
    report = make_report(lesson.room, PACK)
    peers = report.turns[0].writings[0].peers
    assert peers is not None and (peers.finished, peers.dealt) == (8, 8)
    assert [row.criterion for row in peers.agreement] == CRITERIA[1:]
    assert [row.count for row in peers.agreement] == [8] * 3
    title, level = PACK.rubric.criteria[1].title, PACK.rubric.criteria[1].levels[1].id
    page = written_as("html", report)
    assert "Peer review of the first attempt" in page and "8 of 8 answers marked by classmates" in page
    assert "which counts for nothing" in page and "too few" in page
    rows = list(csv.DictReader(io.StringIO(written_as("csv", report).removeprefix(BYTE_ORDER_MARK))))
    assert [row[f"{title}: classmates' levels"] for row in rows] == [f"{level}, {level}"] * 4
    assert {row[f"{PACK.rubric.criteria[0].title}: classmates' levels"] for row in rows} == {""}
    told = json.loads(written_as("json", report))
    assert told["turns"][0]["writings"][0]["peers"]["finished"] == 8
    assert from_json(to_json(report).encode()) == report  # as a school's server sends it


def test_no_mark_mean_or_gradebook_knows_of_it(lesson: Lesson) -> None:
    def without_peers(room: Room) -> list[str]:
        seats = {key: replace(seat, student_id=key) for key, seat in room.seats.items()}  # a gradebook goes by ids
        report = make_report(replace(room, seats=seats), PACK)
        taken_home = [to_take_home(report, one) for one in report.students]
        marks = [str((writing.mean, writing.marked)) for turn in report.turns for writing in turn.writings]
        return [*(to_gradebook(report, kind) for kind in KINDS), *taken_home, *marks]

    lesson.does(e.Released())
    before = without_peers(lesson.room)
    turn = lesson.room.turns[0]
    full = {
        seat: tuple(replace(one, levels=dict.fromkeys(CRITERIA, 2)) for one in mine)
        for seat, mine in turn.attempts[0].reviews.items()
    }
    attempts = (replace(turn.attempts[0], reviews=full),)
    assert without_peers(replace(lesson.room, turns=(replace(turn, attempts=attempts),))) == before


def test_a_room_without_a_peer_review_says_nothing_of_one() -> None:
    lesson = Lesson()
    lesson.answered_by_class(*TEXTS, settings=Settings())
    report = make_report(lesson.room, PACK)
    assert report.turns[0].writings[0].peers is None and "Peer review" not in written_as("html", report)


def test_the_wall_shows_only_how_many_are_in(lesson: Lesson) -> None:
    lesson.does(e.Shown(show=Show.PROMPT))
    reviews(lesson)
    wall = board_view(lesson.room, PACK, lesson.now, reach=Reach())
    assert (wall.reviewed, wall.to_review) == (2, 8)
    assert not any(text in str(wall) for text in (*TEXTS, ANSWER))
    lesson.does(e.Released())
    assert board_view(lesson.room, PACK, lesson.now, reach=Reach()).to_review == 0


def test_switched_off_in_the_middle_the_step_is_gone_and_what_was_given_stays(lesson: Lesson) -> None:
    reviews(lesson)
    room = replace(lesson.room, settings=Settings())
    assert view_of(room).reviews == () and not view_of(room).peer
    assert len(view_of(lesson.room).reviews) == 2


def test_whoever_has_no_page_is_told_that_the_class_is_at_it(lesson: Lesson) -> None:
    lesson.does(e.Joined(seat="s9", name="Late", key_hash="k"))
    view = view_of(lesson.room, "s9")
    assert view.peer and view.paper is None and view.reviews == ()


def test_the_longest_answers_fit_into_a_view() -> None:
    lesson = Lesson()
    lesson.answered_by_class(*("😀" * 20_000 for _ in range(3)), text="😀" * 20_000)
    update = wire.Update(now=0.0, view=view_of(lesson.room))
    assert len(msgspec.json.encode(update)) < 300_000  # of 16 MiB; and it is sent once, not with each mark
