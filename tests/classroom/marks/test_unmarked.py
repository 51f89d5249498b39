"""A text on which the judge fails: the class gets its ballots all the same, and the teacher marks it by hand."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from debate.classroom.keeping import marker as marking
from debate.classroom.keeping import writer
from debate.classroom.report.report import make_report
from debate.classroom.report.writing import FORMS, file_as
from debate.classroom.room import events as e
from debate.classroom.room.due import closing
from debate.classroom.room.state import Room, Stage
from debate.classroom.shown.flow import flow_sheet
from debate.classroom.shown.marks import effective_score
from debate.classroom.shown.trust import draw_answers
from debate.classroom.shown.unmarked import is_unmarked
from debate.classroom.shown.viewing import own_ballot
from debate.classroom.shown.viewing_host import Reach, host_view
from debate.judge import Judge
from debate.judge.ballot import Ballot
from debate.tui.classroom.host.roster import ordered

from ..thread_bench import ThreadBench
from .played_room import after, begun, first_texts, flagship, kept_by_a_server, opened

CRITERIA = [row.id for row in flagship().rubric.criteria]


class FailingJudge(Judge):
    """A judge that fails on one text."""

    def ballot(self, prompt_id: str, answer: str, **how: object) -> Ballot:
        if answer == first_texts()["s1"]:
            raise RecursionError("a mistake of ours")
        return super().ballot(prompt_id, answer, **how)  # type: ignore[arg-type]


def closed() -> Room:
    """A room whose texts are in, and not marked."""
    room = begun(opened())
    texts = first_texts()
    room = after(room, [e.HandedIn(seat=s, turn=0, attempt=1, text=t, seconds=9.0) for s, t in texts.items()])
    return after(room, closing(room, 1.0))


async def judged(tmp_path: Path) -> Room:
    """The room after its judge failed on Maya's text, as the keeper leaves it."""
    async with kept_by_a_server(closed, tmp_path) as keeper:
        async with asyncio.timeout(60):
            while any(paper.ballot is None for paper in keeper.room.turns[0].attempts[0].papers.values()):
                await asyncio.sleep(0)
        await keeper.do(e.Released())
        return keeper.room


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """That room, which no test changes: what happens in it makes another one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "Workers", ThreadBench)
        patch.setattr(marking, "Judge", FailingJudge)
        return asyncio.run(judged(tmp_path_factory.mktemp("unmarked")))


def test_the_others_get_their_ballots(room: Room) -> None:
    papers = room.turns[0].attempts[0].papers
    assert room.stage is Stage.RELEASED
    assert [seat for seat, paper in papers.items() if is_unmarked(paper.ballot)] == ["s1"]
    assert effective_score(papers["s2"], flagship().rubric) is not None


def test_the_text_has_no_mark_until_the_teacher_gives_each(room: Room) -> None:
    shown = own_ballot(room, flagship(), "s1", 0, 1)
    assert (shown.score, shown.ballot.criteria) == (None, ())
    assert "by hand" in shown.ballot.flags[0].reason
    assert effective_score(room.turns[0].attempts[0].papers["s1"], flagship().rubric) is None
    marks = [
        e.Overridden(seat="s1", turn=0, attempt=1, criterion=criterion, level=1, reason="By hand.")
        for criterion in CRITERIA
    ]
    room = after(room, marks[:1])
    assert [mark.id for mark in own_ballot(room, flagship(), "s1", 0, 1).ballot.criteria] == CRITERIA[:1]
    room = after(room, marks[1:])
    assert (own_ballot(room, flagship(), "s1", 0, 1).score or 0) > 0


def test_the_dashboard_tells_the_teacher_to_mark_it_and_why(room: Room) -> None:
    view = host_view(room, flagship(), room.now, reach=Reach(), here=lambda _seat: (True, 0.0))
    first = ordered(view)[0]
    assert (first.name, first.remark.words) == (room.seats["s1"].name, "mark by hand")
    assert first.flags[0].startswith("The judge could not mark this answer")
    assert view.marked == view.to_mark


def test_it_counts_in_no_figure(room: Room) -> None:
    written = room.turns[0].attempts[0]
    prompt = written.papers["s1"].prompt
    assert flow_sheet(room, flagship(), 0, prompt, 1).papers == 1  # Tom's alone
    import random

    assert "s1" not in draw_answers(written, 10, random.Random(1))
    report = make_report(room, flagship())
    assert report.students[0].answers[0].score is None
    for form in FORMS:
        assert file_as(form, report)
