"""Marks a room's answers with the judge, rulings included, on a thread of its own.

A ruling changes the pack for this room only, so the judge is made anew for each set of rulings, when it is first
needed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from debate.classroom.room import events as e
from debate.classroom.room.state import Paper, Room, Ruling
from debate.classroom.shown.rulings import applying, ruled_pack
from debate.judge import Judge
from debate.packs.model import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a paper is: the turn (from 0), the attempt (from 1) and the seat."""

    turn: int
    attempt: int
    seat: str


class Marker:
    """Marks answers to one pack's prompts."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._judges: dict[tuple[Ruling, ...], Judge] = {}
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="judge")

    def waiting(self, room: Room) -> list[Place]:
        """The papers that are in and not marked yet, oldest turn first."""
        return [
            Place(turn=turn, attempt=attempt, seat=paper.seat)
            for turn, played in enumerate(room.turns)
            for attempt, written in enumerate(played.attempts, start=1)
            for paper in written.papers.values()
            if paper.handed_in and paper.ballot is None
        ]

    async def mark(self, room: Room, papers: Sequence[Place]) -> list[e.Marked]:
        """The ballots on these papers of the room."""
        texts = [(place, _paper(room, place)) for place in papers]
        return await self._run(room.rulings, texts)

    async def mark_again(self, room: Room, ruling: Ruling) -> list[e.Marked]:
        """New ballots on every answer to the ruling's prompt, as they are with the ruling: only those that differ."""
        texts = [
            (Place(turn=turn, attempt=attempt, seat=paper.seat), paper)
            for turn, played in enumerate(room.turns)
            for attempt, written in enumerate(played.attempts, start=1)
            for paper in written.papers.values()
            if paper.handed_in and paper.prompt == ruling.prompt
        ]
        marks = await self._run((*room.rulings, ruling), texts)
        before = {place: paper.ballot for place, paper in texts}
        return [
            mark for mark in marks if mark.ballot != before[Place(turn=mark.turn, attempt=mark.attempt, seat=mark.seat)]
        ]

    async def warm_up(self) -> None:
        """Make the judge ready, so that the first answers do not wait for it."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._judge, ())

    def close(self) -> None:
        """End the thread; what it is marking is marked in vain."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _run(self, rulings: tuple[Ruling, ...], texts: list[tuple[Place, Paper]]) -> list[e.Marked]:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._mark, rulings, texts)

    def _mark(self, rulings: tuple[Ruling, ...], texts: list[tuple[Place, Paper]]) -> list[e.Marked]:
        # An answer that no ruling reaches keeps the pack's own judge, and so its ballot to the last byte.
        return [
            e.Marked(
                seat=place.seat,
                turn=place.turn,
                attempt=place.attempt,
                ballot=self._judge(applying(self.pack, rulings, paper.prompt, paper.text)).ballot(
                    paper.prompt, paper.text
                ),
            )
            for place, paper in texts
        ]

    def _judge(self, rulings: tuple[Ruling, ...]) -> Judge:
        if rulings not in self._judges:
            self._judges[rulings] = Judge(ruled_pack(self.pack, rulings) if rulings else self.pack)
        return self._judges[rulings]


def _paper(room: Room, place: Place) -> Paper:
    return room.turns[place.turn].attempts[place.attempt - 1].papers[place.seat]
