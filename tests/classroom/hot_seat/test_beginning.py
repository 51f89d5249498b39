"""What a hot seat's form begins with, from a lesson plan and a class list; and a room that has the list's seats."""

from __future__ import annotations

from pathlib import Path

import pytest

from debate.classroom.errors import RoomError
from debate.classroom.keeping.class_list import ClassList, Listed
from debate.classroom.keeping.keeper import Keeper
from debate.classroom.keeping.lesson_plan import LessonPlan
from debate.classroom.keeping.opening import open_room
from debate.classroom.room.state import Camps, Settings, Standing
from debate.tui.classroom.hot_seat.hot_seat import HotSeat
from debate.tui.classroom.hot_seat.players import Player, beginning, names_of

from ...tui.toll_bridge import toll_bridge

PACK = toll_bridge()
FIRST, SECOND = (camp.id for camp in PACK.camps)


def listed(*students: Listed) -> ClassList:
    return ClassList(name="9b", students=students)


def test_without_either_the_form_is_the_usual_one() -> None:
    begins = beginning(PACK)
    assert (begins.settings.seconds, begins.prompts, begins.names) == (120.0, 2, ("", ""))


def test_a_plan_chooses_clock_prompts_and_all_that_the_form_does_not_ask() -> None:
    plan = LessonPlan(turns=4, settings=Settings(seconds=75.0, revise=False, at_once=True, predict=True))
    begins = beginning(PACK, plan)
    assert (begins.settings.seconds, begins.settings.revise, begins.settings.at_once) == (75.0, False, True)
    assert begins.prompts == 4
    assert not begins.settings.predict  # nobody would be asked


def test_a_list_of_names_is_one_side_where_camps_are_drawn() -> None:
    begins = beginning(PACK, None, listed(Listed(name="Maya"), Listed(name="Tom")))
    assert begins.settings.camps is Camps.DRAW
    assert begins.names == ("Maya\nTom", "")


def test_camps_of_a_list_are_by_hand_and_who_has_none_goes_to_the_smaller() -> None:
    begins = beginning(PACK, None, listed(Listed(name="Maya", camp=SECOND), Listed(name="Tom"), Listed(name="Ben")))
    assert begins.settings.camps is Camps.HAND
    assert begins.names == ("Tom\nBen", "Maya")


def test_teams_of_a_list_have_its_names() -> None:
    begins = beginning(PACK, None, listed(Listed(name="Maya", team="Red"), Listed(name="Tom", team="Blue")))
    assert (begins.settings.camps, begins.settings.teams) == (Camps.TEAMS, ("Red", "Blue"))
    assert begins.names == ("Maya", "Tom")


def test_a_camp_that_the_pack_has_not_is_told() -> None:
    with pytest.raises(RoomError, match="gives Maya the camp “river”"):
        beginning(PACK, None, listed(Listed(name="Maya", camp="river")))


def test_a_name_of_the_list_may_have_a_comma_and_be_long() -> None:
    long = "Anna-Sophie Freifrau von Unterwesterwald"
    assert names_of(f"Berg, Maya\nTom, Ben\n{long}", ("Berg, Maya", long)) == ["Berg, Maya", "Tom", "Ben", long]


async def test_who_is_written_down_has_the_seat_of_the_list_and_the_others_are_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))
    monkeypatch.setattr("debate.classroom.keeping.opening.load_named_pack", lambda _name: PACK)
    students = listed(Listed(name="Maya", id="17", extra=1.5, camp=FIRST), Listed(name="Tom"), Listed(name="Absent"))
    begins = beginning(PACK, None, students)

    def open_one(settings: Settings, prompts: int) -> Keeper:
        return open_room(settings=settings, turns=prompts, class_list=begins.class_list, hot_seat=True)

    hot_seat = HotSeat(PACK, open_one, None, begins)

    async def nothing() -> None:
        pass

    hot_seat.show, hot_seat.say, hot_seat.changed = nothing, lambda _says: None, lambda: None
    players = (Player(name="Maya", camp=SECOND), Player(name="Tom", camp=FIRST), Player(name="A guest", camp=FIRST))
    assert await hot_seat.begin(begins.settings, 1, players)
    seats = {seat.name: seat for seat in hot_seat.room.seats.values()}
    assert (seats["Maya"].student_id, seats["Maya"].extra, seats["Maya"].camp) == ("17", 1.5, SECOND)
    assert [seats[name].standing for name in ("Tom", "A guest", "Absent")] == [
        Standing.SEATED, Standing.SEATED, Standing.EXPECTED,
    ]  # fmt: skip
    await hot_seat.seat_latecomer("absent")
    assert hot_seat.room.seats[seats["Absent"].id].standing is Standing.SEATED
    assert len(hot_seat.room.seats) == 4
    await hot_seat.close()
