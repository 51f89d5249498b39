"""Where all that is kept of a player is (records, rooms, transcripts, installed packs), and that it is private."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

HOME_VARIABLE = "DEBATE_HOME"


def data_folder() -> Path:
    """The folder of the player's data: ``DEBATE_HOME``, or the platform's place for a user's data."""
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("debate", appauthor=False)


def private_folder(folder: Path) -> Path:
    """That folder, which only its owner may look into; made where it is missing. Raises ``OSError``.

    The folder of the player's data is made private with any that lies in it.
    """
    home = data_folder()
    between = [one for one in reversed(folder.parents) if one == home or home in one.parents]
    for one in (*between, folder):
        one.mkdir(mode=0o700, parents=True, exist_ok=True)
        _keep_private(one)
    return folder


def private_file(file: Path, *, new: bool = False) -> Path:
    """That file, which only its owner may read; made, empty, where it is missing. Raises ``OSError``.

    ``new`` is whether it must not be there yet.
    """
    if new or not file.exists():
        file.touch(mode=0o600, exist_ok=not new)
    _keep_private(file)
    return file


def _keep_private(path: Path) -> None:
    """Take from group and others what they may do. Where rights are no rights (Windows, some drives), nothing happens.

    A folder in which everybody may write, as in ``/tmp``, is left as it is: somebody put ``DEBATE_HOME`` there.
    """
    if os.name != "posix":
        return
    with suppress(OSError):
        mode = path.stat().st_mode
        if mode & 0o077 and not mode & stat.S_ISVTX:
            path.chmod(stat.S_IMODE(mode) & 0o700)
