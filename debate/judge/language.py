"""What the judge knows about a language: stems, stop words, spelling families, number words – as data.

A language is a value; the rest of the judge asks it and never names one. To add a language, make a ``Language``
and put it into ``LANGUAGES``: every table may be left empty, and the judge then reads that language by stem alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from typing import Protocol

LONGEST_STEMMED = 40
"""Characters: longer "words" are pasted noise, kept as they are so that stemming stays cheap."""


class Stemmer(Protocol):
    """What we use of a Snowball stemmer."""

    def stemWord(self, word: str) -> str:  # noqa: N802 - Snowball's own name
        """The stem of a lower-case word."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Language:
    """One language's tables. ``code`` is ISO 639-1; ``stemmer`` the name of its Snowball algorithm.

    ``stop_words`` carry no content; ``negators`` reverse what they govern (they are stop words of content
    matching, too). ``common`` are stems that belong to no topic. ``abbreviations`` do not end a sentence.
    ``joined_prefixes`` are written with and without a hyphen (“co-operate”) and read as one word. ``variants``
    map a word to the form to stem instead (irregular forms, British spelling); ``pairs`` map two words to the one
    word that they stand for, and ``after_word`` a word that means another one behind a certain word (“the US”).
    ``numbers`` map number words to digits. ``look_alikes`` map foreign letters that look like this script's own.
    ``valence`` says of stems whether they speak well (1) or ill (-1) of a thing; stems in ``turning`` turn that
    round (“reduce”). ``urging`` words (“should”) open what should be done, and ``deeds`` sort such verbs, by
    root, into bringing about or keeping (1) and ending (-1). ``respell`` brings spelling families together
    (“-isation”, “-our”); ``root`` goes further than the stemmer and brings derived forms together (“democratic”,
    “democracy”).
    """

    code: str
    stemmer: str
    stop_words: frozenset[str] = frozenset()
    negators: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    joined_prefixes: frozenset[str] = frozenset()
    variants: Mapping[str, str] = field(default_factory=dict)
    pairs: Mapping[tuple[str, str], str] = field(default_factory=dict)
    after_word: Mapping[tuple[str, str], str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    look_alikes: Mapping[int, str] = field(default_factory=dict)
    valence: Mapping[str, int] = field(default_factory=dict)
    turning: frozenset[str] = frozenset()
    urging: frozenset[str] = frozenset()
    deeds: Mapping[str, int] = field(default_factory=dict)
    respell: Callable[[str], str] = str
    root: Callable[[str], str] = str

    def stem(self, word: str) -> str:
        """The stem of a folded word: number words as digits, spelling families together."""
        return _stem(self, word)


@lru_cache(maxsize=65_536)
def _stem(language: Language, word: str) -> str:
    number = language.numbers.get(word)
    if number is not None:
        return str(number)
    if word[0].isdigit():
        return word.rstrip("s")  # “1950s”
    if len(word) > LONGEST_STEMMED:
        return word
    word = language.variants.get(word, word)
    # The algorithm's class itself: ``snowballstemmer.stemmer`` would take a C library where one is installed,
    # of whatever version, and two machines could then disagree. A fresh one per word, since it keeps state.
    return _algorithm(language.stemmer)().stemWord(language.respell(word))


@lru_cache(maxsize=16)
def _algorithm(name: str) -> Callable[[], Stemmer]:
    module = import_module(f"snowballstemmer.{name}_stemmer")
    algorithm: Callable[[], Stemmer] = getattr(module, f"{name.capitalize()}Stemmer")
    return algorithm


def language_of(code: str) -> Language:
    """The language of an ISO 639-1 code (“en”, “en-GB”); one that has no tables is read word by word."""
    from debate.judge.english import ENGLISH

    languages = {ENGLISH.code: ENGLISH}
    return languages.get(code.lower().partition("-")[0], _PLAIN)


_PLAIN = Language(code="", stemmer="porter")
