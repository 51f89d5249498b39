"""The only one who changes a room: here time passes, events are written down, and answers are marked.

Whatever is asked of the room becomes events; events are tried on the room (``step``), written to the journal, and only
then is the room theirs and the asker told. Many askers share one commit: all that arrived while the disk was busy is
written together, so that a class that types is not slower than the disk.

``keeper`` adds what clients may ask for and what they are shown. All of it runs on one event loop. The disk and the
judge work on threads of their own.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from debate.classroom.errors import JournalError, RoomError, Superseded
from debate.classroom.keeping.clockwork import RoomTime
from debate.classroom.keeping.dealing import dealing
from debate.classroom.keeping.marker import Bench, Ground, Marker, PaperKey
from debate.classroom.keeping.store import RoomJournal
from debate.classroom.keeping.workers import Workers
from debate.classroom.room import events as e
from debate.classroom.room.carrying import carried
from debate.classroom.room.due import due, next_due
from debate.classroom.room.papers import paper_of
from debate.classroom.room.state import Room, Stage
from debate.classroom.room.stepping import step
from debate.classroom.room.touching import touched
from debate.packs.model import Pack

_LOG = logging.getLogger(__name__)

Decide = Callable[[Room, float], Iterable[e.AnyEvent]]
"""Finds the events that a request means, from the newest room and the room second; raises ``RoomError``."""

Moving = e.Ruled | e.Unruled | e.OwnRefused | e.OwnKept
"""What moves the ground on which marks rest."""

TICK_SECONDS = 1.0
"""How often the room second is kept while a clock runs: what a crash can take back of a class's time."""

RETRY_SECONDS = 1.0
"""How often the disk is tried again while it takes nothing."""


CLOSING = "This room's server is closing."
"""Not for good: what was asked can be asked again of the next one."""

MARKED_TOGETHER = 10
"""Answers that are marked between two looks at what else there is to do."""


class _Moved(RoomError):  # noqa: N818
    """What was marked is not what the room has any more."""


@dataclass(slots=True)
class _Asked:
    """A request that waits for the disk."""

    decide: Decide
    done: asyncio.Future[Room]
    events: list[e.AnyEvent] = field(default_factory=list)


@dataclass(slots=True)
class Presence:
    """Whether a seat is connected; ``since`` is the instant (monotonic seconds) of the last change."""

    here: bool
    since: float


