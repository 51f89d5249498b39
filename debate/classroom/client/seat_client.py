"""A student's client without its screens: the seat, its connection, its text, and what of it is on this machine's disk.

It joins two ends: ``link`` (the network) and ``writing`` with ``seat_store`` (the text and the disk). Once a second,
and at zero to the second, what was written goes to the disk and then to the room. The screens read it and are told of
changes.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Coroutine, Mapping
from datetime import datetime
from pathlib import Path

from debate.classroom.client.desk import WritingDesk
from debate.classroom.client.link import Link, LinkLost, LinkState, Refusal
from debate.classroom.client.review_desk import ReviewDesk
from debate.classroom.client.seat_store import OwnSeat, SeatStore
from debate.classroom.room import events as e
from debate.classroom.room.state import Phase
from debate.classroom.shown.views.common import Topic
from debate.classroom.shown.views.seat import OwnBallot, SeatView
from debate.classroom.wire import messages as wire
from debate.classroom.wire.codes import new_token
from debate.classroom.wire.hand_in_file import HandInFile, hand_in_name, write_hand_in
from debate.profiles import player_folder
from debate.records import RecordsError
from debate.records.transcripts import save_transcript

TICK_SECONDS = 1.0
QUICK_TICK_SECONDS = 0.25
"""How often the last seconds are looked at."""


class SeatClient:
    """The client of one seat. ``own`` is the seat to go back to; without it a new one is taken with ``code``.

    ``token`` is what is to open that seat; one that opened a seat before (the answer was lost, the teacher sent it out)
    finds it again, also after this client was killed. ``ask``: the teacher is asked for a name that the room refuses.

    ``changed`` is called after each change that a screen may have to show, in the loop of ``run``.
    """

    def __init__(
        self,
        address: str,
        code: str,
        *,
        store: SeatStore,
        name: str = "",
        own: OwnSeat | None = None,
        token: str = "",
        ask: bool = False,
        changed: Callable[[], None] = lambda: None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.address = address
        self.code = code
        self.name = name
        self.store = store
        self.own = own
        self.may_ask = False
        """Whether the room refused the name, and the teacher may be asked for it."""
        self.seats: tuple[str, ...] = ()
        """The names on the class list that may be meant by what was typed, one of which is to be chosen."""
        self._token = token or new_token()
        self._ask = ask
        self.changed = changed
        self.topic: Topic | None = None
        self.view: SeatView | None = None
        self.gather: Callable[[], None] = lambda: None
        """Has the screen tell the desk what its editor holds, to the last key."""
        self.refused = False
        """Whether the room would not have this seat back."""
        self._ballots: dict[tuple[int, int], OwnBallot] = {}
        self._take_up_kept()
        self.why = ""
        """Why there is no connection, or why there will be none any more."""
        self.welcomed = False
        """Whether the room knew this seat since the client was started."""
        self.link = Link(address, self._greet, on_message=self.hear, on_state=self.stand, now=now)
        self._kept: Mapping[str, object] = self._to_keep()
        self._sending = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._disk = asyncio.Lock()

    def _take_up_kept(self) -> None:
        """Begin with what the disk has of the seat's texts and levels."""
        self.desk = WritingDesk(kept=self.own.texts if self.own is not None else ())
        self.reviews = ReviewDesk(kept=self.own.reviews if self.own is not None else None)

    # How things stand

    @property
    def online(self) -> bool:
        """Whether the room hears this client now."""
        return self.link.state is LinkState.OPEN

    @property
    def ended(self) -> bool:
        """Whether this client will not come back by itself."""
        return self.link.state is LinkState.ENDED

    @property
    def left(self) -> float | None:
        """Seconds left on this seat's clock; ``None`` without one."""
        clock = self.view.clock if self.view is not None else None
        if clock is None:
            return None
        now = self.link.room_now()
        return clock.left(clock.at if now is None else now)

    @property
    def trouble(self) -> str:
        """What is wrong and must be known, in a sentence: with this machine's disk, or with the room."""
        return self.store.trouble or (self.view.trouble if self.view is not None else "")

    # Living

    async def run(self) -> None:
        """Connect and stay until the room ends, sends the seat away, or ``close``."""
        try:
            async with asyncio.TaskGroup() as both:  # that one of them fails must never go unnoticed
                ticking = both.create_task(self._tick())
                await self.link.run()
                ticking.cancel()
        finally:
            self.keep_now()

    async def close(self) -> None:
        """End the connection; the seat and its texts stay."""
        self.keep_now()
        if self.online:
            with contextlib.suppress(LinkLost, Refusal, TimeoutError):
                async with asyncio.timeout(1):
                    await self.send()
                    await self.send_reviews()
                await self.link.ask(lambda number: wire.Leave(id=number), seconds=1)
        await self.link.close()

    async def _tick(self) -> None:
        while True:
            self.gather()
            left = self.desk.pass_time(self.link.room_now())
            await self.keep()
            await self.send()
            await self.send_reviews()
            self.changed()
            last = left is not None and left < 2 and not self.desk.paused
            await asyncio.sleep(QUICK_TICK_SECONDS if last else TICK_SECONDS)

    # The text

    async def keep(self) -> None:
        """Put what was written on the disk, away from the loop: a slow disk must not make the keys slow."""
        if self.own is None or self._to_keep() == self._kept:
            return
        async with self._disk:
            kept = self._to_keep()
            self.own = await asyncio.to_thread(lambda own: self.store.keep(own, **kept), self.own)
            self._kept = {} if self.store.trouble else kept

    def keep_now(self) -> None:
        """The same at once, before the program ends."""
        if self.own is not None and self._to_keep() != self._kept:
            self._kept = self._to_keep()
            self.own = self.store.keep(self.own, **self._kept)

    def _to_keep(self) -> Mapping[str, object]:
        return {"texts": self.desk.to_keep, "reviews": self.reviews.to_keep}

    async def send(self) -> None:
        """Send what the room lacks, one text after another, as long as there is a connection."""
        if self._sending or not self.online or self.view is None:
            return
        self._sending = True
        try:
            while self.online and (text := self.desk.next_to_send()) is not None:
                if not await self._send(text):
                    break
        finally:
            self._sending = False

    async def _send(self, text: wire.OwnText) -> bool:
        """Send one text; returns whether to go on with the next."""
        try:
            await self.link.ask(lambda number: wire.Write(id=number, text=text))
        except Refusal as refusal:
            self.desk.refused(text, refusal.why, again=refusal.again)
            self.changed()
            return not refusal.again
        except LinkLost:
            self.desk.lost(text)
            return False
        self.desk.taken(text)
        self.changed()
        return text.handing_in  # drafts go once a second

    async def hand_in(self) -> None:
        """Hand in what is written; without a connection, as soon as there is one."""
        self.gather()
        self.desk.hand_in()
        self.changed()
        await self.keep()
        await self.send()

    def save_hand_in(self) -> str:
        """Save the text that could not be handed in as a signed file, where the student works or in their data folder.

        Returns what there is to say of it; nothing where there is no such text.
        """
        text = self.desk.left_behind
        if text is None or self.own is None:
            return ""
        hand_in = HandInFile(
            room=self.own.room,
            seat=self.own.seat,
            name=self.own.name,
            turn=text.turn,
            attempt=text.attempt,
            text=text.text,
            saved=datetime.now().astimezone().isoformat(timespec="seconds"),
        )
        content, stem = write_hand_in(hand_in, self.own.token), hand_in_name(hand_in).removesuffix(".json")
        try:
            path = save_transcript(content, (Path.cwd(), player_folder() / "hand-ins"), stem, "json")
        except RecordsError as error:
            return str(error).replace("The transcript", "The file")
        return f"Saved as {path}; give this file to your teacher."

    # What else a student does. Each returns what went wrong, in a sentence, or nothing.

    async def predict(self, levels: Mapping[str, int]) -> str:
        """Mark oneself before the ballot is out: level numbers by criterion id."""
        turn, attempt = self._place()
        event = e.Predicted(seat=self._seat, turn=turn, attempt=attempt, levels=dict(levels))
        return await self._let(event)

    async def send_reviews(self) -> None:
        """Send what the room lacks of this student's levels for classmates' answers."""
        while self.online and (unsent := self.reviews.next_to_send()) is not None:
            (turn, attempt), (number, levels) = self.reviews.place, unsent
            event = e.Reviewed(seat=self._seat, turn=turn, attempt=attempt, number=number, levels=levels)
            try:
                await self._happens(event)
            except Refusal as refusal:
                if refusal.again:
                    return
                self.reviews.refused(number, refusal.why)
            except LinkLost:
                return
            else:
                self.reviews.taken(number, levels)
            self.changed()

    async def appeal(self, ballot: OwnBallot, point: str, start: int, end: int, note: str) -> str:
        """Say that words of that ballot's text should have counted for a point."""
        turn, attempt = ballot.turn, ballot.attempt
        return await self._let(
            e.Appealed(seat=self._seat, turn=turn, attempt=attempt, point=point, start=start, end=end, note=note)
        )

    async def ballot_of(self, turn: int, attempt: int) -> OwnBallot:
        """A released ballot of this seat, as it was last seen, or asked for. Raises ``Refusal`` and ``LinkLost``."""
        known = self._ballots.get((turn, attempt))
        if known is None or self.online:
            try:
                known = self._ballots[turn, attempt] = await self._look(turn, attempt)
            except LinkLost:
                if known is None:
                    raise
        return known

    async def _look(self, turn: int, attempt: int) -> OwnBallot:
        answer = await self.link.ask(lambda number: wire.Look(id=number, turn=turn, attempt=attempt))
        if not isinstance(answer, wire.BallotIs):
            raise Refusal("The room gave no ballot.")
        return answer.ballot

    async def _happens(self, event: e.Predicted | e.Reviewed | e.Appealed) -> None:
        await self.link.ask(lambda number: wire.Let(id=number, event=event))

    async def _let(self, event: e.Predicted | e.Appealed) -> str:
        try:
            await self._happens(event)
        except Refusal as refusal:
            return refusal.why
        except LinkLost as lost:
            return f"{lost} Try again in a moment."
        return ""

    @property
    def _seat(self) -> str:
        return self.own.seat if self.own is not None else ""

    def _place(self) -> tuple[int, int]:
        return (self.view.turn, self.view.attempt) if self.view is not None else (0, 1)

    # The link's side

    def _greet(self) -> wire.Greeting:
        if self.own is not None:
            return wire.Return(protocol=wire.PROTOCOL, seat=self.own.seat, token=self.own.token)
        self._token = self.store.knocking(self.address, self.code, self.name, self._token)
        return wire.Join(
            protocol=wire.PROTOCOL,
            code=self.code,
            name=self.name,
            device=self.store.device(),
            token=self._token,
            ask=self._ask,
        )

    def hear(self, message: wire.FromServer) -> None:
        """Take up what the room says."""
        match message:
            case wire.Welcome():
                self._welcome(message)
            case wire.NewTopic(topic=topic):
                self.topic = topic
            case wire.Update(view=SeatView() as view):
                self._see(view)
            case wire.Bye(why=why, again=False, may_ask=may_ask, seats=seats):
                self.may_ask = may_ask
                self.seats = seats
                self.refused = not self.welcomed and self.own is not None
                self.why = why
                self.store.answered()
        self.changed()

    def _welcome(self, welcome: wire.Welcome) -> None:
        self.topic = welcome.topic
        self.welcomed = True
        if self.own is None:
            own = OwnSeat(
                address=self.address,
                code=self.code,
                room=welcome.room,
                seat=welcome.seat,
                token=welcome.token,
                name=self.name,
            )
            # Who was sent out and comes in again has the same seat.
            kept = next((one for one in self.store.seats() if (one.room, one.seat) == (own.room, own.seat)), own)
            # At once and not in a moment: a client killed right now must find its seat again.
            self.own = self.store.keep(own, texts=kept.texts, reviews=kept.reviews)
            self._take_up_kept()
            self.store.answered()

    def _see(self, view: SeatView) -> None:
        self.gather()
        self.view = view = self._with_known_speech(view)
        if view.ballot is not None:
            self._ballots[view.ballot.turn, view.ballot.attempt] = view.ballot
        self.desk.see(view, self.link.room_now())
        self.reviews.see(view, [row.id for row in self.topic.criteria] if self.topic is not None else ())
        if self.own is not None and (view.name, view.phase is Phase.OVER) != (self.own.name, self.own.over):
            self.own = self.store.keep(self.own, name=view.name, over=view.phase is Phase.OVER, **self._to_keep())
        if self.desk.unsent:
            self._soon(self.send())

    def _with_known_speech(self, view: SeatView) -> SeatView:
        """The view with the speech that the room gave before its clock was stopped."""
        before = self.view
        if view.speech is None or view.speech.prompt or before is None or before.speech is None:
            return view
        same = (view.turn, view.attempt, view.speech.camp) == (before.turn, before.attempt, before.speech.camp)
        return view.replaced(speech=before.speech) if same else view

    def _soon(self, doing: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(doing)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def stand(self, state: LinkState, why: str) -> None:
        """Take up how the connection stands."""
        if state in (LinkState.LOST, LinkState.ENDED):
            self.why = why or self.why
        else:
            self.why = ""
        self.changed()
