"""Ports for servers that have to be found where they were, and so cannot take any that is free."""

from __future__ import annotations

import contextlib
import random
import socket


def free_port() -> int:
    """A free port that stays so until it is taken up, also between two servers.

    The system gives it to nobody who asks for any, and no room looks there by itself, as it does at 8765 and after.
    """
    while True:
        port = random.SystemRandom().randrange(10_000, 32_000)
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
