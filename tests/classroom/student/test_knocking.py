"""A client that is killed after the room gave it a seat, and before it learnt so, asks for that seat again."""

from __future__ import annotations

from pathlib import Path

import pytest

from debate.classroom.client import seat_store
from debate.classroom.client.seat_client import SeatClient
from debate.classroom.client.seat_store import SeatStore
from debate.classroom.shown.viewing import topic_of
from debate.classroom.wire import messages as wire

from .conftest import ADDRESS, CODE, PACK


def knocks(folder: Path, name: str = "Maya", code: str = CODE) -> tuple[SeatClient, str]:
    """A client of that machine that has just knocked, and the token that it knocked with."""
    client = SeatClient(ADDRESS, code, store=SeatStore(folder), name=name)
    greeting = client.link._greet()
    assert isinstance(greeting, wire.Join)
    return client, greeting.token


def test_who_comes_back_under_the_same_name_knocks_with_the_same_token(tmp_path: Path) -> None:
    assert knocks(tmp_path)[1] == knocks(tmp_path)[1] != ""


def test_another_name_or_another_room_is_another_seat(tmp_path: Path) -> None:
    mine = knocks(tmp_path)[1]
    assert knocks(tmp_path, name="Tom")[1] != mine
    assert knocks(tmp_path, code="AAAAAA")[1] != mine


@pytest.mark.parametrize("seated", [True, False], ids=["a seat", "a refusal"])
def test_an_answer_ends_it(tmp_path: Path, seated: bool) -> None:
    client, mine = knocks(tmp_path)
    welcome = wire.Welcome(room="r", now=0.0, topic=topic_of(PACK), seat="s1", token=mine)
    client.hear(welcome if seated else wire.Bye(why="No."))
    assert knocks(tmp_path)[1] != mine


def test_a_farewell_for_a_while_does_not_end_it(tmp_path: Path) -> None:
    client, mine = knocks(tmp_path)
    client.hear(wire.Bye(why="The room moves.", again=True))
    assert knocks(tmp_path)[1] == mine


def test_after_a_while_it_is_somebody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = knocks(tmp_path)[1]
    monkeypatch.setattr(seat_store, "KNOCK_SECONDS", 0)
    assert knocks(tmp_path)[1] != mine


def test_a_damaged_note_is_none(tmp_path: Path) -> None:
    knocks(tmp_path)
    (tmp_path / "knock").write_bytes(b"{")
    assert knocks(tmp_path)[1] != ""
