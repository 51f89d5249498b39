"""Own arguments, which count on trust: the teacher takes one away, and gives it back, over a room that really plays."""

from __future__ import annotations

from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import pytest

from debate.classroom.errors import RoomError
from debate.classroom.report.as_html import to_html
from debate.classroom.report.report import make_report
from debate.classroom.room import events as e
from debate.classroom.room.due import closing
from debate.classroom.room.state import Paper, Room
from debate.classroom.room.stepping import step
from debate.classroom.shown.viewing import own_ballot
from debate.classroom.wire import messages as wire
from debate.judge.ballot import Ballot
from debate.tui.classroom.host.app import HostApp
from debate.tui.classroom.host.sheets.own import OwnSheet
from tests.bench.marked import marked_answers

from ..host.conftest import press
from ..host.test_whole_room import InProcess, until
from .played_room import after, answered, begun, flagship, judge, kept_by_a_server, marked, opened, prompts

MINE = prompts()[0]


@cache
def answer_with(arguments: int) -> str:
    """An answer with so many arguments that the key does not have, of which the first carries some of its mark."""
    for one in marked_answers():
        if one.prompt == MINE.id and len((ballot := judge().ballot(MINE.id, one.answer)).own) == arguments:
            first = ballot.own[0]
            without = judge().ballot(MINE.id, one.answer, refused=[(first.start, first.end)])
            if without.score < ballot.score and len(without.own) == arguments - 1:
                return one.answer
    raise AssertionError("no marked answer is like that")


@pytest.fixture
def one() -> str:
    """An answer with one argument of its own."""
    return answer_with(1)


@pytest.fixture
def two() -> str:
    """An answer with two."""
    return answer_with(2)


def room_of(text: str) -> Room:
    return answered(begun(opened()), {"s1": text})


def paper(room: Room) -> Paper:
    return room.turns[0].attempts[0].papers["s1"]


def ballot(room: Room) -> Ballot:
    found = paper(room).ballot
    assert found is not None
    return found


def test_what_is_refused_may_take_marks_and_never_brings_any() -> None:
    for one in marked_answers():
        if one.prompt == MINE.id:
            before = judge().ballot(MINE.id, one.answer)
            for item in before.own:
                assert judge().ballot(MINE.id, one.answer, refused=[(item.start, item.end)]).score <= before.score


def refusal(of: Ballot, number: int = 0) -> e.OwnRefused:
    return e.OwnRefused(seat="s1", turn=0, attempt=1, start=of.own[number].start, end=of.own[number].end)


def keeping(refused: e.OwnRefused) -> e.OwnKept:
    return e.OwnKept(**{name: getattr(refused, name) for name in refused.__struct_fields__})


async def test_what_is_refused_does_not_count_until_it_is_kept(one: str, tmp_path: Path) -> None:
    async with kept_by_a_server(lambda: room_of(one), tmp_path) as keeper:
        before = ballot(keeper.room)
        refused = refusal(before)
        await keeper.from_host(wire.Let(id=1, event=refused))
        without = ballot(keeper.room)
        assert without == judge().ballot(MINE.id, one, refused=[(refused.start, refused.end)])
        assert without.score < before.score and not without.own and not without.trust
        await keeper.do(e.Released())
        shown = own_ballot(keeper.room, flagship(), "s1", 0, 1)
        assert shown.refused == (before.own[0].text,) and shown.score == without.score
        report = make_report(keeper.room, flagship())
        (answer,) = next(one.answers for one in report.students if one.answers)
        assert "The teacher did not count this" in to_html(report)
        assert (answer.refused, answer.own, answer.trust) == ((before.own[0].text,), (), 0)
        assert keeper.journal.read() == keeper.room
        await keeper.from_host(wire.Let(id=2, event=keeping(refused)))
        assert ballot(keeper.room) == before and not paper(keeper.room).refused
        assert not own_ballot(keeper.room, flagship(), "s1", 0, 1).refused


async def test_a_ruling_leaves_what_was_refused_refused(one: str, tmp_path: Path) -> None:
    words = " ".join(one.split()[:5])
    async with kept_by_a_server(lambda: room_of(one), tmp_path) as keeper:
        refused = refusal(ballot(keeper.room))
        await keeper.from_host(wire.Let(id=1, event=refused))
        await keeper.from_host(
            wire.Let(id=2, event=e.Ruled(prompt=MINE.id, point=MINE.points[0].id, words=words, counts=True, reason=""))
        )
        places = {(one.start, one.end) for one in ballot(keeper.room).own}
        assert (refused.start, refused.end) not in places and paper(keeper.room).refused


