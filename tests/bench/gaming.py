"""What gaming earns that a student would really try: ``python -m tests.bench.gaming [--json | --show]``.

Over all prompts of the built-in packs, the mean and the worst mark of each kind of text, beside its bar; the mean over
the prompts that are kept out of all tuning stands apart. The texts come from ``answers/gaming.yaml`` (learnt by heart,
retold, forms and frames to be filled), or are made by program of the prompt's exemplar, its strong sample and the best
answers that people wrote to it. ``--show`` prints the texts that earn most.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from statistics import mean
from typing import Any

import yaml

from debate.packs.model import Grade, Prompt
from tests.bench.marked import FOLDER, Marked, marked_answers
from tests.bench.people import CONTENT, judge_of

SEED = 1996
GOOD = 80
"""Markers' overall mark from which on an answer is good enough to be turned into nonsense."""
SHOWN = 2
"""How many of the texts that earn most are told of each kind."""
SLOTS = "abcd"

BARS: Mapping[str, int] = {
    "memorised text": 35,
    "case retold": 25,
    "empty form": 20,
    "surrender as rebuttal": 10,
    "exemplar reworded": 25,
    "sample reworded": 25,
    "taken back": 35,
    "somebody else's view": 35,
    "dream": 35,
    "wish": 35,
    "question": 35,
    "well-formed nonsense": 50,
    "reversed cause": 50,
    "denied cause": 50,
    "subject and object swapped": 50,
}
"""The kinds, and the highest mean that each may earn."""


@dataclass(frozen=True, slots=True)
class Try:
    """One text that tries to earn marks on a prompt."""

    kind: str
    id: str
    pack: str
    prompt: str
    text: str


@dataclass(frozen=True, slots=True)
class Earner:
    """A text that earned much, with its mark."""

    id: str
    mark: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """What one kind earns: over all prompts, and over those that are kept out of tuning."""

    kind: str
    texts: int
    mean: float
    kept: float
    worst: int
    bar: int
    most: tuple[Earner, ...]

    @property
    def misses(self) -> bool:
        """Whether the kind earns more than it may."""
        return self.mean > self.bar


# ---- English, as far as the programs need it


@cache
def _data() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load((FOLDER / "gaming.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_data()["words"][name].split())


_UNIT = re.compile(r"(?<=[.!?;:])\s+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_TOKEN = re.compile(r"[\w'’-]+|[^\w\s]")


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


@cache
def _names(pack: str) -> frozenset[str]:
    """Words that the pack's texts and its marked answers write with a capital inside a sentence, and “I”."""
    prompts = judge_of(pack).pack.prompts
    texts = [text for prompt in prompts for text in (prompt.speech, prompt.exemplar)]
    texts += [one.answer for one in marked_answers() if one.pack == pack]
    inside = {word for text in texts for word in re.findall(r"(?<=[a-z,] )[A-Z][\w'’]*", text)}
    small = {word for text in texts for word in re.findall(r"\b[a-z][\w'’]*", text)}
    return frozenset(word for word in inside if word.lower() not in small) | {"I", "I'm", "I've", "I'd", "I'll"}


def _low(text: str, names: frozenset[str]) -> str:
    """The text with a small first letter, unless it starts with a name or a figure."""
    first = re.match(r"[\w’']*", text)
    word = first.group().replace("’", "'") if first else ""
    return text if word in names or word[:-2] in names or not word else text[:1].lower() + text[1:]


def _up(text: str) -> str:
    return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase of a text: where it stands."""

    start: int
    end: int


def noun_phrases(text: str, names: frozenset[str]) -> list[_Phrase]:
    """Noun phrases that are safe to see without a parser: a determiner with one or two nouns, and names.

    What follows must close the phrase: a mark, a small word, a common verb; two doubtful words make none.
    """
    tokens = list(_TOKEN.finditer(text))
    closing = _words("small") | _words("determiners") | _words("verbs")
    found: list[_Phrase] = []
    place = 0
    while place < len(tokens):
        word = tokens[place].group()
        ends = place
        if _plain(word) in _words("determiners"):
            while ends + 1 < len(tokens) and _content(tokens[ends + 1].group(), closing, names):
                ends += 1
            if 1 <= ends - place <= 2 and not _bad_end(tokens[ends].group()):
                found.append(_Phrase(tokens[place].start(), tokens[ends].end()))
        elif word in names and not word.startswith("I'") and word != "I":
            while ends + 1 < len(tokens) and tokens[ends + 1].group() in names:
                ends += 1
            if ends + 1 == len(tokens) or not _content(tokens[ends + 1].group(), closing, names):
                found.append(_Phrase(tokens[place].start(), tokens[ends].end()))
        place = ends + 1
    return found


def _content(word: str, closing: frozenset[str], names: frozenset[str]) -> bool:
    return word[0].isalpha() and _plain(word) not in closing and not word.endswith(("'s", "’s", "s'", "s’"))


def _bad_end(word: str) -> bool:
    return word.endswith(("ly", "ing", "ed")) or len(word) < 3


# ---- Filling forms


def nouns(speech: str, names: frozenset[str]) -> list[str]:
    """The speech's noun phrases with “the” for the speaker's own determiners, each once, without the vaguest."""
    vague = {"way", "ones", "kind", "same", "rest", "man", "day", "year", "years", "first", "time", "moment", "lot"}
    found: dict[str, str] = {}
    for phrase in noun_phrases(speech, names):
        text = speech[phrase.start : phrase.end]
        first, _, rest = text.partition(" ")
        if _plain(first) in _words("determiners"):
            text = f"the {rest}"
        if text.split()[-1].lower() not in vague and text.lower() not in found:
            found[text.lower()] = text
    return list(found.values())


_PERSONS: Mapping[str, str] = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "i'm": "you're", "i've": "you've",
    "i'd": "you'd", "i'll": "you'll", "we": "you", "us": "you", "our": "your", "ours": "yours", "we've": "you've",
    "you": "we", "your": "our", "yours": "ours", "you're": "we're", "you've": "we've", "you'd": "we'd",
}  # fmt: skip
_OPENS = frozenset(
    "i the a my our it its we they he she this that these those nobody every any some two three four at in on for".split()  # noqa: SIM905
)


def claim(speech: str, names: frozenset[str]) -> str:
    """A statement of the speech in indirect form: its first sentence, or the first that states something."""
    statements = [one for one in _SENTENCE.split(speech) if one.endswith(".") and len(one.split()) >= 6]
    opening = [one for one in statements if _plain(one.split()[0].strip(",")) in _OPENS | {n.lower() for n in names}]
    chosen = (opening or statements or [speech])[0].rstrip(".")

    def turn(match: re.Match[str]) -> str:
        return _PERSONS.get(_plain(match.group()), match.group())

    turned = re.sub(r"\b(?:I am|I was)\b", lambda found: {"am": "you are"}.get(found[0][2:], "you were"), chosen)
    return re.sub(r"[\w'’]+", turn, turned) if turned == chosen else _low(turned, names)
