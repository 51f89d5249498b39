"""Who gets in, and what happens to those who go too far. Rules with a clock of their own first, then a real server."""

from __future__ import annotations

import asyncio
import random
from typing import Any

import pytest

from debate.classroom.errors import RoomError
from debate.classroom.room.state import MOST_CHARACTERS, Room
from debate.classroom.server.door import BURST, SEATS_AT_ONCE, Allowance, Crowded, Door, Keys
from debate.classroom.server.names import cleaned, given_name
from debate.classroom.wire import messages as wire
from debate.classroom.wire.codes import ALPHABET, LENGTH, as_typed, new_code, new_token, same_code, token_hash
from debate.classroom.wire.tries import FIRST_WAIT, FREE_TRIES, LOOPBACK_WAIT

from .conftest import Lesson

ROOM = Room(id="r", code="KFM3RT", pack="p", pack_hash="h", camps=("a", "b"), seed=1, opened_at="")
KEYS = Keys(host_hash=token_hash("host"), board_hash=token_hash(as_typed("ABCD-EFGH")))


def join(code: str) -> wire.Join:
    return wire.Join(protocol=wire.PROTOCOL, code=code, name="Maya")


def test_a_code_is_read_as_people_type_it() -> None:
    assert same_code("KFM3RT", " kfm 3rt ")
    assert same_code("KFM3RT", "KFM-3RT")
    assert not same_code("KFM3RT", "KFM3R")


@pytest.mark.parametrize(
    "typed", ["４９ＤＤＴＫ", "４９ｄｄｔｋ", "「49DDTK」", "*49-DDTK*", "49\u2013DDTK.", "49 ddtk", "𝟒𝟗𝐃𝐃𝐓𝐊"]
)
def test_a_code_is_read_in_any_width_and_dress(typed: str) -> None:
    assert same_code("49DDTK", typed)


def test_codes_have_no_look_alikes() -> None:
    import random

    code = new_code(random.Random(3))
    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)
    for look_alikes in ("0O", "1IL", "2Z", "5S", "8B", "6G"):
        assert len(set(look_alikes) & set(ALPHABET)) <= 1


def test_who_guesses_has_to_wait_longer_and_longer_and_others_do_not() -> None:
    door = Door(KEYS)
    for number in range(FREE_TRIES):
        with pytest.raises(RoomError, match="no room with this code"):
            door.greet(join(f"GUESS{number}"), ROOM, "10.0.0.9", 0.0)
    with pytest.raises(RoomError, match="wait 5 seconds"):
        door.greet(join("KFM3RT"), ROOM, "10.0.0.9", 0.0)
    door.greet(join("KFM3RT"), ROOM, "10.0.0.10", 0.0)
    door.greet(join("KFM3RT"), ROOM, "10.0.0.9", FIRST_WAIT + 0.1)
    with pytest.raises(RoomError, match="no room"):
        door.greet(join("AGAIN"), ROOM, "10.0.0.9", FIRST_WAIT + 0.2)
    with pytest.raises(RoomError, match="wait 10 seconds"):
        door.greet(join("KFM3RT"), ROOM, "10.0.0.9", FIRST_WAIT + 0.3)


def test_who_guesses_on_the_servers_machine_keeps_the_others_there_waiting_for_a_second_only() -> None:
    door = Door(KEYS)
    for number in range(FREE_TRIES):
        with pytest.raises(RoomError):
            door.greet(join(f"GUESS{number}"), ROOM, "127.0.0.1", 0.0)
    with pytest.raises(RoomError, match="wait 1 second"):
        door.greet(join("KFM3RT"), ROOM, "127.0.0.1", 0.5)
    door.greet(join("KFM3RT"), ROOM, "127.0.0.1", LOOPBACK_WAIT + 0.01)


def test_one_address_cannot_fill_the_room_and_a_class_behind_a_router_gets_in() -> None:
    door = Door(KEYS)
    for _ in range(SEATS_AT_ONCE):
        door.greet(join("KFM3RT"), ROOM, "10.0.0.9", 0.0)
    with pytest.raises(Crowded):
        door.greet(join("KFM3RT"), ROOM, "10.0.0.9", 0.0)
    door.greet(join("KFM3RT"), ROOM, "10.0.0.8", 0.0)
    door.greet(join("KFM3RT"), ROOM, "10.0.0.9", 1.5)


