"""Packs that came as Python packages, found through the entry points of the group ``debate.packs``.

Such a package holds a pack's folder as data and names it in its ``pyproject.toml``::

    [project.entry-points."debate.packs"]
    school-uniforms = "my_packs"

The name is the pack's id, the value is the Python package (or a package in it, ``my_packs.data``) whose folder holds
the folder ``school-uniforms`` with ``pack.yaml`` and the rest, ``brief.yaml`` included. Nothing of the package is
imported, so nothing in it runs: its folder is looked up, and the pack in it is read like any other.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from debate.packs.installed import is_id, is_pack

GROUP = "debate.packs"

_LARGEST_ENTRY_POINTS = 256 * 1024
"""Bytes of one ``entry_points.txt``; the longest in common use have a few thousand."""


class Published(NamedTuple):
    """A pack in a Python package: its id, its folder, and the name by which ``pip`` knows the package."""

    id: str
    path: Path
    package: str


def published_packs() -> tuple[Published, ...]:
    """The packs of the Python packages that are installed beside this program, by id."""
    found: dict[str, Published] = {}
    for metadata, points in _entry_points():
        package = re.split(r"-|\.egg", metadata.name)[0].replace("_", "-")
        for line in points.splitlines():
            name, _, module = (part.strip() for part in line.partition("="))
            folder = _folder(metadata.parent, module, name) if is_id(name) else None
            if folder is not None:
                found.setdefault(name, Published(name, folder, package))
    return tuple(found[name] for name in sorted(found))


def _entry_points() -> Iterator[tuple[Path, str]]:
    """The metadata folders of packages, and what is written there under our group.

    One small read a package, a millisecond in all; the standard library's own reader takes a hundred to import.
    """
    for path in dict.fromkeys(sys.path):
        with suppress(OSError):  # a zip file, or a path that is not there
            for name in sorted(os.listdir(path or ".")):  # noqa: PTH208
                if name.endswith((".dist-info", ".egg-info")):
                    file = os.path.join(path, name, "entry_points.txt")  # noqa: PTH118
                    with suppress(OSError), open(file, "rb") as stream:  # noqa: PTH123  several times quicker here
                        text = stream.read(_LARGEST_ENTRY_POINTS).decode("utf-8", "replace")
                        yield Path(path, name), text.partition(f"[{GROUP}]")[2].partition("\n[")[0]


def _folder(beside: Path, module: str, pack_id: str) -> Path | None:
    """The folder of the pack that an entry point names; ``None`` when it is not there. Imports nothing."""
    first, *others = parts = module.split(".")
    if not all(part.isidentifier() for part in parts):
        return None
    places = [beside / first]
    with suppress(ImportError, ValueError, AttributeError):
        from importlib.util import find_spec

        # A package that is installed as a link to its source lies elsewhere.
        spec = find_spec(first)
        places += map(Path, (spec and spec.submodule_search_locations) or ())
    return next((folder for place in places if is_pack(folder := place.joinpath(*others, pack_id))), None)
