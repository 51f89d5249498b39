"""Under which name the school's server goes, and which address a client has behind a proxy."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from aiohttp import web

from debate.classroom.errors import RoomError
from debate.classroom.wire.addresses import is_number, own_host_names

_USUAL = {"http": 80, "https": 443}
_URL = re.compile(
    r"(?P<scheme>https?)://(?P<place>(\[[0-9a-f:.]+\]|[^\s/?#@:\[\]]+)(:0*[1-9][0-9]{0,4})?)/*", re.IGNORECASE
)


class Name:
    """The one name of the server, where ``public_url`` gives it; otherwise whatever this machine may be called."""

    def __init__(self, public_url: str = "") -> None:
        found = _URL.fullmatch(public_url)
        self._scheme = found["scheme"].lower() if found else ""
        self._place = _place(_as_asked(found["place"]), self._scheme) if found else None
        if public_url and self._place is None:
            raise RoomError(
                f"“{public_url}” is no address; one looks like https://debate.school.example, without a path."
            )
        self.url = public_url.lower().rstrip("/")
        self._own = own_host_names()

    def is_own(self, host: str) -> bool:
        """Whether a request with this ``Host`` is meant for this server."""
        place = _place(host, self._scheme)
        if self._place is not None:
            return place == self._place
        return place is not None and (place[0] in self._own or is_number(place[0]))

    def may_ask(self, origin: str, host: str) -> bool:
        """Whether a page of that ``Origin`` is one of this server's own."""
        scheme, _, origin_host = origin.partition("://")
        if self._place is not None:
            return scheme.lower() == self._scheme and _place(origin_host, self._scheme) == self._place
        return origin_host == host


def _as_asked(place: str) -> str:
    """A place with its name as clients ask for it: “école.example” as “xn--cole-9oa.example”."""
    try:
        return place.encode("idna").decode()
    except UnicodeError:
        return place


def _place(netloc: str, scheme: str) -> tuple[str, int] | None:
    """Host and port; ``None`` for what is neither."""
    try:
        parts = urlsplit(f"//{netloc}")
        return (parts.hostname, parts.port or _USUAL.get(scheme, 80)) if parts.hostname else None
    except ValueError:
        return None


class Proxies:
    """The reverse proxies whose word on a client's address is taken: addresses or networks. Raises ``RoomError``."""

    def __init__(self, trusted: Sequence[str] = ()) -> None:
        self._networks = []
        for one in trusted:
            try:
                self._networks.append(ipaddress.ip_network(one, strict=False))
            except ValueError as error:
                raise RoomError(f"“{one}” is no address of a proxy; it looks like 10.0.0.5 or 10.0.0.0/24.") from error

    def client_of(self, request: web.Request) -> str:
        """The address that a request comes from: the last one that no trusted proxy has written itself.

        Each proxy adds the address that it was asked from, so what stands before is only the client's word.
        """
        address = (request.remote or "").removeprefix("::ffff:")  # an IPv4 client of a server at [::]
        told = [part.strip() for line in request.headers.getall("X-Forwarded-For", []) for part in line.split(",")]
        while told and self._is_trusted(address):
            address = told.pop()
        return address

    def _is_trusted(self, address: str) -> bool:
        try:
            number = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(number in network for network in self._networks)