def test_the_keys_open_what_they_are_for() -> None:
    door = Door(KEYS)
    door.greet(wire.Host(protocol=wire.PROTOCOL, token="host"), ROOM, "a", 0.0)
    door.greet(wire.Watch(protocol=wire.PROTOCOL, token="abcdefgh"), ROOM, "a", 0.0)
    for greeting in (
        wire.Host(protocol=wire.PROTOCOL, token="ABCD-EFGH"),
        wire.Watch(protocol=wire.PROTOCOL, token="host"),
        wire.Return(protocol=wire.PROTOCOL, seat="s", token="host"),
    ):
        with pytest.raises(RoomError):
            door.greet(greeting, ROOM, "a", 0.0)


def test_an_older_client_is_told_to_be_brought_up_to_date() -> None:
    with pytest.raises(RoomError, match="older debate"):
        Door(KEYS).greet(wire.Join(protocol=0, code="KFM3RT"), ROOM, "a", 0.0)


def test_an_allowance_fills_again() -> None:
    allowance = Allowance(now=0.0)
    assert all(allowance.spend(0.0) for _ in range(BURST))
    assert not allowance.spend(0.0)
    assert allowance.spend(0.1)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Matsushita",
            "Student 455",
            "Dick Cockburn",
            "Ana María",
            "李 明",
            "O’Neill",
            "Scunthorpe Girl",
            "Nigel",
            "Nazir Khan",
        ),
        *("Pornthip", "Emma van Dyke", "Wanke", "Fücks", "Shitij", "Jan de Cock"),
        *("Pornchai", "Shital", "Shitiz", "Virginia", "Vanessa", "Кирилл", "Νίκος", "Sexton", "Nigeria Reed", "Fukuda"),
    ],
)
def test_names_of_people_pass(name: str) -> None:
    assert cleaned(f"  {name}\u202e\x07 ") == name


@pytest.mark.parametrize(
    "name",
    [
        *("f u c k", "Fuuck", "sh1thead", "@ssh0le", "N4z1", "   ", "\u202e", "…"),
        *(
            "Fvck",
            "f*ck you",
            "Phuck",
            "Big Cock",
            "wanker",
            "pornhub",
            "Ｆｕｃｋ",
            "Fu\u0441k",
            "\u0455hit",
        ),
    ],
)
def test_what_cannot_be_read_out_does_not(name: str) -> None:
    with pytest.raises(RoomError):
        cleaned(name)


def test_given_names_are_never_taken_twice() -> None:
    import random

    names: list[str] = []
    for number in range(60):
        names.append(given_name(names, random.Random(number % 3)))
    assert len({name.casefold() for name in names}) == 60


def test_a_room_that_has_given_all_its_names_goes_on_with_numbers() -> None:
    class Alphabetical(random.Random):
        names: list[str]

        def sample(self, population: Any, k: int, **_: Any) -> list[Any]:
            self.names = sorted(population)
            return self.names

    chance = Alphabetical()
    given_name((), chance)
    assert given_name([*chance.names, "GUEST 1"], chance) == "Guest 2"


async def test_a_wrong_code_is_told_and_the_connection_ends(lesson: Lesson) -> None:
    client = await lesson.connect()
    await client.send("Join", protocol=wire.PROTOCOL, code="WRONG", name="Eve")
    bye = await client.receive()
    assert bye["type"] == "Bye"
    assert "no room with this code" in bye["why"]
    assert (await client.receive())["type"] == "closed"
    assert lesson.keeper.room.seats == {}


async def test_a_student_cannot_ask_for_what_is_the_teachers(lesson: Lesson) -> None:
    student = await lesson.join("Maya")
    refused = await student.ask("Next")
    assert refused["type"] == "Refused"
    assert (await student.let("Released"))["type"] == "Refused"
    huge = {"turn": 0, "attempt": 1, "sequence": 10**30, "text": "x"}
    assert (await student.ask("Write", text=huge))["type"] == "Refused"
    assert lesson.keeper.room.turns == ()


async def test_garbled_messages_are_refused_and_harm_nobody(lesson: Lesson) -> None:
    other = await lesson.join("Tom")
    for number, garbage in enumerate(("{", "[]", "null", '{"type":"Write"}', "\x00", '{"type":"Write","id":"x"}')):
        student = await lesson.join(f"Maya {number}")
        await student.socket.send_str(garbage)
        assert (await student.until(lambda one: one["type"] == "Bye"))["type"] == "Bye"
    long = await lesson.join("Long")
    refused = await long.write("x" * (MOST_CHARACTERS + 1), 1)
    assert refused["type"] == "Refused"
    await long.socket.send_str('"' + "x" * 200_000 + '"')
    assert (await long.until(lambda one: False))["type"] == "closed"
    assert (await other.ask("Leave"))["type"] == "Taken"


