"""What of an answer is copied from the pack: the speech, the brief, an exemplar, a camp's case.

Runs of words that also stand in one source, in the same order, are found by their triples of words, with small gaps
allowed, so that swapping a word here and there does not hide them; a sentence rebuilt from one source's sentence is
found by what the two share. Text that is stitched together from the pack's own pairs of words, as a generator would
do it, is told by how few of its pairs are new. A player may quote a fact of the brief, which is there to be used,
beside words of their own; the rest of what is copied is masked.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from debate.judge.reading.text import PackTexts, Sentence, Text, Token
from debate.packs.model import Pack, Prompt

SPAN = 3
"""Words that are compared at a time."""
LEAST_RUN = 8
"""Words in a row (of one source) that are no longer a coincidence: names and set phrases are shorter."""
LEAST_OF_SAMPLE = 24
"""Words in such runs from which on a sample of the pack was copied, which no player is shown."""
GAP = 2
"""Words changed in between that do not end a run."""
QUOTED_FACTS = 40
"""Words of the brief's facts that an answer may quote, as long as it has as many of its own."""
MOSTLY_OWN = 0.5
"""Share of an answer's words that are its own from which on what it repeats of the speech is a quotation."""
REBUILT = 0.7
"""Share of a sentence's content that stands in one sentence of a source when it is only rebuilt from it."""
MOSTLY = 0.3
"""Share of an answer that is copied from which on the rest is held against its main source more strictly:"""
REBUILT_FROM_MAIN, LEAST_FROM_MAIN = 0.4, 4
"""this share of a sentence's content, and this many of its words, then tell that it was rebuilt."""
LEAST_SHARED = 6
"""Words with content that two sentences must share to be compared at all."""
LONG_SHARED = 12
"""Words with content that a single sentence shares with a source when that is no coincidence."""

PATCHED = 0.82
"""Share of pairs of neighbouring words that stand in the pack's texts from which on a text is stitched together from
them. (Samples of the built-in pack: .73 at most; text generated from its pairs or triples of words: .95 and more.)"""
LEAST_PAIRS = 25
"""Pairs below which nothing is said of that: a short sentence may use known pairs alone."""

SPEECH = "the speech that it answers"
FACTS = "the brief"
CASE = "the camps' cases"
EXEMPLAR = "a model answer"
SAMPLE = "a sample of the pack"


@dataclass(frozen=True, slots=True)
class _Source:
    """A text that players can see. ``prompt`` is the prompt whose exemplar it is, else empty."""

    kind: str
    prompt: str
    sentences: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class _Rebuilt:
    """A sentence that shares ``shared`` words of content, most of what it has, with a sentence of a source."""

    sentence: Sentence
    source: _Source
    shared: int


@dataclass(frozen=True, slots=True)
class Copied:
    """Indices of copied words: ``masked`` ones earn nothing, ``quoted`` ones are the speaker's, taken up to be
    answered.

    ``source`` names what most of the masked ones are from.
    """

    masked: frozenset[int]
    quoted: frozenset[int]
    source: str


