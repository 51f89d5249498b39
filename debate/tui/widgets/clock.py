"""The clock in words and figures, and the large figures of a prompt's last ten seconds.

How much time is left is the session's to say; this only shows it.
"""

from __future__ import annotations

import math

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Digits, Label

LAST_SECONDS = 10
"""From here on the clock must not be overlooked, by colour-blind players or anybody else."""


def in_last_seconds(seconds: float | None) -> bool:
    """Whether so little time is left that the clock becomes large."""
    return seconds is not None and math.ceil(seconds) <= LAST_SECONDS


def last_seconds_words(seconds: float) -> str:
    """The last seconds in words, for where the large figures have no room."""
    whole = max(0, math.ceil(seconds))
    return "LAST SECOND" if whole == 1 else f"LAST {whole} SECONDS" if whole else "TIME IS UP"


class LastSeconds(Horizontal):
    """The last ten seconds in figures three rows high. It has its room all along: nothing moves when it shows."""

    DEFAULT_CSS = """
    LastSeconds {
        width: auto; height: 3; visibility: hidden;
        & Label { width: auto; height: 3; padding: 1 1 0 0; text-style: bold; }
        & Digits { width: 6; height: 3; text-style: bold; text-align: right; }
        &.-showing { visibility: visible; }
    }
    """

    def compose(self) -> ComposeResult:
        yield Label("seconds left", markup=False)
        yield Digits("")

    def show(self, seconds: float | None) -> None:
        """Show the seconds left when they are the last ones, and nothing otherwise."""
        showing = in_last_seconds(seconds)
        self.set_class(showing, "-showing")
        self.query_one(Digits).update(str(max(0, math.ceil(seconds or 0))) if showing else "")
