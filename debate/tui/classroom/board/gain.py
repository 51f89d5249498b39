"""What the revision gained: how the class's gains are spread, their middle, by criterion. No ranks unless chosen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from debate.classroom.room.state import Show
from debate.classroom.shown.views.board import BoardView, GainBoard
from debate.classroom.shown.views.common import Topic
from debate.tui.classroom.board.lettering import BigLine, Lettering
from debate.tui.classroom.board.panel import Pages, Panel
from debate.tui.widgets.bar import bar
from debate.wording import counted

STEP = 10
"""Points of 100 in a bar of the spread."""

LOWEST = -100
"""Where the first bar begins."""

_BAR = 24


class GainPanel(Panel):
    """The board of what was gained."""

    def __init__(self, show: Show) -> None:
        super().__init__(id=show.value)
        self._shown: GainBoard | None = None

    def compose(self) -> ComposeResult:
        """The whole gain large, what it means, and the parts."""
        yield BigLine(id="total")
        yield Static(id="summary", markup=False)
        with Pages(id="parts"):
            yield Static(id="spread")
            yield Static(id="criteria")
            yield Static(id="teams")
            yield Static(id="ranking")

    async def show(self, view: BoardView, topic: Topic) -> None:  # noqa: ARG002
        """Show the gains, or that there are none yet."""
        gain = view.gain
        total = self.query_one("#total", BigLine)
        total.display = gain is not None
        self.query_one("#parts").display = gain is not None
        self.query_one("#summary", Static).update(
            summary_words(gain)
            if gain is not None
            else Content("What the revision gained is shown once its ballots are out.")
        )
        if gain is None or gain == self._shown:
            return
        self._shown = gain
        total.text = signed(gain.total)
        for name, content in (
            ("#spread", spread(gain, self._bar)),
            ("#criteria", by_criterion(gain)),
            ("#teams", teams(gain)),
            ("#ranking", ranking(gain)),
        ):
            part = self.query_one(name, Static)
            part.update(content)
            part.display = bool(content)
        self.query_one(Pages).begin_again()

    def on_resize(self) -> None:
        """The figure gives way to its parts on a low wall; its bars are as long as there is room for."""
        height = self.size.height
        huge, large = height >= 30 and self.size.width >= 100, height >= 26
        self.query_one("#total", BigLine).most = (
            Lettering.HUGE if huge else Lettering.LARGE if large else Lettering.SMALL
        )
        if self._shown is not None:
            self.query_one("#spread", Static).update(spread(self._shown, self._bar))

    @property
    def _bar(self) -> int:
        """The cells of the longest bar: the parts stand side by side on a wide wall."""
        width = self.size.width // 2 if self.app.screen.has_class("-wide") else self.size.width
        return max(_BAR, width - 30)


def signed(number: float) -> str:
    """A gain with its sign: ``+12``, ``-3``, ``0``; halves and tenths are kept."""
    return f"{number:+.1f}".removesuffix(".0") if round(number, 1) else "0"


def summary_words(gain: GainBoard) -> Content:
    """What the large figure means, in a sentence."""
    revised = counted(gain.revised, "answer was revised", "answers were revised")
    return Content(
        f"points gained by the class  ·  {revised}, {gain.gained} gained  ·  in the middle {signed(gain.median)}"
    )


def spread(gain: GainBoard, longest: int = _BAR) -> Content:
    """How many gained how much: a row for each step of ten between the least and the greatest gain.

    ``longest`` is the cells of the longest bar.
    """
    filled = [number for number, count in enumerate(gain.bars) if count]
    if not filled:
        return Content()
    most = max(gain.bars)
    lines = [Content.styled("How the gains are spread", "bold")]
    for number in range(filled[-1], filled[0] - 1, -1):
        count, low = gain.bars[number], LOWEST + number * STEP
        label = f"{signed(low)} to {signed(low + STEP - 1)}"
        cells = max(1, round(count / most * longest)) if count else 0
        lines.append(Content.assemble((f"{label:>12}  ", "$quiet"), "█" * cells, f" {count}" if count else ""))
    return Content("\n").join(lines)


def by_criterion(gain: GainBoard) -> Content:
    """The mean gain in each criterion."""
    if not gain.by_criterion:
        return Content()
    most = max((abs(mean) for _, mean in gain.by_criterion), default=0) or 1
    width = max(Content(title).cell_length for title, _ in gain.by_criterion)
    lines = [Content.styled("By criterion, on average", "bold")]
    for title, mean in gain.by_criterion:
        pad = " " * (width - Content(title).cell_length)
        lines.append(Content.assemble(title, pad, "  ", bar(max(0.0, mean) / most, 10), "  ", (signed(mean), "bold")))
    return Content("\n").join(lines)


def teams(gain: GainBoard) -> Content:
    """The teams' mean gains, in the order of the room."""
    if not gain.teams:
        return Content()
    lines = [Content.assemble(name, "  ", (signed(mean), "bold")) for name, mean in gain.teams]
    return Content("\n").join([Content.styled("By team, on average", "bold"), *lines])


def ranking(gain: GainBoard) -> Content:
    """Who gained most, where the teacher chose to show it; equal gains have equal places."""
    if not gain.ranking:
        return Content()
    lines = [Content.styled("Who gained most", "bold")]
    for name, points in gain.ranking:
        place = 1 + sum(other > points for _, other in gain.ranking)
        lines.append(Content.assemble(f"{place:>3}  ", name, "  ", (signed(points), "bold")))
    return Content("\n").join(lines)
