"""A level for each criterion that somebody gives their own text, or another's, before the judge's marks are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar, Protocol

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from debate.tui.widgets.choice import NOT_YET, Choice, Explanation, Option


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
    """One criterion and its levels; a digit chooses one by its number. Once it has a level, it has one for good."""

    LABEL_CELLS = 24
    chosen: Callable[[int], None] = staticmethod(lambda _level: None)
    """Called with the level, in the moment in which it is chosen."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "take(1)", "level", key_display="1–9", id="own-mark.1", show=False, tooltip="That level."),
        *(Binding(str(n), f"take({n})", "level", id=f"own-mark.{n}", show=False) for n in range(2, 10)),
    ]

    def action_take(self, number: int) -> None:
        """Choose the level of that number, counted from 1."""
        if any(option.value == number - 1 for option in self._options):
            self._choose(self._find(number - 1))

    def _choose(self, number: int) -> None:
        super()._choose(number)
        if self._options[0] is NOT_YET and self.value is not None:
            self.show(self._options[1:])
        if isinstance(self.value, int):
            self.chosen(self.value)


class LevelExplanation(Explanation):
    """The name of the chosen level, and what it means."""

    def of(self, choice: Choice) -> Content:
        """What to say of a criterion's level."""
        return (
            Content.assemble((f"{choice.words}: ", "bold"), choice.says)
            if choice.value is not None
            else super().of(choice)
        )


class OwnMarks(Vertical):
    """The criteria, each with its levels to choose from, and the sentence of the level that is chosen.

    ``given`` are the levels to begin with, by criterion id; a criterion that is not among them has none yet. Without it
    all begin with their lowest. ``chosen`` is called with a criterion's id and its new level.
    """

    DEFAULT_CSS = """
    OwnMarks { height: auto; & LevelExplanation { height: auto; min-height: 2; margin: 1 0; color: $quiet; } }
    """

    def __init__(
        self,
        rows: Iterable[Row],
        *,
        given: Mapping[str, int] | None = None,
        chosen: Callable[[str, int], None] = lambda _criterion, _level: None,
    ) -> None:
        super().__init__()
        self._rows = list(rows)
        self._given = given
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        for number, row in enumerate(self._rows):
            options = [Option(at, level.name, level.says) for at, level in enumerate(row.levels)]
            level = 0 if self._given is None else self._given.get(row.id)
            options = options if level is not None else [NOT_YET, *options]
            mark = OwnMark(row.title, options, level, id=f"own-{number}")
            mark.chosen = partial(self._chosen, row.id)
            yield mark
        yield LevelExplanation(id="explains")

    @property
    def levels(self) -> dict[str, int]:
        """The number (from 0) of the level that is chosen for each criterion, by its id."""
        marks = zip(self._rows, self.query(OwnMark), strict=True)
        return {row.id: value for row, mark in marks if isinstance(value := mark.value, int)}
