"""Which addresses of the network a link may lead to: those of the public internet, and no machine near us."""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import NamedTuple

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], Sequence[str]]
"""The addresses of a host, as text; raises OSError when there are none."""

PORTS = frozenset({80, 443})

# Ranges whose addresses hold one of IPv4, and lead there (RFC 6052, RFC 3056).
_NAT64 = IPv6Network("64:ff9b::/96")
_NAT64_LOCAL = IPv6Network("64:ff9b:1::/48")


class Reach(NamedTuple):
    """How far a fetch may reach."""

    private: bool = False  # whether also to machines that the public internet does not see, and to any port
    resolver: Resolver | None = None  # the system's, unless another is given

    def addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host to connect to; raises OSError, and PermissionError for a forbidden one.

        A host one of whose addresses is private is refused whole: which of them is taken is not ours to say.
        """
        found = list((self.resolver or resolve)(host, port))
        if not self.private and (port not in PORTS or not all(map(is_public, found))):
            raise PermissionError(host)
        return found


PUBLIC = Reach()
"""Where links of anybody may lead."""


def resolve(host: str, port: int) -> list[str]:
    """What the system knows a host by; "127.1" and "0x7f000001" are addresses for it too."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether the public internet leads to an address, and not by way of one that holds another."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return _is_public(parsed)


def _is_public(address: Address) -> bool:
    if isinstance(address, IPv6Address):
        held = address.ipv4_mapped or address.sixtofour or _of_nat64(address)
        if held is not None:
            return _is_public(held)
        if address.teredo or address in _NAT64_LOCAL:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _of_nat64(address: IPv6Address) -> IPv4Address | None:
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None
