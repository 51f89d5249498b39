"""What a player installed: where each pack's files are, and what is remembered of where they came from.

``packs/<id>/`` in the player's data holds the record ``origin.json`` and, beside it, one folder ``copy-…`` with the
pack's own folder. The record names that copy, so that replacing this one small file replaces the pack: whoever looks
sees the old pack or the new one, never a half. This module only reads; ``sharing`` writes.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from debate.home import data_folder
from debate.packs.definition import Name

RECORD = "origin.json"
COPY = "copy-"
"""What the name of a folder with a pack's files begins with."""

_LARGEST_RECORD = 64 * 1024
_COPY_NAME = re.compile(re.escape(COPY) + r"[a-z0-9_]{1,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an installed pack came from, what it was then, and the name of the folder ``copy`` that holds it.

    ``source`` is an absolute path or a git address, ``kind`` is ``folder``, ``zip`` or ``git``, ``commit`` is git's
    name for what was fetched. ``hash`` is the pack's; ``date`` is ISO 8601 in UTC.
    """

    copy: str
    source: str
    kind: str
    version: str
    hash: str
    date: str
    commit: str | None = None


def packs_folder() -> Path:
    """The folder of the packs that the player installed. It need not be there."""
    return data_folder() / "packs"


def is_id(name: str) -> bool:
    """Whether a pack may have this id; nothing else becomes part of a path."""
    kind = Name()
    return len(name) <= kind.longest and re.fullmatch(kind.pattern, name) is not None


def pack_path(place: Path) -> Path:
    """The folder with the pack's own files for ``packs/<id>``: that which the record names.

    Without a record it is ``place`` itself, where somebody may have put a pack by hand.
    """
    came = origin(place)
    return place if came is None else place / came.copy / place.name


def origin(place: Path) -> Origin | None:
    """Where the pack in ``packs/<id>`` came from; ``None`` when nothing is remembered of it, or not in full."""
    try:
        with (place / RECORD).open("rb") as stream:
            values = json.loads(stream.read(_LARGEST_RECORD).decode("utf-8"))
        came = Origin(**{name: values[name] for name in Origin.__dataclass_fields__})
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    texts = [value for name, value in asdict(came).items() if name != "commit" or value is not None]
    return came if all(isinstance(text, str) for text in texts) and _COPY_NAME.fullmatch(came.copy) else None


def children(folder: Path) -> list[Path]:
    """What stands in a folder, by name; nothing when it cannot be looked into."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def is_pack(folder: Path) -> bool:
    """Whether a pack's first file is there. A folder that may not be looked into is none."""
    return os.path.isfile(folder / "pack.yaml")  # noqa: PTH113 - never raises, as a path's method may
