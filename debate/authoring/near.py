"""How near an answer comes to a point that it does not make: which of the point's ideas it touches, and which not.

For authors, who want to know which cue to widen. Compared by stems and sentence by sentence, as the judge does; the
sentence that touches most ideas is told. What a player sees of a dropped point stays its hint.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from debate.authoring.cues import Stems, sentences
from debate.judge.languages.language import Language
from debate.packs.model import Point


@dataclass(frozen=True, slots=True)
class Near:
    """A point's concept groups, each with the phrase of it that the sentence holds, or ``None``, and its first ones.

    ``excluded`` is the phrase by which the answer is kept from the point, where one is.
    """

    groups: tuple[tuple[str | None, tuple[str, ...]], ...]
    excluded: str | None

    @property
    def touched(self) -> int:
        """How many of the ideas the sentence touches."""
        return sum(1 for phrase, _ in self.groups if phrase is not None)


class CueStems:
    """The stems of the points' cues, worked out once for each point and kept: an answer is read with every key."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._groups: dict[tuple[str, ...], tuple[tuple[str, Stems], ...]] = {}

    def near(self, points: Sequence[Point], answer: str) -> dict[str, Near]:
        """For each of the points, by its id, how near the answer comes to it."""
        read = sentences(answer, self._language)
        return {point.id: self._near(point, read) for point in points}

    def _near(self, point: Point, read: Sequence[Stems]) -> Near:
        groups = [self._stems(group) for group in point.cues.concepts]
        best: list[str | None] = [None] * len(groups)
        for sentence in read:
            touched = [_first(group, sentence) for group in groups]
            if sum(one is not None for one in touched) > sum(one is not None for one in best):
                best = touched
        exclude = self._stems(point.cues.exclude)
        excluded = next((found for sentence in read if (found := _first(exclude, sentence))), None)
        return Near(tuple(zip(best, point.cues.concepts, strict=True)), excluded)

    def _stems(self, phrases: tuple[str, ...]) -> tuple[tuple[str, Stems], ...]:
        known = self._groups.get(phrases)
        if known is None:
            known = tuple(
                (phrase, tuple(stem for sentence in sentences(phrase, self._language) for stem in sentence))
                for phrase in phrases
            )
            self._groups[phrases] = known
        return known


def _first(group: Sequence[tuple[str, Stems]], sentence: Stems) -> str | None:
    """The first phrase of a group that stands in the sentence, its stems one after the other."""
    for phrase, stems in group:
        if not stems or stems[0] not in sentence:
            continue
        length = len(stems)
        if any(sentence[start : start + length] == stems for start in range(len(sentence) - length + 1)):
            return phrase
    return None
