"""When the clock hands an answer in, the player is still typing: the next letters must not choose for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from debate.session import Session
from debate.tui.screens.ballot import BallotScreen
from debate.tui.screens.reply import ExchangeScreen

from .conftest import text_of

LETTERS = ("n", "r", "x", "e", "h", "q", "b", "space", "escape", "question_mark", "f2", "1", "a")


@pytest.fixture
def ran_out(writing: Callable[..., Session], clock: Any) -> Callable[[], Session]:
    """A session whose first answer the clock has just handed in."""

    def session() -> Session:
        begun = writing("They say so.")
        clock.seconds += 120
        begun.hand_in(by_clock=True)
        return begun

    return session


async def test_after_the_clock_only_enter_leads_on(app: Any, ran_out: Callable[[], Session]) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        session = ran_out()
        await app.play(session)
        await pilot.pause()
        await pilot.press(*LETTERS)
        await pilot.pause()
        assert isinstance(app.screen, BallotScreen)
        assert "Time is up" in text_of(app.screen, "#time-is-up")
        assert not app.screen.query_one("#paper").display
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.query_one("#paper").display
        assert session.position[0] == 1
        await pilot.press("n")
        assert session.position[0] == 2


async def test_who_handed_in_by_key_sees_the_ballot_at_once(app: Any, judged: Callable[..., Session]) -> None:
    async with app.run_test() as pilot:
        session = judged()
        await app.play(session)
        await pilot.press("n")
        assert session.position[0] == 2


async def test_a_ballot_that_is_come_back_to_begins_with_no_such_step(app: Any, ran_out: Callable[[], Session]) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(ran_out())
        await pilot.pause()
        await pilot.press("enter", "h")
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, BallotScreen)
        assert app.screen.query_one("#paper").display


async def test_a_reply_that_the_clock_took_waits_for_enter_too(
    app: Any, judged: Callable[..., Session], clock: Any
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        session = judged()
        await app.play(session)
        await pilot.press("b")
        await pilot.pause()
        clock.seconds += 45
        await app.screen.tick()
        await pilot.pause()
        assert isinstance(app.screen, ExchangeScreen)
        await pilot.press("n", "b", "escape")
        await pilot.pause()
        assert "Time is up" in text_of(app.screen, "#time-is-up")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ExchangeScreen)
        assert app.screen.query_one("#paper").display
