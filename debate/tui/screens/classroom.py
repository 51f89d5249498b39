"""The ways into a classroom: join a room, open one, or pass the keyboard round one screen.

The classroom has apps of its own, and this one must leave the terminal to them: the screen says where to go, and the
command that runs the game goes there and comes back (``debate.cli.play``).
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from debate.extra import classroom_is_here, how_to_install
from debate.tui.page import BACK
from debate.tui.screens.solo import SoloPage
from debate.tui.widgets.menu import Menu, MenuEntry

ENTRIES = (
    MenuEntry("join", "j", "Join a room", "with its address and code"),
    MenuEntry("host", "o", "Open a room", "for a class, as its teacher"),
    MenuEntry("hot-seat", "p", "Pass the keyboard", "take turns at this screen"),
)


class ClassroomScreen(SoloPage):
    """Where to go for a debate with others."""

    AUTO_FOCUS = "Menu"
    CSS_PATH = "classroom.tcss"
    TITLE = "Classroom"
    HELP = """
    In a room everybody answers the same arguments on one clock, each at their own machine. The teacher opens it and
    reads out its address and code; the others join from their terminals, or from a browser. Marks are held until the
    teacher lets them go.

    With one machine, pass the keyboard: players or teams take turns, and the last answer is hidden in between.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "go('join')", "join", id="classroom.join", tooltip="Join a room with its address and code."),
        Binding("o", "go('host')", "open", id="classroom.open", tooltip="Open a room for a class, as its teacher."),
        Binding("p", "go('hot-seat')", "pass", id="classroom.pass", tooltip="Take turns at this screen."),
        BACK,
    ]

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(Content("Debate with others"), classes="heading")
            yield Menu(ENTRIES, id="ways")
            yield Static(id="needs", classes="text")
            yield Static(
                Content(
                    "A room needs no internet and no accounts: its teacher’s machine keeps it, and every word is on "
                    "that disk before the writer is told so. Rooms that were played are kept: “debate room list” "
                    "shows them, “debate room report last” writes the report of the newest."
                ),
                classes="text",
            )

    def on_mount(self) -> None:
        """Say what is missing."""
        needs = self.query_one("#needs", Static)
        needs.display = not classroom_is_here()
        needs.update(
            Content.assemble("The classroom is an extra that is not installed here: ", (how_to_install(), "bold"))
        )

    @on(Menu.Chosen)
    def _chosen(self, event: Menu.Chosen) -> None:
        self.action_go(event.entry_id)

    def action_go(self, to: str) -> None:
        """Leave the terminal to that part of the classroom."""
        if not classroom_is_here():
            self.say_trouble(f"The classroom is not installed: {how_to_install()} brings it.")
            return
        self.game.leads_to = to
        self.app.exit()
