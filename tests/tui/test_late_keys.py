"""When the clock hands an answer in, the player is still typing: the next letters must not choose for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from debate.game.draw import Choices
from debate.session import Session
from debate.tui.screens import ballot_page
from debate.tui.screens.ballot import BallotScreen


@pytest.fixture
def judged(pack: Any, judge: Any, records: Any, clock: Any) -> Callable[..., Session]:
    """A session whose first answer was just handed in, by the clock or by the player."""

    def session(*, by_clock: bool) -> Session:
        session = Session.start(pack, judge, records, Choices(camp="toll", seconds=60), seed=7, now=clock)
        session.begin()
        session.write("They say so.")
        clock.seconds += 60
        session.hand_in(by_clock=by_clock)
        return session

    return session


async def test_letters_typed_past_the_deadline_do_not_leave_the_ballot(
    make_app: Any, judged: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ballot_page, "QUIET_SECONDS", 1_000)
    app = make_app()
    async with app.run_test() as pilot:
        session = judged(by_clock=True)
        await app.play(session)
        await pilot.press("n", "r", "x", "e", "h", "space")
        assert isinstance(app.screen, BallotScreen)
        assert session.position[0] == 1


async def test_after_a_moment_of_quiet_keys_count(make_app: Any, judged: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ballot_page, "QUIET_SECONDS", 0.01)
    app = make_app()
    async with app.run_test() as pilot:
        session = judged(by_clock=True)
        await app.play(session)
        await pilot.pause(0.1)
        await pilot.press("n")
        assert session.position[0] == 2


async def test_who_handed_in_by_key_need_not_wait(make_app: Any, judged: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ballot_page, "QUIET_SECONDS", 1_000)
    app = make_app()
    async with app.run_test() as pilot:
        session = judged(by_clock=False)
        await app.play(session)
        await pilot.press("n")
        assert session.position[0] == 2
