"""The table of marked texts: what the author expects of each beside what the judge gives, and what the last save did.

The texts of the prompt on show come first; below stand those of other prompts that the save changed.
"""

from __future__ import annotations

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from debate.authoring.bench_state import Bench, Change, Row
from debate.packs.model import Criterion, Prompt
from debate.tui.widgets.criteria import fitted

GLYPHS = {Change.BETTER: "▲", Change.WORSE: "▼", Change.SAME: " ", Change.NEW: "+"}
_STYLES = {Change.BETTER: "bold $success", Change.WORSE: "bold $error", Change.SAME: "", Change.NEW: "bold"}
SCORE_CELLS = 8
"""``100 +12`` and a gap."""
NARROWEST_NAME = 10
FAR = 2
"""Levels between two marks from which on they must be mended, as in a check."""


class SampleTable(OptionList):
    """The table. Enter on a row takes its text into the editor."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id, markup=False)
        self._rows: tuple[Row, ...] = ()
        self._elsewhere: tuple[Row, ...] = ()
        self._names: tuple[str, ...] = ()
        self._criteria: tuple[Criterion, ...] = ()
        self._drawn: tuple[object, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows on show, from top to bottom."""
        return (*self._rows, *self._elsewhere)

    def show(self, bench: Bench, prompt: Prompt | None) -> None:
        """Show the table of a prompt, and what changed elsewhere."""
        self._rows = () if prompt is None else bench.rows(prompt)
        self._elsewhere = () if prompt is None else bench.changed_elsewhere(prompt)
        self._names = (
            *(_name(row, bench) for row in self._rows),
            *(f"{_name(row, bench)}, {row.text.prompt}" for row in self._elsewhere),
        )
        self._criteria = () if bench.pack is None else bench.pack.rubric.criteria
        self._draw()

    def on_mount(self) -> None:
        """Textual keeps the rows as they were drawn, though a colour of the same name may be another one now."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._draw(anew=True))

    def on_resize(self) -> None:
        """Lay the columns out anew."""
        self._draw()

    def head(self, width: int) -> Content:
        """The line over the columns, at the width of a row."""
        if not self._criteria:
            return Content("")
        name, cell = self._columns(width)
        titles = "".join(fitted(f" {row.title}", cell) for row in self._criteria)
        return Content.styled(f"{' ' * name}{titles}{'score':>6}", "$quiet").truncate(width)

    def _columns(self, width: int) -> tuple[int, int]:
        """Cells of the name's column and of each criterion's."""
        names = [Content(name).cell_length for name in self._names]
        name = min(max(NARROWEST_NAME, width // 4), max([NARROWEST_NAME, *names])) + 3
        return name, max(4, (width - name - SCORE_CELLS) // max(1, len(self._criteria)))

    def _draw(self, *, anew: bool = False) -> None:
        width = self.scrollable_content_region.width
        drawn = (width, self._criteria, self._names, self.rows)
        if width <= 0 or (drawn == self._drawn and not anew):
            return
        self._drawn = drawn
        name, cell = self._columns(width)
        at = self.highlighted
        lines = [self._line(row, words, name, cell) for row, words in zip(self.rows, self._names, strict=True)]
        self.set_options([Option(line.truncate(width, ellipsis=True)) for line in lines])
        if lines:
            self.highlighted = min(at or 0, len(lines) - 1)

    def _line(self, row: Row, words: str, name: int, cell: int) -> Content:
        change = row.change
        parts: list[Content | str | tuple[str, str]] = [
            (f"{GLYPHS[change]} ", _STYLES[change]),
            fitted(words, name - 2),
        ]
        parts += [_cell(row, criterion, cell) for criterion in self._criteria]
        score = "…" if row.now is None else str(row.now.ballot.score)
        gain = f" {row.gain:+d}".replace("-", "−") if row.gain else ""
        parts += [f"{score:>6}", (gain, "$quiet")]
        return Content.assemble(*parts)


def summary(bench: Bench) -> Content:
    """The whole pack's table in a line: how many texts agree, what the last save changed."""
    tally = bench.tally()
    parts: list[tuple[str, str] | str] = [("Samples", "bold")]
    if not tally.texts:
        return Content.assemble(*parts)
    if bench.saves and tally.marked:
        parts.append("   ")
        if tally.worse:
            parts += [(f"▼ {tally.worse} worse", "bold $error"), "  "]
        if tally.better:
            parts += [(f"▲ {tally.better} better", "bold $success"), "  "]
        if not tally.worse and not tally.better:
            parts.append("no change ")
        parts.append("since the last save")
    if tally.marked < tally.texts:
        parts.append((f"   marked {tally.marked} of {tally.texts}", "$quiet"))
    else:
        parts.append((f"   {tally.agree} of {tally.texts} in the pack as expected", "$quiet"))
    return Content.assemble(*parts)


def _name(row: Row, bench: Bench) -> str:
    """What a row is called: ``exemplar``, ``2 middling``."""
    prompt, number = bench.prompt(row.text.prompt), row.text.number
    return row.text.name if prompt is None or number is None else f"{number + 1} {prompt.samples[number].grade.value}"


def _cell(row: Row, criterion: Criterion, cells: int) -> Content:
    """The expected level; where the judge gives another one, both, in words or (in a small window) by number."""
    levels = [level.id for level in criterion.levels]
    wanted = row.text.marks[criterion.id]
    given = wanted if row.now is None else _given(row, criterion)
    if given == wanted:
        return Content.styled(fitted(f" {levels[wanted]}", cells), "$quiet")
    words = f" {levels[wanted]}→{levels[given]}"
    if Content(words).cell_length >= cells:
        words = f" {wanted}→{given}"
    return Content.styled(fitted(words, cells), "bold $error" if abs(given - wanted) >= FAR else "bold $warning")


def _given(row: Row, criterion: Criterion) -> int:
    assert row.now is not None
    return next(mark.level_number for mark in row.now.ballot.criteria if mark.id == criterion.id)