def test_only_an_own_argument_can_be_refused_and_only_a_refused_one_kept(one: str) -> None:
    room = room_of(one)
    refused = refusal(ballot(room))
    with pytest.raises(RoomError, match="no such argument"):
        step(room, e.OwnRefused(seat="s1", turn=0, attempt=1, start=refused.start, end=refused.end - 1))
    with pytest.raises(RoomError, match="was not refused"):
        step(room, keeping(refused))


def test_a_text_that_comes_late_has_nothing_refused(one: str) -> None:
    by_clock = e.HandedIn(seat="s1", turn=0, attempt=1, text=one, seconds=240.0, by_clock=True)
    room = after(begun(opened()), [by_clock])
    room = marked(after(room, closing(room, room.now)), 0, 1)
    room = after(room, [refusal(ballot(room))])
    assert paper(room).refused
    late = e.HandedIn(seat="s1", turn=0, attempt=1, text=f"{one} More.", seconds=240.0, by_clock=True, late=2.0)
    assert not paper(step(room, late)).refused


@asynccontextmanager
async def paper_open(text: str, folder: Path):
    """The dashboard with the first paper open, on a room that the app keeps."""
    async with kept_by_a_server(lambda: room_of(text), folder, running=False) as keeper:
        app = HostApp(InProcess(keeper), animations=False)
        async with app.run_test(size=(100, 40)) as pilot:
            await until(pilot, lambda: app.view is not None)
            await press(pilot, "enter")
            await until(pilot, lambda: getattr(app.screen, "paper", None) is not None)
            while app.screen.paper.seat != "s1":  # type: ignore[attr-defined]
                await press(pilot, "right")
                await until(pilot, lambda: app.screen.paper is not None)  # type: ignore[attr-defined]
            yield keeper, app, pilot


async def test_one_key_takes_it_away_and_gives_it_back(one: str, tmp_path: Path) -> None:
    async with paper_open(one, tmp_path) as (keeper, app, pilot):
        before = ballot(keeper.room)
        await press(pilot, "t")
        await until(pilot, lambda: bool(paper(keeper.room).refused) and bool(app.screen.paper.refused))
        assert ballot(keeper.room).score < before.score
        await press(pilot, "t")
        await until(pilot, lambda: not paper(keeper.room).refused and not app.screen.paper.refused)
        assert ballot(keeper.room) == before


async def test_of_several_the_one_that_is_chosen_is_taken_away(two: str, tmp_path: Path) -> None:
    async with paper_open(two, tmp_path) as (keeper, app, pilot):
        second = ballot(keeper.room).own[1]
        await press(pilot, "t")
        assert isinstance(app.screen, OwnSheet)
        await press(pilot, "2")
        await until(pilot, lambda: bool(paper(keeper.room).refused))
        assert paper(keeper.room).refused == ((second.start, second.end),)


async def test_one_key_confirms_what_counts_on_trust_and_the_student_is_told(two: str, tmp_path: Path) -> None:
    async with paper_open(two, tmp_path) as (keeper, app, pilot):
        before = ballot(keeper.room)
        await press(pilot, "y")
        await until(pilot, lambda: len(paper(keeper.room).confirmed) == 2 and len(app.screen.paper.confirmed) == 2)
        assert ballot(keeper.room) == before, "it counts as it did"
        await keeper.do(e.Released())
        assert set(own_ballot(keeper.room, flagship(), "s1", 0, 1).confirmed) == {item.text for item in before.own}
        assert "has read this and counts it" in to_html(make_report(keeper.room, flagship()))


def test_what_is_refused_after_all_is_confirmed_no_more(one: str) -> None:
    room = room_of(one)
    refused = refusal(ballot(room))
    place = {name: getattr(refused, name) for name in refused.__struct_fields__}
    room = step(room, e.OwnConfirmed(**place))
    assert paper(room).confirmed_words == (ballot(room).own[0].text,)
    with pytest.raises(RoomError, match="already"):
        step(room, e.OwnConfirmed(**place))
    assert not paper(step(room, refused)).confirmed
    with pytest.raises(RoomError, match="no such argument"):
        step(room, e.OwnConfirmed(**{**place, "end": place["end"] - 1}))
