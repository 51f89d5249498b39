"""Answering the comeback: the invitation on the ballot, the page to reply on, what it did, and the exchange kept."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

from debate.game.round import Judged, Replying
from debate.judge.ballot import Made
from debate.session import Session
from debate.tui.screens.ballot import BallotScreen
from debate.tui.screens.home import HomeScreen
from debate.tui.screens.reply import ExchangeScreen, ReplyScreen

from .conftest import text_of
from .toll_bridge import ANSWER, BETTER

SQUARE = "And then a quieter square, with people in it."
Opened = Callable[..., Any]


@pytest.fixture
def open_reply(app: Any, judged: Callable[..., Session]) -> Opened:
    """Opens the page on which the comeback of the first ballot is answered."""

    @asynccontextmanager
    async def opened(size: tuple[int, int] = (80, 24), **given: Any) -> AsyncIterator[tuple[Pilot[Any], Session]]:
        session = judged(**given)
        async with app.run_test(size=size) as pilot:
            await app.play(session)
            await pilot.pause()
            await pilot.press("b")
            await pilot.pause()
            yield pilot, session

    return opened


async def hand_in(pilot: Pilot[Any], text: str) -> None:
    pilot.app.screen.editor.text = text  # type: ignore[attr-defined]
    await pilot.press("ctrl+s")
    await pilot.pause()


async def test_the_ballot_invites_to_answer_their_comeback(app: Any, judged: Callable[..., Session]) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(judged())
        await pilot.pause()
        assert text_of(app.screen, "#press") == "“And what of square?”"
        shown = "\n".join(str(part.render()) for part in app.screen.query(".text"))
        assert "b to answer back, with 00:45 on the clock" in shown
        assert ("b", "answer back") in [hint[:2] for hint in app.screen.query_one("KeyHints").hints]


async def test_one_key_leads_to_their_line_what_was_said_and_forty_five_seconds(app: Any, open_reply: Opened) -> None:
    async with open_reply(size=(120, 36)) as (_, session):
        assert isinstance(app.screen, ReplyScreen)
        assert session.seconds_left == 45
        assert "“And what of square?”" in str(app.screen.query_one("#speech").query_one("Static").render())
        assert ANSWER[:40] in str(app.screen.query_one("AnswerText").render())
        assert app.screen.focused is app.screen.editor


async def test_extra_time_lengthens_a_reply(app: Any, open_reply: Opened) -> None:
    app.set_setting("extra_time", 1.5)
    async with open_reply() as (_, session):
        assert session.seconds_left == 67.5


async def test_an_untimed_round_has_untimed_replies(app: Any, open_reply: Opened) -> None:
    async with open_reply(seconds=None) as (_, session):
        assert isinstance(app.screen, ReplyScreen)
        assert session.seconds_left is None


async def test_a_reply_that_makes_the_point_is_told_at_once_and_they_try_another(app: Any, open_reply: Opened) -> None:
    async with open_reply() as (pilot, session):
        await hand_in(pilot, SQUARE)
        screen = app.screen
        assert isinstance(screen, ExchangeScreen)
        assert "made" in text_of(screen, "#verdict")
        shown = "\n".join(str(part.render()) for part in screen.query(".text"))
        assert "▐a quieter square▌" in shown
        assert "The point: What the point square says" in shown
        assert text_of(screen, "#next") == "“And what of deliveries?”"
        assert not screen.query("#hint")
        assert session.state.turns[0].replies[0].made is Made.MADE


async def test_a_reply_that_does_not_is_pressed_once_more_with_the_hint_and_then_no_more(
    app: Any, open_reply: Opened
) -> None:
    async with open_reply() as (pilot, session):
        await hand_in(pilot, "Nonsense.")
        assert "not made: their line stands" in text_of(app.screen, "#verdict")
        assert text_of(app.screen, "#next") == "“And what of square?”"
        assert "Look for square in your brief." in text_of(app.screen, "#hint")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReplyScreen)
        assert "Look for square" in text_of(app.screen, "#fix")
        await hand_in(pilot, SQUARE)
        assert text_of(app.screen, "#end") == "You had the last word."
        assert session.press is None
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, BallotScreen)
        assert not app.screen.query("#press")
        exchange = str(app.screen.query_one("#exchange").render())
        assert "Nonsense." in exchange
        assert "the last word is yours" in exchange


async def test_a_reply_that_was_paused_can_be_left_unanswered_and_taken_up_again(app: Any, open_reply: Opened) -> None:
    async with open_reply() as (pilot, session):
        await pilot.press("N", "o", "escape", "u")
        await pilot.pause()
        assert isinstance(app.screen, BallotScreen)
        assert session.state.turns[0].replies == ()
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, ReplyScreen)
        assert app.screen.editor.text == ""


async def test_a_reply_that_was_left_goes_on_from_home_with_its_text_and_time(
    app: Any, open_reply: Opened, clock: Any
) -> None:
    async with open_reply() as (pilot, _):
        app.screen.editor.text = "The square"
        await pilot.pause()
        clock.seconds += 15
        await pilot.press("escape", "q")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        clock.seconds += 500
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, ReplyScreen)
        assert app.screen.face == "paused"
        await pilot.press("enter")
        assert app.session.seconds_left == 30
        assert app.screen.editor.text == "The square"


async def test_a_full_answer_is_not_pressed(app: Any, judged: Callable[..., Session]) -> None:
    whole = f"{BETTER} And deliveries come at night, every quarter of an hour."
    session = judged(whole)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(session)
        await pilot.press("b")
        assert isinstance(session.state.stage, Judged)


async def test_a_reply_is_handed_in_once_however_often_the_key_is_pressed(app: Any, open_reply: Opened) -> None:
    async with open_reply() as (pilot, session):
        app.screen.editor.text = SQUARE
        await pilot.press("ctrl+s", "ctrl+s", "ctrl+s")
        await pilot.pause()
        assert len(session.state.turns[0].replies) == 1
        assert not isinstance(session.state.stage, Replying)
