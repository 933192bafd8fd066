"""The addresses of the network that are set apart, and those that the public internet has.

The two registries of special-purpose addresses that IANA keeps, up to RFC 9780 of May 2025, in a table of the
project's own, since each Python has the registry of its year:
https://www.iana.org/assignments/iana-ipv4-special-registry
https://www.iana.org/assignments/iana-ipv6-special-registry
Anycast services, which are reachable, stand here too: no web site is at one of them.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

_IPV4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network (RFC 791)
            "10.0.0.0/8",  # private (RFC 1918)
            "100.64.0.0/10",  # shared by a provider's customers (RFC 6598)
            "127.0.0.0/8",  # loopback (RFC 1122)
            "169.254.0.0/16",  # link-local (RFC 3927)
            "172.16.0.0/12",  # private (RFC 1918)
            "192.0.0.0/24",  # protocol assignments (RFC 6890), the dummy 192.0.0.8 among them (RFC 7600)
            "192.0.2.0/24",  # documentation (RFC 5737)
            "192.31.196.0/24",  # AS112 (RFC 7535)
            "192.52.193.0/24",  # multicast tunnels (RFC 7450)
            "192.88.99.0/24",  # 6to4 relays (RFC 7526)
            "192.168.0.0/16",  # private (RFC 1918)
            "192.175.48.0/24",  # AS112 (RFC 7534)
            "198.18.0.0/15",  # benchmarks (RFC 2544)
            "198.51.100.0/24",  # documentation (RFC 5737)
            "203.0.113.0/24",  # documentation (RFC 5737)
            "224.0.0.0/4",  # multicast (RFC 5771)
            "240.0.0.0/4",  # reserved, and the broadcast address (RFC 1112, RFC 919)
        ),
    )
)

# All else is not assigned to anybody's machines: fc00::/7, fe80::/10, fec0::/10, ff00::/8, ::/96, 5f00::/16…
# https://www.iana.org/assignments/ipv6-address-space
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_IPV6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID, DRIP… (RFC 2928)
            "2001:db8::/32",  # documentation (RFC 3849)
            "2002::/16",  # 6to4 (RFC 3056), which leads to an IPv4 address by way of a relay
            "2620:4f:8000::/48",  # AS112 (RFC 7534)
            "3ffe::/16",  # a test network that was given back (RFC 3701)
            "3fff::/20",  # documentation (RFC 9637)
        ),
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")  # where a network of IPv6 alone has all of IPv4 (RFC 6052)
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)  # what stands before an IPv4 address that is tunnelled to (RFC 5214)


def is_global_unicast(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address may be that of a machine of the public internet."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _IPV4)
    held = address.ipv4_mapped or _translated(address)
    if held is not None:
        return is_global_unicast(held)
    if int(address) >> 32 & 0xFFFF_FFFF in _ISATAP:
        return False
    return address in _GLOBAL_UNICAST and not any(address in network for network in _IPV6)


def _translated(address: IPv6Address) -> IPv4Address | None:
    return IPv4Address(int(address) & 0xFFFF_FFFF) if address in _NAT64 else None
