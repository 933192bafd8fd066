"""Which addresses of the network a link may lead to: those of the public internet, and no machine near us."""

import socket
from collections.abc import Callable, Sequence
from ipaddress import ip_address
from typing import NamedTuple

from corpus.web.special_addresses import is_global_unicast

Resolver = Callable[[str, int], Sequence[str]]
"""The addresses of a host, as text; raises OSError when there are none."""

PORTS = frozenset({80, 443})


class Reach(NamedTuple):
    """How far a fetch may reach."""

    private: bool = False  # whether also to machines that the public internet does not see, and to any port
    resolver: Resolver | None = None  # the system's, unless another is given

    def addresses(self, host: str, port: int) -> list[str]:
        """The addresses of a host to connect to; raises OSError, and PermissionError for a forbidden one.

        A host one of whose addresses is private is refused whole: which of them is taken is not ours to say.
        """
        if not self.private and port not in PORTS:
            raise PermissionError(host)
        found = list((self.resolver or resolve)(host, port))
        if not self.private and not all(map(is_public, found)):
            raise PermissionError(host)
        return found


PUBLIC = Reach()
"""Where links of anybody may lead."""


def resolve(host: str, port: int) -> list[str]:
    """What the system knows a host by; "127.1" and "0x7f000001" are addresses for it too."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether the public internet leads to an address; to none with a zone, such as "fe80::1%eth0"."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return getattr(parsed, "scope_id", None) is None and is_global_unicast(parsed)
