"""A turn from its beginning to its close: clocks, drafts, hand-ins, and what arrives late or twice."""

from __future__ import annotations

from itertools import permutations

import pytest

from debate.classroom.errors import RoomError
from debate.classroom.room import events as e
from debate.classroom.room.due import closing, due, next_due
from debate.classroom.room.state import GRACE_SECONDS, Phase, Quote, Show, Stage, Standing

from .room_making import (
    PROMPTS,
    after,
    draft,
    hand_in,
    held,
    joined,
    lobby,
    paper,
    released,
    round_now,
    with_marks,
    writing,
)

UP = 10.0 + 60.0 + GRACE_SECONDS
"""The room second at which the clock takes what was not handed in."""


def test_a_turn_needs_somebody_to_answer_it() -> None:
    with pytest.raises(RoomError, match="Nobody has a seat yet: students join with the code"):
        after(lobby(0), e.TurnBegun(prompts=PROMPTS))
    with pytest.raises(RoomError, match="give the camps first"):
        after(lobby(0), joined(1), e.TurnBegun(prompts=PROMPTS))
    room = after(lobby(1), e.TurnBegun(prompts=PROMPTS), e.Stood(seat="s1", standing=Standing.KICKED))
    with pytest.raises(RoomError, match="Nobody has a seat yet"):
        after(room, e.Started(limit=60.0))


def test_a_prompt_that_was_not_started_can_be_exchanged() -> None:
    room = after(lobby(2), e.TurnBegun(prompts=PROMPTS), e.TurnBegun(prompts={"for": "p3"}))
    assert [turn.prompts for turn in room.turns] == [{"for": "p3"}]
    assert room.show is Show.PROMPT


def test_no_turn_is_left_while_texts_or_marks_are_open() -> None:
    for room in (writing(), held()):
        with pytest.raises(RoomError, match="not finished"):
            after(room, e.TurnBegun(prompts=PROMPTS))


@pytest.mark.parametrize("limit", [0.0, 0.5, float("nan"), float("inf"), 1e9])
def test_a_clock_that_makes_no_sense_is_refused(limit: float) -> None:
    ready = after(lobby(2), e.TurnBegun(prompts=PROMPTS))
    with pytest.raises(RoomError, match="clock"):
        after(ready, e.Started(limit=limit))
    with pytest.raises(RoomError, match="More time"):
        after(writing(), e.Extended(seconds=limit if limit != 0.5 else 0.0))


def test_the_clock_stands_in_a_pause() -> None:
    room = after(writing(), e.Paused(why="fire drill"), now=20.0)
    assert next_due(room, 20.0) is None
    assert due(room, 500.0) == ()
    room = after(room, e.Continued(), now=500.0)
    assert next_due(room, 500.0) == 60.0 + GRACE_SECONDS - 10.0


def test_a_restart_costs_nobody_time_and_waits_for_the_teacher() -> None:
    room = after(writing(), e.Restarted(), now=25.0)
    assert round_now(room).clock.used(1000.0) == 15.0
    assert "started again" in round_now(room).paused_for


def test_more_time_is_for_who_still_writes_and_extra_time_for_one() -> None:
    room = after(writing(), e.Extended(seconds=30.0), e.GivenTime(seat="s2", extra=2.0), now=20.0)
    room = after(room, *due(room, UP + 30.0))
    assert (paper(room, 1).handed_in, paper(room, 2).handed_in) == (True, False)
    assert room.stage is Stage.WRITING
    room = after(room, *due(room, UP + 30.0 + 90.0))
    assert room.stage is Stage.HELD
    assert (paper(room, 1).seconds, paper(room, 2).seconds) == (90.0, 180.0)


def test_the_clock_takes_the_last_draft_after_a_moment_of_grace() -> None:
    room = after(writing(), draft(1, "so far"), now=20.0)
    assert due(room, UP - 0.01) == ()
    room = after(room, *due(room, UP))
    assert (paper(room, 1).text, paper(room, 1).by_clock, paper(room, 1).seconds) == ("so far", True, 60.0)


def test_the_last_one_to_hand_in_closes_the_writing() -> None:
    room = after(writing(limit=None), hand_in(1, "one"), now=20.0)
    assert due(room, 1e6) == ()
    room = after(room, hand_in(2, "two"), now=30.0)
    assert after(room, *due(room, 30.0)).stage is Stage.HELD


