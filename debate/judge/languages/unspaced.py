"""Cuts writing without spaces between words (Japanese, Chinese) into words, without a dictionary.

The script says most of it. A run of katakana or of Latin letters is a word. A run of kanji is cut into pairs, since
most words of Chinese origin have two; one left over stands behind the pairs (図書館: 図書 館), or before them where it
is a prefix (不可能: 不 可能). Kana behind kanji belong to them (増える), up to where a function word of the language
begins (増えない: 増え ない). Pack and answer are cut alike, so a wrong cut costs little. Each character is looked at
once, for one of a fixed list of words, so the work is linear.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

PREFIXES = frozenset("不無未非再各超")
"""Kanji that stand before a word rather than behind it."""
LONGEST_ENDING = 4
"""Kana that may belong to the kanji before them; more are a word of their own."""

_INSIDE = re.compile(
    r"が(?=[るりっれらろ])|や(?=[すしさせそ])|か(?=[すさせそ]|し[たてま]|ない|れ)|な(?=[うわえおっ])|ば(?=ない|れ|せ)"
    r"|し(?=[いくさみむ]|かった)|[れせ](?!ば)"
)
"""Kana that look like a particle but are inside a verb when they stand behind a kanji: 上がる, 増やす."""

_KANJI = r"[\u3005\u3006\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_HIRAGANA = r"[\u3041-\u309f]"
_KATAKANA = r"[\u30a1-\u30ff\u31f0-\u31ff]"
_OTHER = r"[^\u3005\u3006\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff0-9]"


class Segmenter:
    """Cuts one language. ``functions`` are its function words in kana, ``fixed`` words that are never cut."""

    def __init__(self, functions: Iterable[str], fixed: Iterable[str] = ()) -> None:
        whole = "|".join(_longest_first(fixed)) or "(?!)"
        self._runs = re.compile(
            rf"(?P<fixed>{whole})|(?P<kanji>{_KANJI}+)|(?P<kana>{_HIRAGANA}+)|{_KATAKANA}+|[0-9]+(?:[.,][0-9]+)*|{_OTHER}+"
        )
        self._functions = re.compile("|".join(_longest_first(functions)) or "(?!)")

    def __call__(self, written: str) -> list[tuple[int, int]]:
        """Start and end of every word of a run of letters and digits, in order."""
        seen = [place for place, character in enumerate(written) if not _belongs_before(character)]
        plain = "".join(unicodedata.normalize("NFKC", written[place])[:1] for place in seen)
        seen.append(len(written))
        return [(seen[start], seen[end]) for start, end in self._words(plain)]

    def _words(self, plain: str) -> list[tuple[int, int]]:
        """The same for letters and digits alone."""
        found: list[tuple[int, int]] = []
        takes_ending = False
        for match in self._runs.finditer(plain):
            start, end = match.span()
            if match.lastgroup == "kanji":
                found += _pairs(plain, start, end)
            elif match.lastgroup == "kana":
                for first, last, known in self._kana(plain, start, end, inside=takes_ending):
                    if not known and takes_ending and first == start and last - first <= LONGEST_ENDING:
                        found[-1] = (found[-1][0], last)
                    else:
                        found.append((first, last))
            else:
                found.append((start, end))
            takes_ending = match.lastgroup == "kanji"
        return found

    def _kana(self, plain: str, start: int, end: int, *, inside: bool) -> list[tuple[int, int, bool]]:
        """The words of a run of kana, and whether each is a known function word; ``inside`` says kanji precede it."""
        found: list[tuple[int, int, bool]] = []
        unknown = start
        place = start + 1 if inside and _INSIDE.match(plain, start, end) else start
        while place < end:
            match = self._functions.match(plain, place, end)
            if match is None:
                place += 1
                continue
            if unknown < place:
                found.append((unknown, place, False))
            found.append((place, match.end(), True))
            unknown = place = match.end()
        if unknown < end:
            found.append((unknown, end, False))
        return found


def _belongs_before(character: str) -> bool:
    """Whether a character only marks the one before it, or is not seen: a voicing mark, a zero-width space."""
    return character in "ﾞﾟ" or unicodedata.category(character) in {"Cf", "Cc", "Mn", "Me", "Mc"}


def _longest_first(words: Iterable[str]) -> list[str]:
    return [re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word))]


def _pairs(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    if (end - start) % 2 and end - start > 1 and plain[start] in PREFIXES:
        return [(start, start + 1), *_pairs(plain, start + 1, end)]
    return [(place, min(place + 2, end)) for place in range(start, end, 2)]
