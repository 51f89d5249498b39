"""The calibration: sums that are exact, signs that nobody knows, and what may only ever add.

Whatever was fitted, a receipt has to add up to the last millionth, and every machine has to see the same.
"""

from __future__ import annotations

import ast
import itertools
import json
import random
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.judge.marking.measures import Kind, reach
from debate.judge.marking.signs import family_of
from debate.judge.trees import DECIMALS, NODE, ONE, Forest, Signs, Tree, forests

CALIBRATE = Path(__file__).resolve().parents[1] / "bench" / "calibrate.py"
ALL = [(file, name) for file in ("measures", "points", "standing") for name in forests(file)]


def forest_of(file: str, name: str) -> Forest:
    return forests(file)[name]


def nodes_of(tree: Tree) -> list[tuple[int, ...]]:
    return list(zip(*[iter(tree)] * NODE, strict=True))


@cache
def thresholds(file: str, name: str) -> Mapping[str, tuple[float, ...]]:
    """For each sign the places at which the trees ask for it, and a step to either side of all of them."""
    found: dict[str, set[int]] = {}
    forest = forest_of(file, name)
    for tree in forest.trees:
        for sign, threshold, *_ in nodes_of(tree):
            if sign >= 0:
                found.setdefault(forest.names[sign], set()).update((threshold, threshold + 1))
    return {
        sign: tuple(value / 10**DECIMALS for value in (min(places) - 1, *sorted(places), max(places) + 1))
        for sign, places in found.items()
    }


def some_signs(file: str, name: str, chance: random.Random, unknown: float) -> dict[str, float | None]:
    """Signs as the trees tell them apart; that share of them is not known."""
    return {
        sign: None if chance.random() < unknown else chance.choice(places)
        for sign, places in thresholds(file, name).items()
    }