def test_the_newest_draft_wins_in_whatever_order_drafts_come() -> None:
    drafts = [draft(1, f"text {number}", number) for number in (1, 2, 3)]
    for order in permutations(drafts):
        assert paper(after(writing(), *order, drafts[0]), 1).text == "text 3"


def test_a_duplicate_changes_nothing_at_all() -> None:
    room = after(writing(), draft(1, "text", 4), now=20.0)
    assert after(room, draft(1, "text", 4)) == room
    room = after(room, hand_in(1, "text."))
    assert after(room, hand_in(1, "text."), draft(1, "text", 4), draft(1, "text.", 5)) == room


def test_a_draft_that_comes_too_late_is_refused_rather_than_dropped() -> None:
    room = after(writing(), draft(1, "text", 4), hand_in(1, "text."))
    with pytest.raises(RoomError, match="is in already"):
        after(room, draft(1, "text. And more", 5))
    room = after(room, *closing(room, 20.0))
    with pytest.raises(RoomError, match="is in already"):
        after(room, draft(2, "too late"))


def test_a_text_is_handed_in_once() -> None:
    with pytest.raises(RoomError, match="handed in already"):
        after(writing(), hand_in(1, "mine"), hand_in(1, "a better one"))


def test_writing_is_not_closed_over_the_head_of_an_open_text() -> None:
    room = after(writing(), draft(1, "an open text"))
    for event in (e.Closed(), e.Ended()):
        with pytest.raises(RoomError, match=r"still writing|not every|Not every"):
            after(room, event)
    room = after(room, *closing(room, 30.0), e.Ended())
    assert (room.phase, paper(room, 1).text) == (Phase.OVER, "an open text")


def test_what_a_lost_connection_held_back_takes_the_place_of_the_draft_once() -> None:
    room = after(writing(), draft(1, "half"), now=20.0)
    room = with_marks(after(room, *due(room, UP)))
    late = hand_in(1, "the whole text", by_clock=True, late=12.0)
    room = after(room, late, now=UP + 12.0)
    assert (paper(room, 1).text, paper(room, 1).late, paper(room, 1).ballot) == ("the whole text", 12.0, None)
    assert after(room, late, now=UP + 12.0) == room
    with pytest.raises(RoomError, match="already"):
        after(room, hand_in(1, "and on it goes", by_clock=True, late=99.0))


def test_who_handed_in_by_hand_cannot_come_back_late() -> None:
    with pytest.raises(RoomError, match="already"):
        after(held(), hand_in(1, "something else", late=5.0))


def test_a_late_text_is_not_taken_once_the_ballots_are_out() -> None:
    room = after(writing(), draft(1, "half"), now=20.0)
    room = after(with_marks(after(room, *due(room, UP))), e.Released())
    with pytest.raises(RoomError, match="ballots of this prompt are out"):
        after(room, hand_in(1, "the whole text", by_clock=True, late=40.0))


def test_what_was_said_of_a_text_does_not_hold_for_the_one_that_replaces_it() -> None:
    room = after(writing(), draft(1, "half"), draft(2, "other"), now=20.0)
    room = with_marks(after(room, *due(room, UP)))
    override = e.Overridden(seat="s1", turn=0, attempt=1, criterion="answers", level=2, reason="fair")
    quotes = tuple(Quote(seat=seat, attempt=1, start=0, end=4) for seat in ("s1", "s2"))
    room = after(room, override, e.Quoted(turn=0, quotes=quotes), e.TrustDrawn(seats=("s1", "s2")))
    room = after(room, *(e.TrustMarked(seat=seat, levels={"answers": 1}) for seat in ("s1", "s2")))
    room = after(room, hand_in(1, "no", by_clock=True, late=9.0))
    assert paper(room, 1).overrides == ()
    assert [quote.seat for quote in room.turns[0].quotes] == ["s2"]
    assert [mark.seat for mark in round_now(room).trust.marks] == ["s2"]
    assert round_now(room).trust.seats == ("s1", "s2")


def test_a_text_that_is_given_back_can_be_written_on_and_keeps_its_words() -> None:
    room = after(writing(), draft(1, "oops", 3), hand_in(1, "oops"), now=20.0)
    room = after(with_marks(room), e.HandedBack(seat="s1"))
    assert (paper(room, 1).text, paper(room, 1).handed_in, paper(room, 1).ballot) == ("oops", False, None)
    assert paper(after(room, draft(1, "stale", 2)), 1).text == "oops"
    assert paper(after(room, draft(1, "better", 4)), 1).text == "better"


