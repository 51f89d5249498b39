"""Cues: an author's words and short phrases, found in an answer.

A phrase matches by terms, in order, with small gaps: “express in other ways” is found in “express it in many other
ways”. Phrases are looked up by their first term, so an answer is walked once, however many phrases there are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

GAP = 2
"""Words that may stand between two words of a phrase."""


class Phrase(NamedTuple):
    """One cue phrase. ``terms`` are its words as terms; ``group`` says what it belongs to (see ``compiled``)."""

    terms: tuple[str, ...]
    group: int


class Hit(NamedTuple):
    """A phrase found: the group that it belongs to, and the indices of the answer's words that match."""

    group: int
    phrase: Phrase
    places: tuple[int, ...]


class Phrases:
    """A set of phrases, to be found together."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._single: dict[str, list[Phrase]] = {}
        self._longer: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            if phrase.terms:
                table = self._single if len(phrase.terms) == 1 else self._longer
                table.setdefault(phrase.terms[0], []).append(phrase)

    def find(self, terms: Sequence[str], places: Mapping[str, Sequence[int]]) -> list[Hit]:
        """Every phrase in a run of words, once per place of its first word.

        ``terms`` are the run's terms and ``places`` says where in ``terms`` each stands.
        """
        found: list[Hit] = []
        for term, starts in places.items():
            for phrase in self._single.get(term, ()):
                found.extend([Hit(phrase.group, phrase, (start,)) for start in starts])
            for phrase in self._longer.get(term, ()):
                if phrase.terms[1] not in places:
                    continue
                for start in starts:
                    matched = _follow(phrase.terms, terms, start)
                    if matched:
                        found.append(Hit(phrase.group, phrase, matched))
        return found


def _follow(phrase: tuple[str, ...], terms: Sequence[str], start: int) -> tuple[int, ...]:
    """The places of the phrase's terms from ``start`` on, each the nearest within the gap; empty if one is missing."""
    matched = [start]
    for term in phrase[1:]:
        last = matched[-1]
        for place in range(last + 1, min(last + 2 + GAP, len(terms))):
            if terms[place] == term:
                matched.append(place)
                break
        else:
            return ()
    return tuple(matched)
