"""The lobby: how to join, who is here, and one key that begins."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from debate.classroom.shown.attention import count
from debate.classroom.shown.views.host import HostView
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.page import COMMON_KEYS, HostPage
from debate.tui.classroom.host.qr import qr_of
from debate.tui.classroom.host.words import join_command, only_here, spaced

QR_CELLS = 40
ONLY_HERE = "Only this machine can join: “debate host --resume --lan” lets others in."
ONLY_THERE = "Only the server’s own machine can join: whoever runs it has to give “debate serve” its --public-url."


class LobbyPage(HostPage):
    """Before the first prompt."""

    HELP = """
    Students join with the command or the address shown here and the code; those who come later join just the same.
    Other machines are let in by --lan, phones and browsers by --web: “debate host --lan --web”.
    When enough are here, press n: whoever has no camp is given one by draw, everybody sees their camp and its brief,
    and nothing runs yet.

    Enter opens the marked student: another camp, another name, extra time that nobody else sees, and the door. The
    figures 1 to 5 choose what the projector shows; open it with “debate board” in a second terminal.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "begin", "first prompt", id="lobby.begin", tooltip="Give camps, and show everybody their brief."),
        Binding("g", "open('settings')", "settings", id="lobby.settings",
                tooltip="Pack, clock, camps, names and the rest."),
        Binding("p", "plan", "prompts", id="lobby.plan", tooltip="Choose the prompts instead of having them drawn."),
        Binding("d", "draw", "draw camps", id="lobby.draw", tooltip="Draw the camps of everybody anew."),
        Binding("l", "lock", "lock", id="lobby.lock", tooltip="Let nobody new in, or open the room again."),
        *COMMON_KEYS,
    ]  # fmt: skip

    def compose_stage(self) -> ComposeResult:
        yield Static(id="reach")
        yield Static(id="qr")

    def show_view(self, view: HostView) -> None:
        """How to join, and the settings."""
        lines = [
            Content.assemble(("Students type   ", "$quiet"), (join_command(view), "bold")),
            *(
                [Content.assemble(("or browse to    ", "$quiet"), (view.web_address, "bold"))]
                if view.web_address
                else []
            ),
            Content.assemble(("Join code       ", "$quiet"), (f"  {spaced(view.code)}  ", "bold reverse")),
            *([Content(ONLY_HERE if self.host.token else ONLY_THERE)] if only_here(view) else []),
            Content(""),
            Content.styled(view.guidance.settings, "$quiet"),
        ]
        self.query_one("#reach", Static).update(Content("\n").join(lines))
        code = qr_of(view.web_address, QR_CELLS) if view.web_address else None
        self.set_class(code is not None, "-with-qr")
        if code is not None:
            self.query_one("#qr", Static).update(code)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nobody here, nothing to draw."""
        if action == "draw":
            return count(self.view).seated > 0
        return super().check_action(action, parameters)

    def action_begin(self) -> None:
        """The first prompt's briefs."""
        self.send(lambda number: wire.Next(id=number))

    def action_draw(self) -> None:
        """Camps for everybody, anew."""
        self.send(lambda number: wire.DrawCamps(id=number))
