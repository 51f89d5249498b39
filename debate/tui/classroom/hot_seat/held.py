"""All have written, and nobody has seen a mark yet; or a ballot is being made that is to be shown at once."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from debate.classroom.room import events as e
from debate.classroom.room.state import Stage
from debate.classroom.wire import messages as wire
from debate.tui.classroom.hot_seat.page import HotSeatPage


class HeldPage(HotSeatPage):
    """Between the last text and the first ballot."""

    HELP = """
    All players have written. Their texts are marked, and nobody has seen a mark. Enter shows the results; from there,
    the ballots can be read one after the other.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "release", "show the results", id="hot-seat-held.release", tooltip="Show everybody’s marks."),
    ]

    def compose_body(self) -> ComposeResult:
        yield Static(id="held")

    def take_up(self) -> None:
        """Say how far the marking is."""
        self.show_turn()
        turn = self.room.turn
        papers = list(turn.now.papers.values()) if turn is not None and turn.now is not None else []
        to_mark = [paper for paper in papers if paper.handed_in]
        marked = sum(paper.ballot is not None for paper in to_mark)
        if marked < len(to_mark):
            words = Content(f"The answers are being marked: {marked} of {len(to_mark)}.")
        else:
            words = Content.assemble(
                "All have written.\n\nThe marks are held until you show them.\n\n",
                ("enter", "bold"),
                " to show the results",
            )
        self.query_one("#held", Static).update(words)
        super().take_up()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is shown before everything is marked."""
        if action == "release":
            return self.room.stage is Stage.HELD and not self.hot_seat.keeper.marker.waiting(self.room)
        return super().check_action(action, parameters)

    async def action_release(self) -> None:
        """Show the results."""
        if await self.hot_seat.host(lambda number: wire.Let(id=number, event=e.Released())):
            await self.hot_seat.show()
