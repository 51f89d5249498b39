"""Every problem of a pack in one go: those of its files first, then those that only the judge can tell.

The judge is asked only about a pack without errors: there is nothing to mark by before. What it says are warnings,
since a pack can be played however well its rubric works.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from debate.packs.collector import collector_paused
from debate.packs.loading import read_pack
from debate.packs.problems import Problem

if TYPE_CHECKING:
    from debate.authoring.marks import Prompts

MOST_JUDGED = 100
"""Prompts up to which the judge is asked unless somebody says otherwise; beyond, an answer would take too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found.

    ``left_out`` is the number of prompts that the judge was not asked about for being many, ``unmarked`` the number of
    samples that it was not given, where it was asked.
    """

    problems: tuple[Problem, ...]
    left_out: int = 0
    unmarked: int = 0


def check(
    path: Path, *, judged: bool | None = None, samples: bool = False, watched: Callable[[Prompts], Prompts] = iter
) -> Checked:
    """Every problem of the pack in that folder, by file and line. Never raises.

    ``judged`` is whether to ask the judge; ``None`` asks it when the pack has at most ``MOST_JUDGED`` prompts. It marks
    the exemplars, and the ``samples`` too if that is asked; they are many, and ``testing`` is there to judge by them.
    ``watched`` hands on the prompts that are marked, one by one, and may show how far that has come.
    """
    with collector_paused():
        return _check(path, judged=judged, samples=samples, watched=watched)


def _check(path: Path, *, judged: bool | None, samples: bool, watched: Callable[[Prompts], Prompts]) -> Checked:
    files = read_pack(path)
    if judged is False or files.broken:
        return Checked(problems=files.problems())
    if judged is None and len(files.prompts) > MOST_JUDGED:
        return Checked(problems=files.problems(), left_out=len(files.prompts))
    # Only now: the judge takes as long to import as a check without it.
    from debate.authoring.cues import check_cues
    from debate.authoring.languages import check_language
    from debate.authoring.marks import check_marks
    from debate.judge import Judge

    pack = files.built()
    judge = Judge(pack)
    check_language(files, pack)
    check_cues(files, judge.compiled)
    judge.prepare(*pack.prompts, own_texts=True)
    check_marks(files, judge, samples=samples, watched=watched)
    unmarked = 0 if samples else sum(len(prompt.samples) for prompt in pack.prompts)
    return Checked(problems=files.problems(), unmarked=unmarked)
