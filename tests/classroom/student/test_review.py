"""Peer review at a student's end: what the desk keeps and sends, and the way through the answers by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from debate.classroom.client.review_desk import ReviewDesk
from debate.classroom.client.seat_client import SeatClient
from debate.classroom.client.seat_store import OwnSeat, SeatStore
from debate.classroom.room import events as e
from debate.classroom.room.reviewing import in_hand
from debate.classroom.room.state import Phase, Settings, Stage
from debate.classroom.shown.views import PeerAnswer, SeatView, Speech
from debate.tui.classroom.student.app import StudentApp
from debate.tui.classroom.student.ballot import SeatBallotScreen
from debate.tui.classroom.student.predict import PredictScreen
from debate.tui.classroom.student.review import ReviewScreen
from debate.tui.classroom.student.transcript import to_markdown
from debate.tui.classroom.student.waiting import WaitingScreen
from debate.tui.widgets.own_marks import OwnMark

from ...pictures import SIZES, LooksTheSame, View
from ...tui.toll_bridge import BETTER
from .conftest import PACK, Lesson
from .test_screens import calm, come_in, shown

CRITERIA = [row.id for row in PACK.rubric.criteria]
TWO = ("answers", "weighs")
TEXTS = ("It is a toll on [/] the poor.", BETTER, "Nobody reads this one?")
PREDICTING = Settings(peer=True, predict=True)


def view(*answers: PeerAnswer, attempt: int = 1) -> SeatView:
    return SeatView(
        room="r", seat="s", name="Maya", phase=Phase.PLAYING, stage=Stage.HELD, turn=0, attempt=attempt, reviews=answers
    )


def answer(number: int, text: str = "text", **levels: int) -> PeerAnswer:
    return PeerAnswer(number=number, speech=Speech(prompt="", camp="", title="", says=""), text=text, levels=levels)


def at_desk(*answers: PeerAnswer) -> ReviewDesk:
    desk = ReviewDesk()
    desk.see(view(*answers), TWO)
    return desk


def test_what_was_chosen_is_sent_and_changed_meanwhile_sent_again() -> None:
    desk = at_desk(answer(0), answer(1))
    desk.choose(1, "answers", 2)
    number, levels = desk.next_to_send() or (9, {})
    assert (number, levels) == (1, {"answers": 2}) and not desk.is_kept
    desk.choose(1, "weighs", 0)
    desk.taken(number, levels)
    assert desk.next_to_send() == (1, {"answers": 2, "weighs": 0})
    desk.taken(1, {"answers": 2, "weighs": 0})
    assert desk.is_kept and desk.finished(TWO) == 1
    assert desk.told(TWO) == "You have marked 1 of 2 answers of classmates."


def test_a_view_does_not_take_back_what_is_on_its_way() -> None:
    desk = at_desk(answer(0, answers=1), answer(1))
    desk.choose(0, "answers", 2)
    desk.see(view(answer(0, answers=1), answer(1, weighs=1)), TWO)
    assert desk.levels(0) == {"answers": 2} and desk.levels(1) == {"weighs": 1}


def test_another_text_begins_without_levels() -> None:
    desk = at_desk(answer(0, answers=1), answer(1))
    desk.choose(0, "answers", 2)
    desk.see(view(answer(0, "another text"), answer(1)), TWO)
    assert desk.levels(0) == {} and desk.is_kept and "Another text has come late" in desk.says


def test_a_refusal_is_said_and_not_asked_again() -> None:
    desk = at_desk(answer(0))
    desk.choose(0, "answers", 2)
    desk.refused(0, "They stay as they are.")
    assert desk.is_kept and desk.says == "They stay as they are."


def test_what_waits_outlives_the_program_unless_the_answer_is_another_one(tmp_path: Path) -> None:
    desk = at_desk(answer(0), answer(1, answers=0))
    assert desk.to_keep is None
    desk.choose(0, "answers", 2)
    desk.choose(1, "weighs", 1)
    store = SeatStore(tmp_path)
    store.keep(OwnSeat(address="a", code="c", room="r", seat="s1", token="t"), reviews=desk.to_keep)
    own = store.last()
    assert own is not None
    again = ReviewDesk(kept=own.reviews)
    assert again.to_keep == own.reviews and again.next_to_send() is None
    again.see(view(answer(0), answer(1, "another text")), TWO)
    assert again.next_to_send() == (0, {"answers": 2}) and again.levels(1) == {}
    again.taken(0, {"answers": 2})
    assert again.to_keep is None


@pytest.mark.parametrize(
    ("answers", "at", "put_away"),
    [
        ((answer(0), answer(1)), 0, False),
        ((answer(0, answers=1, weighs=1), answer(1, answers=0)), 1, False),
        ((answer(0, answers=1, weighs=1), answer(1, answers=0, weighs=2)), 0, True),
    ],
)
def test_who_comes_back_goes_on_where_something_is_missing(
    answers: tuple[PeerAnswer, ...], at: int, put_away: bool
) -> None:
    desk = at_desk(*answers)
    assert (desk.at, desk.put_away) == (at, put_away)


def test_an_answer_that_leaves_the_room_leaves_the_desk() -> None:
    desk = at_desk(answer(0), answer(1))
    desk.at = 1
    desk.choose(0, "answers", 1)
    desk.see(view(answer(1), answer(2)), TWO)
    assert [one.number for one in desk.answers] == [1, 2] and desk.at == 1
    desk.see(view(attempt=2), TWO)
    assert desk.answers == () and desk.next_to_send() is None


# The screen


def client_of(app: StudentApp) -> SeatClient:
    assert app.client is not None
    return app.client


def mine(lesson: Lesson) -> dict[str, dict[str, int]]:
    """What the room has of Maya's reviews, by the seat of the answer."""
    hand = in_hand(lesson.room, lesson.room.turns[0].attempts[0], "s1").values()
    return {one.author: dict(one.levels) for one in hand}


