"""Where a forge is asked, and through which proxy: a token goes to that origin and nowhere else."""

from __future__ import annotations

import base64
import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from ambassade.forge.fault import ForgeFault
from ambassade.words import say


class Origin(NamedTuple):
    """What a token is bound to: scheme, host and port."""

    scheme: str
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy for https, with the headers it wants; they may hold a password and are never shown."""

    host: str
    port: int
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


def origin(address: str, forge: str) -> Origin:
    """The origin of an address that may be asked: https, or http on this very machine.

    Raises ForgeFault on anything else, such as an address with a password in it or over plain http, where
    everybody on the way could read the token.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _unusable(forge) from None
    known = {"https": 443, "http": 80}
    if parts.scheme not in known or not host or parts.username is not None or parts.password is not None:
        raise _unusable(forge)
    if parts.scheme == "http" and not is_loopback(host):
        raise _unusable(forge)
    return Origin(parts.scheme, host, known[parts.scheme] if port is None else port)


def _unusable(forge: str) -> ForgeFault:
    return ForgeFault(say("{forge} is only asked at an https address without a password in it", forge=forge))


def is_loopback(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def proxy_for(target: Origin, environment: Mapping[str, str]) -> Proxy | None:
    """The proxy that the environment names for an origin: HTTPS_PROXY, less what NO_PROXY lists.

    Loopback never goes through one, whatever the environment says. A proxy that cannot be understood is
    none: then the forge is asked without it, or cannot be reached.
    """
    named = environment.get("https_proxy") or environment.get("HTTPS_PROXY") or ""
    if not named or target.scheme != "https" or is_loopback(target.host):
        return None
    if _excepted(target.host, environment.get("no_proxy") or environment.get("NO_PROXY") or ""):
        return None
    try:
        parts = urlsplit(named if "://" in named else f"http://{named}")
        host, port = parts.hostname, parts.port or 8080
    except ValueError:
        return None
    if not host:
        return None
    headers: dict[str, str] = {}
    if parts.username is not None:
        password = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        headers["Proxy-Authorization"] = "Basic " + base64.b64encode(password.encode()).decode("ascii")
    return Proxy(host, port, headers)


def _excepted(host: str, listed: str) -> bool:
    """Whether NO_PROXY lists a host: itself, a domain above it, or `*`."""
    names = [name.strip().casefold().removeprefix(".") for name in listed.split(",")]
    return "*" in names or any(name and (host == name or host.endswith(f".{name}")) for name in names)
