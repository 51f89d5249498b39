"""What the pages after the writing share: enter reads the marked paper, and the seat has a key of its own."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from debate.tui.classroom.host.page import HostPage
from debate.tui.classroom.host.roster import Roster
from debate.tui.classroom.host.sheets.paper import PaperSheet
from debate.tui.classroom.host.sheets.seat import SeatSheet

MARKS_KEYS: tuple[BindingType, ...] = (
    Binding("c", "open('peers')", "peer review", show=False, id="marks.peers",
            tooltip="How far the class is with marking each other, and how often it agrees with the judge."),
    Binding("u", "seat", "student", show=False, id="marks.seat", tooltip="Open the marked student: name, time, door."),
    Binding("f1", "open('speeches')", "prompts", show=False, id="marks.speeches", tooltip="Read what the prompts say."),
)  # fmt: skip
"""The keys that these pages share, named after their own."""
FLOW_KEY: BindingType = Binding(
    "f", "open('flow')", "flow sheet", id="marks.flow", tooltip="What the class answered, and what it dropped."
)
APPEALS_KEY: BindingType = Binding(
    "a", "open('appeals')", "appeals", id="marks.appeals", tooltip="Decide what students appealed."
)


class MarksPage(HostPage):
    """A page on which papers are read."""

    def compose_stage(self) -> ComposeResult:
        yield Static(id="progress")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a peer review there is nothing of it to see."""
        if (action, *parameters) == ("open", "peers"):
            return self.host.view is not None and self.host.view.peers is not None
        return super().check_action(action, parameters)

    def open_seat(self, seat: str) -> None:
        """Read the paper; without one, open the seat."""
        row = next((row for row in self.view.seats if row.id == seat), None)
        if row is None or not row.handed_in:
            self.app.push_screen(SeatSheet(seat))
            return
        pile = tuple(row.id for row in self.query_one(Roster).rows if row.handed_in)
        self.app.push_screen(PaperSheet(seat, self.view.turn, self.view.attempt, pile=pile))

    def action_seat(self) -> None:
        """Open the marked student."""
        marked = self.query_one(Roster).marked
        if marked is not None:
            self.app.push_screen(SeatSheet(marked))