async def marks_all(pilot: Pilot[None], key: str) -> None:
    """Give each criterion of the answer on show the level of that key, and go on."""
    await calm(pilot)
    for _ in CRITERIA:
        await pilot.press(key, "down")
    await pilot.press("ctrl+s")
    await calm(pilot)


async def test_two_answers_are_marked_after_the_own_one_and_can_be_marked_again(
    app: StudentApp, lesson: Lesson
) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await come_in(pilot, app, lesson)
        lesson.answered_by_class(*TEXTS, settings=PREDICTING)
        await calm(pilot)
        assert isinstance(app.screen, PredictScreen)
        await pilot.press("ctrl+s")
        await calm(pilot)
        assert isinstance(app.screen, ReviewScreen)
        first, second = (lesson.room.turns[0].attempts[0].papers[author].text for author in mine(lesson))
        assert first in shown(app) and second not in shown(app)
        await pilot.press("ctrl+s")
        await calm(pilot)
        assert "has no level yet" in shown(app)
        await marks_all(pilot, "2")
        assert isinstance(app.screen, ReviewScreen) and second in shown(app)
        assert list(mine(lesson).values()) == [dict.fromkeys(CRITERIA, 1), {}]
        await marks_all(pilot, "1")
        assert isinstance(app.screen, WaitingScreen) and "2 of 2 answers of classmates" in shown(app)
        await pilot.press("r")
        await calm(pilot)
        await pilot.press("n")
        await calm(pilot)
        await pilot.press("right", "escape")
        await calm(pilot)
        assert isinstance(app.screen, WaitingScreen)
        levels = list(mine(lesson).values())
        assert levels == [dict.fromkeys(CRITERIA, 1) | {CRITERIA[0]: 2}, dict.fromkeys(CRITERIA, 0)]


