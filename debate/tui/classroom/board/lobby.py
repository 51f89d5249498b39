"""The projector before the round: where to go, the code, and who has come."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from debate.classroom.client.qr import qr_lines
from debate.classroom.room.state import Show
from debate.classroom.shown.views.board import BoardView
from debate.classroom.shown.views.common import Topic
from debate.tui.classroom.board.lettering import BigLine, Lettering
from debate.tui.classroom.board.panel import Panel
from debate.wording import counted

PAPER = "#000000 on #ffffff"
"""Black on white in every theme: a code's colours are for the scanner."""

_GAP = 3


class Names(Widget):
    """Who is here: as many names as there is room for, and how many more there are."""

    DEFAULT_CSS = """
    Names { width: 100%; height: 1fr; min-height: 1; }
    """

    names: reactive[tuple[str, ...]] = reactive[tuple[str, ...]](())

    def render(self) -> Content:
        """The names in lines that hold whole names."""
        lines, shown = _packed(self.names, self.size.width, self.size.height)
        if shown < len(self.names):
            lines, shown = _packed(self.names, self.size.width, self.size.height - 1)
            lines.append(Content.styled(f"and {len(self.names) - shown} more", "$quiet"))
        return Content("\n").join(lines)


def _packed(names: tuple[str, ...], width: int, height: int) -> tuple[list[Content], int]:
    """At most ``height`` lines of names, and how many of them have found room."""
    lines: list[list[Content]] = []
    room = 0
    for number, name in enumerate(names):
        content = Content(name)
        if lines and content.cell_length + _GAP <= room:
            room -= content.cell_length + _GAP
            lines[-1].append(content)
        elif len(lines) < height:
            room = width - content.cell_length
            lines.append([content])
        else:
            return [Content(" " * _GAP).join(line) for line in lines], number
    return [Content(" " * _GAP).join(line) for line in lines], len(names)


class LobbyPanel(Panel):
    """Address, code, a QR code where browsers are served, and the names."""

    def __init__(self, show: Show) -> None:
        super().__init__(id=show.value)
        self._view: BoardView | None = None

    def compose(self) -> ComposeResult:
        """The big lines on top, the QR code under them on the right."""
        yield BigLine(id="address")
        yield BigLine(id="code")
        with Horizontal(id="below"):
            with Vertical(id="beside"):
                yield Static(id="motion", markup=False)
                yield Static(id="how", markup=False)
                yield Static(id="here", markup=False)
                yield Names()
            yield Static(id="qr")

    async def show(self, view: BoardView, topic: Topic) -> None:  # noqa: ARG002
        """Fill in the room's address and who is here."""
        self._view = view
        terminal, browser = _bare(view.address), _bare(view.web_address)
        self.query_one("#address", BigLine).text = browser or terminal
        self.query_one("#code", BigLine).text = view.code
        self.query_one("#motion", Static).update(view.motion)
        how = f"debate join {terminal} {view.code}"
        lines = (
            [Content.assemble("In a browser: open the address above, or scan, and give the code.\n")] if browser else []
        )
        lines.append(Content.assemble("In a terminal: ", (how, "bold")))
        self.query_one("#how", Static).update(Content("").join(lines))
        here = counted(view.seats, "is here", "are here") if view.seats else "Nobody is here"
        self.query_one("#here", Static).update(Content.styled(f"{here}{'' if view.seats else ' yet'}", "bold"))
        self.query_one(Names).names = view.names
        self._fit()

    def on_resize(self) -> None:
        """Another size, other letters: once the wall knows how high it is now."""
        self._fit()
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Letters and QR code as large as all of it has room for."""
        height, view = self.size.height, self._view
        if view is None or not height:
            return
        address, code = self.query_one("#address", BigLine), self.query_one("#code", BigLine)
        address.most, code.most = _letterings(height, beside_qr=bool(view.web_address))
        between = 3 if self.app.screen.has_class("-tall") else 0
        lines = self._code_lines(height - address.most.value - code.most.value - between)
        qr = self.query_one("#qr", Static)
        qr.display = bool(lines)
        qr.styles.width = len(lines[0]) if lines else 0
        qr.update(Content.styled("\n".join(lines), PAPER))

    def _code_lines(self, rows: int) -> list[str]:
        """The QR code that brings a browser into this room at once; only to its door where rows are few."""
        web = self._view.web_address if self._view is not None else ""
        if not web or self._view is None:
            return []
        for text in (f"{web.rstrip('/')}/{self._view.code}", web):
            if len(lines := qr_lines(text)) <= rows:
                return lines
        return []


def _letterings(height: int, *, beside_qr: bool) -> tuple[Lettering, Lettering]:
    """The largest lettering of address and code on a panel of that height, with room for a QR code or without."""
    if height >= 36:
        return Lettering.LARGE, Lettering.HUGE
    if height >= 28:
        return Lettering.LARGE, Lettering.LARGE
    if not beside_qr:
        return Lettering.SMALL, Lettering.LARGE
    return (Lettering.SMALL if height >= 19 else Lettering.PLAIN), Lettering.SMALL


def _bare(address: str) -> str:
    """An address as it is typed."""
    return address.removeprefix("http://").rstrip("/")
