"""After the text is finished: whether the room has it, what is waited for, and the text itself. Marks are held."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from debate.classroom.client.review_desk import THE_OTHERS_REVIEW
from debate.classroom.client.seat_client import SeatClient
from debate.classroom.room.state import Stage
from debate.tui.classroom.student.seated import ConnectionLine, SeatPage
from debate.tui.widgets.paper import Paper
from debate.wording import clock_text, count_words


class WaitingScreen(SeatPage):
    """What a student sees between the hand-in and the ballot."""

    AUTO_FOCUS = "#waiting"
    HELP = """
    Your text is in, or is handed in as soon as there is a connection. Your teacher looks at the marks before you see
    them; being quick earns nothing.

    If no connection returns, save the text as a file (s) and give it to your teacher, who can bring it into the room.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "save", "save as a file", id="waiting.save", tooltip="Save the text for your teacher to import."),
        Binding(
            "r", "review", "answers of others", id="waiting.review", tooltip="Mark classmates’ answers, or change it."
        ),
    ]

    def __init__(self, client: SeatClient) -> None:
        super().__init__(client)
        self._saved = ""

    def compose_body(self) -> ComposeResult:
        with Paper(id="waiting"):
            yield Static(id="says")
            yield Static("You wrote", classes="label", id="wrote")
            yield Static(id="text")
        yield Static(id="saved")
        yield ConnectionLine(id="connection")

    def on_mount(self) -> None:
        """Let the text have the keys that scroll."""
        self.set_interval(1.0, self._show_time)

    def take_up(self) -> None:
        """Say where the text is."""
        super().take_up()
        client = self.client
        self._show_time()
        pending = client.desk.left_behind
        text = pending.text if pending is not None else client.desk.text
        self.query_one("#says", Static).update(_says(client))
        self.query_one("#wrote", Static).display = bool(text.strip())
        self.query_one("#text", Static).update(Content(text))
        self.query_one("#saved", Static).update(Content(self._saved))

    def _show_time(self) -> None:
        view = self.client.view
        writing = view is not None and view.stage is Stage.WRITING and view.clock is not None
        self.masthead.clock = clock_text(self.client.left) if writing else ""

    def action_save(self) -> None:
        """Save the text as a signed file, where the player works or else in their data folder."""
        self._saved = self.client.save_hand_in()
        self.take_up()

    def action_review(self) -> None:
        """Back to the answers of classmates."""
        self.client.reviews.put_away = False
        self.client.changed()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a text that the room lacks is worth a file."""
        if action == "save":
            return self.client.desk.left_behind is not None
        if action == "review":
            return bool(self.client.reviews.answers)
        return super().check_action(action, parameters)


def _says(client: SeatClient) -> Content:
    view, desk = client.view, client.desk
    if desk.left_behind is not None and not desk.too_late:
        head = "Your text is finished, and kept on this machine."
        then = (client.online and desk.says) or "It is handed in as soon as there is a connection."
        if desk.left_behind.by_clock:
            then = f"The time was over. {then}"
        return Content.assemble((head, "bold"), f"\n{then}")
    paper = view.paper if view is not None else None
    if paper is None:
        now = (
            THE_OTHERS_REVIEW if view is not None and view.peer else "You are in again with what the class writes next."
        )
        return Content.assemble(("The class has written.", "bold"), f"\n{now}")
    words = count_words(paper.text or desk.text)
    head = "Your text is in." if words else "You handed in nothing."
    lines = ["The writing was over, so it was taken as it stood."] if paper.by_clock and not paper.late else []
    if paper.late:
        lines.append("It came after the close, because the connection was lost; your teacher sees that.")
    if desk.says:
        lines.append(desk.says)
    if desk.too_late:
        lines.append("Save what the room did not take as a file, if your teacher wants to read it.")
    if view is not None and view.stage is Stage.WRITING:
        lines.append("The others are still writing; being quick earns nothing, so read it once more in peace.")
    else:
        lines.append("All texts are in. Your teacher looks at the marks before you see them.")
    if paper.predicted:
        lines.append("You have marked yourself; you see it beside the judge’s marks.")
    if client.reviews.answers and client.topic is not None:
        told = client.reviews.told([row.id for row in client.topic.criteria])
        lines.append(f"{told} Until the ballots are out you can go back to them (r).")
    return Content.assemble((head, "bold"), "\n" + "\n".join(lines))
