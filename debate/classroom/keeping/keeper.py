"""The keeper: a room together with what clients may ask of it and what they are shown.

It turns the messages of the wire into events (``commands``), does what needs the judge, another pack or the records,
and makes the views. Whose connection it is, and whether it may speak at all, is the server's (``door``).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from random import Random
from typing import Any, assert_never
from uuid import uuid4

import msgspec

from debate.classroom.errors import RoomError
from debate.classroom.keeping import commands
from debate.classroom.keeping.marker import Bench
from debate.classroom.keeping.store import RoomJournal
from debate.classroom.keeping.writer import RoomWriter
from debate.classroom.room import events as e
from debate.classroom.room.state import Appeal, Decision, Room, Seat
from debate.classroom.shown.rulings import check_ruling, to_stored_appeal, weighed_words
from debate.classroom.shown.trust import draw_answers, of_the_class
from debate.classroom.shown.viewing import own_ballot, seat_view, topic_of
from debate.classroom.shown.viewing_board import board_view
from debate.classroom.shown.viewing_host import Reach, host_view, paper_view
from debate.classroom.shown.views.board import BoardView
from debate.classroom.shown.views.common import Topic
from debate.classroom.shown.views.host import HostView
from debate.classroom.shown.views.seat import SeatView
from debate.classroom.wire import messages as wire
from debate.classroom.wire.hand_in_file import read_hand_in
from debate.packs import find_pack, load_pack
from debate.packs.model import Pack
from debate.packs.problems import PackError
from debate.profiles import player_folder
from debate.records import Records, RecordsError
from debate.wording import counted

PACK_NOTE = "pack"
"""The journal's note of where the pack was loaded from."""


