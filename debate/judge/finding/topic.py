"""Which passages of an answer are about its prompt at all, by the words in them that belong to some topic.

Everybody says “people”, “more” and “danger”; the words that nobody needs for every subject (``Language.common`` has
the others) tell what a text is about. A passage is foreign when few of them belong to the prompt's world and there are
enough of them to tell; one odd sentence, a comparison or a fact of the player's own, is not. What is foreign is not
read: padding earns nothing and takes nothing away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from debate.judge.finding.world import World
from debate.judge.languages.language import Language
from debate.judge.reading.text import Sentence, Text

NATIVE = 0.45
"""Share of topical words that belong to the prompt's world at which a sentence is neither native nor foreign.
(Strong samples of the built-in pack: .90 and more over all; fluent text on other topics: .44 at most.)"""
FOREIGN = 2.4
"""Topical words that a passage has in excess of its known ones, weighed at that share, from which on it is foreign: six
unknown words in a row, or eleven with two known ones among them."""
IDLE = 2
"""Topical words that a sentence has at most when it has no topic of its own."""
SURE = 7
"""Letters from which on a word whose spelling was put right counts as known: shorter words have too many neighbours."""
LEAST_WHOLE, OFF_TOPIC = 10, 0.3
"""Topical words from which on, and the share that the world knows below which, a whole answer is off-topic."""
LEAST_UNKNOWN = 8
"""The same where the world knows none of them at all."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What an answer is about. ``foreign`` are indices of words that are not about the prompt.

    ``sentences`` has for each sentence how many of its words belong to the prompt's world and how many belong to some
    topic at all; ``words`` is the number of all words. Words that are not the player's own are not counted.
    """

    foreign: frozenset[int]
    sentences: tuple[tuple[int, int], ...]
    words: int

    @property
    def topical(self) -> int:
        """How many words belong to some topic."""
        return sum(topical for _, topical in self.sentences)

    @property
    def off_topic(self) -> bool:
        """Whether the answer as a whole is about something else."""
        known = sum(known for known, _ in self.sentences)
        return self.topical >= (LEAST_WHOLE if known else LEAST_UNKNOWN) and known < OFF_TOPIC * self.topical

    def points_nowhere(self, sentence: int) -> bool:
        """Whether a sentence names some topic, and no word of it is the prompt's."""
        known, topical = self.sentences[sentence]
        return topical > 0 and known == 0


def read_topic(text: Text, terms: Sequence[str], world: World, language: Language, masked: frozenset[int]) -> Topic:
    """Read what every sentence is about. ``terms`` are the answer's words with their spelling put right, by index."""
    counts = tuple(_count(sentence, terms, world, language, masked) for sentence in text.sentences)
    foreign: set[int] = set()
    for first, last in _passages([NATIVE * topical - known for known, topical in counts]):
        # A sentence of no topic beside a foreign passage (“Even if a few of them fell, …”) belongs to it.
        if first and counts[first - 1][1] <= IDLE:
            first -= 1
        if last + 1 < len(counts) and counts[last + 1][1] <= IDLE:
            last += 1
        start, end = text.sentences[first], text.sentences[last]
        foreign.update(range(start.first, end.first + len(end.tokens)))
    return Topic(frozenset(foreign), counts, len(text.tokens) - len(masked))


def _passages(strangeness: Sequence[float]) -> Iterator[tuple[int, int]]:
    """First and last sentence (inclusive) of every foreign passage: runs whose strangeness adds up to most."""
    waiting = [(0, len(strangeness))]
    while waiting:
        begin, end = waiting.pop()
        best, first, last = 0.0, begin, begin
        total, start = 0.0, begin
        for place in range(begin, end):
            if total <= 0:
                total, start = 0.0, place
            total += strangeness[place]
            if total > best:
                best, first, last = total, start, place
        if best >= FOREIGN:
            waiting += [(begin, first), (last + 1, end)]
            yield first, last


def _count(
    sentence: Sentence, terms: Sequence[str], world: World, language: Language, masked: frozenset[int]
) -> tuple[int, int]:
    """How many different topical words of a sentence the world knows, and how many there are."""
    topical = {
        terms[index] if len(token.word) >= SURE else token.stem
        for index, token in enumerate(sentence.tokens, sentence.first)
        if index not in masked
        and token.word not in language.stop_words
        and token.stem not in language.common
        and not token.stem[0].isdigit()
    }
    return sum(1 for stem in topical if stem in world.weights), len(topical)
