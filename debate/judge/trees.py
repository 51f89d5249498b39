"""Additive trees read from a data file: how named signs become a number, the same on every machine.

A ``Forest`` is a sum of small decision trees. All its numbers are whole (millionths), so sums are exact, and the path
of a text through a tree says what each sign added or took away: at every node the value is the mean of what lies
below it, and a step changes that mean on account of one sign. A sign that is not known (``None``) tells nothing: both
ways are gone, each with the weight of the texts that took it when the tree was fitted.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

ONE = 1_000_000
"""What the whole numbers of a forest count: a millionth."""
DECIMALS = 4
"""Decimals to which signs are rounded before they are compared, so that no machine sees another last digit."""

Signs = Mapping[str, float | None]
"""Named signs of a text; ``None`` for one that cannot be told (in a language that lacks its words)."""

Tree = Sequence[int]
"""The nodes of a tree, one behind the other, each in six numbers: the number of a sign, a threshold (in
ten-thousandths), the numbers of the nodes for values up to the threshold and above it, the mean of what lies below (in
millionths), and how many texts it was fitted on. A leaf has the sign -1."""
NODE = 6
"""Numbers of a node."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees over the signs that ``names`` lists; ``base`` (millionths) is the value that every text begins with."""

    names: tuple[str, ...]
    base: int
    trees: tuple[Tree, ...]

    def __call__(self, signs: Signs) -> int:
        """The value of a text in millionths."""
        scaled = self._scaled(signs)
        total = self.base
        for tree in self.trees:
            at = 0
            while (sign := tree[at]) >= 0:  # the inner loop of every ballot: kept free of calls
                value = scaled[sign]
                if value is None:
                    total += _both(tree, at, scaled)
                    break
                at = NODE * (tree[at + 2] if value <= tree[at + 1] else tree[at + 3])
            else:
                total += tree[at + 4]
        return total

    def parts(self, signs: Signs) -> dict[str, int]:
        """What each sign added or took away, in millionths; together they are the value.

        What belongs to no sign (``base`` and the mean of each tree) stands under the empty name.
        """
        scaled = self._scaled(signs)
        adds = [0] * len(self.names)
        rest = self.base
        for tree in self.trees:
            at, mean = 0, tree[4]
            rest += mean
            while (sign := tree[at]) >= 0:
                value = scaled[sign]
                if value is None:  # all that follows belongs to no sign
                    rest += _both(tree, at, scaled) - mean
                    break
                at = NODE * (tree[at + 2] if value <= tree[at + 1] else tree[at + 3])
                adds[sign] += tree[at + 4] - mean
                mean = tree[at + 4]
        return {"": rest, **{name: value for name, value in zip(self.names, adds, strict=True) if value}}

    def _scaled(self, signs: Signs) -> Sequence[int | None]:
        return [None if (value := signs.get(name)) is None else round(value * 10**DECIMALS) for name in self.names]


def _value(tree: Tree, at: int, scaled: Sequence[int | None]) -> int:
    """What a text reaches from a place on: where a sign is not known, the mean of both ways by how many took them."""
    while (sign := tree[at]) >= 0:
        value = scaled[sign]
        if value is None:
            return _both(tree, at, scaled)
        at = NODE * (tree[at + 2] if value <= tree[at + 1] else tree[at + 3])
    return tree[at + 4]


def _both(tree: Tree, at: int, scaled: Sequence[int | None]) -> int:
    low, high = NODE * tree[at + 2], NODE * tree[at + 3]
    few, many = tree[low + 5], tree[high + 5]
    return (few * _value(tree, low, scaled) + many * _value(tree, high, scaled)) // max(1, few + many)


@lru_cache(maxsize=8)
def forests(name: str) -> Mapping[str, Forest]:
    """The forests of a data file of the judge (``calibration/NAME.json``), by what they tell."""
    text = resources.files("debate.judge").joinpath("calibration", f"{name}.json").read_text(encoding="utf-8")
    return {
        key: Forest(tuple(one["signs"]), int(one["base"]), tuple(array("i", numbers) for numbers in one["trees"]))
        for key, one in json.loads(text)["forests"].items()
    }
