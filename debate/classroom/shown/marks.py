"""The marks that count: the judge's, or the teacher's where they put another level in its place.

The judge's ballot is never changed; what a teacher decided lies beside it and is applied here.
"""

from __future__ import annotations

from collections.abc import Container

from msgspec.structs import replace

from debate.classroom.room.state import ClassTurn, Paper
from debate.classroom.shown.unmarked import UNMARKED, to_be_marked
from debate.judge.ballot import Ballot, CriterionMark
from debate.judge.marking.remarking import level_score
from debate.packs.model import Rubric


def effective_score(paper: Paper, rubric: Rubric | None) -> int | None:
    """The score (0–100) that counts for a paper, ``None`` as long as it is not marked. See ``criterion_score``."""
    if paper.ballot is None or to_be_marked(paper):
        return None
    return sum(criterion_score(paper, mark, rubric) for mark in paper.ballot.criteria)


def is_empty(paper: Paper) -> bool:
    """Whether the clock took a page from a seat that had written nothing: a lost connection, an empty chair.

    That is no answer, and no nought in any mean, unless the teacher gave a mark.
    """
    return paper.by_clock and not paper.text.strip() and not paper.overrides


def effective_level(paper: Paper, criterion_id: str) -> int | None:
    """The level (from 0) that counts for a criterion; ``None`` without a mark for it."""
    if paper.ballot is None or not any(mark.id == criterion_id for mark in paper.ballot.criteria):
        return None
    given = {override.criterion: override.level for override in paper.overrides}
    judged = {mark.id: mark.level_number for mark in paper.ballot.criteria}
    return given.get(criterion_id, judged[criterion_id])


def criterion_score(paper: Paper, mark: CriterionMark, rubric: Rubric | None) -> int:
    """The points that count for one criterion of a paper: the judge's, or what the teacher's level is worth."""
    level = next((override.level for override in paper.overrides if override.criterion == mark.id), mark.level_number)
    row = next((row for row in rubric.criteria if row.id == mark.id), None) if rubric is not None else None
    return level_score(mark, level, None if row is None else row.levels)


def gains(turn: ClassTurn, seat: str, rubric: Rubric | None) -> dict[str, int] | None:
    """What the revision brought a seat in each criterion, by its id; ``None`` without two marked attempts.

    Who left the second page blank did not revise. Criteria whose marks were withheld in either attempt are left out, so
    that no difference gives them away.
    """
    if len(turn.attempts) < 2:
        return None
    first, second = turn.attempts[0], turn.attempts[1]
    before, after = first.papers.get(seat), second.papers.get(seat)
    if before is None or after is None or before.ballot is None or after.ballot is None:
        return None
    if not after.text.strip() or is_empty(before):
        return None
    hidden = {*first.withheld, *second.withheld, *to_be_marked(before), *to_be_marked(after)}
    earlier = {mark.id: criterion_score(before, mark, rubric) for mark in before.ballot.criteria}
    return {
        mark.id: criterion_score(after, mark, rubric) - earlier[mark.id]
        for mark in after.ballot.criteria
        if mark.id in earlier and mark.id not in hidden
    }


def gain_of(turn: ClassTurn, seat: str, rubric: Rubric | None) -> int | None:
    """What the revision brought a seat, in points of 100; ``None`` without two marked attempts."""
    found = gains(turn, seat, rubric)
    return sum(found.values()) if found else None


def visible_ballot(ballot: Ballot, withheld: Container[str]) -> Ballot:
    """The ballot without the marks of the criteria ``withheld`` (ids); its score is that of the others.

    Where every mark is withheld, nothing that the judge found is shown either, but for the word that it found nothing.
    """
    criteria = tuple(mark for mark in ballot.criteria if mark.id not in withheld)
    if len(criteria) == len(ballot.criteria):
        return ballot
    shown = replace(ballot, criteria=criteria, score=sum(mark.score for mark in criteria))
    flags = tuple(flag for flag in ballot.flags if flag.id == UNMARKED)
    return shown if criteria else replace(shown, points=(), moves=(), flags=flags, fix="", press=None, own=(), trust=0)
