"""The few numbers of point finding, in one place, each with its reason.

Nothing here depends on a pack. Every number was chosen on the topics in ``tests/bench/README.md``, which also has a
table of what each component is worth; switching one off is a ``Weights`` with that field at its neutral value.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from debate.judge.finding.leaning import LeaningWeights


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How the kinds of evidence for a point are weighed against full concept groups, which count 1."""

    partial: float = 0.6
    """What concept groups are worth when one of them is missing, times the share of groups touched."""
    repeated: float = 0.2
    """What each further word of a group adds, up to two a group: two words for a thing are no accident."""
    surprise: float = 2.5
    """The surprise (nats) at which concept groups have that worth: all of them touched by one text in twelve of
    other points. Rarer groups are worth more, commoner ones less, with the root (see ``CompiledPack.telling``)."""
    motion: float = 0.25
    """What remains of the rarity of the motion's own words."""
    common: float = 0.6
    """What remains of the rarity of a word that belongs to no topic (``Language.common``)."""
    unknown: float = 0.3
    """What remains of the rarity of a word, or pair of words, that no text of the pack uses."""
    sufficient: float = 1.4
    """What a sufficient phrase is worth, in place of the concept groups."""
    excluded: float = 0.7
    """What remains of the cues where an excluding phrase stands in the same sentence."""
    nearest: float = 0.5
    """What full likeness (cosine, 0–1) to the nearest of the point's texts is worth."""
    heard: float = 0.9
    """What that of a passage is worth besides by which a player made the point, where it is nearly word for word: as
    much as a sufficient phrase, whatever words the pack knows."""
    centre: float = 3.5
    """What full likeness to the middle of all the point's texts and cues is worth."""
    cue_share: float = 0.2
    """The weight of a cue phrase beside a paraphrase in that middle."""
    reversed: float = 0.2
    """How much of a shared word's likeness turns against the point when it is negated in one text alone (0–1)."""
    rival: float = 0.45
    """How much of its best neighbour's evidence a point loses: the points of a prompt compete for a sentence."""
    turned: float = 0.1
    """What remains of the evidence of a sentence that says what the author says, only negated."""
    leaning: float = 0.9
    """How much of a point's evidence is lost in a sentence that speaks for the other camp with certainty."""
    contested: float = 0.2
    """The share of that evidence that the other camp's best point must have in the same sentence."""
    leaning_signs: LeaningWeights = field(default_factory=LeaningWeights)
    """What tells the camps apart."""
    second: float = 0.1
    """How much of the evidence in the next best sentence is added: a point may take two sentences, in any order."""
    enough: float = 0.62
    """The evidence that makes a point: a strength of 0.5, and half of the rest with every further such amount."""
    derived: bool = True
    """Whether an unknown word is read as a derived form of a known one."""
    spelling: bool = True
    """Whether misspelt words are put right."""


SHIPPED = Weights()
"""The numbers that every ballot is made with."""

MADE = 0.55
"""Strength (0–1) from which a point is made."""
ALONE = 0.75
"""Strength below which a point of a short answer that rests on one telling word is not made: the word may stand there
by accident."""
PARTLY = 0.4
"""Strength from which it is partly made. A claim that a point was made should hold more often than every made point
should be found: on marked answers precision is some hundredths above recall here."""
