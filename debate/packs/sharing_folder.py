"""What a folder holds, as a source of packs: names only, links not followed; files are read one by one later."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from debate.packs.bounds import DEEPEST_PACK, MOST_NAMES
from debate.packs.places import PACK_FILE
from debate.packs.problems import PackError, printable, quoted
from debate.packs.sharing_parcel import Held


class Folder:
    """A folder with a pack's files, or with one pack somewhere in it.

    ``linked`` allows files that have several names on the disk, which is how some installers save space; in a folder
    from somewhere else such a name could stand for a private file of the player's.
    """

    def __init__(self, folder: Path, *, linked: bool = False) -> None:
        self._folder = folder
        self._linked = linked
        self.label = printable(str(folder), 300)
        self.kinds: dict[str, Held] = {}
        self._look("", only_prompts=(folder / PACK_FILE).is_file())

    def content(self, name: str, most: int) -> bytes:
        """The bytes of that file, but never more than ``most`` + 1 of them. Raises ``PackError``."""
        # Never waits for a pipe and never follows a link that was put there since the look.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        try:
            with os.fdopen(os.open(self._folder / name, flags), "rb") as stream:
                status = os.fstat(stream.fileno())
                if not stat.S_ISREG(status.st_mode):
                    raise PackError(f"{self.label} is refused: {quoted(name)} is no plain file; delete it.")
                if status.st_nlink > 1 and not self._linked:
                    raise PackError(
                        f"{self.label} is refused: {quoted(name)} is a hard link to a file that has another name too; "
                        "put a copy there instead."
                    )
                return stream.read(most + 1)
        except OSError as error:
            reason = error.strerror or str(error)
            raise PackError(f"The file {quoted(name)} in {self.label} cannot be read: {reason}.") from error

    def _look(self, start: str, *, only_prompts: bool) -> None:
        """Note what is there, folder by folder. Hidden folders are not looked into."""
        waiting = [start]
        while waiting:
            around = waiting.pop(0)
            try:
                with os.scandir(self._folder / around) as entries:
                    for entry in entries:
                        name = around + entry.name
                        self._note(name, _kind(entry))
                        wanted = not entry.name.startswith(".") and name.count("/") <= DEEPEST_PACK
                        if self.kinds[name] is Held.FOLDER and wanted and (not only_prompts or name == "prompts"):
                            waiting.append(f"{name}/")
            except OSError as error:
                if around == "" or around == "prompts/":
                    reason = error.strerror or str(error)
                    raise PackError(f"The folder {self.label} cannot be looked into: {reason}.") from error

    def _note(self, name: str, kind: Held) -> None:
        self.kinds[name] = kind
        if len(self.kinds) > MOST_NAMES:
            raise PackError(
                f"{self.label} holds more than {MOST_NAMES} files, too many to look through; give the path of the "
                "pack's own folder."
            )


def _kind(entry: os.DirEntry[str]) -> Held:
    if entry.is_symlink() or getattr(entry, "is_junction", bool)():
        return Held.LINK
    if entry.is_dir(follow_symlinks=False):
        return Held.FOLDER
    return Held.FILE if entry.is_file(follow_symlinks=False) else Held.ODD
