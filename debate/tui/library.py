"""Loads packs behind the first paint, so that the home screen is there at once.

``Library.judge`` gives the judge of a pack; it reads each pack once and does the work in a thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from debate.judge import Judge
    from debate.packs import Pack
    from debate.practice.titles import Titles


class Library:
    """The packs of this run of the program. ``chosen`` is the pack named on the command line, if any."""

    def __init__(self, chosen: Path | None = None) -> None:
        self._chosen = chosen
        self._judges: dict[str | None, asyncio.Task[Judge]] = {}
        self._titles: asyncio.Task[Titles] | None = None

    @property
    def has_choice(self) -> bool:
        """Whether a pack was named on the command line."""
        return self._chosen is not None

    async def judge(self, pack_id: str | None = None) -> Judge:
        """The judge of the pack of that id; without an id of the chosen pack, or the first that comes with the program.

        Raises ``PackError``, one sentence for the player, when there is no such pack or it cannot be used.
        """
        task = self._judges.get(pack_id)
        if task is None or (task.done() and not _succeeded(task)):
            task = asyncio.create_task(asyncio.to_thread(self._read, pack_id))
            self._judges[pack_id] = task
        return await asyncio.shield(task)

    async def titles(self) -> Titles:
        """What every pack that can be read calls itself, its prompts and its camps; read once."""
        if self._titles is None:
            read = [task.result().pack for task in self._judges.values() if _succeeded(task)]
            self._titles = asyncio.create_task(asyncio.to_thread(self._read_titles, read))
        return await asyncio.shield(self._titles)

    def _read_titles(self, read: Sequence[Pack]) -> Titles:
        """The titles of the packs that were read before, and of the others."""
        from debate.packs import list_packs, load_readable
        from debate.practice.titles import Titles

        known = {pack.id for pack in read}
        chosen = () if self._chosen is None or read else (self._chosen,)
        others = (place.path for place in list_packs() if place.id not in known)
        return Titles.of((*read, *load_readable((*chosen, *others))))

    def _read(self, pack_id: str | None) -> Judge:
        from debate.judge import Judge
        from debate.packs import PackError, find_pack, list_packs, load_pack

        if self._chosen is not None:
            pack = load_pack(self._chosen)
            if pack_id in (None, pack.id):
                return Judge(pack)
        if pack_id is None:
            places = list_packs()
            if not places:
                raise PackError("There is no pack to play; name one with --pack PATH.")
            pack_id = places[0].id
        pack = load_pack(find_pack(pack_id))
        return Judge(pack)


def _succeeded(task: asyncio.Task[Judge]) -> bool:
    return task.done() and not task.cancelled() and task.exception() is None
