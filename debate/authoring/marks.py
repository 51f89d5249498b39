"""What the judge makes of a pack's own texts: exemplars that fall short, samples that it marks otherwise.

Every text is marked once, and all questions are answered from these ballots. A sample counts as
missed when its level is two or more away from the author's: levels next to each other differ between any two people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from typing import Protocol

from debate.judge.ballot import Ballot, CriterionMark, Made
from debate.judge.finding.compiled import CompiledPack
from debate.packs.loading import PackFiles
from debate.packs.model import Criterion, Grade, Pack, Point, PointsMeasure, Prompt
from debate.packs.problems import Code, quoted
from debate.packs.reading import Entry, Findings

MISSED = 2
"""Levels between the author's mark and the judge's from which on a sample is reported."""
FIRST_WORDS = 2
"""Of what an author says of a point, how much is tried first to make it: hardly any takes more, and it is quick."""
LEAST_TEXTS = 20
"""Marked texts below which nothing is said of levels that none of them reaches."""
LEAST_SAMPLES = 5
"""Samples of a grade that each camp must have before their scores are compared."""
UNEQUAL_SCORES = 15
"""Points (of 100) between the camps' mean scores for samples of one grade from which on they are called unequal."""


class Marking(Protocol):
    """Whoever marks answers to a pack: its judge, or one that several threads take turns with."""

    @property
    def pack(self) -> Pack:
        """The pack."""

    @property
    def compiled(self) -> CompiledPack:
        """The pack as it is laid out for marking."""

    def ballot(self, prompt_id: str, answer: str, *, own_texts: bool = False, trust: bool = True) -> Ballot:
        """The ballot on an answer (see ``Judge.ballot``)."""


TOP = 65
"""Mark from which on an exemplar is long enough: in a small pack, whose words tell little yet, the best get no more."""


