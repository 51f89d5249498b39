"""Additive trees read from a data file: how named signs become a number, the same on every machine.

A ``Forest`` is a sum of small decision trees. All its numbers are whole (millionths), so sums are exact, and the path
of a text through a tree says what each sign added or took away: at every node the value is the mean of what lies
below it, and a step changes that mean on account of one sign. A sign that is not known (``None``) stops the path where
it is asked for: it neither adds nor takes.
"""

from __future__ import annotations

import json
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

Node = tuple[int, int, int, int]
"""Of a node with branches: the number of its sign, its threshold (in ten-thousandths), and the places of the nodes
for values up to the threshold and above it. A leaf has the sign -1."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees over the signs that ``names`` lists. ``values`` are the nodes' means, in millionths; ``base`` is the
    value that every text begins with."""

    names: tuple[str, ...]
    base: int
    trees: tuple[tuple[tuple[Node, ...], tuple[int, ...]], ...]

    def __call__(self, signs: Signs) -> int:
        """The value of a text in millionths."""
        scaled = self._scaled(signs)
        total = self.base
        for nodes, values in self.trees:
            place = 0
            while True:
                sign, threshold, low, high = nodes[place]
                if sign < 0:
                    break
                value = scaled[sign]
                if value is None:
                    break
                place = low if value <= threshold else high
            total += values[place]
        return total

    def parts(self, signs: Signs) -> dict[str, int]:
        """What each sign added or took away, in millionths; with ``base`` and the trees' roots they sum to the value.

        The roots' means belong to no sign and are given under the empty name, together with ``base``.
        """
        scaled = self._scaled(signs)
        found = {"": self.base}
        for nodes, values in self.trees:
            place = 0
            found[""] += values[0]
            while True:
                sign, threshold, low, high = nodes[place]
                if sign < 0:
                    break
                value = scaled[sign]
                if value is None:
                    break
                following = low if value <= threshold else high
                name = self.names[sign]
                found[name] = found.get(name, 0) + values[following] - values[place]
                place = following
        return found

    def _scaled(self, signs: Signs) -> Sequence[int | None]:
        return [None if (value := signs[name]) is None else round(value * 10**DECIMALS) for name in self.names]


@lru_cache(maxsize=8)
def forests(name: str) -> Mapping[str, Forest]:
    """The forests of a data file of the judge (``calibration/NAME.json``), by what they tell."""
    text = resources.files("debate.judge").joinpath("calibration", f"{name}.json").read_text(encoding="utf-8")
    return {key: _forest(entry) for key, entry in json.loads(text)["forests"].items()}


def _forest(entry: Mapping[str, object]) -> Forest:
    names, base, trees = entry["signs"], entry["base"], entry["trees"]
    assert isinstance(names, list) and isinstance(base, int) and isinstance(trees, list)
    return Forest(
        tuple(names),
        base,
        tuple((tuple(map(tuple, nodes)), tuple(values)) for nodes, values in trees),
    )
