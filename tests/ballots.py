"""Ballots that say exactly what a test needs: made of the marks that are asked for, whatever a judge thinks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256

import pytest

from debate.judge.ballot import Ballot, CriterionMark, Evidence, Flag, Made, PointMark, Press
from debate.packs import Pack

Mark = Callable[..., Ballot]


@pytest.fixture(scope="session")
def mark(pack: Pack) -> Mark:
    """Makes a ballot on ``answer`` to ``prompt_id`` (the ally camp's first prompt, unless told).

    ``shares`` gives the share of marks (0–1) by criterion, ``other`` that of the rest; ``quotes`` the words of the
    answer that a criterion rests on; ``made`` the ids of the points that are made, the others being dropped.
    """

    def marked(
        answer: str = "They say so.",
        prompt_id: str | None = None,
        *,
        shares: Mapping[str, float] | None = None,
        other: float = 0.5,
        quotes: Mapping[str, Iterable[str]] | None = None,
        made: Iterable[str] = (),
        flags: tuple[Flag, ...] = (),
        fix: str = "Say why it matters.",
    ) -> Ballot:
        prompt = pack.prompts_for("ally")[0] if prompt_id is None else pack.prompt(prompt_id)
        criteria = tuple(
            CriterionMark(
                id=row.id,
                title=row.title,
                score=round(row.weight * (shares or {}).get(row.id, other)),
                maximum=round(row.weight),
                measure=(shares or {}).get(row.id, other),
                level=row.levels[-1].id,
                level_number=len(row.levels) - 1,
                top_level=len(row.levels) - 1,
                sentence=row.levels[-1].says,
                evidence=tuple(_evidence(answer, words, row.id) for words in (quotes or {}).get(row.id, ())),
            )
            for row in pack.rubric.criteria
        )
        points = tuple(
            PointMark(
                id=point.id,
                says=point.says,
                kind=point.kind,
                worth=point.worth,
                strength=1.0 if point.id in set(made) else 0.0,
                made=Made.MADE if point.id in set(made) else Made.NOT,
                evidence=(),
            )
            for point in prompt.points
        )
        dropped = [point for point in prompt.points if point.id not in set(made)]
        return Ballot(
            pack=pack.id,
            pack_hash=pack.hash,
            judge="test",
            prompt=prompt.id,
            answer_hash=sha256(answer.encode("utf-8", "surrogatepass")).hexdigest(),
            words=len(answer.split()),
            score=sum(row.score for row in criteria),
            criteria=criteria,
            points=points,
            moves=(),
            flags=flags,
            fix=fix,
            press=Press(point=dropped[0].id, says=dropped[0].press) if dropped else None,
        )

    return marked


def _evidence(answer: str, words: str, criterion: str) -> Evidence:
    start = answer.index(words)
    return Evidence(start=start, end=start + len(words), text=words, rule=f"test:{criterion}", credit=0.5)
