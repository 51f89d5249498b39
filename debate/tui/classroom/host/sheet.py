"""What everything that opens over a page of the dashboard has: the room's view, and requests with their answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult

from debate.classroom.shown.views import HostView
from debate.classroom.wire import messages as wire
from debate.tui.classroom.host.living import lives
from debate.tui.page import Sheet, Trouble

if TYPE_CHECKING:
    from debate.tui.classroom.host.app import HostApp


class HostSheet(Sheet):
    """Something that opens over a page. ``take_up`` is called whenever the room changed."""

    @property
    def host(self) -> HostApp:
        """The app, with its own type."""
        return cast("HostApp", self.app)

    @property
    def view(self) -> HostView:
        """The room as it stands."""
        view = self.host.view
        assert view is not None
        return view

    def compose_body(self) -> ComposeResult:
        yield Trouble(id="trouble")
        yield from self.compose_sheet()

    def compose_sheet(self) -> ComposeResult:
        """What the sheet shows."""
        yield from ()

    def take_up(self) -> None:
        """Show the room as it is now."""

    def say_trouble(self, sentence: str | None) -> None:
        """Show a refusal; ``None`` clears it."""
        if lives(self):
            self.query_one("#trouble", Trouble).say(sentence)

    def send(self, make: Callable[[int], wire.Request], done: Callable[[], None] | None = None) -> None:
        """Ask the server for something; ``done`` is called once it is done, a refusal is shown in the sheet."""
        self.host.send(make, self.say_trouble, done)
