"""Writing in kanji and kana, which a language asks for by the name ``kana``: how words are cut, what they stand for.

Words are cut by the script and by the language's function words (see ``unspaced``). A word's term is its kanji without
the kana of its ending, so that a verb stands for all its forms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from debate.judge.languages.unspaced import Segmenter

LETTERS = "".join(map(chr, range(0x3041, 0x3097)))
"""Hiragana, as endings are written."""

_INFLECTED = re.compile(r"[\u3005\u3400-\u9fff]+[\u3041-\u3096]+")
_CHOICE = re.compile(r"\(([^()]*)\)(\?)?|(.)\?")


class Kana:
    """One language in kana and kanji.

    ``functions`` are its function words in kana, words of ``whole`` are never cut. A word of ``before_comma`` before a
    comma is another one, and is read with it (“が、”); a verb keeps those ``kept_forms`` that mean something else than
    its other ones, as they begin.
    """

    def __init__(
        self, functions: Iterable[str], whole: Iterable[str], before_comma: Iterable[str], kept_forms: Iterable[str]
    ) -> None:
        self._whole = frozenset(whole)
        self._before_comma = frozenset(before_comma)
        self._kept = tuple(kept_forms)
        self.segment = Segmenter(functions, self._whole)

    def respell(self, word: str) -> str:
        """A word's term: its kanji without the kana of an ending, katakana without the long sound at the end."""
        if _INFLECTED.fullmatch(word):
            return word.rstrip(LETTERS)
        return word.rstrip("ー") if len(word) > 3 else word  # shorter words (バー) would lose half of it

    def opened(self, word: str, _written: str, after: str) -> tuple[str, ...]:
        """What turns of phrase are found by: the term; and a “が” before a comma is the conjunction, “but”."""
        if word in self._before_comma and after[:1] in {"、", ",", "，"}:
            return (f"{word}、",)
        for form in self._kept:
            if word.startswith(form):
                return (form,)
        return (word if word in self._whole else self.respell(word),)

    def patterns(self, lines: str) -> str:
        """Turns of phrase as they are written, one a line, cut as answers are.

        ``(言う|思う)`` is either, a “?” behind it or behind a letter makes that optional, ``…`` is up to four words,
        ``^`` the beginning of a clause, and “が、” the conjunction. A line of a class (“@negators”) is left as it is.
        """
        found = []
        for line in filter(None, map(str.strip, lines.splitlines())):
            if line.startswith("@"):
                found.append(line)
                continue
            for expanded in _expanded(line.removeprefix("^")):
                parts = [" ".join(self._cut(part)) for part in expanded.split("…")]
                found.append(("^ " if line.startswith("^") else "") + " ~4 ".join(parts))
        return "\n".join(dict.fromkeys(found))  # many forms of a verb are one term

    def _cut(self, written: str) -> list[str]:
        plain = unicodedata.normalize("NFKC", written)
        comma = plain[-2:-1] in self._before_comma and plain.endswith("、")
        plain = plain.rstrip("、")
        words = [self.opened(plain[start:end].casefold(), "", "")[0] for start, end in self.segment(plain)]
        return [*words[:-1], f"{words[-1]}、"] if comma else words


def _expanded(line: str) -> list[str]:
    match = _CHOICE.search(line)
    if match is None:
        return [line]
    options = (match.group(1) or match.group(3) or "").split("|")
    if match.group(2) or match.group(3):
        options.append("")
    return [found for option in options for found in _expanded(line[: match.start()] + option + line[match.end() :])]
