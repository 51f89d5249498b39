"""Replies in a session: their clock, their mark, and that nothing of them is lost when the program is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from debate.game.round import Judged, Replying
from debate.judge.ballot import Made
from debate.packs import Pack
from debate.records import Records
from debate.session import Session, SessionError


@pytest.fixture
def pressed(start: Callable[..., Session], pack: Pack) -> Callable[..., Session]:
    """A session at the comeback on its first answer, which says next to nothing."""

    def session(**given: Any) -> Session:
        session = start(**given)
        session.begin()
        session.write("They say so, but I do not think that this is right at all.")
        session.hand_in()
        session.answer_back()
        return session

    return session


def good_reply(session: Session) -> str:
    """A reply that makes the point, in the author's own words."""
    assert session.press is not None
    return session.prompt.point(session.press.point).cues.paraphrases[0]


def test_a_reply_is_marked_on_its_point_and_kept(pressed: Callable[..., Session], records: Records) -> None:
    session = pressed()
    press = session.press
    assert press is not None
    session.write(good_reply(session))
    reply = session.reply()
    assert reply.made is Made.MADE
    (kept,) = records.replies(round_id=session.round_id)
    assert (kept.point, kept.press, kept.text, kept.made) == (press.point, press.says, reply.text, "made")
    assert (kept.turn, kept.number, kept.by_clock) == (0, 1, False)
    assert isinstance(session.state.stage, Judged)


def test_its_clock_is_forty_five_seconds_times_the_players_extra_time(
    pressed: Callable[..., Session], clock: Any
) -> None:
    session = pressed()
    assert session.seconds_left == 45
    clock.seconds += 45
    assert session.time_is_up
    session.reply(by_clock=True)
    session.answer_back(extra_time=2)
    assert session.seconds_left == 90


def test_without_a_clock_a_reply_has_none(pressed: Callable[..., Session]) -> None:
    assert pressed(seconds=None).seconds_left is None


def test_the_text_of_a_killed_program_comes_back_paused(
    pressed: Callable[..., Session], resume: Callable[[], Session | None], clock: Any
) -> None:
    session = pressed()
    clock.seconds += 20
    session.write("The harbour")
    session.keep_draft()
    again = resume()
    assert again is not None
    stage = again.state.stage
    assert isinstance(stage, Replying)
    assert (stage.draft, stage.paused, again.press) == ("The harbour", True, session.press)
    again.resume_clock()
    assert again.seconds_left == 25


def test_the_draft_of_a_second_reply_is_not_that_of_the_first(
    pressed: Callable[..., Session], resume: Callable[[], Session | None]
) -> None:
    session = pressed()
    session.write("One")
    session.keep_draft()
    session.reply()
    session.answer_back()
    again = resume()
    assert again is not None
    assert isinstance(again.state.stage, Replying)
    assert again.state.stage.draft == ""


def test_an_exchange_is_there_when_the_round_is_taken_up_again(
    pressed: Callable[..., Session], resume: Callable[[], Session | None], records: Records
) -> None:
    session = pressed()
    session.write("Well.")
    session.reply()
    again = resume()
    assert again is not None
    assert [reply.text for reply in again.state.turns[0].replies] == ["Well."]
    assert [reply.text for reply in records.replies(round_id=again.round_id)] == ["Well."]


def test_after_two_replies_there_is_nothing_more_to_answer(pressed: Callable[..., Session]) -> None:
    session = pressed()
    session.reply()
    session.answer_back()
    session.reply()
    assert session.press is None
    with pytest.raises(SessionError, match="no comeback"):
        session.answer_back()


def test_a_comeback_can_be_left_unanswered(pressed: Callable[..., Session]) -> None:
    session = pressed()
    session.withdraw()
    assert isinstance(session.state.stage, Judged)
    assert session.press is not None
