"""What a source of packs holds: names first, of which nothing is read that no honest pack has.

A folder, a zip file (``archive``) and a git repository (``git_source``) all become a ``Holding``. ``pack_up`` chooses
the one pack in it and reads exactly the files that a pack is made of, within ``bounds``; all else stays where it is.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path, PurePosixPath

from debate.packs import bounds
from debate.packs.files import read_text
from debate.packs.nodes import Mapping, Scalar, parse
from debate.packs.places import PACK_FILE, seeds_folder
from debate.packs.problems import UNWANTED, PackError, printable, quoted
from debate.packs.reading import Findings

_BRIEF_FILE = "brief.yaml"
_FILES = frozenset({PACK_FILE, _BRIEF_FILE, "rubric.yaml"})
_NAME_PROBLEMS = (
    (re.compile("/|$"), "is no path inside the pack"),
    (re.compile(r".*\\"), "holds a backslash"),
    (re.compile(".*:"), "holds a colon, as the letter of a drive does"),
    (re.compile(f".*?({UNWANTED.pattern}|[\t\r\n])"), "holds an invisible character"),
    (re.compile(".{1001}|.*?[^/]{201}"), "is too long"),
    (re.compile(r"(.*/)?\.\.(/|$)"), "leads out of the pack"),
    (re.compile(r"(.*/)?\.?(/|$)"), "has an empty part"),
    (re.compile("(.*[. ])(/|$)"), "ends in a dot or a space, which Windows cannot keep"),
    (
        # Windows keeps these for its devices, whatever ending is added.
        re.compile(r"(.*/)?(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.[^/]*)?(/|$)", re.IGNORECASE),
        "is one that Windows keeps for itself",
    ),
    (re.compile('.*[<>"|?*]'), "holds a character that Windows cannot keep"),
)


class Held(Enum):
    """What stands under a name. Only a plain file is ever read."""

    FILE = auto()
    FOLDER = auto()
    LINK = auto()
    ODD = auto()  # a device, a pipe


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What a source holds. ``label`` is how sentences name it; ``kinds`` tells by name what there is.

    ``content`` gives the bytes of a file, but never more than the given number and one, or raises ``PackError``.
    ``strict`` is whether a name may do no harm anywhere, be it a pack's or not; ``commit`` is git's name for all of it.
    """

    label: str
    kinds: dict[str, Held]
    content: Callable[[str, int], bytes]
    strict: bool = False
    commit: str | None = None

    def refused(self, reason: str) -> PackError:
        """The error for something that no honest pack holds."""
        return PackError(f"{self.label} is refused: {reason}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """The files of one pack: by their name in it (``prompts/….yaml``) their bytes, and as what sentences name them.

    ``left_out`` are names beside them that are no files of a pack; folders end in “/”.
    """

    files: dict[str, bytes]
    shown: dict[str, str]
    left_out: tuple[str, ...]


def look_into(folder: Path, *, linked: bool = False) -> Holding:
    """A folder with a pack's files, or with one pack somewhere in it. Links are not followed.

    ``linked`` allows files that have several names on the disk, which is how some installers save space; in a folder
    from somewhere else such a name could stand for a private file of the player's. Raises ``PackError``.
    """
    label = printable(str(folder), 300)
    kinds: dict[str, Held] = {}
    is_pack = (folder / PACK_FILE).is_file()
    waiting = [""]
    while waiting:
        around = waiting.pop(0)
        try:
            with os.scandir(folder / around) as entries:
                for entry in entries:
                    name = around + entry.name
                    kinds[name] = kind = _kind(entry)
                    if len(kinds) > bounds.MOST_NAMES:
                        advice = "too many to look through; give the path of the pack's own folder"
                        raise PackError(f"{label} holds more than {bounds.MOST_NAMES} files, {advice}.")
                    searched = name == "prompts" if is_pack else name.count("/") <= bounds.DEEPEST_PACK
                    if kind is Held.FOLDER and searched and not entry.name.startswith("."):
                        waiting.append(f"{name}/")
        except OSError as error:
            if around in ("", "prompts/"):
                raise PackError(f"The folder {label} cannot be looked into: {error.strerror or error}.") from error

    def content(name: str, most: int) -> bytes:
        # Never waits for a pipe and never follows a link that was put there since the look.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        try:
            with os.fdopen(os.open(folder / name, flags), "rb") as stream:
                status = os.fstat(stream.fileno())
                if not stat.S_ISREG(status.st_mode):
                    raise holding.refused(f"{quoted(name)} is no plain file; delete it")
                if status.st_nlink > 1 and not linked:
                    what = "is a hard link to a file that has another name too; put a copy there instead"
                    raise holding.refused(f"{quoted(name)} {what}")
                return stream.read(most + 1)
        except OSError as error:
            reason = error.strerror or str(error)
            raise PackError(f"The file {quoted(name)} in {label} cannot be read: {reason}.") from error

    holding = Holding(label=label, kinds=kinds, content=content)
    return holding


def _kind(entry: os.DirEntry[str]) -> Held:
    if entry.is_symlink() or getattr(entry, "is_junction", bool)():
        return Held.LINK
    if entry.is_dir(follow_symlinks=False):
        return Held.FOLDER
    return Held.FILE if entry.is_file(follow_symlinks=False) else Held.ODD


def pack_up(holding: Holding, wanted: str | None = None, seeds: Sequence[Path] = ()) -> Parcel:
    """The one pack that is held there, or that in a folder named ``wanted`` among several.

    The source brief comes along: the pack's own, else the one that comes with the program under its id (as when the
    pack is played where it is), else the one in a folder ``seeds`` beside or above the pack's folder, else the one in
    one of the folders ``seeds`` of this computer.

    Raises ``PackError``, one sentence, when there is no pack or more than one, and for what no honest pack holds.
    """
    folder = _pack_folder(holding, wanted)
    names, left_out = _own_names(holding, folder)
    files: dict[str, bytes] = {}
    room = bounds.LARGEST_PACK
    for name in names:
        files[name] = _content(holding, folder + name, min(room, bounds.LARGEST_FILE))
        room -= len(files[name])
    shown = {name: f"{holding.label}/{folder}{name}" for name in names}
    if _BRIEF_FILE not in files and (brief := _brief_of(files[PACK_FILE])) is not None:
        for shown[_BRIEF_FILE], files[_BRIEF_FILE] in _briefs(holding, folder, brief, seeds):
            break
    return Parcel(files=files, shown=shown, left_out=left_out)


def _pack_folder(holding: Holding, wanted: str | None) -> str:
    """The folder of the pack as the beginning of its files' names: “” or “…/”."""
    found = sorted(name.removesuffix(PACK_FILE) for name in holding.kinds if PurePosixPath(name).name == PACK_FILE)
    seen = [folder for folder in found if _is_looked_into(PurePosixPath(folder).parts)]
    outermost = [folder for folder in seen if not any(folder != other and folder.startswith(other) for other in seen)]
    fitting = [folder for folder in outermost if PurePosixPath(folder).name == wanted]
    if not outermost:
        raise PackError(f"{holding.label} holds no pack: it has no file “{PACK_FILE}”.")
    if len(outermost) == 1 or len(fitting) == 1:
        return (fitting or outermost)[0]
    names = ", ".join(printable(folder.rstrip("/")) for folder in outermost[:8])
    more = f" and {len(outermost) - 8} more" if len(outermost) > 8 else ""
    raise PackError(f"{holding.label} holds several packs ({names}{more}); say which with --id ID.")


