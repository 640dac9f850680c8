"""Which addresses are asked: http and https, without passwords, and of hosts that everybody can reach.

Sources: the IANA registries of special-purpose addresses, as Python's `ipaddress` knows them; RFC 4291 (IPv6:
only 2000::/3 is global unicast), RFC 6052 (NAT64), RFC 3056 (6to4), RFC 4380 (Teredo), RFC 9637
(documentation).
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from ambassade.feeds.fault import FeedError
from ambassade.model.feed import Fault

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
LONGEST = 2000
PORTS = {"http": 80, "https": 443}
_FIRST_FREE_PORT = 1024
"""Below it only the web's own ports are asked: the others belong to other services."""
_GLOBAL = ipaddress.IPv6Network("2000::/3")
_LEADING_ELSEWHERE = tuple(
    map(ipaddress.ip_network, ("2002::/16", "2001::/23", "3fff::/20", "192.88.99.0/24"))
)
_SAFE_IN_TARGET = "/%:@!$&'()*+,;=~-._?"


@dataclass(frozen=True, slots=True)
class Target:
    """Whom to ask for what. `target` is the path and the query, as a request names them."""

    scheme: str
    host: str
    port: int
    target: str


def is_public(address: IP) -> bool:
    """Whether an address is one that everybody on the internet can reach."""
    if isinstance(address, ipaddress.IPv6Address) and (address not in _GLOBAL or address.scope_id):
        return False
    if any(address in network for network in _LEADING_ELSEWHERE if network.version == address.version):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def parse_ip(text: str) -> IP | None:
    """An address as a socket tells it; None where it is none."""
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def leads_inside(host: str) -> bool:
    """Whether a link leads whoever follows it to their own machine or network, as far as the host says.

    Browsers take `127.1`, `0x7f.1` and `2130706433` for addresses too. ValueError where it is no host.
    """
    ascii_host = host.encode("idna").decode("ascii").lower().removesuffix(".")
    if "%" in ascii_host:
        raise ValueError(host)
    last = ascii_host.rpartition(".")[2]
    if ":" not in ascii_host and not last.isdigit() and not last.startswith("0x"):
        return last == "localhost"
    ip = parse_ip(ascii_host) or parse_ip(_dotted(ascii_host))
    return ip is None or not is_public(ip)


def _dotted(host: str) -> str:
    """An IPv4 address written in another way, as browsers read it; nothing where it is none."""
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        return ""


def target_of(address: str) -> Target:
    """What an address names; FeedError where it is not one that is asked."""
    try:
        parts = urlsplit(address)
        scheme, host, port = parts.scheme, parts.hostname, parts.port
        if not host or not host.isascii():
            host = (host or "").encode("idna").decode("ascii")
        target = quote(parts.path or "/", safe=_SAFE_IN_TARGET)
        target += f"?{quote(parts.query, safe=_SAFE_IN_TARGET)}" if parts.query else ""
    except ValueError:
        raise FeedError(Fault.ADDRESS) from None
    port = PORTS.get(scheme, 0) if port is None else port
    refused = (
        scheme not in PORTS,
        not host,
        parts.username is not None,
        parts.password is not None,
        len(address) > LONGEST,
        not address.isprintable(),
        port < _FIRST_FREE_PORT and port not in PORTS.values(),
    )
    if any(refused):
        raise FeedError(Fault.ADDRESS)
    return Target(scheme, host, port, target)
