"""Rule `reserved-name`: no file has a name that commands, pages or systems need for themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say

_WINDOWS: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)
"""Devices, which can not be file names there ("Naming Files, Paths, and Namespaces", Microsoft)."""
_VIEWS: Final = frozenset({"week", "agenda", "timeline", "board"})
"""The calendar's views, which lie where the entries of a network so called would: `calendar/<network>/`."""
_MONTH: Final = re.compile(r"\d{4}-\d{2}")
"""The same for its months."""
_PAGE: Final = re.compile(r"page/\d+")
"""The further pages of the list of collections lie where these of a network `page` would."""


@rule(Severity.ERROR, *(kind for kind in Kind if kind is not Kind.ORGANISATION))
def reserved_name(item: Item[object], _context: Context) -> Iterator[Fault]:
    """A network `all` or like a page of the calendar, an `index` beside a list, or a device of Windows."""
    reason = _reason(item.kind, item.key)
    if reason is not None:
        yield Fault(
            item=item,
            at=(),
            message=reason,
            hint=say("rename the folder") if item.kind is Kind.NETWORK else say("rename the file"),
        )


def _reason(kind: Kind, key: str) -> Say | None:
    last = key.rpartition("/")[2]
    if kind is Kind.NETWORK and (taken := _taken(key)) is not None:
        return taken
    if kind is Kind.COLLECTION and _PAGE.fullmatch(key):
        return say(
            "`{name}` is a page of the list of collections, so no collection can be called so", name=key
        )
    if last == "index" and kind is not Kind.PAGE:
        return say("`index` is the list of all, so nothing in it can be called so")
    if not _WINDOWS.isdisjoint(key.split("/")):
        return say("Windows can not keep a file called `{name}`", name=last)
    return None


def _taken(network: str) -> Say | None:
    """What a network would be mistaken for."""
    if network == "all":
        return say("`all` means every network, so none can be called so")
    if network in _VIEWS:
        return say("`{name}` is a view of the calendar, so no network can be called so", name=network)
    if _MONTH.fullmatch(network):
        return say("`{name}` is a month of the calendar, so no network can be called so", name=network)
    return None
