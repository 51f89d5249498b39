"""The camp's brief before a prompt of the room: what it stands for and what the other side will say."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from debate.classroom.client.seat_client import SeatClient
from debate.tui.classroom.student.seated import ConnectionLine, Seated, brief_panel, show_head
from debate.tui.page import Page


class BriefScreen(Seated, Page):
    """The brief of the seat's camp. The room must have given it one."""

    TITLE = "Brief"
    HELP = """
    This is what your camp stands for and what the other camp will say. Read as long as you like: the clock starts when
    your teacher starts it. While you write, F1 shows this brief again; then the clock goes on.
    """

    def __init__(self, client: SeatClient) -> None:
        super().__init__()
        self.client = client

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="brief"):
            if self.client.topic is not None and self.client.view is not None and self.client.view.camp is not None:
                yield brief_panel(self.client.topic, self.client.view.camp)
        yield Static(id="ready")
        yield ConnectionLine(id="connection")

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.is_laid_out = True
        self.query_one("#brief").focus()
        self.take_up()

    def take_up(self) -> None:
        """Say which prompt comes."""
        show_head(self, self.client)
        self.query_one("#connection", ConnectionLine).show(self.client)
        view = self.client.view
        if view is not None:
            number = Content.styled(f"Prompt {view.turn + 1} of {view.turns}. ", "bold")
            says = Content.assemble(number, f"Your teacher starts the clock, {view.name}.")
            self.query_one("#ready", Static).update(says)
