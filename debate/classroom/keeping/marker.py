"""Marks a room's answers with the judge, rulings included, away from the loop that serves it.

A ruling changes the pack for this room only, so the judge is made anew for each set of rulings, when it is first
needed.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from debate.classroom.room import events as e
from debate.classroom.room.state import Paper, Room, Ruling
from debate.classroom.shown.rulings import applying, ruled_pack
from debate.judge import Judge
from debate.judge.ballot import Ballot
from debate.packs.model import Pack


@dataclass(frozen=True, slots=True)
class PaperKey:
    """Where a paper is: the turn (from 0), the attempt (from 1) and the seat."""

    turn: int
    attempt: int
    seat: str


@dataclass(frozen=True, slots=True)
class Ground:
    """All that a ballot rests on beside the pack.

    ``rulings`` are those that reach the text, ``refused`` the places of own arguments that do not count.
    """

    prompt: str
    text: str
    rulings: tuple[Ruling, ...]
    refused: tuple[tuple[int, int], ...] = ()


class Bench(Protocol):
    """Where answers are marked: ``Workers``, a room's own or those of a school's server."""

    async def mark(self, pack: Pack, grounds: Mapping[PaperKey, Ground]) -> list[e.Marked]:
        """The ballots on these papers, in their order. Never raises over a text: its ballot then says so."""
        ...

    async def warm_up(self, pack: Pack) -> None:
        """Make the pack's judge ready, so that the first answers do not wait for it."""
        ...


class Marker:
    """Marks answers to one pack's prompts."""

    def __init__(self, pack: Pack, bench: Bench) -> None:
        self.pack = pack
        self._bench = bench

    def waiting(self, room: Room) -> dict[PaperKey, Ground]:
        """The papers that are in and not marked yet, oldest turn first, with what their ballots will rest on."""
        return {key: self._ground(room, paper) for key, paper in _papers(room) if paper.ballot is None}

    def moved(self, before: Room, after: Room) -> dict[PaperKey, Ground]:
        """The papers in ``after`` whose ballots rest on something else than in ``before``."""
        grounds = {key: self._ground(before, paper) for key, paper in _papers(before)}
        found = ((key, self._ground(after, paper)) for key, paper in _papers(after))
        return {key: ground for key, ground in found if ground != grounds.get(key)}

    def holds(self, room: Room, mark: e.Marked, ground: Ground) -> bool:
        """Whether a mark that was made on that ground is still one on what the room has now."""
        paper = dict(_papers(room)).get(PaperKey(mark.turn, mark.attempt, mark.seat))
        return paper is not None and ground == self._ground(room, paper)

    async def mark(self, grounds: Mapping[PaperKey, Ground]) -> list[e.Marked]:
        """The ballots on these papers, in their order."""
        return await self._bench.mark(self.pack, grounds)

    async def warm_up(self) -> None:
        """Make the judge ready, so that the first answers do not wait for it."""
        await self._bench.warm_up(self.pack)

    def _ground(self, room: Room, paper: Paper) -> Ground:
        # An answer that no ruling reaches keeps the pack's own judge, and so its ballot to the last byte.
        rulings = applying(self.pack, room.rulings, paper.prompt, paper.text)
        return Ground(paper.prompt, paper.text, rulings, paper.refused)


class Judges:
    """The judges of packs and rulings, made when they are first needed; the ``most`` that were needed last are kept.

    Each takes some 20 MB.
    """

    def __init__(self, most: int = 8) -> None:
        self._most = most
        self._made: OrderedDict[tuple[str, tuple[Ruling, ...]], Judge] = OrderedDict()

    def ballot(self, pack: Pack, ground: Ground) -> Ballot:
        """The judge's ballot."""
        return self.of(pack, ground.rulings).ballot(ground.prompt, ground.text, refused=ground.refused)

    def of(self, pack: Pack, rulings: tuple[Ruling, ...] = ()) -> Judge:
        """The judge of a pack with these rulings."""
        key = pack.hash, rulings
        if key not in self._made:
            self._made[key] = Judge(ruled_pack(pack, rulings), pack) if rulings else Judge(pack)
            self._made[key].prepare()  # what all prompts share, so that no answer waits for it
            if len(self._made) > self._most:
                self._made.popitem(last=False)
        self._made.move_to_end(key)
        return self._made[key]


def _papers(room: Room) -> Iterator[tuple[PaperKey, Paper]]:
    """The papers that are in, oldest turn first."""
    for turn, played in enumerate(room.turns):
        for attempt, written in enumerate(played.attempts, start=1):
            for paper in written.papers.values():
                if paper.handed_in:
                    yield PaperKey(turn, attempt, paper.seat), paper
