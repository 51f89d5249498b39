"""The demo plays itself in the real program, with the real pack and judge; here nobody waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from textual.pilot import Pilot

from debate.cli import main
from debate.cli.demo import LEAST_SIZE
from debate.records import Records, StoredAttempt, StoredReply
from debate.tui.demo.app import THE_END, Caption, DemoApp
from debate.tui.demo.script import Script, read_script
from debate.tui.screens.home import HomeScreen
from debate.tui.widgets.hints import KeyHints

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def script() -> Script:
    return read_script()


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with Records.open(tmp_path / "home") as opened:
        yield opened


def a_demo(script: Script, records: Records, slept: list[float], **given: Any) -> DemoApp:
    """A demo for which nobody waits; ``slept`` takes up the seconds that it would have waited."""

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await asyncio.sleep(0)

    return DemoApp(
        script, **{"records": records, "utc_now": lambda: NOON, "animations": False, "sleep": sleep, **given}
    )


@pytest.fixture
def make_demo(script: Script, records: Records) -> Any:
    return partial(a_demo, script, records)


async def for_ever(_: float) -> None:
    """In place of the demo's sleep, a first step that never ends."""
    await asyncio.Event().wait()


async def its_end(app: DemoApp, pilot: Pilot[None]) -> None:
    async with asyncio.timeout(60):
        while not app.is_over:
            await pilot.pause()


class Played(NamedTuple):
    """What a demo came to in which nothing moves: what it kept, and what stood there at its end."""

    attempts: list[StoredAttempt]
    replies: list[StoredReply]
    slept: list[float]
    screen: str
    says: str


@pytest.fixture(scope="module")
def played(script: Script, tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The demo, played once to its end."""
    slept: list[float] = []

    async def play(records: Records) -> Played:
        app = a_demo(script, records, slept)
        async with app.run_test(size=LEAST_SIZE) as pilot:
            await its_end(app, pilot)
            await pilot.pause()
            screen, says = type(app.screen).__name__, app.screen.query_one(Caption).says
        return Played(records.attempts(), records.replies(), slept, screen, says)

    with Records.open(tmp_path_factory.mktemp("demo") / "home") as records:
        return asyncio.run(play(records))


def test_it_plays_a_prompt_whose_comeback_is_answered_and_comes_to_its_end(played: Played, script: Script) -> None:
    assert (played.screen, played.says) == (script.steps[-1].on, THE_END)
    (attempt,), (reply,) = played.attempts, played.replies
    typed = "".join(step.types for step in script.steps if step.on == "PromptScreen")
    assert (attempt.prompt, attempt.answer) == (script.prompt, typed)
    assert attempt.score >= 75
    assert attempt.ballot["flags"] == []
    assert reply.made == "made"
    assert sum(played.slept) == pytest.approx(script.seconds)


def test_it_takes_about_thirty_seconds(script: Script) -> None:
    assert 25 <= script.seconds <= 36


def test_every_caption_fits_into_the_smallest_window(script: Script) -> None:
    assert all(len(says) <= LEAST_SIZE[0] - 2 for says in (THE_END, *(step.says for step in script.steps)))


def test_the_round_has_the_time_that_a_person_would_have_typed(played: Played, script: Script) -> None:
    (attempt,) = played.attempts
    stays = sum(step.seconds for step in script.steps if step.on == "PromptScreen")
    assert attempt.seconds_used == pytest.approx(len(attempt.answer) / script.pace + stays)


def test_a_text_comes_at_once_where_nothing_shall_move(played: Played, script: Script) -> None:
    assert len(played.slept) == len(script.steps) + sum(bool(step.types) for step in script.steps)


async def test_letters_come_one_after_the_other_where_things_move(make_demo: Any, script: Script) -> None:
    slept: list[float] = []
    app = make_demo(slept, animations=True)
    async with app.run_test(size=LEAST_SIZE) as pilot:
        await its_end(app, pilot)
    pieces = sum(-(-len(step.types) // step.faster) for step in script.steps if step.types)
    assert len(slept) == len(script.steps) + pieces


async def test_a_caption_stands_where_the_key_hints_stood(make_demo: Any, script: Script) -> None:
    app = make_demo([], sleep=for_ever)
    async with app.run_test(size=LEAST_SIZE) as pilot:
        async with asyncio.timeout(60):
            while not app.screen.query(Caption):
                await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert not app.screen.query_one(KeyHints).display
        assert app.screen.query_one(Caption).says == script.steps[0].says


@pytest.mark.parametrize(("key", "leaves"), [("x", False), ("escape", False), ("q", True), ("ctrl+q", True)])
async def test_any_key_ends_it_and_some_leave_altogether(make_demo: Any, key: str, leaves: bool) -> None:
    app = make_demo([], sleep=for_ever)
    async with app.run_test(size=LEAST_SIZE) as pilot:
        await pilot.press(key)
    assert (app.is_over, app.player_leaves) == (False, leaves)


def test_without_a_terminal_it_says_what_there_is_instead(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo"]) == 2
    assert "needs a terminal" in capsys.readouterr().err


def test_a_window_that_is_too_small_is_told_how_large_it_must_be(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("debate.cli.places.in_full_screen", lambda: True)
    monkeypatch.setenv("COLUMNS", "79")
    monkeypatch.setenv("LINES", "24")
    assert main(["demo"]) == 2
    assert "79 × 24" in capsys.readouterr().err
