"""Reads a pack's files from disk, and refuses what no honest pack holds: links out of it, devices, huge files."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from debate.packs import bounds
from debate.packs.nodes import Place, Report
from debate.packs.problems import Code, quoted


def read_text(file: Path, folder: Path, report: Report, room: bounds.Room) -> str | None:
    """The text of a file, with line breaks as ``\\n``.

    ``None``, after reporting why, when it must not or cannot be read. ``folder`` is the pack's (or the seeds')
    folder, which no link may leave, and ``room`` what may still be read of the pack.
    """
    start = Place(1, 1)
    most = min(bounds.LARGEST_FILE, room.bytes)
    try:
        if not _is_inside(file, folder):
            report(start, Code.LEAVES_FOLDER, "This is a link that leads out of the folder; put the file itself here.")
            return None
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            report(start, Code.CANNOT_READ, "This is no plain file; put a text file in UTF-8 here.")
            return None
        with file.open("rb") as stream:
            content = stream.read(most + 1)
    except FileNotFoundError:
        report(start, Code.CANNOT_READ, f"There is no file {quoted(file.name)}; write it.")
        return None
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: links in a circle, before Python 3.13
        reason = getattr(error, "strerror", None) or "its name or a link in its path is broken"
        report(start, Code.CANNOT_READ, f"The file cannot be read ({reason}); look at its name and its rights.")
        return None
    if len(content) > most:
        what = f"file is larger than {most // 1024} kilobytes"
        if most < bounds.LARGEST_FILE:
            what = f"pack is larger than {bounds.LARGEST_PACK // 1024**2} megabytes"
        report(start, Code.TOO_LARGE, f"The {what}; split it, or shorten its texts.")
        return None
    room.bytes -= len(content)
    return _decoded(content, report)


def _is_inside(file: Path, folder: Path) -> bool:
    """Whether a file is in a folder once all links are followed. (By text, since a thousand paths take their time.)"""
    real, around = os.path.realpath(file, strict=True), os.path.realpath(folder)
    return real.startswith(os.path.join(around, ""))  # noqa: PTH118  the folder with its last separator


def _decoded(content: bytes, report: Report) -> str | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = error.start - (before.rfind(b"\n") + 1) + 1
        message = "The file is not text in UTF-8 from here on; save it as UTF-8 in your editor."
        report(Place(before.count(b"\n") + 1, column), Code.CANNOT_READ, message)
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")
