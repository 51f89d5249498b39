"""A log that nobody from outside can fill: so many lines a minute, and none about requests that are no requests."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Final

from aiohttp.http_exceptions import HttpProcessingError

MOST_LINES: Final = 30
A_WHILE: Final = 60.0
"""So many records in so many seconds; a traceback is one record."""


class Sparing(logging.Filter):
    """Lets ``MOST_LINES`` records a minute through; what somebody sent that is no HTTP is theirs to mend, not ours."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._now = now
        self._since = now()
        self._lines = 0

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is written."""
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, HttpProcessingError):
            return False
        now = self._now()
        if now - self._since >= A_WHILE:
            self._since, self._lines = now, 0
        self._lines += 1
        if self._lines == MOST_LINES:
            record.exc_info, record.args = None, ()
            record.msg = "Much is going wrong; the rest of this minute is left out."
        return self._lines <= MOST_LINES


def begin_log() -> None:
    """Log warnings and errors of this process on standard error, sparingly."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
    for handler in logging.getLogger().handlers:
        handler.addFilter(Sparing())
