"""How the room is reached: large enough to be read out, with the projector's key and its page."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from debate.tui.classroom.host.qr import qr_of
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.classroom.host.sheets.second import SecondSheet
from debate.tui.classroom.host.words import join_command, spaced
from debate.tui.widgets.listing import Listing
from debate.tui.widgets.paper import Paper

QR_CELLS = 52


class ReachSheet(HostSheet):
    """Address, code, the projector's key, and for browsers the addresses of students and projector as QR codes."""

    AUTO_FOCUS = "Paper"
    HELP = (
        "Students join with the command, or, where the room was opened with --web, in a browser. The projector finds "
        "the room by itself in a second terminal on this machine; on another one it asks for the key. It is a page "
        "too, whose address has the key in it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "second", "lead from another device", id="reach.second",
                tooltip="Show the host token, for a tablet or a second terminal of yours."),
    ]  # fmt: skip

    def compose_sheet(self) -> ComposeResult:
        view = self.view
        rows: list[tuple[str | Content, str | Content]] = [
            ("Join code", Content.styled(f"  {spaced(view.code)}  ", "bold reverse")),
            ("Students", Content.styled(join_command(view), "bold")),
            ("Browsers", Content.styled(view.web_address, "bold") if view.web_address else "open the room with --web"),
            ("Projector", "debate board, in a second terminal of this machine"),
        ]
        if view.board_key:
            address = view.address.removeprefix("http://")
            rows.append(("", f"debate board {address}, on another one; its key is {view.board_key}"))
        codes: list[tuple[str, Content | None]] = []
        if view.web_address:
            board = f"{view.web_address}/board#{view.board_key}"
            rows.append(("", Content.assemble("in a browser: ", (board, "bold"))))
            door = f"{view.web_address}/{view.code}"
            codes = [("Students", qr_of(door, QR_CELLS)), ("Projector", qr_of(board, QR_CELLS))]
        with Paper(id="reach-paper"):
            yield Static("How to join", classes="heading")
            if view.taken_up:
                yield Static(Content(view.taken_up), classes="quiet")
            yield Listing(rows, indent=14, spaced=True)
            for title, code in codes:
                if code is not None:
                    yield Static(f"{title}, by QR code", classes="qr-title")
                    yield Static(code, classes="large-qr")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """At a school the teacher's own key leads the room, on any device."""
        if action == "second":
            return bool(self.host.token)
        return super().check_action(action, parameters)

    def action_second(self) -> None:
        """Show how another device of the teacher's leads the room."""
        self.app.push_screen(SecondSheet())
