"""A clock is a value: it gives no time back, takes none away, and never tells less than nothing."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.game.clock import Clock

INSTANTS = st.floats(-1e9, 1e9)
LIMITS = st.none() | st.floats(0.5, 1e6)


def test_a_clock_that_stands_uses_no_time() -> None:
    clock = Clock(limit=60)
    assert not clock.running
    assert clock.left(5_000) == 60
    assert not clock.over(5_000)


def test_a_running_clock_counts_from_its_start() -> None:
    clock = Clock(limit=60).started(100)
    assert (clock.used(112), clock.left(112)) == (12, 48)


def test_starting_a_running_clock_again_changes_nothing() -> None:
    clock = Clock(limit=60).started(100)
    assert clock.started(130) == clock


def test_the_time_of_a_pause_does_not_count() -> None:
    clock = Clock(limit=60).started(100).stopped(110).started(500)
    assert clock.used(505) == 15


def test_time_is_over_at_the_limit_and_not_before() -> None:
    clock = Clock(limit=60).started(0)
    assert not clock.over(59.9)
    assert clock.over(60)
    assert clock.left(60) == 0


def test_without_a_limit_time_is_never_over() -> None:
    clock = Clock(limit=None).started(0)
    assert clock.left(1e9) is None
    assert not clock.over(1e9)
    assert clock.used(90) == 90


def test_a_computer_that_slept_ends_the_time_and_nothing_worse() -> None:
    clock = Clock(limit=60).started(0)
    eight_hours = 8 * 60 * 60
    assert clock.over(eight_hours)
    assert (clock.used(eight_hours), clock.left(eight_hours)) == (60, 0)


@pytest.mark.parametrize(
    ("limit", "spent"), [(0, 0), (-1, 0), (math.nan, 0), (math.inf, 0), (60, -1), (60, 61), (60, math.nan), (None, -1)]
)
def test_clocks_that_cannot_be_are_refused(limit: float | None, spent: float) -> None:
    with pytest.raises(ValueError, match="a clock"):
        Clock(limit=limit, spent=spent)


@given(limit=LIMITS, spent=st.floats(0, 1e6), kept=st.floats(0, 1e6))
def test_what_a_draft_says_is_spent_is_never_given_back(limit: float | None, spent: float, kept: float) -> None:
    before = Clock(limit=limit).having_spent(spent)
    after = before.having_spent(kept)
    assert after.spent >= before.spent
    assert limit is None or after.spent <= limit


@given(limit=LIMITS, instants=st.lists(INSTANTS, max_size=30), stops=st.lists(st.booleans(), min_size=30, max_size=30))
def test_whatever_the_computers_clock_does_time_only_goes_on(
    limit: float | None, instants: list[float], stops: list[bool]
) -> None:
    clock, kept = Clock(limit=limit), 0.0
    for now, stop in zip(instants, stops, strict=False):
        clock = clock.stopped(now) if stop else clock.started(now)
        assert clock.spent >= kept
        kept = clock.spent
        assert clock.used(now) >= kept
        left = clock.left(now)
        assert left is None if limit is None else left is not None and 0 <= left <= limit
