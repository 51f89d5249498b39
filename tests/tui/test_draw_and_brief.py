"""From home to the first prompt: choosing, the draw, the brief."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import ContentSwitcher, Input

from debate.game.draw import OWN_SECONDS, Choices
from debate.game.round import Over, Ready, Writing
from debate.tui.camps import spoken_name
from debate.tui.screens.attempt import AttemptScreen
from debate.tui.screens.brief import BriefScreen
from debate.tui.screens.draw import DrawScreen
from debate.tui.screens.home import HomeScreen
from debate.tui.screens.prompt import PromptScreen
from debate.tui.screens.round import RoundScreen
from debate.tui.widgets.cards import Cards
from debate.tui.widgets.choice import Choice

from .conftest import text_of


async def draw(pilot, screen: DrawScreen) -> str:
    """Opens the screen, draws, and gives the sentence that says which camp it is."""
    await pilot.app.push_screen(screen)
    await pilot.pause()
    if screen.query_one(ContentSwitcher).current == "choosing":
        await pilot.press("enter")
        await pilot.pause()
    return text_of(screen, "#sentence") + text_of(screen, "#round")


async def test_the_same_seed_and_choices_draw_the_same_round_again(app) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        said, drawn = set(), set()
        for _ in range(3):
            screen = DrawScreen(Choices(), seed=42)
            said.add(await draw(pilot, screen))
            await pilot.press("enter")
            await pilot.pause()
            drawn.add(tuple(turn.prompt for turn in app.session.state.turns))
            await app.go_home()
        assert len(said) == len(drawn) == 1


async def test_a_seed_that_was_typed_is_the_one_that_draws(app) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(DrawScreen())
        await pilot.pause()
        app.screen.query_one("#seed", Input).value = "815"
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "seed 815" in text_of(app.screen, "#round")


async def test_draw_again_takes_another_seed(app, monkeypatch: pytest.MonkeyPatch) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await draw(pilot, DrawScreen(Choices(), seed=1))
        monkeypatch.setattr("debate.session.new_seed", lambda: 2)
        await pilot.press("n")
        await pilot.pause()
        assert "seed 2" in text_of(app.screen, "#round")


async def test_a_camp_that_was_chosen_is_not_drawn_and_shows_no_cards(app) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        said = await draw(pilot, DrawScreen(Choices(camp="free"), seed=3))
        assert said.startswith("You speak for the free-bridge camp.")
        assert not app.screen.query_one(Cards).display


async def test_the_cards_turn_and_any_key_skips_them(make_app, monkeypatch) -> None:
    monkeypatch.setattr("debate.tui.screens.draw.THEATRE_SECONDS", 86400.0)  # on a busy machine it would be over
    app = make_app(animations=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(DrawScreen(Choices(), seed=3, at_once=True))
        await pilot.pause()
        cards = app.screen.query_one(Cards)
        assert cards.moment < 1
        assert text_of(app.screen, "#sentence") == ""
        await pilot.press("z")
        assert cards.moment == 1
        assert "You speak for the" in text_of(app.screen, "#sentence")


async def test_without_animations_the_card_lies_open_at_once(app) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await draw(pilot, DrawScreen(Choices(), seed=3, at_once=True))
        assert app.screen.query_one(Cards).moment == 1


async def test_choices_are_made_with_the_arrows_and_remembered(app, records) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(DrawScreen())
        await pilot.pause()
        await pilot.press("right", "down", "left", "left", "down", "right", "right", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert [turn.seconds for turn in app.session.state.turns] == [90, 90, 90]
        assert app.session.camp.id == "toll"
        await app.play_again()
        await pilot.pause()
        assert [choice.value for choice in app.screen.query(Choice)] == ["toll", None, 90]


async def test_every_clock_of_the_game_is_on_offer(app) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(DrawScreen())
        await pilot.pause()
        clock = app.screen.query_one("#clock", Choice)
        clock.focus()
        seen = []
        for _ in range(6):
            seen.append(clock.value)
            await pilot.press("right")
        assert seen == [OWN_SECONDS, 60, 90, 120, 180, None]


async def test_extra_time_lengthens_the_clock_and_is_told(app) -> None:
    app.set_setting("extra_time", 1.5)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(DrawScreen())
        await pilot.pause()
        app.screen.query_one("#clock").focus()
        await pilot.pause()
        assert "1.5 times as long" in text_of(app.screen, "#says")
        await pilot.press("enter")
        await pilot.pause()
        assert "180 seconds each" in text_of(app.screen, "#round")


async def test_going_back_from_the_draw_leaves_no_trace(app, records) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await draw(pilot, DrawScreen(Choices(), seed=3, at_once=True))
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert records.unfinished_round() is None


async def test_keys_pressed_too_early_and_too_often_do_no_harm(app) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*["enter"] * 6)
        await pilot.pause()
        assert isinstance(app.screen, PromptScreen)
        assert isinstance(app.session.state.stage, Writing)


async def test_the_brief_says_all_that_a_player_should_know(app, start) -> None:
    session = start()
    async with app.run_test(size=(120, 60)) as pilot:
        await app.play(session)
        await pilot.pause()
        shown = "\n".join(str(widget.render()) for widget in app.screen.query("BriefPanel > *"))
        camp, other = session.camp, session.other_camp
        for sentence in (session.pack.motion, camp.stand, *camp.case, *(fact.says for fact in camp.facts), other.stand):
            assert sentence[:40] in shown


async def test_the_clock_starts_when_the_argument_is_heard_and_not_before(app, start, clock) -> None:
    session = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(session)
        await pilot.pause()
        assert "You will have 2 minutes" in text_of(app.screen, "#ready")
        clock.seconds += 600
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PromptScreen)
        assert session.seconds_left == 120


async def test_a_round_without_a_clock_says_so(app, start) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(start(seconds=None))
        await pilot.pause()
        assert "There is no clock." in text_of(app.screen, "#ready")


async def test_ending_the_round_is_asked_about_and_another_key_takes_it_back(app, start) -> None:
    session = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(session)
        await pilot.pause()
        await pilot.press("e")
        assert "Press e again" in text_of(app.screen, "#trouble")
        await pilot.press("down", "e")
        assert isinstance(session.state.stage, Ready)
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(session.state.stage, Over)
        assert isinstance(app.screen, RoundScreen)


async def test_leaving_the_brief_keeps_the_round(app, start, records) -> None:
    session = start()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(session)
        await pilot.pause()
        assert isinstance(app.screen, BriefScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert records.unfinished_round()[0] == session.round_id


@pytest.mark.parametrize(
    ("name", "spoken"),
    [("Genuine ally", "genuine-ally"), ("US protectorate", "US-protectorate"), ("Toll", "toll"), ("", "")],
)
def test_a_camp_is_named_in_a_sentence_as_a_person_would(pack, name: str, spoken: str) -> None:
    assert spoken_name(replace(pack.camps[0], name=name)) == spoken


async def test_a_ballot_that_was_skipped_can_be_read_again_from_the_next_brief(app, judged) -> None:
    session = judged()
    session.go_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(session)
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, AttemptScreen)
        assert app.screen.shown.score == "47"
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, BriefScreen)


async def test_before_the_first_prompt_there_is_no_such_key(app, start) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(start())
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, BriefScreen)


async def test_a_round_of_one_prompt_can_be_chosen(app) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(DrawScreen())
        await pilot.pause()
        await pilot.press("j", "h", "enter")
        await pilot.pause()
        assert "1 argument" in str(app.screen.query_one("#round").render())
