"""The words that a pack knows, and which of them a player's word stands for.

Pack and answer meet on *terms*, the stems of words. A word that the pack does not know is taken for a derived form of
one that it knows (“democracy” for “democratic”), and failing that for a misspelling of one that is close enough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from debate.judge.languages.language import Language
from debate.judge.reading.text import Token

LEAST = 5
"""Letters that a word has at least that is taken for another form or a misspelling."""
ONE_EDIT = 6
"""Letters that it or the known word has when they are one edit apart; shorter words have too many neighbours: a “break”
is no “bread”, and who is “ready” did not “read”."""
TWO_EDITS = 9
"""Letters from which it may be two edits away."""
LONG_STEM = 7
"""Letters of a stem from which on it is compared as well, for a form that no text of the pack uses; stems that are only
the beginnings of words have too many neighbours, too: “companies” is not “command”."""
LEAST_PART = 4
"""Letters that each part of a compound has at least."""
LONGEST = 24
"""Letters beyond which a word is no misspelling but noise; bounds the work per word."""
REMEMBERED = 50_000
"""Unknown words whose reading is kept, so that noise does not fill the memory."""


class Vocabulary:
    """A pack's terms. Made once per pack, which teaches it every word before the first answer is read.

    Looking words up changes only what it remembers, never what it says.
    """

    def __init__(self, language: Language, *, derived: bool = True, spelling: bool = True) -> None:
        self._language = language
        self._derived = derived
        self._spelling = spelling
        self._known: dict[str, None] = {}
        self._written: dict[str, str] = {}
        self._by_root: dict[str, str] | None = None
        self._by_start: dict[tuple[str, int], list[tuple[str, int]]] | None = None
        self._read: dict[str, str] = {}

    def learn(self, stems: Iterable[str], words: Sequence[str] = ()) -> tuple[str, ...]:
        """The terms of an author's text, given by its stems, which the pack knows from now on.

        ``words`` are the same as they are written, where they are at hand: a slip in an ending hides the stem.
        """
        terms = tuple(stems)
        self._known.update(dict.fromkeys(terms))
        for word, term in zip(words, terms, strict=False):
            self._written.setdefault(word, term)
        self._by_root = None
        self._by_start = None
        return terms

    def terms(self, tokens: Iterable[Token]) -> list[str]:
        """The terms of a player's words: derived forms brought home, misspelt ones put right."""
        return [self._term(token) for token in tokens]

    def _term(self, token: Token) -> str:
        stem = token.stem
        if stem in self._known or not LEAST <= len(token.word) <= LONGEST:
            return stem
        if token.word in self._language.stop_words or not token.word.isalpha():
            return stem
        long = len(token.word) >= TWO_EDITS
        read = self._read.get(token.word)
        if read is None:
            read = self._related(stem) if self._derived else None
            if read is None and self._language.compounds:
                read = self._tail(stem)
            if read is None and self._spelling:
                edits = 2 if long else 1
                read = self._nearest(token.word, edits)
                if read is None and len(stem) >= LONG_STEM:
                    read = self._nearest(stem, 1)
            read = read or stem
            if len(self._read) < REMEMBERED:
                self._read[token.word] = read
        return read

    def _related(self, stem: str) -> str | None:
        """The known term of the same root (the first by alphabet), if there is one."""
        if self._by_root is None:
            self._by_root = {}
            for known in sorted(self._known):
                if len(known) >= LEAST and known.isalpha():
                    self._by_root.setdefault(self._language.root(known), known)
        return self._by_root.get(self._language.root(stem))

    def _tail(self, stem: str) -> str | None:
        """The longest known term that an unknown compound ends on (“Militärbündnis”: “Bündnis”), if there is one.

        What stands before it must be a word itself: letters enough beside a mere prefix (“Verantwortung” is no answer).
        """
        for place in range(LEAST_PART, len(stem) - LEAST_PART + 1):
            head, tail = stem[:place], stem[place:]
            if tail in self._known and tail not in self._language.common:
                prefix = max((one for one in self._language.prefixes if head.startswith(one)), key=len, default="")
                if len(head) - len(prefix) >= LEAST_PART:
                    return tail
        return None

    def _nearest(self, written: str, edits: int) -> str | None:
        """The term whose stem, or a word of it, is closest: same first letter, fewest edits, then by alphabet."""
        if self._by_start is None:
            self._by_start = defaultdict(list)
            for known in dict.fromkeys([*self._known, *self._written]):
                if LEAST - 1 <= len(known) <= LONGEST and known.isalpha():
                    self._by_start[known[0], len(known)].append((known, _letters(known)))
        letters, length = _letters(written), len(written)
        found = [
            (distance, known)
            for of_length in range(length - edits, length + edits + 1)
            if max(of_length, length) >= ONE_EDIT
            for known, of_known in self._by_start.get((written[0], of_length), ())
            # An edit takes one letter and brings one at most: by that few words are left to be compared.
            if (letters ^ of_known).bit_count() <= 2 * edits and (distance := _distance(written, known, edits)) <= edits
        ]
        if not found:
            return None
        _, best = min(found)
        return best if best in self._known else self._written[best]


def _letters(word: str) -> int:
    """The letters of a word as bits; letters that share one let a word pass that is then compared for nothing."""
    bits = 0
    for letter in word:
        bits |= 1 << ord(letter) % 64
    return bits


def _distance(one: str, other: str, most: int) -> int:
    """Edits from one word to the other: letters put in, left out, replaced, or swapped with their neighbour.

    Counted up to ``most``; any number above it says that there are more.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        after = [i]
        for j, b in enumerate(other, 1):
            cost = min(row[j] + 1, after[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            after.append(cost)
        before, row = row, after
        if min(row) > most:
            return most + 1
    return row[-1]
