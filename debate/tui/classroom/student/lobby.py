"""Waiting for the teacher to begin: who the student is in this room, the camp once it is given, and the motion."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from debate.tui.classroom.student.seated import ConnectionLine, SeatPage, brief_panel, mark_of


class LobbyScreen(SeatPage):
    """The lobby. It is also what somebody sees who has no part in the prompt that is being played."""

    PLACE = ""
    HELP = """
    You have a seat. Your teacher begins when everybody is here; nothing is timed before that. If this machine fails,
    join again with the same address and code, or just “debate join” here: seat and text are kept.
    """

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="lobby"):
            yield Static(id="who")
            yield Static(id="motion")
            yield Static(id="waits")
        yield ConnectionLine(id="connection")

    def take_up(self) -> None:
        """Name, camp and motion, as far as they are known."""
        view, topic = self.client.view, self.client.topic
        super().take_up()
        self.masthead.camp = None
        if view is None:
            self.query_one("#waits", Static).update(Content("You have a seat; the room is on its way."))
            return
        who: list[Content | tuple[str, str] | str] = [("You are ", "$quiet"), (view.name, "bold")]
        if view.asked:
            who += [(f"\nYour teacher is asked to call you “{view.asked}”.", "$quiet")]
        if topic is not None and view.camp is not None:
            who += [("\nYour camp is ", "$quiet"), mark_of(topic, view.camp).content]
        if view.team:
            who += [("\nYour team is ", "$quiet"), (view.team, "bold")]
        self.query_one("#who", Static).update(Content.assemble(*who))
        if topic is not None:
            self.query_one("#motion", Static).update(
                Content.assemble(("The motion\n", "$quiet"), (topic.motion, "bold"))
            )
        if view.turn < 0:
            says = "Your teacher begins when everybody is here."
        else:
            says = "The class plays a prompt that is not for your camp; you are in again with the next one."
        self.query_one("#waits", Static).update(Content(says))


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
