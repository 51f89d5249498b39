"""A level for each criterion that the writer gives their own text, before anybody else's marks are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Protocol

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from debate.tui.widgets.choice import Choice, Explanation, Option


class NamedLevel(Protocol):
    """A level: its name and what it means."""

    @property
    def name(self) -> str: ...

    @property
    def says(self) -> str: ...


class Row(Protocol):
    """A criterion: its id, its title, and its levels from the lowest."""

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def levels(self) -> Sequence[NamedLevel]: ...


class OwnMark(Choice):
    """One criterion and its levels; a digit chooses one by its number."""

    LABEL_CELLS = 24
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "take(1)", "level", key_display="1–9", id="own-mark.1", show=False, tooltip="That level."),
        *(Binding(str(n), f"take({n})", "level", id=f"own-mark.{n}", show=False) for n in range(2, 10)),
    ]

    def action_take(self, number: int) -> None:
        """Choose the level of that number, counted from 1."""
        if number <= len(self._options):
            self._choose(number - 1)


class LevelExplanation(Explanation):
    """The name of the chosen level, and what it means."""

    def of(self, choice: Choice) -> Content:
        """What to say of a criterion's level."""
        return Content.assemble((f"{choice.words}: ", "bold"), choice.says)


class OwnMarks(Vertical):
    """The criteria, each with its levels to choose from, and the sentence of the level that is chosen."""

    DEFAULT_CSS = """
    OwnMarks { height: auto; & LevelExplanation { height: auto; min-height: 2; margin: 1 0; color: $quiet; } }
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        super().__init__()
        self._rows = list(rows)

    def compose(self) -> ComposeResult:
        for number, row in enumerate(self._rows):
            options = [Option(at, level.name, level.says) for at, level in enumerate(row.levels)]
            yield OwnMark(row.title, options, 0, id=f"own-{number}")
        yield LevelExplanation(id="explains")

    @property
    def levels(self) -> dict[str, int]:
        """The number (from 0) of the level that is chosen for each criterion, by its id."""
        marks = zip(self._rows, self.query(OwnMark), strict=True)
        return {row.id: value for row, mark in marks if isinstance(value := mark.value, int)}
