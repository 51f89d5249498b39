"""The room is over: what was played, and the report."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from debate.classroom.shown.attention import count
from debate.classroom.shown.views.host import HostView
from debate.tui.classroom.host.marks_page import APPEALS_KEY, FLOW_KEY, MARKS_KEYS, MarksPage
from debate.tui.classroom.host.page import COMMON_KEYS
from debate.tui.classroom.host.words import joined_lines, speech_line
from debate.wording import counted


class HostOver(MarksPage):
    """After the end: everything can still be read, marks still be changed, and the report written again."""

    HELP = """
    The room is over; nobody can write any more. w writes the report: a page to read or print, tables for a
    spreadsheet, and everything as JSON. It can be written again after a change, here or with “debate room report”.
    “debate room forget” removes every trace of the room.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "w", "write", "write the report", id="over.write", tooltip="Write the report as HTML, CSV, XLSX and JSON."
        ),
        APPEALS_KEY,
        FLOW_KEY,
        *MARKS_KEYS,
        *COMMON_KEYS,
    ]
    _written = ""

    def guidance(self, view: HostView) -> Content:
        """The report."""
        says = Content.from_markup("[bold]The report is written.[/bold]") if self._written else super().guidance(view)
        return Content.assemble(says, " ", ("^q", "bold"), " leaves.")

    def show_view(self, view: HostView) -> None:
        """What was played."""
        played = [turn for turn in view.turns if turn.attempts]
        figures = count(view)
        absent = f" ({figures.absent} absent)" if figures.absent else ""
        students = counted(figures.seated, "student", none="No")
        lines = [Content(f"{students}{absent}, {counted(len(played), 'prompt')}.")]
        for number, turn in enumerate(played, start=1):
            revised = ", revised" if turn.attempts > 1 else ""
            for at, speech in enumerate(turn.speeches):
                lines.append(
                    Content.assemble(
                        f"{number if at == 0 else ' '}  ", speech_line(speech, self.host.camps), (revised, "$quiet")
                    )
                )
        if self._written:
            lines += [Content(""), Content(self._written)]
        self.query_one("#progress", Static).update(joined_lines(lines))

    async def action_write(self) -> None:
        """Write the report beside the other things that are kept, and say where it is."""
        from debate.classroom.errors import JournalError, RoomError

        self.say_trouble(None)
        try:
            paths = await asyncio.to_thread(self.host.write_report, self.view.room)
        except (RoomError, JournalError) as error:
            self.say_trouble(str(error))
        except OSError as error:
            self.say_trouble(f"The report could not be written: {error.strerror or error}.")
        else:
            self._written = "\n".join(str(path) for path in paths)
            self.take_up()
