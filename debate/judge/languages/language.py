"""What the judge knows about a language: stems, stop words, spelling families, number words – as data.

A language is a value; the rest of the judge asks it and never names one. To add a language, add a folder of tables
(see ``reader``): every table may be left empty, and the judge then reads that language by stem alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Protocol

from debate.judge.languages.unspaced import Segmenter

LONGEST_STEMMED = 40
"""Characters: longer "words" are pasted noise, kept as they are so that stemming stays cheap."""


class Stemmer(Protocol):
    """What we use of a Snowball stemmer."""

    def stemWord(self, word: str) -> str:  # noqa: N802 - Snowball's own name
        """The stem of a lower-case word."""


APOSTROPHES = "'’‘ʼ＇`´"
"""Characters that people type for an apostrophe."""


def _as_read(word: str, _written: str, _after: str) -> tuple[str, ...]:
    return (word,)


@dataclass(frozen=True, eq=False, kw_only=True)
class Language:
    """One language's tables. ``code`` is ISO 639-1; ``stemmer`` the name of its Snowball algorithm, if any;
    ``known_stems`` are stems that were worked out before, since that algorithm is slow and a pack has many words.

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

    How words are written: ``fold`` is the last step of folding a word (“fuer” is “für” is “fur”), and
    ``keeps_marks`` says that marks on letters are no accents to be dropped (kana, or a stemmer that needs them).
    ``elisions`` are words that lose their vowel and their space before another one (“l” for “le”). ``letters`` are
    words of one letter, which a full stop does not make initials. ``thousands`` groups digits, and ``ordinals``
    says that a number with a full stop counts (“am 3. Oktober”). Behind ``loose`` words a number tells no fact (“at
    eight”, “two or three”). ``fillers`` (words in a row) only fill a pause, and ``typed`` maps forms that are typed in
    haste to the word that they stand for (“cuz”, “becuase”). ``segment`` cuts a run of letters of a script without
    spaces into its words (pairs of offsets). ``compounds`` says that words are put together into one
    (“Militärbündnis”), and ``prefixes`` begin words without making them such a one. ``opens`` gives the words that
    turns of phrase are found by for a word as read, as written, and what stands behind it (“isn't”: “is”, “not”).
    """

    code: str
    stemmer: str
    known_stems: Mapping[str, str] = field(default_factory=dict)
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
    fold: Callable[[str], str] = str
    keeps_marks: bool = False
    elisions: Mapping[str, str] = field(default_factory=dict)
    letters: frozenset[str] = frozenset()
    thousands: str = ","
    ordinals: bool = False
    loose: frozenset[str] = frozenset()
    fillers: frozenset[tuple[str, ...]] = frozenset()
    typed: Mapping[str, str] = field(default_factory=dict)
    segment: Callable[[str], Sequence[tuple[int, int]]] | None = None
    compounds: bool = False
    prefixes: frozenset[str] = frozenset()
    opens: Callable[[str, str, str], tuple[str, ...]] = _as_read

    @cached_property
    def joining(self) -> frozenset[str]:
        """The words that the word before them may change: second ones of ``pairs`` and ``after_word``, and numbers."""
        return frozenset(self.numbers).union(second for _, second in (*self.pairs, *self.after_word))

    def stem(self, word: str) -> str:
        """The stem of a folded word: number words as digits, spelling families together."""
        number = self.numbers.get(word)
        if number is not None:
            return str(number)
        if word[0].isdigit():
            return word.rstrip("s")  # “1950s”
        if len(word) > LONGEST_STEMMED:
            return word
        word = self.variants.get(word, word)
        if not self.stemmer:
            return self.respell(word)
        word = self.respell(word)
        known = self.known_stems.get(word)
        if known is not None:
            return known
        # The algorithm's class itself: ``snowballstemmer.stemmer`` would take a C library where one is installed,
        # of whatever version, and two machines could then disagree. A fresh one per word, since it keeps state.
        return algorithm(self.stemmer)().stemWord(word)


@lru_cache(maxsize=16)
def algorithm(name: str) -> Callable[[], Stemmer]:
    """The Snowball algorithm of that name. Raises ``ImportError`` for one that there is not."""
    # The package itself would import all of its languages, of which a pack needs one: it is passed by.
    package = find_spec("snowballstemmer")
    if package is None or "snowballstemmer" in sys.modules:
        module = import_module(f"snowballstemmer.{name}_stemmer")
    else:
        sys.modules["snowballstemmer"] = module_from_spec(package)
        try:
            module = import_module(f"snowballstemmer.{name}_stemmer")
        finally:
            del sys.modules["snowballstemmer"]
    found: Callable[[], Stemmer] = getattr(module, f"{name.capitalize()}Stemmer")
    return found


PLAIN = Language(code="", stemmer="porter")
"""A language that nobody has described: its words are compared as they stand, English endings apart."""

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "el": "greek", "et": "estonian", "eu": "basque",
    "fi": "finnish", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip
_ELIDED = {
    "it": "l d un c s m t v n all dall dell nell sull quest quell bell sant anch com dov mezz tutt senz",
    "ca": "l d n s m t",
}
"""What loses its vowel before the next word and is written in one with it."""
_COMPOUNDING = frozenset({"da", "et", "fi", "hu", "nb", "nl", "nn", "no", "sv"})


def primary(code: str) -> str:
    """The language of a tag, without country or script: “de” of “de-CH”."""
    return code.lower().replace("_", "-").partition("-")[0]


def plain_language(code: str) -> Language:
    """A language without tables of its own: read by its stemmer, and where there is none either, word by word."""
    if code == "zh":
        return Language(code=code, stemmer="", keeps_marks=True, segment=Segmenter(()))
    if code in _SNOWBALL:
        return Language(
            code=code,
            stemmer=_SNOWBALL[code],
            keeps_marks=True,
            elisions={word: word for word in _ELIDED.get(code, "").split()},
            compounds=code in _COMPOUNDING,
        )
    return PLAIN