class RoomWriter:
    """Keeps one room. ``run`` must be running for anything to happen.

    ``room`` is what is on the disk. ``trouble`` is a sentence while the journal
    cannot be written, and room time stands until it can. ``changed`` is called after each commit with the seats whose
    view is another now, or ``None`` for all.
    """

    def __init__(
        self,
        journal: RoomJournal,
        room: Room,
        pack: Pack,
        *,
        bench: Bench | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.room = room
        self.journal = journal
        self.trouble = ""
        self.changed: Callable[[frozenset[str] | None], None] = lambda _seats: None
        self.presence: dict[str, Presence] = {}
        self._clock = clock
        self._time = RoomTime(room.now, clock)
        self._asked: list[_Asked] = []
        self._in_hand: list[_Asked] = []
        """What is being written just now, so that a server that closes leaves nobody without an answer."""
        self._wake = asyncio.Event()
        self._disk = ThreadPoolExecutor(1, thread_name_prefix="journal")
        self._end_bench: Callable[[], None] = lambda: None
        if bench is None:
            bench = Workers()
            self._end_bench = bench.close
        self._bench = bench
        self._marker = Marker(pack, self._bench)
        self._marking: asyncio.Task[None] | None = None
        self._marking_again = asyncio.Lock()
        self._warming: asyncio.Task[None] | None = None
        self._kept_at = room.now
        self._closed = False

    @property
    def pack(self) -> Pack:
        """The pack that the room plays."""
        return self._marker.pack

    @property
    def marker(self) -> Marker:
        """Marks this room's answers, its rulings included."""
        return self._marker

    def use_pack(self, pack: Pack) -> None:
        """Play another pack from now on; its ``Configured`` event is the caller's."""
        self._marker = Marker(pack, self._bench)
        self._warm_up()

    def _warm_up(self) -> None:
        """Make the judge ready behind the room's back: the first answers must not wait for it."""
        self._warming = asyncio.create_task(self._marker.warm_up())

    def now(self) -> float:
        """The room second."""
        return self._time.now()

    # Who is here

    def connected(self, seat: str) -> None:
        """A client sits at this seat now."""
        self.presence[seat] = Presence(here=True, since=self._clock())

    def lost(self, seat: str) -> None:
        """Nobody is connected at this seat any more."""
        self.presence[seat] = Presence(here=False, since=self._clock())

    def here(self, seat: str) -> tuple[bool, float]:
        """Whether a client is at this seat, and if not, for how many seconds there has been none."""
        presence = self.presence.get(seat)
        if presence is None:
            return False, 0.0
        return presence.here, 0.0 if presence.here else max(0.0, self._clock() - presence.since)

    def connected_for(self, seat: str) -> float:
        """For how many seconds a client has been at this seat without a break; 0 when there is none."""
        presence = self.presence.get(seat)
        return max(0.0, self._clock() - presence.since) if presence is not None and presence.here else 0.0

    # Changing the room

    async def do(self, *events: e.AnyEvent) -> Room:
        """Let these events happen, all or none; their ``now`` is filled in. Returns the room once they are on the disk.

        Raises ``RoomError`` when they cannot happen, ``JournalError`` when they cannot be kept.
        """
        return await self.decide(lambda _room, _now: events)

    async def decide(self, decide: Decide) -> Room:
        """Like ``do``, with the events found when their turn comes, from the room as it then stands."""
        if self._closed:
            raise JournalError(CLOSING)
        asked = _Asked(decide=decide, done=asyncio.get_running_loop().create_future())
        self._asked.append(asked)
        self._wake.set()
        return await asked.done

    async def run(self) -> None:
        """Write what is asked for and let time pass, until cancelled."""
        self._warm_up()
        try:
            self._mark_if_needed()
            while True:
                await self._wait()
                self._wake.clear()
                self._in_hand, self._asked = self._asked, []
                await self._write(self._in_hand)
        finally:
            self._closed = True
            for asked in (*self._in_hand, *self._asked):
                _refuse(asked, JournalError(CLOSING))
            if self._marking is not None:
                self._marking.cancel()
            await asyncio.to_thread(self._disk.shutdown)

    async def _wait(self) -> None:
        """Until something is asked for, or time makes something happen."""
        wait = next_due(self.room, self.now())
        running = wait is not None or self._clock_runs()
        seconds = RETRY_SECONDS if self.trouble else min(wait or TICK_SECONDS, TICK_SECONDS) if running else None
        # Not wait_for: Python 3.11's can lose a cancellation that comes together with what it waits for.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._wake.wait()

    def _clock_runs(self) -> bool:
        turn = self.room.turn
        return self.room.stage is Stage.WRITING and turn is not None and turn.now is not None and turn.now.clock.running

    async def _write(self, batch: Sequence[_Asked]) -> None:
        now = self.now()
        room, asked = self.room, []
        for one in batch:
            try:
                room = self._try(room, one, now)
            except RoomError as error:
                _refuse(one, error)
            except Exception as error:  # a mistake of ours must not stop the room
                _LOG.exception("an event could not be tried")
                _refuse(one, RoomError(f"The room could not do that ({type(error).__name__})."))
            else:
                asked.append(one)
        timely = [_Asked(decide=one, done=asyncio.get_running_loop().create_future()) for one in (due, dealing)]
        for one in timely if not self.trouble else ():
            try:
                room = self._try(room, one, now)
            except Exception:  # nor must this: whoever asks for something is still served
                _LOG.exception("what was called for could not be done")
        events = [event for one in (*asked, *timely) for event in one.events]
        tick = self._clock_runs() and now - self._kept_at >= TICK_SECONDS
        if events or tick or self.trouble:
            try:
                await asyncio.get_running_loop().run_in_executor(self._disk, self.journal.append, events, now)
            except JournalError as error:
                for one in asked:
                    _refuse(one, error)
                if isinstance(error, Superseded):  # this is not the room any more: whoever runs us lets it go
                    raise
                self._stall(str(error))
                return
            self._kept_at = now
        before, self.room = self.room, room
        for one in asked:
            if not one.done.done():
                one.done.set_result(room)
        self._tell(before, events)
        if self.trouble:
            self._recover()
        self._mark_if_needed()

    @staticmethod
    def _try(room: Room, asked: _Asked, now: float) -> Room:
        """The room after a request, whose events are noted in it; a draft that says nothing new is none."""
        events: list[e.AnyEvent] = []
        for found in asked.decide(room, now):
            event = e.at(found, now)
            after = step(room, event)
            if not (isinstance(event, e.Drafted | e.HandedIn) and after.turns is room.turns):
                events.append(event)
            room = after
        asked.events = events
        return room

    def _tell(self, before: Room, events: Iterable[e.AnyEvent]) -> None:
        seats: set[str] = set()
        for event in events:
            found = touched(event, self.room)
            if found is None:
                self.changed(None)
                return
            seats |= found
        if seats or before is not self.room:
            self.changed(frozenset(seats))

    def _stall(self, sentence: str) -> None:
        """The disk takes nothing: time stands, and everybody is told."""
        if self.trouble != sentence:
            self.trouble = sentence
            self._time.stop()
            self.changed(None)

    def _recover(self) -> None:
        """The disk takes writes again: time goes on, and a clock that ran waits for the teacher."""
        self.trouble = ""
        self._time.go_on()
        if self._clock_runs():
            why = "The disk was full for a while; nothing was lost."
            self._asked.append(
                _Asked(decide=lambda _room, _now: [e.Paused(why=why)], done=asyncio.get_running_loop().create_future())
            )
            self._wake.set()
        self.changed(None)

    # Marking

    def _mark_if_needed(self) -> None:
        if (self._marking is None or self._marking.done()) and self._marker.waiting(self.room):
            self._marking = asyncio.create_task(self._mark())

    async def _mark(self) -> None:
        """Mark all that waits for it, some at a time, so that hand-ins and drafts are not kept waiting.

        While the disk takes the ballots on some, the judge reads the next.
        """
        kept: asyncio.Future[list[Room | BaseException]] | None = None
        grounds: dict[PaperKey, Ground] = {}
        while True:
            waiting = [one for one in self._marker.waiting(self.room).items() if one[0] not in grounds]
            if not waiting and kept is None:
                return
            grounds = dict(waiting[:MARKED_TOGETHER])
            marks = await self._marker.mark(grounds) if grounds else []
            if kept is not None and any(isinstance(outcome, JournalError) for outcome in await kept):
                await asyncio.sleep(RETRY_SECONDS)
            # Each by itself: one paper that was handed back meanwhile must not take the others' marks away.
            keeping = map(self._keep_mark, marks, grounds.values())
            kept = asyncio.gather(*keeping, return_exceptions=True) if marks else None

    async def _keep_mark(self, mark: e.Marked, ground: Ground) -> Room:
        """Keep a mark, unless a ruling came between: then its paper waits to be marked on the new ground.

        With the first mark on a revision the teacher's marks on the first answer are carried over.
        """

        def decide(room: Room, _now: float) -> Iterable[e.AnyEvent]:
            return (mark, *carried(room, mark)) if self._marker.holds(room, mark, ground) else ()

        return await self.decide(decide)

    async def mark_again(self, change: Moving) -> int:
        """Let something happen on which marks rest, and with it the marks as they are then; returns how many changed.

        One after the other, and each on the room as it stands when it happens. Raises ``RoomError``.
        """
        async with self._marking_again:
            while True:
                with contextlib.suppress(_Moved):
                    return await self._mark_again(change)

    async def weigh(self, change: Moving) -> list[e.Marked]:
        """The marks that would be others if this happened; nothing does. Raises ``RoomError``."""
        return (await self._differing(self.room, change))[1]

    async def _differing(self, room: Room, change: Moving) -> tuple[Mapping[PaperKey, Ground], list[e.Marked]]:
        """What the change moves in that room, and the marks that are others then."""
        grounds = self._marker.moved(room, step(room, change))
        marks = await self._marker.mark(grounds)
        return grounds, [m for m in marks if m.ballot != paper_of(room, m.turn, m.attempt, m.seat).ballot]

    async def _mark_again(self, change: Moving) -> int:
        grounds, differ = await self._differing(self.room, change)

        def decide(room: Room, _now: float) -> Iterable[e.AnyEvent]:
            if self._marker.moved(room, step(room, change)) != grounds:
                raise _Moved
            return (change, *differ)

        await self.decide(decide)
        return len(differ)

    async def close(self) -> None:
        """Close the journal and let the room go; ``run`` must have ended."""
        self._end_bench()
        await asyncio.to_thread(self.journal.close)
        await asyncio.to_thread(self.journal.hold.release)


def _refuse(asked: _Asked, error: Exception) -> None:
    if not asked.done.done():
        asked.done.set_exception(error)
        asked.done.exception()  # an asker that has gone is no error of the loop's
