"""What packs, prompts and camps are called: a player is told titles, never ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from debate.packs.model import Pack, Point, Prompt


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of packs that are here. What is not here any more goes by its id: nothing better is known of it."""

    packs: tuple[Pack, ...] = ()

    def known(self, pack: str) -> Pack | None:
        """The pack of that id, if it is here."""
        return next((one for one in self.packs if one.id == pack), None)

    def known_prompt(self, pack: str, prompt: str) -> Prompt | None:
        """The prompt of that id, if its pack is here and still has it."""
        known = self.known(pack)
        return next((one for one in known.prompts if one.id == prompt), None) if known is not None else None

    def known_point(self, pack: str, prompt: str, point: str) -> Point | None:
        """The point of that id, if it is still there."""
        known = self.known_prompt(pack, prompt)
        return next((one for one in known.points if one.id == point), None) if known is not None else None

    def pack(self, pack: str) -> str:
        """What a pack is called."""
        known = self.known(pack)
        return pack if known is None else known.title

    def prompt(self, pack: str, prompt: str) -> str:
        """What a prompt is called."""
        known = self.known_prompt(pack, prompt)
        return prompt if known is None else known.title

    def camp(self, pack: str, camp: str) -> str:
        """What a camp is called."""
        known = self.known(pack)
        return next((one.name for one in known.camps if one.id == camp), camp) if known is not None else camp

    @classmethod
    def of(cls, packs: Iterable[Pack]) -> Titles:
        """The titles of ``packs``; of two with one id, the first counts."""
        return cls(tuple({pack.id: pack for pack in reversed(list(packs))}.values()))
