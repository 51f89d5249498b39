"""The named signs of an answer: what the calibration turns into standing, points and levels.

Each is a number about the answer as a whole, or ``None`` where it cannot be told (a language without the words for it,
a pack of a single speech). ``family_of`` says in words which of them tell the same thing; a receipt adds them up so.
"""

from __future__ import annotations

from collections.abc import Sequence

from debate.judge.finding.engagement import SPEECH, Engagement
from debate.judge.finding.manner import manner, shape
from debate.judge.finding.moves import MoveFound, Reading
from debate.judge.languages.rhetoric import Rhetoric
from debate.judge.trees import ONE, Signs, forests
from debate.packs.model import Move

OPPOSED_WITHIN = 7
"""Words between a word of the speech and a “not” or a “but” that opposes it."""
LATE = 0.67
"""Share of an answer behind which it is nearly at its end."""


def of_answer(
    reading: Reading,
    rhetoric: Rhetoric | None,
    engagement: Engagement,
    left_out: frozenset[int],
    moves: Sequence[MoveFound],
    leaning: float,
) -> dict[str, float | None]:
    """The signs that are read before any point is looked for."""
    words = shape(reading.text, engagement, reading.language, left_out)
    return {
        **engagement.signs,
        "manner": manner(words, reading.language),
        "leaning": leaning,
        **_of_phrasing(reading, rhetoric, engagement),
        **_of_moves(rhetoric, moves),
    }


def _of_phrasing(reading: Reading, rhetoric: Rhetoric | None, engagement: Engagement) -> dict[str, float | None]:
    """Who speaks, what is denied, granted and linked; none of it is known where nobody wrote the phrases down."""
    if rhetoric is None:
        return dict.fromkeys((*_PHRASING, *_COUNTED, *(f"{name} late" for name in _COUNTED)), None)
    words, stance = reading.words.words, reading.stance
    whole, tokens = max(1, len(words)), max(1, len(reading.text.tokens))
    negators = reading.language.negators
    opposing = negators | rhetoric.adversatives | rhetoric.conceding
    turns = [place for place, word in enumerate(words) if word in opposing]
    taken = [place for place, index in enumerate(reading.words.tokens) if engagement.origin.get(index) == SPEECH]
    opposed = sum(any(abs(place - turn) <= OPPOSED_WITHIN for turn in turns) for place in taken)
    links = sum(word in rhetoric.subordinators or word in rhetoric.adversatives for word in words)
    denials = sum(word in negators for word in words)
    values = (
        links,
        links / whole,
        sum(word in rhetoric.opponents for word in words) / whole,
        sum(word in rhetoric.claims for word in words) / whole,
        sum(word in rhetoric.demonstratives for word in words) / whole,
        denials,
        denials / whole,
        opposed,
        opposed / max(1, len(taken)),
        len(stance.attributed) / tokens,
        len(stance.conceded) / tokens,
        len(stance.supposed) / tokens,
        len(stance.denied) / tokens,
        len(stance.negated) / tokens,
        min(3, len(stance.named)),
    )
    signs: dict[str, float | None] = dict(zip(_PHRASING, map(float, values), strict=True))
    late = len(words) * LATE
    for name in _COUNTED:
        known = name in rhetoric.stance.names
        places = [found.first for found in stance.phrases if found.name == name]
        signs[name] = float(len(places)) if known else None
        signs[f"{name} late"] = float(sum(place >= late for place in places)) if known else None
    return signs


def _of_moves(rhetoric: Rhetoric | None, moves: Sequence[MoveFound]) -> dict[str, float | None]:
    """The credit of each move."""
    credits_ = {found.move: found.credit for found in moves}
    unknown = rhetoric is None
    return {
        f"move {move.value}": None if unknown and move is not Move.FACT else credits_.get(move, 0.0) for move in Move
    }


_PHRASING = (
    "links",
    "links rate",
    "opponents named",
    "argument words",
    "pointing",
    "denials",
    "denial rate",
    "opposed",
    "opposed rate",
    "attributed",
    "granted",
    "supposed",
    "denied",
    "negated",
    "named",
)
_COUNTED = ("reports", "distances", "wishes")
"""Groups of phrases that are counted, in the whole and towards the end. Those of giving in (``yields``) are not among
them: they were collected from the marked answers themselves, which then look better told than others are."""


def standing(signs: Signs) -> float:
    """How well (0–1) an answer stands as a rebuttal of this speech, by the signs of the answer as a whole."""
    return max(0.0, min(1.0, forests("standing")["standing"](signs) / ONE))


def family_of(sign: str) -> str:
    """What a sign tells, in words; empty for what belongs to no sign."""
    return _FAMILY.get(sign, sign)


_FAMILIES = {
    "": (),
    "the points of the key": (
        "answer points", "evidence points", "answer strength", "evidence strength", "points made", "best point",
        "second point",
    ),
    "its moves": ("moves asked", *(f"move {move.value}" for move in Move)),
    "how it stands as a whole": ("standing",),
    "how it is put": ("manner",),
    "its length": ("words", "content", "variety", "word length"),
    "what it takes up of this speech": (
        "taken", "taken rate", "taken lead", "taken more", "speech share", "speech cover", "near share", "near words",
        "opposed", "opposed rate",
    ),
    "what it brings that is new": (
        "fresh", "fresh share", "fresh near", "fresh far", "unknown", "unknown share", "common", "numbers",
    ),
    "how much of it answers this prompt": (
        "world share", "world lead", "world lead sum", "world more", "world rank", "key share", "key sum", "key lead",
        "key rank", "beyond", "beyond share",
    ),
    "what it recites of the case": ("case rate", "case share"),
    "how its thoughts are joined": ("links", "links rate", "denials", "denial rate", "negated", "pointing"),
    "who speaks": (
        "opponents named", "argument words", "attributed", "granted", "supposed", "denied", "named", "leaning",
    ),
    "whether it stands by what it says": (
        *_COUNTED, *(f"{name} late" for name in _COUNTED),
    ),
    "more than all or less than nothing": ("limit",),
}  # fmt: skip
_FAMILY = {sign: family for family, signs in _FAMILIES.items() for sign in signs} | {"": ""}
