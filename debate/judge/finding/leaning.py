"""Which camp a sentence speaks for, whatever point it makes.

Two camps talk about the same things, so a point of the wrong camp is easily found in an answer. Three signs, all of
them taken from the pack's own texts, tell the camps apart: words that one camp's texts use and the other's do not
(a word counts as another one where it is negated: “limits” and “does not limit” are opposite signs); whether good or
ill is spoken of things, where the camps differ in that; and what the sentence says should be done, where the camps'
stands say it. None is decisive, so together they only lessen the points of the other camp.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from debate.judge.languages.language import Language
from debate.judge.reading.text import Token

SMOOTHING = 0.1
"""Added to each word's weight, so that one that a camp never uses does not decide alone. Small, since the texts of a
pack are few and every one of them was chosen."""
VALENCE_SMOOTHING = 3.0
"""The same for good and ill words, of which a pack has few."""
TURNING_REACH = 4
"""Words behind “reduce” or “prevent” in which it turns good into ill."""
URGING_REACH = 5
"""Words behind “should” in which the verb stands that says what should be done."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of a run of words beside the words themselves: good and ill ones, and what it urges (-1, 0, 1)."""

    good: int
    ill: int
    urged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaningWeights:
    """How much each sign counts, in units of log-odds."""

    words: float = 0.75
    """Below 1, since the words of one sentence are far from independent of each other."""
    valence: float = 0.6
    """Low for the same reason, and because irony and quotation are not read."""
    urging: float = 3.0
    """High: who says what should be done has taken sides."""


class Leaning:
    """The camps' ways of speaking, learnt from a pack's texts. Positive numbers lean to the first camp."""

    def __init__(
        self,
        vectors: Mapping[bool, Iterable[Mapping[str, float]]],
        signs: Mapping[bool, Sequence[Signs]],
        urged: int,
        weights: LeaningWeights,
    ) -> None:
        """``vectors`` and ``signs`` are of the first camp's texts (``True``) and the second's; ``urged`` is what the
        first camp's stand urges, in the sense of ``Signs.urged``. The features of ``vectors`` carry their negation."""
        self._weights = weights
        self._urged = urged
        self._words = _log_odds(vectors)
        good = [sum(one.good for one in signs[first]) for first in (True, False)]
        ill = [sum(one.ill for one in signs[first]) for first in (True, False)]
        shares = [
            (good[camp] + VALENCE_SMOOTHING) / (good[camp] + ill[camp] + 2 * VALENCE_SMOOTHING) for camp in (0, 1)
        ]
        self._good = log(shares[0] / shares[1])
        self._ill = log((1 - shares[0]) / (1 - shares[1]))

    def __call__(self, vector: Mapping[str, float], signs: Signs) -> float:
        """From -1 (speaks for the second camp) through 0 (nothing tells) to 1 (for the first)."""
        known = self._words
        words = sum(weight * known[feature] for feature, weight in vector.items() if feature in known)
        valence = signs.good * self._good + signs.ill * self._ill
        odds = self._weights.words * words + self._weights.valence * valence
        odds += self._weights.urging * signs.urged * self._urged
        return 2 / (1 + exp(-2 * odds)) - 1 if abs(odds) < 50 else (1.0 if odds > 0 else -1.0)


def _log_odds(vectors: Mapping[bool, Iterable[Mapping[str, float]]]) -> dict[str, float]:
    """For each feature, how much more of the first camp's weight it holds than of the second's (smoothed)."""
    sums: dict[bool, dict[str, float]] = {True: {}, False: {}}
    for first, found in sums.items():
        for vector in vectors[first]:
            for feature, weight in vector.items():
                found[feature] = found.get(feature, 0.0) + weight
    every = dict.fromkeys([*sums[True], *sums[False]])
    whole = {first: sum(found.values()) + SMOOTHING * len(every) for first, found in sums.items()}
    return {
        feature: log((sums[True].get(feature, 0.0) + SMOOTHING) / max(whole[True], SMOOTHING))
        - log((sums[False].get(feature, 0.0) + SMOOTHING) / max(whole[False], SMOOTHING))
        for feature in every
    }


def valence(tokens: Sequence[Token], negated: Iterable[int], language: Language) -> tuple[int, int]:
    """Good and ill words; one that is negated, or stands behind a word like “reduce”, counts as its opposite.

    ``negated`` are places in ``tokens``.
    """
    good = ill = 0
    reversed_ = frozenset(negated)
    turned = -TURNING_REACH - 1
    for place, token in enumerate(tokens):
        value = language.valence.get(token.stem, 0)
        if value:
            if place in reversed_:
                value = -value
            if place - turned <= TURNING_REACH:
                value = -value
            if value > 0:
                good += 1
            else:
                ill += 1
        if token.stem in language.turning:
            turned = place
    return good, ill


def urged(tokens: Sequence[Token], negated: Iterable[int], verb: str, language: Language) -> int:
    """Whether a sentence says that what ``verb`` (a root) names should be done (1) or should not be (-1); 0: neither.

    A verb of the same family (“ban”, “abolish”) says the same, one of the opposite family (“keep”) the opposite.
    ``negated`` are places in ``tokens``.
    """
    reversed_ = frozenset(negated)
    family = language.deeds.get(verb, 0)
    total = 0
    open_until = -1
    for place, token in enumerate(tokens):
        if token.word in language.urging:
            open_until = place + URGING_REACH
        if place > open_until or token.word in language.urging:
            continue
        root = language.root(token.stem)
        said = 1 if root == verb else family * language.deeds.get(root, 0)
        if said:
            total += -said if place in reversed_ else said
            open_until = -1
    return (total > 0) - (total < 0)


def urged_verb(tokens: Sequence[Token], language: Language) -> str:
    """The root of the verb that a stand or a motion (“We should abolish …”) urges; empty where it urges nothing."""
    for place, token in enumerate(tokens):
        if token.word in language.urging:
            for other in tokens[place + 1 : place + 1 + URGING_REACH]:
                if other.word not in language.stop_words:
                    return language.root(other.stem)
    return ""
