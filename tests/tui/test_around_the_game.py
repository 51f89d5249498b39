"""Packs, progress, settings, help, the command palette, small windows: what stands around the rounds."""

from __future__ import annotations

import errno
from dataclasses import replace
from datetime import timedelta

import pytest
from textual.command import CommandPalette
from textual.widgets import Static

from debate.packs import PackError
from debate.profiles import current_profile, make_profile
from debate.records import RecordsError
from debate.tui.keymap import bindings
from debate.tui.page import Page
from debate.tui.screens.ballot import BallotScreen
from debate.tui.screens.draw import DrawScreen
from debate.tui.screens.help import HelpSheet, in_paragraphs
from debate.tui.screens.home import HomeScreen
from debate.tui.screens.progress import ProgressScreen
from debate.tui.screens.settings import SettingsScreen
from debate.tui.themes import LIGHT, THEME_NAMES
from debate.tui.widgets.choice import Choice
from debate.tui.widgets.hints import KeyHints
from debate.tui.widgets.too_small import TooSmall

from .conftest import NOON, text_of
from .toll_bridge import ANSWER, BETTER

HOSTILE = 'tax [/x] cut [@click=app.quit]here[/] a = [foo="x]'


def shown_on(screen) -> str:
    return "\n".join(str(widget.render()) for widget in screen.query("*").results() if widget.display)


async def settled(pilot) -> None:
    """Lets the workers of the screen on show finish."""
    app = pilot.app
    await pilot.pause()
    await app.workers.wait_for_complete([worker for worker in app.workers if worker.node is app.screen])
    await pilot.pause()


# Packs


async def test_enter_on_a_pack_leads_to_a_round_of_it(app, one_pack) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("k")
        await settled(pilot)
        assert "comes with the program" in shown_on(app.screen)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DrawScreen)


async def test_a_pack_that_cannot_be_used_says_why_and_does_not_start(app, one_pack, monkeypatch) -> None:
    def broken(path: object) -> None:
        raise PackError(f"toll-bridge/pack.yaml:3:1: {HOSTILE}")

    monkeypatch.setattr("debate.tui.screens.packs.load_pack", broken)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("k")
        await settled(pilot)
        shown = shown_on(app.screen)
        assert "cannot be used" in shown
        assert HOSTILE in shown
        here = app.screen
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is here


async def test_markup_in_a_pack_is_text_on_every_screen(app, one_pack, judge, play_round) -> None:
    pack = judge.pack
    first, second = pack.camps
    point = replace(pack.prompts[0].points[1], says=HOSTILE, hint=HOSTILE, press=HOSTILE)
    texts = {"title": HOSTILE, "speech": HOSTILE, "exemplar": HOSTILE}
    judge.pack = replace(
        pack,
        title=HOSTILE,
        motion=HOSTILE,
        attribution=HOSTILE,
        camps=(replace(first, name=HOSTILE, stand=HOSTILE, case=(HOSTILE,)), replace(second, name=HOSTILE)),
        rubric=replace(pack.rubric, criteria=tuple(replace(row, title=HOSTILE) for row in pack.rubric.criteria)),
        prompts=tuple(replace(prompt, points=(prompt.points[0], point), **texts) for prompt in pack.prompts),
    )
    play_round(ANSWER)
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in (["k"], ["g"]):
            await pilot.press(*keys)
            await settled(pilot)
            assert "[/x] cut" in shown_on(app.screen)
            await pilot.press("escape")
        for key in ("p", "enter", "enter", "enter", "f1", "f1", "ctrl+s", "ctrl+s", "3", "x", "escape", "e", "escape"):
            await pilot.press(key)
            await pilot.pause()
            assert app.is_running
            assert "[/x] cut" in shown_on(app.screen)


# Progress


async def test_progress_begins_with_an_invitation(app) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("g")
        await settled(pilot)
        assert "Hand in your first answer" in shown_on(app.screen)
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, DrawScreen)


async def test_progress_tells_scores_camps_and_what_is_dropped(app, play_round) -> None:
    play_round(ANSWER, at=NOON - timedelta(days=2))
    play_round(BETTER, at=NOON - timedelta(days=1))
    async with app.run_test(size=(80, 50)) as pilot:
        await pilot.press("g")
        await settled(pilot)
        shown = shown_on(app.screen)
        assert "All packs  ·  6 answers, 4 more for a trend" in shown
        assert "not argued for yet" in shown
        assert "Dropped again and again" in shown
        assert "2 of 2 times" in shown
        assert "What the point deliveries says" not in shown


async def test_records_that_cannot_be_read_are_told_on_the_progress_page(app, records, monkeypatch) -> None:
    def broken(**_: object) -> None:
        raise RecordsError("The records are busy; try again in a moment.")

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(records, "attempts", broken)
        await app.push_screen(ProgressScreen())
        await settled(pilot)
        assert "The records are busy" in text_of(app.screen, "#trouble")


