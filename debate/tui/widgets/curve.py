"""A curve over time: a dot for each answer, a line through them where there are enough, and the chosen one.

One colour and three shapes, so that it reads the same in every theme and without colours. This is the only module that
loads the plotting library, and only the progress page loads this one.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual_plotext import PlotextPlot

DOT, CHOSEN = "•", "◆"


class Curve(PlotextPlot):
    """The curve of figures from 0 to 100."""

    DEFAULT_CSS = "Curve { width: 100%; height: 9; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self.theme = "clear"  # no colours of its own

    def show(self, figures: Sequence[float], line: Sequence[float], chosen: int, ends: tuple[str, str]) -> None:
        """Show figures, oldest first, with ``line`` through them (empty for none), and ``chosen`` (from 0) set off.

        ``ends`` are what stands under the first and the last.
        """
        plot, count = self.plt, len(figures)
        plot.clear_data()
        plot.clear_figure()
        plot.theme("clear")
        numbers = list(range(1, count + 1))
        if line:
            plot.plot(numbers, list(line), marker="braille")
        plot.scatter(numbers, list(figures), marker=DOT)
        plot.scatter([chosen + 1], [figures[chosen]], marker=CHOSEN)
        plot.ylim(0, 100)
        plot.yticks([0, 50, 100], ["0", "50", "100"])
        plot.xlim(0.5, max(count, 2) + 0.5)
        shown: list[float] = [1.0, float(count)] if count > 1 else [1.0]
        plot.xticks(shown, list(ends[: len(shown)]))
        plot.xaxes(True, False)
        plot.yaxes(True, False)
        self.refresh()
