"""Between two writers: the last answer is out of sight, and the keyboard goes to the next one."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from debate.classroom.errors import JournalError, RoomError
from debate.classroom.room import events as e
from debate.classroom.room.keyboard import to_write
from debate.classroom.room.playing import seat_limit
from debate.classroom.room.state import Seat, Standing
from debate.classroom.wire import messages as wire
from debate.tui.classroom.hot_seat.hot_seat import HotSeat
from debate.tui.classroom.hot_seat.page import HotSeatPage
from debate.tui.page import Sheet, Trouble
from debate.wording import clock_text


class HandOverPage(HotSeatPage):
    """Asks for the next player, and shows nothing of the one before."""

    HELP = """
    Pass the keyboard to the player named here. The clock begins when enter is pressed, not before.

    Who comes late is taken in with j. Who is not here can write later (l), after all others, or be left out (o) of the
    rest of the round. The writing of this prompt can be ended (e) for all who have not written yet.
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "begin", id="hand-over.begin", tooltip="Show the prompt; the clock begins."),
        Binding("l", "put_last", "write later", id="hand-over.later", tooltip="This player writes after the others."),
        Binding("o", "leave_out", "leave out", id="hand-over.out", tooltip="Play on without this player."),
        Binding("j", "join", "latecomer", id="hand-over.join", tooltip="Take in somebody who comes late."),
        Binding("e", "end", "end the writing", id="hand-over.end", tooltip="Nobody else writes on this prompt."),
    ]

    def compose_body(self) -> ComposeResult:
        yield Static(id="hand-over")

    def take_up(self) -> None:
        """Name the next player."""
        seat = self.hot_seat.next_seat
        if seat is None:
            return
        self.show_turn()
        self.query_one("#hand-over", Static).update(self._words(seat))
        super().take_up()

    def _words(self, seat: Seat) -> Content:
        app = self.hot_seat
        written = self.room.turn.now if self.room.turn is not None else None
        assert written is not None
        going_on = app.back == seat.id
        limit = seat_limit(written, seat)
        left = limit if limit is None or not going_on else max(0.0, limit - written.clock.used(self.room.now))
        clock = "no clock" if left is None else f"{clock_text(left)} on the clock"
        mark = self.mark_of(seat)
        waiting = [one for one in to_write(self.room, app.put_off) if one.id != seat.id]
        after = f"Then {', '.join(one.name for one in waiting[:3])}" if waiting else "Then all have written"
        more = f" and {len(waiting) - 3} more" if len(waiting) > 3 else ""
        hidden = "Your text is as you left it." if going_on else "The last answer is hidden."
        first = not going_on and not written.writer
        return Content.assemble(
            "Pass the keyboard to\n\n",
            (seat.name, "bold"),
            "\n\n",
            mark.content if mark is not None else "",
            (f"  ·  {clock}\n\n", "$quiet"),
            "The others look away from here on." if first else hidden,
            ("\n\nenter", "bold"),
            " to begin\n\n",
            (f"{after}{more}.", "$quiet"),
        )

    async def action_begin(self) -> None:
        """The player is there."""
        seat = self.hot_seat.next_seat
        if seat is not None:
            await self.hot_seat.pass_keyboard(seat.id)

    async def action_put_last(self) -> None:
        """The player writes after the others."""
        seat = self.hot_seat.next_seat
        if seat is not None:
            await self.hot_seat.put_last(seat.id)

    async def action_leave_out(self) -> None:
        """Play on without the player, if that is meant."""
        seat = self.hot_seat.next_seat
        if seat is not None and self.asked_twice("o", f"Play on without {seat.name}?"):
            self.hot_seat.back = None
            await self.hot_seat.ask(self.hot_seat.keeper.do(e.Stood(seat=seat.id, standing=Standing.KICKED)))
            await self.hot_seat.show()

    def action_join(self) -> None:
        """Take in somebody who comes late."""
        self.app.push_screen(LatecomerSheet(self.hot_seat))

    async def action_end(self) -> None:
        """End the writing of this prompt, if that is meant."""
        if self.asked_twice("e", "End the writing? Who has not written is not marked."):
            self.hot_seat.back = None
            await self.hot_seat.host(lambda number: wire.Close(id=number))
            await self.hot_seat.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The last one cannot be put off."""
        if action == "put_last":
            app = self.hot_seat
            return app.back is None and len(to_write(self.room, app.put_off)) > 1
        return super().check_action(action, parameters)


LONGEST_NAME = 24


class LatecomerSheet(Sheet):
    """Asks for the name, and has the room take them in."""

    AUTO_FOCUS = "Input"
    HELP = "Type the name, and enter; they get the smaller camp, and the keyboard after the others. Esc closes this."
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
        yield Static(
            "Enter takes them in: into the smaller camp, and to the keyboard after the others.", classes="quiet"
        )

    @on(Input.Submitted)
    async def action_take_in(self) -> None:
        """Take them in, or say why that cannot be."""
        try:
            await self._hot_seat.seat_latecomer(self.query_one(Input).value)
        except (RoomError, JournalError) as error:
            self.query_one("#trouble", Trouble).say(str(error))
        else:
            self.dismiss()
