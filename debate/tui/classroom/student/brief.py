"""The camp's brief before a prompt of the room: what it stands for and what the other side will say."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from debate.tui.classroom.student.seated import ConnectionLine, SeatPage, brief_panel


class SeatBriefScreen(SeatPage):
    """The brief of the seat's camp. The room must have given it one."""

    AUTO_FOCUS = "#brief"
    HELP = """
    This is what your camp stands for and what the other camp will say. Read as long as you like: the clock starts when
    your teacher starts it. While you write, F1 shows this brief again; then the clock goes on.
    """

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="brief"):
            if self.client.topic is not None and self.client.view is not None and self.client.view.camp is not None:
                yield brief_panel(self.client.topic, self.client.view.camp)
        yield Static(id="ready")
        yield ConnectionLine(id="connection")

    def take_up(self) -> None:
        """Say which prompt comes."""
        super().take_up()
        view = self.client.view
        if view is not None:
            number = Content.styled(f"Prompt {view.turn + 1} of {view.turns}. ", "bold")
            says = Content.assemble(number, f"Your teacher starts the clock, {view.name}.")
            self.query_one("#ready", Static).update(says)
