"""Ports for servers that are killed and come back: nobody else may take them meanwhile."""

from __future__ import annotations

import itertools
import os
import socket

_NUMBERS = itertools.count((os.getpid() * 41) % 20_000)


def own_port() -> int:
    """A port that is free, and stays so without a server.

    It is below those that systems hand out, and another process of tests begins elsewhere.
    """
    while True:
        port = 10_000 + next(_NUMBERS) % 20_000
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
