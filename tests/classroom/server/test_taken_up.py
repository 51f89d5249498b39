"""A room that is taken up again is reached as it was: address, browsers, board key; and the teacher is told."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from debate.classroom.keeping.opening import open_room, resume_room
from debate.classroom.room.state import Room, Stage
from debate.classroom.server.reached import Reached, reached_before, taken_up_words
from debate.classroom.server.serving import serve

from ..room_making import lobby, writing


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBATE_HOME", str(tmp_path))


async def test_a_room_keeps_its_address_its_network_and_its_boards_key() -> None:
    keeper = await asyncio.to_thread(open_room)
    first = await serve(keeper, lan=True, port=0)
    assert keeper.host_view().taken_up == ""
    await first.close()
    again = await asyncio.to_thread(resume_room)
    second = await serve(again)
    try:
        assert (second.address, second.board_key) == (first.address, first.board_key)
        assert second.host_token != first.host_token
        assert "at the same address, on your network" in again.host_view().taken_up
        assert reached_before(again.journal) == Reached(lan=True, board_key=first.board_key, address=first.address)
    finally:
        await second.close()


@pytest.mark.parametrize(
    ("now", "room", "says"),
    [
        (Reached(address="http://10.0.0.1:8765", lan=True), lobby(), "same address, on your network; everybody"),
        (
            Reached(address="http://10.0.0.2:8765", lan=True),
            lobby(),
            "another address than before: tell the class 10.0.0.2",
        ),
        (Reached(address="http://10.0.0.1:8765", web=True), lobby(), "on this machine only, browsers too"),
        (Reached(address="http://10.0.0.1:8765"), writing(), "clock stands until you let it go on"),
    ],
)
def test_the_teacher_is_told_what_is_as_it_was(now: Reached, room: Room, says: str) -> None:
    words = taken_up_words(Reached(address="http://10.0.0.1:8765"), now, room)
    assert says in words
    assert ("clock" in words) == (room.stage is Stage.WRITING)
