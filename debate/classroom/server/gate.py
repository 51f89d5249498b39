"""The gate before the door: who may hold one of this process's connections before saying who it is, and for how long.

Every connection needs a descriptor, of which a process has few. Strangers (connections without a greeting that was let
in) get a part of them, one address a part of that, and have to send the head of their request soon. Where there is no
place left, the stranger of the fullest address that has waited longest goes, and not the one who comes: so nobody bars
their own address, a returning seat least of all, which says who it is in its first words. The rest of the descriptors
is for those who were let in.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Final

HEADER_SECONDS: Final = 5.0
"""How long a connection may take to send the head of its first request."""

LONGEST_HEADER: Final = 16 * 1024
"""The longest head that is read, in bytes."""

OF_AN_ADDRESS: Final = 200
"""Strangers that one address may have: more than a class that comes back all at once behind one router."""

MOST_STRANGERS: Final = 400

SCHOOL_STRANGERS: Final = 2000
"""The same for a school's server, of one address or many: when another one ends, all its classes come at once, and the
whole school is behind one router."""

RESERVED: Final = 100
"""Descriptors that are neither strangers' nor seats': the journal, the judge, the log, standard streams."""

ENOUGH: Final = 4096
"""Descriptors that are asked of the system: a full room, and all its strangers, twice over."""

ENOUGH_FOR_A_SCHOOL: Final = 16384

_END_OF_HEAD: Final = b"\r\n\r\n"


def descriptors(enough: int = ENOUGH) -> int:
    """How many descriptors this process may have, after asking the system for ``enough`` where it lets us."""
    try:
        import resource
    except ImportError:  # Windows counts otherwise, and has enough
        return enough
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = enough if hard == resource.RLIM_INFINITY else min(enough, hard)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return min(soft, enough) if soft != resource.RLIM_INFINITY else enough
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        return wanted
    return soft


def places(of: int, most: int = MOST_STRANGERS) -> tuple[int, int]:
    """How many of ``of`` descriptors strangers may have (at ``most``), and how many those who were let in."""
    strangers = max(1, min(most, (of - RESERVED) // 3))
    return strangers, max(1, of - RESERVED - strangers)


class Gate:
    """Makes the protocol of each connection; ``behind`` makes the one that speaks HTTP once a head is there."""

    def __init__(
        self,
        behind: Callable[[], asyncio.Protocol],
        *,
        most: int = MOST_STRANGERS,
        of_an_address: int = OF_AN_ADDRESS,
        header_seconds: float = HEADER_SECONDS,
    ) -> None:
        self.behind = behind
        self.header_seconds = header_seconds
        self._most = most
        self._of_an_address = of_an_address
        self._strangers: dict[str, dict[asyncio.Transport, None]] = {}  # by address, the oldest first
        self._count = 0

    def __call__(self) -> asyncio.Protocol:
        return _Entrance(self)

    @property
    def strangers(self) -> int:
        """How many there are now."""
        return self._count

    def came(self, transport: asyncio.Transport) -> None:
        """Somebody has connected; where there is no place left, another stranger goes for it."""
        mine = self._strangers.setdefault(_address(transport), {})
        if len(mine) >= self._of_an_address:
            self._turn_out(mine)
        elif self._count >= self._most:
            self._turn_out(max(self._strangers.values(), key=len))
        self._strangers.setdefault(_address(transport), mine)[transport] = None
        self._count += 1

    def _turn_out(self, of_an_address: dict[asyncio.Transport, None]) -> None:
        oldest = next(iter(of_an_address))
        self.let_in(oldest)
        oldest.abort()

    def let_in(self, transport: asyncio.BaseTransport | None) -> None:
        """This one is no stranger any more: it was let in, or has gone."""
        if not isinstance(transport, asyncio.Transport):
            return
        address = _address(transport)
        mine = self._strangers.get(address, {})
        if transport in mine:
            del mine[transport]
            self._count -= 1
        if not mine:
            self._strangers.pop(address, None)


def _address(transport: asyncio.BaseTransport) -> str:
    peer = transport.get_extra_info("peername")
    return str(peer[0]) if isinstance(peer, tuple) and peer else ""


class _Entrance(asyncio.Protocol):
    """Waits for the head of a request, then passes on all that comes."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._behind: asyncio.Protocol | None = None
        self._head = bytearray()
        self._transport: asyncio.Transport | None = None
        self._patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._gate.came(transport)
        self._patience = asyncio.get_running_loop().call_later(self._gate.header_seconds, transport.abort)

    def data_received(self, data: bytes) -> None:
        if self._behind is not None:
            self._behind.data_received(data)
            return
        assert self._transport is not None
        before = max(0, len(self._head) - len(_END_OF_HEAD))
        self._head += data
        if self._head.find(_END_OF_HEAD, before) < 0:
            if len(self._head) > LONGEST_HEADER:
                self._transport.abort()
            return
        self._be_patient()
        self._behind = self._gate.behind()
        self._behind.connection_made(self._transport)
        self._behind.data_received(bytes(self._head))
        self._head.clear()

    def _be_patient(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def connection_lost(self, error: Exception | None) -> None:
        self._be_patient()
        self._gate.let_in(self._transport)
        if self._behind is not None:
            self._behind.connection_lost(error)

    def eof_received(self) -> bool | None:
        return self._behind.eof_received() if self._behind is not None else None

    def pause_writing(self) -> None:
        if self._behind is not None:
            self._behind.pause_writing()

    def resume_writing(self) -> None:
        if self._behind is not None:
            self._behind.resume_writing()
