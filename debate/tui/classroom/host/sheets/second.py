"""How another device of the teacher's leads the room too: the key to it, shown only when it is asked for."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from debate.tui.classroom.host.qr import qr_of
from debate.tui.classroom.host.sheet import HostSheet
from debate.tui.classroom.host.words import only_here
from debate.tui.widgets.listing import Listing
from debate.tui.widgets.paper import Paper

QR_CELLS = 60
QR_ROWS = 36
"""Rows of a window that shows the whole code; a part of it is of no use."""


class SecondSheet(HostSheet):
    """The host token: as a QR code that opens the teacher's page, and to be typed."""

    AUTO_FOCUS = "Paper"
    HELP = """
    What another device does shows here at once, and the other way round. The token is new each time the room is opened
    or resumed: then this has to be done again.
    """

    def compose_sheet(self) -> ComposeResult:
        view, token = self.view, self.host.token
        page, code = "open the room with --lan and --web", None
        if view.web_address and not only_here(view):
            page = f"{view.web_address}/teach"
            code = qr_of(f"{page}#key/{token}", QR_CELLS) if self.app.size.height >= QR_ROWS else None
            page += ", or the code below" if code is not None else f"; a window of {QR_ROWS} rows has a code for it"
        warning = "Whoever reads this can lead the room: not for the projector.\n"
        with Paper(id="second-paper"):
            yield Static("Lead from another device", classes="heading")
            yield Static(Content.styled(warning, "bold"))
            yield Listing(
                [
                    ("A tablet", page),
                    ("A terminal", f"debate host --attach {view.address}"),
                    ("Host token", Content.styled(token, "bold")),
                ],
                indent=14,
            )
            if code is not None:
                yield Static()
                yield Static(code)
