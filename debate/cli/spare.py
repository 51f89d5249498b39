"""A spare client for a browser, run by the room's web server: it has read its program and waits for who needs it.

One line of JSON on standard input says which command it is to be, and what is in its environment. What comes after that
line is the command's own input.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from typing import Final

READ_BEFOREHAND: Final = (
    "aiohttp", "debate.cli.board", "debate.cli.commands", "debate.cli.join", "debate.cli.places", "debate.records",
    "debate.tui.classroom.browser_driver", "debate.tui.classroom.student.app", "debate.tui.classroom.student.join",
    "debate.tui.classroom.student.lobby", "debate.tui.classroom.student.writing",
)  # fmt: skip
"""What a student's client reads until it has drawn its first screens."""


def wait_for_a_client() -> int:
    """Be the client that is asked for, and return its exit code; 0 when the input ends before."""
    for name in READ_BEFOREHAND:
        import_module(name)
    line = bytearray()
    while not line.endswith(b"\n"):
        byte = os.read(0, 1)  # not one more: what follows is for the client
        if not byte:
            return 0
        line += byte
    told = json.loads(line)
    os.environ.update(told["environment"])
    from debate.cli import main

    return main(told["arguments"])


if __name__ == "__main__":
    sys.exit(wait_for_a_client())
