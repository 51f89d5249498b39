"""Agreement with people: marks of drills beside those that two people gave (``python -m tests.bench.drills``)."""

from __future__ import annotations

from functools import cache
from statistics import mean

from tests.bench.drills import Figures, MarkedDrill, mark, marked_drills, with_people

AT_LEAST_KAPPA, AT_LEAST_CORRELATION, AT_MOST_DIFFERENCE = 0.7, 0.74, 0.6
MOST_STRICT = 0.3
"""By how much of a step the mean mark may lie below the markers'."""


@cache
def tuned() -> tuple[MarkedDrill, ...]:
    return tuple(one for one in marked_drills() if not one.kept)


@cache
def figures() -> Figures:
    return with_people(tuned())


def test_marks_are_those_that_people_give() -> None:
    found = figures()
    assert found.kappa >= AT_LEAST_KAPPA
    assert found.correlation >= AT_LEAST_CORRELATION
    assert found.difference <= AT_MOST_DIFFERENCE
    assert -MOST_STRICT <= found.bias <= 0


def test_nothing_that_people_hold_to_be_nothing_is_called_well_done_nor_the_other_way_round() -> None:
    for one in tuned():
        assert abs(mark(one) - mean(one.marks)) < 3, one.id
