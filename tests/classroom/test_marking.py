"""Marks: held until every answer has one and the teacher lets them go; changed, appealed and quoted after that."""

from __future__ import annotations

import pytest

from debate.classroom.errors import RoomError
from debate.classroom.room import events as e
from debate.classroom.room.state import Decision, Quote, Settings, Stage

from .room_making import after, draft, held, made_up_ballot, paper, released, round_now, writing

PREDICTING = Settings(seconds=60.0, predict=True)


def appealed(*, start: int = 0, end: int = 3, point: str = "ferry", seat: str = "s1") -> e.Appealed:
    return e.Appealed(seat=seat, turn=0, attempt=1, point=point, start=start, end=end)


def overridden(level: int | None, reason: str = "fair", criterion: str = "answers") -> e.Overridden:
    return e.Overridden(seat="s1", turn=0, attempt=1, criterion=criterion, level=level, reason=reason)


def test_ballots_are_not_released_before_every_answer_has_one() -> None:
    with pytest.raises(RoomError, match="marked yet"):
        after(held(marked=False), e.Released())
    assert after(held(), e.Released(withheld=("answers",))).stage is Stage.RELEASED


def test_a_ballot_on_another_text_is_refused() -> None:
    mark = e.Marked(seat="s1", turn=0, attempt=1, ballot=made_up_ballot("another text"))
    with pytest.raises(RoomError, match="another text"):
        after(held(marked=False), mark)


def test_what_is_still_being_written_is_not_marked() -> None:
    mark = e.Marked(seat="s1", turn=0, attempt=1, ballot=made_up_ballot("text"))
    with pytest.raises(RoomError, match="handed nothing in"):
        after(writing(), draft(1, "text"), mark)


def test_a_prediction_comes_before_the_ballot_and_only_where_it_is_asked_for() -> None:
    levels = e.Predicted(seat="s1", turn=0, attempt=1, levels={"answers": 2})
    room = after(held(settings=PREDICTING), levels)
    assert paper(room, 1).prediction == {"answers": 2}
    for refused in (held(), after(room, e.Released())):
        with pytest.raises(RoomError):
            after(refused, levels)


@pytest.mark.parametrize("levels", [{}, {"answers": -1}, {"answers": 3}, {"answers": 10**9}, {"unknown": 1}])
def test_a_prediction_has_levels_of_the_rubric(levels: dict[str, int]) -> None:
    with pytest.raises(RoomError):
        after(held(settings=PREDICTING), e.Predicted(seat="s1", turn=0, attempt=1, levels=levels))


def test_a_trust_check_is_of_drawn_answers_and_drawing_again_begins_anew() -> None:
    room = after(held(), e.TrustDrawn(seats=("s1",)))
    with pytest.raises(RoomError, match="not drawn"):
        after(room, e.TrustMarked(seat="s2", levels={"answers": 1}))
    with pytest.raises(RoomError, match="levels 0 to 2"):
        after(room, e.TrustMarked(seat="s1", levels={"answers": 3}))
    room = after(room, e.TrustMarked(seat="s1", levels={"answers": 0}), e.TrustMarked(seat="s1", levels={"answers": 1}))
    assert [mark.levels for mark in round_now(room).trust.marks] == [{"answers": 1}]
    assert round_now(after(room, e.TrustDrawn(seats=("s2", "s1")))).trust.marks == ()


def test_a_changed_mark_needs_a_reason_and_can_be_taken_back() -> None:
    with pytest.raises(RoomError, match="needs a reason"):
        after(held(), overridden(2, " "))
    with pytest.raises(RoomError, match="levels 0 to 2"):
        after(held(), overridden(3))
    with pytest.raises(RoomError, match="no such criterion"):
        after(held(), overridden(1, criterion="style"))
    room = after(released(), overridden(0), overridden(2))
    assert [(one.level, one.reason) for one in paper(room, 1).overrides] == [(2, "fair")]
    assert paper(after(room, overridden(None)), 1).overrides == ()


def test_a_ballot_that_comes_after_a_ruling_leaves_the_changed_mark() -> None:
    room = after(released(), overridden(2))
    room = after(
        room,
        e.Ruled(prompt="p1", point="ferry", words="one", counts=True, reason=""),
        e.Marked(seat="s1", turn=0, attempt=1, ballot=made_up_ballot("one")),
    )
    assert paper(room, 1).overrides and room.rulings[0].number == 1


def test_only_a_released_ballot_can_be_appealed_and_with_ones_own_words() -> None:
    with pytest.raises(RoomError, match="no ballot yet"):
        after(held(), appealed())
    room = released()
    for wrong in (appealed(end=4), appealed(start=2, end=2), appealed(start=-1), appealed(point="boat")):
        with pytest.raises(RoomError):
            after(room, wrong)
    room = after(room, appealed())
    with pytest.raises(RoomError, match="already"):
        after(room, appealed(end=2))


def test_an_appeal_is_decided_and_the_decision_can_change() -> None:
    room = after(released(), appealed(), e.Decided(number=1, decision=Decision.REJECTED, reason="No."))
    room = after(room, e.Decided(number=1, decision=Decision.ACCEPTED))
    assert room.appeals[0].decision is Decision.ACCEPTED
    for number in (0, 2, -1):
        with pytest.raises(RoomError, match="no such appeal"):
            after(room, e.Decided(number=number, decision=Decision.ACCEPTED))


@pytest.mark.parametrize("turn", [-1, 1, 99])
def test_quotations_are_of_a_turn_that_was_played(turn: int) -> None:
    with pytest.raises(RoomError, match="not come to that prompt"):
        after(released(), e.Quoted(turn=turn, quotes=()))


def test_quotations_are_parts_of_answers_and_few() -> None:
    room = released()
    with pytest.raises(RoomError, match="part of an answer"):
        after(room, e.Quoted(turn=0, quotes=(Quote(seat="s1", attempt=1, start=0, end=4),)))
    with pytest.raises(RoomError, match="at most"):
        after(room, e.Quoted(turn=0, quotes=(Quote(seat="s1", attempt=1, start=0, end=3),) * 21))


def test_marks_can_be_changed_after_the_end() -> None:
    assert paper(after(released(), e.Ended(), overridden(1)), 1).overrides[0].level == 1
