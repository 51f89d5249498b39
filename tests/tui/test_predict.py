"""Predict, then see: offered once after the third ballot, and then a step before each ballot that one key skips."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from debate.session import Session
from debate.tui.screens.ballot import BallotScreen
from debate.tui.screens.predict import PredictScreen

from .conftest import text_of
from .toll_bridge import ANSWER


async def hand_in(app: Any, pilot: Any, session: Session) -> None:
    await app.play(session)
    await pilot.pause()
    await pilot.press("ctrl+s")
    await pilot.pause()


async def test_it_is_offered_once_after_the_third_ballot(
    app: Any, writing: Callable[..., Session], play_round: Callable[..., Session]
) -> None:
    play_round(stop=3)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand_in(app, pilot, writing(ANSWER))
        assert "You could mark yourself" in text_of(app.screen, "#offer")
        await pilot.press("m")
        assert app.setting("predict", "offered") == "on"


async def test_who_does_not_take_it_is_not_asked_again(
    app: Any, writing: Callable[..., Session], play_round: Callable[..., Session]
) -> None:
    play_round()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand_in(app, pilot, writing(ANSWER))
        assert app.screen.query("#offer")
        assert app.setting("predict", "offered") == "off"
        await pilot.press("n", "enter")
        await pilot.pause()
        await pilot.press("ctrl+s", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, BallotScreen)
        assert not app.screen.query("#offer")


async def test_both_marks_stand_side_by_side_and_a_line_says_how_well_one_knew(
    app: Any, writing: Callable[..., Session], records: Any
) -> None:
    app.set_setting("predict", "on")
    async with app.run_test(size=(80, 24)) as pilot:
        session = writing(ANSWER)
        await hand_in(app, pilot, session)
        assert isinstance(app.screen, PredictScreen)
        await pilot.press("3", "down", "right", "down", "3", "enter")
        await pilot.pause()
        assert isinstance(app.screen, BallotScreen)
        assert text_of(app.screen, "#foreseen") == (
            "You foresaw 3 of 4 rows; you thought better of “Supports it” than the judge."
        )
        notes = [str(note.render()) for note in app.screen.query(".note")]
        assert notes == [
            "as you said yourself: full", "as you said yourself: good", "you gave yourself: full",
            "as you said yourself: missing",
        ]  # fmt: skip
    (kept,) = records.predictions(round_id=session.round_id)
    assert kept.levels == {"names": 2, "answers": 1, "supports": 2, "weighs": 0}


async def test_one_key_skips_it(app: Any, writing: Callable[..., Session], records: Any) -> None:
    app.set_setting("predict", "on")
    async with app.run_test(size=(80, 24)) as pilot:
        await hand_in(app, pilot, writing(ANSWER))
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, BallotScreen)
        assert not app.screen.query("#foreseen")
    assert records.predictions() == []


async def test_after_the_clock_it_waits_for_enter(app: Any, writing: Callable[..., Session], clock: Any) -> None:
    app.set_setting("predict", "on")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(writing(ANSWER))
        await pilot.pause()
        clock.seconds += 120
        await app.screen.tick()
        await pilot.pause()
        await pilot.press("3", "escape", "q")
        assert isinstance(app.screen, PredictScreen)
        await pilot.press("enter")
        assert isinstance(app.screen, PredictScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, BallotScreen)
