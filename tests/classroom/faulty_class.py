"""A class on a bad day, drawn from a seed: lost and doubled messages, clock jumps, restarts, a disk that fills up.

The keeper and the journal are the real ones; the clients are a model that writes numbered texts, and remembers which
of them the room acknowledged. ``FaultyClass.play`` returns what went wrong, in sentences: nothing, if all is well.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from debate.classroom.errors import JournalError, RoomError
from debate.classroom.keeping.journal import Journal
from debate.classroom.keeping.keeper import Keeper
from debate.classroom.room import events as e
from debate.classroom.room.state import Room, Settings, Stage, Standing
from debate.classroom.room.stepping import step
from debate.classroom.wire import messages as wire
from debate.packs.model import Pack

Place = tuple[str, int, int]
"""Seat, turn (from 0) and attempt (from 1)."""

_PATIENCE_SECONDS = 20.0
"""How long the room may take for one thing: a room that hangs is found, and a slow machine is not."""


class FullDisk(Journal):
    """A journal whose disk can be full."""

    full = False

    def append(self, events: Sequence[e.AnyEvent], now: float) -> None:
        """Refuse to write while the disk is full, in the middle of the transaction as SQLite does."""
        if self.full:
            raise JournalError("The disk is full: nothing more can be kept until some space is free.")
        super().append(events, now)


@dataclass(slots=True)
class Client:
    """A student's client: its texts are numbered, so that of two texts the newer one can be told."""

    seat: str
    number: int = 0
    place: tuple[int, int] = (-1, 0)
    old: list[wire.OwnText] = field(default_factory=list)
    """Drafts that were sent, and may arrive again."""
    finishing: bool = False
    """Whether a text is being handed in: until the room has answered, nothing else is written."""


def number_of(text: str) -> int:
    """The number of a client's text; 0 for an empty one."""
    found = re.search(r"(\d+)$", text)
    return int(found.group(1)) if found else 0


