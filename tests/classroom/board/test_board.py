"""The projector: what each view looks like on the wall, and what it does about time, length and lost connections."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import ContentSwitcher, Static

from debate.classroom.client.link import Link, LinkState
from debate.classroom.room.state import Show, Stage
from debate.classroom.shown.views.board import BoardView
from debate.classroom.wire import messages as wire
from debate.tui.classroom.board.app import BoardApp
from debate.tui.classroom.board.lettering import BigLine, Lettering, drawn_lines, largest_that_fits
from debate.tui.classroom.board.lobby import Names
from debate.tui.classroom.board.panel import Pages
from debate.tui.classroom.board.prompt import PromptPanel
from debate.tui.themes import LIGHT
from debate.tui.widgets.hints import KeyHints

from ...pictures import EVERY_SIZE, MIDDLE, SIZES, LooksTheSame, View
from .made_up import GAIN, NAMES, SPEECHES, TOPIC, clock, flow, gain, lobby, view, writing

SCENES = {
    "lobby": lobby(),
    "writing": writing(),
    "pause": writing(speeches=(), clock=clock(60.0, running=False, paused_for="A fire drill.")),
    "flow": flow(),
    "gain": gain(),
}
DAYLIGHT = View(SIZES["middle"], LIGHT)
OTHERS = {
    "lobby-of-terminals": lobby(web_address="", names=(), seats=0),
    "last-seconds": writing(clock=clock(223.0)),
    "held": writing(stage=Stage.HELD, clock=None, handed_in=28, speeches=SPEECHES[:1]),
    "marking-each-other": writing(
        stage=Stage.HELD, clock=None, handed_in=28, speeches=SPEECHES[:1], reviewed=17, to_review=56
    ),
    "teams-and-ranks": gain(
        gain=GAIN.replaced(ranking=(("Ada", 33), ("Bo [b]", 20), ("Chen", 20)), teams=(("Owls", 7.5), ("Elks", 3.0)))
    ),
}


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> BoardApp:
    """The projector with a link that goes nowhere; the room's clock stands at ten seconds after the views."""

    async def stay(self: Link) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(Link, "run", stay)
    monkeypatch.setattr(Link, "room_now", lambda self: 1010.0)
    monkeypatch.setattr("debate.tui.classroom.board.panel.TURN_SECONDS", 86400.0)  # a test turns pages by itself
    return BoardApp("http://127.0.0.1:1", lambda: "key", animations=False)


async def put_up(app: BoardApp, pilot: Pilot[None], *views: BoardView) -> None:
    while not app.wall_stands:
        await pilot.pause()
    app.hear(wire.Welcome(room="r", now=1000.0, topic=TOPIC))
    for one in views:
        app.hear(wire.Update(now=1000.0, view=one))
    await pilot.pause()
    showing = [worker for worker in app.workers if worker.name == "show"]
    if showing:  # without any it would wait for the link, which never ends
        await app.workers.wait_for_complete(showing)
    await pilot.pause()


def said(app: BoardApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).content)


@pytest.fixture
def picture(looks_the_same: LooksTheSame, app: BoardApp) -> Callable[[str, View], bool]:
    """Whether the wall looks as it did when its picture was approved."""

    def same(name: str, view: View) -> bool:
        async def act(pilot: Pilot[None]) -> None:
            await put_up(app, pilot, (SCENES | OTHERS)[name])

        views = (MIDDLE,) if name in OTHERS else (*EVERY_SIZE, *([DAYLIGHT] if name == "lobby" else ()))
        return looks_the_same(name, view, lambda: (app, act), views=views)

    return same


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SCENES)
def test_wall(picture: Callable[[str, View], bool], name: str, size: str) -> None:
    assert picture(name, View(SIZES[size]))


@pytest.mark.parametrize("name", OTHERS)
def test_wall_on_other_occasions(picture: Callable[[str, View], bool], name: str) -> None:
    assert picture(name, MIDDLE)


def test_wall_in_daylight(picture: Callable[[str, View], bool]) -> None:
    assert picture("lobby", DAYLIGHT)


def test_lettering_is_as_large_as_it_fits_and_never_cut() -> None:
    for size in (Lettering.SMALL, Lettering.LARGE, Lettering.HUGE):
        lines = drawn_lines("192.168.1.5:8766", size)
        assert len(lines) == size.value
        assert len({len(line) for line in lines}) == 1
    sizes = (Lettering.LARGE, Lettering.SMALL)
    assert largest_that_fits("03:27", 40, sizes) is Lettering.LARGE
    assert largest_that_fits("192.168.1.5:8766", 60, sizes) is Lettering.SMALL
    assert largest_that_fits("debate-laptop.school.example:8766", 60, sizes) is Lettering.PLAIN
    assert drawn_lines("小林", Lettering.LARGE) == ["小林"]