class Keeper(RoomWriter):
    """One room, ready to be served. ``reach`` is set by the server once it knows its address."""

    def __init__(
        self,
        journal: RoomJournal,
        room: Room,
        pack: Pack,
        *,
        bench: Bench | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(journal, room, pack, bench=bench, clock=clock)
        self.reach = Reach()
        self.topic: Topic = topic_of(pack)
        self.configured: Callable[[], str] = lambda: ""
        """Called on a thread of its own when the teacher chose settings; says in a sentence what did not work."""
        self.load_pack: Callable[[str], Pack] = load_named_pack
        self.new_topic: Callable[[Topic], None] = lambda _topic: None
        """Called when the teacher chose another pack."""
        self.chance = Random(f"{room.seed}:{len(room.seats)}:{room.now}")  # noqa: S311  draws for a game

    # Views

    def seat_view(self, seat: str) -> SeatView:
        """What the student at that seat sees now."""
        return seat_view(self.room, self.pack, seat, self.now(), self.trouble)

    def host_view(self) -> HostView:
        """What the teacher's dashboard shows now."""
        return host_view(self.room, self.pack, self.now(), reach=self.reach, here=self.here, trouble=self.trouble)

    def board_view(self) -> BoardView:
        """What is on the wall now."""
        return board_view(self.room, self.pack, self.now(), reach=self.reach, trouble=self.trouble)

    # A student

    async def take_seat(
        self, join: wire.Join, *, name: str, token_hash: str, seat_id: str = "", asked: str = ""
    ) -> Seat:
        """A seat under that (cleaned) name; a latecomer's camp is found here. Raises ``RoomError``.

        Who has this token's seat already (the answer was lost, or the teacher sent them out) sits there again.
        ``asked`` is the name that the teacher is asked for.
        """
        seat = seat_id or uuid4().hex[:12]

        def decide(room: Room, _now: float) -> Iterable[e.AnyEvent]:
            nonlocal seat
            known = commands.seat_of_token(room, token_hash)
            if known is not None:
                seat = known.id
                yield from commands.sit_again(room, known, name)
                return
            commands.check_look_alike(room, name)
            camp, team = commands.place_of_latecomer(room, self.chance)
            yield e.Joined(seat=seat, name=name, key_hash=token_hash, device=join.device, camp=camp, team=team)
            if asked:
                yield e.NameAsked(seat=seat, name=asked)

        room = await self.decide(decide)
        return room.seats[seat]

    async def choose_seat(self, join: wire.Join, *, token_hash: str) -> Seat:
        """The seat of the class list that is meant by the greeting's name, or the one that this token opens already.

        Raises ``RoomError``, ``WhichSeat`` and ``NotOnList`` among them.
        """
        seat = ""

        def decide(room: Room, _now: float) -> Iterable[e.AnyEvent]:
            nonlocal seat
            known = commands.seat_of_token(room, token_hash)
            if known is not None:
                seat = known.id
                yield from commands.sit_again(room, known, known.name)
                return
            seat = commands.chosen_seat(room, join.name).id
            camp, team = commands.place_of_latecomer(room, self.chance)
            yield e.SeatChosen(seat=seat, key_hash=token_hash, device=join.device, camp=camp, team=team)

        room = await self.decide(decide)
        return room.seats[seat]

    async def from_seat(self, seat: str, message: wire.FromSeat) -> wire.Taken | wire.BallotIs:
        """Do what a student asks. Raises ``RoomError`` and ``JournalError``."""
        match message:
            case wire.Write(text=text):
                await self._write_text(seat, text)
            case wire.Let(event=event):
                own = msgspec.structs.replace(event, seat=seat)
                await self.decide(lambda room, _now: self._asked_by_seat(room, own))
            case wire.Look():
                ballot = own_ballot(self.room, self.pack, seat, message.turn, message.attempt)
                return wire.BallotIs(id=message.id, ballot=ballot)
            case wire.Leave():
                self.lost(seat)
            case wire.Time():
                raise RoomError("The server answers this itself.")
            case _:
                assert_never(message)
        return wire.Taken(id=message.id)

    async def _write_text(self, seat: str, text: wire.OwnText) -> None:
        connected = self.connected_for(seat)
        meant: list[e.AnyEvent] = []

        def decide(room: Room, now: float) -> Iterable[e.AnyEvent]:
            meant[:] = [commands.written(room, now, seat, text, connected_for=connected)]
            block = commands.pasted(room, now, seat, text, connected_for=connected)
            return meant if block is None else [block, *meant]

        await self.decide(decide)
        if text.handing_in and isinstance(meant[0], e.Drafted):
            self.changed(frozenset({seat}))  # whose client believes that its time is over, and learns that it is not

    def _asked_by_seat(self, room: Room, event: e.Predicted | e.Reviewed | e.Appealed) -> tuple[e.AnyEvent, ...]:
        match event:
            case e.Predicted():
                return commands.predicted(room, event, self.pack)
            case e.Reviewed():
                return commands.reviewed(room, event, self.pack)
            case e.Appealed():
                return commands.appealed(event)

    # The teacher

    async def from_host(self, message: wire.FromHost) -> wire.Taken | wire.PaperIs:
        """Do what the teacher asks. Raises ``RoomError`` and ``JournalError``."""
        match message:
            case wire.Time():
                raise RoomError("The server answers this itself.")
            case wire.Open():
                paper = paper_view(self.room, self.pack, message.seat, message.turn, message.attempt)
                return wire.PaperIs(id=message.id, paper=paper)
            case wire.Configure():
                return wire.Taken(id=message.id, says=await self._configure(message))
            case wire.Let(event=e.Ruled() as ruled):
                return wire.Taken(id=message.id, says=await self._rule(ruled))
            case wire.Let(event=e.Unruled() as unruled):
                return wire.Taken(id=message.id, says=_marked_anew(await self.mark_again(unruled)))
            case wire.Weigh():
                return wire.Taken(id=message.id, says=await self._weigh(message.ruling))
            case wire.Decide():
                return wire.Taken(id=message.id, says=await self._decide_appeal(message))
            case wire.Let(event=e.OwnRefused() | e.OwnKept() as event):
                await self.mark_again(event)
            case wire.Let(event=e.Quoted() as quoted):
                await self.decide(lambda room, _now: commands.quoted(room, quoted))
            case wire.Let(event=event):
                await self.do(event)
            case _:
                mean = _MEANINGS[type(message)]
                await self.decide(lambda room, now: mean(self, message, room, now))
        return wire.Taken(id=message.id)

    async def _configure(self, message: wire.Configure) -> str:
        pack = await asyncio.to_thread(self.load_pack, message.pack) if message.pack else self.pack
        await self.decide(lambda room, _now: [commands.configure(room, message, pack, self.chance)])
        if pack is not self.pack:
            self.use_pack(pack)
            self.topic = topic_of(pack)
            await asyncio.to_thread(self.journal.set_note, PACK_NOTE, message.pack)
            self.new_topic(self.topic)
            self.changed(None)
        return await asyncio.to_thread(self.configured)

    async def _rule(self, ruled: e.Ruled) -> str:
        """Make a ruling and mark every answer to the prompt anew. Returns what came of it, in one sentence."""
        check_ruling(self.pack, ruled)
        return f"{_marked_anew(await self.mark_again(ruled))} R takes a ruling back."

    async def _weigh(self, ruled: e.Ruled) -> str:
        """What a ruling would change, in one sentence."""
        check_ruling(self.pack, ruled)
        return weighed_words(self.room, await self.weigh(ruled), self.pack)

    async def _decide_appeal(self, message: wire.Decide) -> str:
        appeal = self._appeal(message.number)
        says = ""
        if message.rule and message.decision is Decision.ACCEPTED:
            paper = self.room.turns[appeal.turn].attempts[appeal.attempt - 1].papers[appeal.seat]
            words = paper.text[appeal.start : appeal.end]
            ruled = e.Ruled(prompt=paper.prompt, point=appeal.point, words=words, counts=True, reason=message.reason)
            says = await self._rule(ruled)
        await self.do(e.Decided(number=message.number, decision=message.decision, reason=message.reason))
        if message.keep:
            says = f"{says} {await asyncio.to_thread(self._keep_for_pack, appeal)}".strip()
        return says

    def _appeal(self, number: int) -> Appeal:
        if not 1 <= number <= len(self.room.appeals):
            raise RoomError("There is no such appeal.")
        return self.room.appeals[number - 1]

    def _keep_for_pack(self, appeal: Appeal) -> str:
        """Put the appeal into the records, where the pack's author finds it."""
        try:
            with Records.open(player_folder()) as records:
                number = records.add_appeal(to_stored_appeal(self.room, self.pack, appeal))
        except RecordsError as error:
            return f"It could not be kept for the pack's author: {error}"
        return f"It is kept for the pack's author as appeal {number} (“debate pack appeals”)."


def _marked_anew(marked: int) -> str:
    return f"{counted(marked, 'answer was', 'answers were', none='No')} marked anew."


def _draw_trust(keeper: Keeper, message: wire.DrawTrust, room: Room, _now: float) -> Iterable[e.AnyEvent]:
    written = room.turn.now if room.turn is not None else None
    if written is None:
        raise RoomError("There are no answers to mark yet.")
    return [e.TrustDrawn(seats=draw_answers(of_the_class(room, written), message.count, keeper.chance))]


_MEANINGS: dict[type, Callable[[Keeper, Any, Room, float], Iterable[e.AnyEvent]]] = {
    wire.DrawCamps: lambda keeper, _message, room, _now: commands.draw_camps(room, keeper.chance),
    wire.Next: lambda keeper, message, room, _now: commands.next_turn(
        room, message.prompts, keeper.pack, keeper.chance
    ),
    wire.Start: lambda _keeper, message, room, _now: commands.start(room, message.limit),
    wire.Close: lambda _keeper, _message, room, now: commands.close(room, now),
    wire.DrawTrust: _draw_trust,
    wire.Import: lambda _keeper, message, room, _now: read_hand_in(message.content, room),
    wire.End: lambda _keeper, _message, room, now: commands.end(room, now),
}
"""The events of the requests that the room alone can answer."""


def load_named_pack(wanted: str) -> Pack:
    """The pack of that id or path. Raises ``RoomError`` with the sentence of what is wrong with it."""
    try:
        return load_pack(find_pack(wanted))
    except PackError as error:
        raise RoomError(str(error)) from error
