"""Where packs and briefs are: those that come with the program, and those that a player installed.

An installed program holds ``content`` and ``seeds`` inside its package; in a checkout they stand beside it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from debate.packs.definition import Name
from debate.packs.installed import children, is_id, is_pack, pack_path, packs_folder
from debate.packs.installed_packages import published_packs
from debate.packs.problems import PackError, printable, quoted

PACK_FILE = "pack.yaml"

FLAGSHIP = "us-japan-alliance"
"""The pack that is meant when none is named: it stands first."""

_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class PackPlace:
    """Where a pack is; ``built_in`` tells those that come with the program from those that were installed.

    ``package`` names the Python package that brought the pack, where one did.
    """

    id: str
    path: Path
    built_in: bool
    package: str | None = None


def content_folder() -> Path:
    """The folder of the packs that come with the program."""
    return _beside("content")


def seeds_folder() -> Path:
    """The folder of the source briefs that come with the program."""
    return _beside("seeds")


def seeds_around(folder: Path) -> tuple[Path, ...]:
    """Where the briefs of a pack that stands in a project of its own are, as in ``content/ID`` and ``seeds``."""
    return tuple(around / "seeds" for around in folder.resolve().parents[:2])


def list_packs(installed: Path | None = None) -> tuple[PackPlace, ...]:
    """The packs that can be named by their id: the flagship, other built-in ones, installed ones, Python packages'.

    ``installed`` is the folder of the packs that the player installed, by default that in the player's data. Of two
    packs with one id the first in this order is meant. Nothing of a pack is read.
    """
    found: dict[str, PackPlace] = {}
    for pack in (*_kept_packs(installed), *_published_packs()):
        found.setdefault(pack.id, pack)
    return tuple(found.values())


def find_pack(wanted: str, installed: Path | None = None) -> Path:
    """The folder of a pack that is named by its id, or by a path to its folder or to its ``pack.yaml``.

    Where a name is both, the folder is meant: who works on a pack may have it installed as well.
    Raises ``PackError`` with one sentence that lists what there is when nothing fits.
    """
    folder = None
    if wanted and "\0" not in wanted:
        path = Path(wanted).expanduser() if wanted.startswith("~") else Path(wanted)
        folder = path.parent if path.name == PACK_FILE else path
        if is_pack(folder):
            return folder
    if is_id(wanted):
        for packs in (_kept_packs(installed), _published_packs()):
            for pack in packs:
                if pack.id == wanted:
                    return pack.path
    # The function from ``os`` never raises.
    if folder is not None and os.path.isdir(folder) and not re.fullmatch(Name().pattern, wanted):  # noqa: PTH112
        raise PackError(f"The folder {printable(wanted, 200)} is no pack: it has no file “{PACK_FILE}”.")
    known = ", ".join(pack.id for pack in list_packs(installed)) or "none"
    raise PackError(
        f"There is no pack {quoted(wanted)}; give the path of a pack's folder, or one of these ids: {known}."
    )


def _kept_packs(installed: Path | None) -> Iterator[PackPlace]:
    built_in = [path for path in children(content_folder()) if is_pack(path)]
    for path in sorted(built_in, key=lambda path: (path.name != FLAGSHIP, path.name)):
        yield PackPlace(path.name, path, built_in=True)
    for place in children(packs_folder() if installed is None else installed):
        if is_id(place.name) and is_pack(path := pack_path(place)):
            yield PackPlace(place.name, path, built_in=False)


def _published_packs() -> Iterator[PackPlace]:
    for pack in published_packs():
        yield PackPlace(pack.id, pack.path, built_in=False, package=pack.package)


def _beside(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
