"""The class flow sheet: which points the class made, which it dropped, which moves it used, and what it said best."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from debate.classroom.room.state import Show
from debate.classroom.shown.views.board import BoardView, FlowSheet, PointCount
from debate.classroom.shown.views.common import Topic
from debate.packs.model import PointKind
from debate.tui.classroom.board.panel import Pages, Panel, mark_of
from debate.tui.widgets.bar import bar
from debate.tui.widgets.laid_out import LaidOut
from debate.wording import counted

_KINDS = {PointKind.ANSWER: "Answers", PointKind.EVIDENCE: "Evidence"}
_BAR = 10
_FIGURES = 8
"""Cells for the numbers beside a bar, with the gap after them."""


class Counts(LaidOut):
    """The points of one kind, those that most of the class made first; what nobody made is said to be dropped."""

    DEFAULT_CSS = """
    Counts { margin: 1 0 0 0; }
    """

    def __init__(self, title: str, points: list[PointCount], papers: int, colour: str) -> None:
        super().__init__()
        self._title = title
        self._points = sorted(points, key=lambda point: -(point.made + point.partly / 2))
        self._papers = papers
        self._colour = colour

    def lines(self, width: int) -> list[Content]:
        """Title and points."""
        legend = f"  made + partly made, of {self._papers}"
        lines = Content.assemble((self._title, "bold"), (legend, "$quiet")).wrap(max(1, width))
        for point in self._points:
            lines.extend(self._rows(point, max(20, width)))
        return lines

    def _rows(self, point: PointCount, width: int) -> list[Content]:
        """A point's figures, and what it says beside them."""
        if point.made or point.partly:
            share = (point.made + point.partly / 2) / max(1, self._papers)
            partly = f"+{point.partly}" if point.partly else ""
            figures = Content.assemble((bar(share, _BAR), self._colour), f" {point.made:>2}{partly}")
        else:
            figures = Content.styled("✗ dropped by all", "bold $warning")
        column = _BAR + _FIGURES
        says = Content(point.says).wrap(max(10, width - column))
        head = Content.assemble(figures, " " * (column - figures.cell_length), says[0] if says else "")
        return [head, *(Content.assemble(" " * column, line) for line in says[1:])]


class FlowColumn(Vertical):
    """The flow sheet of one prompt."""

    DEFAULT_CSS = """
    FlowColumn { width: 1fr; height: auto; padding: 0 1; }
    """

    def __init__(self, sheet: FlowSheet, topic: Topic) -> None:
        super().__init__()
        self._sheet = sheet
        self._mark = mark_of(topic, sheet.speech.camp)

    def compose(self) -> ComposeResult:
        """Whose sheet it is, its points by kind, its moves, its quotations."""
        sheet, mark = self._sheet, self._mark
        papers = counted(sheet.papers, "answer")
        yield Static(
            Content.assemble(mark.content, (f"  {papers} to\n", "$quiet"), (f"“{sheet.speech.title}”", "bold"))
        )
        for kind, title in _KINDS.items():
            points = [point for point in sheet.points if point.kind == kind]
            if points:
                yield Counts(title, points, sheet.papers, mark.colour)
        yield Static(_moves(sheet), classes="part")
        if sheet.quotes:
            quotes = "\n".join(f"“{quote}”" for quote in sheet.quotes)
            yield Static(Content.assemble(("From your answers\n", "bold"), (quotes, "italic")), classes="part")


def _moves(sheet: FlowSheet) -> Content:
    """The moves with their counts, and those that nobody made set off by a sign and a word."""
    used = [Content.assemble(name, " ", (str(count), "bold")) for name, count in sheet.moves if count]
    unused = [name for name, count in sheet.moves if not count]
    parts = [Content.assemble(("Moves", "bold"), "\n"), Content("   ").join(used)]
    if unused:
        parts.append(Content.assemble("\n" if used else "", ("✗ used by nobody: ", "bold $warning"), ", ".join(unused)))
    return Content("").join(parts)


class FlowPanel(Panel):
    """The flow sheets of a turn: side by side where the wall is wide and two camps answered."""

    def __init__(self, show: Show) -> None:
        super().__init__(id=show.value)
        self._shown: tuple[tuple[FlowSheet, ...], Topic] | None = None

    def compose(self) -> ComposeResult:
        """What stands there before the ballots are out, and the sheets."""
        yield Static("The class flow sheet comes with the ballots.", id="waiting", markup=False)
        with Pages(id="flow-pages"):
            yield Vertical(id="sheets")

    async def show(self, view: BoardView, topic: Topic) -> None:
        """Lay the sheets out anew where they changed."""
        self.query_one("#waiting").display = not view.flow
        if self._shown == (view.flow, topic):
            return
        self._shown = (view.flow, topic)
        sheets = self.query_one("#sheets", Vertical)
        await sheets.remove_children()
        await sheets.mount(*(FlowColumn(sheet, topic) for sheet in view.flow))
        sheets.set_class(len(view.flow) > 1, "-two")
        self.query_one(Pages).begin_again()
