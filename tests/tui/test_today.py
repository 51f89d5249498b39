"""Today's plan on its page: what it lists, how it is worked through, and that every item leads back to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from textual.widgets import TextArea

from debate.judge import Judge
from debate.packs import Pack
from debate.records import Records, RecordsError
from debate.tui.app import DebateApp
from debate.tui.screens.ballot import BallotScreen
from debate.tui.screens.brief import BriefScreen
from debate.tui.screens.drill import DrilledScreen, DrillScreen
from debate.tui.screens.drills import DrillsScreen
from debate.tui.screens.home import HomeScreen
from debate.tui.screens.prompt import PromptScreen
from debate.tui.screens.today import PlanList, TodayScreen

from .conftest import NOON, text_of
from .toll_bridge import ANSWER

MakeApp = Callable[..., DebateApp]


@pytest.fixture
def judge(pack: Pack) -> Judge:
    """The real one: a drill is marked by all that it reads."""
    return Judge(pack)


def listed(app: DebateApp) -> str:
    plan = app.screen.query_one(PlanList)
    return "\n".join(line.plain for line in plan.lines(76))


async def settled(pilot: Any, screen: type) -> Any:
    """The page of that kind, as soon as it is on show and has read what it shows."""
    for _ in range(50):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        if isinstance(pilot.app.screen, screen):
            break
    await pilot.pause()
    assert isinstance(pilot.app.screen, screen)
    return pilot.app.screen


async def test_a_first_day_lists_two_speeches_of_both_camps_and_a_drill_with_their_reasons(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        page = await settled(pilot, TodayScreen)
        shown = listed(app)
        assert shown.count("○") == 3
        assert "◆ TOLL" in shown
        assert "▲ FREE BRIDGE" in shown
        assert "Drill  Name it, on “The shops will suffer, part" in shown
        assert "Every rebuttal begins with it" in shown
        assert page.masthead.place == "0 of 3 done"


async def test_enter_starts_the_next_one_and_its_round_leads_back_with_it_done(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await settled(pilot, TodayScreen)
        await pilot.press("enter")
        await settled(pilot, BriefScreen)
        await pilot.press("enter")
        await settled(pilot, PromptScreen)
        app.screen.query_one(TextArea).text = ANSWER
        await pilot.press("ctrl+s")
        await settled(pilot, BallotScreen)
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("n")
        page = await settled(pilot, TodayScreen)
        assert page.masthead.place == "1 of 3 done"
        assert "✓" in listed(app)
        assert page.query_one(PlanList).at == 1
        await pilot.press("escape")
        await settled(pilot, HomeScreen)


async def test_a_drill_of_the_plan_leads_back_with_it_done(make_app: MakeApp, records: Records) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await settled(pilot, TodayScreen)
        await pilot.press("down", "down", "enter")
        await settled(pilot, DrillScreen)
        await pilot.press("enter")
        app.screen.query_one(TextArea).text = "They say that a toll empties the old town, because a loaf would be dear."
        await pilot.press("ctrl+s")
        await settled(pilot, DrilledScreen)
        await pilot.press("enter")
        page = await settled(pilot, TodayScreen)
        assert page.masthead.place == "1 of 3 done"
        assert records.drills()[0].kind == "name"


async def test_a_round_that_was_left_in_the_middle_goes_on_and_is_not_begun_anew(
    make_app: MakeApp, records: Records
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await settled(pilot, TodayScreen)
        await pilot.press("enter")
        await settled(pilot, BriefScreen)
        await pilot.press("enter")
        await settled(pilot, PromptScreen)
        app.screen.query_one(TextArea).text = "Half a thought"
        await pilot.press("escape", "h")
        await settled(pilot, TodayScreen)
        await pilot.press("enter")
        await settled(pilot, PromptScreen)
        assert app.session.state.stage.draft == "Half a thought"
        assert len(records.unfinished_rounds()) == 1


async def test_the_week_is_a_row_of_dots(make_app: MakeApp, play_round) -> None:
    play_round(at=NOON - timedelta(days=2))
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await settled(pilot, TodayScreen)
        assert text_of(app.screen, "#week") == "○  ○  ○  ○  ◐  ○  ○\nW  T  F  S  S  M  T"


async def test_a_day_that_is_done_says_so(make_app: MakeApp, play_round, records: Records) -> None:
    item = {"kind": "new", "pack": "toll-bridge", "camp": "toll", "drill": "", "point": "", "why": "It is new."}
    day = NOON.astimezone().date().isoformat()
    records.save_day(day, {"items": [{**item, "prompt": f"toll-{number}"} for number in (1, 2)], "note": ""})
    play_round(at=NOON)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        page = await settled(pilot, TodayScreen)
        assert page.masthead.place == "done today"
        assert text_of(page, "#say").startswith("Done today.")


async def test_any_other_drill_is_one_key_away(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await settled(pilot, TodayScreen)
        await pilot.press("d")
        await settled(pilot, DrillsScreen)


async def test_records_that_cannot_be_read_are_told_in_a_sentence(
    make_app: MakeApp, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecordsError("The records are busy; try again in a moment.")

    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(records, "cards", broken)
        await pilot.press("t")
        page = await settled(pilot, TodayScreen)
        assert "The records are busy" in text_of(page, "#trouble")


async def test_in_a_small_window_the_arrows_bring_every_item_into_view(make_app: MakeApp, play_round, records) -> None:
    item = {"kind": "new", "pack": "toll-bridge", "camp": "toll", "drill": "", "point": "", "why": "It is new. " * 12}
    day = NOON.astimezone().date().isoformat()
    records.save_day(day, {"items": [{**item, "prompt": f"toll-{number}"} for number in (1, 2, 3)], "note": ""})
    app = make_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("t")
        page = await settled(pilot, TodayScreen)
        scroll = page.query_one("#items")
        assert (scroll.scroll_y, scroll.max_scroll_y > 0) == (0, True)
        await pilot.press("down", "j")
        await pilot.pause()
        assert scroll.scroll_y == scroll.max_scroll_y
        await pilot.press("up", "k")
        await pilot.pause()
        assert scroll.scroll_y == 0


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_nothing_of_a_first_plan_is_cut_off(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await pilot.press("t")
        page = await settled(pilot, TodayScreen)
        assert page.query_one("#items").max_scroll_y == 0
