"""How a camp is marked, the same everywhere: the pack's first camp is ``◆``, its second ``▲``, the name in capitals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from textual.content import Content

if TYPE_CHECKING:  # the masthead of home needs this module, and packs are read only after home is there
    from debate.packs.model import Camp, Pack
    from debate.practice.titles import Titles

FIRST_GLYPH, SECOND_GLYPH = "◆", "▲"


@dataclass(frozen=True, slots=True)
class CampMark:
    """A camp's mark. ``number`` is 0 for the pack's first camp and 1 for its second; ``name`` is in capitals."""

    number: int
    name: str

    @property
    def glyph(self) -> str:
        """The sign that stands before the name."""
        return SECOND_GLYPH if self.number else FIRST_GLYPH

    @property
    def colour(self) -> str:
        """The theme's variable for the camp's colour, for use in a content's style."""
        return "$camp-second" if self.number else "$camp-first"

    @property
    def content(self) -> Content:
        """Glyph and name in the camp's colour: ``◆ GENUINE ALLY``."""
        return Content.styled(f"{self.glyph} {self.name}", f"bold {self.colour}")


def camp_mark(pack: Pack, camp: Camp | str) -> CampMark:
    """The mark of a camp of ``pack``, given as the camp or its id. Raises ``KeyError`` for an unknown id."""
    return marks_of(pack.camps)[camp if isinstance(camp, str) else camp.id]


def mark_of(titles: Titles, pack: str, camp: str) -> CampMark:
    """The mark of a camp by the ids of its pack and itself; of one that is not here any more, the first one's."""
    known = titles.known(pack)
    marks = {} if known is None else marks_of(known.camps)
    return marks.get(camp) or CampMark(number=0, name=camp.upper())


class NamedCamp(Protocol):
    """A camp, of a pack or of a room."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """Its name, as a title."""


def marks_of(camps: Iterable[NamedCamp]) -> dict[str, CampMark]:
    """The marks of both camps, by their ids."""
    return {camp.id: CampMark(number=number, name=camp.name.upper()) for number, camp in enumerate(camps)}


def spoken_name(camp: NamedCamp) -> str:
    """The camp's name as it stands inside a sentence: “the genuine-ally camp” from “Genuine ally”.

    A pack's names are titles, so only the first letter is lowered, and not in a name like “NATO first”.
    """
    first, *rest = camp.name.split() or [camp.name]
    if first[1:].islower():
        first = first[0].lower() + first[1:]
    return "-".join([first, *rest])
