"""The few numbers of point finding, in one place, each with its reason.

Nothing here depends on a pack. Every number was chosen on the topics in ``tests/bench/README.md``, which also has a
table of what each component is worth; switching one off is a ``Weights`` with that field at its neutral value.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How the kinds of evidence for a point are weighed. All are plain factors unless said otherwise."""

    similarity: float = 1.5
    """A paraphrase's similarity (0–1) against full concept groups (1)."""
    partial: float = 0.4
    """What concept groups are worth when one of them is missing, by the share of groups touched."""
    sufficient: float = 1.25
    """What a sufficient phrase is worth, in place of the concept groups."""
    excluded: float = 0.4
    """What remains of the cues where an excluding phrase stands in the same sentence."""
    reversed: float = 0.0
    """What a word counts whose polarity is not that of the author's text (negated in one, not in the other)."""
    rival: float = 0.0
    """How much of the best neighbour's strength a point loses: points compete for an answer."""
    full: float = 2.0
    """The sum of evidence that is a strength of 1."""
    made: float = 0.5
    """Strength (0–1) from which a point is made."""
    partly: float = 0.3
    """Strength from which it is partly made."""
    derived: bool = True
    """Whether derived forms are one term."""
    spelling: bool = True
    """Whether misspelt words are put right."""


SHIPPED = Weights()
"""The numbers that every ballot is made with."""
