"""Drills on their pages: choosing one, writing against the clock, the mark at once, again, and what a crash leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.widgets import TextArea

from debate.judge import Judge
from debate.packs import Pack
from debate.practice.drills import FOUR_WAYS
from debate.records import Records, RecordsError
from debate.tui.app import DebateApp
from debate.tui.screens.drill import DrilledScreen, DrillScreen
from debate.tui.screens.drills import DrillsScreen
from debate.tui.screens.help import HelpSheet
from debate.tui.widgets.choice import Choice

from .conftest import HandClock, text_of
from .test_today import settled

MakeApp = Callable[..., DebateApp]
NAMED = (
    "They fear that a price on the crossing leaves the shops of the old town without customers, because nobody drives "
    "there for bread any more if the way costs more than the loaf."
)


@pytest.fixture
def judge(pack: Pack) -> Judge:
    """The real one: a drill is marked by all that it reads. The other speeches are about something else."""
    first, *others = pack.prompts
    speech = "Our grandparents paid for that bridge with their own hands, and nobody shall pay for it twice."
    changed = (replace(prompt, speech=speech, named_by=("it is paid for",)) for prompt in others)
    return Judge(replace(pack, prompts=(first, *changed)))


async def open_drill(pilot, *moves: str) -> DrillScreen:
    """Home, the choice of drills, and the first speech with the chosen move."""
    await pilot.press("d")
    await settled(pilot, DrillsScreen)
    await pilot.press(*moves, "enter")
    return await settled(pilot, DrillScreen)


async def test_a_drill_begins_with_its_task_and_the_clock_starts_with_the_speech(
    make_app: MakeApp, clock: HandClock
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        page = await open_drill(pilot)
        ready = text_of(page, "#paused-text")
        assert "Name it" in ready
        assert "60 seconds from the moment that you hear them" in ready
        clock.seconds += 500
        await pilot.pause()
        assert page.left == 60
        await pilot.press("enter")
        clock.seconds += 20
        assert page.left == 40
        assert "Say in one fair sentence what they argue" in text_of(page, "#task")


async def test_the_mark_comes_at_once_with_the_words_that_count_and_what_to_do_better(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        page = await open_drill(pilot)
        await pilot.press("enter")
        page.query_one(TextArea).text = NAMED
        await pilot.press("ctrl+s")
        page = await settled(pilot, DrilledScreen)
        mark = page.drilling.mark
        assert mark.mark >= 1
        assert text_of(page, "#mark").startswith("●")
        assert "▐" in text_of(page, "#text")
        assert text_of(page, "#better") == f"{mark.better}\nr to try again, with 01:00 on the clock"


async def test_a_second_try_begins_from_the_text_and_says_what_changed(make_app: MakeApp, records: Records) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        page = await open_drill(pilot)
        await pilot.press("enter")
        page.query_one(TextArea).text = "Nonsense."
        await pilot.press("ctrl+s")
        page = await settled(pilot, DrilledScreen)
        assert "not there" in text_of(page, "#mark")
        await pilot.press("r")
        page = await settled(pilot, DrillScreen)
        assert page.query_one(TextArea).text == "Nonsense."
        assert page.left == 60
        page.query_one(TextArea).text = NAMED
        await pilot.press("ctrl+s")
        page = await settled(pilot, DrilledScreen)
        assert "up from “not there”" in text_of(page, "#mark")
        assert [drill.answer for drill in records.drills()] == [NAMED, "Nonsense."]


async def test_the_four_ways_come_one_after_the_other(make_app: MakeApp, records: Records) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        page = await open_drill(pilot, "right")
        for number, drill in enumerate(FOUR_WAYS, start=1):
            assert page.drilling.task.drill is drill
            assert page.masthead.place.endswith(f"{number} of 4")
            await pilot.press("enter")
            page.query_one(
                TextArea
            ).text = "The ferry carries twice as many people as the bridge, so nobody stays away."
            await pilot.press("ctrl+s")
            await settled(pilot, DrilledScreen)
            await pilot.press("enter")
            if number < len(FOUR_WAYS):
                page = await settled(pilot, DrillScreen)
        await settled(pilot, DrillsScreen)
        assert [drill.kind for drill in reversed(records.drills())] == [drill.value for drill in FOUR_WAYS]


async def test_the_press_is_read_with_the_speech(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        page = await open_drill(pilot, "left")
        await pilot.press("enter")
        assert text_of(page, "#task").startswith("They come back at you: “And what of ")


async def test_when_the_time_is_over_only_enter_leads_to_the_mark(make_app: MakeApp, clock: HandClock) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        page = await open_drill(pilot)
        await pilot.press("enter")
        page.query_one(TextArea).text = NAMED
        await pilot.pause()
        clock.seconds += 61
        await page.tick()
        marked = await settled(pilot, DrilledScreen)
        await pilot.press("r", "n", "q")
        assert isinstance(app.screen, DrilledScreen)
        assert "Time is up" in text_of(marked, "#time-is-up")
        await pilot.press("enter")
        assert not marked.waits
        assert not marked.drilling.writing


async def test_a_drill_that_was_broken_off_brings_its_text_and_its_time_back(
    make_app: MakeApp, clock: HandClock, records: Records
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        page = await open_drill(pilot)
        await pilot.press("enter")
        page.query_one(TextArea).text = "Half a sentence"
        await pilot.pause()
        clock.seconds += 25
        await page.tick()  # the second after which the program is killed
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        page = await open_drill(pilot)
        assert "your 3 words are kept" in text_of(page, "#paused-text")
        await pilot.press("enter")
        assert page.query_one(TextArea).text == "Half a sentence"
        assert page.left == 35
        await pilot.press("ctrl+s")
        await settled(pilot, DrilledScreen)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        page = await open_drill(pilot)
        assert page.query_one(TextArea).text == ""
        assert "enter to begin" in text_of(page, "#paused-text")


async def test_a_pause_stops_the_clock_and_q_leaves_with_the_text_kept(make_app: MakeApp, clock: HandClock) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        page = await open_drill(pilot)
        await pilot.press("enter")
        page.query_one(TextArea).text = "Mine"
        await pilot.press("escape")
        clock.seconds += 500
        assert page.left == 60
        await pilot.press("q")
        await settled(pilot, DrillsScreen)
        await pilot.press("enter")
        page = await settled(pilot, DrillScreen)
        assert page.drilling.text == "Mine"


async def test_a_drill_that_could_not_be_stored_is_left_when_asked_twice(
    make_app: MakeApp, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise RecordsError("The disk is full.")

    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        page = await open_drill(pilot)
        with monkeypatch.context() as disk:
            disk.setattr(records, "save_draft", full)
            await pilot.press("enter", *"Mine", "escape", "q")
            assert text_of(page, "#trouble") == "! The disk is full. Leave it behind? Press q again."
        await pilot.press("enter")
        with monkeypatch.context() as disk:
            disk.setattr(records, "add_drill", full)
            await pilot.press("ctrl+s")
            done = await settled(pilot, DrilledScreen)
            await pilot.press("escape")
            assert text_of(done, "#trouble") == "! The disk is full. Leave it behind? Press esc again."
        await pilot.press("escape")
        await settled(pilot, DrillsScreen)
    assert [drill.answer for drill in records.drills()] == ["Mine"]


async def test_help_stops_the_clock(make_app: MakeApp, clock: HandClock) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        page = await open_drill(pilot)
        await pilot.press("enter", "f2")
        await settled(pilot, HelpSheet)
        clock.seconds += 500
        await pilot.press("escape")
        await settled(pilot, DrillScreen)
        assert page.left == 60


async def test_the_choice_explains_each_move_and_shows_the_best_try(make_app: MakeApp, records: Records) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        page = await open_drill(pilot)
        await pilot.press("enter")
        page.query_one(TextArea).text = NAMED
        await pilot.press("ctrl+s")
        await settled(pilot, DrilledScreen)
        await pilot.press("enter")
        page = await settled(pilot, DrillsScreen)
        row = page._list.marked
        assert row.best == records.drills()[0].score
        assert "●" in page._line(row, 70).plain
        await pilot.press("right")
        assert page.query_one(Choice).value == "ways"
        assert "four times" in text_of(page, "#says")
        assert page._list.marked.best is None


async def test_hostile_text_is_only_text(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(60, 20)) as pilot:
        page = await open_drill(pilot)
        await pilot.press("enter")
        page.query_one(TextArea).text = '[/] tax [@click=app.quit]cut[/] a = [foo="x] the toll empties the old town'
        await pilot.press("ctrl+s")
        page = await settled(pilot, DrilledScreen)
        assert "[@click=app.quit]cut[/]" in text_of(page, "#text").replace("▐", "").replace("▌", "")
