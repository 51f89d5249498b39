"""The ballot of an answer that the judge could not mark: all that is known without it, for the teacher to mark by hand.

A text on which the judge fails is a mistake of ours, and must not keep a class from its ballots. Its ballot says so in
a flag; its criteria have no mark until the teacher gives one (an override), and until then it has no score.
"""

from __future__ import annotations

from hashlib import sha256

from debate.classroom.room.state import Paper
from debate.judge.ballot import Ballot, CriterionMark, Flag, Made, PointMark
from debate.judge.judging import JUDGE_VERSION
from debate.judge.marking.verdict import maxima
from debate.packs.model import Pack
from debate.wording import count_words

UNMARKED = "unmarked"
"""The flag's id."""

_REASON = "The judge could not mark this answer; your teacher marks it by hand."


def unmarked_ballot(pack: Pack, prompt_id: str, text: str) -> Ballot:
    """The ballot, with every criterion at its lowest level and no point made, as a ground for the teacher's marks."""
    prompt = next((one for one in pack.prompts if one.id == prompt_id), None)
    return Ballot(
        pack=pack.id,
        pack_hash=pack.hash,
        judge=JUDGE_VERSION,
        prompt=prompt_id,
        answer_hash=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        words=count_words(text),
        score=0,
        criteria=tuple(
            CriterionMark(
                id=row.id,
                title=row.title,
                score=0,
                maximum=maximum,
                measure=0.0,
                level=row.levels[0].id,
                level_number=0,
                top_level=len(row.levels) - 1,
                sentence=row.levels[0].says,
                evidence=(),
            )
            for row, maximum in zip(pack.rubric.criteria, maxima(pack.rubric), strict=True)
        ),
        points=tuple(
            PointMark(
                id=point.id,
                says=point.says,
                kind=point.kind,
                worth=point.worth,
                strength=0.0,
                made=Made.NOT,
                evidence=(),
            )
            for point in (prompt.points if prompt is not None else ())
        ),
        moves=(),
        flags=(Flag(id=UNMARKED, reason=_REASON),),
        fix="",
        press=None,
    )


def is_unmarked(ballot: Ballot | None) -> bool:
    """Whether the judge could not mark that answer."""
    return ballot is not None and any(flag.id == UNMARKED for flag in ballot.flags)


def to_be_marked(paper: Paper) -> frozenset[str]:
    """The criteria (ids) that have neither the judge's mark nor the teacher's."""
    if paper.ballot is None or not is_unmarked(paper.ballot):
        return frozenset()
    return frozenset(mark.id for mark in paper.ballot.criteria) - {one.criterion for one in paper.overrides}
