"""A pack on its way from one place to another: exactly the files that a pack is made of, held in memory.

What comes in, from a folder, a zip file or a git repository, is first only a list of names (a ``Holding``). From it
the one pack is chosen, and nothing is read but its files, each within bounds. Everything else stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path, PurePosixPath
from typing import Protocol

from debate import __version__
from debate.packs import places
from debate.packs.bounds import DEEPEST_PACK, LARGEST_FILE, LARGEST_PACK, MOST_PROMPTS, Room
from debate.packs.files import read_text
from debate.packs.format import PACK
from debate.packs.model import FORMAT
from debate.packs.nodes import Mapping as MappingNode
from debate.packs.nodes import Node, Scalar, needed, parse
from debate.packs.problems import PackError, printable, quoted
from debate.packs.reading import EnoughError, Entry, Findings, read
from debate.packs.sharing_names import name_problem, same_name

_PACK_FILE = places.PACK_FILE
_BRIEF_FILE = "brief.yaml"
_FILES = frozenset({_PACK_FILE, _BRIEF_FILE, "rubric.yaml"})


class Held(Enum):
    """What stands under a name. Only a plain file is ever read."""

    FILE = auto()
    FOLDER = auto()
    LINK = auto()
    ODD = auto()  # a device, a pipe, a repository in a repository


class Holding(Protocol):
    """What a source holds. ``label`` is how sentences name it; ``kinds`` tells by name what there is."""

    @property
    def label(self) -> str: ...

    @property
    def kinds(self) -> Mapping[str, Held]: ...

    def content(self, name: str, most: int) -> bytes:
        """The bytes of that file, but never more than ``most`` + 1 of them. Raises ``PackError``, one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """The files of one pack: by their name in it (``prompts/….yaml``) their bytes, and as what sentences name them.

    ``left_out`` are names beside them that are no files of a pack; folders end in “/”.
    """

    id: str
    files: dict[str, bytes]
    shown: dict[str, str]
    left_out: tuple[str, ...]


def pack_up(holding: Holding, wanted: str | None = None, seeds: Sequence[Path] = ()) -> Parcel:
    """The one pack that is held there, or that of the id ``wanted`` among several.

    The source brief comes along: the pack's own, else the one that comes with the program under its id (as when the
    pack is played where it is), else the one in a folder ``seeds`` beside or above the pack's folder, else the one in
    one of the folders ``seeds`` of this computer.

    Raises ``PackError``, one sentence, when there is no pack or more than one, and for what no honest pack holds.
    """
    folder = _pack_folder(holding, wanted)
    head = _head(holding, folder)
    names, left_out = _own_names(holding, folder)
    files: dict[str, bytes] = {}
    room = LARGEST_PACK
    for name in names:
        files[name] = _content(holding, folder + name, min(room, LARGEST_FILE))
        room -= len(files[name])
    shown = {name: f"{holding.label}/{folder}{name}" for name in names}
    if _BRIEF_FILE not in files and "brief" in head:
        found = _brief(holding, folder, head["brief"], seeds)
        if found is not None:
            shown[_BRIEF_FILE], files[_BRIEF_FILE] = found
    return Parcel(id=head["id"], files=files, shown=shown, left_out=left_out)


def _pack_folder(holding: Holding, wanted: str | None) -> str:
    """The folder of the pack as the beginning of its files' names: “” or “…/”."""
    found = sorted(name.removesuffix(_PACK_FILE) for name in holding.kinds if PurePosixPath(name).name == _PACK_FILE)
    seen = [folder for folder in found if _is_looked_into(folder)]
    outermost = [folder for folder in seen if not any(folder != other and folder.startswith(other) for other in seen)]
    if not outermost:
        raise PackError(f"{holding.label} holds no pack: it has no file “{_PACK_FILE}”.")
    if len(outermost) == 1:
        return outermost[0]
    fitting = [folder for folder in outermost if PurePosixPath(folder).name == wanted]
    if len(fitting) == 1:
        return fitting[0]
    names = ", ".join(printable(folder.rstrip("/")) for folder in outermost[:8])
    more = f" and {len(outermost) - 8} more" if len(outermost) > 8 else ""
    raise PackError(f"{holding.label} holds several packs ({names}{more}); say which with --id ID.")


def _is_looked_into(folder: str) -> bool:
    parts = PurePosixPath(folder).parts
    return len(parts) <= DEEPEST_PACK and not any(part.startswith((".", "__MACOSX")) for part in parts)


def _head(holding: Holding, folder: str) -> Entry:
    """The fields of ``pack.yaml``, of which at least the id is sound. The rest is checked with the whole pack."""
    file = folder + _PACK_FILE
    notes = Findings(f"{holding.label}/{file}", Room())
    text = _text(_content(holding, file, LARGEST_FILE), notes.file)
    root = None
    with suppress(EnoughError):
        root = parse(text, notes.error, Room())
    if root is None:
        raise PackError.of(notes.problems)
    _refuse_newer(root, notes.file)
    head = read(PACK, root, notes, PACK.name)
    if not isinstance(head, Entry) or "id" not in head:
        raise PackError.of(notes.problems)
    if name_problem(head["id"]) is not None:
        raise PackError(f"{notes.file}: Windows keeps the name {quoted(head['id'])} for itself; choose another id.")
    return head