@pytest.mark.usefixtures("counted_without_a_clock")
async def test_a_flood_ends_its_own_connection_only(lesson: Lesson) -> None:
    flood, other = await lesson.join("Flood"), await lesson.join("Tom")
    for _ in range(BURST * 3):
        try:
            await flood.send("Time", sent=0.0)
        except ConnectionError:
            break
    bye = await flood.until(lambda one: one["type"] == "Bye")
    assert bye["type"] in ("Bye", "closed")
    assert (await other.ask("Leave"))["type"] == "Taken"


async def test_pages_of_other_sites_and_foreign_names_are_refused(lesson: Lesson) -> None:
    from aiohttp import WSServerHandshakeError

    with pytest.raises(WSServerHandshakeError) as refused:
        await lesson.connect(Origin="https://evil.example")
    assert refused.value.status == 403
    with pytest.raises(WSServerHandshakeError) as refused:
        await lesson.connect(Host="rebound.example")
    assert refused.value.status == 421
    async with lesson.http.get(lesson.serving.local) as page:
        text = await page.text()
        assert page.status == 200
        assert lesson.keeper.room.code not in text
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]


async def test_an_address_in_numbers_is_served_and_a_garbled_one_is_refused(lesson: Lesson) -> None:
    for host, status in (("10.99.1.2:8765", 200), ("[fe80::1]:8765", 200), ("[::", 421), ("", 421)):
        async with lesson.http.get(lesson.serving.local, headers={"Host": host}) as page:
            assert page.status == status, host
    for origin in ("null", "http://[", "http://127.0.0.1:1"):
        async with lesson.http.get(lesson.serving.local, headers={"Origin": origin}) as page:
            assert page.status == 403, origin


async def test_who_is_not_in_the_room_learns_neither_its_code_nor_a_name(lesson: Lesson) -> None:
    await lesson.join("Xanthippe")
    for path in ("/", "/room"):
        async with lesson.http.get(f"{lesson.serving.local}{path}") as answer:
            told = (await answer.text()).lower()
            assert lesson.keeper.pack.title.lower() in told or answer.content_type == "application/json"
            assert lesson.keeper.room.code.lower() not in told
            assert "xanthippe" not in told


async def test_no_text_can_speak_to_the_teachers_terminal(lesson: Lesson) -> None:
    host, student = await lesson.host(), await lesson.join("Ma\x1b[2Jya")
    await host.ask("Next")
    await host.ask("Start")
    await student.write("a\x1b]52;c;cHduZWQ=\x07b\n\tc\x9b31m", 1)
    paper = lesson.keeper.room.turns[0].attempts[0].papers[student.welcome["seat"]]
    assert paper.text == "a�]52;c;cHduZWQ=�b\n\tc�31m"
    assert "\x1b" not in lesson.keeper.room.seats[student.welcome["seat"]].name


async def test_a_class_that_joins_at_the_same_instant_gets_names_that_differ(lesson: Lesson) -> None:
    host = await lesson.host()
    await host.ask("Configure", settings={"own_names": False})
    students = await asyncio.gather(*(lesson.join("ignored") for _ in range(60)))
    assert {student.welcome["type"] for student in students} == {"Welcome"}
    names = {seat.name for seat in lesson.keeper.room.seats.values()}
    assert len(names) == 60
    assert "ignored" not in names


async def test_the_newer_client_has_the_seat(lesson: Lesson) -> None:
    first = await lesson.join("Maya")
    second = await lesson.come_back(first.welcome["seat"], first.welcome["token"])
    assert second.welcome["type"] == "Welcome"
    assert second.welcome.get("token", "") == ""
    assert "taken up elsewhere" in (await first.until(lambda one: one["type"] == "Bye"))["why"]
    assert lesson.keeper.here(first.welcome["seat"])[0]


async def test_who_was_sent_out_cannot_come_back_by_token(lesson: Lesson) -> None:
    host, student = await lesson.host(), await lesson.join("Maya", device="d" * 32)
    seat, token = student.welcome["seat"], student.welcome["token"]
    await host.let("Stood", seat=seat, standing="banned")
    assert "closed this room" in (await student.until(lambda one: one["type"] == "Bye"))["why"]
    assert (await lesson.come_back(seat, token)).welcome["type"] == "Bye"
    assert (await lesson.join("Other name", device="d" * 32)).welcome["type"] == "Bye"
    assert (await lesson.join("Tom", device="e" * 32)).welcome["type"] == "Welcome"


