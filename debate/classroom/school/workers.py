"""Answers marked in processes of their own, shared by all rooms: a class that hands in stalls nobody's drafts.

A worker keeps the judges that it needed last. It is sent a pack once more with each batch (some 400 kB, a millisecond),
so that it needs no place of packs, and never marks by another one.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import pickle
import threading
from collections.abc import Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from typing import Any, Final

from debate.classroom.keeping.marker import Ground, Judges, PaperKey
from debate.classroom.room import events as e
from debate.packs.model import Pack

JUDGES_KEPT: Final = 8
"""Judges that a worker keeps: some 20 MB each."""

_JUDGES = Judges(JUDGES_KEPT)


def default_workers() -> int:
    """As many as leave a processor to the rooms themselves."""
    return max(1, (os.cpu_count() or 2) - 1)


class Workers:
    """A bench of ``count`` processes."""

    def __init__(self, count: int | None = None) -> None:
        self._count = count or default_workers()
        self._pool: ProcessPoolExecutor | None = None
        self._packs: dict[str, bytes] = {}

    async def mark(self, pack: Pack, grounds: Mapping[PaperKey, Ground]) -> list[e.Marked]:
        """The ballots on these papers, in their order."""
        try:
            return await asyncio.wrap_future(self._submit(_mark, self._packed(pack), grounds))
        except BrokenProcessPool:  # a worker was killed (by the system, when memory is short): once more, with others
            self._pool = None
            return await asyncio.wrap_future(self._submit(_mark, self._packed(pack), grounds))

    async def warm_up(self, pack: Pack) -> None:
        """Make the pack's judge ready in one of the workers."""
        await self.mark(pack, {})

    def close(self) -> None:
        """A room needs it no more; the others do."""

    def end(self) -> None:
        """End the processes; what they are marking is marked in vain."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _packed(self, pack: Pack) -> bytes:
        if pack.hash not in self._packs:
            self._packs[pack.hash] = pickle.dumps(pack, pickle.HIGHEST_PROTOCOL)
        return self._packs[pack.hash]

    def _submit(self, *work: Any) -> Future[list[e.Marked]]:
        if self._pool is None:
            methods = multiprocessing.get_all_start_methods()
            context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
            self._pool = ProcessPoolExecutor(self._count, mp_context=context, initializer=_begin)
        return self._pool.submit(*work)


# In a worker


def _begin() -> None:
    """A worker ends with the server that it works for, in whatever way that ends."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def end() -> None:
        parent.join()
        os._exit(0)

    threading.Thread(target=end, daemon=True).start()


@lru_cache(maxsize=JUDGES_KEPT)
def _unpacked(packed: bytes) -> Pack:
    pack: Pack = pickle.loads(packed)  # noqa: S301  from our own server's process
    return pack


def _mark(packed: bytes, grounds: Mapping[PaperKey, Ground]) -> list[e.Marked]:
    pack = _unpacked(packed)
    _JUDGES.of(pack)
    return _JUDGES.mark(pack, grounds)
