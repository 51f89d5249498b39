"""The ballots that a seat has been given so far, to be read again."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from debate.classroom.client.link import LinkLost, Refusal
from debate.classroom.client.seat_client import SeatClient
from debate.classroom.shown.views.seat import OwnBallot
from debate.tui.page import Sheet


class PastSheet(Sheet):
    """One line for each ballot; enter has ``show`` open it."""

    HELP = "Your ballots of this room, the newest first. Enter opens one."

    def __init__(self, client: SeatClient, show: Callable[[OwnBallot], None]) -> None:
        super().__init__()
        self._show = show
        self._client = client
        self._past = list(reversed(client.view.past)) if client.view is not None else []

    def compose_body(self) -> ComposeResult:
        yield Static("Your ballots", classes="heading")
        yield OptionList(*(Option(past_words(*one)) for one in self._past), id="past")
        yield Static(id="says")

    def on_mount(self) -> None:
        """Begin with the newest."""
        ballots = self.query_one("#past", OptionList)
        ballots.highlighted = 0 if self._past else None
        ballots.focus()

    @on(OptionList.OptionSelected)
    async def _open(self, event: OptionList.OptionSelected) -> None:
        turn, attempt, _ = self._past[event.option_index]
        try:
            ballot = await self._client.ballot_of(turn, attempt)
        except (LinkLost, Refusal) as error:
            self.query_one("#says", Static).update(Content(str(error)))
            return
        self.dismiss()
        self._show(ballot)


def past_words(turn: int, attempt: int, score: int | None) -> Content:
    """A ballot in one line: ``prompt 1, revised   72 of 100``."""
    which = f"prompt {turn + 1}{', revised' if attempt > 1 else ''}"
    marks = "marks kept back" if score is None else f"{score} of 100"
    return Content.assemble(f"{which:<20}", (marks, "bold"))
