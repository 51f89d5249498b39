"""The hot seat itself: the room in this process, whose turn at the keyboard it is, and what its pages ask for.

It knows no screen: the app shows the page of where it stands, and gives it ``show`` and ``say``.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from debate.classroom.errors import JournalError, RoomError
from debate.classroom.room import events as e
from debate.classroom.room.keyboard import at_keyboard, to_write
from debate.classroom.room.seating import same_name
from debate.classroom.room.state import Paper, Phase, Room, Seat, Settings, Stage, Standing
from debate.classroom.server.names import cleaned
from debate.classroom.wire import messages as wire
from debate.packs.model import Pack
from debate.tui.classroom.hot_seat.players import Beginning, Players

if TYPE_CHECKING:
    from debate.classroom.keeping.keeper import Keeper

Open = Callable[[Settings, int], "Keeper"]
"""Opens a room with these settings and so many prompts. Raises ``RoomError`` and ``JournalError``."""


class HotSeat:
    """A hot seat on ``pack``: set up by ``open_one``, or the room of ``keeper`` taken up again.

    ``beginning`` is what the form is filled in with.
    """

    show: Callable[[], Awaitable[None]]
    """Called to show where things stand."""
    say: Callable[[str | None], None]
    """Told what the room refused, ``None`` once it took something."""
    changed: Callable[[], None]
    """Called when the room changed by itself."""

    def __init__(self, pack: Pack, open_one: Open, keeper: Keeper | None, beginning: Beginning) -> None:
        self.pack = pack
        self.beginning = beginning
        self._open_one = open_one
        self._keeper = keeper
        self._keeping: asyncio.Task[None] | None = None
        self._asked: set[asyncio.Task[object]] = set()
        self.put_off: list[str] = []
        """The seats that asked to write later, in that order."""
        self.reading: str | None = None
        """The seat whose ballot is on show before the next one writes, where marks are shown at once."""
        writer = at_keyboard(keeper.room) if keeper is not None else None
        self.back: str | None = writer.id if writer is not None else None
        """The seat that was writing when the program ended; the keyboard is handed to it again."""

    @property
    def is_open(self) -> bool:
        """Whether there is a room: the setup is over."""
        return self._keeper is not None

    @property
    def keeper(self) -> Keeper:
        """The room and what keeps it; there is one once the setup is over."""
        assert self._keeper is not None
        return self._keeper

    @property
    def room(self) -> Room:
        """The room as it stands."""
        return self.keeper.room

    @property
    def trouble(self) -> str | None:
        """What the room could not keep, in a sentence."""
        return (self._keeper.trouble or None) if self._keeper is not None else None

    def keep(self) -> None:
        """Begin to keep the room."""
        self.keeper.changed = lambda _seats: self.changed()
        self._keeping = asyncio.create_task(self.keeper.run())

    async def close(self) -> None:
        """Let everything that was asked for reach the disk, then close the journal."""
        if self._keeper is None or self._keeping is None:
            return
        await self.settle()
        self._keeping.cancel()
        await asyncio.gather(self._keeping, return_exceptions=True)
        await self._keeper.close()

    # Asking the room

    async def ask(self, asking: Awaitable[object]) -> bool:
        """Have the room do something. Says why it could not, and returns whether it did."""
        task = asyncio.ensure_future(asking)
        self._asked.add(task)
        try:
            await task
        except (RoomError, JournalError) as error:
            self.say(str(error))
            return False
        finally:
            self._asked.discard(task)
        self.say(None)
        return True

    def later(self, asking: Awaitable[object]) -> None:
        """Have the room do something while the screen goes on; what is asked for is done before the app ends."""

        async def ask() -> bool:
            return await self.ask(asking)

        task = asyncio.create_task(ask())
        self._asked.add(task)
        task.add_done_callback(self._asked.discard)

    async def settle(self) -> None:
        """Wait until the room has answered everything."""
        while waiting := [task for task in self._asked if not task.done()]:
            await asyncio.wait(waiting)

    async def host(self, make: Callable[[int], wire.FromHost]) -> bool:
        """Ask as the teacher."""
        return await self.ask(self.keeper.from_host(make(0)))

    # Where it stands

    def place(self) -> tuple[object, ...]:
        """What tells one page from another: where the room is, and who is at the keyboard."""
        room = self.room
        if room.phase is Phase.OVER:
            return ("over",)
        turn = len(room.turns), len(room.turn.attempts) if room.turn is not None else 0
        if room.stage is Stage.RELEASED:
            return ("results", *turn)
        if self.reading is not None:
            paper = self.paper(self.reading)
            marked = paper is not None and paper.ballot is not None
            return ("ballot" if marked else "marking", *turn, self.reading)
        writer = at_keyboard(room)
        if writer is not None and self.back != writer.id:
            return ("writing", *turn, writer.id)
        if room.stage is Stage.WRITING:
            return ("hand over", *turn, self.next_seat.id if self.next_seat is not None else "")
        return ("held", *turn)

    # Going on

    @property
    def next_seat(self) -> Seat | None:
        """Who gets the keyboard next; whoever was writing when the program ended comes first."""
        if self.back is not None:
            return self.room.seats[self.back]
        waiting = to_write(self.room, self.put_off)
        return waiting[0] if waiting else None

    def paper(self, seat: str) -> Paper | None:
        """The seat's paper in the attempt that is on."""
        turn = self.room.turn
        return turn.now.papers.get(seat) if turn is not None and turn.now is not None else None

    async def begin(self, settings: Settings, prompts: int, players: Players) -> bool:
        """Open the room and seat the players. Returns whether it could be done; the page has been told why not."""
        try:
            keeper = await asyncio.to_thread(self._open_one, settings, prompts)
        except (RoomError, JournalError) as error:
            self.say(str(error))
            return False
        self._keeper = keeper
        self.keep()
        places = {self._seat_of(one.name) or f"seat-{number}": one for number, one in enumerate(players, start=1)}
        camps = {seat: one.camp for seat, one in places.items() if one.camp is not None}
        teams = {seat: one.team for seat, one in places.items() if one.team is not None}
        seated = [self._seated(seat, one.name) for seat, one in places.items()]
        placed = [e.Placed(camps=camps, teams=teams)] if camps or teams else []
        if not await self.ask(keeper.do(*seated, *placed)):
            return False
        await self.go_on()
        return True

    def _seat_of(self, name: str) -> str:
        """The seat of the class list that is kept for that name; empty for a name that is not on it."""
        kept = (seat for seat in self.room.seats.values() if seat.standing is Standing.EXPECTED)
        return next((seat.id for seat in kept if same_name(seat.name, name)), "")

    def _seated(self, seat: str, name: str) -> e.AnyEvent:
        if seat in self.room.seats:
            return e.SeatChosen(seat=seat, key_hash="")
        return e.Joined(seat=seat, name=name, key_hash="")

    async def go_on(self) -> None:
        """Begin the first turn, or the one that was not begun when the program ended; then show where we are."""
        if self.room.phase is Phase.LOBBY:
            await self.host(lambda number: wire.Next(id=number))
        if self.room.stage is Stage.READY:
            await self.host(lambda number: wire.Start(id=number))
        await self.show()

    async def next_prompt(self) -> None:
        """The next prompt, with the keyboard at its first writer."""
        self.put_off.clear()
        if await self.host(lambda number: wire.Next(id=number)):
            await self.go_on()

    async def revise(self) -> None:
        """The same prompt again, on the revision's clock."""
        self.put_off.clear()
        if await self.host(lambda number: wire.Start(id=number)):
            await self.show()

    async def pass_keyboard(self, seat: str) -> None:
        """The seat has the keyboard, and its clock goes."""
        if self.back == seat:
            self.back = None
            await self.host(lambda number: wire.Let(id=number, event=e.Continued()))
        else:
            await self.ask(self.keeper.do(e.Passed(seat=seat)))
        await self.show()

    async def seat_latecomer(self, name: str) -> None:
        """Somebody comes late: they write on this prompt too, for the smaller camp. Raises ``RoomError``."""
        join = wire.Join(protocol=wire.PROTOCOL, code=self.room.code, name=name)
        if self._seat_of(name):
            await self.keeper.choose_seat(join, token_hash="")
        else:
            await self.keeper.take_seat(join, name=cleaned(name, by_teacher=True), token_hash="")
        await self.show()

    async def put_last(self, seat: str) -> None:
        """The seat writes after all others."""
        self.put_off = [one for one in self.put_off if one != seat] + [seat]
        await self.show()

    async def hand_in(self, seat: str, text: str, *, by_clock: bool) -> None:
        """The seat's text is in; next comes its ballot, where marks are shown at once, or the next writer."""
        turn, attempt = len(self.room.turns) - 1, len(self.room.turns[-1].attempts)
        message = wire.Write(id=0, text=wire.OwnText(turn, attempt, 0, text, handing_in=True, by_clock=by_clock))
        if await self.ask(self.keeper.from_seat(seat, message)):
            self.reading = seat if self.room.settings.at_once else None
        await self.show()

    async def read_on(self) -> None:
        """The ballot on show was read."""
        self.reading = None
        await self.show()
