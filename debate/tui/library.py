"""Loads packs and readies their judge behind the first paint, so that the home screen is there at once.

``Library.table`` gives a pack with its judge; it reads each pack once and does the work in a thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from debate.judge import Judge
    from debate.packs import Pack
    from debate.practice.titles import Titles


@dataclass(frozen=True, slots=True)
class JudgedPack:
    """A pack and the judge that marks its answers: all that a round is played at."""

    pack: Pack
    judge: Judge


class Library:
    """The packs of this run of the program. ``chosen`` is the pack named on the command line, if any."""

    def __init__(self, chosen: Path | None = None) -> None:
        self._chosen = chosen
        self._tables: dict[str | None, asyncio.Task[JudgedPack]] = {}
        self._titles: asyncio.Task[Titles] | None = None

    @property
    def has_choice(self) -> bool:
        """Whether a pack was named on the command line."""
        return self._chosen is not None

    async def table(self, pack_id: str | None = None) -> JudgedPack:
        """The pack of that id and its judge; without an id the chosen pack, or the first that comes with the program.

        Raises ``PackError``, one sentence for the player, when there is no such pack or it cannot be used.
        """
        task = self._tables.get(pack_id)
        if task is None or (task.done() and not _succeeded(task)):
            task = asyncio.create_task(asyncio.to_thread(self._read, pack_id))
            self._tables[pack_id] = task
        return await asyncio.shield(task)

    async def titles(self) -> Titles:
        """What every pack that can be read calls itself, its prompts and its camps; read once."""
        if self._titles is None:
            read = [task.result().pack for task in self._tables.values() if _succeeded(task)]
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

    def _read(self, pack_id: str | None) -> JudgedPack:
        from debate.judge import Judge
        from debate.packs import PackError, find_pack, list_packs, load_pack

        if self._chosen is not None:
            pack = load_pack(self._chosen)
            if pack_id in (None, pack.id):
                return JudgedPack(pack, Judge(pack))
        if pack_id is None:
            places = list_packs()
            if not places:
                raise PackError("There is no pack to play; name one with --pack PATH.")
            pack_id = places[0].id
        pack = load_pack(find_pack(pack_id))
        return JudgedPack(pack, Judge(pack))


def _succeeded(task: asyncio.Task[JudgedPack]) -> bool:
    return task.done() and not task.cancelled() and task.exception() is None