def _is_looked_into(parts: Sequence[str]) -> bool:
    return len(parts) <= bounds.DEEPEST_PACK and not any(part.startswith((".", "__MACOSX")) for part in parts)


def _own_names(holding: Holding, folder: str) -> tuple[list[str], tuple[str, ...]]:
    """The names of the pack's files, and of what else stands beside them, after refusing what does harm."""
    own: list[str] = []
    others: set[str] = set()
    seen: dict[str, str] = {}
    for whole, kind in sorted(holding.kinds.items()):
        name = whole.removeprefix(folder) if whole.startswith(folder) else ""
        parts = name.split("/")
        depth = 2 if parts[0] == "prompts" and len(parts) > 1 else 1
        near = bool(name) and len(parts) == depth
        # What lies deeper than a pack's own files stays unread, and so unjudged.
        if near or holding.strict:
            other = seen.setdefault(_same_name(whole), whole)
            _refuse_odd(holding, name if near else whole, kind, near=near, other=None if other == whole else other)
        if near and _is_pack_file(name):
            own.append(name)
        elif name and name != "prompts":
            others.add("/".join(parts[:depth]) + ("/" if not near or kind is Held.FOLDER else ""))
    if len(own) > bounds.MOST_PROMPTS + len(_FILES):
        raise PackError(
            f"{holding.label} holds more than {bounds.MOST_PROMPTS} prompts, the most that a pack may have."
        )
    return own, tuple(sorted(others))