def _text(content: bytes, file: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PackError(f"{file}:{line}: The file is not text in UTF-8; save it as UTF-8.") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refuse_newer(root: Node, file: str) -> None:
    """Refuse a pack of a format that this program does not know, and say which program does."""
    written = _scalar(root, "format")
    if written is None or not re.fullmatch("[0-9]{1,9}", written) or int(written) <= FORMAT:
        return
    raise PackError(
        f"{file}: This pack is written in format {written} and needs {needed(root)}; this is debate {__version__}, "
        f"which reads up to format {FORMAT}. Update debate."
    )


def _scalar(root: Node, name: str) -> str | None:
    found = root.pairs.get(name) if isinstance(root, MappingNode) else None
    return found[1].value if found is not None and isinstance(found[1], Scalar) else None


def _own_names(holding: Holding, folder: str) -> tuple[list[str], tuple[str, ...]]:
    """The names of the pack's files, and of what else stands beside them."""
    own: list[str] = []
    others: set[str] = set()
    seen: dict[str, str] = {}
    for whole, kind in sorted(holding.kinds.items()):
        name = whole.removeprefix(folder)
        if not whole.startswith(folder) or not name:
            continue
        _refuse_odd(holding, name, kind, seen)
        if _is_pack_file(name) and kind is Held.FILE:
            own.append(name)
        elif name != "prompts":
            first, slash, rest = name.partition("/")
            others.add(name if first == "prompts" and "/" not in rest else first + slash)
    if len(own) > MOST_PROMPTS + len(_FILES):
        raise PackError(
            f"{holding.label} holds more than {MOST_PROMPTS} prompts, the most that a pack may have; split it."
        )
    folders = {f"{name}/" for name in others if holding.kinds.get(folder + name) is Held.FOLDER}
    plain = {name for name in others if f"{name}/" not in folders}
    return own, tuple(sorted(plain | folders))


def _is_pack_file(name: str) -> bool:
    parts = PurePosixPath(name).parts
    if len(parts) == 2 and parts[0] == "prompts":
        return name.endswith(".yaml") and not parts[1].startswith(".")
    return name in _FILES


def _refuse_odd(holding: Holding, name: str, kind: Held, seen: dict[str, str]) -> None:
    """Refuse what no honest pack holds. What lies deeper than a pack's own files stays unread, and so unjudged."""
    if name.count("/") > 1 or (name.count("/") == 1 and not name.startswith("prompts/")):
        return
    where = f"{holding.label} is refused: {quoted(name)}"
    if _FILES & {same_name(name)} or same_name(name).startswith("prompts"):
        problem = name_problem(name)
        if problem is not None:
            raise PackError(f"{where} is in it, and its name {problem}; rename it.")
    if kind is Held.LINK:
        raise PackError(f"{where} is a link; a pack holds all its files itself, so put the file there or delete it.")
    if kind is Held.ODD:
        raise PackError(f"{where} is no plain file; a pack is plain text, so delete it.")
    if _is_pack_file(name) and kind is not Held.FILE:
        raise PackError(f"{where} is a folder, where a file belongs.")
    if name == "prompts" and kind is not Held.FOLDER:
        raise PackError(f"{where} is a file, where a folder belongs.")
    other = seen.setdefault(same_name(name), name)
    if other != name:
        raise PackError(f"{where} and {quoted(other)} are one name on many systems; rename one of them.")


def _content(holding: Holding, name: str, most: int) -> bytes:
    if holding.kinds.get(name) is not Held.FILE:
        raise PackError(f"{holding.label} is refused: {quoted(name)} is no plain file; put the file itself there.")
    content = holding.content(name, most)
    if len(content) > most:
        size = f"than {LARGEST_FILE // 1024} kilobytes" if most == LARGEST_FILE else "than a pack may be"
        raise PackError(f"{holding.label} is refused: {quoted(name)} is larger {size}; split it, or shorten its texts.")
    return content


def _brief(holding: Holding, folder: str, brief: str, seeds: Sequence[Path]) -> tuple[str, bytes] | None:
    """The source brief of that id: as what sentences name it, and its bytes. ``None`` when there is none."""
    found = _brief_in(places.seeds_folder(), brief)
    if found is not None:
        return found
    for around in _around(folder):
        name = f"{around}seeds/{brief}.yaml"
        if name in holding.kinds:
            return f"{holding.label}/{name}", _content(holding, name, LARGEST_FILE)
    return next((found for place in seeds if (found := _brief_in(place, brief)) is not None), None)


def _brief_in(seeds: Path, brief: str) -> tuple[str, bytes] | None:
    file = seeds / f"{brief}.yaml"
    if not file.is_file():
        return None
    notes = Findings(str(file), Room())
    text = read_text(file, seeds, notes.error, Room())
    if text is None:
        raise PackError.of(notes.problems)
    return str(file), text.encode("utf-8")


def _around(folder: str) -> Iterable[str]:
    """The pack's folder and those around it, from the inside out, as the beginnings of names."""
    parts = PurePosixPath(folder).parts
    for length in range(len(parts), -1, -1):
        yield "".join(f"{part}/" for part in parts[:length])
