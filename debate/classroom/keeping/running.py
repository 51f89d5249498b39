"""The file beside a journal that says where a room's server runs, and that only one of them does.

A second server for the same room would write events that the first knows nothing of. So each holds a lock on the file,
which the system lets go when the process ends, in whatever way it does; a file that a killed server left behind is
taken over.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from debate.classroom.errors import RoomError

_LOCKED_BYTE = 1 << 20
"""Where the lock is (Windows locks bytes, and nobody else may read those): far behind the text."""


def running_file(journal: Path) -> Path:
    """The file that says how a room's running server is reached; a server that was killed leaves it behind."""
    return journal.with_suffix(".json")


class Hold:
    """This process's hold on the room of a journal. ``take`` it before the journal is written."""

    def __init__(self, journal: Path) -> None:
        self.path = running_file(journal)
        self._stream: TextIO | None = None

    def take(self) -> None:
        """Hold the room. Raises ``RoomError`` when another server does."""
        while self._stream is None:
            try:
                descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError:  # no lock without a file; a folder that takes no files is the journal's to complain of
                return
            stream = os.fdopen(descriptor, "r+", encoding="utf-8")
            if not _lock(descriptor):
                stream.close()
                raise RoomError(self._taken())
            if os.fstat(descriptor).st_nlink == 0:  # the holder deleted it just before letting go
                stream.close()
                continue
            self._stream = stream

    def tell(self, facts: Mapping[str, object]) -> None:
        """Write down how the room is reached, for a projector on the same machine."""
        if self._stream is None:
            return
        with contextlib.suppress(OSError):  # a convenience: the room does without it
            self._stream.seek(0)
            self._stream.truncate()
            json.dump(facts, self._stream)
            self._stream.flush()

    def release(self) -> None:
        """Let the room go, and take the file away."""
        if self._stream is None:
            return
        with contextlib.suppress(OSError):
            if sys.platform == "win32":  # a file that is open cannot be deleted there
                self._stream.close()
            self.path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self._stream.close()
        self._stream = None

    def _taken(self) -> str:
        try:
            address = str(json.loads(self.path.read_text("utf-8"))["local"])
        except (OSError, ValueError, KeyError, TypeError):
            return "This room is open already: another server on this machine has it."
        return f"This room is open already; “debate host --attach {address}” looks into it."


def _lock(descriptor: int) -> bool:
    """Lock the file for this process, without waiting; ``False`` when another has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # a file system without locks: better a room than none
        return True
    return True
