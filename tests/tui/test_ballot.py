"""Reading a ballot: what it says, which words it sets off, what it keeps to itself, and where it leads."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual.widgets import Static

from debate.game.round import Judged, Ready, Writing
from debate.judge.ballot import Flag
from debate.tui.screens.ballot import BallotScreen
from debate.tui.screens.brief import BriefScreen
from debate.tui.screens.exemplar import ExemplarScreen
from debate.tui.screens.home import HomeScreen
from debate.tui.screens.prompt import PromptScreen
from debate.tui.screens.receipt import ReceiptScreen
from debate.tui.widgets.criteria import CriterionRow

from .conftest import text_of
from .toll_bridge import ANSWER, BETTER

NAMED = "They say that a toll would empty the old town"
ANSWERED = "the ferry carries twice as many"
DROPPED = "What the point square says"


@pytest.fixture
def open_ballot(app) -> Callable[..., object]:
    """Opens the app on the ballot of a session and gives the pilot and the screen."""

    @asynccontextmanager
    async def opened(session, size=(80, 24)) -> AsyncIterator[tuple]:
        async with app.run_test(size=size) as pilot:
            await app.play(session)
            await pilot.pause()
            assert isinstance(app.screen, BallotScreen)
            yield pilot, app.screen

    return opened


async def test_the_time_taken_is_rounded_as_the_history_has_it(open_ballot, writing, clock) -> None:
    session = writing("They say so.")
    clock.seconds += 6.4
    session.hand_in()
    async with open_ballot(session) as (_, screen):
        assert "in 00:06" in text_of(screen, "#small-score")


def everything_on(screen) -> str:
    return "\n".join(str(widget.render()) for widget in screen.query("*").results() if widget.display)


async def test_each_criterion_has_its_score_its_level_and_its_sentence(open_ballot, judged) -> None:
    session = judged()
    async with open_ballot(session) as (_, screen):
        for row, mark in zip(
            screen.query(CriterionRow), session.state.turns[0].attempts[0].ballot.criteria, strict=True
        ):
            figures = str(row.query_one(".figures", Static).content)
            assert mark.title in figures
            assert f"{mark.score}/{mark.maximum}" in figures.replace(" ", "")
            assert mark.level in figures
            assert row.query_one(".sentence").region.height == 1
            assert str(row.query_one(".sentence", Static).content) == mark.sentence


async def test_the_score_the_words_and_the_time_are_told(open_ballot, judged) -> None:
    async with open_ballot(judged()) as (_, screen):
        assert text_of(screen, "#small-score") == "47 of 100\n38 words in 01:12"


async def test_words_that_earned_marks_are_set_off_with_the_numbers_of_their_criteria(open_ballot, judged) -> None:
    async with open_ballot(judged()) as (_, screen):
        assert f"▐{NAMED}▌¹" in text_of(screen, "#answer")
        assert f"▐{ANSWERED}" in text_of(screen, "#answer")


async def test_choosing_a_criterion_shows_its_words_and_no_others(open_ballot, judged) -> None:
    async with open_ballot(judged()) as (pilot, screen):
        await pilot.press("down", "down")
        await pilot.pause()
        assert text_of(screen, "#answer-label") == "Your answer: Answers it"
        assert f"▐{ANSWERED}▌" in text_of(screen, "#answer")
        assert f"▐{NAMED}▌" not in text_of(screen, "#answer")
        assert screen.query_one("#answer").region.y < 24
        await pilot.press("1")
        assert f"▐{NAMED}▌" in text_of(screen, "#answer")
        await pilot.press("escape")
        assert text_of(screen, "#answer-label") == "Your answer"


async def test_a_criterion_without_words_says_so(open_ballot, judged) -> None:
    async with open_ballot(judged()) as (pilot, screen):
        await pilot.press("4")
        assert "No words of your answer earned marks here." in text_of(screen, "#answer")


async def test_a_click_chooses_a_criterion_and_a_second_click_all_of_them(open_ballot, judged) -> None:
    async with open_ballot(judged()) as (pilot, screen):
        row = list(screen.query(CriterionRow))[2]
        await pilot.click(row)
        assert screen.selected == 2
        await pilot.click(row)
        assert screen.selected is None


async def test_flags_are_told_with_their_reasons(open_ballot, judged, judge) -> None:
    judge.flags = (Flag(id="copied", reason="Half of this is copied from the speech [/x]."),)
    async with open_ballot(judged()) as (_, screen):
        assert "! Half of this is copied from the speech [/x]." in everything_on(screen)


async def test_fix_and_press_stand_at_the_end(open_ballot, judged) -> None:
    async with open_ballot(judged()) as (pilot, screen):
        assert "look for deliveries" in text_of(screen, "#fix")
        assert "r to revise, with 01:00 on the clock" in text_of(screen, "#fix")
        assert text_of(screen, "#press") == "“And what of square?”"
        await pilot.press("end")
        await pilot.pause()
        assert screen.query_one("#press").region.bottom <= 23


async def test_a_dropped_point_is_hinted_at_until_the_exemplar_is_asked_for(open_ballot, judged, app) -> None:
    async with open_ballot(judged()) as (pilot, screen):
        points = screen.query_one("#points")
        assert "hint: Look for square" in str(points.render())
        assert DROPPED not in everything_on(screen)
        await pilot.press("x")
        await pilot.pause()
        assert isinstance(app.screen, ExemplarScreen)
        assert "the ferry brings the customers" in text_of(app.screen, "#exemplar-text")
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is screen
        assert DROPPED in str(points.render())


async def test_the_receipt_gives_each_mark_its_rule_its_words_and_their_places(open_ballot, judged, app) -> None:
    async with open_ballot(judged(), size=(120, 60)) as (pilot, _):
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(app.screen, ReceiptScreen)
        shown = everything_on(app.screen)
        assert f"“{NAMED}” (1–{len(NAMED)})" in shown
        assert "point:ferry:sufficient:1" in shown
        assert "move:name" in shown
        assert "toll-bridge, content 0123456789abcdef" in " ".join(shown.split())
        assert DROPPED not in shown
        start = ANSWER.index(ANSWERED)
        assert f"({start + 1}–{start + len(ANSWERED)})" in shown


async def test_the_receipt_shows_the_sum_that_leads_from_what_was_found_to_each_score(open_ballot, judged, app) -> None:
    async with open_ballot(judged(), size=(120, 60)) as (pilot, _):
        await pilot.press("e")
        await pilot.pause()
        shown = " ".join(everything_on(app.screen).split())
        assert "those made are worth 2, and 4 (0.6667 of all 6) would be enough." in shown
        assert "Read as a whole, an answer begins at 0.25, 0.25 more for the points of the key, which is 0.50." in shown
        assert "0.5 times 40 is 20, rounded 20." in shown
        assert "0.5 times 1 plus 0.5 times 0 is 0.5; 0.5 times 25 is 12.5, rounded 12." in shown
        assert "“good” begins at 0.4, and “full” at 0.9." in shown
        assert shown.count("A point worth 2 was dropped. Look for") == 2


async def test_a_revision_has_a_second_clock_and_shows_what_it_gained(open_ballot, judged, app, clock) -> None:
    session = judged()
    async with open_ballot(session) as (pilot, _):
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, PromptScreen)
        assert session.seconds_left == 60
        assert app.screen.editor.text == ANSWER
        assert "Your revision" in str(app.screen.editor.border_title)
        app.screen.editor.text = BETTER
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, BallotScreen)
        assert "87 of 100   +40 on your last answer" in text_of(app.screen, "#small-score")


async def test_a_worse_revision_says_that_the_better_answer_counts(open_ballot, judged, app) -> None:
    session = judged()
    session.revise()
    session.write("Well.")
    session.hand_in()
    async with open_ballot(session) as (_, screen):
        assert "−47 on your last answer; your 47 counts" in text_of(screen, "#small-score")


async def test_next_leads_to_the_brief_of_the_next_prompt(open_ballot, judged, app) -> None:
    session = judged()
    async with open_ballot(session) as (pilot, _):
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, BriefScreen)
        assert isinstance(session.state.stage, Ready)
        assert session.position == (2, 3)


@pytest.mark.parametrize(("key", "stage"), [("n", Ready), ("r", Writing)])
async def test_a_key_pressed_three_times_counts_once(open_ballot, judged, key: str, stage: type) -> None:
    session = judged()
    async with open_ballot(session) as (pilot, _):
        await pilot.press(key, key, key)
        await pilot.pause()
        assert isinstance(session.state.stage, stage)
        assert session.position[0] == (2 if key == "n" else 1)


async def test_a_ballot_that_was_left_is_waiting_at_home(open_ballot, judged, app) -> None:
    session = judged()
    async with open_ballot(session) as (pilot, _):
        await pilot.press("h")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, BallotScreen)
        assert isinstance(app.session.state.stage, Judged)


async def test_time_that_was_up_is_told(open_ballot, writing, clock) -> None:
    session = writing("They say")
    clock.seconds += 120
    session.hand_in(by_clock=True)
    async with open_ballot(session) as (_, screen):
        assert "time was up, so it was handed in as it stood" in text_of(screen, "#small-score")


async def test_an_answer_of_fifty_thousand_words_is_cut_on_the_ballot_only(open_ballot, judged) -> None:
    session = judged("word " * 50_000)
    async with open_ballot(session) as (_, screen):
        shown = text_of(screen, "#answer")
        assert "48,800 more words, which are in the transcript" in shown
        assert len(shown) < 7_000
        assert len(session.state.turns[0].attempts[0].text) == 250_000


HOSTILE = {
    "one long word": "W" * 3_000,
    "wide characters": "東京の橋は誰のもの？" * 40,
    "joined emoji": "👩‍👩‍👧‍👦 " * 60,
    "markup": 'tax [/x] cut [@click=app.quit]here[/] a = [foo="x]',
    "direction and tab": "a\u202eb\tc",
}


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("size", [(60, 20), (120, 36)], ids=["small", "wide"])
async def test_any_text_can_be_an_answer(open_ballot, judged, kind: str, size: tuple[int, int]) -> None:
    async with open_ballot(judged(HOSTILE[kind]), size) as (pilot, screen):
        await pilot.press("down", "e")
        await pilot.pause()
        assert pilot.app.is_running
        assert screen.query_one("#answer").region.width <= size[0]
        assert "\u202e" not in text_of(screen, "#answer")
