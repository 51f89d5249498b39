"""Where a server on this machine is reached by others on the same network."""

from __future__ import annotations

import ipaddress
import socket

LOOPBACK = "127.0.0.1"

# Nothing is sent to these: a connected datagram socket only makes the system choose the way out. The first is how
# most school networks are numbered, the second serves where only the default route is known.
_AWAY = (("10.255.255.255", 9), ("192.168.255.255", 9), ("198.51.100.1", 9))


def lan_addresses() -> list[str]:
    """The IPv4 addresses of this machine in its networks, the likeliest first; none without a network."""
    found: dict[str, None] = {}
    for target in reversed(_AWAY):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect(target)
                found[probe.getsockname()[0]] = None
            except OSError:
                continue
    try:
        for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
            found[str(info[4][0])] = None
    except OSError:
        pass
    return [one for one in found if _is_of_a_network(one)]


def _is_of_a_network(address: str) -> bool:
    number = ipaddress.ip_address(address)
    return not (number.is_loopback or number.is_unspecified or number.is_link_local)


def own_host_names() -> frozenset[str]:
    """The names by which a browser or client may call this machine, in lower case."""
    host = socket.gethostname().lower()
    return frozenset({"localhost", host, f"{host.split('.')[0]}.local"})


def is_number(host: str) -> bool:
    """Whether a host is written as an address in numbers: no foreign name can be made to lead here that way."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
