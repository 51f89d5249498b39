"""A pack made ready for marking: its words counted, its cues and paraphrases laid out for look-up.

Statistics come from the pack's own texts and never from answers, so the same answer gets the same ballot for ever.
Making a ``CompiledPack`` counts words; the points of a prompt or of a camp are laid out when they are first asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

from debate.judge.finding.cues import Phrase, Phrases
from debate.judge.finding.leaning import Leaning, Signs, urged, urged_verb, valence
from debate.judge.finding.vocabulary import Vocabulary
from debate.judge.finding.weights import SHIPPED, Weights
from debate.judge.languages.language import Language
from debate.judge.languages.reader import language_of, rhetoric_of
from debate.judge.languages.rhetoric import Rhetoric
from debate.judge.reading.stance import negated
from debate.judge.reading.text import PackTexts, Text, Token, stems_of
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


Posting = tuple[int, float, bool]
"""That a text of a point uses a term: the text's number, the term's share of it, and whether it is negated."""


class Centre(NamedTuple):
    """The middle of all that an author says of a point: vector, what of it is negated, how telling its groups are."""

    vector: Mapping[str, float]
    negated: Set[str]
    telling: float


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
        telling: list[float] = []
        for number, (prompt, point) in enumerate(points):
            for kind, place, cue in _cue_groups(point):
                group = len(self.groups)
                phrases += [Phrase(pack.phrase(words), group) for words in cue]
                self.groups.append((number, kind, place))
            if not roughly:
                self._add_texts(number, point, pack)
            centre = pack.centre(prompt, point)
            terms = frozenset([term for term in centre.vector if " " not in term])
            self._add(AuthorText("", number, terms), centre.vector, centre.negated)
            telling.append(centre.telling)
        self.phrases = Phrases(phrases)
        self.telling = tuple(telling)

    def _add_texts(self, number: int, point: Point, pack: CompiledPack) -> None:
        named = [("says", point.says)]
        named += [(f"paraphrase:{place}", words) for place, words in enumerate(point.cues.paraphrases, 1)]
        for rule, words in named:
            terms = frozenset(pack.author_text(words).terms)
            self._add(AuthorText(f"point:{point.id}:{rule}", number, terms), *pack.author_vector(words))
        for place, words in enumerate(point.cues.heard, 1):
            reading = pack.heard(words)
            rule = f"point:{point.id}:heard:{place}"
            self._add(
                AuthorText(rule, number, frozenset(reading.terms)), pack.vector(reading.terms), negated_in(reading)
            )

    def _add(self, text: AuthorText, vector: Mapping[str, float], negated: Set[str]) -> None:
        number, postings = len(self.texts), self.postings
        for term, weight in vector.items():
            posting = (number, weight, term in negated)
            known = postings.get(term)
            if known is None:
                postings[term] = [posting]
            else:
                known.append(posting)
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

    def lay_out(self) -> None:
        """Make what it shares with other prompts."""
        self.pack.camp(self.pack.pack.other_camp(self.prompt.camp).id)
        _ = self.pack.leaning

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
    """A pack's words, and its points laid out on demand: making one costs the counting alone."""

    def __init__(self, pack: Pack, weights: Weights = SHIPPED) -> None:
        self.pack = pack
        self.weights = weights
        self.language: Language = language_of(pack.language)
        self.texts = PackTexts(self.language)
        self.vocabulary = Vocabulary(self.language, derived=weights.derived, spelling=weights.spelling)
        self.stop_terms = frozenset(self.language.stem(word) for word in self.language.stop_words)
        self.rhetoric: Rhetoric | None = rhetoric_of(pack.language)
        self._urged_verb = ""
        self._first_urges = self._stand()
        self._texts: dict[str, Reading] = {}
        # Sets of author's texts as bits of whole numbers (a few hundred texts are then one step): the texts that hold
        # a term, and those of a point of a prompt.
        self._holding: defaultdict[str, int] = defaultdict(int)
        self._own: dict[tuple[str, str], int] = {}
        self._phrases: dict[str, tuple[str, ...]] = {}
        self._vectors: dict[str, tuple[Mapping[str, float], Set[str]]] = {}
        self._centres: dict[tuple[str, str], tuple[Point, Centre]] = {}
        self._spoken: dict[str, frozenset[str]] = {}
        self._phrase_vectors: dict[str, Mapping[str, float]] = {}
        self._prompts: dict[str, CompiledPrompt] = {}
        self._camps: dict[str, PointSet] = {}
        self._rarity = _Rarities(self._work_out)
        self._counts: Counter[str] = Counter()
        bits: dict[str, int] = {}
        for prompt in pack.prompts:
            for point in prompt.points:
                own = 0
                for words in (point.says, *point.cues.paraphrases):
                    if words not in bits:  # one text is one document, however many points say the same
                        bits[words] = 1 << len(bits)
                        reading = self._texts[words] = self._read(words, bits[words])
                        self._counts.update(tuple(dict.fromkeys(features(reading.terms))))
                    own |= bits[words]
                self._own[prompt.id, point.id] = own
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
                    vectors[first].append(spoken(*self.author_vector(words)))
                    signs[first].append(self.author_text(words).signs)
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
            found = self.put(self.pack.prompt(prompt_id))
        return found

    def put(self, prompt: Prompt) -> CompiledPrompt:
        """Lay a prompt's points out, in place of those of another one of its id; all its texts must be the pack's."""
        points = PointSet([(prompt.id, point) for point in prompt.points], prompt.camp, self)
        found = self._prompts[prompt.id] = CompiledPrompt(prompt, points, self)
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
        return self._rarity[feature]

    def _work_out(self, feature: str) -> float:
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
        own = self._own[prompt_id, point.id]
        others = ~own & (1 << self._documents) - 1
        count = self._documents - own.bit_count()
        surprise = 0.0
        for group in point.cues.concepts:
            touched = 0
            for words in group:
                mask = others
                for term in self.phrase(words):
                    mask &= self._holding.get(term, 0)
                touched |= mask
            surprise -= log((touched.bit_count() + 1) / (count + 2))
        return sqrt(surprise / self.weights.surprise) if self.weights.surprise else 1.0

    def author_text(self, words: str) -> Reading:
        """One of the pack's own texts (a point's ``says`` or a paraphrase), read."""
        return self._texts[words]

    def heard(self, words: str) -> Reading:
        """A passage of an answer, read as answers are: it teaches the pack no words and is counted in no statistic."""
        text = self.texts(words)
        return self.reading(text.tokens, self.vocabulary.terms(text.tokens), self._negated(text))

    def author_vector(self, words: str) -> tuple[Mapping[str, float], Set[str]]:
        """The vector of one of the pack's own texts, and which of its features are negated."""
        found = self._vectors.get(words)
        if found is None:
            reading = self._texts[words]
            found = self._vectors[words] = self.vector(reading.terms), negated_in(reading)
        return found

    def centre(self, prompt_id: str, point: Point) -> Centre:
        """The middle of a point's texts and cues. Kept until ``forget``: its prompt and its camp both lay it out."""
        known = self._centres.get((prompt_id, point.id))
        if known is None or known[0] is not point:  # another point of that name: a rule was left out of it
            known = self._centres[prompt_id, point.id] = point, self._centre(prompt_id, point)
        return known[1]

    def _centre(self, prompt_id: str, point: Point) -> Centre:
        middle: defaultdict[str, float] = defaultdict(float)
        negative: defaultdict[str, float] = defaultdict(float)
        for kind, _, cue in _cue_groups(point):
            if kind != "exclude":
                share = self.weights.cue_share * (1.0 if kind == "sufficient" else 6 / len(cue))
                for words in cue:
                    for term, weight in self.phrase_vector(words).items():
                        middle[term] += share * weight
        for words in (point.says, *point.cues.paraphrases):
            vector, negated = self.author_vector(words)
            for term, weight in vector.items():
                middle[term] += weight
                negative[term] += weight if term in negated else -weight
        length = sqrt(sum([weight * weight for weight in middle.values()])) or 1.0
        return Centre(
            {term: weight / length for term, weight in middle.items()},
            frozenset([term for term in middle if negative[term] > 0]),
            self.telling(prompt_id, point),
        )

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
        self._centres.clear()

    def phrase(self, words: str) -> tuple[str, ...]:
        """A cue phrase's terms, stop words included."""
        found = self._phrases.get(words)
        if found is None:
            found = self._phrases[words] = self.vocabulary.learn(stems_of(words, self.language))
        return found

    def content(self, terms: Iterable[str]) -> tuple[str, ...]:
        """The terms that carry content."""
        return tuple([term for term in terms if term not in self.stop_terms])

    def vector(self, terms: Sequence[str]) -> dict[str, float]:
        """Terms and pairs of neighbours weighed by rarity, at unit length."""
        used = features(terms)
        rarity = self._rarity
        weights = {feature: rarity[feature] for feature in used}
        if len(weights) < len(used):
            weights = {feature: (1 + log(count)) * weights[feature] for feature, count in _counted(used).items()}
        length = sqrt(sum([weight * weight for weight in weights.values()])) or 1.0
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

    def _read(self, words: str, bit: int) -> Reading:
        text = self.texts(words)
        terms = self.vocabulary.learn((token.stem for token in text.tokens), [token.word for token in text.tokens])
        for term in terms:
            self._holding[term] |= bit
        return self.reading(text.tokens, terms, self._negated(text))

    def _negated(self, text: Text) -> frozenset[int]:
        if any(token.word in self.language.negators for token in text.tokens):
            return negated(text, self.rhetoric)
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


class _Rarities(dict[str, float]):
    """Rarities by feature, each worked out when it is first asked for; whether it is kept is up to ``work_out``."""

    def __init__(self, work_out: Callable[[str], float]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, feature: str) -> float:
        return self._work_out(feature)


def features(terms: Sequence[str]) -> list[str]:
    """Terms, and pairs of neighbours."""
    return [*terms, *map(" ".join, pairwise(terms))]


def _counted(used: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for feature in used:
        counts[feature] = counts.get(feature, 0) + 1
    return counts


def negated_in(reading: Reading) -> Set[str]:
    """The features that are negated where they first stand; a pair is when one of its words is."""
    if True not in reading.negated:
        return frozenset()
    pairs = [one or other for one, other in pairwise(reading.negated)]
    found: dict[str, bool] = {}
    for feature, negative in zip(features(reading.terms), [*reading.negated, *pairs], strict=True):
        found.setdefault(feature, negative)
    return frozenset([feature for feature, negative in found.items() if negative])


def spoken(vector: Mapping[str, float], negated: Set[str]) -> Mapping[str, float]:
    """A vector whose negated features are marked, so that they are features of their own."""
    if not negated:
        return vector
    return {f"!{feature}" if feature in negated else feature: weight for feature, weight in vector.items()}
