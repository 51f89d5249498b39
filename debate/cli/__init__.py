"""The command ``debate``: one thin function per sub-command, each in a module of its own that loads when it is called.

``main`` is the way in. It turns whatever goes wrong into one sentence on standard error and exit code 2.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence

__all__ = ["main"]

_COLLECT_AFTER = 10_000
"""New objects after which garbage is looked for. With Python's own 700 that took a quarter of the time of a round,
since packs, judge and screens are many small objects that stay."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit code: 0 done, 2 it could not be done, 130 interrupted.

    ``arguments`` are the words after ``debate``; ``None`` takes those of the process. A command may have codes of
    its own beside these, which its help names.
    """
    gc.set_threshold(max(_COLLECT_AFTER, gc.get_threshold()[0]))
    from debate.cli.commands import debate
    from debate.cli.running import run

    return run(debate, arguments)
