"""The problems of the files as they are now, as ``debate pack check`` tells them: errors first, then those nearest."""

from __future__ import annotations

import os
from pathlib import Path

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from debate.authoring.bench_state import Bench
from debate.authoring.checking import MOST_JUDGED
from debate.packs.problems import Problem, Severity, printable
from debate.wording import counted


class ProblemList(OptionList):
    """The problems, one after the other. Enter on one goes to the prompt that it is in."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id, markup=False)
        self._drawn: tuple[Problem, ...] | None = None

    @property
    def marked(self) -> Problem | None:
        """The problem under the cursor."""
        at = self.highlighted
        return None if at is None or not self._drawn else self._drawn[at]

    def show(self, bench: Bench, prompt: str | None) -> None:
        """Show the problems of the pack, those of that prompt's file before those of others."""
        problems = bench.problems_for(prompt)
        if problems == self._drawn:
            return
        self._drawn = problems
        self.set_options([Option(_line(problem, bench.folder)) for problem in problems])
        if problems:
            self.highlighted = 0
            self.scroll_home(animate=False)


def summary(bench: Bench) -> Content:
    """The problems in a line."""
    errors = sum(problem.severity is Severity.ERROR for problem in bench.problems)
    warnings = len(bench.problems) - errors
    parts: list[tuple[str, str] | str] = [("Problems", "bold"), "   "]
    if errors:
        last = "the last good pack stays in use" if bench.pack is not None else "mend them and save"
        parts.append((f"{counted(errors, 'error')}; {last}", "bold $error"))
        parts.append((f"   {counted(warnings, 'warning')}" if warnings else "", "$quiet"))
    else:
        parts.append((counted(warnings, "warning") if warnings else "none", "$quiet"))
        if not bench.asked:
            yet = "yet" if len(bench.prompts) <= MOST_JUDGED else f"with more than {MOST_JUDGED} prompts"
            parts.append((f"   of the files; the judge is not asked {yet}", "$quiet"))
    return Content.assemble(*parts)


def _line(problem: Problem, folder: Path) -> Content:
    is_error = problem.severity is Severity.ERROR
    return Content.assemble(
        ("error " if is_error else "", "bold $error"),
        (f"{_within(problem.file, folder)}:{problem.line}:{problem.column}", "bold"),
        (f" {problem.code.value} ", "$quiet"),
        printable(problem.message, 600),
    )


def _within(file: str, folder: Path) -> str:
    """A file's path inside the pack; the whole path of one outside."""
    inside = os.path.relpath(file, folder)
    return printable(file if inside.startswith("..") else inside, 200)
