"""What a teacher's mark on a first answer means for its revision: as long as what it rested on stands, it holds there.

A student who only adds a sentence must not fall back to the judge's level, nor lose what the sentence brought.
"""

from __future__ import annotations

from collections import Counter

from debate.classroom.room import events as e
from debate.classroom.room.papers import MOST_NOTE, paper_of
from debate.classroom.room.state import Override, Room
from debate.judge.ballot import Ballot, CriterionMark

MOST_OF_IT = 0.8
"""The share (0–1) of a first answer's words that a revision must have, where no words of it are a mark's evidence."""

_CARRIED = "As on your first answer: "


def carried(room: Room, mark: e.Marked) -> tuple[e.Overridden, ...]:
    """The overrides that follow the first ballot on a revision, from those of the first answer."""
    if mark.attempt < 2 or paper_of(room, mark.turn, mark.attempt, mark.seat).ballot is not None:
        return ()
    before = room.turns[mark.turn].attempts[mark.attempt - 2].papers.get(mark.seat)
    if before is None or before.ballot is None:
        return ()
    text = paper_of(room, mark.turn, mark.attempt, mark.seat).text
    found = ((one, _carried_level(one, before.ballot, before.text, mark.ballot, text)) for one in before.overrides)
    return tuple(
        e.Overridden(
            seat=mark.seat,
            turn=mark.turn,
            attempt=mark.attempt,
            criterion=one.criterion,
            level=level,
            reason=(_CARRIED + one.reason.removeprefix(_CARRIED))[:MOST_NOTE],
        )
        for one, level in found
        if level is not None
    )


def _carried_level(given: Override, first: Ballot, text: str, second: Ballot, revised: str) -> int | None:
    """The level of the revision: the teacher's, and on top what the judge sees in it that was not there before.

    ``None`` where the judge's own stands: the ground of the teacher's mark is gone, or both come to the same.
    """
    before, now = _criterion(first, given.criterion), _criterion(second, given.criterion)
    if before is None or now is None or not _stands(before, text, revised):
        return None
    more = max(0, now.level_number - before.level_number)
    raised = given.level >= before.level_number
    # What the judge sees now may be what the teacher had seen before: it counts once.
    level = max(given.level, now.level_number) if raised else min(now.top_level, given.level + more)
    return level if level != now.level_number else None


def _criterion(ballot: Ballot, criterion: str) -> CriterionMark | None:
    return next((mark for mark in ballot.criteria if mark.id == criterion), None)


def _stands(mark: CriterionMark, text: str, revised: str) -> bool:
    """Whether the words that the mark rests on are in the revision; where there are none, most of the answer."""
    if mark.evidence:
        whole = _plain(revised)
        return all(_plain(item.text) in whole for item in mark.evidence)
    words = Counter(_plain(text).split())
    kept = words & Counter(_plain(revised).split())
    return bool(words) and kept.total() >= MOST_OF_IT * words.total()


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