async def test_a_locked_room_lets_only_its_own_back_in(lesson: Lesson) -> None:
    host, student = await lesson.host(), await lesson.join("Maya")
    await host.let("Locked", locked=True)
    assert "locked" in (await lesson.join("Late")).welcome["why"]
    await student.socket.close()
    back = await lesson.come_back(student.welcome["seat"], student.welcome["token"])
    assert back.welcome["type"] == "Welcome"


async def test_a_name_that_only_looks_like_anothers_is_refused(lesson: Lesson) -> None:
    await lesson.join("Maya Paco")
    for name in ("Мауа Расо", "ＭＡＹＡ Paco", "M\u0430ya  paco"):
        refused = (await lesson.join(name)).welcome
        assert (refused["type"], refused.get("may_ask", False)) == ("Bye", False)
        assert "called" in refused["why"]
    assert (await lesson.join("Máya Paco")).welcome["type"] == "Welcome"


async def test_a_refused_name_may_be_asked_for_and_only_the_teacher_reads_it(lesson: Lesson) -> None:
    wanted = "Fucks"
    refused = (await lesson.join(wanted)).welcome
    assert refused["type"] == "Bye" and refused["may_ask"]
    host, other = await lesson.host(), await lesson.join("Tom")
    asking = await lesson.join(wanted, ask=True)
    seat = asking.welcome["seat"]
    assert (await asking.view())["asked"] == wanted
    assert lesson.keeper.room.seats[seat].name not in (wanted, "")
    row = (await host.view(lambda view: any(one.get("asked") for one in view["seats"])))["seats"][1]
    assert (row["id"], row["asked"]) == (seat, wanted)
    assert (await host.let("Shown", show="lobby"))["type"] == "Taken"
    assert wanted not in repr(lesson.keeper.board_view()) and wanted not in "".join(other.seen)
    assert (await host.let("Renamed", seat=seat, name=wanted))["type"] == "Taken"
    assert (lesson.keeper.room.seats[seat].name, lesson.keeper.room.seats[seat].asked) == (wanted, "")


async def test_who_never_heard_that_a_seat_was_taken_finds_it_by_knocking_again(lesson: Lesson) -> None:
    token = new_token()
    first = await lesson.join("Maya", token=token)
    await first.socket.close()
    again = await lesson.join("Maya", token=token)
    assert (again.welcome["seat"], again.welcome["token"]) == (
        first.welcome["seat"],
        f"{lesson.keeper.room.code}.{token}",
    )
    assert len(lesson.keeper.room.seats) == 1
    assert (await lesson.join("Tom", token="short")).welcome["token"] != "short"


async def test_who_was_sent_out_comes_back_to_the_same_seat_and_camp(lesson: Lesson) -> None:
    token = new_token()
    maya, host = await lesson.join("Maya", token=token), await lesson.host()
    seat = maya.welcome["seat"]
    assert (await host.ask("DrawCamps"))["type"] == "Taken"
    camp = lesson.keeper.room.seats[seat].camp
    assert (await host.let("Stood", seat=seat, standing="kicked"))["type"] == "Taken"
    assert (await host.let("Locked", locked=True))["type"] == "Taken"
    assert "locked" in (await lesson.join("Maya", token=token)).welcome["why"]
    assert (await host.let("Locked", locked=False))["type"] == "Taken"
    assert (await lesson.join("Maya B", token=token)).welcome["seat"] == seat
    found = lesson.keeper.room.seats[seat]
    assert (found.name, found.camp, len(lesson.keeper.room.seats)) == ("Maya B", camp, 1)
    assert (await host.let("Stood", seat=seat, standing="banned"))["type"] == "Taken"
    assert "closed this room" in (await lesson.join("Maya", token=token)).welcome["why"]


async def test_an_insult_does_not_go_on_the_wall(lesson: Lesson) -> None:
    maya, host = await lesson.join("Maya"), await lesson.host()
    for request in ("DrawCamps", "Next", "Start"):
        await host.ask(request)
    await maya.write("What a fvcking plan. Hitler had one too.", finished=True)
    seat = maya.welcome["seat"]
    refused = await host.let("Quoted", turn=0, quotes=[{"seat": seat, "attempt": 1, "start": 0, "end": 20}])
    assert refused["type"] == "Refused" and "wall" in refused["why"]
    assert (await host.let("Quoted", turn=0, quotes=[{"seat": seat, "attempt": 1, "start": 21, "end": 40}]))[
        "type"
    ] == "Taken"
