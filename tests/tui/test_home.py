"""Home: what it offers a newcomer and a returning player, and what it does with a round that was left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from textual.widgets import ContentSwitcher, Static

from debate.game.round import Ready, Writing
from debate.records import Records, RecordsError
from debate.tui.app import DebateApp
from debate.tui.page import Page
from debate.tui.screens.brief import BriefScreen
from debate.tui.screens.draw import DrawScreen
from debate.tui.screens.home import HomeScreen
from debate.tui.screens.prompt import PromptScreen
from debate.tui.widgets.menu import Menu
from debate.wording import day_words

from .conftest import NOON, text_of
from .toll_bridge import BETTER

MakeApp = Callable[..., DebateApp]


async def test_a_newcomer_is_in_a_drawn_round_after_one_key(make_app: MakeApp) -> None:
    app = make_app(seed=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DrawScreen)
        assert "You speak for the" in text_of(app.screen, "#sentence")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, BriefScreen)


async def test_a_returning_player_sees_the_last_round_and_gets_the_choices(make_app: MakeApp, play_round) -> None:
    session = play_round(at=NOON - timedelta(days=1))
    score = round(sum(turn.best.ballot.score for turn in session.state.turns) / 3)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        last = text_of(app.screen, "#last")
        assert "◆ TOLL" in last
        assert f"{score} of 100" in last
        assert "Your last round, yesterday" in last
        await pilot.press("p")
        await pilot.pause()
        assert app.screen.query_one(ContentSwitcher).current == "choosing"


async def test_a_round_that_was_left_is_marked_and_goes_on_with_its_text_and_its_clock_standing(
    make_app: MakeApp, play_round
) -> None:
    left = play_round(stop=2)
    assert isinstance(left.state.stage, Writing)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        menu = app.screen.query_one(Menu)
        marked = menu.entries[menu.at]
        assert (marked.title, marked.says) == ("Go on", "Toll, prompt 2 of 3; your text is kept")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PromptScreen)
        stage = app.session.state.stage
        assert isinstance(stage, Writing) and stage.paused
        assert stage.draft == left.state.stage.draft


async def test_the_round_that_goes_on_is_not_called_the_last_round(make_app: MakeApp, play_round) -> None:
    play_round(BETTER, camp="free", at=NOON - timedelta(days=3))
    play_round("Yes.", stop=2)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "▲ FREE BRIDGE" in text_of(app.screen, "#last")
        assert "3 days ago" in text_of(app.screen, "#last")


async def test_a_round_can_be_put_away_for_good(make_app: MakeApp, play_round, records: Records) -> None:
    play_round(stop=2)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("u", "x", "x")
        await pilot.pause()
        assert "No round is unfinished" in text_of(app.screen, "#nothing")
        await pilot.press("escape")
        await pilot.pause()
        assert "resume" not in [entry.id for entry in app.screen.query_one(Menu).entries]
        assert records.unfinished_round() is None
        assert len(records.attempts()) == 1


async def test_of_several_unfinished_rounds_any_can_be_gone_on_with(
    make_app: MakeApp, play_round, records: Records
) -> None:
    earlier = play_round("The first one.", stop=2)
    play_round("The second one.", camp="free", stop=1)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        entries = {entry.id: entry.says for entry in app.screen.query_one(Menu).entries}
        assert entries["resume"] == "Free bridge, prompt 1 of 3; your text is kept"
        assert entries["unfinished"] == "2 rounds that you left"
        await pilot.press("u", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PromptScreen)
        assert app.session.state.stage.draft == "The first one."
        assert app.session.round_id != earlier.round_id  # taken up under an id of its own
        assert len(records.unfinished_rounds()) == 2


async def test_starting_anew_beside_an_unfinished_round_asks_first(make_app: MakeApp, play_round) -> None:
    play_round(stop=2)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "Begin anew?" in text_of(app.screen, "#trouble")
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, DrawScreen)


async def test_home_tells_how_much_of_today_is_done_and_the_week_in_dots(
    make_app: MakeApp, play_round, records: Records
) -> None:
    play_round(at=NOON - timedelta(days=2))
    day = NOON.astimezone().date().isoformat()
    plan = {"kind": "new", "pack": "toll-bridge", "camp": "free", "drill": "", "point": "", "why": "It is new."}
    items = [{**plan, "prompt": "free-1"}, {**plan, "prompt": "toll-1"}]
    records.save_day(day, {"items": items, "note": ""})
    play_round(camp="free", at=NOON, stop=99)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        first = app.screen.query_one(Menu).entries[0]
        assert (first.id, first.says) == ("today", "1 of 2 done   ○○○○◐○◐")


async def test_a_newcomer_is_invited_to_a_first_round_and_today_comes_next(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        titles = [entry.title for entry in app.screen.query_one(Menu).entries]
        assert titles[:2] == ["Begin", "Today"]
        assert "You are given a side" in text_of(app.screen, "#last")


async def test_a_round_of_a_pack_that_changed_says_so_and_how_to_be_rid_of_it(
    make_app: MakeApp, play_round, records: Records
) -> None:
    play_round(stop=2)
    kept = records.unfinished_round()
    assert kept is not None
    round_id, state = kept
    records.save_round(round_id, {**state, "pack_hash": "0" * 64}, finished=False)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        said = text_of(app.screen, "#trouble")
        assert "has changed since your unfinished round began" in said
        assert "Press u" in said


async def test_a_notice_of_the_records_stays_until_the_player_moves_on(make_app: MakeApp, records: Records) -> None:
    records.notice = "The records were damaged; the old file is kept as [/x].damaged."
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "kept as [/x].damaged" in text_of(app.screen, "#trouble")
        await pilot.press("s")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert not app.screen.query_one("#trouble", Static).display


async def test_records_that_cannot_be_read_leave_a_home_that_works(
    make_app: MakeApp, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecordsError("The records are busy; try again in a moment.")

    for name in ("unfinished_rounds", "attempt_rows", "days"):
        monkeypatch.setattr(records, name, broken)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "The records are busy" in text_of(app.screen, "#trouble")
        assert len(app.screen.query_one(Menu).entries) == 9


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("t", "Today"),
        ("d", "Drill"),
        ("c", "Classroom"),
        ("k", "Packs"),
        ("g", "Progress"),
        ("h", "History"),
        ("s", "Settings"),
    ],
)
async def test_every_entry_has_its_key_and_esc_leads_back(make_app: MakeApp, key: str, title: str) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(app.screen, Page) and app.screen.masthead.title == title
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_arrows_and_enter_reach_every_entry_too(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Page) and app.screen.masthead.title == "Drill"


async def test_q_leaves(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running


async def test_leaving_home_and_coming_back_from_a_brief_offers_the_round(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert isinstance(app.session.state.stage, Ready)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.query_one(Menu).entries[1].says.endswith("prompt 1 of 3; it has not begun")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 25), "today"),
        (date(2026, 11, 24), "today"),
        (date(2026, 11, 23), "yesterday"),
        (date(2026, 11, 18), "6 days ago"),
        (date(2026, 11, 17), "on 17 November"),
        (date(2025, 1, 2), "on 2 January 2025"),
    ],
)
def test_days_are_said_as_a_person_says_them(day: date, words: str) -> None:
    assert day_words(day, date(2026, 11, 24)) == words
