"""Class lists: what is read of what teachers paste, what is kept of it, and how seats are chosen in a room of it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from debate.classroom.errors import RoomError
from debate.classroom.keeping import commands
from debate.classroom.keeping.class_list import (
    ClassList,
    Listed,
    decoded,
    expected,
    find_class,
    keep_class,
    kept_class,
    read_students,
    to_csv,
)
from debate.classroom.keeping.named_files import CLASS_LISTS
from debate.classroom.room import events as e
from debate.classroom.room.due import due
from debate.classroom.room.expecting import MOST_TOLD
from debate.classroom.room.state import Camps, Room, Settings, Standing
from debate.classroom.wire.codes import token_hash

from ..tui.toll_bridge import toll_bridge
from .room_making import CAMPS, PROMPTS, after, hand_in, lobby, round_now

NAMES = ("Anna Berg", "Anna Böhm", "Bo Li", "Łukasz Zając", "Maria del Mar", "Mariam Haddad")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))
    return tmp_path


def expecting(*names: str, **of_first: object) -> Room:
    """A lobby that expects these students, in seats “c1”, “c2” …; the first has what is said of it."""
    students = [e.Expectation(seat=f"c{number}", name=name) for number, name in enumerate(names or NAMES, 1)]
    students[0] = e.Expectation(seat="c1", name=students[0].name, **of_first)  # type: ignore[arg-type]
    return after(lobby(0), e.ClassExpected(name="9b", students=tuple(students)))


def comes(room: Room, typed: str, key: str = "k") -> Room:
    seat = commands.chosen_seat(room, typed)
    return after(room, e.SeatChosen(seat=seat.id, key_hash=token_hash(key + seat.id)))


# Reading


def test_a_name_on_each_line_is_a_list() -> None:
    assert [one.name for one in read_students("Anna Berg\n\n  Bo   Li \n")] == ["Anna Berg", "Bo Li"]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_columns_are_known_by_their_names_in_any_order_and_parted_by_any_mark(mark: str) -> None:
    lines = ("ID,Camp,NAME,Extra time,Team,Seen", "17,ally,Anna Berg,1.5,Reds,yes", "18,,Bo Li,50%,,")
    anna, bo = read_students("\n".join(lines).replace(",", mark))
    assert anna == Listed(name="Anna Berg", id="17", camp="ally", team="Reds", extra=1.5)
    assert bo == Listed(name="Bo Li", id="18", extra=1.5)


def test_first_and_last_names_in_two_columns_are_one_name() -> None:
    (one,) = read_students("Surname;First name\nHaddad;Mariam\n")
    assert one.name == "Mariam Haddad"


def test_beside_a_first_name_the_name_may_be_the_familys() -> None:
    anna, ben = read_students("Name;Vorname\nMüller;Anna\nBen Müller;Ben\n")
    assert (anna.name, ben.name) == ("Anna Müller", "Ben Müller")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_whatever_excel_writes_is_read(encoding: str) -> None:
    text = "sep=;\r\nname;extra_time\r\nAnna Böhm;1,25\r\n"
    (one,) = read_students(decoded(text.encode(encoding)))
    assert (one.name, one.extra) == ("Anna Böhm", 1.25)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no name"),
        ("name\n", "no name"),
        ("Berg, Anna\nLi, Bo\n", "first line must say"),
        ("name,id\n,17\n", "Line 2 of the class list has no name"),
        ("name\nAnna\nBo\nanna\n", "Lines 2 and 4 are called “anna”"),
        ("name,id\nAnna,1\nBo,1\n", "have the id “1”"),
        ("name,extra_time\nAnna,9\n", "Line 2 of the class list: extra time"),
        ("name\n" + "x" * 61, "more than 60 characters"),
        ("name\n" + "," * 200_000, "Line 2 of the class list has more than 5000 characters"),
        ("\n" * 20_000 + "Anna\n", "at most 1000 students"),
    ],
)
def test_what_is_wrong_with_a_list_is_said_with_its_line(text: str, says: str) -> None:
    with pytest.raises(RoomError, match=says):
        read_students(text)


def test_a_thousand_students_are_a_class_and_one_more_is_not() -> None:
    assert len(read_students("\n".join(f"Student {number}" for number in range(1000)))) == 1000
    with pytest.raises(RoomError, match="at most 1000"):
        read_students("\n".join(f"Student {number}" for number in range(1001)))


def test_what_steers_a_terminal_is_not_in_a_name() -> None:
    (one,) = read_students("\x1b[31mAnna\u202e Berg\n")
    assert one.name == "Anna Berg"


# Keeping


def test_what_is_kept_is_found_again_with_a_code_for_each_that_stays() -> None:
    kept = keep_class("9b", read_students("name,id\nAnna Berg,17\nBo Li,18\n"))
    assert kept_class("9b") == kept
    assert len({one.code for one in kept.students}) == 2
    again = keep_class("9b", read_students("Bo Li\nCem Kaya\n"))
    assert again.students[0].code == kept.students[1].code
    assert again.students[1].code not in {one.code for one in kept.students}
    assert read_students(to_csv(again.students)) == again.students


def test_a_list_is_for_its_owner_alone_and_can_be_forgotten(home: Path) -> None:
    keep_class("9b", read_students("Anna\n"))
    (file,) = (home / "classes").iterdir()
    assert file.stat().st_mode & 0o077 == 0 and (home / "classes").stat().st_mode & 0o077 == 0
    CLASS_LISTS.forget("9b")
    assert CLASS_LISTS.names() == []
    with pytest.raises(RoomError, match="no class list “9b”"):
        kept_class("9b")


@pytest.mark.parametrize("name", ["../9b", "", " ", "a/b", "con", "-9b", "x" * 41])
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    with pytest.raises(RoomError, match="is called by letters"):
        keep_class(name, read_students("Anna\n"))


def test_a_file_is_a_class_too_and_a_wrong_name_is_met_with_the_nearest(tmp_path: Path) -> None:
    file = tmp_path / "monday.csv"
    file.write_bytes("name\nZoë\n".encode("cp1252"))
    assert find_class(str(file)) == ClassList(name="monday", students=(Listed(name="Zoë"),))
    keep_class("9b-week3", read_students("Anna\n"))
    with pytest.raises(RoomError, match="did you mean “9b-week3”"):
        find_class("9b-week")


def test_camps_and_teams_of_the_list_are_the_rooms() -> None:
    pack = toll_bridge()
    toll, free = pack.camps
    students = (Listed(name="A", camp=toll.name.upper(), team="Reds"), Listed(name="B", camp=free.id, team="Blues"))
    settings, of_class = expected(ClassList(name="9b", students=students), pack, Settings())
    assert (settings.camps, settings.teams) == (Camps.TEAMS, ("Reds", "Blues"))
    assert [(one.camp, one.team) for one in of_class.students] == [(toll.id, 0), (free.id, 1)]
    with pytest.raises(RoomError, match="gives A the camp “Mars”"):
        expected(ClassList(name="9b", students=(Listed(name="A", camp="Mars"),)), pack, Settings())
    with pytest.raises(RoomError, match="two teams"):
        expected(ClassList(name="9b", students=(Listed(name="A", team="Reds"),)), pack, Settings())


# Choosing a seat


@pytest.mark.parametrize(
    ("typed", "seat"),
    [("Anna Berg", "c1"), ("anna boehm", None), ("ANNA  BOHM", "c2"), ("bo li", "c3"), ("lukasz zajac", "c4"),
     ("Łukasz Zając", "c4"), ("maria del mar", "c5")],
)  # fmt: skip
def test_a_whole_name_takes_its_seat_whatever_its_case_and_accents(typed: str, seat: str | None) -> None:
    if seat is None:
        with pytest.raises(commands.NotOnList):
            commands.chosen_seat(expecting(), typed)
    else:
        assert commands.chosen_seat(expecting(), typed).id == seat


def test_first_letters_tell_the_few_names_that_begin_so() -> None:
    with pytest.raises(commands.WhichSeat) as told:
        commands.chosen_seat(expecting(), "ann b")
    assert told.value.seats == ("Anna Berg", "Anna Böhm")
    with pytest.raises(commands.WhichSeat) as told:
        commands.chosen_seat(expecting(), "hadd")
    assert told.value.seats == ("Mariam Haddad",)


@pytest.mark.parametrize("typed", ["", "an", "a b", "-- -", "Bo"])
def test_fewer_than_three_letters_tell_no_name(typed: str) -> None:
    with pytest.raises(RoomError, match="first three letters") as told:
        commands.chosen_seat(expecting(), typed)
    assert not isinstance(told.value, commands.WhichSeat | commands.NotOnList)


def test_no_list_can_be_read_from_what_is_told() -> None:
    room = expecting(*(f"Martin {letter}" for letter in "ABCDEF"))
    with pytest.raises(RoomError, match="type more") as told:
        commands.chosen_seat(room, "mar")
    assert "Martin" not in str(told.value) and len("ABCDEF") == MOST_TOLD + 1
    with pytest.raises(commands.WhichSeat):
        commands.chosen_seat(comes(room, "Martin A"), "mar")


def test_a_seat_that_is_taken_is_nobody_elses_but_by_the_personal_code() -> None:
    room = comes(expecting(code_hash=token_hash("KFM3RT")), "Anna Berg")
    with pytest.raises(commands.NotOnList):
        commands.chosen_seat(room, "Anna Berg")
    assert commands.chosen_seat(room, "kfm 3rt").id == "c1"
    moved = comes(room, "kfm 3rt", key="other machine")
    assert moved.seats["c1"].key_hash != room.seats["c1"].key_hash
    assert commands.seat_of_token(moved, token_hash("kc1")) is None


def test_who_was_sent_out_may_choose_the_seat_again_and_who_was_barred_may_not() -> None:
    room = comes(expecting(code_hash=token_hash("KFM3RT")), "Anna Berg")
    out = after(room, e.Stood(seat="c1", standing=Standing.KICKED))
    assert comes(out, "Anna Berg").seats["c1"].standing is Standing.SEATED
    barred = after(room, e.Stood(seat="c1", standing=Standing.BANNED))
    with pytest.raises(commands.NotOnList):
        commands.chosen_seat(barred, "Anna Berg")
    with pytest.raises(RoomError, match="closed this room"):
        comes(barred, "KFM3RT")


def test_a_locked_room_takes_no_late_student_but_lets_one_change_machines() -> None:
    room = after(comes(expecting(code_hash=token_hash("KFM3RT")), "Anna Berg"), e.Locked(locked=True))
    with pytest.raises(RoomError, match="locked"):
        comes(room, "Bo Li")
    assert comes(room, "KFM3RT", key="other").seats["c1"].standing is Standing.SEATED


# Who does not come


def test_absent_seats_are_in_no_camp_and_are_not_waited_for() -> None:
    room = comes(comes(expecting(), "Bo Li"), "Anna Berg")
    (placed,) = commands.draw_camps(room, Random(1))
    assert isinstance(placed, e.Placed) and set(placed.camps) == {"c1", "c3"}
    assert sorted(placed.camps.values()) == sorted(CAMPS)
    room = after(room, placed, e.TurnBegun(prompts=PROMPTS), e.Started(limit=60.0), now=10.0)
    assert set(round_now(room).papers) == {"c1", "c3"}
    for seat in ("c1", "c3"):
        own = hand_in(1, "text")
        room = after(room, e.HandedIn(seat=seat, turn=0, attempt=1, text=own.text, seconds=5.0), now=15.0)
    assert [type(event) for event in due(room, 15.0)] == [e.Closed]


def test_a_latecomer_of_the_list_writes_at_once_with_the_lists_extra_time() -> None:
    room = comes(expecting("Zoë", "Anna Berg", extra=1.5), "Anna Berg")
    room = after(room, e.Placed(camps={"c2": CAMPS[0]}), e.TurnBegun(prompts=PROMPTS), e.Started(limit=60.0), now=10.0)
    seat = commands.chosen_seat(room, "zoe")
    room = after(room, e.SeatChosen(seat=seat.id, key_hash="x", camp=CAMPS[1]), now=20.0)
    assert "c1" in round_now(room).papers and room.seats["c1"].extra == 1.5


def test_an_expected_seat_can_be_renamed_and_given_time_but_not_sent_out() -> None:
    room = after(expecting(), e.Renamed(seat="c3", name="Bo Lin"), e.GivenTime(seat="c3", extra=2.0))
    assert (room.seats["c3"].name, room.seats["c3"].extra) == ("Bo Lin", 2.0)
    with pytest.raises(RoomError, match="Nobody has come"):
        after(room, e.Stood(seat="c3", standing=Standing.SEATED))
    with pytest.raises(RoomError, match="already"):
        after(room, e.Renamed(seat="c3", name="anna berg"))
