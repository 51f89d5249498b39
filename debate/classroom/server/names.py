"""Names at the seats: cleaned at the door, kept decent, or given by the room.

The filter is for a class that giggles, not for a determined mind: it knows common insults, also where digits stand for
letters or letters are doubled and spaced out. What it lets through the teacher renames with one key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from itertools import chain, count
from random import Random
from typing import Final

from debate.classroom.errors import RoomError
from debate.classroom.room.seating import as_read_out

LONGEST: Final = 24

_COLOURS: Final = """
    Amber Azure Bronze Copper Coral Crimson Cobalt Ebony Emerald Golden Indigo Ivory Jade Lilac Lime
    Maroon Olive Opal Pearl Plum Ruby Saffron Scarlet Silver Slate Teal Umber Violet
"""
_ANIMALS: Final = """
    Badger Beaver Bison Crane Dolphin Eagle Egret Falcon Finch Fox Gecko Hare Hawk Heron Ibex Ibis
    Jaguar Kestrel Koala Lark Lynx Marten Moose Newt Ocelot Orca Osprey Otter Owl Panda Puffin Quail
    Raven Robin Salmon Seal Stork Swan Swift Tapir Tern Tiger Turtle Walrus Wolf Wren Yak Zebra
"""

_LOOK_ALIKE: Final = str.maketrans("013457@$!|8+", "oieastasiibt")
# How insults begin; looked for at the beginning of a word only, since names of people and places have them inside
# (Matsushita, Scunthorpe). And words that are insults only by themselves (Dick, Cockburn and Essex are names).
_ROOTS: Final = re.compile(
    "(?:mother|bull|dumb|dip)?(?:f+u+c+k|s+h+i+t+(?!a)|c+u+n+t+s?$|n+i+g+(?:g+|e+)(?:a|er)|f+a+g+o+t|w+h+o+r+e|"
    "b+i+t+c+h|w+a+n+k+e|a+s+s?h+o+l+e|r+e+t+a+r+d|p+e+n+i+s|v+a+g+i+n+a|p+o+r+n(?!c)|h+i+t+l+e+r|n+a+z+i+s?$|r+a+p+i+s+t|"
    "p+u+s+y|m+e+r+d+e|p+u+t+a(?:in)?$|s+c+h+e+i+s+s?|a+r+s+c+h+l+o+c+h|f+o+t+z+e|h+u+r+e+n|c+a+b+r+o+n|p+e+n+d+e+j+o)"
)
_WORDS: Final = frozenset({"ass", "arse", "cock", "cum", "dyke", "fag", "hure", "nig", "sex", "slut", "tits", "twat"})


def cleaned(typed: str) -> str:
    """A name as it is shown: no control or direction characters, single spaces, at most 24 characters.

    Raises ``RoomError`` when nothing is left, or when it is no name for a class.
    """
    composed = unicodedata.normalize("NFC", typed)
    seen = "".join(" " if unicodedata.category(c) in ("Zs", "Zl", "Zp", "Cc") else c for c in composed)
    shown = "".join(c for c in seen if unicodedata.category(c)[0] != "C")
    name = _few_marks(" ".join(shown.split()))[:LONGEST].strip()
    if not any(c.isalnum() for c in name):
        raise RoomError("Type a name with letters or digits, so that your teacher knows who you are.")
    if is_offensive(name):
        raise RoomError("Take a name that can be read out in class.")
    return name


def _few_marks(name: str) -> str:
    """At most two combining marks on a letter: more of them draw over the lines above and below."""
    kept, marks = [], 0
    for c in name:
        marks = marks + 1 if unicodedata.combining(c) else 0
        if marks <= 2:
            kept.append(c)
    return "".join(kept)


def is_offensive(name: str) -> bool:
    """Whether the filter knows the name, or a word in it, as an insult."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(_LOOK_ALIKE)
    words = re.findall("[a-z]+", re.sub("['’.]", "", plain))
    if len(words) > 1 and all(len(word) == 1 for word in words):  # spaced out
        words = ["".join(words)]
    return any(word in _WORDS or _ROOTS.match(word) for word in words)


def given_name(taken: Collection[str], chance: Random) -> str:
    """A name like “Amber Heron” that nobody in the room has; a number is added when all are taken."""
    pairs = [f"{colour} {animal}" for colour in _COLOURS.split() for animal in _ANIMALS.split()]
    guests = (f"Guest {number}" for number in count(1))
    said = {as_read_out(name) for name in taken}
    return next(name for name in chain(chance.sample(pairs, len(pairs)), guests) if as_read_out(name) not in said)
