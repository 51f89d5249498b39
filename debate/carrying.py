"""All that is kept of a player as one file, to be carried to another computer or kept safe.

The file is JSON: any program reads it, two of them can be compared, and nothing in it unpacks itself or names a path.
Records, settings and transcripts are in it; what belongs to a room or a pack (seats, journals, installed packs) is not.
What comes in may be from a stranger: it is checked whole before anything is changed.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Final

import msgspec

from debate.home import private_file, private_folder
from debate.records import Records, RecordsError
from debate.records.everything import Everything
from debate.settings import FILE_NAME as SETTINGS_FILE
from debate.settings import is_settings

FORMAT: Final = 1
"""The form of the file; it grows when a reader of the old form would misread the new one."""
LARGEST_FILE: Final = 512 * 1024**2
"""Bytes: ten thousand answers with their ballots are a fifth of it."""

TRANSCRIPTS: Final = "transcripts"
_LARGEST_TRANSCRIPT = 10 * 1024**2
_NAME = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)[^\W_][\w .()-]{0,100}\.(?:md|json|txt)", re.IGNORECASE)
"""A transcript's name that is safe in every file system: no folder, no device, nothing hidden."""

_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_NO_BRACKETS = re.compile(rb"[^\[\]{}]+")

DEEPEST: Final = 64
"""How deep values may be nested; a ballot in a round's state is nested some ten times."""


class CarryingError(Exception):
    """A file that cannot be brought in, in one sentence."""


class _Form(msgspec.Struct):
    debate: int


class Carried(msgspec.Struct):
    """What the file holds. ``settings`` is the text of the settings' file, empty without one."""

    debate: int
    records: Everything
    settings: str
    transcripts: dict[str, str]


def carried(records: Records) -> Carried:
    """All that is kept in the folder of these records. Raises ``RecordsError`` and ``OSError``."""
    settings = records.folder / SETTINGS_FILE
    text = settings.read_text(encoding="utf-8") if settings.is_file() else ""
    return Carried(FORMAT, records.everything(), text, dict(_transcripts(records.folder)))


def written(carried: Carried) -> bytes:
    """The file's content: the same for the same data, whenever and wherever it is written."""
    whole = {
        "debate": carried.debate,
        "records": asdict(carried.records),
        "settings": carried.settings,
        "transcripts": carried.transcripts,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def read(file: Path) -> Carried:
    """What a file holds, having made sure that all of it can be kept. Raises ``CarryingError``; changes nothing."""
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise CarryingError(f"The file {file} cannot be read: {error.strerror or error}.") from error
    if len(data) > LARGEST_FILE:
        raise CarryingError(f"The file {file} is larger than {LARGEST_FILE // 1024**2} megabytes, so it is not read.")
    try:
        form = msgspec.json.decode(data, type=_Form).debate
        if form > FORMAT:
            raise CarryingError(f"A newer debate wrote {file} (form {form}); bring debate up to date, then import it.")
        carried = msgspec.json.decode(data, type=Carried)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise CarryingError(f"The file {file} is no export of debate ({error}).") from error
    if _nesting(data) > DEEPEST:
        raise CarryingError(f"The file {file} is no export of debate (a value is nested deeper than {DEEPEST} times).")
    _check(file, carried)
    return carried


def _nesting(data: bytes) -> int:
    """How deep the brackets of JSON are nested: how deep a decoder goes differs from Python to Python."""
    deepest = depth = 0
    for bracket in _NO_BRACKETS.sub(b"", _STRING.sub(b"", data)):
        depth += 1 if bracket in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def bring(carried: Carried, records: Records, *, dry_run: bool = False) -> dict[str, int]:
    """Add what is not here yet and say how much of each kind; ``dry_run`` says it alone.

    Settings count where none were set yet. Raises ``CarryingError`` or ``RecordsError``; nothing is changed then.
    """
    here = dict(_transcripts(records.folder))
    new = {name: text for name, text in carried.transcripts.items() if here.get(name) != text}
    settings = records.folder / SETTINGS_FILE
    files = {_free(records.folder / TRANSCRIPTS, name): text for name, text in new.items()}
    takes_settings = bool(carried.settings) and not settings.exists()
    if takes_settings:
        files[settings] = carried.settings
    made: list[Path] = []
    try:
        counts = records.bring(
            carried.records, dry_run=True
        )  # all that can be wrong with it shows before a file is made
        if not dry_run:
            _write(files, made)
            records.bring(carried.records)
    except BaseException as error:
        for file in made:
            with suppress(OSError):
                file.unlink()
        if isinstance(error.__cause__, sqlite3.IntegrityError) or isinstance(error, OverflowError | ValueError):
            raise CarryingError("The file holds a value that cannot be, so nothing was brought in.") from error
        if isinstance(error, OSError):
            raise RecordsError(f"Nothing was brought in: {error.strerror or error}.") from error
        raise
    return {**counts, "transcripts": len(new), "settings": int(takes_settings)}


def _check(file: Path, carried: Carried) -> None:
    bad = next((name for name in carried.transcripts if not _NAME.fullmatch(name)), None)
    if bad is not None:
        raise CarryingError(f"The file {file} holds a transcript whose name cannot be, {bad[:60]!r}; it is not read.")
    if not is_settings(carried.settings):
        raise CarryingError(f"The file {file} holds settings that cannot be read, so it is no export of debate.")


def _transcripts(folder: Path) -> list[tuple[str, str]]:
    """Name and text of each transcript in the folder of a player, in order; what is none of ours is left out."""
    found = []
    for path in sorted((folder / TRANSCRIPTS).glob("*")):
        if _NAME.fullmatch(path.name) and path.is_file() and not path.is_symlink():
            with suppress(UnicodeDecodeError), path.open(encoding="utf-8", newline="") as stream:
                if path.stat().st_size <= _LARGEST_TRANSCRIPT:
                    found.append((path.name, stream.read()))
    return found


def _free(folder: Path, name: str) -> Path:
    stem, ending = name.rsplit(".", 1)
    names = (name, *(f"{stem}-{number}.{ending}" for number in range(2, 10_000)))
    return next(folder / one for one in names if not (folder / one).exists())


def _write(files: Mapping[Path, str], made: list[Path]) -> None:
    for file, text in files.items():
        private_folder(file.parent)
        private_file(file, new=True)
        made.append(file)
        file.write_text(text, encoding="utf-8", newline="")
