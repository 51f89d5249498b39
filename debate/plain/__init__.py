"""The whole solo game on plain lines: for screen readers, for pipes, and for terminals that cannot draw.

``open_home`` and ``play_round`` are the ways in; both read from one stream and write to another and need no terminal.
"""

from __future__ import annotations

from debate.plain.home import open_home, play_round

__all__ = ["open_home", "play_round"]
