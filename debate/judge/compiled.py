"""A pack made ready for marking: its words counted, its cues and paraphrases laid out for look-up.

Statistics come from the pack's own texts and never from answers, so the same answer gets the same ballot for ever.
``compile_pack`` counts words; the points of a prompt or of a camp are laid out when they are first asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

from debate.judge.cues import Phrase, Phrases
from debate.judge.language import Language, language_of
from debate.judge.rhetoric import Rhetoric, rhetoric_of
from debate.judge.stance import negated
from debate.judge.text import read
from debate.judge.vocabulary import Vocabulary
from debate.judge.weights import SHIPPED, Weights
from debate.packs.model import Pack, Point, Prompt


@dataclass(frozen=True, slots=True)
class AuthorText:
    """A sentence by which the author puts a point: content terms in order, and which of them are negated."""

    rule: str
    point: int
    terms: tuple[str, ...]
    negated: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Posting:
    """That a text of a point uses a term: the text's number, the term's share of it, and whether it is negated."""

    text: int
    weight: float
    negated: bool


class PointSet:
    """Points that are looked for together: those of a prompt, or all of a camp.

    ``groups`` says for each cue group number (see ``Phrase.group``) what it is: point, kind, place in the point.
    """

    def __init__(self, points: Sequence[Point], pack: CompiledPack) -> None:
        self.points = tuple(points)
        self.texts: list[AuthorText] = []
        self.postings: dict[str, list[Posting]] = {}
        self.groups: list[tuple[int, str, int]] = []
        phrases: list[Phrase] = []
        for number, point in enumerate(self.points):
            self.texts.extend(pack.author_texts(number, point))
            for kind, place, cue in _cue_groups(point):
                phrases.extend(Phrase(pack.phrase(words), len(self.groups)) for words in cue)
                self.groups.append((number, kind, place))
        self.phrases = Phrases(phrases)
        for place, text in enumerate(self.texts):
            for term, (weight, reversed_) in pack.vector(text.terms, text.negated).items():
                self.postings.setdefault(term, []).append(Posting(place, weight, reversed_))


@dataclass(frozen=True, slots=True)
class CompiledPrompt:
    """A prompt ready for marking: its points laid out, and the pack whose words they are weighed by."""

    prompt: Prompt
    points: PointSet
    pack: CompiledPack

    @property
    def others(self) -> PointSet:
        """All points that the other camp could make."""
        return self.pack.camp(self.pack.pack.other_camp(self.prompt.camp).id)


def _cue_groups(point: Point) -> Iterable[tuple[str, int, tuple[str, ...]]]:
    cues = point.cues
    for place, group in enumerate(cues.concepts):
        yield "concept", place, group
    for place, phrase in enumerate(cues.sufficient):
        yield "sufficient", place, (phrase,)
    if cues.exclude:
        yield "exclude", 0, cues.exclude


class CompiledPack:
    """A pack's words, and its points laid out on demand. Make one with ``compile_pack``."""

    def __init__(self, pack: Pack, weights: Weights = SHIPPED) -> None:
        self.pack = pack
        self.weights = weights
        self.language: Language = language_of(pack.language)
        self._rhetoric: Rhetoric | None = rhetoric_of(pack.language)
        self.vocabulary = Vocabulary(self.language, derived=weights.derived, spelling=weights.spelling)
        self._texts: dict[str, tuple[tuple[str, ...], tuple[bool, ...]]] = {}
        self._prompts: dict[str, CompiledPrompt] = {}
        self._camps: dict[str, PointSet] = {}
        counts: Counter[str] = Counter()
        for prompt in pack.prompts:
            for point in prompt.points:
                for words in (point.says, *point.cues.paraphrases):
                    terms, reversed_ = self._read(words)
                    self._texts[words] = (terms, reversed_)
                    counts.update(sorted(set(_features(terms))))
        self._documents = max(1, len(self._texts))
        self._counts: Mapping[str, int] = counts

    def prompt(self, prompt_id: str) -> CompiledPrompt:
        """A prompt with its points laid out. Raises ``KeyError`` for an id that the pack does not have."""
        found = self._prompts.get(prompt_id)
        if found is None:
            prompt = self.pack.prompt(prompt_id)
            found = self._prompts[prompt_id] = CompiledPrompt(prompt, PointSet(prompt.points, self), self)
        return found

    def camp(self, camp_id: str) -> PointSet:
        """All points that a player of a camp can make, over all its prompts."""
        found = self._camps.get(camp_id)
        if found is None:
            points = [point for prompt in self.pack.prompts_for(camp_id) for point in prompt.points]
            found = self._camps[camp_id] = PointSet(points, self)
        return found

    def rarity(self, feature: str) -> float:
        """Smoothed inverse document frequency of a term or a pair of terms over the pack's own texts (from 1 up)."""
        return log((1 + self._documents) / (1 + self._counts.get(feature, 0))) + 1

    def author_texts(self, number: int, point: Point) -> Iterable[AuthorText]:
        """The texts of a point: what it says, and its paraphrases."""
        named = [("says", point.says)]
        named += [(f"paraphrase:{place}", words) for place, words in enumerate(point.cues.paraphrases, 1)]
        for rule, words in named:
            terms, reversed_ = self._texts[words]
            yield AuthorText(f"point:{point.id}:{rule}", number, terms, reversed_)

    def phrase(self, words: str) -> tuple[str, ...]:
        """A cue phrase's terms, stop words included."""
        return self.vocabulary.learn(read(words, self.language).tokens)

    def vector(self, terms: Sequence[str], reversed_: Sequence[bool]) -> dict[str, tuple[float, bool]]:
        """Terms and pairs of neighbours weighed by rarity, at unit length, each with its polarity."""
        counts: dict[str, int] = {}
        polarity: dict[str, bool] = {}
        for feature, negative in zip(_features(terms), _polarities(reversed_), strict=True):
            counts[feature] = counts.get(feature, 0) + 1
            polarity.setdefault(feature, negative)
        weights = {feature: (1 + log(count)) * self.rarity(feature) for feature, count in counts.items()}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {feature: (weight / length, polarity[feature]) for feature, weight in weights.items()}

    def _read(self, words: str) -> tuple[tuple[str, ...], tuple[bool, ...]]:
        text = read(words, self.language)
        reversed_ = negated(text, self._rhetoric)
        terms = self.vocabulary.learn(text.tokens)
        content = [place for place, token in enumerate(text.tokens) if token.word not in self.language.stop_words]
        return tuple(terms[place] for place in content), tuple(place in reversed_ for place in content)


def compile_pack(pack: Pack, weights: Weights = SHIPPED) -> CompiledPack:
    """Make a pack ready for marking. Points are laid out when first used, so this costs the counting alone."""
    return CompiledPack(pack, weights)


def _features(terms: Sequence[str]) -> list[str]:
    return [*terms, *(f"{one} {other}" for one, other in pairwise(terms))]


def _polarities(reversed_: Sequence[bool]) -> list[bool]:
    return [*reversed_, *(one or other for one, other in pairwise(reversed_))]
