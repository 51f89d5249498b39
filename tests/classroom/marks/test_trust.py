"""The trust check: which answers are drawn, how far teacher and judge agree, and how little that tells."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from debate.classroom.room import events as e
from debate.classroom.room.state import ClassRound, Paper, Room
from debate.classroom.shown.trust import draw_answers, trust_view, warning, wilson
from debate.judge.ballot import Ballot

from .played_room import after, flagship, held

CRITERIA = [row.id for row in flagship().rubric.criteria]


def ballot(score: int) -> Ballot:
    return Ballot(
        pack="p", pack_hash="", judge="1", prompt="p", answer_hash="", words=1, score=score,
        criteria=(), points=(), moves=(), flags=(), fix="", press=None,
    )  # fmt: skip


def written(scores: dict[str, int], **texts: str) -> ClassRound:
    papers = {
        seat: Paper(
            seat=seat, camp="a", prompt="p", text=texts.get(seat, f"Answer of {seat}"), handed_in=True,
            ballot=ballot(score),
        )
        for seat, score in scores.items()
    }  # fmt: skip
    return ClassRound(limit=None, papers=papers)


@pytest.mark.parametrize("seed", range(20))
def test_one_answer_is_drawn_from_each_share_of_the_scores(seed: int) -> None:
    scores = {f"s{score}": score for score in range(0, 100, 5)}
    drawn = draw_answers(written(scores), 4, Random(seed))
    assert sorted(scores[seat] // 25 for seat in drawn) == [0, 1, 2, 3]


def test_the_order_does_not_tell_the_scores() -> None:
    scores = {f"s{score}": score for score in range(0, 100, 5)}
    drawn = [draw_answers(written(scores), 4, Random(seed)) for seed in range(60)]
    orders = {tuple(scores[seat] // 25 for seat in seats) for seats in drawn}
    assert len(orders) > 10


def test_empty_and_repeated_answers_are_left_out_and_few_are_few() -> None:
    some = written({"s1": 10, "s2": 20, "s3": 30, "s4": 40}, s1="  \n", s3="Answer  of s2")
    assert set(draw_answers(some, 5, Random(1))) <= {"s2", "s3", "s4"}
    assert len(draw_answers(some, 5, Random(1))) == 2
    assert draw_answers(written({}), 4, Random(1)) == ()
    open_papers = replace(some, papers={key: replace(paper, handed_in=False) for key, paper in some.papers.items()})
    assert draw_answers(open_papers, 4, Random(1)) == ()


@pytest.fixture(scope="module")
def checked() -> Room:
    """The teacher agrees on one answer, and is two levels below the judge's top marks on the other."""
    room = held()
    judged = room.turns[0].attempts[0].papers["s2"].ballot
    assert judged is not None
    levels = {mark.id: mark.level_number for mark in judged.criteria}
    other = room.turns[0].attempts[0].papers["s1"].ballot
    assert other is not None
    own = {mark.id: mark.level_number for mark in other.criteria}
    far = {CRITERIA[0]: max(0, levels[CRITERIA[0]] - 2)}
    return after(
        room,
        [
            e.TrustDrawn(seats=("s1", "s2", "s3")),
            e.TrustMarked(seat="s1", levels=own),
            e.TrustMarked(seat="s2", levels={**levels, **far}),
        ],
    )


def test_the_judges_levels_are_shown_only_for_answers_that_the_teacher_has_marked(checked: Room) -> None:
    rows = {row.seat: row for row in trust_view(checked, flagship()).rows}
    assert rows["s1"].judge
    assert rows["s2"].judge
    assert rows["s3"].judge == {}
    assert rows["s3"].text


def test_agreement_is_counted_by_criterion(checked: Room) -> None:
    rows = {row.criterion: row for row in trust_view(checked, flagship()).agreement}
    first, second = rows[CRITERIA[0]], rows[CRITERIA[1]]
    assert (first.count, first.exact, first.adjacent) == (2, 1, 1)
    assert "more generous than you on 1 of 2" in first.advice
    assert "withhold" in first.advice
    assert (second.count, second.exact, second.adjacent) == (2, 2, 2)
    assert second.advice == "You agree on all 2."


def test_the_warning_says_how_little_the_sample_tells() -> None:
    assert warning(0) == ""
    assert "51 in 100" in warning(4)
    assert warning(1).startswith("One answer tells little")


def test_the_interval_is_wilsons() -> None:
    low, high = wilson(8, 10)  # 0.490 to 0.943, as tabulated
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert wilson(0, 4)[0] == 0.0
    assert wilson(4, 4)[1] == pytest.approx(1.0)
