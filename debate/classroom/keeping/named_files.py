"""What a teacher keeps under names, class lists and lesson plans: on this machine a file each.

A ``Shelf`` is where those of one kind are. ``CLASS_LISTS`` and ``LESSON_PLANS`` are this machine's; a school's server
has two for each teacher (``debate.classroom.school.shelves``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final, Protocol

from debate.classroom.errors import RoomError
from debate.home import private_file, private_folder
from debate.profiles import player_folder

_NAME = re.compile(r"\w[\w .-]{0,38}\w|\w")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)  # Windows keeps these for devices


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of thing that is kept: its ``id`` (also the folder's), what one is called, and what lists them."""

    id: str
    what: str
    lists_them: str

    def called(self, name: str) -> str:
        """The name as it is kept. Raises ``RoomError`` for one that none can have."""
        name = unicodedata.normalize("NFC", name.strip())
        if not _NAME.fullmatch(name) or _RESERVED.match(name):
            raise RoomError(f"A {self.what} is called by letters, digits, spaces and hyphens, at most 40 of them.")
        return name

    def missing(self, name: str, names: Iterable[str]) -> RoomError:
        """That there is none of that name among ``names``, and which may be meant."""
        near = get_close_matches(name, names, n=1, cutoff=0.5)
        meant = f"did you mean “{near[0]}”?" if near else f"“{self.lists_them}” lists those that there are."
        return RoomError(f"There is no {self.what} “{name}” here; {meant}")


CLASS_LIST: Final = Kind(id="classes", what="class list", lists_them="debate class list")
LESSON_PLAN: Final = Kind(id="plans", what="lesson plan", lists_them="debate plan list")


class Shelf(Protocol):
    """Where a teacher keeps things of one kind, each a text under its name. Methods raise ``RoomError``."""

    def names(self) -> list[str]:
        """The names of all that are kept, in order."""
        ...

    def read(self, name: str) -> str:
        """What is kept under that name."""
        ...

    def write(self, name: str, text: str) -> None:
        """Keep it under that name, in place of what had it before."""
        ...

    def forget(self, name: str) -> None:
        """Delete it."""
        ...

    def place(self, name: str) -> str:
        """Where it is, for a sentence about it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFiles:
    """A shelf on this machine: files in a folder of the player's, whose names end in ``suffix``."""

    kind: Kind
    suffix: str

    def names(self) -> list[str]:
        """The names of all that are kept, in order."""
        found = self._at.glob(f"*{self.suffix}") if self._at.is_dir() else ()
        names = (unicodedata.normalize("NFC", path.name.removesuffix(self.suffix)) for path in found)
        return sorted((name for name in names if not name.startswith(".")), key=str.casefold)

    def read(self, name: str) -> str:
        """What is kept under that name. Raises ``RoomError`` for a name that nothing has, or what cannot be read."""
        path = self.path(name)
        try:
            return path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise self.kind.missing(name, self.names()) from None
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8"
            raise RoomError(f"The {self.kind.what} {path} cannot be read: {reason}.") from error

    def write(self, name: str, text: str) -> None:
        """Keep it under that name, in place of what had it before; only its owner may read it. Raises ``RoomError``."""
        path = self.path(name)
        part = path.with_name(f".{path.name}.part")
        try:
            private_folder(path.parent)
            private_file(part).write_text(text, encoding="utf-8", newline="")
            part.replace(path)
        except OSError as error:
            raise RoomError(f"The {self.kind.what} {path} cannot be written: {error.strerror or error}.") from error

    def forget(self, name: str) -> None:
        """Delete it. Raises ``RoomError``."""
        self.read(name)
        path = self.path(name)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise RoomError(f"The {self.kind.what} {path} cannot be deleted: {error.strerror or error}.") from error

    def path(self, name: str) -> Path:
        """The file of that name. Raises ``RoomError`` for a name that none can have."""
        return self._at / f"{self.kind.called(name)}{self.suffix}"

    def place(self, name: str) -> str:
        """The file's path."""
        return str(self.path(name))

    @property
    def _at(self) -> Path:
        return player_folder() / self.kind.id


CLASS_LISTS: Final = NamedFiles(kind=CLASS_LIST, suffix=".csv")
LESSON_PLANS: Final = NamedFiles(kind=LESSON_PLAN, suffix=".toml")
