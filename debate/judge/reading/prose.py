"""Whether words form sentences: lists of keywords and shuffled words are told from plain and from clumsy prose.

Small words give it away. In prose of any quality “the” is followed by a thing and “they” by a verb; in shuffled words
they stand anywhere. Each pair of neighbouring words (small words as they are, others by their ending) is weighed by
how much more often it stands in what people write than its two words would meet by chance. Full stops and capitals are
not looked at: a phone, a dictation and a learner's sentence pass. Only a text of which hardly a stretch reads as
language is told, and then it is told of the whole.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from debate.judge.languages.patterns import COMMA, STOP, Words
from debate.judge.languages.prose import EDGE, Prose
from debate.judge.reading.phrases import fillers
from debate.judge.reading.text import Text

STRETCH, STEP = 24, 6
"""Pairs that are judged together, and how far apart such stretches begin."""
LENGTHS, UNREADABLE, BEST_STRETCH = (100, 60, 30), (0.1, 0.0, -0.05), (0.5, 0.4, 0.25)
"""Numbers of pairs, and for texts of at least that many the mean of all pairs, and of the best stretch, below which a
text is no language: the means of long texts vary less. (1,752 marked answers, by pairs counted in answers to other
prompts: none below both, the nearest .02, .13 and .19 above; the same answers shuffled: 88, 99 and 100 of 100.)"""
ODD_END, ENDED = 6, 0.12
"""How many pairs an odd end of a sentence (“… because.”) weighs, since whoever writes knows where to stop, and the mean
of all pairs with such ends below which a text of the longest kind is no language, however well a stretch of it reads.
(2,733 marked answers of that length and edits of them, by pairs counted in answers to other prompts: not one more is
told than by stretches. Of lists with small words strewn in, stretches miss one in eight, ends one in a thousand.)"""
LISTLESS, LIST_SMALL = 0.15, 0.3
"""Mean of all pairs, and share of small words, below which a text is a list of words, whatever stands between them."""
LIST_ITEMS = 7
"""Items of one or two words in a row, set apart by commas or line breaks, that are a list."""
LONG_LIST, ITEM_LENGTH = 10, 3.2
"""So are this many items in a row that have fewer words than this on average, however long each is."""
STACCATO, SENTENCE_LENGTH = 6, 4.0
"""Sentences in a row that have fewer words than this on average, from which on they are a list with full stops: “It is
about bases. Think of Korea!”"""
LEAST_FRAMED, AGAIN, FRAMED = 40, 3, 0.25
"""Pairs of words from which on, in how many sentences a pair stands to be said again, and the share of such pairs from
which on a text is a list of words in a few frames: “They spoke of bases. They spoke of Korea.” (Of 1,934 marked
answers and their edits none has more than .15.)"""
MOSTLY_LISTED, SMALL = 0.6, 0.33
"""Share of a text in such lists from which on, and share of small words in it below which, it is no text at all."""
LEAST_MISPLACED, MISPLACED = 3, 0.02
"""Words behind an article that cannot stand there (“the would”, “a they”) from which on, and the share of all words
from which on, no sentence is in order. (1,704 marked answers: none has three, four have two.)"""
LEAST_WORDS = 12
"""Words below which nothing is said in a language whose pairs nobody has counted."""
SCARCE_WORDS, SCARCE, MOSTLY_SCARCE = 24, 0.3, 0.5
"""Words that are looked at together in a language whose pairs nobody has counted, the share of small words among
them below which they are a list (texts of the test packs in four languages: .42 at least), and the share of a text in
such stretches from which on it is one as a whole."""


def salad(words: Words, prose: Prose | None, text: Text | None = None) -> str:
    """What a text is that is no sentences: ``keywords`` or ``word-order``; empty for language of any quality.

    ``text`` is what the words are of; where pairs have not been counted its capitals tell something besides.
    """
    if prose is None or not words.words:
        return ""
    small = sum(1 for word in words.words if word in prose.small) / len(words.words)
    listed = (
        _lists(words) | _items(words, COMMA, LONG_LIST, ITEM_LENGTH) | _items(words, STOP, STACCATO, SENTENCE_LENGTH)
    )
    misplaced = _misplaced(words, prose)
    if not prose.pairs and text is not None:
        misplaced += _strays(words, prose, text)
    if (len(listed) >= MOSTLY_LISTED * len(set(words.tokens)) and small < SMALL) or _framed(words):
        return "keywords"
    if prose.pairs:
        broken = _unreadable(
            words, prose, scarce=small < LIST_SMALL, idle=fillers(text) if text is not None else frozenset()
        )
    else:
        broken = len(_scarce(words, prose)) >= MOSTLY_SCARCE * len(set(words.tokens))
    if broken or (misplaced >= LEAST_MISPLACED and misplaced >= MISPLACED * len(words.words)):
        return "keywords" if small < SCARCE else "word-order"
    return ""


def _unreadable(words: Words, prose: Prose, *, scarce: bool, idle: frozenset[int]) -> bool:
    """Whether the pairs of words hardly anywhere stand as in prose.

    ``scarce`` is whether small words are, ``idle`` tokens only fill a pause.
    """
    sums = [0.0]
    ends = 0.0
    read = [place for place, token in enumerate(words.tokens) if token not in idle]
    for one, other in pairwise(read):
        first, second = prose.kind(words.words[one]), prose.kind(words.words[other])
        if words.words[one] == words.words[other]:
            continue  # who dictates says a word twice
        if words.breaks[one] < STOP:  # what stands on either side of a full stop, or in two items of a list, is no pair
            sums.append(sums[-1] + prose.weight(first, second))
        else:
            ends += prose.weight(first, EDGE)
    pairs = len(sums) - 1
    if scarce and pairs >= LENGTHS[1] and sums[-1] < LISTLESS * pairs:
        return True
    if pairs >= LENGTHS[0] and sums[-1] + ODD_END * min(0.0, ends) < ENDED * pairs:
        return True
    for least, mean, most in zip(LENGTHS, UNREADABLE, BEST_STRETCH, strict=True):
        if pairs >= least and sums[-1] < mean * pairs:
            starts = range(0, max(1, pairs - STRETCH + 1), STEP)
            width = min(STRETCH, pairs)
            return max((sums[min(pairs, start + STRETCH)] - sums[start]) / width for start in starts) < most
    return False


def _framed(words: Words) -> bool:
    """Whether the text puts one word after the other into the same few sentences.

    A sentence that is said again as a whole counts once: that is repetition.
    """
    sentences: dict[int, list[str]] = {}
    for word, sentence in zip(words.words, words.sentences, strict=True):
        sentences.setdefault(sentence, []).append(word)
    pairs = Counter(pair for one in set(map(tuple, sentences.values())) for pair in set(pairwise(one)))
    whole = pairs.total()
    return whole >= LEAST_FRAMED and sum(count for count in pairs.values() if count >= AGAIN) >= FRAMED * whole


def _scarce(words: Words, prose: Prose) -> set[int]:
    """Tokens in stretches that hardly have a small word, for languages whose pairs nobody has counted."""
    counts = [0]
    for word in words.words:
        counts.append(counts[-1] + (word in prose.small))
    whole = len(words.words)
    found: set[int] = set()
    for start in range(0, max(1, whole - SCARCE_WORDS + 1), STEP if whole > SCARCE_WORDS else 1):
        end = min(start + SCARCE_WORDS, whole)
        if end - start >= LEAST_WORDS and counts[end] - counts[start] < SCARCE * (end - start):
            found.update(words.tokens[start:end])
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
        if _figures(words, first, place):
            pass
        elif place < len(words.breaks) and place - first < 2:
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
    items = [(one + 1, other + 1) for one, other in pairwise(edges) if not _figures(words, one + 1, other)]
    found: set[int] = set()
    for number in range(len(items) - least + 1):
        row = items[number : number + least]
        if sum(end - start for start, end in row) < length * least:
            found.update(token for start, end in row for token in words.tokens[start:end])
    return found


def _figures(words: Words, first: int, last: int) -> bool:
    """Whether an item holds a figure: who notes “40 °C: 48 ml” has read something off, and lists no keywords."""
    return any(word[:1].isdigit() for word in words.words[first : last + 1])


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
