"""The round is over: each player’s scores, prompt by prompt, and the report."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from debate.classroom.errors import JournalError, RoomError
from debate.classroom.report.kept import write_report_of
from debate.classroom.room.state import Seat
from debate.classroom.shown.marks import effective_score
from debate.tui.classroom.hot_seat.page import HotSeatPage, score_words


class OverPage(HotSeatPage):
    """What everybody reached."""

    TITLE = "The round is over"
    HELP = """
    Each player’s score for each prompt, and after an arrow that of the revision. w writes the report: a page to read
    or print, tables for a spreadsheet, and everything as JSON. “debate room report” writes it again at any time.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "write", "write the report", id="hot-seat-over.write", tooltip="Write HTML, CSV, XLSX and JSON."),
        Binding("q", "app.quit", "leave", id="hot-seat-over.quit", tooltip="Leave; the round is kept."),
    ]

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="scores"):
            yield Static(id="table")
        yield Static(id="report")

    def on_mount(self) -> None:
        """Show what everybody reached."""
        self.query_one("#table", Static).update(self._table())
        self.query_one("#report", Static).update(
            Content.assemble(("w", "bold"), " to write the report; it is also in ", ("debate room list", "bold"), ".")
        )

    def _table(self) -> Content:
        wrote = [seat for seat in self.room.seats.values() if any(self._scores(seat))]
        width = max((Content(seat.name).cell_length for seat in wrote), default=6)
        head = "".join(f"{f'prompt {number}':>12}" for number in range(1, len(self.room.turns) + 1))
        lines = [Content.styled(f"  {' ' * width}{head}", "$quiet")]
        for seat in wrote:
            cells = "".join(f"{words or '–':>12}" for words in self._scores(seat))
            lines.append(self.table_row(seat, width, (cells, "bold")))
        return Content("\n").join(lines)

    def _scores(self, seat: Seat) -> list[str]:
        """The seat’s scores by prompt: ``54``, ``54 → 61`` after a revision, "" where it did not write."""
        rubric = self.hot_seat.pack.rubric
        return [
            " → ".join(
                score_words(effective_score(written.papers[seat.id], rubric))
                for written in turn.attempts
                if seat.id in written.papers
            )
            for turn in self.room.turns
        ]

    async def action_write(self) -> None:
        """Write the report, and say where it is."""
        try:
            paths = await asyncio.to_thread(write_report_of, self.room.id)
        except (RoomError, JournalError) as error:
            self.say_trouble(str(error))
        except OSError as error:
            self.say_trouble(f"The report could not be written: {error.strerror or error}.")
        else:
            self.say_trouble(None)
            lines = "\n".join(str(path) for path in paths)
            self.query_one("#report", Static).update(Content(f"The report is written:\n{lines}"))
