"""Somebody comes late to a hot seat: a name, and they write after the others."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from debate.classroom.errors import JournalError, RoomError
from debate.tui.classroom.hot_seat.hot_seat import HotSeat
from debate.tui.page import Sheet, Trouble

LONGEST_NAME = 24


class LatecomerSheet(Sheet):
    """Asks for the name, and has the room take them in."""

    AUTO_FOCUS = "Input"
    HELP = "Type the name; they get the smaller camp, and the keyboard after the others. Esc closes this."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take_in", "take in", id="latecomer.take-in", tooltip="Let them play from this prompt on."),
    ]

    def __init__(self, hot_seat: HotSeat) -> None:
        super().__init__()
        self._hot_seat = hot_seat

    def compose_body(self) -> ComposeResult:
        yield Trouble(id="trouble")
        yield Static("Who comes late?", classes="heading")
        yield Input(max_length=LONGEST_NAME, id="name")

    @on(Input.Submitted)
    async def action_take_in(self) -> None:
        """Take them in, or say why that cannot be."""
        try:
            await self._hot_seat.seat_latecomer(self.query_one(Input).value)
        except (RoomError, JournalError) as error:
            self.query_one("#trouble", Trouble).say(str(error))
        else:
            self.dismiss()
