"""Names of files in a pack from somewhere else: which of them every system can hold, and none can misuse."""

from __future__ import annotations

import re
import unicodedata

from debate.packs.problems import UNWANTED

_LONGEST_PART = 200
_LONGEST_NAME = 1000
# What Windows keeps for its devices, whatever ending is added.
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE)
_NOT_EVERYWHERE = re.compile(r'[<>"|?*]')


def name_problem(name: str) -> str | None:
    """What is wrong with the name of a file, written with “/” between its parts; ``None`` if nothing is.

    The text goes on from “its name …”.
    """
    if not name or name.startswith("/"):
        return "is no path inside the pack"
    if "\\" in name:
        return "holds a backslash"
    if ":" in name:
        return "holds a colon, as the letter of a drive does"
    if UNWANTED.search(name) or re.search("[\t\r\n]", name):
        return "holds an invisible character"
    if len(name) > _LONGEST_NAME:
        return "is too long"
    for part in name.split("/"):
        problem = _part_problem(part)
        if problem is not None:
            return problem
    return None


def _part_problem(part: str) -> str | None:
    if part == "..":
        return "leads out of the pack"
    if part in ("", "."):
        return "has an empty part"
    if len(part) > _LONGEST_PART:
        return "is too long"
    if part[-1] in ". ":
        return "ends in a dot or a space, which Windows cannot keep"
    if _RESERVED.fullmatch(part):
        return "is one that Windows keeps for itself"
    if _NOT_EVERYWHERE.search(part):
        return "holds a character that Windows cannot keep"
    return None


def same_name(name: str) -> str:
    """The name as systems see it that tell neither capitals nor accents' spellings apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", name).casefold())
