"""A student's way through a lesson, by keys, over a room that the test keeps."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from debate.classroom.client.link import LinkState
from debate.classroom.client.seat_client import SeatClient
from debate.classroom.client.seat_store import OwnSeat, SeatStore
from debate.classroom.room import events as e
from debate.classroom.room.state import Decision, Settings, Standing
from debate.classroom.wire.messages import Bye, Join, OwnText
from debate.tui.classroom.student.app import StudentApp
from debate.tui.classroom.student.ballot import SeatBallotScreen
from debate.tui.classroom.student.farewell import FarewellScreen
from debate.tui.classroom.student.join import JoinScreen
from debate.tui.classroom.student.lobby import LobbyScreen, SeatBriefScreen
from debate.tui.classroom.student.over import OverScreen
from debate.tui.classroom.student.predict import PredictScreen
from debate.tui.classroom.student.waiting import WaitingScreen
from debate.tui.classroom.student.writing import WritingScreen
from debate.tui.widgets.menu import Menu

from ...pictures import SIZES, LooksTheSame, View
from ...tui.toll_bridge import ANSWER, BETTER
from .conftest import ADDRESS, CODE, FIRST, PACK, SECOND, Lesson


async def calm(pilot: Pilot[None]) -> None:
    """Wait until a change has gone its whole way: from the client to the app, to a new screen, to what it shows."""
    for _ in range(5):
        await pilot.pause()


async def come_in(pilot: Pilot[None], app: StudentApp, lesson: Lesson) -> None:
    await calm(pilot)
    assert app.client is not None
    lesson.come(app.client)
    await calm(pilot)


def shown(app: StudentApp) -> str:
    """Every text of the screen on show."""
    texts = [str(widget.content) for widget in app.screen.query(Static) if widget.display]
    return "\n".join(texts)


def writing(app: StudentApp) -> WritingScreen:
    assert isinstance(app.screen, WritingScreen)
    return app.screen


async def test_a_room_that_cannot_be_reached_at_once_is_told_at_the_door(
    app: StudentApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def run(self: SeatClient) -> None:
        self.link.state = LinkState.LOST
        self.stand(LinkState.LOST, "There is no room at 192.168.1.300:8765: check the address.")

    monkeypatch.setattr(SeatClient, "run", run)
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert isinstance(app.screen, JoinScreen) and "There is no room at 192.168.1.300:8765" in shown(app)
        assert [app.screen.query_one(f"#{line}", Input).value for line in ("code", "name")] == [CODE, "Maya"]
        await pilot.press("ctrl+q")
    assert app.return_code == 0


async def test_of_several_names_on_the_class_list_a_student_chooses_their_own(
    app: StudentApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = []

    async def run(self: SeatClient) -> None:
        typed.append(self.name)
        self.hear(Bye(why="Which is your seat?", seats=("Anna [b]erg", "Anna Böhm") if len(typed) == 1 else ()))
        self.link.state = LinkState.ENDED
        self.stand(LinkState.ENDED, self.why)

    monkeypatch.setattr(SeatClient, "run", run)
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert "Which is your seat?" in shown(app)
        menu = app.screen.query_one(Menu)
        assert app.focused is menu and [entry.title for entry in menu.entries] == ["Anna [b]erg", "Anna Böhm"]
        await pilot.press("2")
        await calm(pilot)
        assert typed[1:] == ["Anna Böhm"]
        assert not menu.display
        await pilot.press("ctrl+q")


async def test_from_the_door_to_the_end(
    app: StudentApp, lesson: Lesson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await come_in(pilot, app, lesson)
        assert isinstance(app.screen, LobbyScreen) and "Maya [/x]" in shown(app)
        lesson.does(e.Placed(camps={"s1": FIRST}), e.TurnBegun(prompts=lesson.room.plan[0]))
        await calm(pilot)
        assert isinstance(app.screen, SeatBriefScreen)
        lesson.does(e.Started(limit=120.0))
        await calm(pilot)
        writing(app).editor.load_text(ANSWER)
        await calm(pilot)
        await pilot.press("ctrl+s", "ctrl+s")
        await calm(pilot)
        assert isinstance(app.screen, WaitingScreen) and "Your text is in." in shown(app)
        assert lesson.room.turns[0].attempts[0].papers["s1"].text == ANSWER
        lesson.mark()
        lesson.does(e.Released())
        await calm(pilot)
        assert isinstance(app.screen, SeatBallotScreen)
        lesson.does(e.Started(limit=60.0))
        await calm(pilot)
        assert writing(app).editor.text == ANSWER and "One thing to fix" in shown(app)
        writing(app).editor.load_text(BETTER)
        await calm(pilot)
        await pilot.press("ctrl+s", "ctrl+s")
        await calm(pilot)
        lesson.mark()
        lesson.does(e.Released())
        await calm(pilot)
        assert "on your first answer" in shown(app)
        lesson.does(e.Ended())
        await calm(pilot)
        assert isinstance(app.screen, OverScreen)
        await pilot.press("s")
        await calm(pilot)
        saved = (tmp_path / "debate-room-2026-11-24-kfm3rt.md").read_text("utf-8")
        assert "Maya \\[/x\\]" in saved and "revised" in saved and "clean air matters more" in saved


async def test_handing_in_asks_once_and_writing_on_is_a_no(app: StudentApp, lesson: Lesson) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await come_in(pilot, app, lesson)
        lesson.begin(60.0)
        await calm(pilot)
        writing(app).editor.load_text(ANSWER)
        await calm(pilot)
        await pilot.press("ctrl+s")
        await calm(pilot)
        assert "Hand in? You cannot write on after that." in shown(app)
        await pilot.press("x")
        await calm(pilot)
        assert "Hand in?" not in shown(app)
        await pilot.press("ctrl+s")
        await calm(pilot)
        assert not lesson.room.turns[0].attempts[0].papers["s1"].handed_in
        await pilot.press("ctrl+s")
        await calm(pilot)
        assert lesson.room.turns[0].attempts[0].papers["s1"].handed_in


async def test_the_question_stays_where_letters_came_just_before_it(app: StudentApp, lesson: Lesson) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await come_in(pilot, app, lesson)
        lesson.begin(60.0)
        await calm(pilot)
        screen = writing(app)
        screen.editor.insert(ANSWER)  # and nobody has heard of it when the key is there
        await screen.hand_in(by_clock=False)
        await calm(pilot)
        assert "Hand in? You cannot write on after that." in shown(app)


async def test_before_the_release_a_client_holds_no_mark(app: StudentApp, lesson: Lesson) -> None:
    async with app.run_test() as pilot:
        await come_in(pilot, app, lesson)
        lesson.answered()
        await calm(pilot)
        assert isinstance(app.screen, WaitingScreen) and "looks at the marks before you see them" in shown(app)
        assert app.client is not None and app.client.view is not None
        assert app.client.view.ballot is None and app.client.view.past == ()


async def test_without_a_connection_one_writes_on_and_it_is_handed_in_later(app: StudentApp, lesson: Lesson) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await come_in(pilot, app, lesson)
        lesson.begin(60.0)
        await calm(pilot)
        lesson.lose()
        await calm(pilot)
        assert "No connection: write on, it is kept." in shown(app)
        writing(app).editor.load_text(ANSWER)
        lesson.now = 61.0
        assert app.client is not None
        app.client.gather()
        app.client.desk.pass_time(lesson.now)
        app.client.changed()
        await app.client.keep()
        await calm(pilot)
        assert isinstance(app.screen, WaitingScreen) and "as soon as there is a connection" in shown(app)
        (kept,) = app.store.seats()[0].texts
        assert kept == OwnText(0, 1, 1, ANSWER, handing_in=True, by_clock=True)
        lesson.close()
        lesson.come(app.client)
        await calm(pilot)
        paper = lesson.room.turns[0].attempts[0].papers["s1"]
        assert paper.text == ANSWER and paper.by_clock and app.client.desk.left_behind is None


async def test_the_text_can_be_saved_as_a_file_when_no_connection_returns(
    app: StudentApp, lesson: Lesson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await come_in(pilot, app, lesson)
        lesson.begin(60.0)
        await calm(pilot)
        lesson.lose()
        writing(app).editor.load_text(ANSWER)
        await calm(pilot)
        await pilot.press("ctrl+s", "ctrl+s")
        await calm(pilot)
        await pilot.press("s")
        await calm(pilot)
        assert ANSWER in (tmp_path / "debate-hand-in-maya-x-prompt-1.json").read_text("utf-8")
        assert "give this file to your teacher" in shown(app)


async def test_a_pause_hides_the_speech_and_takes_no_letters(app: StudentApp, lesson: Lesson) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await come_in(pilot, app, lesson)
        lesson.begin()
        await calm(pilot)
        await pilot.press("a", "b")
        lesson.does(e.Paused(why="Fire drill [x]"))
        await calm(pilot)
        assert "Fire drill [x]" in str(writing(app).query_one("#paused-text", Static).content)
        await pilot.press("c")
        assert writing(app).editor.text == "ab"
        lesson.does(e.Continued())
        await calm(pilot)
        await pilot.press("d")
        assert writing(app).editor.text == "abd"


async def test_predictions_and_overrides_stand_beside_the_marks(app: StudentApp, lesson: Lesson) -> None:
    lesson.settings(Settings(predict=True))
    async with app.run_test(size=(80, 40)) as pilot:
        await come_in(pilot, app, lesson)
        lesson.answered()
        await calm(pilot)
        assert isinstance(app.screen, PredictScreen)
        await pilot.press("right")
        await calm(pilot)
        await pilot.press("ctrl+s")
        await calm(pilot)
        assert isinstance(app.screen, WaitingScreen)
        criterion = lesson.room.turns[0].attempts[0].papers["s1"].ballot
        assert criterion is not None
        first, second, *_ = criterion.criteria
        overridden = e.Overridden(seat="s1", turn=0, attempt=1, criterion=second.id, level=2, reason="Said it [/x].")
        lesson.does(e.Released(withheld=(first.id,)), overridden)
        await calm(pilot)
        says = shown(app)
        assert "Your teacher: full, and that counts. “Said it [/x].”" in says
        assert f"Kept back by your teacher: {first.title}" in says and "there is no score" in says
        assert "You predicted: missing" in says


async def test_an_appeal_goes_to_the_teacher_and_its_end_is_shown(app: StudentApp, lesson: Lesson) -> None:
    async with app.run_test(size=(80, 40)) as pilot:
        await come_in(pilot, app, lesson)
        lesson.answered()
        lesson.does(e.Released())
        await calm(pilot)
        await pilot.press("a")
        await calm(pilot)
        await pilot.press("enter", "space", "right", "enter", *"why", "enter")
        await calm(pilot)
        (appeal,) = lesson.room.appeals
        assert (ANSWER[appeal.start : appeal.end], appeal.note) == ("They say", "why")
        lesson.does(e.Decided(number=1, decision=Decision.REJECTED, reason="Not yet."))
        await calm(pilot)
        assert "“They say”: not accepted “Not yet.”" in shown(app)


async def test_words_that_came_too_late_are_told_and_saved_for_the_teacher(
    app: StudentApp, lesson: Lesson, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app.run_test(size=(80, 40)) as pilot:
        await come_in(pilot, app, lesson)
        assert app.client is not None
        lesson.begin()
        await calm(pilot)
        lesson.lose()
        await pilot.press("l", "a", "t", "e")
        lesson.close()
        lesson.does(e.Released())
        lesson.come(app.client)
        await calm(pilot)
        assert "Your last words came too late to be marked" in shown(app)
        lesson.does(e.Ended())
        await calm(pilot)
        assert isinstance(app.screen, OverScreen) and "s saves them for your teacher" in shown(app)
        await pilot.press("s")
        await calm(pilot)
        saved = app.screen.query_one("#saved", Static)
        assert "give this file to your teacher" in str(saved.content)
        assert saved.size.height == saved.visual.get_height({}, saved.size.width), "all of it is in sight"
        assert '"late"' in next(tmp_path.glob("debate-hand-in-*.json")).read_text()


async def test_who_is_sent_out_is_told_and_finds_the_door(app: StudentApp, lesson: Lesson) -> None:
    async with app.run_test() as pilot:
        await come_in(pilot, app, lesson)
        assert app.client is not None
        lesson.does(e.Stood(seat="s1", standing=Standing.KICKED))
        app.client.link.state = LinkState.ENDED
        app.client.stand(LinkState.ENDED, "Your teacher took this seat out of the room.")
        await calm(pilot)
        assert isinstance(app.screen, FarewellScreen) and "took this seat out" in shown(app)
        await pilot.press("enter")
        await calm(pilot)
        assert isinstance(app.screen, JoinScreen) and app.screen.query_one("#code", Input).value == CODE


async def test_the_door_says_what_is_wrong_and_asks_again(lesson: Lesson, store: SeatStore) -> None:
    app = StudentApp(store, animations=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter", "enter")
        await calm(pilot)
        assert "Type the address" in app.door_says
        app.screen.query_one("#address", Input).value = "not an address"
        await pilot.press("ctrl+s")
        assert "looks like" in app.door_says
        app.screen.query_one("#address", Input).value = "127.0.0.1"
        app.screen.query_one("#code", Input).value = "kfm 3rt"
        await pilot.press("ctrl+s")
        await calm(pilot)
        assert app.client is not None and (app.client.address, app.client.code) == (ADDRESS, CODE)
        lesson.come(app.client, refuse="There is no room with this code here; read it off the board again.")
        await calm(pilot)
        assert isinstance(app.screen, JoinScreen) and "read it off the board" in shown(app)
        await pilot.press("ctrl+r")
        assert app.screen.query_one("#name", Input).value


async def test_after_a_wrong_code_enter_in_the_mended_field_joins(lesson: Lesson, store: SeatStore) -> None:
    app = StudentApp(store, address=ADDRESS, code="WRONG", name="Maya", at_once=True, animations=False)
    async with app.run_test() as pilot:
        await calm(pilot)
        assert app.client is not None
        lesson.come(app.client, refuse="There is no room with this code here; read it off the board again.")
        await calm(pilot)
        code = app.screen.query_one("#code", Input)
        code.value = CODE
        code.focus()
        await pilot.press("enter")
        await calm(pilot)
        assert app.client is not None and app.client.code == CODE


async def test_a_name_that_was_refused_may_be_asked_for(app: StudentApp, lesson: Lesson) -> None:
    async with app.run_test() as pilot:
        await calm(pilot)
        assert app.client is not None
        token = app.client._token
        lesson.come(app.client, refuse="Take a name that can be read out in class.", may_ask=True)
        await calm(pilot)
        assert "ctrl+n asks your teacher" in shown(app)
        await pilot.press("ctrl+n")
        await calm(pilot)
        assert app.client is not None
        greeting = app.client._greet()
        assert isinstance(greeting, Join) and (greeting.name, greeting.ask, greeting.token) == ("Maya", True, token)
        lesson.does(e.NameAsked(seat="s1", name="Fucks"))
        lesson.come(app.client)
        await calm(pilot)
        assert "asked to call you “Fucks”" in shown(app)


async def test_a_room_that_was_never_reached_is_not_waited_for(app: StudentApp, lesson: Lesson) -> None:
    async with app.run_test() as pilot:
        await calm(pilot)
        assert app.client is not None
        app.client.link.state = LinkState.LOST
        app.client.stand(LinkState.LOST, "There is no room at 127.0.0.1:8765.")
        await calm(pilot)
        assert app.client is None and "There is no room at" in shown(app)


async def test_who_comes_back_has_the_text_and_an_old_room_is_waited_for(lesson: Lesson, store: SeatStore) -> None:
    own = OwnSeat(address=ADDRESS, code=CODE, room=lesson.room.id, seat="s1", token="token", name="Maya")
    own = store.keep(own, texts=(OwnText(0, 1, 9, "what I wrote"),))
    lesson.begin()
    app = StudentApp(store, own=own, animations=False)
    async with app.run_test() as pilot:
        await calm(pilot)
        assert app.client is not None
        app.client.link.state = LinkState.LOST
        app.client.stand(LinkState.LOST, "There is no room at 127.0.0.1:8765.")
        await calm(pilot)
        assert "still trying" in shown(app)
        lesson.come(app.client)
        await calm(pilot)
        assert writing(app).editor.text == "what I wrote"
        await app.client.send()
        assert lesson.room.turns[0].attempts[0].papers["s1"].text == "what I wrote"


async def test_a_seat_that_its_room_does_not_know_gives_way_to_a_new_one(lesson: Lesson, store: SeatStore) -> None:
    own = store.keep(OwnSeat(address=ADDRESS, code=CODE, room="r", seat="s9", token="old"))
    app = StudentApp(store, own=own, address=ADDRESS, code=CODE, name="Maya", animations=False)
    async with app.run_test() as pilot:
        await calm(pilot)
        assert app.client is not None and app.client.own is not None
        lesson.come(app.client, refuse="This seat is not in this room; join with the code.")
        await calm(pilot)
        assert "not in this room" in shown(app)
        await pilot.press("ctrl+s")
        await calm(pilot)
        assert app.client is not None and app.client.own is None


async def test_only_this_seats_clock_has_the_extra_time(app: StudentApp, lesson: Lesson) -> None:
    async with app.run_test() as pilot:
        await come_in(pilot, app, lesson)
        lesson.does(e.GivenTime(seat="s1", extra=1.5))
        lesson.begin(60.0)
        await calm(pilot)
        assert writing(app).masthead.clock == "01:30"
        assert "extra" not in shown(app).lower()


@pytest.mark.parametrize("size", SIZES.values())
@pytest.mark.parametrize(
    "scene", ["door", "lobby", "brief", "writing", "revising", "waiting", "predict", "ballot", "over"]
)
def test_pictures(
    scene: str, size: tuple[int, int], app: StudentApp, lesson: Lesson, looks_the_same: LooksTheSame
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        if scene == "door":
            await calm(pilot)
            app.to_the_door()
        else:
            await come_in(pilot, app, lesson)
            _scene(scene, lesson)
            if scene == "revising":
                await calm(pilot)
                while not str(writing(app).query_one("#fix", Static).content):  # it is asked of the room
                    await pilot.pause()
            if scene == "writing":
                await calm(pilot)
                writing(app).editor.load_text(ANSWER)
        await calm(pilot)

    assert looks_the_same(scene, View(size), lambda: (app, play))


def _scene(scene: str, lesson: Lesson) -> None:
    match scene:
        case "brief":
            lesson.does(e.Placed(camps={"s1": SECOND}), e.TurnBegun(prompts=lesson.room.plan[0]))
        case "writing":
            lesson.begin()
        case "revising":
            lesson.answered()
            lesson.does(e.Released(), e.Started(limit=60.0))
        case "waiting":
            lesson.answered()
        case "predict":
            lesson.settings(Settings(predict=True))
            lesson.answered()
        case "ballot" | "over":
            lesson.answered()
            lesson.does(e.Released())
            reason = "You do say why, in the second sentence."
            second = PACK.rubric.criteria[1].id
            lesson.does(e.Overridden(seat="s1", turn=0, attempt=1, criterion=second, level=2, reason=reason))
            if scene == "over":
                lesson.does(e.Ended())
