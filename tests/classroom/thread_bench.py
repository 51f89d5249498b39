"""A bench in this process: tests start no worker for each room that they open."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

from debate.classroom.keeping.marker import Ground, Judges, PaperKey
from debate.classroom.room import events as e
from debate.classroom.shown.unmarked import unmarked_ballot
from debate.judge.ballot import Ballot
from debate.packs.model import Pack


class ThreadBench:
    """What ``Workers`` is, on one thread."""

    def __init__(self) -> None:
        self._judges = Judges()
        self._thread = ThreadPoolExecutor(1)

    async def mark(self, pack: Pack, grounds: Mapping[PaperKey, Ground]) -> list[e.Marked]:
        ballots = [await self._do(self._ballot, pack, ground) for ground in grounds.values()]
        return [
            e.Marked(seat=key.seat, turn=key.turn, attempt=key.attempt, ballot=ballot)
            for key, ballot in zip(grounds, ballots, strict=True)
        ]

    async def warm_up(self, pack: Pack) -> None:
        await self._do(self._judges.of, pack)

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _do(self, do, *what):
        return await asyncio.get_running_loop().run_in_executor(self._thread, do, *what)

    def _ballot(self, pack: Pack, ground: Ground) -> Ballot:
        try:
            return self._judges.ballot(pack, ground)
        except Exception:
            return unmarked_ballot(pack, ground.prompt, ground.text)
