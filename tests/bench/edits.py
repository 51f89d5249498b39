"""Edits of an answer that keep its meaning: what a phone, a dictation, a hurry or a list make of the same thoughts.

Each takes a text and a seeded generator. They know English alone, as the marked answers do.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping

Edit = Callable[[str, random.Random], str]

_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_FILLERS = ("um", "uh", "like", "you know", "I mean", "so", "well", "er", "kind of", "basically")
_TEXTING = {
    "you": "u", "your": "ur", "are": "r", "because": "cuz", "people": "ppl", "to": "2", "for": "4", "be": "b",
    "before": "b4", "though": "tho", "through": "thru", "please": "pls", "going": "goin", "them": "em",
    "really": "rly", "government": "govt", "with": "w", "without": "w/o", "and": "n", "about": "abt", "why": "y",
    "don't": "dont", "isn't": "isnt", "doesn't": "doesnt", "can't": "cant", "won't": "wont", "it's": "its",
    "that's": "thats", "they're": "theyre", "would": "wud", "should": "shud", "could": "cud",
}  # fmt: skip
_LEANS = re.compile(
    r"\b(he|she|it|they|them|this|that|these|those|his|her|its|their|so|but|and|yet|then|also|such|there|here|even|still|"
    r"instead|however|therefore|otherwise|because|which|one|another|both|neither|either|only|again|too|more|else)\b",
    re.IGNORECASE,
)


def no_punctuation(text: str, _chance: random.Random) -> str:
    """No full stops, commas or other marks; capitals stay."""
    return " ".join(re.sub(r"[.,;:!?()\[\]“”\"–—…]|(?<!\w)['‘’]|['‘’](?!\w)|(?<=\s)-(?=\s)", " ", text).split())


def lower_case(text: str, _chance: random.Random) -> str:
    """No capitals."""
    return text.lower()


def dictated(text: str, chance: random.Random) -> str:
    """No punctuation and no capitals, fillers strewn in, now and then a word said twice."""
    words: list[str] = []
    for word in no_punctuation(text, chance).lower().split():
        if chance.random() < 1 / 12:
            words.append(chance.choice(_FILLERS).lower())
        words.append(word)
        if chance.random() < 1 / 40:
            words.append(word)
    return " ".join(words)


def slips(text: str, chance: random.Random) -> str:
    """One slip of the fingers in twelve words: letters swapped, dropped, doubled or hit beside."""

    def slip(match: re.Match[str]) -> str:
        word = match.group()
        if chance.random() >= 1 / 12 * 1.6 or len(word) < 4:
            return word
        place = chance.randrange(1, len(word) - 1)
        kind = chance.randrange(4)
        if kind == 0:
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        if kind == 1:
            return word[:place] + word[place + 1 :]
        if kind == 2:
            return word[:place] + word[place] + word[place:]
        return word[:place] + chance.choice("aeionrst") + word[place + 1 :]

    return re.sub(r"[A-Za-z]+", slip, text)


def texting(text: str, _chance: random.Random) -> str:
    """As on a phone: lower case, short forms, hardly a mark."""
    words = re.sub(r"[,;:“”\"–—()]", " ", text.lower().replace("’", "'")).split()
    short = []
    for word in words:
        core = word.rstrip(".!?")
        short.append(_TEXTING.get(core, core))
    return " ".join(short)


def run_on(text: str, _chance: random.Random) -> str:
    """All sentences in one, joined by “and”."""
    parts = [part.strip().rstrip(".!;") for part in _SENTENCE.split(text) if part.strip()]
    return " and ".join(part[:1].lower() + part[1:] if part[:2] != "I " else part for part in parts) + "."


def listed(text: str, _chance: random.Random) -> str:
    """Every sentence an item of a list, without its full stop."""
    return "\n".join(f"- {part.strip().rstrip('.;')}" for part in _SENTENCE.split(text) if part.strip())


def reordered(text: str, chance: random.Random) -> str:
    """Sentences that lean on no other one change places; the first stays."""
    parts = [part.strip() for part in _SENTENCE.split(text) if part.strip()]
    free = [
        place
        for place, part in enumerate(parts)
        if place
        and not _LEANS.search(" ".join(part.split()[:4]))
        and (place + 1 == len(parts) or not _LEANS.search(" ".join(parts[place + 1].split()[:4])))
    ]
    moved = free[:]
    chance.shuffle(moved)
    changed = parts[:]
    for here, there in zip(free, moved, strict=True):
        changed[here] = parts[there]
    return " ".join(changed)


EDITS: Mapping[str, Edit] = {
    "no punctuation": no_punctuation,
    "lower case": lower_case,
    "dictated": dictated,
    "one slip in twelve words": slips,
    "texting": texting,
    "run-on “and”": run_on,
    "list": listed,
    "sentence order": reordered,
}
