"""Reads a pack for the workbench, and tells when somebody saved one of its files.

A file's print is what the system says of it without opening it, so that looking twice a second costs next to nothing.
Whatever an editor does (write in place, write anew and rename, delete) changes a print, and so does a folder that goes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from debate.authoring.checking import MOST_JUDGED
from debate.authoring.cues import check_cues
from debate.authoring.marks import Marking, check_marks
from debate.packs.loading import PackFiles, read_pack
from debate.packs.model import Pack
from debate.packs.problems import Problem

Prints = frozenset[tuple[str, int, int, int, int]]
"""For each file its path, time of change, time of its entry's change (both in nanoseconds), size and number."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A pack's files as they were read. ``pack`` is ``None`` when they cannot be played."""

    files: PackFiles
    problems: tuple[Problem, ...]
    pack: Pack | None

    @property
    def looked_at(self) -> tuple[Path, ...]:
        """Every file that was looked at, wherever it is: the brief may stand outside the pack's folder."""
        return tuple(self.files.findings)


def read_bench(folder: Path) -> Reading:
    """Everything that can be said of the files without a judge. Never raises."""
    files = read_pack(folder)
    return Reading(files, files.problems(), None if files.broken else files.built())


def ask_judge(reading: Reading, judge: Marking) -> tuple[Problem, ...] | None:
    """All problems of a pack that can be played, with those that only marking shows; ``None`` when it has too many.

    ``judge`` is a judge of that pack. May be called once for a reading: what is found is added to it.
    """
    if reading.pack is None or len(reading.pack.prompts) > MOST_JUDGED:
        return None
    check_cues(reading.files, judge.compiled)
    check_marks(reading.files, judge, samples=True)
    return reading.files.problems()


def prints(folder: Path, also: Iterable[Path] = ()) -> Prints:
    """The prints of the YAML files in a pack's folder and its prompts, and of ``also``. Never raises."""
    paths = {str(path) for path in also if path.suffix == ".yaml"}
    for place in (folder, folder / "prompts"):
        try:
            with os.scandir(place) as entries:
                paths.update(entry.path for entry in entries if entry.name.endswith(".yaml"))
        except OSError:
            continue  # gone for now; its files are missed, and that is a change
    found = set()
    for path in paths:
        try:
            status = os.stat(path)  # noqa: PTH116  as text: a large pack has thousands
        except (OSError, ValueError):
            continue
        found.add((path, status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino))
    return frozenset(found)
