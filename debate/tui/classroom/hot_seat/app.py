"""The hot seat’s app: keeps the room in this process, and shows the page of where it stands."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from debate.classroom.errors import JournalError, RoomError
from debate.classroom.keeping.opening import find_room, open_room, resume_room
from debate.classroom.room import events as e
from debate.classroom.room.keyboard import at_keyboard, to_write
from debate.classroom.room.state import Paper, Phase, Room, Seat, Settings, Stage
from debate.classroom.wire import messages as wire
from debate.packs.model import Pack
from debate.tui.classroom.hot_seat.page import HotSeatPage
from debate.tui.classroom.hot_seat.setup import Players, SetupPage
from debate.tui.frame import FRAME_SHEET, FrameApp
from debate.tui.themes import DARK

if TYPE_CHECKING:
    from debate.classroom.keeping.keeper import Keeper

Open = Callable[[Settings, int], "Keeper"]
"""Opens a room with these settings and so many prompts. Raises ``RoomError`` and ``JournalError``."""


class HotSeatApp(FrameApp):
    """A hot seat on ``pack``: set up by ``open_one``, or the room of ``keeper`` taken up again."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [FRAME_SHEET, "hot_seat.tcss"]
    TITLE = "Debate: hot seat"
    LEAVING: ClassVar[str] = "Leave; the round is kept and can be taken up again."

    def __init__(
        self,
        pack: Pack,
        open_one: Open,
        *,
        keeper: Keeper | None = None,
        theme: str = DARK,
        animations: bool | None = None,
    ) -> None:
        super().__init__(theme=theme, animations=animations)
        self.pack = pack
        self._open_one = open_one
        self._keeper = keeper
        self._keeping: asyncio.Task[None] | None = None
        self._asked: set[asyncio.Task[object]] = set()
        self._is_showing = False
        self._is_due = False
        """Whether something changed that is not on show yet."""
        self.put_off: list[str] = []
        """The seats that asked to write later, in that order."""
        self.reading: str | None = None
        """The seat whose ballot is on show before the next one writes, where marks are shown at once."""
        self.back: str | None = None if keeper is None else _writer(keeper.room)
        """The seat that was writing when the program ended; the keyboard is handed to it again."""

    @property
    def keeper(self) -> Keeper:
        """The room and what keeps it; there is one once the setup is over."""
        assert self._keeper is not None
        return self._keeper

    @property
    def room(self) -> Room:
        """The room as it stands."""
        return self.keeper.room

    def get_default_screen(self) -> Screen[None]:
        """The setup stays at the bottom; a room that is taken up again covers it before it is seen."""
        return SetupPage() if self._keeper is None else Screen()

    async def on_mount(self) -> None:
        """Take the room up again where there is one."""
        if self._keeper is not None:
            self._keep()
            await self.go_on()

    async def on_unmount(self) -> None:
        """Let everything that was asked for reach the disk, then close the journal."""
        if self._keeper is None or self._keeping is None:
            return
        await self.settle()
        self._keeping.cancel()
        await asyncio.gather(self._keeping, return_exceptions=True)
        await self._keeper.close()

    def _keep(self) -> None:
        self.keeper.changed = lambda _seats: self.follow()
        self._keeping = asyncio.create_task(self.keeper.run())

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

    def say(self, sentence: str | None) -> None:
        """Say what went wrong on the page on show."""
        page = self.page
        if page is not None and page.is_mounted:
            trouble = self._keeper.trouble if self._keeper is not None else ""
            page.say_trouble(sentence or trouble or None)

    # What is on show

    @property
    def page(self) -> HotSeatPage | None:
        """The page under whatever lies over it."""
        return next((one for one in reversed(self.screen_stack) if isinstance(one, HotSeatPage)), None)

    def follow(self) -> None:
        """The room changed: time handed a text in, or an answer was marked."""
        if self.is_running:
            self.call_later(self.show_page)

    async def show_page(self) -> None:
        """Show the page of where the room stands; one that is on show already takes up what is new."""
        self._is_due = True
        if self._is_showing:
            return
        self._is_showing = True
        try:
            while self._is_due and self.is_running:
                self._is_due = False
                await self._show_page()
        finally:
            self._is_showing = False

    async def _show_page(self) -> None:
        page = self.page
        place = self._place()
        if page is not None and page.place == place:
            page.take_up()
            return
        while len(self.screen_stack) > 1 and self.screen is not page:
            self.pop_screen()
        if page is None or len(self.screen_stack) == 1:
            await self.push_screen(self._page_of(place))
        else:
            await self.switch_screen(self._page_of(place))

    def _place(self) -> tuple[object, ...]:
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

    def _page_of(self, place: tuple[object, ...]) -> HotSeatPage:
        from debate.tui.classroom.hot_seat.ballot import PlayerBallot
        from debate.tui.classroom.hot_seat.hand_over import HandOverPage
        from debate.tui.classroom.hot_seat.held import HeldPage
        from debate.tui.classroom.hot_seat.over import OverPage
        from debate.tui.classroom.hot_seat.results import ResultsPage
        from debate.tui.classroom.hot_seat.writing import HotSeatWriting

        page: HotSeatPage
        match place[0]:
            case "over":
                page = OverPage()
            case "results":
                page = ResultsPage()
            case "ballot":
                page = PlayerBallot(self, str(place[-1]), at_once=True)
            case "writing":
                page = HotSeatWriting(self, str(place[-1]))
            case "hand over":
                page = HandOverPage()
            case _:
                page = HeldPage()
        page.place = place
        return page

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
        self._keep()
        joined = [e.Joined(seat=f"seat-{number}", name=one.name, key_hash="", camp=None, team=one.team)
                  for number, one in enumerate(players, start=1)]  # fmt: skip
        camps = {f"seat-{number}": one.camp for number, one in enumerate(players, start=1) if one.camp is not None}
        placed = [e.Placed(camps=camps)] if camps else []
        if not await self.ask(keeper.do(*joined, *placed)):
            return False
        await self.go_on()
        return True

    async def go_on(self) -> None:
        """Begin the first turn, or the one that was not begun when the program ended; then show where we are."""
        if self.room.phase is Phase.LOBBY:
            await self.host(lambda number: wire.Next(id=number))
        if self.room.stage is Stage.READY:
            await self.host(lambda number: wire.Start(id=number))
        await self.show_page()

    async def next_prompt(self) -> None:
        """The next prompt, with the keyboard at its first writer."""
        self.put_off.clear()
        if await self.host(lambda number: wire.Next(id=number)):
            await self.go_on()

    async def revise(self) -> None:
        """The same prompt again, on the revision's clock."""
        self.put_off.clear()
        if await self.host(lambda number: wire.Start(id=number)):
            await self.show_page()

    async def pass_keyboard(self, seat: str) -> None:
        """The seat has the keyboard, and its clock goes."""
        if self.back == seat:
            self.back = None
            await self.host(lambda number: wire.Let(id=number, event=e.Continued()))
        else:
            await self.ask(self.keeper.do(e.Passed(seat=seat)))
        await self.show_page()

    async def put_last(self, seat: str) -> None:
        """The seat writes after all others."""
        self.put_off = [one for one in self.put_off if one != seat] + [seat]
        await self.show_page()

    async def hand_in(self, seat: str, text: str, *, by_clock: bool) -> None:
        """The seat's text is in; next comes its ballot, where marks are shown at once, or the next writer."""
        turn, attempt = len(self.room.turns) - 1, len(self.room.turns[-1].attempts)
        message = wire.Write(id=0, text=wire.OwnText(turn, attempt, 0, text, handing_in=True, by_clock=by_clock))
        if await self.ask(self.keeper.from_seat(seat, message)):
            self.reading = seat if self.room.settings.at_once else None
        await self.show_page()

    async def read_on(self) -> None:
        """The ballot on show was read."""
        self.reading = None
        await self.show_page()

    async def action_quit(self) -> None:
        """Leave once every letter is on the disk; a clock that runs stands until the room is taken up again."""
        self.keep_all()
        await self.settle()
        self.exit()


