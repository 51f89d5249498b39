"""What a script on the same network tried on a room: each was done once, and each is answered calmly now."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from aiohttp import WSMsgType

from debate.classroom.client.link import MOST_BYTES
from debate.classroom.keeping.commands import MOST_APPEALED
from debate.classroom.keeping.journal import Journal
from debate.classroom.room import events as e
from debate.classroom.room.marking import MOST_APPEALS
from debate.classroom.room.papers import MOST_NOTE
from debate.classroom.room.state import MOST_CHARACTERS, MOST_SEATS, Appeal, Decision, Room, Settings
from debate.classroom.server.door import BURST
from debate.classroom.shown.viewing_host import MOST_APPEALS_SHOWN, Reach, host_view
from debate.classroom.wire import messages as wire

from ...tui.toll_bridge import toll_bridge
from ..room_making import after, joined, released
from .conftest import Client, Lesson

NESTED = "[" * 60_000


async def begin(lesson: Lesson, **settings: Any) -> Client:
    """A teacher, and a first prompt that is being written on."""
    host = await lesson.host()
    if settings:
        chosen = msgspec.to_builtins(replace(lesson.keeper.room.settings, **settings))
        assert (await host.ask("Configure", settings=chosen))["type"] == "Taken"
    for request in ("DrawCamps", "Next", "Start"):
        assert (await host.ask(request))["type"] == "Taken"
    return host


async def held(lesson: Lesson, *students: Client, **settings: Any) -> Client:
    host = await begin(lesson, **settings)
    for student in students:
        assert (await student.write("The toll pays for the bridge.", finished=True))["type"] == "Taken"
    await host.view(lambda view: view["stage"] == "held" and view.get("marked") == view["to_mark"])
    return host


def prediction(lesson: Lesson, level: int = 0) -> dict[str, int]:
    return {row.id: level for row in lesson.keeper.pack.rubric.criteria}


@pytest.mark.parametrize(
    "message", [NESTED, f'{{"type":"Join","protocol":2,"code":{NESTED}'], ids=["alone", "in a greeting"]
)
async def test_brackets_within_brackets_are_no_greeting(lesson: Lesson, message: str) -> None:
    client = await lesson.connect()
    await client.socket.send_str(message)
    assert "no greeting" in (await client.receive())["why"]


@pytest.mark.parametrize("message", [NESTED, f'{{"type":"Write","id":1,"text":{NESTED}', f'{{"id":1,"x":{NESTED}'])
async def test_nor_are_they_a_message(lesson: Lesson, message: str, caplog: pytest.LogCaptureFixture) -> None:
    client = await lesson.join("Maya")
    await client.socket.send_str(message)
    assert (await client.until(lambda one: one["type"] in ("Bye", "Refused")))["type"] in ("Bye", "Refused")
    assert (await lesson.join("Tom")).welcome["type"] == "Welcome"
    assert not caplog.records


async def test_a_frame_that_is_none_ends_its_own_connection(lesson: Lesson, caplog: pytest.LogCaptureFixture) -> None:
    client, other = await lesson.join("Maya"), await lesson.join("Tom")
    transport = client.socket._writer.transport
    transport.write(b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff")
    assert (await client.until(lambda one: False))["type"] == "closed"
    assert (await other.ask("Leave"))["type"] == "Taken"
    assert not caplog.records


@pytest.mark.usefixtures("counted_without_a_clock")
@pytest.mark.parametrize("greeted", [True, False])
async def test_signs_of_life_count_like_everything_else(lesson: Lesson, greeted: bool) -> None:
    client = await lesson.join("Flood") if greeted else await lesson.connect()
    for _ in range(BURST * 3):
        try:
            await client.socket.ping()
        except ConnectionError:
            break
    bye = await client.until(lambda one: one["type"] == "Bye")
    assert bye["type"] == "closed" or "too much at once" in bye["why"]


async def test_a_sign_of_life_is_answered(lesson: Lesson) -> None:
    socket = await lesson.http.ws_connect(f"{lesson.serving.local}/ws", autoping=False)
    await socket.ping(b"there?")
    async with asyncio.timeout(60):
        received = await socket.receive()
    assert (received.type, received.data) == (WSMsgType.PONG, b"there?")


@pytest.mark.usefixtures("counted_without_a_clock")
async def test_long_messages_count_as_several(lesson: Lesson) -> None:
    flood = await lesson.join("Flood")
    await begin(lesson)
    refused: dict = {}
    for number in range(BURST):
        refused = await flood.write("é" * MOST_CHARACTERS, number + 1)
        if refused["type"] in ("Bye", "closed"):
            break
    assert refused["type"] in ("Bye", "closed")


async def test_a_student_cannot_say_that_time_is_over_and_so_hand_in_again_and_again(lesson: Lesson) -> None:
    maya = await lesson.join("Maya")
    await begin(lesson)
    before = await _events(lesson)
    for number in range(1, 11):
        own = {"turn": 0, "attempt": 1, "sequence": number, "text": f"text {number}", "handing_in": True}
        assert (await maya.ask("Write", text={**own, "by_clock": True}))["type"] == "Taken"
    paper = lesson.keeper.room.turns[0].attempts[0].papers[maya.welcome["seat"]]
    assert (paper.text, paper.handed_in) == ("text 10", False)
    assert await _events(lesson) == before
    assert not (await maya.view(lambda view: view["paper"].get("text") == "text 10"))["paper"].get("handed_in")


async def _events(lesson: Lesson) -> int:
    """How many events the journal has."""
    assert isinstance(lesson.keeper.journal, Journal)
    with lesson.keeper.journal._guarded() as connection:
        return int(connection.execute("SELECT count(*) FROM events").fetchone()[0])


async def test_predictions_are_of_the_rubric_and_made_once(lesson: Lesson) -> None:
    maya = await lesson.join("Maya")
    await held(lesson, maya, predict=True)
    good = prediction(lesson)
    first = next(iter(good))
    wrong: tuple[dict[str, int], ...] = (
        {},
        {first: 0},
        {**good, first: 20},
        {**good, first: -1},
        {f"c{n}": 0 for n in range(3000)},
        {**good, "x": 0},
    )
    for levels in wrong:
        answer = await maya.let("Predicted", seat="", turn=0, attempt=1, levels=levels)
        assert answer["type"] == "Refused"
    before = await _events(lesson)
    for level, kind in ((1, "Taken"), (1, "Taken"), (0, "Refused")):
        answer = await maya.let("Predicted", seat="", turn=0, attempt=1, levels=prediction(lesson, level))
        assert answer["type"] == kind
    assert await _events(lesson) == before + 1


async def test_reviews_are_of_answers_that_were_dealt_and_of_the_rubric(lesson: Lesson) -> None:
    maya, tom = await lesson.join("Maya"), await lesson.join("Tom")
    host = await held(lesson, maya, tom, peer=True)
    place = {"seat": tom.welcome["seat"], "turn": 0, "attempt": 1}
    good = prediction(lesson)
    first = next(iter(good))
    before = await _events(lesson)
    for number, levels in (
        (1, good), (-1, good), (10**9, good), (0, {}), (0, {first: -1}), (0, {first: 20}), (0, {**good, "x": 0}),
        (0, {f"c{n}": 0 for n in range(3000)}),
    ):  # fmt: skip
        answer = await maya.let("Reviewed", **place, number=number, levels=levels)
        assert answer["type"] == "Refused", (number, answer)
    for turn, attempt in ((1, 1), (0, 2), (-1, 1)):
        place |= {"turn": turn, "attempt": attempt}
        assert (await maya.let("Reviewed", **place, number=0, levels=good))["type"] == "Refused"
    place |= {"turn": 0, "attempt": 1}
    for _ in range(3):
        assert (await maya.let("Reviewed", **place, number=0, levels=good))["type"] == "Taken"
    assert await _events(lesson) == before + 1
    (mine,) = lesson.keeper.room.turns[0].attempts[0].reviews[maya.welcome["seat"]]
    assert mine.levels == good and mine.author == tom.welcome["seat"]
    assert not lesson.keeper.room.turns[0].attempts[0].reviews[tom.welcome["seat"]][0].levels
    assert (await host.let("Released"))["type"] == "Taken"
    assert (await maya.let("Reviewed", **place, number=0, levels={first: 1}))["type"] == "Refused"


async def test_an_appeal_is_about_some_words_and_not_about_all(lesson: Lesson) -> None:
    maya = await lesson.join("Maya")
    host = await begin(lesson)
    await maya.write("bridge " * 1000, finished=True)
    await host.view(lambda view: view["stage"] == "held" and view.get("marked") == view["to_mark"])
    assert (await host.let("Released"))["type"] == "Taken"
    point = lesson.keeper.room.turns[0].attempts[0].papers[maya.welcome["seat"]].ballot.points[0].id
    asked = {"seat": "", "turn": 0, "attempt": 1, "point": point, "start": 0}
    refused = await maya.let("Appealed", **asked, end=MOST_APPEALED + 1)
    assert refused["type"] == "Refused" and "at most 500" in refused["why"]
    assert (await maya.let("Appealed", **asked, end=MOST_APPEALED))["type"] == "Taken"


async def test_while_the_clock_stands_the_speech_is_not_sent_and_nothing_is_handed_in(lesson: Lesson) -> None:
    maya = await lesson.join("Maya")
    host = await begin(lesson)
    said = (await maya.view(lambda view: "speech" in view))["speech"]["says"]
    assert (await host.let("Paused", why=""))["type"] == "Taken"
    late = await lesson.come_back(maya.welcome["seat"], maya.welcome["token"])
    view = await late.view()
    assert view["clock"]["running"] is False
    assert view["speech"] == {"prompt": "", "camp": view["camp"], "title": "", "says": ""}
    assert all(said not in text for text in late.seen)
    refused = await late.write("written in the pause", finished=True)
    assert (refused["type"], refused["again"]) == ("Refused", True)
    assert (await host.let("Continued"))["type"] == "Taken"
    assert (await late.write("written in the pause", finished=True))["type"] == "Taken"
    assert (await late.view(lambda one: one["speech"]["says"] == said))["speech"]["says"] == said


async def test_what_turns_the_writing_direction_is_taken_out_of_texts_and_names(lesson: Lesson) -> None:
    maya = await lesson.join("Ma\u202eya\u2066")
    await begin(lesson)
    await maya.write("a\u202eb\u2067c\u200f")
    room = lesson.keeper.room
    seat = maya.welcome["seat"]
    assert room.seats[seat].name == "Maya"
    assert room.turns[0].attempts[0].papers[seat].text == "a\ufffdb\ufffdc\u200f"


def crowded_room() -> Room:
    """A full room in which each seat has appealed as often, and at such length, as an older room let it."""
    text = "\N{OLIVE}" * MOST_CHARACTERS
    room = released([text, "two"], settings=Settings(seconds=60.0, leaderboard=True))
    room = after(room, *(joined(number) for number in range(3, MOST_SEATS + 1)))
    appeals = tuple(
        Appeal(
            number=number + 1,
            seat="s1",
            turn=0,
            attempt=1,
            point="ferry",
            start=0,
            end=MOST_CHARACTERS,
            note="\N{OLIVE}" * MOST_NOTE,
            decision=Decision.REJECTED if number % 3 else Decision.OPEN,
            reason="\N{OLIVE}" * MOST_NOTE,
        )
        for number in range(MOST_SEATS * MOST_APPEALS)
    )
    return replace(room, appeals=appeals)


def test_the_teachers_view_of_the_worst_room_is_small() -> None:
    room = crowded_room()
    view = host_view(room, toll_bridge(), 100.0, reach=Reach(), here=lambda _seat: (True, 0.0))
    assert len(msgspec.json.encode(wire.Update(now=1.0, view=view))) < MOST_BYTES / 4
    assert len(view.appeals) == MOST_APPEALS_SHOWN
    assert view.more_appeals == len(room.appeals) - MOST_APPEALS_SHOWN
    assert all(row.decision is Decision.OPEN for row in view.appeals)


def test_what_was_decided_makes_room_for_what_is_open() -> None:
    room = released(("one", "two"))
    for point in ("ferry",):
        room = after(room, e.Appealed(seat="s1", turn=0, attempt=1, point=point, start=0, end=3))
    room = after(room, e.Decided(number=1, decision=Decision.REJECTED))
    room = after(room, e.Appealed(seat="s2", turn=0, attempt=1, point="ferry", start=0, end=3))
    view = host_view(room, toll_bridge(), 100.0, reach=Reach(), here=lambda _seat: (True, 0.0))
    assert [(row.number, row.decision) for row in view.appeals] == [(1, Decision.REJECTED), (2, Decision.OPEN)]
    assert view.more_appeals == 0
