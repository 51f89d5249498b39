"""Makes a language from its word lists as an author writes them: in plain spelling, one form of a word each.

Words are folded as the reading of an answer folds them, and stemmed where the judge compares stems, so that a list
needs neither. See ``Language`` for what each list means.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from debate.judge.languages.language import Language

LOOK_ALIKES = dict(
    zip(
        map(ord, "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһӏԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχⅼｌıøØłŁđĐ"),
        "ABESIJKMHOPCTYXaesijopcyxdhlqwABEZHIKMNOPTYXaikvopuxllioOlLdD",
        strict=True,
    )
)
"""Letters of other scripts, and struck ones, that look like letters of the Latin alphabet."""


def folded(word: str, language: Language) -> str:
    """A word of a list as a word of an answer is read: lower case, accents dropped unless the language keeps them."""
    if language.keeps_marks:
        return language.fold(unicodedata.normalize("NFKC", word).casefold())
    pieces = unicodedata.normalize("NFKD", word).casefold()
    return language.fold("".join(piece for piece in pieces if unicodedata.category(piece) != "Mn"))


def described(
    base: Language,
    *,
    stop: str,
    negators: str,
    common: str,
    good: str,
    ill: str,
    turning: str = "",
    urging: str = "",
    keeping: str = "",
    ending: str = "",
    abbreviations: str = "",
) -> Language:
    """The language ``base``, which holds what stemming needs, with its lists of words (see ``Language``)."""

    def words(text: str) -> frozenset[str]:
        return frozenset(folded(word, base) for word in text.split())

    def stems(text: str) -> dict[str, None]:
        return dict.fromkeys(base.stem(word) for word in sorted(words(text)))

    def roots(text: str) -> list[str]:
        return [base.root(stem) for stem in stems(text)]

    return replace(
        base,
        stop_words=words(stop) | words(negators),
        negators=words(negators),
        common=frozenset(stems(common)),
        abbreviations=words(abbreviations),
        valence=dict.fromkeys(stems(good), 1) | dict.fromkeys(stems(ill), -1),
        turning=frozenset(stems(turning)),
        urging=words(urging),
        deeds=dict.fromkeys(roots(keeping), 1) | dict.fromkeys(roots(ending), -1),
        look_alikes={} if base.keeps_marks else LOOK_ALIKES,
    )


def variants(lines: str, fold: Callable[[str], str]) -> dict[str, str]:
    """Forms to be read as another one, each line “word: form form form”."""
    found: dict[str, str] = {}
    for line in filter(None, map(str.strip, lines.splitlines())):
        word, _, forms = line.partition(":")
        found.update(dict.fromkeys(map(fold, forms.split()), fold(word.strip())))
    return found


def without_endings(endings: Iterable[str], least: int = 4) -> Callable[[str], str]:
    """A rule that takes the endings of derived forms off a stem while at least so many letters stay."""
    longest_first: Sequence[str] = sorted(set(endings), key=lambda ending: (-len(ending), ending))

    def root(stem: str) -> str:
        while True:
            for ending in longest_first:
                if stem.endswith(ending) and len(stem) - len(ending) >= least:
                    stem = stem[: len(stem) - len(ending)]
                    break
            else:
                return stem

    return root
