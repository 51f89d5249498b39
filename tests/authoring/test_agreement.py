"""The figures of agreement, against values worked out by hand."""

from __future__ import annotations

import random

import pytest

from debate.authoring.agreement import KAPPA_BAR, LEAST_ANSWERS, agreement, weighted_kappa

LEVELS = ("missing", "thin", "full")


def test_shares_and_table_count_what_was_given() -> None:
    found = agreement("names", LEVELS, [(0, 0), (0, 1), (2, 2), (2, 0)])
    assert found.table == ((1, 1, 0), (0, 0, 0), (1, 0, 1))
    assert (found.count, found.exact, found.adjacent) == (4, 0.5, 0.75)


def test_kappa_is_what_a_hand_works_out() -> None:
    # Seen is one squared distance of 1. By chance, with rows 2, 1, 1 and columns 1, 2, 1:
    # (1·2·2 + 4·2·1 + 1·1·1 + 1·1·1 + 4·1·1 + 1·1·2) / 4 = 5.
    assert weighted_kappa(((1, 1, 0), (0, 1, 0), (0, 0, 1))) == pytest.approx(1 - 1 / 5)


def test_kappa_of_full_agreement_is_one_and_of_full_contradiction_minus_one() -> None:
    assert weighted_kappa(((3, 0), (0, 3))) == 1
    assert weighted_kappa(((0, 3), (3, 0))) == -1


def test_a_miss_by_two_levels_weighs_more_than_two_misses_by_one() -> None:
    agreed = [(level, level) for level in (0, 1, 2) for _ in range(5)]
    by_one = agreement("c", LEVELS, [*agreed, (0, 1), (2, 1)]).kappa
    by_two = agreement("c", LEVELS, [*agreed, (0, 2), (2, 2)]).kappa
    assert by_one is not None and by_two is not None
    assert by_two < by_one


@pytest.mark.parametrize("table", [((0, 0), (0, 0)), ((7, 0), (0, 0)), ((4,),)])
def test_kappa_is_undefined_without_marks_and_where_everybody_gave_the_same(table: tuple[tuple[int, ...], ...]) -> None:
    assert weighted_kappa(table) is None


def test_kappa_is_nothing_when_only_the_judge_always_gives_the_same() -> None:
    assert weighted_kappa(((3, 0), (4, 0))) == 0


def test_marks_dealt_by_chance_agree_by_about_nothing() -> None:
    chance = random.Random(7)
    pairs = [(chance.randrange(3), chance.randrange(3)) for _ in range(4000)]
    assert agreement("c", LEVELS, pairs).kappa == pytest.approx(0, abs=0.06)


def test_no_answers_give_no_figures() -> None:
    found = agreement("c", LEVELS, [])
    assert (found.count, found.exact, found.adjacent, found.kappa) == (0, None, None, None)
    assert found.too_few and not found.falls_short


def test_a_criterion_falls_short_only_when_there_are_answers_enough_to_say_so() -> None:
    wrong = [(0, 2), (2, 0)] * (LEAST_ANSWERS // 2)
    assert agreement("c", LEVELS, wrong).falls_short
    assert not agreement("c", LEVELS, wrong[2:]).falls_short
    right = agreement("c", LEVELS, [(0, 0), (2, 2)] * LEAST_ANSWERS)
    assert right.kappa is not None and right.kappa > KAPPA_BAR
    assert not right.falls_short