class CopyFinder:
    """Finds what was copied from the visible texts of one pack."""

    def __init__(self, pack: Pack, texts: PackTexts) -> None:
        self._language = texts.language
        self._sources: list[_Source] = []
        self._numbers: dict[str, int] = {}
        """The number of each word, from 1 on, by which runs of words are kept."""
        triples: set[int] = set()
        self._by_stem: dict[str, list[tuple[int, int]]] = {}
        # Whoever argues about the motion has to say it.
        self._motion = frozenset(self._learn_triples(texts(pack.motion)))
        for kind, prompt, written in _visible(pack):
            self._add(kind, prompt, texts(written), triples)
        # Every triple, and beside it a source that has it: two rows of numbers are by far the smallest way.
        self._triples = array("Q", [one >> 32 for one in sorted(triples)])
        self._sources_of = array("I", [one & 0xFFFFFFFF for one in sorted(triples)])
        self._pairs: array[int] | None = None
        self._pack, self._texts = pack, texts

    def _add(self, kind: str, prompt: str, text: Text, triples: set[int]) -> None:
        number = len(self._sources)
        triples.update(triple << 32 | number for triple in self._learn_triples(text) if triple not in self._motion)
        sentences = tuple(
            frozenset(token.stem for token in sentence.tokens if token.word not in self._language.stop_words)
            for sentence in text.sentences
        )
        for index, stems in enumerate(sentences):
            if len(stems) >= LEAST_FROM_MAIN:
                key = number, index
                for stem in stems:
                    known = self._by_stem.get(stem)
                    if known is None:
                        self._by_stem[stem] = [key]
                    else:
                        known.append(key)
        self._sources.append(_Source(kind, prompt, sentences))

    def know_pairs(self) -> array[int]:
        """The pairs of neighbouring words in all texts of the pack; only texts of players are held against them."""
        if self._pairs is None:
            found = {
                pair
                for written in (*(text for _, _, text in _visible(self._pack)), *_unseen(self._pack))
                for sentence in self._texts(written).sentences
                for pair in _runs_of(2, [self._learn(token) for token in sentence.tokens])
            }
            self._pairs = array("Q", sorted(found))
        return self._pairs

    def _learn(self, token: Token) -> int:
        return self._numbers.setdefault(token.word, len(self._numbers) + 1)

    def _learn_triples(self, text: Text) -> Iterable[int]:
        return _runs_of(SPAN, [self._learn(token) for token in text.tokens])

    def patched(self, text: Text, masked: frozenset[int] | set[int]) -> bool:
        """Whether what is not ``masked`` of a text is stitched together from the pack's own pairs of words."""
        pairs = self.know_pairs()
        known = whole = 0
        for sentence in text.sentences:
            own = [token for index, token in enumerate(sentence.tokens, sentence.first) if index not in masked]
            for pair in _runs_of(2, [self._numbers.get(token.word, 0) for token in own]):
                whole += 1
                known += bisect_right(pairs, pair) - bisect_left(pairs, pair)
        return whole >= LEAST_PAIRS and known >= PATCHED * whole

    def find(self, text: Text, own: Prompt | None = None) -> Copied:
        """What an answer copies from the pack.

        ``own`` is the prompt whose exemplar is not held against the answer: the pack's own check marks that text.
        """
        left_out = own.id if own is not None else ""
        covered: dict[int, set[int]] = {}
        words = len(text.tokens)
        triples = _runs_of(SPAN, [self._numbers.get(token.word, 0) for token in text.tokens])
        for place, triple in enumerate(triples):
            first, last = bisect_left(self._triples, triple), bisect_right(self._triples, triple)
            numbers = self._sources_of[first:last]
            if sum(self._sources[number].kind == EXEMPLAR for number in numbers) > 1:
                continue  # what stands in two model answers is a set phrase, and nobody's
            for number in numbers:
                if not left_out or self._sources[number].prompt != left_out:
                    covered.setdefault(number, set()).update(range(place, place + SPAN))
        copied: dict[int, str] = {}
        # What a fact of the brief says may be quoted, wherever else it stands.
        for number in sorted(covered, key=lambda number: (self._sources[number].kind != FACTS, number)):
            runs = list(_runs(sorted(covered[number])))
            # Nobody has seen a sample: a sentence that says the same is chance, several are not.
            if self._sources[number].kind == SAMPLE and len(runs) < LEAST_OF_SAMPLE:
                continue
            for place in runs:
                copied.setdefault(place, self._sources[number].kind)
        rebuilt = [
            found
            for found in self._rebuilt(text, REBUILT, LEAST_SHARED)
            if found.source.prompt != left_out or not left_out
        ]
        for found in rebuilt:
            # One sentence that says the same may be chance; two of one source are not.
            if found.shared >= LONG_SHARED or sum(other.source is found.source for other in rebuilt) > 1:
                self._mark(found, copied)
        if len(copied) >= MOSTLY * words:
            long = [number for number in sorted(covered) if len(self._sources[number].sentences) > 1]
            if long:
                main = self._sources[max(long, key=lambda number: len(covered[number]))]
                for found in self._rebuilt(text, REBUILT_FROM_MAIN, LEAST_FROM_MAIN, main):
                    self._mark(found, copied)
        return self._allowing(copied, words)

    @staticmethod
    def _mark(found: _Rebuilt, copied: dict[int, str]) -> None:
        first = found.sentence.first
        for place in range(first, first + len(found.sentence.tokens)):
            copied.setdefault(place, found.source.kind)

    def _rebuilt(self, text: Text, enough: float, least: int, only: _Source | None = None) -> Iterable[_Rebuilt]:
        """Sentences whose content is, in the main, that of one sentence of a source (of ``only`` that one).

        ``enough`` is the share of either's words, and ``least`` their number, that the two must have in common.
        """
        for sentence in text.sentences:
            stems = {token.stem for token in sentence.tokens if token.word not in self._language.stop_words}
            if len(stems) < least:
                continue
            shared: dict[tuple[int, int], int] = {}
            for stem in sorted(stems):
                for key in self._by_stem.get(stem, ()):
                    shared[key] = shared.get(key, 0) + 1
            for (number, index), count in sorted(item for item in shared.items() if item[1] >= least):
                source = self._sources[number]
                longer = max(len(stems), len(source.sentences[index]))
                if (only is None or source is only) and count >= max(least, enough * longer):
                    yield _Rebuilt(sentence, source, count)
                    break

    @staticmethod
    def _allowing(copied: Mapping[int, str], words: int) -> Copied:
        """Let facts be quoted within their bounds, and the speech in an answer that is mostly the player's own."""
        own = words - len(copied)
        budget = min(QUOTED_FACTS, own)
        quotes_speech = own >= MOSTLY_OWN * words
        masked: list[int] = []
        quoted: list[int] = []
        counts: dict[str, int] = {}
        for place in sorted(copied):
            if copied[place] == FACTS and budget > 0:
                budget -= 1
                continue
            if copied[place] == SPEECH and quotes_speech:
                quoted.append(place)
                continue
            masked.append(place)
            counts[copied[place]] = counts.get(copied[place], 0) + 1
        main = max(sorted(counts), key=lambda kind: counts[kind]) if counts else ""
        return Copied(frozenset(masked), frozenset(quoted), main)


