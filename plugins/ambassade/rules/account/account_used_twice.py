"""Rule `account-used-twice`: an account belongs to one person or one network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ambassade.findings import Label, Severity
from ambassade.model.catalog import Catalog
from ambassade.model.platform import BuiltInPlatform
from ambassade.rules.account.presence import Presence, presences
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

_SITES = re.compile(r"(?:www|m|mobile|[a-z]{2})\.(?=[^.]+\.)")
"""What platforms put before their host for a device or a country."""


@rule(Severity.WARNING)
def account_used_twice(catalog: Catalog, _context: Context) -> Iterator[Fault]:
    """An account that stands in two files; the second one is told."""
    first: dict[tuple[str, str], Presence] = {}
    for presence in presences(catalog):
        if presence.path[0] != "accounts" or presence.platform is None or presence.url is None:
            continue
        address = (presence.platform, same_address(presence.url, catalog.platform(presence.platform)))
        other = first.setdefault(address, presence)
        if other.item is not presence.item:
            yield Fault(
                item=presence.item,
                at=(*presence.path, "url"),
                message=say("this account also stands in {file}", file=other.item.path),
                hint=say("keep it with the one who writes there"),
                related=(Label(other.item.document.at((*other.path, "url")), say("first here")),),
            )


def same_address(url: str, platform: BuiltInPlatform | None) -> str:
    """The address without what differs between two ways to write it."""
    parts = urlsplit(url)
    host = _SITES.sub("", (parts.hostname or "").rstrip("."), count=1)
    if platform is not None and host in platform.hosts:
        host = ""
    query = f"?{parts.query}" if parts.query and len(parts.path) > 1 and "v=" in parts.query else ""
    return host + parts.path.rstrip("/").casefold() + query