def _is_pack_file(name: str) -> bool:
    file = PurePosixPath(name)
    return name in _FILES or (str(file.parent) == "prompts" and file.suffix == ".yaml" and file.name[0] != ".")


def _refuse_odd(holding: Holding, name: str, kind: Held, *, near: bool, other: str | None) -> None:
    """Refuse what no honest pack holds; ``other`` is what some systems would take for the same name."""
    same = _same_name(name)
    if (holding.strict or same in _FILES or same.startswith("prompts")) and (problem := name_problem(name)):
        reason = f"is in it, and its name {problem}; rename it"
    elif kind is Held.LINK:
        reason = "is a link; a pack holds all its files itself, so put the file there or delete it"
    elif kind is Held.ODD:
        reason = "is no plain file; a pack is plain text, so delete it"
    elif other is not None:
        reason = f"and {quoted(other)} are one name on many systems; rename one of them"
    elif near and _is_pack_file(name) and kind is not Held.FILE:
        reason = "is a folder, where a file belongs"
    elif near and name == "prompts" and kind is not Held.FOLDER:
        reason = "is a file, where a folder belongs"
    else:
        return
    raise holding.refused(f"{quoted(name)} {reason}")


def name_problem(name: str) -> str | None:
    """What is wrong with the name of a file, written with “/” between its parts; ``None`` if nothing is.

    The text goes on from “its name …”. A good name is one that every system can hold, and none can misuse.
    """
    return next((problem for pattern, problem in _NAME_PROBLEMS if pattern.match(name)), None)


def _same_name(name: str) -> str:
    """The name as systems see it that tell neither capitals nor accents' spellings apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", name).casefold())


def _content(holding: Holding, name: str, most: int) -> bytes:
    if holding.kinds.get(name) is not Held.FILE:
        raise holding.refused(f"{quoted(name)} is no plain file; put the file itself there")
    content = holding.content(name, most)
    if len(content) > most:
        size = f"{most // 1024} kilobytes" if most == bounds.LARGEST_FILE else "a pack may be"
        raise holding.refused(f"{quoted(name)} is larger than {size}; split it, or shorten its texts")
    return content


def _brief_of(content: bytes) -> str | None:
    """The id of the brief that a ``pack.yaml`` asks for. Whatever else is wrong there is told when the pack is read."""
    root = parse(content.decode("utf-8-sig", "replace"), lambda place, code, message: None, bounds.Room())  # noqa: ARG005
    found = root.pairs.get("brief") if isinstance(root, Mapping) else None
    name = found[1].value if found is not None and isinstance(found[1], Scalar) else ""
    return name if name and "/" not in name and name_problem(name) is None else None


def _briefs(holding: Holding, folder: str, brief: str, seeds: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """The source briefs of that id: as what sentences name them, and their bytes."""
    yield from _briefs_in(seeds_folder(), brief)
    parts = PurePosixPath(folder).parts
    for length in range(len(parts), -1, -1):
        name = "".join(f"{part}/" for part in (*parts[:length], "seeds")) + f"{brief}.yaml"
        if name in holding.kinds:
            yield f"{holding.label}/{name}", _content(holding, name, bounds.LARGEST_FILE)
    for place in seeds:
        yield from _briefs_in(place, brief)


def _briefs_in(seeds: Path, brief: str) -> Iterator[tuple[str, bytes]]:
    file = seeds / f"{brief}.yaml"
    if file.is_file():
        notes = Findings(str(file), bounds.Room())
        text = read_text(file, seeds, notes.error, bounds.Room())
        if text is None:
            raise PackError.of(notes.problems)
        yield str(file), text.encode("utf-8")
