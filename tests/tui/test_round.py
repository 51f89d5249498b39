"""The round's ballot: what the round adds up to, where it leads, and the transcript that is saved."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Static

from debate.judge.marking.remarking import About, Said
from debate.records import RecordsError
from debate.tui.screens.attempt import AttemptScreen
from debate.tui.screens.brief import BriefScreen
from debate.tui.screens.draw import DrawScreen
from debate.tui.screens.home import HomeScreen
from debate.tui.screens.round import RoundScreen
from debate.tui.widgets.choice import Choice

from .conftest import text_of
from .toll_bridge import ANSWER, BETTER


@pytest.fixture
def open_round(app, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., object]:
    """Opens the app, in an empty folder, on the ballot of a round that is over."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    @asynccontextmanager
    async def opened(session, size=(80, 40)) -> AsyncIterator[tuple]:
        async with app.run_test(size=size) as pilot:
            await app.play(session)
            await pilot.pause()
            assert isinstance(app.screen, RoundScreen)
            yield pilot, app.screen

    return opened


def parts_of(screen) -> dict[str, str]:
    """The parts of the ballot by their headings."""
    parts = {}
    for part in screen.query(".part"):
        heading, text = list(part.children)[:2]
        parts[str(heading.content)] = str(text.content if isinstance(text, Static) else text.render())
    return parts


async def test_a_round_is_summed_up(open_round, over) -> None:
    async with open_round(over()) as (_, screen):
        parts = parts_of(screen)
        assert "2 of 3 prompts answered" in text_of(screen, "#score-words")
        assert "Answers it" in text_of(screen, "#totals")
        assert parts["Your best moment"].splitlines()[0].strip("“”.") in BETTER
        assert parts["Gained by revising"] == "+40 points, over 1 prompt revised."
        assert "pressed you: “And what of square?”" in parts["The point that cost you most"]
        assert parts["Practise next"].startswith("“")
        assert "47 → 87" in parts["Prompt by prompt"]
        assert "not answered" in parts["Prompt by prompt"]


async def test_a_round_without_an_answer_says_so_and_can_still_be_saved(open_round, start) -> None:
    session = start()
    session.end()
    async with open_round(session) as (pilot, screen):
        assert text_of(screen, "#nothing") == "You handed in no answer in this round."
        await pilot.press("s")
        await pilot.pause()
        assert len(list(Path.cwd().glob("*.md"))) == 1


async def test_the_transcript_is_saved_for_people_and_for_programs_and_nothing_is_written_over(
    open_round, over
) -> None:
    async with open_round(over()) as (pilot, screen):
        for key in ("s", "j", "s"):
            await pilot.press(key)
            await pilot.pause()
        notes, again = sorted(Path.cwd().glob("*.md"))
        assert ANSWER in notes.read_text("utf-8")
        assert again.read_text("utf-8") == notes.read_text("utf-8")
        (values,) = (json.loads(file.read_text("utf-8")) for file in Path.cwd().glob("*.json"))
        assert values["pack"] == "toll-bridge"
        assert text_of(screen, "#saved").startswith("Saved as ")


async def test_a_transcript_that_cannot_be_saved_says_why_and_the_screen_stays(
    open_round, over, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise RecordsError("The transcript cannot be written: the disk is full.")

    monkeypatch.setattr("debate.tui.screens.round.save_transcript", full)
    async with open_round(over()) as (pilot, screen):
        await pilot.press("s")
        assert "the disk is full" in text_of(screen, "#trouble")
        assert not screen.query_one("#saved").display


@pytest.mark.parametrize(("key", "screen_type"), [("n", HomeScreen), ("escape", HomeScreen), ("r", DrawScreen)])
async def test_the_round_leads_home_or_to_another_round(open_round, over, app, key: str, screen_type: type) -> None:
    async with open_round(over()) as (pilot, _):
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(app.screen, screen_type)
        assert len(app.screen_stack) == (1 if screen_type is HomeScreen else 2)


async def test_what_a_full_disk_would_not_take_is_stored_once_there_is_room(
    open_round, judged, app, records, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise RecordsError("The disk is full.")

    with monkeypatch.context() as disk:
        disk.setattr(records, "add_attempt", full)
        session = judged()
        session.end()
    assert list(records.attempts()) == []
    async with open_round(session) as (pilot, screen):
        assert "The disk is full." in text_of(screen, "#trouble")
        await pilot.press("n")
        await pilot.pause()
        assert not app.screen.query_one("#trouble").display
    assert [attempt.answer for attempt in records.attempts()] == [ANSWER]
    assert records.unfinished_round() is None


async def test_what_still_cannot_be_stored_is_told_at_home(
    open_round, judged, app, records, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise RecordsError("The disk is full.")

    monkeypatch.setattr(records, "add_attempt", full)
    session = judged()
    session.end()
    async with open_round(session) as (pilot, screen):
        await pilot.press("n")
        await pilot.pause()
        assert text_of(screen, "#trouble") == "! The disk is full. Leave it behind? Press n again."
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "The disk is full." in text_of(app.screen, "#trouble")


async def test_a_prompt_of_the_round_opens_its_ballot_and_the_next_to_practise_begins(open_round, over) -> None:
    async with open_round(over()) as (pilot, screen):
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, AttemptScreen)
        assert "part" in str(pilot.app.screen.query_one("#against", Static).content)
        await pilot.press("escape", "down", "enter")  # the third was not answered
        await pilot.pause()
        assert pilot.app.screen is screen
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(pilot.app.screen, BriefScreen)
        assert len(pilot.app.screen.session.state.turns) == 1


async def test_again_keeps_camp_number_and_clock(app, start) -> None:
    session = start(prompts=1, seconds=45)
    session.end()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(session)
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, DrawScreen)
        assert screen.query_one("#camp", Choice).value == "toll"
        assert screen.query_one("#prompts", Choice).value == 1
        assert screen.query_one("#clock", Choice).value == 45


async def test_the_round_says_who_had_the_last_word_and_what_was_marked_by_the_player(app, judged) -> None:
    session = judged()
    session.answer_back()
    session.write("Nonsense.")
    session.reply()
    session.appeal(Said(about=About.CRITERION, id="weighs", level=2))
    session.end()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(session)
        await pilot.pause()
        shown = "\n".join(str(part.render()) for part in app.screen.query(".text"))
        assert "theirs  “And what of square?”" in shown
        assert "1 answer; the ballots have the judge’s marks beside yours." in shown
        assert "67" in text_of(app.screen, "#small-score")


async def test_q_leaves_the_round_for_home(app, over) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(over())
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