def _writer(room: Room) -> str | None:
    seat = at_keyboard(room)
    return seat.id if seat is not None else None


def run_hot_seat(pack_path: str | None = None, *, resume: str | None = None, mouse: bool = True) -> int:
    """Play a hot seat on this terminal; returns the exit code.

    ``resume`` takes a room up again: its id, or the newest unfinished hot seat when it is empty. Raises ``RoomError``
    and ``JournalError`` when there is no such pack or room.
    """
    from debate.classroom.keeping.keeper import load_named_pack
    from debate.packs.places import FLAGSHIP

    wanted = pack_path or FLAGSHIP

    def open_one(settings: Settings, prompts: int) -> Keeper:
        return open_room(wanted, settings=settings, turns=prompts, hot_seat=True)

    keeper = resume_hot_seat(resume) if resume is not None else None
    pack = keeper.pack if keeper is not None else load_named_pack(wanted)
    app = HotSeatApp(pack, open_one, keeper=keeper, theme=_theme())
    app.run(mouse=mouse)
    return app.return_code or 0


def resume_hot_seat(wanted: str) -> Keeper:
    """The hot seat of that id, or the newest unfinished one.

    Raises ``RoomError``, also when another process has it, and ``JournalError``.
    """
    from debate.classroom.keeping.journal import list_rooms, look

    if not wanted:
        unfinished = [
            one.path.stem
            for one in list_rooms()
            if one.room is not None and not one.trouble and one.room.hot_seat and one.room.phase is not Phase.OVER
        ]
        if not unfinished:
            raise RoomError("There is no unfinished hot seat here; “debate host --hot-seat” begins one.")
        wanted = unfinished[0]
    path = find_room(wanted)
    stem = path.stem
    room = look(path).room
    if room is not None and not room.hot_seat:
        raise RoomError(f"The room “{stem}” is no hot seat; “debate host --resume {stem}” opens it.")
    return resume_room(stem)


def _theme() -> str:
    """The colours that the player chose for the game; the dark ones where nothing is kept."""
    from debate.home import data_folder
    from debate.records import Records, RecordsError

    if not data_folder().is_dir():
        return DARK
    try:
        with Records.open(data_folder()) as records:
            return str(records.setting("theme", DARK))
    except RecordsError:
        return DARK
