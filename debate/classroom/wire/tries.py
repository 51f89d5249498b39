"""Wrong codes and keys, by address: who guesses has to wait. Rules only; the clock is passed in, in seconds."""

from __future__ import annotations

import ipaddress
from collections import OrderedDict
from dataclasses import dataclass

from debate.classroom.errors import RoomError

FREE_TRIES = 10
"""Wrong codes from one address before it has to wait: a class that mistypes, not a program that guesses."""

FIRST_WAIT = 5.0
LONGEST_WAIT = 600.0
"""Seconds of waiting after the free tries: doubled with each wrong code, up to ten minutes."""

LOOPBACK_WAIT = 1.0
"""The longest wait of this machine itself, where several may sit or come through: who types wrong codes there must not
keep the others out. A guess a second is still hopeless."""

REMEMBERED = 4096
"""Addresses that are remembered; the oldest are forgotten, so that nobody can fill the memory."""


@dataclass(slots=True)
class _Tries:
    wrong: int = 0
    until: float = 0.0


class Tries:
    """Wrong codes and tokens, by address."""

    def __init__(self) -> None:
        self._of: OrderedDict[str, _Tries] = OrderedDict()

    def check(self, address: str, now: float) -> None:
        """Raise ``RoomError`` while this address has to wait."""
        tries = self._of.get(address)
        if tries is not None and now < tries.until:
            wait = max(1, round(tries.until - now))
            raise RoomError(f"Too many wrong codes came from this machine's network; wait {wait} seconds.")

    def wrong(self, address: str, now: float) -> None:
        """Note a wrong try."""
        tries = self._of.setdefault(address, _Tries())
        self._of.move_to_end(address)
        tries.wrong += 1
        if tries.wrong >= FREE_TRIES:
            most = LOOPBACK_WAIT if is_loopback(address) else LONGEST_WAIT
            wait = min(most, FIRST_WAIT * 2.0 ** min(20, tries.wrong - FREE_TRIES))
            tries.until = now + wait
        while len(self._of) > REMEMBERED:
            self._of.popitem(last=False)


def is_loopback(address: str) -> bool:
    """Whether this is an address of this machine that only itself can speak from."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
