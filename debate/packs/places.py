"""Where packs and briefs are: those that come with the program, and those that a player installed.

An installed program holds ``content`` and ``seeds`` inside its package; in a checkout they stand beside it.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from debate.packs.definition import Name
from debate.packs.problems import PackError, printable, quoted

PACK_FILE = "pack.yaml"

_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class PackPlace:
    """Where a pack is; ``built_in`` tells those that come with the program from those that were installed."""

    id: str
    path: Path
    built_in: bool


def content_folder() -> Path:
    """The folder of the packs that come with the program."""
    return _beside("content")


def seeds_folder() -> Path:
    """The folder of the source briefs that come with the program."""
    return _beside("seeds")


def list_packs(installed: Path | None = None) -> tuple[PackPlace, ...]:
    """The packs that can be named by their id: built-in ones first, then by id.

    ``installed`` is the folder of the packs that the player installed. A built-in pack hides an installed one of
    the same id. Nothing is read but the folders' names.
    """
    found: dict[str, PackPlace] = {}
    for folder, built_in in ((content_folder(), True), (installed, False)):
        for path in _children(folder):
            if _is_pack(path):
                found.setdefault(path.name, PackPlace(path.name, path, built_in))
    return tuple(found.values())


def find_pack(wanted: str, installed: Path | None = None) -> Path:
    """The folder of a pack that is named by its id, or by a path to its folder or to its ``pack.yaml``.

    Raises ``PackError`` with one sentence that lists what there is when nothing fits.
    """
    packs = list_packs(installed)
    for pack in packs:
        if pack.id == wanted:
            return pack.path
    if wanted and "\0" not in wanted:
        path = Path(wanted).expanduser() if wanted.startswith("~") else Path(wanted)
        folder = path.parent if path.name == PACK_FILE else path
        if _is_pack(folder):
            return folder
        if os.path.isdir(folder) and not re.fullmatch(Name().pattern, wanted):  # noqa: PTH112 - never raises
            raise PackError(f"The folder {printable(wanted, 200)} is no pack: it has no file “{PACK_FILE}”.")
    known = ", ".join(pack.id for pack in packs) or "none"
    raise PackError(
        f"There is no pack {quoted(wanted)}; give the path of a pack's folder, or one of these ids: {known}."
    )


def _is_pack(folder: Path) -> bool:
    """Whether a pack's first file is there. A folder that may not be looked into is none."""
    return os.path.isfile(folder / PACK_FILE)  # noqa: PTH113 - never raises, as a path's method may


def _children(folder: Path | None) -> list[Path]:
    try:
        return [] if folder is None else sorted(folder.iterdir())
    except OSError:
        return []


def _beside(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
