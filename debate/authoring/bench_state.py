"""The state of the workbench (``debate pack try``) as a value: the pack in use, its marked texts, what a save changed.

Nothing here reads files, marks or draws: ``bench_reading`` reads, a judge marks, a front end shows. A save that breaks
the pack changes the problems alone; the last pack that could be played stays in use, with all that was marked by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from debate.authoring.answers import MarkedAnswer, exemplar_of, samples_of
from debate.authoring.testing import Marked
from debate.packs.model import Pack, Prompt
from debate.packs.problems import Problem, Severity


class Change(StrEnum):
    """What a save did to the marks of a text, seen by its author: nearer to what she expects is better."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A sample or exemplar in the table. ``now`` is ``None`` as long as it is not marked by the pack in use.

    ``before`` is how it was marked before the last save, ``None`` where its text is new.
    """

    text: MarkedAnswer
    now: Marked | None
    before: Marked | None

    @property
    def change(self) -> Change:
        """What the last save did to it; the same for one that is not marked yet or was there from the start."""
        if self.now is None:
            return Change.SAME
        if self.before is None:
            return Change.NEW
        was, is_now = _distance(self.before), _distance(self.now)
        return Change.BETTER if is_now < was else Change.WORSE if is_now > was else Change.SAME

    @property
    def gain(self) -> int:
        """Points of the score (0–100) that the last save added or took; 0 where there is nothing to compare."""
        if self.now is None or self.before is None:
            return 0
        return self.now.ballot.score - self.before.ballot.score


@dataclass(frozen=True, slots=True)
class Tally:
    """The table in figures: texts in the pack, how many are marked, agree on every criterion, got better or worse."""

    texts: int
    marked: int
    agree: int
    better: int
    worse: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Everything that the workbench knows of the pack in ``folder``.

    ``pack`` is the last one that could be played, ``None`` when there was none yet. ``broken`` says that the files as
    they are now are another one, which cannot be. ``problems`` are those of the files as they are now; ``asked`` says
    that what only the judge can tell is among them. ``saves`` counts the packs taken up after the first. ``marked``
    holds the exemplar and the samples of each prompt as the pack in use marks them, ``before`` as that before did.
    """

    folder: Path
    pack: Pack | None = None
    problems: tuple[Problem, ...] = ()
    broken: bool = False
    asked: bool = False
    saves: int = 0
    marked: Mapping[str, tuple[Marked, ...]] = field(default_factory=dict)
    before: Mapping[str, tuple[Marked, ...]] = field(default_factory=dict)

    # What happens

    def with_problems(self, problems: tuple[Problem, ...], *, asked: bool = False) -> Bench:
        """The files were read, and these are their problems; ``asked`` when the judge was asked, too."""
        broken = any(problem.severity is Severity.ERROR for problem in problems)
        return replace(self, problems=problems, broken=broken, asked=asked)

    def with_pack(self, pack: Pack) -> Bench:
        """Another pack came into use: what was marked until now is what its marks are compared with."""
        if self.pack is None:
            return replace(self, pack=pack)
        # A prompt that an earlier save left unmarked is still compared with its marks of before that.
        return replace(self, pack=pack, saves=self.saves + 1, marked={}, before={**self.before, **self.marked})

    def with_marked(self, prompt: str, texts: tuple[Marked, ...]) -> Bench:
        """The texts of a prompt were marked by the pack in use."""
        return replace(self, marked={**self.marked, prompt: texts})

    # What there is to show

    def prompt(self, wanted: str | None) -> Prompt | None:
        """The prompt of that id in the pack in use, or ``None``."""
        return next((one for one in self.prompts if one.id == wanted), None)

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """The prompts of the pack in use, in its order."""
        return () if self.pack is None else self.pack.prompts

    def rows(self, prompt: Prompt) -> tuple[Row, ...]:
        """The table of a prompt of the pack in use: its exemplar, then its samples."""
        assert self.pack is not None
        now, before = self.marked.get(prompt.id), self.before.get(prompt.id)
        was = {one.text.text: one for one in before or ()}
        found = []
        for number, text in enumerate(texts_of(prompt, self.pack)):
            marked = None if now is None else now[number]
            # Where nothing of the prompt was marked before, there is nothing to compare with, and nothing is new.
            found.append(Row(text=text, now=marked, before=marked if before is None else was.get(text.text)))
        return tuple(found)

    def changed_elsewhere(self, prompt: Prompt) -> tuple[Row, ...]:
        """The texts of other prompts that the last save made better or worse, the worse ones first."""
        rows = [row for one in self.prompts if one.id != prompt.id for row in self.rows(one)]
        order = (Change.WORSE, Change.BETTER)
        return tuple(row for change in order for row in rows if row.change is change)

    def tally(self) -> Tally:
        """The whole pack's table in figures."""
        rows = [row for prompt in self.prompts for row in self.rows(prompt)]
        marked = [row for row in rows if row.now is not None]
        return Tally(
            texts=len(rows),
            marked=len(marked),
            agree=sum(1 for row in marked if row.now is not None and not row.now.apart),
            better=sum(1 for row in marked if row.change is Change.BETTER),
            worse=sum(1 for row in marked if row.change is Change.WORSE),
        )

    def problems_for(self, prompt: str | None) -> tuple[Problem, ...]:
        """The problems in the order in which they matter now: errors, those of the prompt's own file, the others."""
        name = f"{prompt}.yaml"

        def order(problem: Problem) -> tuple[bool, bool]:
            return problem.severity is not Severity.ERROR, Path(problem.file).name != name

        return tuple(sorted(self.problems, key=order))


def texts_of(prompt: Prompt, pack: Pack) -> tuple[MarkedAnswer, ...]:
    """The exemplar of a prompt and its samples, in the order of the table."""
    return (exemplar_of(prompt, pack), *samples_of(prompt, pack))


def _distance(marked: Marked) -> int:
    """How many levels lie between the author's marks and the judge's, all criteria together."""
    return sum(abs(wanted - given) for _, wanted, given in marked.apart)