async def test_a_release_in_the_middle_loses_nothing_and_both_sides_stand_on_the_ballot(
    app: StudentApp, lesson: Lesson
) -> None:
    async with app.run_test(size=(80, 60)) as pilot:
        await come_in(pilot, app, lesson)
        lesson.answered_by_class(*TEXTS)
        for seat in ("s2", "s3", "s4"):
            levels = dict.fromkeys(CRITERIA, 0)
            for number in range(2):
                lesson.does(e.Reviewed(seat=seat, turn=0, attempt=1, number=number, levels=levels))
        await marks_all(pilot, "2")
        await pilot.press("1")
        await client_of(app).send_reviews()
        lesson.does(e.Released())
        await calm(pilot)
        assert isinstance(app.screen, SeatBallotScreen)
        says = shown(app)
        assert "what they gave counts for nothing" in says and "Classmates gave: " in says
        view, topic = client_of(app).view, client_of(app).topic
        assert view is not None and view.ballot is not None and topic is not None
        kept = to_markdown(topic, view, [view.ballot])
        assert "classmates, which counts for nothing: missing" in kept
        assert kept.count("You marked a classmate’s answer to “") == 2 and ", the judge " in kept
        assert "You marked: answer 1" in says and "You agree" in says and "You did not finish this one." in says


async def test_a_level_that_is_chosen_just_before_the_other_answer_comes_is_of_the_first(
    app: StudentApp, lesson: Lesson
) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await come_in(pilot, app, lesson)
        lesson.answered_by_class(*TEXTS)
        await calm(pilot)
        pilot.app.screen.query_one("#own-0", OwnMark).action_take(3)
        await pilot.press("n")
        await calm(pilot)
        assert list(mine(lesson).values()) == [{CRITERIA[0]: 2}, {}]


async def test_without_a_connection_levels_wait_and_are_sent_when_it_is_back(app: StudentApp, lesson: Lesson) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await come_in(pilot, app, lesson)
        lesson.answered_by_class(*TEXTS)
        await calm(pilot)
        lesson.lose()
        await pilot.press("3")
        await client_of(app).send_reviews()
        assert not any(mine(lesson).values()) and "All is kept." not in shown(app)
        lesson.come(client_of(app))
        await client_of(app).send_reviews()
        await calm(pilot)
        assert {CRITERIA[0]: 2} in mine(lesson).values() and "All is kept." in shown(app)


async def test_whoever_has_no_page_is_told_what_the_class_does(app: StudentApp, lesson: Lesson) -> None:
    lesson.settings(Settings(peer=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await come_in(pilot, app, lesson)
        lesson.does(e.Joined(seat="s2", name="Tom", key_hash="k"), e.Placed(camps={"s2": PACK.camps[0].id}))
        lesson.does(e.TurnBegun(prompts=lesson.room.plan[0]), e.Started(limit=60.0))
        lesson.does(e.HandedIn(seat="s2", turn=0, attempt=1, text="No.", seconds=1.0), e.Closed())
        await calm(pilot)
        assert "marks answers of one another now" in shown(app)


@pytest.mark.parametrize("size", SIZES.values())
@pytest.mark.parametrize("scene", ["review", "reviewed", "ballot"])
def test_pictures(
    scene: str, size: tuple[int, int], app: StudentApp, lesson: Lesson, looks_the_same: LooksTheSame
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await come_in(pilot, app, lesson)
        lesson.answered_by_class(*TEXTS)
        await calm(pilot)
        if scene == "review":
            await pilot.press("2", "down")
        else:
            for seat in ("s1", "s2", "s3", "s4"):
                for number in range(2):
                    levels = dict.fromkeys(CRITERIA, number)
                    lesson.does(e.Reviewed(seat=seat, turn=0, attempt=1, number=number, levels=levels))
            if scene == "reviewed":
                await pilot.press("escape")
            else:
                lesson.does(e.Released())
                await calm(pilot)
                await pilot.press("end")
        await calm(pilot)

    assert looks_the_same(scene, View(size), lambda: (app, play))


async def test_a_click_on_the_dash_takes_no_level_away(app: StudentApp, lesson: Lesson) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await come_in(pilot, app, lesson)
        lesson.answered_by_class(*TEXTS)
        await calm(pilot)
        await pilot.press("1", "left")
        await calm(pilot)
        top = len(PACK.rubric.criteria[0].levels) - 1
        assert client_of(app).reviews.levels(0) == {CRITERIA[0]: top}
        assert isinstance(app.screen, ReviewScreen) and not [
            one for one in app.screen.query(Static) if "–:" in str(one.content)
        ]