async def test_clock_goes_on_between_views_by_the_rooms_time(app: BoardApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await put_up(app, pilot, writing())
        figures = app.screen.query_one("#clock", BigLine)
        assert figures.text == "02:50"
        monkeypatch.setattr(Link, "room_now", lambda self: 1100.0)
        app.board.tick(app.link.room_now())
        assert figures.text == "01:20"
        monkeypatch.setattr(Link, "room_now", lambda self: 1171.5)
        app.board.tick(app.link.room_now())
        assert said(app, "#state").startswith("LAST 9 SECONDS")
        assert figures.has_class("-urgent")


async def test_nothing_of_the_prompt_is_on_the_wall_in_a_pause_or_before_it(app: BoardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await put_up(app, pilot, writing(), SCENES["pause"])
        assert not app.screen.query("SpeechCard")
        assert "A fire drill." in said(app, "#state")
        await put_up(app, pilot, view(Show.PROMPT, Stage.READY))
        assert app.screen.query_one("#clock", BigLine).text == "READY?"


async def test_only_the_newest_of_many_views_stays(app: BoardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await put_up(app, pilot, lobby(), flow(), writing(), flow(flow=flow().flow[:1]))
        assert app.screen.query_one("#panels", ContentSwitcher).current == Show.FLOW.value
        assert len(app.screen.query("FlowColumn")) == 1


async def test_a_view_that_comes_at_once_is_shown(app: BoardApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async def at_once(self: Link) -> None:
        self._on_message(wire.Welcome(room="r", now=1000.0, topic=TOPIC))
        self._on_message(wire.Update(now=1000.0, view=flow()))

    monkeypatch.setattr(Link, "run", at_once)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert app.screen.query_one("#panels", ContentSwitcher).current == Show.FLOW.value


async def test_names_that_have_no_room_are_counted(app: BoardApp) -> None:
    many = tuple(f"Student number {number}" for number in range(400))
    async with app.run_test(size=(60, 20)) as pilot:
        await put_up(app, pilot, lobby(names=many, seats=400))
        lines = str(app.screen.query_one(Names).render()).splitlines()
        assert lines[-1].startswith("and ")
        assert sum(line.count("Student") for line in lines) + int(lines[-1].split()[1]) == 400
        await put_up(app, pilot, lobby(names=NAMES[:2], seats=2))
        assert str(app.screen.query_one(Names).render()) == "Amber Heron   Ada"


async def test_long_sheets_turn_their_pages_until_somebody_scrolls(app: BoardApp) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        await put_up(app, pilot, flow())
        pages = app.screen.query_one("#flow-pages", Pages)
        while pages.scroll_offset.y < pages.max_scroll_y:
            before = pages.scroll_offset.y
            pages.turn()
            await pilot.pause()
            assert pages.scroll_offset.y > before
        pages.turn()
        await pilot.pause()
        assert pages.scroll_offset.y == 0
        await pilot.press("down")
        await pilot.pause()
        assert pages.scroll_offset.y > 0
        assert not pages.turns_by_itself


async def test_blank_wall_is_blank(app: BoardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await put_up(app, pilot, writing(), view(Show.BLANK, Stage.WRITING))
        assert not app.screen.query_one(KeyHints).display
        assert "".join(strip.text for strip in app.screen._compositor.render_strips()).strip() == ""


async def test_lost_connection_is_said_calmly_and_taken_back(app: BoardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await put_up(app, pilot, writing())
        app.take_state(LinkState.LOST, "gone")
        assert "comes back by itself" in said(app, "#trouble")
        assert app.screen.query_one("#clock", BigLine).text == "02:50"
        app.take_state(LinkState.OPEN, "")
        assert said(app, "#trouble") == ""


async def test_a_key_that_is_not_the_rooms_ends_it_with_the_reason(app: BoardApp) -> None:
    async with app.run_test(size=(80, 24)):
        app.take_state(LinkState.ENDED, "This is not the key of this room’s projector.")
    assert (app.return_code, app.refused) == (2, "This is not the key of this room’s projector.")


async def test_a_server_that_was_started_again_is_watched_with_its_new_key(app: BoardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await put_up(app, pilot, writing())
        app._greeting()
        app.take_state(LinkState.ENDED, "This key does not open this room.")
        assert said(app, "#opening") == "This key does not open this room."
        first = app.link
        app._watch_again()
        assert app.link is first, "a key that was refused is not tried again"
        app._key = lambda: "another"
        app._watch_again()
        assert app.link is not first
        assert app.link._greet().token == "another"


def test_clock_that_ticks_before_the_wall_is_built_or_after_it_was_taken_down_finds_its_line() -> None:
    panel = PromptPanel(Show.PROMPT)  # nothing of it is mounted
    panel.tick(1010.0)
    assert not panel.query("#clock")


async def test_a_clock_that_ticks_while_the_wall_is_taken_down_finds_what_still_stands(app: BoardApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await put_up(app, pilot, writing())
        board = app.board
        for part in (f"#{Show.PROMPT.value}", "#panels"):
            await board.query_one(part).remove()
            board.tick(1010.0)
        assert not board.query("#panels")


async def test_views_that_come_while_it_is_left_are_not_put_up(app: BoardApp) -> None:
    async def go_on() -> None:
        for one in (flow(), lobby(), writing()) * 10:
            app.hear(wire.Update(now=1000.0, view=one))
            await asyncio.sleep(0)

    async with app.run_test(size=(80, 24)) as pilot:
        await put_up(app, pilot, writing())
        app.exit()
        coming = asyncio.create_task(go_on())
    await coming
