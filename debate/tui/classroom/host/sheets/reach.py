"""How the room is reached: large enough to be read out, with the projector's key."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from debate.tui.classroom.host.qr import qr_of
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.classroom.host.words import join_command, spaced
from debate.tui.widgets.listing import Listing
from debate.tui.widgets.paper import Paper


class ReachSheet(HostSheet):
    """Address, code, browsers' address with its QR code, and the projector's key."""

    AUTO_FOCUS = "Paper"
    HELP = (
        "Students join with the command, or, where the room was opened with --web, in a browser. The projector finds "
        "the room by itself in a second terminal on this machine; on another one it asks for the key."
    )

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
        code = qr_of(view.web_address, 44) if view.web_address else None
        with Paper(id="reach-paper"):
            yield Static("How to join", classes="heading")
            if view.taken_up:
                yield Static(Content(view.taken_up), classes="quiet")
            yield Listing(rows, indent=14, spaced=True)
            if code is not None:
                yield Static(code, id="large-qr")
