"""Names at the seats: cleaned at the door, kept decent, or given by the room."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from itertools import chain, count
from random import Random
from typing import Final

from debate.classroom.errors import RoomError
from debate.classroom.room.seating import as_read_out
from debate.classroom.wire.decency import is_offensive

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


class NameRefused(RoomError):  # noqa: N818  it says what happened
    """The filter does not let the name pass; the teacher may be asked for it."""


def cleaned(typed: str, *, by_teacher: bool = False) -> str:
    """A name as it is shown: no control or direction characters, single spaces, at most 24 characters.

    Raises ``RoomError`` when nothing is left, and ``NameRefused`` when it is no name for a class; what a teacher types
    is one.
    """
    composed = unicodedata.normalize("NFC", typed)
    seen = "".join(" " if unicodedata.category(c) in ("Zs", "Zl", "Zp", "Cc") else c for c in composed)
    shown = "".join(c for c in seen if unicodedata.category(c)[0] != "C")
    name = _few_marks(" ".join(shown.split()))[:LONGEST].strip()
    if not any(c.isalnum() for c in name):
        raise RoomError("Type a name with letters or digits, so that your teacher knows who you are.")
    if not by_teacher and is_offensive(name):
        raise NameRefused("Take a name that can be read out in class.")
    return name


def _few_marks(name: str) -> str:
    """At most two combining marks on a letter: more of them draw over the lines above and below."""
    kept, marks = [], 0
    for c in name:
        marks = marks + 1 if unicodedata.combining(c) else 0
        if marks <= 2:
            kept.append(c)
    return "".join(kept)


def given_name(taken: Collection[str], chance: Random) -> str:
    """A name like “Amber Heron” that nobody in the room has; a number is added when all are taken."""
    pairs = [f"{colour} {animal}" for colour in _COLOURS.split() for animal in _ANIMALS.split()]
    guests = (f"Guest {number}" for number in count(1))
    said = {as_read_out(name) for name in taken}
    return next(name for name in chain(chance.sample(pairs, len(pairs)), guests) if as_read_out(name) not in said)
