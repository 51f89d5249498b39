"""The round as a state machine: what leads where, and that no order of events leads to a round that cannot be."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.game.clock import Clock
from debate.game.draw import DrawnPrompt, DrawnRound
from debate.game.round import (
    MOST_REPLIES,
    REVISION_SHARE,
    Attempt,
    Began,
    Drafted,
    Ended,
    Event,
    HandedIn,
    Judged,
    NotNowError,
    Over,
    Paused,
    Predicted,
    Pressed,
    Ready,
    Replied,
    Replying,
    Resumed,
    Revised,
    Round,
    SelfMarked,
    Turn,
    WentOn,
    Withdrew,
    Writing,
    step,
)
from debate.game.round_json import round_from_json, round_to_json
from debate.judge.ballot import Ballot, Made

KEPT = Path(__file__).with_name("round-kept-by-0.1.json")
"""A round in the middle of a revision, as the records of debate 0.1 keep it; its ballot was cut short."""


def a_ballot(score: int = 50) -> Ballot:
    return Ballot(
        pack="p",
        pack_hash="h",
        judge="test",
        prompt="a",
        answer_hash="",
        words=1,
        score=score,
        criteria=(),
        points=(),
        moves=(),
        flags=(),
        fix="Say more.",
        press=None,
    )


def a_round(*seconds: float | None) -> Round:
    prompts = tuple(DrawnPrompt(id=f"prompt-{number}", seconds=each) for number, each in enumerate(seconds))
    return Round.of(
        DrawnRound(pack="p", pack_hash="h", camp="ally", camp_was_drawn=True, prompts=prompts, seed=1),
    )


def after(state: Round, *events: Event) -> Round:
    for event in events:
        state = step(state, event)
    return state


def handed_in(score: int = 50, now: float = 30.0, text: str = "They say so.") -> HandedIn:
    return HandedIn(text=text, ballot=a_ballot(score), now=now)


def replied(made: Made = Made.NOT, now: float = 60.0, text: str = "The harbour does.") -> Replied:
    return Replied(press="And who pays?", text=text, made=made, strength=0.5, now=now)


READY = a_round(60, None)
WRITING = after(READY, Began(now=0))
JUDGED = after(WRITING, handed_in())
REPLYING = after(JUDGED, Pressed(point="harbour", now=40, seconds=45))
OVER = after(READY, Ended())

EVENTS: dict[str, Event] = {
    "began": Began(now=0),
    "drafted": Drafted(text="They"),
    "paused": Paused(now=5),
    "resumed": Resumed(now=5),
    "handed in": handed_in(),
    "revised": Revised(now=40),
    "predicted": Predicted(levels={"answers": 1}),
    "self-marked": SelfMarked(turn=0, ballot=a_ballot(70)),
    "pressed": Pressed(point="harbour", now=40, seconds=45),
    "replied": replied(),
    "withdrew": Withdrew(),
    "went on": WentOn(),
    "ended": Ended(),
}
LEADS_TO: dict[type, dict[str, type]] = {
    Ready: {"began": Writing, "ended": Over},
    Writing: {"drafted": Writing, "paused": Writing, "resumed": Writing, "handed in": Judged, "ended": Over},
    Judged: {
        "revised": Writing,
        "predicted": Judged,
        "self-marked": Judged,
        "pressed": Replying,
        "went on": Ready,
        "ended": Over,
    },
    Replying: {
        "drafted": Replying,
        "paused": Replying,
        "resumed": Replying,
        "replied": Judged,
        "withdrew": Judged,
        "self-marked": Replying,
        "ended": Over,
    },
    Over: {},
}


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize(
    "state", [READY, WRITING, JUDGED, REPLYING, OVER], ids=["ready", "writing", "judged", "replying", "over"]
)
def test_each_stage_allows_these_events_and_refuses_the_others(state: Round, event: str) -> None:
    leads_to = LEADS_TO[type(state.stage)].get(event)
    if leads_to is None:
        with pytest.raises(NotNowError):
            step(state, EVENTS[event])
    else:
        assert type(step(state, EVENTS[event]).stage) is leads_to


class TestARound:
    def test_it_begins_ready_for_the_first_prompt(self) -> None:
        assert READY.stage == Ready(turn=0)
        assert READY.turn == Turn(prompt="prompt-0", seconds=60)

    def test_writing_starts_the_prompts_clock(self) -> None:
        stage = after(READY, Began(now=100)).stage
        assert stage == Writing(turn=0, clock=Clock(limit=60, since=100))

    def test_a_pause_costs_no_time(self) -> None:
        paused = after(WRITING, Paused(now=10))
        assert isinstance(paused.stage, Writing)
        assert paused.stage.paused
        state = after(paused, Resumed(now=1000), handed_in(now=1005))
        assert state.turns[0].attempts[0].seconds == 15

    def test_an_answer_enters_with_its_ballot_and_the_time_it_took(self) -> None:
        state = after(WRITING, Drafted(text="They"), HandedIn(text="They say", ballot=a_ballot(61), now=12))
        attempt = Attempt(text="They say", ballot=a_ballot(61), seconds=12, by_clock=False)
        assert state.turns[0].attempts == (attempt,)
        assert state.stage == Judged(turn=0)

    def test_an_answer_that_comes_late_took_no_more_than_the_time_there_was(self) -> None:
        state = after(WRITING, HandedIn(text="They", ballot=a_ballot(), now=9_999, by_clock=True))
        (attempt,) = state.turns[0].attempts
        assert attempt.seconds == 60
        assert attempt.by_clock

    def test_a_revision_takes_the_latest_answer_up_on_a_shorter_clock(self) -> None:
        state = after(JUDGED, Revised(now=100))
        clock = Clock(limit=60 * REVISION_SHARE, since=100)
        assert state.stage == Writing(turn=0, clock=clock, draft="They say so.")

    def test_a_revision_without_a_clock_has_none(self) -> None:
        state = after(a_round(None), Began(now=0), handed_in(), Revised(now=0))
        assert isinstance(state.stage, Writing)
        assert state.stage.clock.limit is None

    def test_the_better_of_two_attempts_counts_and_the_gain_is_what_it_added(self) -> None:
        turn = after(JUDGED, Revised(now=0), handed_in(72)).turns[0]
        assert turn.best is not None
        assert (turn.best.ballot.score, turn.gain) == (72, 22)

    def test_a_revision_that_went_wrong_costs_nothing(self) -> None:
        turn = after(JUDGED, Revised(now=0), handed_in(8)).turns[0]
        assert turn.best == turn.attempts[0]
        assert turn.gain == 0

    def test_of_equal_attempts_the_latest_is_the_best(self) -> None:
        turn = after(JUDGED, Revised(now=0), handed_in(50, text="Again.")).turns[0]
        assert turn.best == turn.attempts[1]

    def test_before_an_answer_there_is_no_best(self) -> None:
        assert READY.turns[0].best is None
        assert READY.turns[0].gain == 0

    def test_it_goes_from_prompt_to_prompt_to_its_end(self) -> None:
        state = after(JUDGED, WentOn())
        assert state.stage == Ready(turn=1)
        state = after(state, Began(now=0), handed_in(), WentOn())
        assert state.stage == Over()
        assert state.turn is None

    def test_ending_early_keeps_what_was_handed_in_and_not_what_was_being_written(self) -> None:
        state = after(JUDGED, WentOn(), Began(now=0), Drafted(text="Half a"), Ended())
        assert state.stage == Over()
        assert [len(turn.attempts) for turn in state.turns] == [1, 0]

    def test_a_step_leaves_the_state_before_it_as_it_was(self) -> None:
        before = replace(WRITING)
        after(WRITING, handed_in())
        assert before == WRITING


def writing(turn: int) -> Writing:
    return Writing(turn=turn, clock=Clock(limit=60))


@pytest.mark.parametrize(
    "stage", [Ready(turn=1), Ready(turn=-1), Ready(turn=9), writing(1), Judged(turn=0), Judged(turn=1), writing(-1)]
)
def test_a_stage_that_no_play_leads_to_is_refused(stage: Any) -> None:
    with pytest.raises(ValueError, match="cannot be at"):
        replace(READY, stage=stage)


def test_prompts_that_were_not_drawn_are_refused() -> None:
    with pytest.raises(ValueError, match="each prompt that was drawn"):
        replace(READY, turns=READY.turns[:1])
    with pytest.raises(ValueError, match="at least one"):
        a_round()


def test_a_later_prompt_answered_before_an_earlier_is_refused() -> None:
    answered = after(JUDGED, Ended())
    with pytest.raises(ValueError, match="one after the other"):
        replace(OVER, turns=(OVER.turns[0], replace(OVER.turns[1], attempts=answered.turns[0].attempts)))


# Any order of events, at any instants: the clock of a computer may jump either way.

INSTANTS = st.floats(-1e8, 1e8) | st.integers(0, 300).map(float)
SCORES = st.integers(0, 100)
TEXTS = st.text(max_size=20)
ANY_EVENT: st.SearchStrategy[Event] = st.one_of(
    st.builds(Began, now=INSTANTS),
    st.builds(Drafted, text=TEXTS),
    st.builds(Paused, now=INSTANTS),
    st.builds(Resumed, now=INSTANTS),
    st.builds(HandedIn, text=TEXTS, ballot=SCORES.map(a_ballot), now=INSTANTS, by_clock=st.booleans()),
    st.builds(Revised, now=INSTANTS),
    st.builds(Predicted, levels=st.dictionaries(st.sampled_from(["names", "answers"]), st.integers(0, 3))),
    st.builds(Pressed, point=st.just("harbour"), now=INSTANTS, seconds=st.none() | st.just(45.0)),
    st.builds(replied, made=st.sampled_from(Made), now=INSTANTS, text=TEXTS),
    st.just(Withdrew()),
    st.just(WentOn()),
    st.just(Ended()),
)
ROUNDS = st.lists(st.none() | st.floats(1, 1000), min_size=1, max_size=4).map(lambda seconds: a_round(*seconds))


def walk(state: Round, events: list[Event], look: Callable[[Round, Round], None]) -> None:
    """Take every event that is allowed now, and look at each state before and after it."""
    for event in events:
        try:
            new = step(state, event)
        except NotNowError:
            continue
        look(state, new)
        state = new


@given(state=ROUNDS, events=st.lists(ANY_EVENT, max_size=40))
def test_no_order_of_events_loses_an_attempt_lowers_a_best_or_turns_back(state: Round, events: list[Event]) -> None:
    def look(before: Round, after: Round) -> None:
        assert after.drawn == before.drawn
        for old, new in zip(before.turns, after.turns, strict=True):
            assert [each.text for each in new.attempts][: len(old.attempts)] == [each.text for each in old.attempts]
            assert new.replies[: len(old.replies)] == old.replies
            assert len(new.replies) <= MOST_REPLIES
            if old.best is not None:
                assert new.best is not None
                assert new.best.ballot.score >= old.best.ballot.score
            assert new.gain >= old.gain
        assert place(after) >= place(before)

    def place(state: Round) -> int:
        return len(state.turns) if isinstance(state.stage, Over) else state.stage.turn

    walk(state, events, look)


@given(state=ROUNDS, events=st.lists(ANY_EVENT, max_size=40), now=INSTANTS)
def test_no_order_of_events_makes_time_run_backwards_or_below_nothing(
    state: Round, events: list[Event], now: float
) -> None:
    def look(before: Round, after: Round) -> None:
        if isinstance(before.stage, Writing | Replying) and type(before.stage) is type(after.stage):
            assert after.stage.clock.spent >= before.stage.clock.spent
        if isinstance(after.stage, Writing | Replying):
            left = after.stage.clock.left(now)
            assert left is None or left >= 0
        for turn in after.turns:
            for attempt in turn.attempts:
                assert 0 <= attempt.seconds <= (float("inf") if turn.seconds is None else turn.seconds)

    walk(state, events, look)


@given(state=ROUNDS, events=st.lists(ANY_EVENT, max_size=25), now=INSTANTS)
def test_a_round_comes_back_from_json_as_it_was_with_its_clock_standing(
    state: Round, events: list[Event], now: float
) -> None:
    def standing(state: Round) -> Round:
        stage = state.stage
        return (
            replace(state, stage=replace(stage, clock=stage.clock.stopped(now)))
            if isinstance(stage, Writing | Replying)
            else state
        )

    def look(_: Round, after: Round) -> None:
        data = json.loads(json.dumps(round_to_json(after, now)))
        again = round_from_json(data)
        assert again == standing(after)
        assert json.loads(json.dumps(round_to_json(again, now))) == data

    look(state, state)
    walk(state, events, look)


def test_a_round_that_debate_0_1_kept_is_read_as_it_was() -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    state = round_from_json(kept)
    assert state.stage == Writing(turn=0, clock=Clock(limit=120.0, spent=30.25), draft="Half a rev")
    (attempt,) = state.turns[0].attempts
    assert (attempt.seconds, attempt.ballot.score, attempt.ballot.trust) == (60.5, 77, 23)
    assert [(mark.id, mark.score, mark.maximum) for mark in attempt.ballot.criteria] == [
        ("names", 13, 15),
        ("answers", 34, 40),
    ]
    assert state.turns[0].replies == ()
    assert attempt.counts == 77
    assert round_from_json(json.loads(json.dumps(round_to_json(state, 0.0)))) == state


class TestAReply:
    def test_it_has_a_clock_of_its_own_and_leaves_the_answer_as_it_was(self) -> None:
        assert REPLYING.stage == Replying(turn=0, clock=Clock(limit=45, since=40), point="harbour")
        state = after(REPLYING, Drafted(text="The"), replied(Made.MADE, now=52))
        (reply,) = state.turns[0].replies
        assert (reply.point, reply.press, reply.made, reply.seconds) == ("harbour", "And who pays?", Made.MADE, 12)
        assert state.turns[0].attempts == JUDGED.turns[0].attempts

    def test_there_are_two_in_a_turn_at_most(self) -> None:
        again = Pressed(point="harbour", now=60, seconds=45)
        twice = after(REPLYING, replied(), again, replied())
        with pytest.raises(NotNowError):
            step(twice, again)

    def test_who_withdraws_may_come_back(self) -> None:
        state = after(REPLYING, Drafted(text="Well"), Withdrew())
        assert state == JUDGED
        assert isinstance(after(state, Pressed(point="harbour", now=90)).stage, Replying)

    def test_a_round_with_a_reply_before_any_answer_is_refused(self) -> None:
        reply = after(REPLYING, replied()).turns[0].replies
        with pytest.raises(ValueError, match="none before an answer"):
            replace(READY, turns=(replace(READY.turns[0], replies=reply), *READY.turns[1:]))


class TestASelfMark:
    def test_it_counts_and_the_judges_mark_stays(self) -> None:
        state = after(JUDGED, SelfMarked(turn=0, ballot=a_ballot(70)))
        attempt = state.turns[0].attempts[0]
        assert (attempt.counts, attempt.marks.score, attempt.ballot.score) == (70, 70, 50)
        assert after(state, SelfMarked(turn=0, ballot=None)) == JUDGED

    def test_it_can_be_given_when_the_round_has_gone_on_and_is_over(self) -> None:
        state = after(JUDGED, WentOn(), Ended(), SelfMarked(turn=0, ballot=a_ballot(70)))
        assert isinstance(state.stage, Over)
        assert state.turns[0].best is not None
        assert state.turns[0].best.counts == 70

    def test_a_prompt_without_an_answer_has_none(self) -> None:
        with pytest.raises(NotNowError):
            step(JUDGED, SelfMarked(turn=1, ballot=a_ballot(70)))


class TestSpoiltJson:
    """A file that was edited by hand, or written by something else, is refused as a whole and never half taken."""

    @staticmethod
    def stored() -> dict[str, Any]:
        state = after(JUDGED, WentOn(), Began(now=0), Drafted(text="Half a"))
        return json.loads(json.dumps(round_to_json(state, 3)))

    @pytest.mark.parametrize(
        "spoil",
        [
            {"turns": []},
            {"turns": None},
            {"stage": {"is": "asleep"}},
            {"stage": {"is": "ready", "turn": 0}},
            {"stage": {"is": "ready", "turn": "1"}},
            {"stage": {"is": "judged", "turn": True}},
            {"stage": {"is": "writing", "turn": 1, "limit": None, "spent": "much", "draft": ""}},
            {"stage": {"is": "writing", "turn": 1, "limit": 10, "spent": 11, "draft": ""}},
            {"stage": {"is": "writing", "turn": 1, "limit": None, "spent": 0, "draft": None}},
            {"stage": {"is": "writing", "turn": 1}},
            {"seed": "one"},
            {"camp": None},
        ],
    )
    def test_it_is_refused(self, spoil: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match="not a stored round"):
            round_from_json({**self.stored(), **spoil})

    @pytest.mark.parametrize("key", ["pack", "pack_hash", "camp", "camp_was_drawn", "seed", "turns", "stage"])
    def test_nothing_may_be_missing(self, key: str) -> None:
        data = self.stored()
        del data[key]
        with pytest.raises(ValueError, match=key):
            round_from_json(data)

    @pytest.mark.parametrize("seconds", [0, -60, "sixty", True])
    def test_a_prompt_without_possible_time_is_refused(self, seconds: object) -> None:
        data = self.stored()
        data["turns"][0]["seconds"] = seconds
        with pytest.raises(ValueError, match="not a stored round"):
            round_from_json(data)