def rising() -> tuple[str, ...]:
    """The signs of which the calibration says that more of them never costs; reading it needs no fitting library."""
    for statement in ast.parse(CALIBRATE.read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "RISING":
            return tuple(ast.literal_eval(statement.value))
    raise AssertionError("the calibration names no signs that only add")


# Sums


@pytest.mark.parametrize(("file", "name"), ALL)
@pytest.mark.parametrize("unknown", [0.0, 0.3, 1.0])
def test_what_each_sign_adds_makes_the_value_to_the_last_millionth(file: str, name: str, unknown: float) -> None:
    forest, chance = forest_of(file, name), random.Random(1996)
    for _ in range(40):
        signs = some_signs(file, name, chance, unknown)
        parts = forest.parts(signs)
        assert sum(parts.values()) == forest(signs)
        assert set(parts) <= {"", *forest.names}
        assert all(isinstance(part, int) for part in parts.values())
        assert all(signs[sign] is not None for sign in parts if sign), "what is not known adds nothing"


@pytest.mark.parametrize("kind", Kind)
def test_the_signs_of_a_measure_add_up_to_its_value_with_what_was_cut_off(kind: Kind) -> None:
    chance, cut = random.Random(1996), 0
    for _ in range(60):
        value, marks = reach(kind, some_signs("measures", kind.value, chance, 0.1))
        assert 0 <= value <= 1
        assert sum(round(mark.adds * ONE) for mark in marks) == round(value * ONE)
        assert marks[0].sign == ""
        names = [mark.sign for mark in marks[1:] if mark.sign != "limit"]
        assert names == sorted(set(names))
        assert all(mark.adds for mark in marks[1:])
        cut += marks[-1].sign == "limit"
        assert (marks[-1].sign == "limit") <= (value in (0, 1))
    assert cut < 60


@pytest.mark.parametrize(("file", "name"), ALL)
def test_no_digit_behind_the_last_that_counts_changes_anything(file: str, name: str) -> None:
    forest, chance = forest_of(file, name), random.Random(1996)
    for _ in range(20):
        signs = some_signs(file, name, chance, 0.1)
        for breath in (1e-9, -1e-9, 3e-5, -3e-5):
            other = {sign: None if value is None else value + breath for sign, value in signs.items()}
            assert forest(other) == forest(signs)


# What is not known

LEAF = -1
STUMP = (
    *(0, 5000, 1, 2, 200_000, 4),
    *(LEAF, 0, 0, 0, 100_000, 3),
    *(LEAF, 0, 0, 0, 500_000, 1),
)
"""A tree of one question, whose two answers 3 and 1 texts gave."""
TWO_STEPS = (
    *(0, 5000, 1, 2, 250_000, 4),
    *(1, 0, 3, 4, 200_000, 2),
    *(LEAF, 0, 0, 0, 300_000, 2),
    *(LEAF, 0, 0, 0, 100_000, 1),
    *(LEAF, 0, 0, 0, 300_000, 1),
)


def test_an_unknown_sign_counts_as_the_texts_did_that_were_asked() -> None:
    forest = Forest(("a", "b"), 10_000, (STUMP,))
    assert (forest({"a": 0.5}), forest({"a": 0.5001})) == (110_000, 510_000)
    assert forest({"a": None}) == forest({}) == 210_000
    assert forest.parts({"a": None}) == {"": 210_000}
    assert forest.parts({"a": 0.2}) == {"": 210_000, "a": -100_000}
    assert forest.parts({"a": 0.9}) == {"": 210_000, "a": 300_000}


def test_what_is_known_counts_behind_what_is_not() -> None:
    forest = Forest(("a", "b"), 0, (TWO_STEPS,))
    assert forest({"b": -1}) == (100_000 + 300_000) // 2
    assert forest({"b": 1}) == 300_000
    assert forest({"a": 0, "b": None}) == 200_000
    assert forest.parts({"a": 0, "b": None}) == {"": 250_000, "a": -50_000}


@pytest.mark.parametrize(("file", "name"), ALL)
def test_who_is_not_known_at_all_is_the_mean_of_all(file: str, name: str) -> None:
    forest = forest_of(file, name)
    mean = forest.base + sum(tree[4] for tree in forest.trees)
    assert abs(forest({}) - mean) <= 10 * len(forest.trees)  # millionths, rounded once at every node
    assert forest({}) == forest(dict.fromkeys(forest.names))


@pytest.mark.parametrize(("file", "name"), ALL)
def test_in_no_tree_is_it_better_or_worse_to_be_unknown_than_to_be_anything(file: str, name: str) -> None:
    forest, chance = forest_of(file, name), random.Random(1996)
    for tree in forest.trees[::20]:
        alone = Forest(forest.names, 0, (tree,))
        signs = some_signs(file, name, chance, 0.2)
        for sign in {forest.names[node[0]] for node in nodes_of(tree) if node[0] >= 0}:
            values = [alone({**signs, sign: value}) for value in thresholds(file, name)[sign]]
            assert min(values) - 1 <= alone({**signs, sign: None}) <= max(values) + 1


# What only adds


def test_more_of_what_answers_never_costs() -> None:
    assert {"answer points", "evidence points", "points made", "moves asked"} <= set(rising())


@pytest.mark.parametrize(("file", "name"), ALL)
@pytest.mark.parametrize("unknown", [0.0, 0.3])
def test_a_sign_that_only_adds_lowers_no_mark(file: str, name: str, unknown: float) -> None:
    """One millionth is the rounding of a leaf."""
    forest, chance = forest_of(file, name), random.Random(1996)
    asked = thresholds(file, name)
    for sign in sorted(set(rising()) & set(asked)):
        for _ in range(12):
            signs = some_signs(file, name, chance, unknown)
            values = [forest({**signs, sign: value}) for value in asked[sign]]
            assert all(more >= less - len(forest.trees) for less, more in itertools.pairwise(values)), sign


@given(st.sampled_from(sorted(rising())), st.floats(0, 40), st.floats(0, 40), st.randoms(use_true_random=False))
def test_nor_does_it_lower_a_measure(sign: str, one: float, other: float, chance: random.Random) -> None:
    for kind in Kind:
        signs: Signs = some_signs("measures", kind.value, chance, 0.1)
        low, high = (reach(kind, {**signs, sign: value})[0] for value in sorted((one, other)))
        assert high >= low - 0.0003


# The files


@pytest.mark.parametrize(("file", "name"), ALL)
def test_a_tree_can_be_walked_from_its_root_to_every_leaf(file: str, name: str) -> None:
    forest = forest_of(file, name)
    assert len(set(forest.names)) == len(forest.names)
    for tree in map(nodes_of, forest.trees):
        below = [0] * len(tree)
        for place, (sign, _, low, high, _, count) in enumerate(tree):
            assert -1 <= sign < len(forest.names)
            assert count > 0
            if sign >= 0:
                assert place < low < len(tree)
                assert place < high < len(tree)
                below[low] += 1
                below[high] += 1
                assert tree[low][5] + tree[high][5] == count
        assert below == [0, *[1] * (len(tree) - 1)]


def test_every_sign_of_a_measure_is_told_in_words() -> None:
    signs = {name for kind in Kind for name in forest_of("measures", kind.value).names}
    families = {family_of(name) for name in signs}
    assert len(families) < len(signs) / 2
    assert [name for name in signs if family_of(name) == name and name not in {"standing"}] == []
    assert family_of("") == ""


@pytest.mark.parametrize("file", ["measures", "points", "standing", "manner_en"])
def test_a_file_says_by_which_command_it_was_made_and_holds_whole_numbers(file: str) -> None:
    text = resources.files("debate.judge").joinpath("calibration", f"{file}.json").read_text(encoding="utf-8")
    data = json.loads(text)
    assert data["made by"] == "python -m tests.bench.calibrate"
    for forest in data.get("forests", {}).values():
        assert isinstance(forest["base"], int)
        assert all(isinstance(number, int) for tree in forest["trees"] for number in tree)
        assert all(len(tree) % 6 == 0 for tree in forest["trees"])
