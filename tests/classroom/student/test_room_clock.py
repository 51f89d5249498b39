"""The room's time as a client works it out: right within the doubt, whatever network and clocks do."""

from __future__ import annotations

import random

import pytest

from debate.classroom.client.room_clock import RoomClock


def test_nothing_is_known_before_the_first_answer() -> None:
    assert RoomClock().now(5.0) is None


def test_the_quickest_answer_counts() -> None:
    clock = RoomClock()
    clock.learn(sent=100.0, came=102.0, room=10.9)  # somewhere between 9.9 and 11.9 at 102
    clock.learn(sent=103.0, came=103.02, room=12.01)
    clock.learn(sent=104.0, came=105.0, room=13.4)
    assert clock.now(110.0) == pytest.approx(19.0, abs=0.02)


@pytest.mark.parametrize("seed", range(20))
def test_the_error_stays_within_the_quickest_way(seed: int) -> None:
    chance = random.Random(seed)
    clock, drift, ahead = RoomClock(), chance.uniform(-1e-4, 1e-4), chance.uniform(-1e4, 1e4)
    own, quickest = 50.0, 9.0
    for _ in range(40):
        there, back = chance.expovariate(20), chance.expovariate(20)
        quickest = min(quickest, there + back)
        clock.learn(own, own + there + back, ahead + (own + there) * (1 + drift))
        own += there + back + 5
        error = abs((clock.now(own) or 0.0) - (ahead + own * (1 + drift)))
        assert error <= max(quickest, 0.1) + 60 * abs(drift)


def test_a_clock_that_slept_is_believed_at_the_next_answer() -> None:
    clock = RoomClock()
    for second in range(5):
        clock.learn(float(second), second + 0.01, 100.0 + second)
    clock.learn(5.0, 5.1, 705.0)  # ten minutes passed in which this machine's clock stood
    assert clock.now(6.0) == pytest.approx(705.95, abs=0.1)


def test_another_server_counts_anew() -> None:
    clock = RoomClock()
    clock.learn(0.0, 0.0, 500.0)
    clock.forget()
    assert clock.now(1.0) is None
