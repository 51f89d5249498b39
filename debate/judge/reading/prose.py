"""Whether words form sentences: lists of keywords and shuffled words are told from plain and from clumsy prose.

Small words give it away. In prose of any quality “the” is followed by a thing and “they” by a verb; in shuffled words
they stand anywhere. Each pair of neighbouring words (small words as they are, others by their ending) is weighed by
how much more often it stands in prose than its two words would meet by chance; prose of any kind has a clearly
positive mean, shuffled words and lists one of about zero. A misspelt, unpunctuated, lower-case sentence passes.
"""

from __future__ import annotations

from itertools import pairwise
from math import sqrt

from debate.judge.languages.patterns import COMMA, STOP, Words
from debate.judge.languages.prose import Prose
from debate.judge.reading.text import Text

LEAST_PAIRS = 12
"""Pairs of words below which nothing is said: too few to tell a clumsy sentence from a shuffled one."""
STRETCH, STEP = 40, 10
"""Pairs that are judged together, and how far apart such stretches begin, beside the whole text."""
PROSE, SPREAD = 0.29, 2.1
"""A stretch of n pairs is no prose when its mean is below ``PROSE - SPREAD / sqrt(n)``: the means of short honest texts
vary more. (2,100 human arguments: mean .30, one in 200 below -.09 at 12 to 25 pairs; shuffled model answers: -.24 to
.02 at 130 pairs.)"""
WHOLE_SPREAD = 1.6
"""The same for the whole of a text of more different pairs than a stretch has: its mean varies less than that of its
worst stretch. (Honest texts of more than 40 pairs: 1.1 at most; cue words with small words strewn in: 1.7 at least.)"""
LIST_ITEMS = 7
"""Items of one or two words in a row, set apart by commas or line breaks, that are a list."""
LONG_LIST, ITEM_LENGTH = 10, 3.2
"""So are this many items in a row that have fewer words than this on average, however long each is."""
STACCATO, SENTENCE_LENGTH = 6, 6.0
"""Sentences in a row that have fewer words than this on average, from which on they are a list with full stops: “It is
about bases. Think of Korea!” (43 honest texts of six or more sentences: none below 9.8.)"""
LEAST_MISPLACED, MISPLACED = 3, 0.02
"""Words behind an article that cannot stand there (“the would”, “a they”) from which on, and the share of all words
from which on, no sentence is in order. (2,180 honest texts: none has three, one has two.)"""
SCARCE_WORDS, SCARCE = 24, 0.3
"""Words that are looked at together in a language whose pairs nobody has counted, and the share of small words among
them below which they are a list. (Texts of the test packs in four languages: .42 at least.)"""
MISPLACED_WEIGHT = 0.04
"""What each of them takes from the mean of the whole text's pairs besides."""


def salad(words: Words, prose: Prose | None, text: Text | None = None) -> tuple[frozenset[int], str]:
    """The tokens that do not form sentences, and what they are: ``keywords`` or ``word-order`` (empty: nothing).

    ``text`` is what the words are of; where pairs have not been counted its capitals tell something besides.
    """
    if prose is None or not words.words:
        return frozenset(), ""
    listed = (
        _lists(words) | _items(words, COMMA, LONG_LIST, ITEM_LENGTH) | _items(words, STOP, STACCATO, SENTENCE_LENGTH)
    )
    misplaced = _misplaced(words, prose)
    if not prose.pairs and text is not None:
        misplaced += _strays(words, prose, text)
    broken = _broken(words, prose, misplaced) if prose.pairs else _scarce(words, prose)
    if misplaced >= LEAST_MISPLACED and misplaced >= MISPLACED * len(words.words):
        broken = set(words.tokens)
    if not listed and not broken:
        return frozenset(), ""
    found = listed | broken
    small = sum(1 for word in words.words if word in prose.small)
    scarce = SCARCE if not prose.pairs else 0.25
    kind = "keywords" if listed or small < scarce * len(words.words) else "word-order"
    everything = frozenset(words.tokens)
    return (everything if len(found) > 0.5 * len(everything) else frozenset(found)), kind


