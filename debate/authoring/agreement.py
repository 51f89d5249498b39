"""How far two readers agree on the levels of a criterion: exactly, nearly, and beyond what chance would give.

Quadratic weighted kappa is J. Cohen's (1968) measure for levels that have an order: 1 is full agreement, 0 what two
readers reach who mark as often as these do but without looking, below 0 is worse than that. A miss by two levels
weighs four times one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEAST_ANSWERS = 30
"""Marked answers below which figures are given with a warning: at 30, a kappa of .7 may well be .45 or .85 (nineteen
of twenty simulated classes with four levels lie between)."""

KAPPA_BAR = 0.7
"""Kappa below which a criterion needs mending: what D. Williamson, X. Xi and J. Breyer (2012) ask of a program before
its marks are used beside a person's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far author (or teacher) and judge agree on one criterion.

    ``table[wanted][given]`` counts answers by the person's level and the judge's, both from 0, the lowest. ``exact``
    and ``adjacent`` (at most one level apart) are shares (0–1) and ``None`` without answers; ``kappa`` is ``None``
    too where everybody gave the same level, since then there is nothing to agree on.
    """

    criterion: str
    levels: tuple[str, ...]
    table: tuple[tuple[int, ...], ...]

    @property
    def count(self) -> int:
        """The number of answers."""
        return sum(map(sum, self.table))

    @property
    def exact(self) -> float | None:
        """The share on which both gave the same level."""
        return self._within(0)

    @property
    def adjacent(self) -> float | None:
        """The share on which both gave the same level or neighbouring ones."""
        return self._within(1)

    @property
    def kappa(self) -> float | None:
        """Quadratic weighted kappa, -1 to 1."""
        return weighted_kappa(self.table)

    @property
    def too_few(self) -> bool:
        """Whether the figures rest on so few answers that they say little."""
        return self.count < LEAST_ANSWERS

    @property
    def falls_short(self) -> bool:
        """Whether there are answers enough to say that the criterion's marks are not to be trusted."""
        return not self.too_few and self.kappa is not None and self.kappa < KAPPA_BAR

    def _within(self, distance: int) -> float | None:
        if not self.count:
            return None
        near = sum(
            cell
            for wanted, row in enumerate(self.table)
            for given, cell in enumerate(row)
            if abs(wanted - given) <= distance
        )
        return near / self.count


def agreement(criterion: str, levels: Sequence[str], pairs: Sequence[tuple[int, int]]) -> Agreement:
    """The agreement over pairs of (wanted, given) level numbers, each from 0 to ``len(levels)`` - 1."""
    table = [[0] * len(levels) for _ in levels]
    for wanted, given in pairs:
        table[wanted][given] += 1
    return Agreement(criterion=criterion, levels=tuple(levels), table=tuple(map(tuple, table)))


def weighted_kappa(table: Sequence[Sequence[int]]) -> float | None:
    """Quadratic weighted kappa of a square table of counts.

    One minus the mean squared distance of the marks over what it would be if one reader's marks were dealt out anew.
    ``None`` where the latter is 0 (no answers, or one and the same level from both throughout): the measure is not
    defined there, and calling it 1 would pass a rubric that was never tested. When only one reader is constant, it
    is 0: such marks agree no more than chance would have it.
    """
    count = sum(map(sum, table))
    rows = [sum(row) for row in table]
    columns = [sum(column) for column in zip(*table, strict=True)]
    observed = expected = 0.0
    for wanted, row in enumerate(table):
        for given, cell in enumerate(row):
            distance = (wanted - given) ** 2
            observed += distance * cell
            expected += distance * rows[wanted] * columns[given]
    if not expected:
        return None
    return 1 - observed * count / expected
