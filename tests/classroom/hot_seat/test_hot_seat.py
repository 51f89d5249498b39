"""A hot seat from the first name to the report, and its by-ways: a restart, a clock that runs out, who is away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from debate.classroom.keeping.journal import list_rooms
from debate.classroom.room.state import Camps, Decision, Phase, Stage, Standing
from debate.tui.classroom.host.sheets.paper import PaperSheet
from debate.tui.classroom.hot_seat.app import HotSeatApp
from debate.tui.classroom.hot_seat.ballot import PlayerBallot
from debate.tui.classroom.hot_seat.hand_over import HandOverPage
from debate.tui.classroom.hot_seat.held import HeldPage
from debate.tui.classroom.hot_seat.over import OverPage
from debate.tui.classroom.hot_seat.results import HotSeatFlow, ResultsPage
from debate.tui.classroom.hot_seat.setup import SetupPage
from debate.tui.classroom.hot_seat.writing import HotSeatWriting

from ...tui.toll_bridge import ANSWER, BETTER
from .conftest import HandClock, set_up, until, write

SIZE = (80, 24)
Make = Callable[..., HotSeatApp]


def said(app: HotSeatApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).content)


async def test_a_round_from_names_to_the_report(make_app: Make, tmp_path: Path) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await set_up(pilot, prompts=1)
        for name in ("Maya", "Tom"):
            await until(pilot, HandOverPage)
            assert name in said(app, "#hand-over")
            assert ANSWER[:20] not in said(app, "#hand-over")
            await pilot.press("enter")
            await until(pilot, HotSeatWriting)
            await write(pilot, ANSWER)
        await until(pilot, HeldPage)
        while not app.screen.check_action("release", ()):
            await pilot.pause(0.01)
        await pilot.press("enter")
        await until(pilot, ResultsPage)
        await pilot.press("b")
        await until(pilot, PlayerBallot)
        await pilot.press("n")
        await until(pilot, PlayerBallot)
        assert app.screen.masthead.place == "ballot of Tom"  # type: ignore[attr-defined]
        await pilot.press("escape")
        await until(pilot, ResultsPage)
        await pilot.press("f")
        await until(pilot, HotSeatFlow)
        await pilot.press("escape")
        await until(pilot, ResultsPage)
        await pilot.press("r")
        for text in (BETTER, ANSWER):
            await until(pilot, HandOverPage)
            await pilot.press("enter")
            await until(pilot, HotSeatWriting)
            assert app.screen.query_one("#answer", TextArea).text == ANSWER
            await write(pilot, text)
        await until(pilot, HeldPage)
        while not app.screen.check_action("release", ()):
            await pilot.pause(0.01)
        await pilot.press("enter")
        await until(pilot, ResultsPage)
        await pilot.press("E")
        await until(pilot, OverPage)
        assert "→" in said(app, "#table")
        await pilot.press("w")
        while "is written" not in said(app, "#report"):
            await pilot.pause(0.01)
        await pilot.press("q")
    (room,) = (one.room for one in list_rooms(tmp_path / "rooms"))
    assert room is not None and room.hot_seat and room.phase is Phase.OVER
    assert [len(turn.attempts) for turn in room.turns] == [2]
    assert list((tmp_path / "rooms" / "reports").glob("*/*.html"))


async def test_a_ballot_is_shown_right_after_its_text_where_marks_are_shown_at_once(make_app: Make) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await set_up(pilot, prompts=1, marks=True)
        await until(pilot, HandOverPage)
        await pilot.press("enter")
        await until(pilot, HotSeatWriting)
        await write(pilot, ANSWER)
        await until(pilot, PlayerBallot)
        assert not app.screen.check_action("exemplar", ())
        await pilot.press("n")
        await until(pilot, HandOverPage)
        assert "Tom" in said(app, "#hand-over")


async def test_at_zero_the_text_is_handed_in_and_a_pause_stops_the_clock(make_app: Make, clock: HandClock) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await set_up(pilot, prompts=1, clock=60.0)
        await until(pilot, HandOverPage)
        clock.seconds += 500  # nobody's time runs between two writers
        await pilot.press("enter")
        await until(pilot, HotSeatWriting)
        page = app.screen
        assert isinstance(page, HotSeatWriting)
        clock.seconds += 20
        page.editor.text = "They say"
        await pilot.press("escape")
        await pilot.pause(0.05)
        clock.seconds += 300
        assert page.face == "paused"
        await pilot.press("enter")
        await pilot.pause(0.05)
        assert page.face == "writing"
        await page.tick()
        assert page.masthead.clock == "00:40"
        clock.seconds += 40
        await page.tick()
        await until(pilot, HandOverPage)
        paper = app.hot_seat.paper("seat-1")
        assert paper is not None and (paper.text, paper.by_clock, paper.seconds) == ("They say", True, 60.0)


async def test_a_hot_seat_that_was_cut_off_goes_on_with_the_same_player_and_text(
    make_app: Make, clock: HandClock
) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await set_up(pilot, prompts=1, clock=60.0)
        await until(pilot, HandOverPage)
        await pilot.press("enter")
        await until(pilot, HotSeatWriting)
        app.screen.query_one("#answer", TextArea).text = "They say that"
        clock.seconds += 15
        await pilot.press("ctrl+q")
    clock.seconds += 9999
    app = make_app(resumed=True)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, HandOverPage)
        assert "Maya" in said(app, "#hand-over") and "00:45" in said(app, "#hand-over")
        await pilot.press("enter")
        await until(pilot, HotSeatWriting)
        assert app.screen.query_one("#answer", TextArea).text == "They say that"
        await write(pilot, ANSWER)
        await until(pilot, HandOverPage)
        assert "Tom" in said(app, "#hand-over")


async def test_who_is_not_there_writes_later_or_is_left_out(make_app: Make) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await set_up(pilot, "Maya, Tom, Ada", prompts=1)
        await until(pilot, HandOverPage)
        await pilot.press("l")
        await pilot.pause(0.05)
        assert "Tom" in said(app, "#hand-over").splitlines()[2]
        await pilot.press("o", "o")
        await pilot.pause(0.05)
        assert "Ada" in said(app, "#hand-over").splitlines()[2]
        assert app.hot_seat.room.seats["seat-2"].standing is Standing.KICKED
        await pilot.press("e", "e")
        await until(pilot, HeldPage)
        assert app.hot_seat.room.stage is Stage.HELD


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ("Maya", "2 to 40 players"),
        ("Maya\nmaya ", "there twice"),
        ("Maya\n--", "letters or digits"),
        ("\n".join(f"Player {number}" for number in range(41)), "2 to 40 players"),
        ("[/b]\nMaya\n[/b]", "there twice"),
    ],
)
async def test_names_that_cannot_play_are_refused_with_a_sentence(make_app: Make, names: str, says: str) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await set_up(pilot, names)
        assert isinstance(app.screen, SetupPage)
        assert says in said(app, "#trouble")


@pytest.mark.parametrize("camps", [Camps.HAND, Camps.TEAMS])
async def test_teams_and_camps_by_hand_put_each_player_where_the_name_was_written(make_app: Make, camps: Camps) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await set_up(pilot, "Maya\nTom", second="Ada", camps=camps)
        await until(pilot, HandOverPage)
        maya, tom, ada = app.hot_seat.room.seated
        assert maya.camp == tom.camp != ada.camp
        if camps is Camps.HAND:
            assert maya.camp == app.hot_seat.pack.camps[0].id
        else:
            assert (maya.team, tom.team, ada.team) == (0, 0, 1)


async def results(pilot: Pilot[None]) -> None:
    """Maya and Tom write, and the results are on show."""
    app = pilot.app
    await set_up(pilot, prompts=1)
    for _ in ("Maya", "Tom"):
        await until(pilot, HandOverPage)
        await pilot.press("enter")
        await until(pilot, HotSeatWriting)
        await write(pilot, ANSWER)
    await until(pilot, HeldPage)
    while not app.screen.check_action("release", ()):
        await pilot.pause(0.01)
    await pilot.press("enter")
    await until(pilot, ResultsPage)


async def come_true(pilot: Pilot[None], fits: Callable[[], bool]) -> None:
    """Wait for the room, which answers on threads of its own."""
    for _ in range(400):
        await pilot.pause(0.005)
        if fits():
            return
    raise AssertionError("it never came true")


async def test_a_mark_is_changed_with_a_reason_which_the_ballot_shows(make_app: Make) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await results(pilot)
        await pilot.press("m")
        await come_true(pilot, lambda: bool(app.screen.query("#answer")))
        await pilot.press("1", "o", "right", "tab", *"fair", "enter")
        await come_true(pilot, lambda: bool(app.hot_seat.room.turns[0].attempts[0].papers["seat-1"].overrides))
        await come_true(pilot, lambda: isinstance(app.screen, PaperSheet))
        await pilot.press("escape")
        await until(pilot, ResultsPage)
        await pilot.press("b")
        await until(pilot, PlayerBallot)
        assert isinstance(app.screen, PlayerBallot)
        assert "“fair”" in str(app.screen.shown.notes)


async def test_an_appeal_is_made_at_the_ballot_and_decided_from_the_results(make_app: Make) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await results(pilot)
        await pilot.press("b")
        await until(pilot, PlayerBallot)
        await pilot.press("a", "enter", "space", "right", "enter", "enter")
        await come_true(pilot, lambda: len(app.hot_seat.room.appeals) == 1)
        while not isinstance(app.screen, ResultsPage):
            await pilot.press("escape")
            await pilot.pause()
        await pilot.press("a", "enter", "right", "ctrl+s")
        await come_true(pilot, lambda: app.hot_seat.room.appeals[0].decision is Decision.ACCEPTED)


async def test_handing_in_asks_once_and_what_is_typed_takes_the_question_back(make_app: Make) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await set_up(pilot, prompts=1)
        await until(pilot, HandOverPage)
        await pilot.press("enter")
        await until(pilot, HotSeatWriting)
        page = app.screen
        assert isinstance(page, HotSeatWriting)
        await pilot.press(*"So", "ctrl+s")
        await come_true(pilot, lambda: "Hand in?" in said(app, "#trouble"))
        await pilot.press("o")
        await page.tick()
        assert "Hand in?" not in said(app, "#trouble")
        await pilot.press("ctrl+s")
        await come_true(pilot, lambda: "Hand in?" in said(app, "#trouble"))
        assert page.is_on
        await pilot.press("ctrl+s")
        await until(pilot, HandOverPage)
        papers = app.hot_seat.room.turns[0].attempts[0].papers.values()
        assert [paper.text for paper in papers if paper.handed_in] == ["Soo"]


async def test_more_time_in_a_pause_is_this_players_alone(make_app: Make) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await set_up(pilot, prompts=1, clock=60.0)
        await until(pilot, HandOverPage)
        await pilot.press("enter")
        await until(pilot, HotSeatWriting)
        page = app.screen
        assert isinstance(page, HotSeatWriting)
        await pilot.press("escape")
        await come_true(pilot, lambda: page.face == "paused")
        await pilot.press("t")
        await come_true(pilot, lambda: page.left == 90.0)
        await pilot.press("enter")
        await come_true(pilot, lambda: page.face == "writing")
        await write(pilot, ANSWER)
        await until(pilot, HandOverPage)
        assert "01:00" in said(app, "#hand-over")


async def test_who_comes_late_writes_on_this_prompt_too(make_app: Make) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await set_up(pilot, prompts=1)
        await until(pilot, HandOverPage)
        await pilot.press("j", *"maya", "enter")
        await come_true(pilot, lambda: "already" in said(app, "#trouble"))
        app.screen.query_one("#name", Input).value = "Zoe"
        await pilot.press("enter")
        await until(pilot, HandOverPage)
        zoe = app.hot_seat.room.seated[-1]
        assert zoe.name == "Zoe" and zoe.camp is not None
        assert zoe.id in app.hot_seat.room.turns[0].attempts[0].papers
        assert "Zoe" in said(app, "#hand-over")
