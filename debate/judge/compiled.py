"""A pack made ready for marking: its words counted, its cues and paraphrases laid out for look-up.

Statistics come from the pack's own texts and never from answers, so the same answer gets the same ballot for ever.
``compile_pack`` counts words; the points of a prompt or of a camp are laid out when they are first asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

from debate.judge.cues import Phrase, Phrases
from debate.judge.language import Language, language_of
from debate.judge.leaning import Leaning, Signs, urged, urged_verb, valence
from debate.judge.rhetoric import Rhetoric, rhetoric_of
from debate.judge.stance import negated
from debate.judge.text import PackTexts, Text, Token, stems_of
from debate.judge.vocabulary import Vocabulary
from debate.judge.weights import SHIPPED, Weights
from debate.packs.model import Pack, Point, Prompt


@dataclass(frozen=True, slots=True)
class Reading:
    """A run of words as the judge compares it: content terms in order, which of them are negated, and its signs."""

    terms: tuple[str, ...]
    negated: tuple[bool, ...]
    signs: Signs


@dataclass(frozen=True, slots=True)
class AuthorText:
    """A text that likeness is measured to: its rule, the number of its point, and its terms."""

    rule: str
    point: int
    terms: frozenset[str]


class Posting(NamedTuple):
    """That a text of a point uses a term: the text's number, the term's share of it, and whether it is negated."""

    text: int
    weight: float
    negated: bool


class PointSet:
    """Points that are looked for together: those of a prompt, or all of a camp.

    ``rivals`` names for each point the prompt that it belongs to, since only neighbours compete. ``groups`` says
    for each cue group number (see ``Phrase.group``) what it is: point, kind, place in the point. Likeness is
    measured to ``texts``: what the point says, its paraphrases, and (last, with an empty rule) the middle of all.
    ``telling`` is what all concept groups of a point together are worth (see ``CompiledPack.telling``).
    """

    def __init__(
        self, points: Sequence[tuple[str, Point]], camp: str, pack: CompiledPack, *, roughly: bool = False
    ) -> None:
        """``roughly`` is for points that are only to be told from others: their single texts are not compared, and
        what was found of them is not written down."""
        self.roughly = roughly
        self.points = tuple(point for _, point in points)
        self.rivals = tuple(prompt for prompt, _ in points)
        self.first_camp = camp == pack.pack.camps[0].id
        self.texts: list[AuthorText] = []
        self.postings: dict[str, list[Posting]] = {}
        self.groups: list[tuple[int, str, int]] = []
        phrases: list[Phrase] = []
        for number, point in enumerate(self.points):
            middle: defaultdict[str, float] = defaultdict(float)
            for kind, place, cue in _cue_groups(point):
                for words in cue:
                    terms = pack.phrase(words)
                    phrases.append(Phrase(terms, len(self.groups)))
                    if kind != "exclude":
                        share = pack.weights.cue_share * (1.0 if kind == "sufficient" else 6 / len(cue))
                        for term, weight in pack.phrase_vector(words).items():
                            middle[term] += share * weight
                self.groups.append((number, kind, place))
            self._add_texts(number, point, middle, pack)
        self.phrases = Phrases(phrases)
        self.telling = tuple(pack.telling(prompt, point) for prompt, point in points)

    def _add_texts(self, number: int, point: Point, middle: defaultdict[str, float], pack: CompiledPack) -> None:
        negative: defaultdict[str, float] = defaultdict(float)
        named = [("says", point.says)]
        named += [(f"paraphrase:{place}", words) for place, words in enumerate(point.cues.paraphrases, 1)]
        for rule, words in named:
            reading = pack.author_text(words)
            vector = pack.author_vector(words)
            polarity = polarities(reading)
            for term, weight in vector.items():
                middle[term] += weight
                negative[term] += weight if polarity[term] else -weight
            if not self.roughly:
                self._add(AuthorText(f"point:{point.id}:{rule}", number, frozenset(reading.terms)), vector, polarity)
        length = sqrt(sum(weight * weight for weight in middle.values())) or 1.0
        vector = {term: weight / length for term, weight in middle.items()}
        polarity = {term: negative[term] > 0 for term in vector}
        self._add(AuthorText("", number, frozenset(term for term in vector if " " not in term)), vector, polarity)

    def _add(self, text: AuthorText, vector: Mapping[str, float], polarity: Mapping[str, bool]) -> None:
        for term, weight in vector.items():
            self.postings.setdefault(term, []).append(Posting(len(self.texts), weight, polarity[term]))
        self.texts.append(text)


@dataclass(frozen=True, slots=True)
class CompiledPrompt:
    """A prompt ready for marking: its points laid out, and the pack whose words they are weighed by."""

    prompt: Prompt
    points: PointSet
    pack: CompiledPack

    @property
    def spoken(self) -> frozenset[str]:
        """The stems of the speech: whoever answers it uses its words, whatever the answer."""
        return self.pack.spoken(self.prompt)

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


@dataclass(frozen=True, slots=True)
class _Masks:
    """Sets of author's texts as bits: those that hold a term, those of a point (prompt, point), and all."""

    terms: Mapping[str, int]
    own: Mapping[tuple[str, str], int]
    whole: int


