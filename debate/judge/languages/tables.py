"""Makes a language's rules from tables: how words are folded, respelt, taken to their root and opened.

Tables are written in plain spelling; what they hold is folded as the reading of an answer folds it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from debate.judge.languages.language import APOSTROPHES, Language

LOOK_ALIKES = dict(
    zip(
        map(ord, "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһӏԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχⅼｌıøØłŁđĐ"),
        "ABESIJKMHOPCTYXaesijopcyxdhlqwABEZHIKMNOPTYXaikvopuxllioOlLdD",
        strict=True,
    )
)
"""Letters of other scripts, and struck ones, that look like letters of the Latin alphabet."""
_UNITS = "mm cm m km ml cl dl l mg g kg kb mb gb ms min mins hr hrs yr yrs am pm c f w kw v mph kph k bn"
UNITS = frozenset(_UNITS.split())
"""What is typed to a number without a blank and means the same with one: “48ml”, “5pm”. (No “s”: “the 1990s”.)"""


def folded(word: str, language: Language) -> str:
    """A word of a list as a word of an answer is read: lower case, accents dropped unless the language keeps them."""
    if word.isascii():
        return language.fold(word.lower())
    if language.keeps_marks:
        return language.fold(unicodedata.normalize("NFKC", word).casefold())
    pieces = unicodedata.normalize("NFKD", word).casefold()
    return language.fold("".join(piece for piece in pieces if unicodedata.category(piece) != "Mn"))


class Fold(NamedTuple):
    """Letters and what is read for them, unless they stand behind one of ``not_behind``."""

    letters: Mapping[str, str]
    not_behind: str = ""


def folding(rules: Sequence[Fold]) -> Callable[[str], str]:
    """The last step of folding a word: letters that are read as others."""
    if not rules:
        return str
    instead = {letters: read for rule in rules for letters, read in rule.letters.items()}
    found = re.compile(
        "|".join(
            (f"(?<![{re.escape(rule.not_behind)}])" if rule.not_behind else "") + re.escape(letters)
            for rule in rules
            for letters in rule.letters
        )
    )
    return lambda word: found.sub(lambda match: instead[match.group()], word)


class Respelling(NamedTuple):
    """Endings and what stands for them where at least so many letters stand before.

    Words that are ``kept``, told by the first of the endings, keep their spelling with all of them.
    """

    endings: Mapping[str, str]
    least: int = 0
    kept: frozenset[str] = frozenset()


def respelling(rules: Sequence[Respelling]) -> Callable[[str], str]:
    """A rule that brings spelling families together: the first ending that a word has is respelt."""
    if not rules:
        return str
    every = tuple(ending for rule in rules for ending in rule.endings)

    def respell(word: str) -> str:
        if not word.endswith(every):
            return word
        for rule in rules:
            for ending, instead in rule.endings.items():
                base = word[: len(word) - len(ending)]
                if word.endswith(ending) and len(base) >= rule.least:
                    return word if base + next(iter(rule.endings)) in rule.kept else base + instead
        return word

    return respell


def without_endings(endings: Iterable[str], least: int) -> Callable[[str], str]:
    """A rule that takes the endings of derived forms off a stem while at least so many letters stay."""
    longest_first = tuple(sorted(set(endings), key=lambda ending: (-len(ending), ending)))
    if not longest_first:
        return str

    def root(stem: str) -> str:
        while stem.endswith(longest_first):
            for ending in longest_first:
                if stem.endswith(ending) and len(stem) - len(ending) >= least:
                    stem = stem[: len(stem) - len(ending)]
                    break
            else:
                break
        return stem

    return root


class Contractions(NamedTuple):
    """Words that are opened into several, and ``tails`` that are, tried in this order.

    Reading drops every “'s”; behind a word of ``before_s`` it is the word ``s``.
    """

    words: Mapping[str, tuple[str, ...]]
    tails: Mapping[str, str]
    s: str
    before_s: frozenset[str]

    def opened(self, word: str, written: str, _after: str) -> tuple[str, ...]:
        """The plain words of a word as it was read and as it was written."""
        if word in self.before_s and len(written) > 2 and written[-1] in "sS" and written[-2] in APOSTROPHES:
            return (word, self.s)
        if "'" not in word or word in self.words:
            return self.words.get(word, (word,))
        for tail, opened in self.tails.items():
            if word.endswith(tail) and len(word) > len(tail):
                return (word[: len(word) - len(tail)], opened)
        return (word,)
