"""The teacher's keys, and what they ask of the room; what the room says, and what is shown of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from debate.classroom.room import events as e
from debate.classroom.room.state import Camps, Decision, Quote, Settings, Show, Stage, Standing
from debate.classroom.shown.attention import remark
from debate.classroom.shown.telling import told
from debate.classroom.shown.views.common import ClockView
from debate.classroom.shown.views.host import HostView, PeerView, RulingRow, TrustView, TurnRow
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.held import HostHeld
from debate.tui.classroom.host.lobby import LobbyPage
from debate.tui.classroom.host.over import HostOver
from debate.tui.classroom.host.released import ReleasedPage
from debate.tui.classroom.host.roster import Roster
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.classroom.host.sheets.leave import LeaveSheet
from debate.tui.classroom.host.sheets.paper import PaperSheet
from debate.tui.classroom.host.sheets.peers import PeersSheet
from debate.tui.classroom.host.sheets.seat import SeatSheet
from debate.tui.classroom.host.sheets.trust import TrustSheet
from debate.tui.classroom.host.turn import TurnPage
from debate.tui.widgets.choice import Choice
from debate.tui.widgets.hints import KeyHints
from debate.tui.widgets.listing import Listing
from debate.tui.widgets.menu import Menu
from debate.tui.widgets.paper import Paper

from . import made_up as room
from .conftest import Open, press, says, settle

Asked = tuple[tuple[str, ...], Callable[[int], wire.Request]]

FIRST = room.TOPIC.criteria[0].id
QUOTE = Quote(seat="s1", attempt=1, start=0, end=8)
KEYS: dict[str, tuple[Callable[[], HostView], list[Asked]]] = {
    "lobby": (room.view, [
        (("n",), lambda n: wire.Next(id=n)),
        (("d",), lambda n: wire.DrawCamps(id=n)),
        (("l",), lambda n: wire.Let(id=n, event=e.Locked(locked=True))),
        (("g", "down", "right"), lambda n: wire.Configure(id=n, turns=3)),
        (("g", "down", "down", "right"), lambda n: wire.Configure(id=n, settings=Settings(seconds=300.0))),
        (("g", "down", "down", "down", "left"), lambda n: wire.Configure(id=n, settings=Settings(revise=False))),
        (("g", *["down"] * 6, "right"), lambda n: wire.Configure(id=n, settings=Settings(peer=True))),
    ]),
    "locked lobby": (lambda: room.view(locked=True), [
        (("l",), lambda n: wire.Let(id=n, event=e.Locked(locked=False))),
    ]),
    "ready": (room.ready, [
        (("s",), lambda n: wire.Start(id=n)),
        (("1",), lambda n: wire.Let(id=n, event=e.Shown(show=Show.LOBBY))),
    ]),
    "writing": (room.writing, [
        (("space",), lambda n: wire.Let(id=n, event=e.Paused())),
        (("w", *"Fire", "enter"), lambda n: wire.Let(id=n, event=e.Paused(why="Fire"))),
        (("t",), lambda n: wire.Let(id=n, event=e.Extended(seconds=30))),
        (("c", "c"), lambda n: wire.Close(id=n)),
    ]),
    "a student who writes": (room.writing, [
        (("enter", "c", "c"), lambda n: wire.Let(id=n, event=e.Placed(camps={"s1": room.TOLL}))),
        (("enter", "e", *"Bo", "enter"), lambda n: wire.Let(id=n, event=e.Renamed(seat="s1", name="Bo"))),
        (("enter", "tab", "right"), lambda n: wire.Let(id=n, event=e.GivenTime(seat="s1", extra=1.25))),
        (("enter", *["down"] * 5, "right"), lambda n: wire.Let(id=n, event=e.GivenTime(seat="s1", extra=1.25))),
        (("enter", "k", "k"), lambda n: wire.Let(id=n, event=e.Stood(seat="s1", standing=Standing.KICKED))),
        (("enter", "b", "b"), lambda n: wire.Let(id=n, event=e.Stood(seat="s1", standing=Standing.BANNED))),
        (("end", "enter", "l"), lambda n: wire.Let(id=n, event=e.Stood(seat="s13", standing=Standing.SEATED))),
        (("up", "enter", "h"), lambda n: wire.Let(id=n, event=e.HandedBack(seat="s2"))),
    ]),
    "held": (room.held, [
        (("r", "r", "ctrl+s"), lambda n: wire.Let(id=n, event=e.Released())),
        (("r", "r", "right", "ctrl+s"), lambda n: wire.Let(id=n, event=e.Released(withheld=(FIRST,)))),
        (("t",), lambda n: wire.DrawTrust(id=n)),
    ]),
    "held again": (lambda: room.held(attempt=2, withheld=(FIRST,)), [
        (("r", "ctrl+s"), lambda n: wire.Let(id=n, event=e.Released(withheld=(FIRST,)))),
        (("r", "left", "ctrl+s"), lambda n: wire.Let(id=n, event=e.Released())),
    ]),
    "released": (room.released, [
        (("v",), lambda n: wire.Start(id=n)),
        (("n",), lambda n: wire.Next(id=n)),
        (("4",), lambda n: wire.Let(id=n, event=e.Shown(show=Show.GAIN))),
        (("enter", "w", "space", "right", "enter"), lambda n: wire.Let(id=n, event=e.Quoted(turn=0, quotes=(QUOTE,)))),
        (("E", "E"), lambda n: wire.End(id=n)),
    ]),
    "quoted": (lambda: room.released(quotes=(QUOTE,)), [
        (("f", "x"), lambda n: wire.Let(id=n, event=e.Quoted(turn=0, quotes=()))),
    ]),
}  # fmt: skip
"""For a room, keys one after another (each from the page, with no sheet open) and what each asks the room for."""


@pytest.mark.parametrize("where", KEYS)
async def test_keys_ask_the_room(dashboard: Open, where: str) -> None:
    first, all_asked = KEYS[where]
    async with dashboard(first()) as (pilot, line):
        for number, (keys, request) in enumerate(all_asked, start=1):
            while isinstance(pilot.app.screen, HostSheet):
                await press(pilot, "escape")
            await press(pilot, *keys)
            assert line.asked[number - 1 :] == [request(number)], keys


@pytest.mark.parametrize(
    ("first", "key"), [(room.writing, "c"), (room.released, "E"), (room.view, "E")], ids=["end it", "end", "end lobby"]
)
async def test_what_cannot_be_taken_back_is_asked_twice(dashboard: Open, first: Any, key: str) -> None:
    async with dashboard(first()) as (pilot, line):
        await press(pilot, key, "o", key)  # another key in between is a no
        assert line.asked == []
        assert key in says(pilot, "#trouble")


async def test_a_pause_is_ended_by_the_same_key(dashboard: Open) -> None:
    paused = ClockView(at=100.0, used=90.0, limit=240.0, running=False, paused_for="Fire drill.")
    async with dashboard(room.writing(clock=paused)) as (pilot, line):
        assert "Fire drill." in says(pilot, "#guidance")
        await press(pilot, "space")
        assert line.asked == [wire.Let(id=1, event=e.Continued())]


async def test_each_stage_has_its_page_and_the_page_follows_the_room(dashboard: Open) -> None:
    async with dashboard(room.view()) as (pilot, line):
        for made, page in (
            (room.ready, TurnPage), (room.writing, TurnPage), (room.held, HostHeld), (room.released, ReleasedPage),
            (room.writing, TurnPage), (room.over, HostOver), (room.view, LobbyPage),
        ):  # fmt: skip
            line.show(made())
            await settle(pilot)
            assert type(pilot.app.screen) is page
        assert len(pilot.app.screen_stack) == 2  # nothing is left lying under the page


async def test_a_sheet_stays_when_the_stage_changes_and_the_page_under_it_follows_after(dashboard: Open) -> None:
    async with dashboard(room.writing()) as (pilot, line):
        await press(pilot, "enter")
        line.show(room.held())
        await settle(pilot)
        assert isinstance(pilot.app.screen, SeatSheet)
        assert "late" in says(pilot, "#doing")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HostHeld)


async def test_a_refusal_is_shown_as_it_came_until_the_next_key(dashboard: Open) -> None:
    async with dashboard(room.view()) as (pilot, line):
        line.refuse = "Nobody in this room [b]would[/b] have a prompt: give the camps first."
        await press(pilot, "n")
        assert line.refuse in says(pilot, "#trouble")
        await press(pilot, "down")
        assert not pilot.app.screen.query_one("#trouble").display


async def test_a_refusal_in_a_sheet_keeps_the_sheet_with_what_was_typed(dashboard: Open) -> None:
    async with dashboard(room.writing()) as (pilot, line):
        line.refuse = "Somebody here is called “Bo” already; take another name."
        await press(pilot, "enter", "e", *"Bo", "enter")
        assert line.refuse in says(pilot, "#trouble")
        assert pilot.app.screen.query_one("#line", Input).value == "Bo"


async def test_a_lost_connection_is_said_until_it_is_back(dashboard: Open) -> None:
    async with dashboard(room.view()) as (pilot, line):
        line.tell("The room’s server has stopped; it is being started again.")
        await settle(pilot)
        assert "started again" in says(pilot, "#trouble")
        line.tell("")
        await settle(pilot)
        assert not pilot.app.screen.query_one("#trouble").display


@pytest.mark.parametrize(("token", "said"), [("a token", "debate host --resume --lan"), ("", "debate serve")])
async def test_a_room_of_one_machine_says_how_others_get_in(
    token: str, said: str, dashboard: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room.Saying, "token", token)  # a school's key is not told
    async with dashboard(room.view(address="http://127.0.0.1:8765")) as (pilot, _):
        assert said in says(pilot, "#reach")


async def test_a_room_that_does_not_let_us_in_is_not_said_to_be_opening(dashboard: Open) -> None:
    async with dashboard(None) as (pilot, line):
        assert "being opened" in says(pilot, "#opening")
        line.tell("This key does not open this room; it is new at each start of the server.")
        await settle(pilot)
        assert "This key" in says(pilot, "#trouble")
        assert "being opened" not in says(pilot, "#opening")


async def test_who_has_written_nothing_is_reading_at_first_and_needs_a_word_later(dashboard: Open) -> None:
    early = ClockView(at=100.0, used=5.0, limit=240.0, running=True)
    rows = room.seats(3, writing=True)
    async with dashboard(room.writing(seats=rows, clock=early)) as (pilot, line):
        assert "idle" not in says(pilot, "#turn-says")
        line.show(room.writing(seats=rows))
        await settle(pilot)
        assert "3 idle" in says(pilot, "#turn-says")


async def test_trouble_of_the_room_stays_on_every_page(dashboard: Open) -> None:
    async with dashboard(room.writing(trouble="The disk is full: free some space.")) as (pilot, line):
        assert "disk is full" in says(pilot, "#trouble")
        line.show(room.held(trouble="The disk is full: free some space."))
        await settle(pilot)
        assert "disk is full" in says(pilot, "#trouble")


async def test_the_marked_seat_stays_marked_when_the_order_changes(dashboard: Open) -> None:
    async with dashboard(room.writing()) as (pilot, line):
        roster = pilot.app.screen.query_one(Roster)
        await press(pilot, "down", "down", "down", "down")
        marked = roster.marked
        worse = [row.replaced(idle=90.0) if row.id == marked else row for row in room.writing().seats]
        line.show(room.writing(seats=tuple(worse)))
        await settle(pilot)
        assert roster.marked == marked
        assert [row.id for row in roster.rows].index(str(marked)) < 4
        await press(pilot, "enter", "c", "c")
        assert isinstance(line.asked[0], wire.Let) and list(line.asked[0].event.camps) == [marked]


async def test_typing_finds_a_student_and_esc_brings_the_class_back(dashboard: Open) -> None:
    async with dashboard(room.writing()) as (pilot, _):
        roster = pilot.app.screen.query_one(Roster)
        await press(pilot, "slash", *"ELIF", "enter")
        assert [row.name for row in roster.rows] == ["Elif Yılmaz"]
        await press(pilot, "escape", "slash", *"yilm", "enter")  # as on a keyboard that has no such letter
        assert [row.name for row in roster.rows] == ["Elif Yılmaz"]
        await press(pilot, "escape")
        assert len(roster.rows) == 15


async def test_what_was_looked_for_stays_from_page_to_page_and_is_offered_again(dashboard: Open) -> None:
    async with dashboard(room.writing()) as (pilot, line):
        await press(pilot, "slash", *"eli", "enter")
        line.show(room.held())
        await settle(pilot)
        assert [row.name for row in pilot.app.screen.query_one(Roster).rows] == ["Elif Yılmaz"]
        await press(pilot, "escape")
        assert len(pilot.app.screen.query_one(Roster).rows) == 15
        await press(pilot, "slash")
        assert pilot.app.screen.query_one("#find", Input).value == "eli"
        assert [row.name for row in pilot.app.screen.query_one(Roster).rows] == ["Elif Yılmaz"]


async def test_another_camp_in_mid_prompt_is_asked_about_and_in_the_lobby_is_not(dashboard: Open) -> None:
    async with dashboard(room.writing()) as (pilot, line):
        await press(pilot, "enter", "c")
        assert line.asked == []
        assert any("this one they finish" in entry.says for entry in pilot.app.screen.query_one(Menu).entries)
    async with dashboard(room.view()) as (pilot, line):
        await press(pilot, "enter", "c")
        assert len(line.asked) == 1


async def test_a_name_that_was_asked_for_is_given_with_one_key(dashboard: Open) -> None:
    rows = tuple(row.replaced(asked="Fücks") if row.id == "s3" else row for row in room.seats())
    async with dashboard(room.view(seats=rows)) as (pilot, line):
        assert pilot.app.screen.query_one(Roster).marked == "s3"
        await press(pilot, "enter", "y")
        assert line.asked == [wire.Let(id=1, event=e.Renamed(seat="s3", name="Fücks"))]


async def test_earlier_prompts_papers_are_read_with_a_key(dashboard: Open) -> None:
    second = room.in_turn(Stage.RELEASED, 1, seats=room.marked_seats(), turn=1, turns=tuple(
        TurnRow(speeches=room.SPEECHES, stage=Stage.RELEASED, attempts=attempts) for attempts in (2, 1)
    ))  # fmt: skip
    async with dashboard(second) as (pilot, line):
        await press(pilot, "end", "enter", "p", "p")
        seat = line.opened[0][0]
        assert line.opened == [(seat, 1, 1), (seat, 0, 2), (seat, 1, 1)]


async def test_a_room_that_is_taken_up_again_says_how(dashboard: Open) -> None:
    async with dashboard(room.view(taken_up="The room is open again at the same address.")) as (pilot, _):
        await press(pilot, "i")
        assert any("same address" in str(one.content) for one in pilot.app.screen.query(Static))


async def test_five_hundred_seats_are_drawn_a_window_at_a_time(dashboard: Open) -> None:
    many = room.writing(seats=room.seats(500, writing=True, words=10))
    async with dashboard(many) as (pilot, _):
        roster = pilot.app.screen.query_one(Roster)
        await press(pilot, "end")
        assert roster.marked == "s499"  # by name, and “Student 99” before “Student 500”
        shown = roster.render().plain.splitlines()
        assert len(shown) == roster.size.height
        assert "Student 500" in shown[-2]
        assert "of 500" in shown[-1]


async def test_a_paper_is_leafed_and_its_chosen_mark_overridden(dashboard: Open) -> None:
    async with dashboard(room.held()) as (pilot, line):
        await press(pilot, "enter", "right")
        assert isinstance(pilot.app.screen, PaperSheet)
        await press(pilot, "2", "o", "right", "right", "tab", *"so", "ctrl+s")
        criterion = room.TOPIC.criteria[1].id
        seat = pilot.app.screen.query_one
        assert isinstance(pilot.app.screen, PaperSheet)
        assert seat("#paper")
        assert line.asked == [
            wire.Let(id=1, event=e.Overridden(seat="s6", turn=0, attempt=1, criterion=criterion, level=1, reason="so"))
        ]


async def test_first_answer_and_revision_are_read_in_turn(dashboard: Open) -> None:
    async with dashboard(room.revised()) as (pilot, line):
        await press(pilot, "enter")
        for attempt in (2, 1, 2):
            assert line.opened == [("s1", 0, attempt)]
            line.opened.clear()
            await press(pilot, "v")


async def test_a_lost_connection_is_said_in_a_sheet_too(dashboard: Open) -> None:
    async with dashboard(room.writing()) as (pilot, line):
        await press(pilot, "enter")
        line.tell("The connection to the room was lost.")
        await settle(pilot)
        assert "was lost" in says(pilot, "#trouble")


async def test_a_ruling_names_point_words_and_reason(dashboard: Open) -> None:
    async with dashboard(room.held()) as (pilot, line):
        line.says = "This ruling changes the marks of 3 answers."
        await press(pilot, "enter", "r", "down", "enter", "space", "right", "enter", "right", "tab", *"so", "enter")
        point = room.paper().ballot.points[1].id
        prompt = room.SPEECHES[0].prompt
        ruling = e.Ruled(prompt=prompt, point=point, words="They say", counts=False, reason="so")
        assert line.asked == [wire.Weigh(id=1, ruling=msgspec.structs.replace(ruling, reason=""))]
        assert "3 answers" in says(pilot, "#weighed")
        await press(pilot, "enter")
        assert line.asked[1:] == [wire.Let(id=2, event=ruling)]


async def test_how_a_text_came_in_is_told_in_full(dashboard: Open) -> None:
    rows = tuple(row.replaced(by_clock=True, late=0.0) for row in room.marked_seats())
    async with dashboard(room.held(seats=rows)) as (pilot, _):
        roster = pilot.app.screen.query_one(Roster)
        assert any("✓ as it stood " in roster.render_line(y).text for y in range(roster.size.height))


async def test_a_ruling_is_taken_back_once_the_teacher_has_said_so_twice(dashboard: Open) -> None:
    rulings = tuple(
        RulingRow(
            number=number, words=f"words {number}", counts=True, says="The ferry runs.", reason="", withdrawn=False
        )
        for number in (1, 2)
    )
    async with dashboard(room.released(rulings=rulings)) as (pilot, line):
        await press(pilot, "R", "enter")
        listed = pilot.app.screen.query_one(OptionList).get_option_at_index(0).prompt
        assert "“words 2” make the point: The ferry runs." in str(listed)
        assert line.asked == [] and "Enter again" in says(pilot, "#ask")
        await press(pilot, "down", "enter", "enter")
        assert line.asked == [wire.Let(id=1, event=e.Unruled(number=1))]
        line.show(room.released(rulings=(msgspec.structs.replace(rulings[0], withdrawn=True), rulings[1])))
        await press(pilot, "enter")
        assert len(line.asked) == 1 and "already" in says(pilot, "#ask")


async def test_the_trust_check_wants_every_level_and_shows_nothing_of_the_judge_before(dashboard: Open) -> None:
    rows = room.TRUST_ROWS
    async with dashboard(room.held(trust=TrustView(rows=rows))) as (pilot, line):
        await press(pilot, "t", "right", "ctrl+s")
        assert isinstance(pilot.app.screen, TrustSheet)
        assert room.TOPIC.criteria[1].title in says(pilot, "#trouble")
        assert line.asked == []
        for number in range(1, len(room.TOPIC.criteria)):
            pilot.app.screen.query_one(f"#criterion-{number}", Choice).focus()
            await press(pilot, "right", "right")
        await press(pilot, "ctrl+s")
        levels = {card.id: 0 if number == 0 else 1 for number, card in enumerate(room.TOPIC.criteria)}
        assert line.asked == [wire.Let(id=1, event=e.TrustMarked(seat="s2", levels=levels))]
        line.show(room.held(trust=room.trusted()))
        await settle(pilot)
        assert says(pilot, "#trust-head") == "You and the judge"
        await pilot.resize_terminal(60, 20)
        assert "read on" in str(pilot.app.screen.query_one(KeyHints).render())
        await press(pilot, "space")
        assert pilot.app.screen.query_one("#trust-body").scroll_y > 0


DECISIONS = {
    "count, for all": ((), Decision.ACCEPTED, True, False, ""),
    "count, noted": (("right",), Decision.ACCEPTED, False, False, ""),
    "keep it": (("down", "right", "up"), Decision.ACCEPTED, True, True, ""),
    "do not count": (("left", "tab", "tab", *"no"), Decision.REJECTED, False, False, "no"),
}


async def test_an_appeal_is_decided(dashboard: Open) -> None:
    async with dashboard(room.released()) as (pilot, line):
        await press(pilot, "a")
        for keys, decision, rule, keep, reason in DECISIONS.values():
            await press(pilot, "enter", *keys, "ctrl+s")
            if rule:
                assert isinstance(line.asked.pop(), wire.Weigh)
                await press(pilot, "ctrl+s")
            number = len(line.asked)
            decided = wire.Decide(id=number, number=1, decision=decision, rule=rule, keep=keep, reason=reason)
            assert line.asked[-1] == decided
        assert len(line.asked) == len(DECISIONS)


async def test_a_long_appeal_leaves_the_decision_and_what_it_changes_in_sight(dashboard: Open) -> None:
    words, note = "so much that was said " * 20, "as I said " * 40
    row = msgspec.structs.replace(room.APPEALS[0], words=words, note=note)
    async with dashboard(room.released(appeals=(row,))) as (pilot, line):
        await pilot.resize_terminal(80, 24)
        await press(pilot, "a", "enter")
        sheet = pilot.app.screen
        foot = sheet.query_one(KeyHints).region.y
        assert 0 < sheet.query_one("#decision").region.y < foot
        await press(pilot, "ctrl+s")
        assert isinstance(line.asked[-1], wire.Weigh)
        await pilot.pause()
        assert "again makes it" in says(pilot, "#weighed")
        assert 0 < sheet.query_one("#weighed").region.bottom <= foot
        await press(pilot, "up", "space")
        assert sheet.query_one(Paper).scroll_y > 0


async def test_the_arrows_lead_on_from_the_names_of_teams(dashboard: Open) -> None:
    async with dashboard(room.view(settings=Settings(camps=Camps.TEAMS))) as (pilot, _):
        await press(pilot, "g", *["down"] * 5)
        assert isinstance(pilot.app.screen.focused, Input)
        await press(pilot, "down", "down")
        focused = pilot.app.screen.focused
        assert isinstance(focused, Choice) and focused.id == "predict"
        await press(pilot, "up")
        assert isinstance(pilot.app.screen.focused, Input)


async def test_settings_changed_one_after_another_all_hold(dashboard: Open) -> None:
    async with dashboard(room.view()) as (pilot, line):
        await press(pilot, "g", "down", "down", "right", "down", "right")  # the room has told of neither yet
        last = line.asked[-1]
        assert isinstance(last, wire.Configure)
        assert last.settings == Settings(seconds=300.0, revision_share=0.75)


async def test_a_rejected_appeal_needs_a_reason(dashboard: Open) -> None:
    async with dashboard(room.released()) as (pilot, line):
        await press(pilot, "a", "enter", "left", "ctrl+s")
        assert line.asked == []
        assert "Say why" in says(pilot, "#trouble")


async def test_another_prompt_is_picked_from_the_packs_list(dashboard: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debate.tui.classroom.host.sheets.plan._load", lambda _path, _id: room.PACK)
    async with dashboard(room.view()) as (pilot, line):
        await press(pilot, "p")
        await settle(pilot)
        await press(pilot, "enter")
        assert pilot.app.screen.query_one(OptionList).highlighted == 0
        await press(pilot, "down", "down", "enter")
        third = room.PACK.prompts_for(room.TOLL)[2].id
        first, second = ({speech.camp: speech.prompt for speech in both} for both in (room.SPEECHES, room.LATER))
        assert line.asked == [wire.Configure(id=1, plan=({**first, room.TOLL: third}, second))]


async def test_a_turn_that_was_not_started_is_begun_again_with_the_picked_prompt(
    dashboard: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("debate.tui.classroom.host.sheets.plan._load", lambda _path, _id: room.PACK)
    async with dashboard(room.ready()) as (pilot, line):
        await press(pilot, "p")
        await settle(pilot)
        await press(pilot, "down", "enter", "down", "enter")
        prompts = {room.TOLL: room.SPEECHES[0].prompt, room.FREE: room.PACK.prompts_for(room.FREE)[1].id}
        assert line.asked == [wire.Next(id=1, prompts=prompts)]


async def test_a_file_that_a_student_brings_is_handed_in(dashboard: Open, tmp_path: Path) -> None:
    file = tmp_path / "my answer.debate"
    async with dashboard(room.held()) as (pilot, line):
        await press(pilot, "m")
        pilot.app.screen.query_one("#line", Input).value = f"'{file}'"  # as a terminal writes a dropped file
        await press(pilot, "enter")
        assert "cannot be read: No such file" in says(pilot, "#trouble")
        file.write_bytes(b"\xff\xfe")
        await press(pilot, "enter")
        assert "is no text" in says(pilot, "#trouble")
        file.write_text("signed", encoding="utf-8")
        await press(pilot, "enter")
        await settle(pilot)
        assert line.asked == [wire.Import(id=1, content="signed")]
        assert isinstance(pilot.app.screen, HostHeld)


async def test_quitting_asks_first_and_leaves_without_ending_the_room(dashboard: Open) -> None:
    async with dashboard(room.writing()) as (pilot, line):
        await press(pilot, "ctrl+q")
        assert isinstance(pilot.app.screen, LeaveSheet)
        await press(pilot, "escape")
        assert pilot.app.is_running
        await press(pilot, "ctrl+q", "l")
        assert line.asked == []
    assert pilot.app.return_code == 0


async def test_ending_the_room_and_leaving_waits_until_it_is_ended(dashboard: Open) -> None:
    async with dashboard(room.writing()) as (pilot, line):
        line.refuse = "The disk is full."
        await press(pilot, "ctrl+q", "e")
        assert isinstance(pilot.app.screen, LeaveSheet)  # refused: still here
        line.refuse = ""
        await press(pilot, "e")
        assert line.asked[-1] == wire.End(id=2)


async def test_who_has_no_camp_is_named_where_camps_are_given_by_hand(dashboard: Open) -> None:
    rows = tuple(row.replaced(camp=None) if row.id == "s3" else row for row in room.seats())
    settings = Settings(camps=Camps.HAND)
    async with dashboard(room.ready(seats=rows, settings=settings)) as (pilot, _):
        assert "1 student without a camp" in says(pilot, "#guidance")
        assert pilot.app.screen.query_one(Roster).marked == "s3"


def test_stages_are_all_made_up() -> None:
    """A stage that is added must get a scene here, and a page."""
    assert {made().stage for made in (room.view, room.ready, room.writing, room.held, room.released)} == {None, *Stage}


async def test_the_class_and_the_judge_are_compared_as_reviews_come_in(dashboard: Open) -> None:
    async with dashboard(room.held()) as (pilot, line):
        await press(pilot, "c")
        assert not isinstance(pilot.app.screen, PeersSheet)
        line.show(room.reviewed(PeerView(finished=0, dealt=28)))
        await settle(pilot)
        assert "0 of 28 answers marked by classmates" in says(pilot, "#progress")
        await press(pilot, "c")
        assert "No review is finished yet." in agreement_words(pilot)
        many = msgspec.structs.replace(room.PEERS.agreement[1], count=40, exact=30, adjacent=38, above=4, kappa=0.615)
        line.show(room.reviewed(PeerView(finished=40, dealt=40, agreement=(many,))))
        await settle(pilot)
        assert "same level 30 of 40, within one level 38, kappa 0.61" in agreement_words(pilot)
        assert "4 above the judge, 6 below" in agreement_words(pilot)


def agreement_words(pilot: Pilot[None]) -> str:
    return "\n".join(line.plain for line in pilot.app.screen.query_one("#agreement", Listing).lines(100))


async def test_a_paper_tells_what_classmates_gave_it(dashboard: Open) -> None:
    async with dashboard(room.held()) as (pilot, line):
        line.paper = room.paper(peers={FIRST: (0, 2)})
        await press(pilot, "enter")
        await settle(pilot)
        low, high = (room.TOPIC.criteria[0].levels[at].name for at in (0, 2))
        texts = [str(one.content) for one in pilot.app.screen.query(Static)]
        assert any(f"Classmates gave: {room.TOPIC.criteria[0].title} {low}, {high}." in text for text in texts)


async def test_the_trust_check_is_skipped_on_purpose_only(dashboard: Open) -> None:
    async with dashboard(room.held()) as (pilot, line):
        assert "Next is the trust check" in says(pilot, "#guidance")
        await press(pilot, "r")
        assert isinstance(pilot.app.screen, HostHeld) and not line.asked
        await press(pilot, "t")
        assert isinstance(line.asked[-1], wire.DrawTrust)
    for checked in (room.held(trust=room.trusted()), room.held(attempt=2)):
        async with dashboard(checked) as (pilot, line):
            await press(pilot, "r", "ctrl+s")
            assert line.asked == [wire.Let(id=1, event=e.Released())]


def test_texts_that_the_judge_could_not_mark_are_told_before_the_release() -> None:
    rows = list(room.marked_seats())
    rows[3] = rows[3].replaced(score=None, flags=("The judge could not mark this answer.",))
    says = "".join(words for _how, words in told(room.held(seats=tuple(rows))).guidance.says)
    assert says.startswith("All texts are marked but 1, which you mark by hand.")
    assert remark(rows[3], room.held()).words == "mark by hand"
