"""What the screens of a seat share: the marks of the camps, what is said of the connection, and hearing of changes."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from debate.classroom.client.seat_client import SeatClient
from debate.classroom.shown.views import CampCard, Topic
from debate.tui.camps import CampMark
from debate.tui.page import Page
from debate.tui.widgets.brief import BriefPanel, Side

WRITE_ON = "No connection: write on, all is kept here."
COMES_BACK = "No connection just now; it comes back by itself."


class Seated:
    """A screen of a seat. ``take_up`` is called after each change of the client while the screen is on show."""

    client: SeatClient
    is_laid_out = False
    """Whether the screen has its widgets; before, there is nothing to show anything on."""

    def take_up(self) -> None:
        """Show how things stand now."""


class ConnectionLine(Static):
    """A quiet line about the connection; takes no room while there is one."""

    DEFAULT_CSS = """
    ConnectionLine { height: auto; display: none; padding: 0 1; color: $quiet; }
    """

    def show(self, client: SeatClient, sentence: str = COMES_BACK) -> None:
        """Say ``sentence`` while the connection is lost."""
        self.display = not client.online
        self.update(Content("" if client.online else sentence))


def mark_of(topic: Topic, camp: str) -> CampMark:
    """How the camp of that id is marked."""
    number = 0 if topic.camps[0].id == camp else 1
    return CampMark(number=number, name=topic.camps[number].name.upper())


def sides(topic: Topic, camp: str) -> tuple[CampCard, CampCard]:
    """The camp of that id, and the other one."""
    first, second = topic.camps
    return (first, second) if first.id == camp else (second, first)


def brief_panel(topic: Topic, camp: str) -> BriefPanel:
    """The brief of that camp."""
    own, other = sides(topic, camp)
    return BriefPanel(topic.motion, _side(topic, own), _side(topic, other))


def _side(topic: Topic, camp: CampCard) -> Side:
    return Side(mark=mark_of(topic, camp.id), stand=camp.stand, case=camp.case, facts=camp.facts)


def show_head(page: Page, client: SeatClient, what: str = "prompt") -> None:
    """The masthead of a seat: the camp or the name, and which prompt the room is at; trouble under it."""
    view, topic = client.view, client.topic
    if view is None:
        page.masthead.title = "C L A S S R O O M"
    else:
        page.masthead.title = view.name
        if topic is not None and view.camp is not None:
            page.masthead.camp = mark_of(topic, view.camp)
        if view.turn >= 0 and what:
            page.masthead.show_place(what, view.turn + 1, view.turns)
    page.say_trouble(client.trouble or None)