def _broken(words: Words, prose: Prose, misplaced: int) -> set[int]:
    """Tokens in stretches whose pairs of words do not stand as in prose."""
    places: list[int] = []
    sums = [0.0]
    for place, weight in _weighed_pairs(words, prose):
        places.append(place)
        sums.append(sums[-1] + weight)
    pairs = len(places)
    if pairs < LEAST_PAIRS:
        return set()
    different = len(set(pairwise(words.words)))
    found: set[int] = set()
    stretches = [(0, pairs)]
    stretches += [(start, start + STRETCH) for start in range(0, pairs - STRETCH, STEP)]
    if pairs > STRETCH:
        stretches.append((pairs - STRETCH, pairs))
    for start, end in stretches:
        whole = (start, end) == (0, pairs)
        spoilt = MISPLACED_WEIGHT * misplaced if whole else 0.0
        spread = WHOLE_SPREAD if whole and different > STRETCH else SPREAD
        if sums[end] - sums[start] < (PROSE + spoilt - spread / sqrt(end - start)) * (end - start):
            first, last = places[start], places[end - 1]
            found.update(words.tokens[first : last + 1])
    return found


def _scarce(words: Words, prose: Prose) -> set[int]:
    """Tokens in stretches that hardly have a small word, for languages whose pairs nobody has counted."""
    counts = [0]
    for word in words.words:
        counts.append(counts[-1] + (word in prose.small))
    whole = len(words.words)
    found: set[int] = set()
    for start in range(0, max(1, whole - SCARCE_WORDS + 1), STEP if whole > SCARCE_WORDS else 1):
        end = min(start + SCARCE_WORDS, whole)
        if end - start >= LEAST_PAIRS and counts[end] - counts[start] < SCARCE * (end - start):
            found.update(words.tokens[start:end])
    return found


def _weighed_pairs(words: Words, prose: Prose) -> list[tuple[int, float]]:
    """Every pair of neighbours with the place of its second word (of its first at a sentence's end)."""
    found: list[tuple[int, float]] = []
    before = "^"
    for place, word in enumerate(words.words):
        kind = prose.kind(word)
        found.append((place, prose.weight(before, kind)))
        before = kind
        mark = words.breaks[place]
        if mark == STOP:
            found.append((place, prose.weight(kind, "^")))
            before = "^"
        elif mark >= COMMA:
            found.append((place, prose.weight(kind, ",")))
            before = ","
    return found


def _lists(words: Words) -> set[int]:
    """Tokens of short items, one after the other: “bases, region, Korea, reach, …”."""
    found: set[int] = set()
    items: list[int] = []
    count = 0
    first = 0
    for place, mark in enumerate([*words.breaks, STOP, STOP]):
        if mark < COMMA:
            continue
        if place < len(words.breaks) and place - first < 2:
            items.extend(range(first, place + 1))
            count += 1
        else:
            if count >= LIST_ITEMS:
                found.update(words.tokens[item] for item in items)
            items, count = [], 0
        first = place + 1
    return found


def _items(words: Words, edge: int, least: int, length: float) -> set[int]:
    """Tokens of ``least`` or more items in a row that are shorter than ``length`` words on average.

    Items end at breaks of at least ``edge``: parts of a long list, of which one may have five words (“fear of a strong
    Japan”), or sentences too short to say anything.
    """
    edges = [-1, *(place for place, mark in enumerate(words.breaks) if mark >= edge)]
    found: set[int] = set()
    for number in range(len(edges) - least):
        first, last = edges[number], edges[number + least]
        if last - first < length * least:
            found.update(words.tokens[first + 1 : last + 1])
    return found


def _strays(words: Words, prose: Prose, text: Text) -> int:
    """How many small words have a capital in the middle of a clause: heads of sentences that were carried there."""
    count = 0
    for place in range(1, len(words.words)):
        word, token = words.words[place], text.tokens[words.tokens[place]]
        if word in prose.small and word not in prose.polite and not words.breaks[place - 1]:
            written = text.answer[token.start : token.end]
            count += written[:1].isupper() and written[1:2].islower() and _plain_gap(text, words.tokens[place])
    return count


def _plain_gap(text: Text, index: int) -> bool:
    """Whether nothing but a blank stands before a word: behind a quotation mark a capital is in order."""
    return index > 0 and text.tokens[index - 1].after.isspace()


def _misplaced(words: Words, prose: Prose) -> int:
    """How many words stand behind an article that cannot stand there."""
    count = 0
    for place, word in enumerate(words.words):
        if word in prose.articles:
            ends = words.breaks[place] >= COMMA
            count += ends or words.words[place + 1] in prose.never_after
    return count
