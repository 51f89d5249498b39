"""The whole solo game on plain lines: for screen readers, for pipes, and for terminals that cannot draw.

``open_home``, ``open_today``, ``do_drills`` and ``play_round`` are the ways in; all read from one stream and write to
another and need no terminal.
"""

from __future__ import annotations

from debate.plain.home import do_drills, open_home, open_today, play_round

__all__ = ["do_drills", "open_home", "open_today", "play_round"]
