"""Peer review: who is dealt which answers, and what may be made of them; it counts for nothing until it is finished."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from debate.classroom.errors import RoomError
from debate.classroom.keeping.dealing import dealing
from debate.classroom.room import events as e
from debate.classroom.room.reviewing import MOST_CHANGES, in_hand
from debate.classroom.room.state import Room, Settings, Standing
from debate.classroom.room.touching import touched

from .room_making import after, hand_in, held, joined, released, round_now, with_marks

PEER = Settings(seconds=60.0, peer=True)
TEXTS = ("one", "two", "three", "four", "five")


def dealt(room: Room) -> Room:
    """The room after what is to be dealt now."""
    return after(room, *dealing(room, room.now))


def hands(room: Room) -> dict[str, list[str]]:
    """Whose answers each seat marks."""
    written = round_now(room)
    return {seat: [one.author for one in in_hand(room, written, seat).values()] for seat in written.reviews}


def review(seat: int = 1, number: int = 0, **levels: int) -> e.Reviewed:
    return e.Reviewed(seat=f"s{seat}", turn=0, attempt=1, number=number, levels=levels or {"answers": 1})


@given(st.lists(st.sampled_from(["words", "  ", "you fucking liar"]), min_size=1, max_size=12), st.integers(0, 99))
@hypothesis_settings(max_examples=60, deadline=None)
def test_everybody_gets_two_answers_of_others_and_each_is_given_as_often(kinds: list[str], seed: int) -> None:
    texts = [f"{kind} {number}" if kind.strip() else kind for number, kind in enumerate(kinds)]
    room = dealt(replace(held(texts, settings=PEER, marked=False), seed=seed))
    fit = {f"s{number}" for number, kind in enumerate(kinds, 1) if kind == "words"}
    times: Counter[str] = Counter()
    for number in range(1, len(kinds) + 1):
        mine = hands(room).get(f"s{number}", [])
        assert len(set(mine)) == len(mine) == min(2, len(fit - {f"s{number}"}))
        assert set(mine) <= fit - {f"s{number}"}
        times.update(mine)
    if len(fit) > 2:  # else who wrote cannot be given their own
        assert max(times.values()) - min(times[seat] for seat in fit) <= 1
    assert dealing(room, room.now) == ()


def test_the_same_room_deals_the_same_and_another_seed_otherwise() -> None:
    room = held(TEXTS, settings=PEER)
    assert dealing(room, 50.0) == dealing(room, 50.0)
    assert len({str(dealing(replace(room, seed=seed), 50.0)) for seed in range(10)}) > 3


@pytest.mark.parametrize("room", [
    held(TEXTS), released(TEXTS, settings=PEER), replace(held(TEXTS, settings=PEER), hot_seat=True),
    held(["alone"], settings=PEER), held(["", ""], settings=PEER),
])  # fmt: skip
def test_nothing_is_dealt_where_nobody_asks_or_nobody_could(room: Room) -> None:
    assert dealing(room, room.now) == ()


def test_who_was_sent_out_is_not_read_and_another_is_dealt_in_their_place() -> None:
    room = dealt(held(TEXTS, settings=PEER))
    first, _ = hands(room)["s1"]
    room = dealt(after(room, e.Stood(seat=first, standing=Standing.BANNED)))
    for seat, mine in hands(room).items():
        assert first not in mine and (len(mine) == 2 or seat == first)
    with pytest.raises(RoomError, match="taken out"):
        after(room, review(1, 0))
    room = dealt(after(room, e.Stood(seat=first, standing=Standing.SEATED)))
    assert first in hands(room)["s1"] and dealing(room, room.now) == ()


def test_whose_text_comes_late_marks_too_and_a_latecomer_without_a_page_does_not() -> None:
    room = held(["one", "two", "three"], settings=PEER)
    room = dealt(after(room, joined(4, camp="for")))
    assert "s4" not in hands(room)
    room = dealt(after(room, hand_in(4, "four", by_clock=True, late=5.0)))
    assert len(hands(room)["s4"]) == 2


def test_a_review_grows_and_changes_until_the_release() -> None:
    room = dealt(held(TEXTS, settings=PEER))
    room = after(room, review(answers=0), review(answers=2))
    assert round_now(room).reviews["s1"][0].levels == {"answers": 2}
    room = after(room, e.Released())
    with pytest.raises(RoomError):
        after(room, review(answers=1))


@pytest.mark.parametrize("wrong", [
    review(number=2), review(number=-1), review(seat=9), review(answers=3), review(answers=-1), review(style=1),
    e.Reviewed(seat="s1", turn=0, attempt=1, number=0, levels={}),
    e.Reviewed(seat="s1", turn=0, attempt=2, number=0, levels={"answers": 1}),
    e.Reviewed(seat="s1", turn=1, attempt=1, number=0, levels={"answers": 1}),
])  # fmt: skip
def test_what_was_not_given_and_what_the_rubric_does_not_have_is_refused(wrong: e.Reviewed) -> None:
    room = dealt(held(TEXTS, settings=PEER))
    with pytest.raises(RoomError):
        after(room, wrong)


def test_a_review_is_asked_for_only_by_the_setting() -> None:
    room = dealt(held(TEXTS, settings=PEER))
    with pytest.raises(RoomError, match="does not ask"):
        after(replace(room, settings=Settings()), review())


def test_a_review_cannot_fill_the_journal() -> None:
    room = dealt(held(TEXTS, settings=PEER))
    room = after(room, *(review(answers=number % 3) for number in range(MOST_CHANGES)))
    with pytest.raises(RoomError, match="very often"):
        after(room, review())


@pytest.mark.parametrize("given", [{"s1": ("s1",)}, {"s1": ("s2", "s2")}, {"s1": ("s3",)}, {"s9": ("s2",)}])
def test_what_cannot_be_dealt_is_refused(given: dict[str, tuple[str, ...]]) -> None:
    room = held(["one", "two", " "], settings=PEER)
    with pytest.raises(RoomError):
        after(room, e.AnswersDealt(given=given))


def test_another_text_takes_the_levels_of_the_one_before_and_its_readers_are_told() -> None:
    room = held(["one", "two"], settings=PEER, marked=False)
    before = round_now(room)
    papers = {**before.papers, "s2": replace(before.papers["s2"], by_clock=True)}
    turn = replace(room.turns[0], attempts=(replace(before, papers=papers),))
    room = after(dealt(replace(room, turns=(turn,))), review(1), review(2))
    late = hand_in(2, "two, and more", by_clock=True, late=4.0)
    room = after(room, late)
    assert round_now(room).reviews["s1"][0].levels == {} and round_now(room).reviews["s2"][0].levels
    assert touched(late, room) == frozenset({"s1", "s2"})
    assert touched(review(1), room) == frozenset()


def test_a_revision_is_dealt_anew() -> None:
    room = dealt(held(TEXTS, settings=PEER))
    room = after(room, review(), e.Released(), e.Started(limit=60.0))
    room = after(room, *(hand_in(n, text, attempt=2) for n, text in enumerate(TEXTS, 1)), e.Closed())
    room = dealt(with_marks(room))
    assert all(len(mine) == 2 for mine in hands(room).values())
    assert not any(one.levels for mine in round_now(room).reviews.values() for one in mine)
    assert room.turns[0].attempts[0].reviews["s1"][0].levels
