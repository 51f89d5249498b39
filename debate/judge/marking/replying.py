"""A reply to the opponent's comeback: what of it is the player's own, and how it is read with the answer before it.

Comeback and hint are written about the point, in the point's own words. Whoever only says them back has said nothing,
so such runs of words are left out where they are most of the reply or would make the point by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from debate.judge.ballot import Made, PointMark
from debate.judge.reading.text import Text

ECHO = 4
"""Words in a row of comeback or hint that are said back; three are often a name or a turn of phrase."""
BREAK = "\n\n"
"""What parts an answer from the reply to its comeback where both are read together."""

MarkPoint = Callable[[str], PointMark]
"""Marks one point in a text."""


def mark_reply(reply: Text, said: Iterable[Text], answer: str, mark: MarkPoint) -> PointMark:
    """How far a reply makes the point that ``mark`` looks for; its evidence are words of the reply.

    ``said`` are the texts of the opponent and the hint. A reply is short and leans on what was said before: what it
    shows by itself counts, or what it adds to an ``answer`` that did not make the point.
    """
    own = reply.answer
    echo = echoed(reply, said)
    if echo and (2 * len(echo) > len(reply.tokens) or mark(_only(reply, echo, inside=True)).made is not Made.NOT):
        own = _only(reply, echo, inside=False)
    alone = mark(own)
    before = answer.rstrip() + BREAK
    if not answer.strip() or not own.strip() or mark(answer).made is not Made.NOT:
        return alone
    together = mark(before + own)
    inside = tuple(item for item in together.evidence if item.start >= len(before))
    if not inside or together.strength <= alone.strength:
        return alone
    moved = (replace(item, start=item.start - len(before), end=item.end - len(before)) for item in inside)
    return replace(together, evidence=tuple(moved))


def echoed(reply: Text, said: Iterable[Text]) -> frozenset[int]:
    """The words (indices of tokens) of runs of ``ECHO`` words or more that stand in one of the texts ``said``."""
    stems = [token.stem for token in reply.tokens]
    runs = {
        tuple(token.stem for token in text.tokens[at : at + ECHO])
        for text in said
        for at in range(len(text.tokens) - ECHO + 1)
    }
    return frozenset(
        place
        for at in range(len(stems) - ECHO + 1)
        if tuple(stems[at : at + ECHO]) in runs
        for place in range(at, at + ECHO)
    )


def _only(text: Text, places: frozenset[int], *, inside: bool) -> str:
    """The text with only the words at ``places`` left in it, or all but them; every other word becomes blanks."""
    kept = list(text.answer)
    for place, token in enumerate(text.tokens):
        if (place in places) is not inside:
            kept[token.start : token.end] = " " * (token.end - token.start)
    return "".join(kept)