@dataclass(slots=True)
class _Seen:
    """What all the ballots of a pack showed. ``scores`` are by grade and camp."""

    texts: int = 0
    levels: set[tuple[str, str]] = field(default_factory=set)
    scores: defaultdict[Grade, defaultdict[str, list[int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def add(self, ballot: Ballot) -> None:
        self.texts += 1
        self.levels.update((mark.id, mark.level) for mark in ballot.criteria)


Prompts = Iterable[tuple[Path, Entry]]
"""The prompts of a pack, each with its file."""


def check_marks(
    files: PackFiles, judge: Marking, *, samples: bool, watched: Callable[[Prompts], Prompts] = iter
) -> None:
    """Mark every exemplar of a pack, and its samples if that is asked, and report what its author would want to know.

    ``judge`` is a judge of the pack that the files hold. Without ``samples`` nothing is said of levels that no text
    reaches, nor of camps that score unequally: both take more texts than the exemplars. ``watched`` hands the
    prompts on one by one, and may show somebody how far the marking has come.
    """
    pack = judge.pack
    prompts = {prompt.id: prompt for prompt in pack.prompts}
    seen = _Seen()
    for file, entry in watched(files.prompts):
        _check_prompt(judge, prompts[entry["id"]], entry, files.notes(file), seen, samples=samples)
    if samples:
        _check_levels(files, pack, seen)
        _check_camps(files, pack, seen)


def _check_prompt(judge: Marking, prompt: Prompt, entry: Entry, notes: Findings, seen: _Seen, *, samples: bool) -> None:
    exemplar = judge.ballot(prompt.id, prompt.exemplar, own_texts=True, trust=False)
    seen.add(exemplar)
    _check_exemplar(exemplar, entry, notes)
    ballots = [exemplar]
    for number, sample in enumerate(prompt.samples if samples else ()):
        ballot = judge.ballot(prompt.id, sample.text, own_texts=True, trust=False)
        seen.add(ballot)
        seen.scores[sample.grade][prompt.camp].append(ballot.score)
        ballots.append(ballot)
        for criterion, mark in zip(judge.pack.rubric.criteria, ballot.criteria, strict=True):
            _check_sample(number, sample.marks[mark.id], criterion, mark, ballot, entry, notes)
    made = {mark.id for ballot in ballots for mark in ballot.points if mark.made is not Made.NOT}
    for number, point in enumerate(prompt.points):
        if point.id not in made and not _can_be_made(judge, prompt, point):
            message = (
                f"Even its own paraphrases and phrases do not make the point {quoted(point.id)}, so no answer will; "
                "look at its “exclude”, and write paraphrases that say the point itself."
            )
            notes.warning(entry.place("points", number, "id"), Code.UNREACHABLE, message)


def short_of_top(ballot: Ballot) -> list[CriterionMark]:
    """Where an exemplar falls short of the top level; nowhere, if it earns as much as the best do."""
    return [mark for mark in ballot.criteria if mark.level_number < mark.top_level and ballot.score < TOP]


def _check_exemplar(ballot: Ballot, entry: Entry, notes: Findings) -> None:
    place = entry.place("exemplar")
    short = short_of_top(ballot)
    if short:
        told = ", ".join(f"{quoted(mark.level)} in {quoted(mark.id)}" for mark in short)
        dropped = [quoted(mark.id) for mark in ballot.points if mark.made is Made.NOT]
        missed = f" It misses the points {', '.join(dropped)}." if dropped else ""
        message = (
            f"The exemplar earns {ballot.score} of 100, with {told}; let it say more, or widen the cues for what it "
            f"says.{missed}"
        )
        notes.warning(place, Code.EXEMPLAR_SHORT, message)
    for flag in ballot.flags:
        message = f"The judge holds against the exemplar: {flag.reason} Put that in other words."
        notes.warning(place, Code.EXEMPLAR_SHORT, message)


def _check_sample(
    number: int, wanted: str, criterion: Criterion, mark: CriterionMark, ballot: Ballot, entry: Entry, notes: Findings
) -> None:
    """Report a mark of a sample that the judge misses by far."""
    levels = [level.id for level in criterion.levels]
    if abs(levels.index(wanted) - mark.level_number) < MISSED:
        return
    message = (
        f"You expect {quoted(wanted)} for {quoted(criterion.id)}, and the judge gives {quoted(mark.level)} "
        f"({_found(criterion, mark, ballot)}); mend the cues, or mark it as you find it now."
    )
    notes.warning(entry.place("samples", number, "marks", criterion.id), Code.SAMPLE_MISSED, message)


def _found(criterion: Criterion, mark: CriterionMark, ballot: Ballot) -> str:
    """What of the things that a criterion counts the judge saw in an answer."""
    kinds = {measure.kind for measure in criterion.measures if isinstance(measure, PointsMeasure)}
    points = [
        point.id + (" in part" if point.made is Made.PARTLY else "")
        for point in ballot.points
        if point.kind in kinds and point.made is not Made.NOT
    ]
    moves = dict.fromkeys(item.rule for item in mark.evidence if item.rule.startswith("move:"))
    found = [*points, *(rule.removeprefix("move:") for rule in moves)]
    return f"it found {', '.join(found)}" if found else nothing_found(mark)


def nothing_found(mark: CriterionMark) -> str:
    """What to say of a mark without a point or a move; it need not be the lowest, since answers are read as a whole."""
    return "no point or move was found" + ("; what else counts earned it" if mark.level_number else "")


def _can_be_made(judge: Marking, prompt: Prompt, point: Point) -> bool:
    """Whether an answer of the author's own words for a point makes it: of the first few, or else of all of them."""
    words = (point.says, *point.cues.paraphrases, *point.cues.sufficient)
    for some in (words[:FIRST_WORDS], words):
        answer = "\n\n".join(text if text.endswith((".", "?", "!")) else f"{text}." for text in some)
        ballot = judge.ballot(prompt.id, answer, own_texts=True, trust=False)
        if any(mark.id == point.id and mark.made is not Made.NOT for mark in ballot.points):
            return True
    return False


def _check_levels(files: PackFiles, pack: Pack, seen: _Seen) -> None:
    if seen.texts < LEAST_TEXTS or files.rubric is None:
        return
    notes = files.notes(files.folder / "rubric.yaml")
    for row, criterion in enumerate(pack.rubric.criteria):
        for number, level in enumerate(criterion.levels):
            if (criterion.id, level.id) not in seen.levels:
                message = (
                    f"None of {seen.texts} exemplars and samples comes out as {quoted(level.id)}; move its “at”, or "
                    "leave the level out."
                )
                place = files.rubric.place("criteria", row, "levels", number, "at")
                notes.warning(place, Code.UNREACHED_LEVEL, message)


def _check_camps(files: PackFiles, pack: Pack, seen: _Seen) -> None:
    """Answers that their author holds to be equally good should score alike for both camps."""
    if files.pack is None:
        return
    first, second = (camp.id for camp in pack.camps)
    for grade, scores in seen.scores.items():
        if min(len(scores[first]), len(scores[second])) < LEAST_SAMPLES:
            continue
        means = fmean(scores[first]), fmean(scores[second])
        if abs(means[0] - means[1]) >= UNEQUAL_SCORES:
            message = (
                f"A {grade} sample scores {means[0]:.0f} for {quoted(first)} and {means[1]:.0f} for {quoted(second)} "
                "on average; widen the cues of the camp that scores less."
            )
            notes = files.notes(files.folder / "pack.yaml")
            notes.warning(files.pack.key_place("camps"), Code.UNEQUAL_DIFFICULTY, message)
