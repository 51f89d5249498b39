"""Profiles: several players at one computer, each with records, settings and transcripts of their own.

The folder of the data is the first player's, who has no name; every other profile is a folder in ``profiles`` there.
What is no player's own (installed packs, rooms) is shared. Which profile counts is said by ``DEBATE_PROFILE``, so that
the programs which a command starts go by the same.
"""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from difflib import get_close_matches
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from debate.home import data_folder, private_folder
from debate.typed import cleaned

PROFILE_VARIABLE: Final = "DEBATE_PROFILE"
FIRST_PROFILE: Final = "the first player"
"""What the profile without a name is called."""
LONGEST_NAME: Final = 40
"""Characters of a name; its folder's name then has room on every file system."""

_UNSAFE = re.compile(r'[<>:"/\\|?*%\x00-\x1f]|^\.|[. ]$')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)  # Windows keeps these for devices


class ProfileError(Exception):
    """Something about a profile that cannot be done, in one sentence."""


def current_profile() -> str:
    """The name of the profile that counts now; empty for the first, which has none."""
    named = _tidied(os.environ.get(PROFILE_VARIABLE, ""))
    return named and (_known(named) or named)


def player_folder() -> Path:
    """The folder of the player whose profile counts now. It need not be there."""
    name = current_profile()
    return _folder(name) if name else data_folder()


def profiles() -> list[str]:
    """The names of all profiles but the first, which has none, in order. Raises ``ProfileError``."""
    try:
        folders = [path.name for path in _all().iterdir() if path.is_dir()] if _all().is_dir() else []
    except OSError as error:
        raise ProfileError(f"The profiles in {_all()} cannot be read: {error.strerror or error}.") from error
    return sorted((unicodedata.normalize("NFC", unquote(folder)) for folder in folders), key=_key)


def existing_profile(name: str) -> str:
    """The name of that profile as it was given to it. Raises ``ProfileError``, with the nearest one, for no profile."""
    tidied = _tidied(name)
    known = _known(tidied)
    if known is not None:
        return known
    near = get_close_matches(tidied, profiles(), n=1, cutoff=0.5)
    meant = f"did you mean “{near[0]}”?" if near else "“debate profiles” lists them, and makes one."
    raise ProfileError(f"There is no profile “{tidied}”; {meant}")


def use_profile(name: str) -> str:
    """Let the profile of that name count from now on (empty: the first) and return its name as it was given to it.

    Raises ``ProfileError`` when there is none.
    """
    tidied = _tidied(name)
    known = existing_profile(tidied) if tidied else ""
    os.environ[PROFILE_VARIABLE] = known
    return known


def make_profile(name: str) -> str:
    """Make a profile and return its name, cleaned. Raises ``ProfileError`` for one that is there or has no name."""
    tidied = _fresh(name)
    try:
        private_folder(_folder(tidied))
    except OSError as error:
        raise ProfileError(f"The profile “{tidied}” cannot be made: {error.strerror or error}.") from error
    return tidied


def rename_profile(name: str, new_name: str) -> str:
    """Give a profile another name and return that, cleaned. Raises ``ProfileError``."""
    old = existing_profile(name)
    new = _tidied(new_name) if _key(_tidied(new_name)) == _key(old) else _fresh(new_name)
    try:
        _folder(old).rename(_folder(new))
    except OSError as error:
        raise ProfileError(f"The profile “{old}” cannot be renamed: {error.strerror or error}.") from error
    return new


def delete_profile(name: str) -> str:
    """Delete a profile with everything in it and return its name. Raises ``ProfileError``."""
    known = existing_profile(name)
    try:
        shutil.rmtree(_folder(known))
    except OSError as error:
        raise ProfileError(f"The profile “{known}” cannot be deleted whole: {error.strerror or error}.") from error
    return known


def _all() -> Path:
    return data_folder() / "profiles"


def _folder(name: str) -> Path:
    """The folder of a profile; what some system would not take in a folder's name is written as ``%2F``."""
    safe = _UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", name)
    return _all() / (f"%{ord(safe[0]):02X}{safe[1:]}" if _RESERVED.match(safe) else safe)


def _tidied(name: str) -> str:
    """The name as it is kept: without what is not seen, and with single spaces."""
    return unicodedata.normalize("NFC", " ".join(cleaned(name.encode("utf-8", "replace").decode()).split()))


def _key(name: str) -> str:
    """What two names have in common that some file systems, and most people, take for the same."""
    return unicodedata.normalize("NFKC", name).casefold()


def _known(name: str) -> str | None:
    return next((one for one in profiles() if _key(one) == _key(name)), None)


def _fresh(name: str) -> str:
    tidied = _tidied(name)
    if not tidied:
        raise ProfileError("A profile needs a name that can be seen.")
    if len(tidied) > LONGEST_NAME or len(_folder(tidied).name.encode()) > 200:
        raise ProfileError(f"The name of a profile has at most {LONGEST_NAME} characters; choose a shorter one.")
    known = _known(tidied)
    if known is not None:
        raise ProfileError(f"There is a profile “{known}” already; choose another name.")
    return tidied
