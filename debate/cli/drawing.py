"""What a terminal is shown beyond plain lines: tables, and how far something that takes its time has come.

Where the reader is no terminal, or wants nothing drawn (``NO_COLOR``, ``TERM=dumb``), the same is said in plain lines.
Rich is loaded only when something is drawn, and whatever somebody typed is text to it, never markup.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO, TypeVar

import click

from debate.plain.words import on_one_line

if TYPE_CHECKING:
    from rich.console import Console

_Item = TypeVar("_Item")


def draws_on(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal that tables and bars may be drawn on."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") in ("dumb", "unknown"):
        return False
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under headings. A cell may have several lines; nothing in it is read as markup.

    The columns from number ``figures`` on (from 0) are set to the right. ``indent`` and ``least``, the characters that
    every column has at least, are for the plain form.
    """

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    figures: int = sys.maxsize
    indent: int = 0
    least: int = 0

    def lines(self) -> Iterator[str]:
        """The table in plain lines, its columns two spaces apart."""
        columns = list(zip(self.headings, *self.rows, strict=True))
        widths = [max(self.least, *map(len, column)) for column in columns]
        for row in (self.headings, *self.rows):
            cells = (
                f"{cell:>{width}}" if number >= self.figures else f"{cell:{width}}"
                for number, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            yield " " * self.indent + "  ".join(cells)


def show(part: str | Table) -> None:
    """Print a line or, drawn where that may be, a table."""
    if isinstance(part, str):
        click.echo(part)
    elif draws_on(sys.stdout):
        draw(part)
    else:
        for line in part.lines():
            click.echo(line)


def draw(table: Table) -> None:
    """Draw a table on standard output, as wide as the terminal lets it be."""
    from rich import box
    from rich.table import Table as Drawn
    from rich.text import Text

    drawn = Drawn(box=box.ROUNDED, show_lines=any("\n" in cell for row in table.rows for cell in row))
    for number, heading in enumerate(table.headings):
        drawn.add_column(Text(heading), justify="right" if number >= table.figures else "left", overflow="fold")
    for row in table.rows:
        drawn.add_row(*(Text("\n".join(map(on_one_line, cell.split("\n")))) for cell in row))
    _console(sys.stdout).print(drawn)


def watched(items: Iterable[_Item], count: int, what: str) -> Iterator[_Item]:
    """The same items, ``count`` of them, while a terminal on standard error is shown how far they have come."""
    if count < 2 or not draws_on(sys.stderr):
        yield from items
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Drawn between the items, not by a thread: the items may come from processes that are forked meanwhile.
    with Progress(
        *columns,
        console=_console(sys.stderr), auto_refresh=False, transient=True, redirect_stdout=False, redirect_stderr=False,
    ) as bar:  # fmt: skip
        task = bar.add_task(what, total=count)
        bar.refresh()
        for done, item in enumerate(items, start=1):
            yield item
            if done * 100 // count > (done - 1) * 100 // count:
                bar.update(task, completed=done, refresh=True)


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Tell a terminal on standard error that something is under way whose length nobody knows."""
    if not draws_on(sys.stderr):
        if sys.stderr is not None and sys.stderr.isatty():
            click.echo(on_one_line(what), err=True)
        yield
        return
    from rich.text import Text

    with _console(sys.stderr).status(Text(on_one_line(what))):
        yield


def _console(stream: TextIO) -> Console:
    from rich.console import Console

    return Console(file=stream, markup=False, emoji=False, highlight=False)
