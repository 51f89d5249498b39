"""What the student's screens share: what they may ask of the app, the head of a seat, and hearing of changes."""

from __future__ import annotations

from typing import ClassVar, Protocol, cast

from textual.content import Content
from textual.widgets import Static

from debate.classroom.client.seat_client import SeatClient
from debate.classroom.client.seat_store import SeatStore
from debate.classroom.shown.views.common import CampCard, Topic
from debate.tui.camps import CampMark, marks_of
from debate.tui.page import Frame, Page
from debate.tui.widgets.brief import BriefPanel, Counts, Side

WRITE_ON = "No connection: write on, it is kept."
COMES_BACK = "No connection just now; it comes back by itself."


class StudentFrame(Frame, Protocol):
    """What a screen may ask of the student's app. ``door_says`` is what is to be said at the door.

    ``may_ask``: the teacher may be asked for the name that was refused there. ``seats`` are names of the class list of
    which one is the student's own.
    """

    client: SeatClient | None
    store: SeatStore
    door_says: str
    may_ask: bool
    seats: tuple[str, ...]

    def come_in(self) -> None: ...

    def knock(self, address: str, code: str, name: str, *, ask: bool = False) -> None: ...

    def go_back(self) -> None: ...

    def to_the_door(self) -> None: ...

    def show_past(self) -> None: ...


class StudentPage(Page):
    """A screen of the student's app."""

    TITLE = "C L A S S R O O M"

    @property
    def student(self) -> StudentFrame:
        """The app that it is in."""
        return cast("StudentFrame", self.app)

    def action_past(self) -> None:
        """List the ballots so far, to be read again."""
        self.student.show_past()


class Seated(StudentPage):
    """A screen of a seat. ``take_up`` is called after each change of the client while the screen is on show."""

    client: SeatClient
    PLACE: ClassVar[str] = "prompt"
    """What is said before the number of the prompt; the topic's title stands there without it."""
    is_laid_out = False
    """Whether the screen has its widgets; before, there is nothing to show anything on."""

    def on_mount(self) -> None:
        """Show how things stand."""
        self.is_laid_out = True
        self.take_up()

    @property
    def trouble(self) -> str | None:
        """What could not be kept, here or in the room."""
        return self.client.trouble or None

    def take_up(self) -> None:
        """Show how things stand now."""
        self.show_head()
        for line in self.query(ConnectionLine):
            line.show(self.client)
        self.refresh_bindings()

    def show_head(self) -> None:
        """The camp or the name, and which prompt the room is at; trouble under it."""
        view, topic, head = self.client.view, self.client.topic, self.masthead
        if view is not None:
            head.title = view.name
            if topic is not None and view.camp is not None:
                head.camp = mark_of(topic, view.camp)
            if view.turn >= 0 and self.PLACE:
                head.show_place(self.PLACE, view.turn + 1, view.turns)
        if not self.PLACE:
            head.place = topic.title if topic is not None else ""
        self.say_trouble(None)


class SeatPage(Seated):
    """One that needs nothing but the seat's client."""

    def __init__(self, client: SeatClient) -> None:
        super().__init__()
        self.client = client


class ConnectionLine(Static):
    """A quiet line about the connection; takes no room while there is one."""

    DEFAULT_CSS = """
    ConnectionLine { height: auto; display: none; padding: 0 1; color: $quiet; }
    """

    def show(self, client: SeatClient) -> None:
        """Say so while the connection is lost."""
        self.display = not client.online
        self.update(Content("" if client.online else COMES_BACK))


def mark_of(topic: Topic, camp: str) -> CampMark:
    """How the camp of that id is marked."""
    return marks_of(topic.camps)[camp]


def sides(topic: Topic, camp: str) -> tuple[CampCard, CampCard]:
    """The camp of that id, and the other one."""
    first, second = topic.camps
    return (first, second) if first.id == camp else (second, first)


def brief_panel(topic: Topic, camp: str) -> BriefPanel:
    """The brief of that camp."""
    own, other = (
        Side(mark=mark_of(topic, side.id), stand=side.stand, case=side.case, facts=side.facts)
        for side in sides(topic, camp)
    )
    counts = [Counts(row.title, row.maximum, row.levels[-1].says) for row in topic.criteria]
    return BriefPanel(topic.motion, own, other, counts=counts, scene=topic.scene)
