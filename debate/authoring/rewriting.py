"""Changes the file of a prompt of an author's own pack: in one step, and not at all where the pack would have an error.

What is written there comes from answers; ``cleaned`` makes of one what a pack may hold.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from debate.authoring.inserting import NotInserted
from debate.packs.installed import packs_folder
from debate.packs.loading import PackFiles, read_pack
from debate.packs.places import content_folder, list_packs
from debate.packs.problems import UNWANTED, Severity, printable, quoted


def check_own(folder: Path) -> None:
    """Refuse a pack that is not its author's copy. Raises ``NotInserted``."""
    real = folder.resolve()
    came = "came with the program" if real.is_relative_to(content_folder().resolve()) else ""
    if not came and real.is_relative_to(packs_folder().resolve()):
        came = "was installed, and an update would undo the change"
    if not came:
        brought = next((place for place in list_packs() if place.package and place.path.resolve() == real), None)
        came = f"belongs to the Python package {brought.package}" if brought is not None else ""
    if came:
        raise NotInserted(
            f"The pack {quoted(folder.name)} {came}; copy its folder {printable(str(folder), 300)} to a place of your "
            "own, and give the path of the copy."
        )


def cleaned(text: str) -> str:
    """An answer as a pack may hold it: its lines without invisible characters, tabs and blanks at their ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(UNWANTED.sub("", line).replace("\t", " ").strip() for line in lines).strip()


def rewrite(files: PackFiles, prompt: str, change: Callable[[str], str]) -> Path:
    """Give a prompt's file the text that ``change`` makes of its old one, and return the file.

    The file is replaced in one step, and the old one is put back when the pack has an error with the new one. Raises
    ``NotInserted`` with the file as it was when anything stands against it.
    """
    check_own(files.folder)
    found = next((file for file, entry in files.prompts if entry["id"] == prompt), None)
    if found is None:
        raise NotInserted(f"The pack has no prompt {quoted(prompt)} any more.")
    file = found.resolve()
    try:
        old = file.read_bytes()
        text = change(old.decode("utf-8-sig"))
        mark = b"\xef\xbb\xbf" if old.startswith(b"\xef\xbb\xbf") else b""
        _replace(file, mark + text.encode("utf-8"))
    except NotInserted as error:
        raise NotInserted(f"{printable(str(file), 300)}: {error}") from error
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise NotInserted(f"The file {printable(str(file), 300)} cannot be changed: {reason}.") from error
    problems = [problem for problem in read_pack(files.folder).problems() if problem.severity is Severity.ERROR]
    if problems:
        _replace(file, old)
        raise NotInserted(f"The pack would have an error, so the file is as it was: {problems[0]}")
    return file


def _replace(file: Path, content: bytes) -> None:
    """Put new content in the place of a file's in one step: whoever looks sees the old file or the new one."""
    descriptor, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if not os.access(file, os.W_OK):
            raise PermissionError(13, "it is write-protected", str(file))
        shutil.copymode(file, temporary)
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)