def test_a_text_is_not_given_back_to_who_has_no_time_left() -> None:
    room = after(writing(), e.GivenTime(seat="s2", extra=4.0), hand_in(1, "in"), now=20.0)
    with pytest.raises(RoomError, match="more time first"):
        after(room, e.HandedBack(seat="s1"), now=71.0)
    assert not paper(after(room, e.GivenTime(seat="s1", extra=2.0), e.HandedBack(seat="s1"), now=71.0), 1).handed_in


def test_a_revision_begins_with_the_text_before_and_is_the_only_one() -> None:
    room = after(released(("one", "two")), joined(3, camp="for"), e.Started(limit=30.0), now=100.0)
    assert (paper(room, 1).text, paper(room, 3).text) == ("one", "")
    assert paper(room, 1, attempt=0).handed_in
    room = after(room, *closing(room, 120.0))
    room = after(with_marks(room), e.Released())
    with pytest.raises(RoomError, match="revised already"):
        after(room, e.Started(limit=30.0))
    assert after(room, e.TurnBegun(prompts=PROMPTS)).stage is Stage.READY


def test_the_end_drops_a_turn_that_was_never_started_and_comes_once() -> None:
    room = after(released(), e.TurnBegun(prompts=PROMPTS), e.Ended())
    assert len(room.turns) == 1
    with pytest.raises(RoomError, match="over already"):
        after(room, e.Ended())
    for event in (joined(9), e.TurnBegun(prompts=PROMPTS), e.Started(limit=1.0)):
        with pytest.raises(RoomError):
            after(room, event)


def test_time_never_runs_backwards() -> None:
    room = after(writing(), draft(1, "text"), now=50.0)
    room = after(room, e.Paused(), now=3.0)
    assert room.now == 50.0
    assert round_now(room).clock.spent == 40.0


# A hot seat: one keyboard, one writer after the other


def test_in_a_hot_seat_each_ones_clock_begins_with_the_keyboard() -> None:
    room = writing(2, hot_seat=True)
    assert due(room, 1e6) == ()
    assert next_due(room, 50.0) is None
    room = after(room, e.Passed(seat="s2"), draft(2, "two"), now=100.0)
    assert next_due(room, 100.0) == 60.0 + GRACE_SECONDS
    with pytest.raises(RoomError, match="Player 2 is still writing"):
        after(room, e.Passed(seat="s1"))
    room = after(room, *due(room, 200.0))
    assert (paper(room, 2).by_clock, paper(room, 2).seconds, room.stage) == (True, 60.0, Stage.WRITING)
    assert not round_now(room).clock.running
    room = after(room, e.Passed(seat="s1"), now=300.0)
    room = after(room, hand_in(1, "one"), now=310.0)
    assert after(room, *due(room, 310.0)).stage is Stage.HELD


def test_in_a_hot_seat_who_never_had_the_keyboard_is_not_marked() -> None:
    room = after(writing(3, hot_seat=True), e.Passed(seat="s1"), draft(1, "text"), now=20.0)
    room = after(room, *closing(room, 30.0))
    assert set(round_now(room).papers) == {"s1"}


def test_in_a_hot_seat_who_is_sent_out_while_writing_makes_room_for_the_next() -> None:
    room = after(writing(2, hot_seat=True), e.Passed(seat="s1"), draft(1, "text"), now=20.0)
    room = after(room, e.Stood(seat="s1", standing=Standing.KICKED), e.Passed(seat="s2"), hand_in(2, "two"), now=30.0)
    room = after(room, *due(room, 30.0))
    assert (room.stage, paper(room, 1).text) == (Stage.HELD, "text")


def test_the_keyboard_goes_round_in_a_hot_seat_only_and_to_who_has_not_written() -> None:
    with pytest.raises(RoomError, match="same time"):
        after(writing(), e.Passed(seat="s1"))
    room = after(writing(2, hot_seat=True), e.Passed(seat="s1"), hand_in(1, "one"))
    for seat in ("s1", "s9"):
        with pytest.raises(RoomError):
            after(room, e.Passed(seat=seat))
    with pytest.raises(RoomError, match="stays in"):
        after(room, e.HandedBack(seat="s1"))
