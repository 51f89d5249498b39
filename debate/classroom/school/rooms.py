"""The rooms that this server leads: taken up when somebody comes, let go when nobody is there, dropped when lost."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from random import SystemRandom
from typing import Final

from debate.classroom.client.qr import qr_bits
from debate.classroom.errors import JournalError, RoomError, Superseded
from debate.classroom.keeping.class_list import ClassList
from debate.classroom.keeping.keeper import Keeper, load_named_pack
from debate.classroom.keeping.lesson_plan import PLAN_NOTE, LessonPlan, keep_plan, plan_of
from debate.classroom.keeping.marker import Bench
from debate.classroom.keeping.named_files import Shelf
from debate.classroom.keeping.opening import open_room, resume_room
from debate.classroom.keeping.store import CLASS_NOTE, OWNER_NOTE, LedElsewhere, RoomJournal
from debate.classroom.room.events import Continued
from debate.classroom.room.playing import RESTARTED
from debate.classroom.room.state import Room
from debate.classroom.school.metrics import MeasuredKeeper, Metrics
from debate.classroom.school.shelves import shelves_of
from debate.classroom.school.store import SchoolStore
from debate.classroom.server.server import RoomServer, new_keys
from debate.classroom.shown.viewing_host import Reach
from debate.classroom.wire.codes import new_board_key
from debate.packs.installed import is_id
from debate.packs.model import Pack

_LOG = logging.getLogger(__name__)

IDLE_SECONDS: Final = 60.0
"""A room in which nobody has been for so long is let go; its clock, if one runs, stands from then on."""

KNOWN_SECONDS: Final = 1.0
"""For how long who leads a room is believed without asking again: a class comes all at once."""

BOARD_NOTE: Final = "board_key"
"""The journal's note of the projector's key: it shows what is on the wall, and stays when the room moves."""

RETURN_SECONDS: Final = 15.0
"""For how long a class may come back after its room was taken up, to go on without the teacher's word."""

NO_ROOM: Final = "There is no room with this code here; read it off the board again."
MOVED: Final = "The room moves to another server; nothing that was acknowledged is lost."


@dataclass(slots=True)
class Led:
    """A room that this server leads. ``host_token`` opens its dashboard, and is known here only."""

    keeper: Keeper
    server: RoomServer
    owner: str
    host_token: str
    tasks: list[asyncio.Task[None]] = field(default_factory=list)
    empty_since: float | None = None

    @property
    def code(self) -> str:
        """The room's join code."""
        return self.keeper.room.code


