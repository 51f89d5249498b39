"""The hand-in file: what a seat saved comes into its room, and nothing else does."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest

from debate.classroom.errors import RoomError
from debate.classroom.room import events as e
from debate.classroom.room.state import Decision, Room
from debate.classroom.room.stepping import step
from debate.classroom.shown.viewing import seat_view
from debate.classroom.wire.hand_in_file import HandInFile, hand_in_name, read_hand_in, write_hand_in

from ...tui.toll_bridge import toll_bridge
from ..room_making import after, hand_in, held, released, with_marks, writing

TOKEN = "a token of the seat"


def with_key(room: Room) -> Room:
    """The room, with the first seat's token known to it as it would be."""
    own = replace(room.seats["s1"], key_hash=hashlib.sha256(TOKEN.encode()).hexdigest())
    return replace(room, seats={**room.seats, "s1": own})


def hand_in_of(room: Room, text: str = "Ich sage: “nein”.\n⚖") -> HandInFile:
    return HandInFile(room=room.id, seat="s1", name="Maya", turn=0, attempt=1, text=text)


def test_a_file_after_the_close_is_a_late_hand_in() -> None:
    room = with_key(held(("", "two")))
    room = after(room, hand_in(1, ""))
    papers = dict(room.turns[0].attempts[0].papers)
    papers["s1"] = replace(papers["s1"], by_clock=True)
    room = replace(room, turns=(replace(room.turns[0], attempts=(replace(room.turns[0].attempts[0], papers=papers),)),))
    (event,) = read_hand_in(write_hand_in(hand_in_of(room), TOKEN), room)
    paper = step(room, event).turns[0].attempts[0].papers["s1"]
    assert paper.text == "Ich sage: “nein”.\n⚖" and paper.late >= 1 and paper.ballot is None


def test_a_file_while_the_class_writes_is_in_time() -> None:
    room = with_key(writing(2))
    (event,) = read_hand_in(write_hand_in(hand_in_of(room), TOKEN), room)
    assert event.late == 0
    assert step(room, event).turns[0].attempts[0].papers["s1"].handed_in


def test_the_same_text_twice_is_told() -> None:
    room = with_key(held(("one", "two")))
    with pytest.raises(RoomError, match="has this text of Player 1 already"):
        read_hand_in(write_hand_in(hand_in_of(room, "one"), TOKEN), room)


def by_clock(room: Room) -> Room:
    """The room, with the first seat's text taken by the clock."""
    turn = room.turns[0]
    papers = dict(turn.attempts[0].papers)
    papers["s1"] = replace(papers["s1"], by_clock=True)
    return replace(room, turns=(replace(turn, attempts=(replace(turn.attempts[0], papers=papers),)),))


def test_after_the_release_it_is_late_work_and_is_marked_anew() -> None:
    room = with_key(by_clock(released(("one", "two"))))
    room = after(room, e.Appealed(seat="s1", turn=0, attempt=1, point="ferry", start=0, end=3))
    (event,) = read_hand_in(write_hand_in(hand_in_of(room), TOKEN), room)
    room = step(room, event)
    paper = room.turns[0].attempts[0].papers["s1"]
    assert (paper.text, paper.ballot) == ("Ich sage: “nein”.\n⚖", None)
    assert paper.late > 0
    assert room.appeals[0].decision is Decision.REJECTED
    view = seat_view(room, toll_bridge(), "s1", room.now)
    assert view.ballot is None and view.past == ((0, 1, None),)
    assert seat_view(with_marks(room), toll_bridge(), "s1", room.now).ballot is not None


def test_a_text_that_was_handed_in_by_hand_is_not_replaced_by_a_file() -> None:
    room = with_key(released(("one", "two")))
    (event,) = read_hand_in(write_hand_in(hand_in_of(room), TOKEN), room)
    with pytest.raises(RoomError, match="handed in already"):
        step(room, event)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"text": "changed"}, "changed since"),
        ({"attempt": 2}, "changed since"),
        ({"seat": "s2"}, "not written by the seat of Player 2"),
        ({"seat": "s9"}, "no such seat"),
        ({"room": "another"}, "another room"),
        ({"version": 2}, "newer debate"),
        ({"signature": "é"}, "changed since"),
        ({"text": 5}, "no hand-in file"),
        ({"debate": "other"}, "no hand-in file"),
    ],
)
def test_what_was_changed_does_not_come_in(changed: dict[str, object], says: str) -> None:
    room = with_key(writing(2))
    content = json.loads(write_hand_in(hand_in_of(room), TOKEN)) | changed
    with pytest.raises(RoomError, match=says):
        read_hand_in(json.dumps(content), room)


@pytest.mark.parametrize("content", ["", "hello", "[]", '{"debate": "hand-in"}', "\udcff", "{" * 5000, "[" * 60_000])
def test_what_is_no_file_of_ours_is_said(content: str) -> None:
    with pytest.raises(RoomError, match="no hand-in file"):
        read_hand_in(content, writing(1))


def test_white_space_has_no_say() -> None:
    room = with_key(writing(1))
    squeezed = json.dumps(json.loads(write_hand_in(hand_in_of(room), TOKEN)), separators=(",", ":"))
    assert read_hand_in(squeezed, room)


@pytest.mark.parametrize("name", ["../../etc/passwd", "CON", "Мая", "a" * 300, 'x:y*?"<>|', "", "Ünsal  Ö"])
def test_the_file_has_a_name_that_every_platform_takes(name: str) -> None:
    file = hand_in_name(hand_in_of(writing(1))).replace("maya", "")
    named = hand_in_name(HandInFile(room="r", seat="s1-é", name=name, turn=1, attempt=2, text=""))
    assert named.startswith("debate-hand-in-") and named.endswith("-prompt-2-revised.json") and file
    assert named.isascii() and set(named) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.") and len(named) < 80
