"""English small words by class, and which cannot follow which: see ``prose.WordOrder``.

Classes: D determiner, P preposition that needs a thing behind it, T “to”, A form of be/have/do, M modal verb,
S pronoun that is a subject, O pronoun that is an object, C conjunction, R other small words (any place).
"""

from __future__ import annotations

from debate.judge.prose import WordOrder

_CLASSES = {
    "D": "the a an my your our their every",
    "P": "of from into with at by upon among during toward towards",
    "T": "to",
    "A": "is are was were am has does did",
    "M": "will would can could shall should may might must cannot",
    "S": "i we they he she",
    "O": "them him me",
    "C": "and or but because if although unless",
    "R": """it you us this that these those his her its be been being have had do having doing done not no nor so
    as for on in about over under after before since until while when where which who whom whose what why how than
    then there here now too very more most much many any some all each both few other another such only own same
    just even also still yet again out up down off through between against without within once never always
    ever however therefore thus instead rather let's don't doesn't didn't isn't aren't wasn't weren't won't can't
    wouldn't shouldn't couldn't it's that's they're we're you're i'm there's they'd we'd""",
}

ENGLISH_ORDER = WordOrder(
    classes={word: name for name, words in _CLASSES.items() for word in words.split()},
    impossible={"D": "DPTASOC", "P": "PASCTM", "T": "PSCA", "A": "AM", "M": "MA", "S": "PSD", "O": "AS", "C": ""},
    exceptions=frozenset(
        {
            ("by", "and"),  # by and large
            ("from", "among"),
            ("from", "within"),
            ("to", "and"),  # to and fro
            ("the", "to"),
            ("at", "to"),
            ("i", "a"),
            ("we", "the"),
            ("a", "to"),
            ("our", "and"),
            ("their", "and"),
            ("your", "and"),
            ("my", "and"),
            ("the", "and"),
            ("by", "can"),
            ("a", "are"),
            ("with", "to"),
        }
    ),
)