class LedRooms:
    """The rooms of ``store`` that this server leads, marked at ``bench``, reached by students at ``address``."""

    def __init__(self, store: SchoolStore, bench: Bench, metrics: Metrics, *, address: str) -> None:
        self.store = store
        self._bench = bench
        self._metrics = metrics
        self.address = address
        self._led: dict[str, Led] = {}
        self._elsewhere: dict[str, tuple[float, LedElsewhere]] = {}
        self._taking: dict[str, asyncio.Task[Led]] = {}
        self._ids: dict[str, str] = {}
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._packs: dict[str, Pack] = {}
        self._loading = threading.Lock()
        self._dropping: set[asyncio.Task[None]] = set()
        self._closing = False

    def __len__(self) -> int:
        return len(self._led)

    def all(self) -> list[Led]:
        """Those that are led now."""
        return list(self._led.values())

    # Having a room

    def led(self, code: str) -> Led | None:
        """The room with that code, if it is led here."""
        return self._led.get(code)

    async def get(self, code: str) -> Led:
        """The room with that code, taken up if need be.

        Raises ``LedElsewhere`` when another server leads it, ``RoomError`` when there is none, ``JournalError``.
        """
        if (led := self._led.get(code)) is not None:
            return led
        known = self._elsewhere.get(code)
        if known is not None and time.monotonic() < known[0]:
            raise known[1]
        room = self._ids.get(code) or await asyncio.to_thread(self.store.find, code)
        if not room:
            raise RoomError(NO_ROOM)
        self._ids[code] = room
        if code not in self._taking:
            self._taking[code] = asyncio.create_task(self._take_up(code, room))
            self._taking[code].add_done_callback(partial(self._taken, code))
        # Whoever asked may lose patience; a room that is half taken up would be nobody's.
        return await asyncio.shield(self._taking[code])

    def _taken(self, code: str, task: asyncio.Task[Led]) -> None:
        del self._taking[code]
        # Asked for in any case: that nobody waits for it any more is no error.
        if not task.cancelled() and isinstance(task.exception(), JournalError):
            self._ids.pop(code, None)  # the room may have been forgotten

    async def _take_up(self, code: str, room: str) -> Led:
        async with self._turns[code]:
            if (led := self._led.get(code)) is not None:
                return led
            if self._closing:
                raise Superseded(MOVED)

            def taken_up() -> Keeper:
                return resume_room(room, store=self.store, keep=self._keep, load=self.load_pack)

            try:
                return await self._begin(await asyncio.to_thread(taken_up))
            except LedElsewhere as elsewhere:
                self._elsewhere[code] = time.monotonic() + KNOWN_SECONDS, elsewhere
                raise

    def forget_leader(self, code: str) -> None:
        """Who was said to lead this room does not answer: ask again."""
        self._elsewhere.pop(code, None)

    async def open(
        self, owner: str, plan: LessonPlan, class_list: ClassList | None = None, *, save_plan: str = ""
    ) -> Led:
        """A new room of that teacher by that plan, whose settings are kept as their last, and under ``save_plan``.

        Raises ``RoomError`` and ``JournalError``.
        """
        of_class = class_list.name if class_list is not None else ""
        notes = {PLAN_NOTE: save_plan, CLASS_NOTE: of_class, OWNER_NOTE: owner}  # whose it is comes last: see RoomFiles

        def opened() -> Keeper:
            return open_room(
                plan=plan, class_list=class_list, store=self.store, notes=notes, keep=self._keep, load=self.load_pack
            )

        led = await self._begin(await asyncio.to_thread(opened))
        if trouble := await asyncio.to_thread(led.keeper.configured):
            _LOG.warning("%s", trouble)
        return led

    def _keep(self, journal: RoomJournal, room: Room, pack: Pack) -> Keeper:
        keeper = MeasuredKeeper(journal, room, pack, bench=self._bench)
        keeper.metrics = self._metrics
        keeper.load_pack = self.load_pack
        return keeper

    def load_pack(self, wanted: str) -> Pack:
        """The pack of that id, as it was when it was first needed; a path would be one on the school's server."""
        if not is_id(wanted):
            raise RoomError("A school’s server plays the packs that are installed on it; name one by its id.")
        with self._loading:  # many rooms are taken up at once, mostly with one pack
            if wanted not in self._packs:
                self._packs[wanted] = load_named_pack(wanted)
            return self._packs[wanted]

    async def _begin(self, keeper: Keeper) -> Led:
        """Serve a room whose journal is held by us."""
        code = keeper.room.code
        owner, board, qr = await asyncio.to_thread(self._facts, keeper)
        keys, host, board = new_keys(board)
        keeper.configured = partial(_keep_plan, keeper, shelves_of(self.store, owner).plans)
        led = Led(keeper, RoomServer(keeper, keys), owner, host, empty_since=time.monotonic())
        keeper.reach = Reach(address=self.address, web_address=self.address, board_key=board, qr=qr)
        led.tasks = [asyncio.create_task(keeper.run()), asyncio.create_task(led.server.run())]
        led.tasks[0].add_done_callback(lambda task: self._stopped(led, task))
        led.tasks.append(asyncio.create_task(_go_on(led)))
        self._led[code] = led
        self._metrics.taken_up.inc()
        return led

    def _facts(self, keeper: Keeper) -> tuple[str, str, str]:
        """The teacher whose room it is, the projector's key, and the room's address as a QR code."""
        journal, code = keeper.journal, keeper.room.code
        board = journal.note(BOARD_NOTE)
        if not board:
            board = f"{code}-{new_board_key(SystemRandom())}"
            journal.set_note(BOARD_NOTE, board)
        return journal.note(OWNER_NOTE), board, qr_bits(f"{self.address}/{code}")

    # Letting one go

    def _stopped(self, led: Led, task: asyncio.Task[None]) -> None:
        """A room's keeper has ended: because another server has the room, or by a mistake of ours."""
        if task.cancelled() or self._led.get(led.code) is not led:
            return
        error = task.exception()
        if not isinstance(error, Superseded):
            _LOG.error("the room %s could not be kept any longer", led.keeper.room.id, exc_info=error)
        self._metrics.lost.inc()
        self._drop(led)

    def lost(self) -> None:
        """This server has lost the lead of all its rooms."""
        for led in self.all():
            self._metrics.lost.inc()
            self._drop(led)

    def _drop(self, led: Led) -> None:
        dropping = asyncio.create_task(self.let_go(led))
        self._dropping.add(dropping)
        dropping.add_done_callback(self._dropping.discard)

    async def let_go(self, led: Led) -> None:
        """Part with everybody in a room, who come back by themselves, and let another server have it."""
        async with self._turns[led.code]:
            if self._led.pop(led.code, None) is not led:
                return
            for task in led.tasks:
                task.cancel()
            await asyncio.gather(*led.tasks, return_exceptions=True)
            await led.server.shut(MOVED)
            await led.keeper.close()

    async def tidy(self) -> None:
        """Let go of the rooms in which nobody has been for a while."""
        now = time.monotonic()
        for led in self.all():
            if led.server.clients():
                led.empty_since = None
            elif led.empty_since is None:
                led.empty_since = now
            elif now - led.empty_since >= IDLE_SECONDS:
                await self.let_go(led)

    async def close(self) -> None:
        """Let go of all rooms, so that the other servers have them at once."""
        self._closing = True
        await asyncio.gather(*self._taking.values(), return_exceptions=True)
        await asyncio.gather(*(self.let_go(led) for led in self.all()), return_exceptions=True)


def _keep_plan(keeper: Keeper, shelf: Shelf) -> str:
    """Keep what the room is set to, for its teacher's next one. Returns what did not work, in a sentence."""
    try:
        keep_plan(plan_of(keeper.room, keeper.room.pack), keeper.journal.note(PLAN_NOTE), shelf)
    except (RoomError, JournalError) as error:
        return str(error)
    return ""


async def _go_on(led: Led) -> None:
    """A clock that was found running goes on once the class is back: its teacher, and half of its seats.

    Otherwise (a room that was left yesterday) it stands until the teacher says so.
    """

    def stands() -> bool:
        turn = led.keeper.room.turn
        return turn is not None and turn.now is not None and turn.now.paused_for == RESTARTED

    with contextlib.suppress(TimeoutError, RoomError, JournalError):
        async with asyncio.timeout(RETURN_SECONDS):
            while stands():
                seats = len(list(led.keeper.room.seated))
                if led.server.clients("host") and 2 * led.server.clients("seat") >= seats:
                    await led.keeper.do(Continued())
                    return
                await asyncio.sleep(0.25)