def _runs_of(span: int, numbers: Sequence[int]) -> Iterable[int]:
    """Every ``span`` words in a row as one whole number; a word that no text of the pack has is 0, and so in no run."""
    for run in zip(*(numbers[start:] for start in range(span)), strict=False):
        whole = 0
        for number in run:
            whole = whole << 20 | number
        yield whole


def _runs(places: list[int]) -> Iterable[int]:
    """The places that stand in runs of at least ``LEAST_RUN``, and the small gaps inside those runs."""
    run: list[int] = []
    for place in [*places, -1]:
        if run and (place < 0 or place - run[-1] > GAP + 1):
            if len(run) >= LEAST_RUN:
                yield from range(run[0], run[-1] + 1)
            run = []
        run.append(place)


def _visible(pack: Pack) -> Iterable[tuple[str, str, str]]:
    """Every text that can be copied: its kind, the prompt whose exemplar or sample it is, the text."""
    for prompt in pack.prompts:
        yield SPEECH, "", prompt.speech
        yield EXEMPLAR, prompt.id, prompt.exemplar
        for sample in prompt.samples:
            yield SAMPLE, prompt.id, sample.text
    for camp in pack.camps:
        yield CASE, "", camp.stand
        for line in camp.case:
            yield CASE, "", line
        for fact in camp.facts:
            yield FACTS, "", fact.says
    for claim in pack.brief.claims:
        yield FACTS, "", claim.says


def _unseen(pack: Pack) -> Iterable[str]:
    """Texts of the pack that players do not see before they answer."""
    for prompt in pack.prompts:
        for point in prompt.points:
            yield from (point.says, point.hint, point.press, *point.cues.paraphrases)
