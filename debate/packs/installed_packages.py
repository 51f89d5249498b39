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
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from debate.packs.installed import is_id, is_pack

if TYPE_CHECKING:
    from importlib.metadata import Distribution, EntryPoint

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
    for metadata in _metadata_folders():
        # Imported only when there is such a package: it takes a tenth of a second, as long as listing the packs does.
        from importlib.metadata import Distribution

        distribution = Distribution.at(metadata)
        try:
            name = distribution.metadata["Name"] or metadata.name.split("-")[0]
            points = list(distribution.entry_points.select(group=GROUP))
        except Exception:  # noqa: S112  a package whose own records are broken has no packs
            continue
        for point in points:
            folder = _folder(distribution, point) if is_id(point.name) else None
            if folder is not None:
                found.setdefault(point.name, Published(point.name, folder, name))
    return tuple(found[name] for name in sorted(found))


def _metadata_folders() -> list[Path]:
    """The metadata folders whose entry points speak of our group. One small read a package, a millisecond in all."""
    found = []
    for path in dict.fromkeys(sys.path):
        try:
            with os.scandir(path or ".") as entries:
                names = sorted(entry.path for entry in entries if entry.name.endswith((".dist-info", ".egg-info")))
        except OSError:
            continue  # a zip file, or a path that is not there
        for name in names:
            try:
                with open(f"{name}/entry_points.txt", "rb") as stream:  # noqa: PTH123 - several times quicker here
                    if GROUP.encode() in stream.read(_LARGEST_ENTRY_POINTS):
                        found.append(Path(name))
            except OSError:
                continue
    return found


def _folder(distribution: Distribution, point: EntryPoint) -> Path | None:
    """The folder of the pack that an entry point names; ``None`` when it is not there."""
    parts = point.value.strip().split(".")
    if not all(part.isidentifier() for part in parts):
        return None
    beside = Path(str(distribution.locate_file("")))
    return next(
        (
            folder
            for base in (beside, *_places(parts[0]))
            if is_pack(folder := Path(base, *(parts if base is beside else parts[1:]), point.name))
        ),
        None,
    )


def _places(package: str) -> list[Path]:
    """The folders of a top-level package, for one that is installed as a link to its source. Imports nothing."""
    from importlib.util import find_spec

    try:
        spec = find_spec(package)
    except (ImportError, ValueError, AttributeError):
        return []
    places = None if spec is None else spec.submodule_search_locations
    return [] if places is None else [Path(place) for place in places]
