"""Where a command finds things: the player's data, packs by id or path, texts to be marked, terminals."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from debate.cli.running import CommandError
from debate.profiles import player_folder as player_folder

if TYPE_CHECKING:
    from debate.packs.model import Pack, Prompt
    from debate.practice.titles import Titles

LARGEST_TEXT = 64 * 1024 * 1024
"""Bytes of a text to be marked: far more than any answer, far less than fills a computer's memory."""


def find_named_pack(wanted: str) -> Path:
    """The folder of the pack of that id or path. Raises ``PackError`` or ``CommandError`` that names the nearest id."""
    from difflib import get_close_matches

    from debate.packs import PackError, find_pack, list_packs
    from debate.packs.problems import quoted

    try:
        return find_pack(wanted)
    except PackError as error:
        near = get_close_matches(wanted, [place.id for place in list_packs()], n=1)
        if not near or Path(wanted).is_dir():
            raise
        raise CommandError(f"There is no pack {quoted(wanted)}; did you mean “{near[0]}”?") from error


def load_named_pack(wanted: str | None) -> Pack:
    """The pack of that id or path; without one, the first that comes with the program.

    Raises ``PackError`` or ``CommandError``, one sentence, when there is none or it is broken.
    """
    from debate.packs import list_packs, load_pack

    if wanted is None:
        places = list_packs()
        if not places:
            raise CommandError("No pack came with this program; name one with --pack PATH.")
        return load_pack(places[0].path)
    return load_pack(find_named_pack(wanted))


def known_titles(wanted: str | None) -> tuple[Titles, str | None]:
    """What the packs that are here call themselves, and the id of the one of that id or path, if one is wanted.

    Raises ``PackError`` or ``CommandError``, one sentence, for one that is not here.
    """
    from debate.packs import list_packs, load_readable
    from debate.practice.titles import Titles

    packs = load_readable(place.path for place in list_packs())
    if wanted is None or any(pack.id == wanted for pack in packs):
        return Titles.of(packs), wanted
    named = load_named_pack(wanted)
    return Titles.of((named, *packs)), named.id


def prompt_of(pack: Pack, wanted: str) -> Prompt:
    """The prompt of that id. Raises ``CommandError`` that names the nearest right one."""
    from difflib import get_close_matches

    from debate.packs.problems import quoted

    names = [prompt.id for prompt in pack.prompts]
    if wanted in names:
        return pack.prompt(wanted)
    near = get_close_matches(wanted, names, n=1)
    meant = f"did you mean “{near[0]}”?" if near else "“debate packs --json” lists its prompts."
    raise CommandError(f"The pack “{pack.id}” has no prompt {quoted(wanted)}; {meant}")


def read_text(source: str) -> str:
    """The text of a file, or of standard input for ``-``, exactly as it is but for a byte-order mark.

    Raises ``CommandError`` for what cannot be read, is too large or is not UTF-8.
    """
    name = "Standard input" if source == "-" else f"The file {source}"
    if source == "-" and sys.stdin is None:
        raise CommandError("Standard input is closed; name a file to read instead.")
    try:
        if source == "-":
            data = sys.stdin.buffer.read(LARGEST_TEXT + 1)
        else:
            with Path(source).open("rb") as stream:
                data = stream.read(LARGEST_TEXT + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CommandError(f"{name} cannot be read: {reason}.") from error
    if len(data) > LARGEST_TEXT:
        raise CommandError(f"{name} is larger than {LARGEST_TEXT // 1024**2} megabytes; split it.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CommandError(f"{name} is not text in UTF-8 (line {line}); save it as UTF-8.") from error


def in_full_screen() -> bool:
    """Whether there is a terminal that the full-screen game can be played in. (Textual draws on standard error.)

    A page in a browser counts as one: the room's web server draws the client there, through a driver of its own.
    """
    if os.environ.get("TEXTUAL_DRIVER"):
        return True
    term = os.environ.get("TERM", "")
    if term == "dumb" or (os.name == "posix" and term in ("", "unknown")):
        return False
    try:
        return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    except ValueError:  # a closed stream
        return False