class CompiledPack:
    """A pack's words, and its points laid out on demand. Make one with ``compile_pack``."""

    def __init__(self, pack: Pack, weights: Weights = SHIPPED) -> None:
        self.pack = pack
        self.weights = weights
        self.language: Language = language_of(pack.language)
        self.texts = PackTexts(self.language)
        self.vocabulary = Vocabulary(self.language, derived=weights.derived, spelling=weights.spelling)
        self.stop_terms = frozenset(self.language.stem(word) for word in self.language.stop_words)
        self._rhetoric: Rhetoric | None = rhetoric_of(pack.language)
        self._urged_verb = ""
        self._first_urges = self._stand()
        self._texts: dict[str, Reading] = {}
        self._every_term: dict[str, tuple[str, ...]] = {}
        self._phrases: dict[str, tuple[str, ...]] = {}
        self._vectors: dict[str, Mapping[str, float]] = {}
        self._spoken: dict[str, frozenset[str]] = {}
        self._phrase_vectors: dict[str, Mapping[str, float]] = {}
        self._prompts: dict[str, CompiledPrompt] = {}
        self._camps: dict[str, PointSet] = {}
        self._rarity: dict[str, float] = {}
        self._counts: Counter[str] = Counter()
        for prompt in pack.prompts:
            for point in prompt.points:
                for words in (point.says, *point.cues.paraphrases):
                    if words in self._texts:
                        continue  # one text is one document, however many points say the same
                    reading = self._texts[words] = self._read(words)
                    self._counts.update(tuple(dict.fromkeys(features(reading.terms))))
                for _, _, cue in _cue_groups(point):
                    for words in cue:
                        self.phrase(words)
        self._documents = max(1, len(self._texts))
        self.motion_terms = frozenset(self.phrase(pack.motion))

    @cached_property
    def leaning(self) -> Leaning:
        """The camps' ways of speaking."""
        vectors: dict[bool, list[Mapping[str, float]]] = {True: [], False: []}
        signs: dict[bool, list[Signs]] = {True: [], False: []}
        for prompt in self.pack.prompts:
            first = prompt.camp == self.pack.camps[0].id
            for point in prompt.points:
                for words in (point.says, *point.cues.paraphrases):
                    reading = self.author_text(words)
                    vectors[first].append(spoken(self.author_vector(words), polarities(reading)))
                    signs[first].append(reading.signs)
                vectors[first].extend(self._cue_vectors(point))
        return Leaning(vectors, signs, self._first_urges, self.weights.leaning_signs)

    def _cue_vectors(self, point: Point) -> Iterable[Mapping[str, float]]:
        """A concept group's phrases together, and all sufficient phrases together, each at unit length."""
        for group in (*point.cues.concepts, point.cues.sufficient):
            summed: defaultdict[str, float] = defaultdict(float)
            for words in group:
                for feature, weight in self.phrase_vector(words).items():
                    summed[feature] += weight
            length = sqrt(sum(weight * weight for weight in summed.values())) or 1.0
            yield {feature: weight / length for feature, weight in summed.items()}

    def prompt(self, prompt_id: str) -> CompiledPrompt:
        """A prompt with its points laid out. Raises ``KeyError`` for an id that the pack does not have."""
        found = self._prompts.get(prompt_id)
        if found is None:
            prompt = self.pack.prompt(prompt_id)
            points = PointSet([(prompt_id, point) for point in prompt.points], prompt.camp, self)
            found = self._prompts[prompt_id] = CompiledPrompt(prompt, points, self)
        return found

    def spoken(self, prompt: Prompt) -> frozenset[str]:
        """The stems of a prompt's speech."""
        found = self._spoken.get(prompt.id)
        if found is None:
            found = self._spoken[prompt.id] = frozenset(token.stem for token in self.texts(prompt.speech).tokens)
        return found

    def camp(self, camp_id: str) -> PointSet:
        """All points that a player of a camp can make, over all its prompts."""
        found = self._camps.get(camp_id)
        if found is None:
            points = [(prompt.id, point) for prompt in self.pack.prompts_for(camp_id) for point in prompt.points]
            found = self._camps[camp_id] = PointSet(points, camp_id, self, roughly=True)
        return found

    def rarity(self, feature: str) -> float:
        """Smoothed inverse document frequency of a term or a pair of terms over the pack's own texts (from 1 up).

        Words of the motion count for less: both camps use them in whatever they say. So do words that belong to no
        topic, and features that no text of
        the pack uses: they match nothing, and would only drown what does.
        """
        found = self._rarity.get(feature)
        if found is None:
            found = log((1 + self._documents) / (1 + self._counts[feature])) + 1
            terms = feature.split(" ")
            if all(term in self.motion_terms for term in terms):
                found *= self.weights.motion
            common = sum(term in self.language.common for term in terms) / len(terms)
            found *= 1 - (1 - self.weights.common) * common
            if feature in self._counts:
                self._rarity[feature] = found
            else:
                found *= self.weights.unknown
        return found

    def telling(self, prompt_id: str, point: Point) -> float:
        """How much it says that all concept groups of a point are touched: 1 for ``Weights.surprise``, with its root.

        1 for every point where that weight is 0.

        A group of common words is touched by accident. How often each group is touched by the texts of the pack's
        *other* points says how likely that is; the groups' surprises (-log of that share, in nats) add up.
        """
        own, others = self._masks.own[prompt_id, point.id], self._masks.whole
        count = self._documents - own.bit_count()
        surprise = 0.0
        for group in point.cues.concepts:
            touched = 0
            for words in group:
                mask = others & ~own
                for term in self.phrase(words):
                    mask &= self._masks.terms.get(term, 0)
                touched |= mask
            surprise -= log((touched.bit_count() + 1) / (count + 2))
        return sqrt(surprise / self.weights.surprise) if self.weights.surprise else 1.0

    @cached_property
    def _masks(self) -> _Masks:
        """Which author's texts hold which terms, as bits of whole numbers: a few hundred texts are then one step."""
        numbers = {words: number for number, words in enumerate(self._texts)}
        terms: dict[str, int] = {}
        for words, number in numbers.items():
            for term in self._every_term[words]:
                terms[term] = terms.get(term, 0) | 1 << number
        own: dict[tuple[str, str], int] = {}
        for prompt in self.pack.prompts:
            for point in prompt.points:
                mask = 0
                for words in (point.says, *point.cues.paraphrases):
                    mask |= 1 << numbers[words]
                own[prompt.id, point.id] = mask
        return _Masks(terms, own, (1 << len(numbers)) - 1)

    def author_text(self, words: str) -> Reading:
        """One of the pack's own texts (a point's ``says`` or a paraphrase), read."""
        return self._texts[words]

    def author_vector(self, words: str) -> Mapping[str, float]:
        """The vector of one of the pack's own texts."""
        found = self._vectors.get(words)
        if found is None:
            found = self._vectors[words] = self.vector(self._texts[words].terms)
        return found

    def phrase_vector(self, words: str) -> Mapping[str, float]:
        """The vector of the content of a cue phrase."""
        found = self._phrase_vectors.get(words)
        if found is None:
            found = self._phrase_vectors[words] = self.vector(self.content(self.phrase(words)))
        return found

    def forget(self) -> None:
        """Give back the memory of what is only needed while points are laid out."""
        self.texts.forget()
        self._vectors.clear()
        self._phrase_vectors.clear()

    def phrase(self, words: str) -> tuple[str, ...]:
        """A cue phrase's terms, stop words included."""
        found = self._phrases.get(words)
        if found is None:
            found = self._phrases[words] = self.vocabulary.learn(stems_of(words, self.language))
        return found

    def content(self, terms: Iterable[str]) -> tuple[str, ...]:
        """The terms that carry content."""
        return tuple(term for term in terms if term not in self.stop_terms)

    def vector(self, terms: Sequence[str]) -> dict[str, float]:
        """Terms and pairs of neighbours weighed by rarity, at unit length."""
        counts: dict[str, int] = {}
        for feature in features(terms):
            counts[feature] = counts.get(feature, 0) + 1
        weights = {feature: (1 + log(count)) * self.rarity(feature) for feature, count in counts.items()}
        length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {feature: weight / length for feature, weight in weights.items()}

    def reading(self, tokens: Sequence[Token], terms: Sequence[str], negated: Container[int]) -> Reading:
        """A run of words as it is compared; ``negated`` are places in ``tokens``."""
        stop_words = self.language.stop_words
        content = [place for place, token in enumerate(tokens) if token.word not in stop_words]
        used = tuple(terms[place] for place in content)
        reversed_ = [place for place in range(len(tokens)) if place in negated]
        good, ill = valence(tokens, reversed_, self.language)
        urges = urged(tokens, reversed_, self._urged_verb, self.language) if self._urged_verb else 0
        signs = Signs(good, ill, urges)
        return Reading(used, tuple(place in negated for place in content), signs)

    def _read(self, words: str) -> Reading:
        text = self.texts(words)
        terms = self._every_term[words] = self.vocabulary.learn(
            (token.stem for token in text.tokens), [token.word for token in text.tokens]
        )
        return self.reading(text.tokens, terms, self._negated(text))

    def _negated(self, text: Text) -> frozenset[int]:
        if any(token.word in self.language.negators for token in text.tokens):
            return negated(text, self._rhetoric)
        return frozenset()

    def _stand(self) -> int:
        """Find the verb that the camps' stands urge or reject; whether the first camp urges it (1), rejects it (-1)."""
        first, second = (self.texts(camp.stand) for camp in self.pack.camps)
        for text in (first, second):
            self._urged_verb = self._urged_verb or urged_verb(text.tokens, self.language)
        if not self._urged_verb:
            return 0
        ours, theirs = (
            urged(text.tokens, self._negated(text), self._urged_verb, self.language) for text in (first, second)
        )
        return 0 if ours == theirs else ours or -theirs


def compile_pack(pack: Pack, weights: Weights = SHIPPED) -> CompiledPack:
    """Make a pack ready for marking. Points are laid out when first used, so this costs the counting alone."""
    return CompiledPack(pack, weights)


def features(terms: Sequence[str]) -> list[str]:
    """Terms, and pairs of neighbours."""
    return [*terms, *(f"{one} {other}" for one, other in pairwise(terms))]


def polarities(reading: Reading) -> dict[str, bool]:
    """Whether each feature is negated where it first stands; a pair is when one of its words is."""
    pairs = [one or other for one, other in pairwise(reading.negated)]
    found: dict[str, bool] = {}
    for feature, negative in zip(features(reading.terms), [*reading.negated, *pairs], strict=True):
        found.setdefault(feature, negative)
    return found


def spoken(vector: Mapping[str, float], polarity: Mapping[str, bool]) -> dict[str, float]:
    """A vector whose negated features are marked, so that they are features of their own."""
    return {f"!{feature}" if polarity[feature] else feature: weight for feature, weight in vector.items()}
