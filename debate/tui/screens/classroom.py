"""The classroom, which is still to come: says so, and what it will do, so that a teacher can plan."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from debate.tui.page import Page
from debate.tui.widgets.listing import Listing

_WILL = (
    "One person opens a room and reads out its code; the others join from their own terminals on the same network.",
    "Everyone is given a camp and the same arguments, on one clock that the host starts, pauses and ends.",
    "The same judge marks every answer, and the host sees how the room is doing and which points nobody made.",
)


class ClassroomScreen(Page):
    """An honest page about something that is not there yet."""

    CSS_PATH = "classroom.tcss"
    HELP = "The classroom is not part of this version. This page says what it will do, and what works today instead."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", id="classroom.back", tooltip="Go back home."),
        Binding("q", "back", "back", show=False, id="classroom.back.q", tooltip="Go back home."),
    ]

    def compose_body(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(Content("The classroom is still to come."), classes="heading")
            yield Static(Content("This version has no rooms yet. When they come:"), classes="text")
            yield Listing([("·", sentence) for sentence in _WILL], indent=3, spaced=True)
            yield Static(Content("What works today"), classes="heading")
            yield Static(
                Content(
                    "Give everybody the same seed. Each draws a round with the same choices and that seed, and all get "
                    "the same camp and the same arguments; afterwards, compare the transcripts."
                ),
                classes="text",
            )

    def on_mount(self) -> None:
        """Name the page."""
        self.masthead.title = "Classroom"
        self.say_trouble(None)

    def action_back(self) -> None:
        """Go back to where the player came from."""
        self.app.pop_screen()