class FaultyClass:
    """``seats`` students in a room in ``folder``, with faults drawn from ``seed``."""

    def __init__(self, seed: int, folder: Path, pack: Pack, *, seats: int = 4) -> None:
        self.chance = Random(seed)
        self.pack = pack
        self.seconds = 1000.0
        self.clients = [Client(seat=f"s{number}") for number in range(1, seats + 1)]
        self.drafts: dict[Place, int] = {}
        """The greatest number of a draft that the room acknowledged."""
        self.finished: dict[Place, int] = {}
        """The number of the text that was acknowledged as handed in."""
        self.troubles: list[str] = []
        self.counts = dict.fromkeys(("drafts", "hand-ins", "restarts", "refused"), 0)
        camps = (pack.camps[0].id, pack.camps[1].id)
        opened = e.Opened(id="faults", code="KFM3RT", pack=pack.id, pack_hash=pack.hash, camps=camps, seed=seed, at="")
        Journal.create(opened, folder).close()
        self.path = folder / "faults.sqlite3"
        self._ids = 0

    # A run of the server

    async def _start_server(self) -> None:
        journal = FullDisk.open(self.path)
        assert isinstance(journal, FullDisk)
        room = step(journal.read(), e.Restarted())
        journal.append([e.Restarted(now=room.now)], room.now)
        self.journal = journal
        self.keeper = Keeper(journal, room, self.pack, clock=lambda: self.seconds)
        self.running = asyncio.create_task(self.keeper.run())
        self.asked: list[asyncio.Task[Any]] = []
        await asyncio.sleep(0)

    async def _stop_server(self) -> None:
        self.running.cancel()
        await asyncio.gather(self.running, return_exceptions=True)
        await self._settle()  # nobody may be left waiting
        await self.keeper.close()

    async def _settle(self) -> None:
        """Wait until everything that was asked for has been answered."""
        if not self.asked:
            return
        _done, waiting = await asyncio.wait(self.asked, timeout=_PATIENCE_SECONDS)
        for task in waiting:
            task.cancel()
            self.troubles.append("Somebody who asked the room for something never got an answer.")
        self.asked = []

    @property
    def room(self) -> Room:
        """What the server has on the disk."""
        return self.keeper.room

    # Playing

    async def play(self, steps: int) -> list[str]:
        """So many steps of the class, then its end. Returns what went wrong, in sentences.

        On a busy machine the room may have stood still all the while: it goes on until some text was taken.
        """
        await self._start_server()
        await self._ask(self.keeper.do(*self._beginning()))
        for number in range(10 * steps):
            if number >= steps and self.counts["drafts"]:
                break
            await self._step()
            if self.running.done():
                return [*self.troubles, f"The keeper stopped: {self.running.exception()!r}"]
        await self._end()
        self._compare(self.room, "in the room")
        await self._stop_server()
        again = Journal.open(self.path)
        self._compare(again.read(), "in the journal")
        again.close()
        with sqlite3.connect(self.path) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()
        return self.troubles

    def _beginning(self) -> list[e.AnyEvent]:
        first, second = (camp.id for camp in self.pack.camps)
        plan = tuple(
            {first: self.pack.prompts_for(first)[turn].id, second: self.pack.prompts_for(second)[turn].id}
            for turn in range(2)
        )
        settings = Settings(seconds=120.0)
        camps = {client.seat: (first, second)[number % 2] for number, client in enumerate(self.clients)}
        return [
            e.Configured(
                settings=settings, plan=plan, pack=self.pack.id, pack_hash=self.pack.hash, camps=(first, second)
            ),
            *(e.Joined(seat=one.seat, name=f"Player {one.seat}", key_hash="k") for one in self.clients),
            e.Placed(camps=camps),
        ]

    async def _step(self) -> None:
        what = self.chance.choices(
            ["draft", "hand in", "again", "teacher", "time", "jump", "restart", "disk", "settle"],
            [40, 6, 10, 14, 12, 3, 2, 3, 10],
        )[0]
        match what:
            case "draft" | "hand in":
                self._write(self.chance.choice(self.clients), finished=what == "hand in")
            case "again":
                self._send_again(self.chance.choice(self.clients))
            case "teacher":
                self._later(self._ask(self.keeper.from_host(self._command())))
            case "time":
                self.seconds += self.chance.choice([0.2, 1.0, 5.0, 30.0])
            case "jump":  # the machine slept, or its clock is broken
                self.seconds += self.chance.choice([-500.0, -1.0, 300.0])
            case "restart":
                self.counts["restarts"] += 1
                await self._stop_server()
                self.seconds += self.chance.choice([-100.0, 0.0, 600.0])
                await self._start_server()
            case "disk":
                self.journal.full = not self.journal.full
            case _:
                self.journal.full = False
                await self._settle()
        if self.chance.random() < 0.5:
            await asyncio.sleep(0)

    def _write(self, client: Client, *, finished: bool) -> None:
        """The client's next text, on its way to the room."""
        room = self.room
        if room.turn is None or room.turn.now is None or client.finishing:
            return
        turn, attempt = len(room.turns) - 1, len(room.turn.attempts)
        if client.place != (turn, attempt):
            client.place, client.old = (turn, attempt), []
        client.number += 1
        text = f"They say the ferry is slow. But it is not, and this is text {client.number}"
        if finished:
            by_clock = self.chance.random() < 0.5
            hand_in = wire.OwnText(turn, attempt, client.number, text, handing_in=True, by_clock=by_clock)
            client.finishing = True
            self._later(self._hand_in(client, hand_in, times=self.chance.choice([1, 1, 2])))
        else:
            draft = wire.OwnText(turn, attempt, client.number, text)
            client.old.append(draft)
            self._later(self._draft(client.seat, draft))

    def _send_again(self, client: Client) -> None:
        """An older draft comes once more, or only now."""
        if client.old:
            self._later(self._draft(client.seat, self.chance.choice(client.old)))

    def _command(self) -> Any:
        """What the teacher does next: mostly what carries the lesson on, now and then anything at all."""
        number, seat = self._id(), self.chance.choice(self.clients).seat
        turn = self.room.turn
        onward: dict[Stage | None, wire.Request] = {
            None: wire.Next(id=number),
            Stage.READY: wire.Start(id=number),
            Stage.WRITING: wire.Let(id=number, event=e.Continued()),
            Stage.HELD: wire.Let(id=number, event=e.Released()),
            Stage.RELEASED: wire.Next(id=number) if turn and len(turn.attempts) > 1 else wire.Start(id=number),
        }
        if self.chance.random() < 0.7:
            return onward[self.room.stage]
        return self.chance.choice(
            [
                wire.Start(id=number),
                wire.Let(id=number, event=e.Paused()),
                wire.Let(id=number, event=e.Extended(seconds=30.0)),
                wire.Close(id=number),
                wire.Let(id=number, event=e.HandedBack(seat=seat)),
                wire.Let(id=number, event=e.HandedBack(seat=seat)),
                wire.Let(id=number, event=e.GivenTime(seat=seat, extra=2.0)),
                wire.Let(id=number, event=e.Stood(seat=seat, standing=self.chance.choice(list(Standing)))),
                *(wire.Let(id=number, event=e.Stood(seat=one.seat, standing=Standing.SEATED)) for one in self.clients),
            ]
        )

    async def _end(self) -> None:
        """The disk has room again, everybody comes back, and the room is played to its end."""
        self.journal.full = False
        await self._settle()
        if self.room.stage is Stage.WRITING:
            await self._ask(self.keeper.from_host(wire.Close(id=self._id())))
        await self._ask(self.keeper.from_host(wire.End(id=self._id())))
        async with asyncio.timeout(_PATIENCE_SECONDS):
            while self.keeper.marker.waiting(self.room):
                await asyncio.sleep(0.005)

    # Asking, and remembering what was acknowledged

    def _id(self) -> int:
        self._ids += 1
        return self._ids

    def _later(self, asking: Coroutine[Any, Any, Any]) -> None:
        self.asked.append(asyncio.create_task(asking))

    async def _ask(self, asking: Coroutine[Any, Any, Any]) -> bool:
        try:
            await asking
        except (RoomError, JournalError):
            self.counts["refused"] += 1
            return False
        return True

    async def _draft(self, seat: str, draft: wire.OwnText) -> None:
        if await self._ask(self.keeper.from_seat(seat, wire.Write(id=self._id(), text=draft))):
            self.counts["drafts"] += 1
            place = seat, draft.turn, draft.attempt
            self.drafts[place] = max(self.drafts.get(place, 0), draft.sequence)

    async def _hand_in(self, client: Client, hand_in: wire.OwnText, *, times: int) -> None:
        for _ in range(times):
            if await self._ask(self.keeper.from_seat(client.seat, wire.Write(id=self._id(), text=hand_in))):
                self.counts["hand-ins"] += 1
                place = client.seat, hand_in.turn, hand_in.attempt
                self.finished[place] = max(self.finished.get(place, 0), number_of(hand_in.text))
        client.finishing = False

    # Comparing

    def _compare(self, room: Room, where: str) -> None:
        """Every acknowledged text is there, or a newer one of the same place; everything that is in is marked."""
        for place in self.drafts.keys() | self.finished.keys():
            seat, turn, attempt = place
            paper = room.turns[turn].attempts[attempt - 1].papers.get(seat)
            acknowledged = max(self.drafts.get(place, 0), self.finished.get(place, 0))
            if paper is None or number_of(paper.text) < acknowledged:
                has = "nothing" if paper is None else f"text {number_of(paper.text)}"
                self.troubles.append(f"{place}: text {acknowledged} was acknowledged, but {has} is {where}.")
        for turn, played in enumerate(room.turns):
            for attempt, written in enumerate(played.attempts, 1):
                if any(not paper.handed_in or paper.ballot is None for paper in written.papers.values()):
                    self.troubles.append(f"Turn {turn}, attempt {attempt}: an answer has no ballot {where}.")
