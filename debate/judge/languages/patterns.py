"""Ways of putting things, found in an answer: “they say”, “it is not true that”, “even if”.

Stance and moves are told by turns of phrase, each written down as a short pattern over words (see ``Phrase``) and
found by ``Phrases.find``. They are the data of a language's ``rhetoric.toml``.

Bounded by construction: a pattern is a fixed row of word sets with gaps of a stated width, tried only where its
first word stands, so the work is linear in the answer; no text of a player or an author becomes a pattern.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

COMMA = 1
"""A break inside a clause or between close clauses: comma, bracket, dash."""
STRONG = 2
"""A break between clauses: semicolon, colon, line break."""
STOP = 3
"""The end of a sentence."""


@dataclass(frozen=True, slots=True)
class Words:
    """An answer as plain words, contractions opened.

    ``tokens[i]`` is the index in ``Text.tokens`` of the word that ``words[i]`` comes from, ``breaks[i]`` the
    break behind it (0, ``COMMA``, ``STRONG`` or ``STOP``), ``sentences[i]`` the number of its sentence.
    """

    words: tuple[str, ...]
    tokens: tuple[int, ...]
    breaks: tuple[int, ...]
    sentences: tuple[int, ...]


class Found(NamedTuple):
    """A phrase of the group ``name``: ``first`` and ``last`` (inclusive) count ``Words.words``."""

    name: str
    first: int
    last: int
    pattern: int


class _Element(NamedTuple):
    """A part of a pattern; behind a ``last`` one stand none but optional ones."""

    options: frozenset[str]
    optional: bool
    gap: int
    last: bool = False


class _Candidate(NamedTuple):
    """A pattern of the group ``name`` where its first word is known; ``second`` are the words that must come next."""

    name: str
    number: int
    begins: bool
    elements: tuple[_Element, ...]
    second: frozenset[str] | None


class Phrases:
    """Named groups of patterns.

    A pattern is words separated by spaces. ``a|b`` is either word, ``@name`` any word of that class, ``~3`` up to
    three words of any kind, a ``?`` behind a word makes it, and what may stand for it, optional, and ``^`` at the start
    asks for the beginning of a sentence or clause. Patterns never run over a strong break or a sentence's end.
    ``names`` are the groups, and ``words`` all words that some pattern names.
    """

    def __init__(self, groups: Mapping[str, Iterable[str]], classes: Mapping[str, Iterable[str]]) -> None:
        self._classes = {name: frozenset(words) for name, words in classes.items()}
        self._elements: dict[str, _Element] = {}
        self._by_first: dict[str, list[_Candidate]] = {}
        self._near: dict[tuple[str, str], list[_Candidate]] = {}
        self.names = frozenset(groups)
        self.words: set[str] = set()
        self.written: list[str] = []
        self._needs: list[tuple[frozenset[str], ...]] = []
        for name, patterns in groups.items():
            for pattern in patterns:
                self._add(name, pattern)

    def _add(self, name: str, pattern: str) -> None:
        begins = pattern.startswith("^")
        # One class of words, with all that stand for it, is an element of a hundred patterns.
        parts = pattern.lstrip("^ ").split()
        elements = [self._elements.get(part) or self._elements.setdefault(part, self._element(part)) for part in parts]
        for place in range(len(elements) - 1, 0, -1):
            if not elements[place].optional:
                break
            elements[place - 1] = elements[place - 1]._replace(last=True)
        number = len(self.written)
        self.written.append(pattern)
        self._needs.append(tuple(element.options for element in elements if not element.optional))
        for element in elements:
            self.words |= element.options
        for skipped, element in enumerate(elements):
            rest = tuple(elements[skipped:])
            second = rest[1].options if len(rest) > 1 and not rest[1].optional else None
            for word in element.options:
                self._by_first.setdefault(word, []).append(_Candidate(name, number, begins, rest, second))
            if not element.optional:
                break

    def _element(self, part: str) -> _Element:
        if part.startswith("~"):
            return _Element(frozenset(), True, int(part[1:]))
        optional = "?" in part
        options: set[str] = set()
        for option in part.replace("?", "").split("|"):
            options |= self._classes[option[1:]] if option.startswith("@") else {option}
        return _Element(frozenset(options), optional, 0)

    def find(self, words: Words) -> list[Found]:
        """Every place where a pattern matches, longest first for one group and start, in the order of the answer."""
        found: list[Found] = []
        every = frozenset(words.words)
        possible: dict[int, bool] = {}
        for place, (word, following) in enumerate(pairwise((*words.words, ""))):
            if word not in self._by_first:
                continue
            fresh = place == 0 or words.breaks[place - 1] > 0
            best: dict[str, Found] = {}
            for name, number, begins, elements, _ in self._candidates(word, following):
                if begins and not fresh:
                    continue
                may_be = possible.get(number)
                if may_be is None:
                    may_be = possible[number] = not any(every.isdisjoint(need) for need in self._needs[number])
                if not may_be:
                    continue
                last = _match(elements, 0, words, place)
                if last >= 0 and (name not in best or best[name].last < last):
                    best[name] = Found(name, place, last, number)
            found.extend(best.values())
        return found

    def _candidates(self, word: str, following: str) -> list[_Candidate]:
        """The patterns that may begin with these two words; kept for words that patterns name, and so bounded."""
        key = word, following if following in self.words else ""
        found = self._near.get(key)
        if found is None:
            found = self._near[key] = [
                one for one in self._by_first[word] if one.second is None or following in one.second
            ]
        return found


def _match(elements: tuple[_Element, ...], at: int, words: Words, place: int) -> int:
    """Index of the last word matched from ``place`` on by the elements from ``at`` on, -1 for none."""
    if at == len(elements):
        return place - 1
    element = elements[at]
    if element.gap:
        for skipped in range(element.gap + 1):
            if skipped and not _joined(words, place + skipped - 1):
                break
            last = _match(elements, at + 1, words, place + skipped)
            if last >= 0:
                return last
        return -1
    if place < len(words.words) and words.words[place] in element.options:
        if at + 1 == len(elements):
            return place
        if words.breaks[place] < STRONG:
            last = _match(elements, at + 1, words, place + 1)
            if last >= 0:
                return last
        if element.last:
            return place
    return _match(elements, at + 1, words, place) if element.optional and at + 1 < len(elements) else -1


def _joined(words: Words, place: int) -> bool:
    """Whether the word at ``place`` may be followed by another of the same phrase."""
    return place < len(words.words) and words.breaks[place] < STRONG
