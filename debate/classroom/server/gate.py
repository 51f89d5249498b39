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
import ssl
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
    """Makes the protocol of each connection; ``behind`` makes the one that speaks HTTP once a head is there.

    With ``tls`` what comes is encrypted. The gate is before that too: whoever says nothing at all would wait there, out
    of its sight.
    """

    def __init__(
        self,
        behind: Callable[[], asyncio.Protocol],
        *,
        most: int = MOST_STRANGERS,
        of_an_address: int = OF_AN_ADDRESS,
        header_seconds: float = HEADER_SECONDS,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.behind = behind
        self.tls = tls
        self.header_seconds = header_seconds
        self._most = most
        self._of_an_address = of_an_address
        self._strangers: dict[str, dict[asyncio.Transport, None]] = {}  # by address, the oldest first
        self._addresses: dict[asyncio.Transport, str] = {}  # which one that was closed may not tell any more

    def __call__(self) -> asyncio.Protocol:
        return _Entrance(self)

    @property
    def strangers(self) -> int:
        """How many there are now."""
        return len(self._addresses)

    def came(self, transport: asyncio.Transport) -> None:
        """Somebody has connected; where there is no place left, another stranger goes for it."""
        address = _address(transport)
        mine = self._strangers.get(address, {})
        if len(mine) >= self._of_an_address:
            self._turn_out(mine)
        elif self.strangers >= self._most:
            self._turn_out(max(self._strangers.values(), key=len))
        self._strangers.setdefault(address, mine)[transport] = None
        self._addresses[transport] = address

    def _turn_out(self, of_an_address: dict[asyncio.Transport, None]) -> None:
        oldest = next(iter(of_an_address))
        self.let_in(oldest)
        oldest.abort()

    def secured(self, transport: asyncio.Transport, inside: asyncio.Transport) -> None:
        """This one speaks TLS: from now on it goes by the transport ``inside``."""
        address = self._addresses.get(transport)
        if address is not None:
            self._strangers[address][inside] = None
            self._addresses[inside] = address
            self.let_in(transport)

    def let_in(self, transport: asyncio.BaseTransport | None) -> None:
        """This one is no stranger any more: it was let in, or has gone."""
        if not isinstance(transport, asyncio.Transport) or transport not in self._addresses:
            return
        address = self._addresses.pop(transport)
        mine = self._strangers[address]
        del mine[transport]
        if not mine:
            del self._strangers[address]


def _address(transport: asyncio.BaseTransport) -> str:
    peer = transport.get_extra_info("peername")
    return str(peer[0]) if isinstance(peer, tuple) and peer else ""


class _Entrance(asyncio.Protocol):
    """Waits for the head of a request, then passes on all that comes; with TLS, for a handshake before."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._behind: asyncio.Protocol | None = None
        self._head = bytearray()
        self._transport: asyncio.Transport | None = None
        self._patience: asyncio.TimerHandle | None = None
        self._securing: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        loop = asyncio.get_running_loop()
        self._gate.came(transport)
        self._patience = loop.call_later(self._gate.header_seconds, transport.abort)
        if self._gate.tls is None:
            self._transport = transport
        else:
            transport.pause_reading()  # what comes is for the handshake, which begins in a moment
            self._securing = loop.create_task(self._secure(transport, self._gate.tls))

    async def _secure(self, transport: asyncio.Transport, tls: ssl.SSLContext) -> None:
        try:
            inside = await asyncio.get_running_loop().start_tls(transport, self, tls, server_side=True)
        except (OSError, asyncio.CancelledError):  # it speaks something else, was turned out, or has gone
            inside = None
        if inside is None:
            self._be_patient()
            self._gate.let_in(transport)
            transport.abort()
            return
        self._gate.secured(transport, inside)
        self._transport = inside
        self.data_received(b"")  # its first words may have come with the end of the handshake

    def data_received(self, data: bytes) -> None:
        if self._behind is not None:
            self._behind.data_received(data)
            return
        before = max(0, len(self._head) - len(_END_OF_HEAD))
        self._head += data
        if self._transport is None:
            return
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
