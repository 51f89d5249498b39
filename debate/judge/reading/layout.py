"""How an answer is laid out: lines that end a sentence, the marks of lists, words broken at the end of a line.

Players write lists with and without full stops, paste from mails that are wrapped, and dictate line by line. Here
this is read once, into the classes of characters that ``text.read`` works on: where a line ends a sentence its break
gets the class of a full stop, the numbers and bullets of a list are blanks, and a broken word is one word.
"""

from __future__ import annotations

import re
from itertools import pairwise

from debate.judge.languages.language import Language

_LINE = re.compile(r"[^\n\t\r\u2028\u2029]+")
_HEAD = re.compile(r"[ >]*(?:(?:[-*+–—•·‣▪●○]|\(?(?:[0-9]{1,2}|[a-hA-H])[.)]|#{1,6})(?=\s|$)\s*)*")
"""What may stand at the head of a line before its words: the marks of a mail, a bullet, the number of an item."""
_INLINE = re.compile(r"(?<![\w(])(?:\(?[0-9]{1,2}\)(?=\s)|[•‣▪●])")
"""Marks that open an item wherever they stand: what is pasted often loses its line breaks."""
_BROKEN = re.compile(r"(?P<head>[^\W\d_]+)(?P<hyphen>[-\u00ad\u2010])[ \t]*\r?\n[ \t>]*(?=[^\W\d_])")
_BREAK = re.compile(r"[-\u00ad\u2010]\s+>?\s*")
_GOES_ON = frozenset(",-")
"""Classes behind which a line goes on."""

LEAST_LINE = 3
"""Words of a line without a mark from which on its break can end a sentence: shorter ones are only laid out so."""


def lay_out(answer: str, classes: str, language: Language) -> str:
    """The classes of an answer (one for each of its characters, see ``text``) with its layout read."""
    head = _HEAD.match(answer)
    plain = head is None or not head.end()
    if plain and ")" not in answer and answer.isprintable() and not any(mark in answer for mark in "•‣▪●"):
        return classes
    found = list(classes)
    for match in _INLINE.finditer(answer):
        found[match.start() : match.end()] = [" "] * (match.end() - match.start())
        _end(found, match.start())
    for match in _BROKEN.finditer(answer):
        if match["hyphen"] != "-" or _is_broken(answer, match, language):
            start = match.start("hyphen")
            found[start : match.end()] = ["i"] * (match.end() - start)
    lines = list(_LINE.finditer(answer))
    heads = [_HEAD.match(answer, line.start(), line.end()) for line in lines]
    for line, head in zip(lines, heads, strict=True):
        if head is not None and head.end() < line.end():
            found[line.start() : head.end()] = [" "] * (head.end() - line.start())
    widest = max((len(line.group()) for line in lines), default=0)
    for (before, line), head in zip(pairwise(lines), heads[1:], strict=True):
        marked = head is not None and bool(head.group().strip(" >"))
        blank = answer.count("\n", before.end(), line.start()) > 1
        if found[before.end()] != "i" and (marked or blank or _opens(answer, before, line, head, widest, language)):
            _end(found, before.end())
    return "".join(found)


def joined(word: str) -> str:
    """A word that was broken at the end of a line, in one piece."""
    return _BREAK.sub("", word)


def _end(found: list[str], place: int) -> None:
    """Let a sentence end at a blank, unless one has just ended or the line goes on."""
    before = next((found[at] for at in range(place - 1, -1, -1) if found[at] not in " x'i"), ".")
    if before not in ".!" and before not in _GOES_ON:
        found[place] = "!"


def _is_broken(answer: str, match: re.Match[str], language: Language) -> bool:
    """Whether a hyphen at the end of a line only breaks a word: “Lon-don”, and not “one-sided”."""
    head = match["head"].lower()
    whole = head in language.stop_words or head in language.common or head in language.known_stems
    return answer[match.end()].isupper() == match["head"][-1].isupper() and not whole


def _opens(
    answer: str,
    before: re.Match[str],
    line: re.Match[str],
    head: re.Match[str] | None,
    widest: int,
    language: Language,
) -> bool:
    """Whether a line without a mark opens a sentence: what was only wrapped did not find room in the line before."""
    start = head.end() if head is not None else line.start()
    words = answer[start : line.end()].split(maxsplit=1)
    if not words:
        return False
    if len(before.group().split()) >= LEAST_LINE and len(before.group().rstrip()) + 1 + len(words[0]) <= widest:
        return True
    return words[0][:1].isupper() and words[0].lower() in language.stop_words
