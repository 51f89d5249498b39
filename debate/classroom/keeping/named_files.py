"""What a teacher keeps under a name, a file each, in a folder of the player's: class lists and lesson plans."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from debate.classroom.errors import RoomError
from debate.home import private_file, private_folder
from debate.profiles import player_folder

_NAME = re.compile(r"\w[\w .-]{0,38}\w|\w")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)  # Windows keeps these for devices


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFiles:
    """Files of one kind: their ``folder``, how their names end, what one is called, and the command that lists them."""

    folder: str
    suffix: str
    what: str
    lists_them: str

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
            near = get_close_matches(name, self.names(), n=1, cutoff=0.5)
            meant = f"did you mean “{near[0]}”?" if near else f"“{self.lists_them}” lists those that there are."
            raise RoomError(f"There is no {self.what} “{name}” here; {meant}") from None
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8"
            raise RoomError(f"The {self.what} {path} cannot be read: {reason}.") from error

    def write(self, name: str, text: str) -> Path:
        """Keep it under that name, in place of what had it before; only its owner may read it. Raises ``RoomError``."""
        path = self.path(name)
        part = path.with_name(f".{path.name}.part")
        try:
            private_folder(path.parent)
            private_file(part).write_text(text, encoding="utf-8", newline="")
            part.replace(path)
        except OSError as error:
            raise RoomError(f"The {self.what} {path} cannot be written: {error.strerror or error}.") from error
        return path

    def forget(self, name: str) -> None:
        """Delete it. Raises ``RoomError``."""
        self.read(name)
        path = self.path(name)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise RoomError(f"The {self.what} {path} cannot be deleted: {error.strerror or error}.") from error

    def path(self, name: str) -> Path:
        """The file of that name. Raises ``RoomError`` for a name that none can have."""
        name = unicodedata.normalize("NFC", name.strip())
        if not _NAME.fullmatch(name) or _RESERVED.match(name):
            raise RoomError(f"A {self.what} is called by letters, digits, spaces and hyphens, at most 40 of them.")
        return self._at / f"{name}{self.suffix}"

    @property
    def _at(self) -> Path:
        return player_folder() / self.folder


CLASS_LISTS = NamedFiles(folder="classes", suffix=".csv", what="class list", lists_them="debate class list")
LESSON_PLANS = NamedFiles(folder="plans", suffix=".toml", what="lesson plan", lists_them="debate plan list")