# Settings


async def test_a_setting_counts_at_once_and_is_kept(app, records, make_app) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", "right", "down", "left", "down", "right", "down", "right", "down", "right", "right")
        await pilot.press("down", "right", "down", "right", "down", "right")
        await pilot.pause()
        assert app.theme == LIGHT
        assert app.screen.query_one(".column").styles.max_width.value == 72 + 4
    again = make_app(animations=None)
    assert (again.theme, again.text_width, again.animation_level, again.extra_time) == (LIGHT, 72, "none", 1.5)
    kept = {name: again.setting(name, None) for name in ("clock", "predict", "mouse", "reader")}
    assert kept == {"clock": "60", "predict": "on", "mouse": False, "reader": True}


async def test_every_theme_can_be_put_on_while_the_game_runs(app) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        seen = set()
        for _ in THEME_NAMES:
            await pilot.press("right")
            await pilot.pause()
            seen.add(app.theme)
        assert seen == set(THEME_NAMES)


async def test_a_theme_that_is_no_more_gives_the_dark_one(make_app, records) -> None:
    (records.folder / "settings.toml").write_text('theme = "solarised"', encoding="utf-8")
    app = make_app()
    assert app.theme == "debate-dark"
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "line 1: theme must be one of" in text_of(app.screen, "#trouble")


async def test_a_setting_that_cannot_be_kept_still_counts_and_says_so(app, records, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("debate.settings._replace", full)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", "right")
        await pilot.pause()
        assert app.theme == LIGHT
        assert "could not be kept" in text_of(app.screen, "#trouble")


async def test_a_click_on_an_answer_chooses_it(app) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await pilot.pause()
        choice = app.screen.query_one("#extra_time", Choice)
        await pilot.click(choice, offset=(28, 0))
        assert choice.value == 1.25


@pytest.mark.parametrize("variable", ["NO_ANIMATION", "TEXTUAL_ANIMATIONS"])
def test_animations_can_be_forbidden_from_outside(make_app, monkeypatch, variable: str) -> None:
    if variable == "TEXTUAL_ANIMATIONS":
        monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    else:
        monkeypatch.setenv(variable, "1")
    assert make_app(animations=None).animation_level == "none"


# Help and commands

SCREENS = {
    "home": (None, []),
    "draw": (None, ["p", "escape"]),
    "drawn": (None, ["p"]),
    "brief": ("start", []),
    "prompt": ("writing", []),
    "prompt, brief": ("writing", ["f1"]),
    "prompt, paused": ("writing", ["escape"]),
    "ballot": ("judged", []),
    "receipt": ("judged", ["e"]),
    "exemplar": ("judged", ["x"]),
    "round": ("over", []),
    "packs": (None, ["k"]),
    "progress": (None, ["g"]),
    "settings": (None, ["s"]),
    "classroom": (None, ["c"]),
}
"""Each screen with the fixture whose round is at it, if any, and the keys that lead there."""


@pytest.fixture
def reach(request: pytest.FixtureRequest):
    async def reached(pilot, name: str):
        playing, keys = SCREENS[name]
        if playing is not None:
            await pilot.app.play(request.getfixturevalue(playing)())
            await pilot.pause()
        await pilot.press(*keys)
        await settled(pilot)
        return pilot.app.screen

    return reached


@pytest.mark.parametrize("name", SCREENS)
async def test_every_screen_has_hints_that_fit_and_help_that_names_its_keys(app, one_pack, reach, name: str) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        screen = await reach(pilot, name)
        hints = screen.query_one(KeyHints)
        assert hints.render().cell_length <= hints.size.width
        assert hints.render().plain.rstrip().endswith(("help", "commands", "close"))
        await pilot.press("f2")
        await pilot.pause()
        assert isinstance(app.screen, HelpSheet)
        says = text_of(app.screen, "#says")
        assert len(says) > 60
        assert "  " not in says
        shown = shown_on(app.screen)
        assert "Leave; what you wrote is kept." in shown
        for textuals in ("Scroll Left", "Page Right", "Scroll Home", "Page Up"):
            assert textuals not in shown
        await pilot.press("f2")
        await pilot.pause()
        assert app.screen is screen


@pytest.mark.parametrize("name", ["home", "brief", "prompt", "ballot", "round"])
async def test_the_palette_offers_what_the_keys_do_and_each_thing_once(app, one_pack, reach, name: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await reach(pilot, name)
        titles = [command.title for command in app.get_system_commands(screen)]
        assert len(titles) == len(set(titles))
        assert {"Theme", "Help", "Quit"} <= set(titles)
        expected = {"home": "Practise", "brief": "Hear the argument", "prompt": "Hand in", "ballot": "Revise"}
        assert expected.get(name, "Save as JSON") in titles


async def test_a_command_can_be_found_by_its_name(app) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, CommandPalette)
        await pilot.press(*"sett")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Page) and app.screen.masthead.title == "Settings"


