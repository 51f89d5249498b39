"""Players' appeals against ballots: what one is about, and how an accepted one becomes a marked sample of the pack.

A sample that the judge marks otherwise is a test that fails: ``debate pack test`` shows it until the author has mended
the cues. That is what an appeal is for; accepting one changes no mark.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from debate.authoring.inserting import with_sample
from debate.authoring.rewriting import cleaned, rewrite
from debate.packs.loading import PackFiles
from debate.packs.model import Criterion, Grade, Pack, Point, PointsMeasure, Sample
from debate.packs.problems import quoted
from debate.records import StoredAppeal

STRONG, WEAK = 0.75, 0.35
"""Mean share of the way to the top levels from which on a sample is called strong, and up to which weak."""


class AppealError(ValueError):
    """An appeal cannot be decided so; the message is one sentence."""


def point_of(appeal: StoredAppeal, pack: Pack) -> Point | None:
    """The point that an appeal is about; ``None`` when the pack has it no more."""
    return next(
        (
            point
            for prompt in pack.prompts
            if prompt.id == appeal.prompt
            for point in prompt.points
            if point.id == appeal.point
        ),
        None,
    )


def criteria_of(appeal: StoredAppeal, pack: Pack) -> list[Criterion]:
    """The criteria that an appeal is about: the one that it names, or those for which its point counts."""
    if appeal.about == "criterion":
        return [row for row in pack.rubric.criteria if row.id == appeal.point]
    point = point_of(appeal, pack)
    return [
        row
        for row in pack.rubric.criteria
        if point is not None
        and any(isinstance(measure, PointsMeasure) and measure.kind is point.kind for measure in row.measures)
    ]


def levels_given(appeal: StoredAppeal, pack: Pack) -> dict[str, str]:
    """The level ids that the appealed ballot gave, for those criteria and levels that the rubric still has."""
    stored = appeal.ballot.get("criteria")
    given = {
        str(mark.get("id")): str(mark.get("level"))
        for mark in (stored if isinstance(stored, list) else [])
        if isinstance(mark, Mapping)
    }
    return {
        row.id: given[row.id] for row in pack.rubric.criteria if given.get(row.id) in [level.id for level in row.levels]
    }


def sample_from(appeal: StoredAppeal, pack: Pack, raised: Mapping[str, str], grade: Grade | None = None) -> Sample:
    """The appealed answer as a sample: marked as the ballot did, but for the criteria in ``raised``.

    Without ``grade`` it follows from the marks. Raises ``AppealError`` for criteria and levels that the rubric does
    not have, where a mark is missing, and where nothing is raised.
    """
    rows = {row.id: [level.id for level in row.levels] for row in pack.rubric.criteria}
    given = levels_given(appeal, pack)
    for criterion, level in raised.items():
        if criterion not in rows:
            raise AppealError(f"The rubric has no criterion {quoted(criterion)}; there are {', '.join(rows)}.")
        if level not in rows[criterion]:
            levels = ", ".join(rows[criterion])
            raise AppealError(f"{quoted(criterion)} has no level {quoted(level)}; its levels are {levels}.")
    marks = {criterion: raised.get(criterion, given.get(criterion, "")) for criterion in rows}
    missing = [criterion for criterion, level in marks.items() if not level]
    if missing:
        raise AppealError(
            f"The rubric has changed since, and the ballot has no mark for {', '.join(missing)}; "
            "give each a level with --mark."
        )
    if all(given.get(criterion) == level for criterion, level in raised.items()):
        raise AppealError("No mark differs from the ballot’s, so there is nothing to accept; reject it instead.")
    if appeal.about == "point" and not any(
        criterion not in given or rows[criterion].index(level) > rows[criterion].index(given[criterion])
        for criterion, level in raised.items()
    ):
        raise AppealError("No mark is raised above the ballot’s, so there is nothing to accept; reject it instead.")
    shares = [rows[criterion].index(level) / (len(rows[criterion]) - 1) for criterion, level in marks.items()]
    return Sample(grade=grade or _grade(sum(shares) / len(shares)), text=cleaned(appeal.answer), marks=marks)


def _grade(share: float) -> Grade:
    return Grade.STRONG if share >= STRONG else Grade.WEAK if share <= WEAK else Grade.MIDDLING


def accept(files: PackFiles, appeal: StoredAppeal, sample: Sample) -> Path:
    """Write a sample into the file of the appeal's prompt, and return the file (see ``rewrite``).

    Raises ``AppealError`` or ``NotInserted`` with the file as it was when anything stands against it.
    """
    entry = next((entry for _, entry in files.prompts if entry["id"] == appeal.prompt), None)
    if entry is not None and any(sample.text == existing.get("text") for existing in entry["samples"]):
        raise AppealError("This answer is a sample of its prompt already; change its marks there.")
    return rewrite(files, appeal.prompt, lambda text: with_sample(text, sample, _remark(appeal)))


def _remark(appeal: StoredAppeal) -> str:
    """Where the sample comes from, on one line: what a player wrote becomes part of a comment and of nothing else."""
    words = " ".join("".join(c if c.isprintable() else " " for c in appeal.words).split())
    shown = words if len(words) <= 60 else f"{words[:60].rstrip()} …"
    try:
        day = f" of {datetime.fromisoformat(appeal.at).date().isoformat()}"
    except ValueError:
        day = ""
    if appeal.about == "criterion":
        return f"From an appeal{day}: {appeal.point} should be {appeal.wanted}."
    counts = "should not count for" if appeal.about == "credit" else f"“{shown}” should count for"
    return f"From an appeal{day}: {counts} {appeal.point}."
