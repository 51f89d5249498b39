"""Whether words form sentences: lists of keywords and shuffled words are told from plain and from clumsy prose.

Small words give it away. In prose of any quality “the” is followed by a thing, “of” by a thing, “they” by a verb;
in shuffled words they stand anywhere. A misspelt, unpunctuated, lower-case sentence passes: nothing here asks for
good grammar, only for the order that every writer keeps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from debate.judge.text import Text

BROKEN = 3
"""Impossible pairs of small words, close together, that make a stretch unreadable."""
STRETCH = 24
"""Words to each side of an impossible pair in which others are looked for."""
LIST_WORDS = 14
"""Words in a row with hardly a small word among them that are a list."""
LIST_SMALL_SHARE = 0.1
"""Share of small words below which a row of words is a list: prose of any kind has more than a quarter."""
LIST_ITEMS = 7
"""Items of one or two words in a row, set apart by commas or line breaks, that are a list."""


@dataclass(frozen=True, eq=False, kw_only=True)
class WordOrder:
    """A language's small words: ``classes`` by word, and for each class the classes that cannot follow it.

    ``exceptions`` are pairs of words that are possible all the same.
    """

    classes: Mapping[str, str]
    impossible: Mapping[str, str]
    exceptions: frozenset[tuple[str, str]]


def word_order_of(code: str) -> WordOrder | None:
    """The word order of a language (ISO 639-1 code), ``None`` where nobody has written it yet."""
    if code.lower().partition("-")[0] == "en":
        from debate.judge.prose_english import ENGLISH_ORDER

        return ENGLISH_ORDER
    return None


def salad_spans(text: Text, order: WordOrder | None) -> tuple[set[int], str]:
    """The tokens that do not form sentences, and what they are: ``word-order`` or ``keywords`` (empty: nothing)."""
    if order is None:
        return set(), ""
    listed = _lists(text, order)
    broken = _broken(text, order)
    if len(broken) >= len(listed):
        return broken | listed, "word-order" if broken else ""
    return broken | listed, "keywords"


def _broken(text: Text, order: WordOrder) -> set[int]:
    tokens = text.tokens
    bad = [
        place
        for place in range(len(tokens) - 1)
        if _follows_at_once(tokens[place].after) and _impossible(order, tokens[place].word, tokens[place + 1].word)
    ]
    found: set[int] = set()
    for index, place in enumerate(bad):
        near = [other for other in bad[index : index + BROKEN] if other - place <= STRETCH]
        if len(near) >= BROKEN:
            found.update(range(max(0, place - STRETCH), min(len(tokens), near[-1] + STRETCH)))
    return found if len(found) < 0.6 * len(tokens) else set(range(len(tokens)))


def _follows_at_once(after: str) -> bool:
    return after.isspace()


def _impossible(order: WordOrder, word: str, following: str) -> bool:
    of_word = order.classes.get(word, "")
    return (
        bool(of_word)
        and order.classes.get(following, "?") in order.impossible.get(of_word, "")
        and (word, following) not in order.exceptions
    )


def _lists(text: Text, order: WordOrder) -> set[int]:
    tokens = text.tokens
    found: set[int] = set()
    # Rows of words with hardly a small word among them.
    small = [0]
    for token in tokens:
        small.append(small[-1] + (token.word in order.classes))
    for place in range(len(tokens) - LIST_WORDS + 1):
        if small[place + LIST_WORDS] - small[place] <= LIST_SMALL_SHARE * LIST_WORDS:
            found.update(range(place, place + LIST_WORDS))
    # Short items, one after the other.
    items: list[tuple[int, int]] = []
    first = 0
    for place, token in enumerate(tokens):
        if any(mark in token.after for mark in ",;\n.|/•·") or place == len(tokens) - 1:
            if place - first < 2:
                items.append((first, place))
            else:
                found.update(_as_list(items))
                items = []
            first = place + 1
    found.update(_as_list(items))
    return found


def _as_list(items: list[tuple[int, int]]) -> range:
    return range(items[0][0], items[-1][1] + 1) if len(items) >= LIST_ITEMS else range(0)
