"""A room with a class list, spoken to as a student's client does: who is let in, and what nobody is told."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import ClientSession

from debate.classroom.keeping.class_list import ClassList, Listed
from debate.classroom.keeping.opening import open_room, resume_room
from debate.classroom.room.state import Settings, Standing
from debate.classroom.server.serving import serve

from .conftest import Lesson

STUDENTS = tuple(
    Listed(name=name, id=str(number), code=code)
    for number, (name, code) in enumerate((("Anna Berg", "KFM3RT"), ("Anna Böhm", ""), ("Cem Kaya", "")), 1)
)


@pytest_asyncio.fixture
async def lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Lesson]:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))
    listed = ClassList(name="9b", students=STUDENTS)
    keeper = await asyncio.to_thread(open_room, settings=Settings(seconds=300.0), class_list=listed)
    serving = await serve(keeper, port=0)
    async with ClientSession() as http:
        yield Lesson(serving, http)
    await serving.close()


async def test_a_student_types_three_letters_chooses_and_sits(lesson: Lesson) -> None:
    told = (await lesson.join("ann")).welcome
    assert told["type"] == "Bye" and told["seats"] == ["Anna Berg", "Anna Böhm"]
    client = await lesson.join("Anna Böhm")
    assert (await client.view())["name"] == "Anna Böhm"
    assert (await lesson.join("ann")).welcome["seats"] == ["Anna Berg"]


async def test_nobody_else_is_told_a_name(lesson: Lesson) -> None:
    client = await lesson.join("Anna Böhm")
    await client.view()
    stranger = await lesson.join("Xaver")
    watcher = await lesson.connect()
    await watcher.send("Watch", protocol=2, token=lesson.serving.board_key)
    await watcher.view()
    seen = "".join((*client.seen, json.dumps(stranger.welcome), *watcher.seen))
    assert "Berg" not in seen and "Kaya" not in seen


async def test_who_is_not_on_the_list_may_ask_and_sits_under_a_given_name(lesson: Lesson) -> None:
    told = (await lesson.join("Xaver")).welcome
    assert told["may_ask"] and "No free seat" in told["why"]
    guest = await lesson.join("Xaver", ask=True)
    assert (await guest.view())["asked"] == "Xaver"


async def test_a_lost_answer_and_a_personal_code_find_the_seat_that_was_taken(lesson: Lesson) -> None:
    token = "t" * 43
    first = await lesson.join("Anna Berg", token=token)
    again = await lesson.join("Anna Berg", token=token)
    other = await lesson.join("kfm3rt")
    seats = {one.welcome["seat"] for one in (first, again, other)}
    assert len(seats) == 1
    assert (await lesson.come_back(first.welcome["seat"], token)).welcome["type"] == "Bye"
    assert (await lesson.come_back(first.welcome["seat"], other.welcome["token"])).welcome["type"] == "Welcome"


async def test_the_teacher_sees_who_is_expected_and_the_room_comes_back_with_them(lesson: Lesson) -> None:
    await lesson.join("Cem Kaya")
    host = await lesson.host()
    view = await host.view()
    assert view["class_name"] == "9b"
    assert {row["name"]: row["standing"] for row in view["seats"]} == {
        "Anna Berg": "expected", "Anna Böhm": "expected", "Cem Kaya": "seated",
    }  # fmt: skip
    await lesson.serving.close()
    keeper = await asyncio.to_thread(resume_room)
    standings = {seat.name: seat.standing for seat in keeper.room.seats.values()}
    assert standings["Cem Kaya"] is Standing.SEATED and standings["Anna Berg"] is Standing.EXPECTED
    await keeper.close()