def test_a_help_text_is_in_paragraphs_whatever_its_source_looks_like() -> None:
    assert in_paragraphs("\n    One\n    line.\n\n    And  another.\n    ") == "One line.\n\nAnd another."


# Small windows


@pytest.mark.parametrize("size", [(59, 20), (60, 19), (20, 5)])
async def test_a_window_that_is_too_small_says_so_and_by_how_much(app, size) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        cover = app.screen.query_one(TooSmall)
        assert cover.display
        assert f"Debate needs 60 × 20; this is {size[0]} × {size[1]}." in str(cover.render())


async def test_a_window_too_small_stops_the_clock_and_keeps_keys_out_of_the_text(app, writing, clock) -> None:
    session = writing("Half a thought")
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(session)
        await pilot.pause()
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert app.screen.query_one(TooSmall).display
        clock.seconds += 500
        await pilot.press("s", "enter", "ctrl+s", "escape", "q")
        await app.screen.tick()
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert not app.screen.query_one(TooSmall).display
        assert app.screen.editor.text == "Half a thought"
        assert session.seconds_left == 120
        assert "Paused" in str(app.screen.query_one("#paused-text").render())
        await pilot.press("enter", "s")
        await pilot.pause()
        assert app.screen.editor.text == "Half a thoughts"
        clock.seconds += 5
        assert session.seconds_left == 115


async def test_a_page_that_was_covered_gives_the_keys_back_to_what_had_them(app, judged) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(judged())
        await pilot.pause()
        had = app.screen.focused
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        await pilot.press("n", "r")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert isinstance(app.screen, BallotScreen)
        assert app.screen.focused is had


# Leaving


async def test_quitting_in_the_middle_of_an_answer_keeps_it(app, writing, records) -> None:
    session = writing()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(session)
        await pilot.pause()
        app.screen.editor.text = "Half a thought"
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert records.draft(session.round_id, 0, 1).text == "Half a thought"


async def test_quitting_with_something_unstored_asks_once(app, writing, records, monkeypatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise RecordsError("The disk is full.")

    session = writing()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.play(session)
        await pilot.pause()
        monkeypatch.setattr(records, "save_draft", full)
        app.screen.editor.text = "Half a thought"
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert app.is_running
        await app.screen.tick()  # a second may pass, and the sentence stays to be read
        assert text_of(app.screen, "#trouble").endswith("Leave it behind? Press ^q again.")
        await pilot.press("x", "f2")  # an answer too: no
        await pilot.pause()
        assert isinstance(app.screen, HelpSheet)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert text_of(app.screen, "#trouble").endswith("Leave it behind? Press ^q again.")
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert not app.is_running


async def test_an_extra_time_beyond_its_bounds_is_none_and_is_told(make_app, records) -> None:
    (records.folder / "settings.toml").write_text("extra_time = 99", encoding="utf-8")
    app = make_app()
    assert app.extra_time == 1
    assert "extra_time must be a number from 1 to 4" in app.notice


async def test_a_key_of_the_players_own_takes_the_usual_ones_place(make_app, records) -> None:
    (records.folder / "settings.toml").write_text('[keys]\n"home.settings" = "f5"\n', encoding="utf-8")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("f5")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)


@pytest.mark.parametrize(
    ("line", "says"),
    [('"home.setings" = "f5"', "is no key’s id"), ('"home.settings" = "ctrl+no"', "must be keys such as")],
)
async def test_a_key_that_cannot_be_is_told_and_the_usual_one_counts(make_app, records, line: str, says: str) -> None:
    (records.folder / "settings.toml").write_text(f"[keys]\n{line}\n", encoding="utf-8")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert says in text_of(app.screen, "#trouble")
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)


def test_every_key_can_be_changed_because_it_has_an_id() -> None:
    assert [one for one in bindings() if not one.id] == []


async def test_another_player_of_this_computer_is_switched_to_with_enter(make_app, records, monkeypatch) -> None:
    monkeypatch.setenv("DEBATE_HOME", str(records.folder))
    monkeypatch.setenv("DEBATE_PROFILE", "")
    make_profile("Anna")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert app.screen.query_one("#player", Choice).value == ""
        await pilot.press("right")
        assert app.is_running
        await pilot.press("enter")
        await pilot.pause()
        assert not app.is_running
    assert current_profile() == "Anna"


async def test_a_hint_can_be_clicked(app) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        hints = app.screen.query_one(KeyHints)
        await pilot.click(hints, offset=(hints.render().plain.index("drill"), 0))
        await pilot.pause()
        assert not isinstance(app.screen, HomeScreen)
        assert isinstance(app.screen.query_one("#says"), Static)
