"""Whether an answer is the player's own prose on this prompt: what is not is masked, and flagged with its reason.

Masked words are simply not read: copied sentences, lists of keywords, shuffled words and repetitions earn nothing,
while whatever of the player's own stands beside them still counts. Only where the whole answer argues for the other
camp are moves cut as well. A flag is always shown with one sentence, so that a person can overrule it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from debate.judge.ballot import Flag
from debate.judge.finding.copies import CopyFinder
from debate.judge.languages.patterns import Words
from debate.judge.languages.prose import Prose
from debate.judge.reading.prose import salad
from debate.judge.reading.text import Text
from debate.packs.model import Prompt

LEAST_WORDS = 4
"""An answer below this many words is flagged as too short to mark (it is marked all the same)."""
MOSTLY_COPIED = 0.5
"""Share of copied words from which on it costs marks besides: what is left is the share that is the player's own."""
COPIED_WORDS = 12
"""Copied words from which on the answer is flagged; fewer are left out without a word."""
SAME_SENTENCE = 0.8
"""Share of stems (of the longer sentence) that two sentences have in common when one repeats the other."""
REPEATED_SHARE = 0.25
"""Share of an answer's words in repeated sentences from which on it is flagged."""
MOSTLY_REPEATED = 0.4
"""Share from which on it costs marks besides: what is left of them is the share that is not repeated."""
HIDDEN_CHARACTERS = 3
"""Invisible or look-alike characters inside words from which on the answer is flagged; fewer come from copying."""


@dataclass(frozen=True, slots=True)
class Integrity:
    """What is not the player's own prose: ``masked`` token indices, and the flags that say why.

    ``quoted`` ones are the speech's own words, taken up to be answered: nobody asserts them. ``share`` (0–1) is what
    the flags leave of every mark.
    """

    masked: frozenset[int]
    flags: tuple[Flag, ...]
    share: float = 1.0
    quoted: frozenset[int] = frozenset()


def check_integrity(
    text: Text,
    found: Words,
    prose: Prose | None,
    copies: CopyFinder,
    *,
    own: Prompt | None,
    words: int,
    most_words: int,
) -> Integrity:
    """Look for everything that can be told before any point is looked for.

    ``text`` is the part of the answer that is read, ``words`` the length of the whole answer.
    """
    flags: list[Flag] = []
    if not text.tokens:
        return Integrity(frozenset(), (Flag(id="empty", reason="Nothing was written, so there is nothing to mark."),))
    if words > most_words:
        flags.append(
            Flag(
                id="over-length",
                reason=f"Only the first {most_words} of {words} words were read; the rest earned nothing.",
            )
        )
    hidden = _hidden_characters(text)
    if hidden >= HIDDEN_CHARACTERS:
        flags.append(
            Flag(
                id="hidden-characters",
                reason=f"{hidden} words hold invisible or look-alike characters; they were read as plain letters.",
            )
        )
    masked: set[int] = set()
    kind = salad(found, prose, text)
    if kind:
        masked.update(range(len(text.tokens)))
        flags.append(Flag(id=kind, reason=_SALAD[kind]))
    copied = copies.find(text, own)
    fresh = copied.masked - masked
    masked |= copied.masked
    taken = len(fresh) / len(text.tokens)
    if len(fresh) >= COPIED_WORDS:
        flags.append(Flag(id="copied", reason=_copied_reason(len(fresh), copied.source, taken)))
    if own is None and copies.patched(text, masked):
        masked.update(range(len(text.tokens)))
        flags.append(Flag(id="babble", reason="This is stitched together from scraps of the pack's own sentences."))
    repeated = _repeated(text, masked)
    masked |= repeated
    again = len(repeated) / len(text.tokens)
    if again >= REPEATED_SHARE:
        flags.append(Flag(id="repeated", reason=_repeated_reason(again)))
    if words < LEAST_WORDS and not flags:
        flags.append(Flag(id="too-short", reason="These are too few words to make and support an answer."))
    share = (1 - again if again >= MOSTLY_REPEATED else 1.0) * (1 - taken if taken >= MOSTLY_COPIED else 1.0)
    if len(masked) == len(text.tokens):
        share = 0.0  # where nothing is left to read, nothing was answered
    return Integrity(frozenset(masked), tuple(flags), share, copied.quoted - masked)


def _copied_reason(words: int, source: str, share: float) -> str:
    if share < MOSTLY_COPIED:
        return f"{words} words are taken from {source}; they were left out of the marking."
    return f"{round(100 * share)} % of this is taken from {source}; that share of the marks was taken off."


def _repeated_reason(share: float) -> str:
    if share < MOSTLY_REPEATED:
        return "A sentence is repeated; it was counted once."
    return f"{round(100 * share)} % of this says again what was said before; that share of the marks was taken off."


_SALAD = {
    "keywords": "This is a list of words, not sentences; it earned nothing.",
    "word-order": "These are words in no readable order; they earned nothing.",
}


def _hidden_characters(text: Text) -> int:
    """How many words hold characters that are not seen, or letters of another script among this one's."""
    return sum(
        1
        for token in text.tokens
        if not (written := text.answer[token.start : token.end]).isascii() and _hides(written, token.word)
    )


def _hides(written: str, folded: str) -> bool:
    """Whether a word was written with more than accents, typographic signs and curly apostrophes."""
    if any(unicodedata.category(character) == "Cf" for character in written):
        return True
    plain = unicodedata.normalize("NFKD", written).casefold()
    foreign = (character for character in plain if character.isalpha() and not character.isascii())
    # “ø” and “ł” are letters of this script that people type, and only of their folding a plain letter is left.
    return folded.isascii() and any("LATIN" not in unicodedata.name(character, "") for character in foreign)


def _repeated(text: Text, masked: Iterable[int]) -> set[int]:
    """Tokens of sentences that say again what an earlier sentence said in the same words."""
    left_out = set(masked)
    seen: list[frozenset[str]] = []
    exact: set[frozenset[str]] = set()
    repeated: set[int] = set()
    for sentence in text.sentences:
        places = range(sentence.first, sentence.first + len(sentence.tokens))
        stems = frozenset(token.stem for token in sentence.tokens)
        if len(stems) < 4 or all(place in left_out for place in places):
            continue
        if stems in exact or any(_same(stems, other) for other in seen):
            repeated.update(place for place in places if place not in left_out)
        else:
            seen.append(stems)
            exact.add(stems)
    return repeated


def _same(first: frozenset[str], second: frozenset[str]) -> bool:
    return len(first & second) >= SAME_SENTENCE * max(len(first), len(second))
