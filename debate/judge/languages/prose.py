"""How small words stand in a language's prose, as data: what ``reading.prose`` tells sentences from lists by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log

EDGE = "^"
"""What stands for the edge of a sentence where pairs are counted."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Prose:
    """How small words stand in a language's prose.

    ``small`` words are told apart, others by their ``endings``. ``pairs`` count neighbours in prose; ``^`` is the
    edge of a sentence and ``,`` a break inside one. ``articles`` open a noun phrase, and words of ``never_after``
    cannot follow them. ``polite`` are small words that may have a capital anywhere (German “Sie”).
    """

    small: frozenset[str]
    endings: tuple[str, ...]
    pairs: Mapping[tuple[str, str], int]
    articles: frozenset[str] = frozenset()
    never_after: frozenset[str] = frozenset()
    polite: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        left: dict[str, int] = {}
        right: dict[str, int] = {}
        for (first, second), count in self.pairs.items():
            left[first] = left.get(first, 0) + count
            right[second] = right.get(second, 0) + count
        object.__setattr__(self, "_weights", {})
        object.__setattr__(self, "_left", left)
        object.__setattr__(self, "_right", right)
        object.__setattr__(self, "_total", sum(left.values()))

    def kind(self, word: str) -> str:
        """The class of a word: itself, its ending, or what every other word is."""
        if word in self.small:
            return word
        if word[:1].isdigit():
            return "0"
        for ending in self.endings:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return f"-{ending}"
        return "-"

    def weight(self, first: str, second: str) -> float:
        """How much more often two classes meet in prose than by chance (natural logarithm, smoothed)."""
        known: dict[tuple[str, str], float] = self._weights  # type: ignore[attr-defined]
        found = known.get((first, second))
        if found is None:
            left: dict[str, int] = self._left  # type: ignore[attr-defined]
            right: dict[str, int] = self._right  # type: ignore[attr-defined]
            total: int = self._total  # type: ignore[attr-defined]
            expected = left.get(first, 0) * right.get(second, 0) / total
            spare = 3.0 * min(1.0, expected) + 0.3
            found = log((self.pairs.get((first, second), 0) + spare) / (expected + spare))
            known[first, second] = found
        return found
