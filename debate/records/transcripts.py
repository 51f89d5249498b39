"""Writing a transcript to a file: where the player works, else in their data folder, and never over another file.

A front end makes the text (``debate.game.transcript``) and names it; this finds the place and a free name.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from debate.home import private_file
from debate.records.errors import RecordsError

_MOST_NAMES = 1_000


def save_transcript(text: str, folders: Sequence[Path], stem: str, ending: str) -> Path:
    """Write ``text`` into the first of ``folders`` that takes it, as ``stem.ending``, ``stem-2.ending`` and so on.

    A folder that is missing is made. Returns the file's whole path. Raises ``RecordsError``, one sentence for the
    player, when no folder takes it.
    """
    trouble: OSError | None = None
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return _write_new(text, folder, stem, ending).resolve()
        except OSError as error:
            trouble = error
    reason = trouble.strerror if trouble is not None and trouble.strerror else "there is no folder for it"
    raise RecordsError(
        f"The transcript could not be saved ({reason}); start debate in a folder that you may write to, and try again."
    ) from trouble


def _write_new(text: str, folder: Path, stem: str, ending: str) -> Path:
    for number in range(1, _MOST_NAMES):
        file = folder / (f"{stem}.{ending}" if number == 1 else f"{stem}-{number}.{ending}")
        try:
            private_file(file, new=True).write_text(text, encoding="utf-8", newline="\n")
        except FileExistsError:
            continue
        except OSError:
            file.unlink(missing_ok=True)  # half a transcript is worse than none
            raise
        return file
    raise FileExistsError(17, f"there are {_MOST_NAMES} transcripts of this name already")
