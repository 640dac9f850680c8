"""Rule `reserved-name`: no file has a name that commands, pages or systems need for themselves."""

from __future__ import annotations

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


@rule(Severity.ERROR, *(kind for kind in Kind if kind is not Kind.ORGANISATION))
def reserved_name(item: Item[object], _context: Context) -> Iterator[Fault]:
    """A network `all`, an `index` where pages have lists, or a name that Windows keeps for its devices."""
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
    if kind is Kind.NETWORK and key == "all":
        return say("`all` means every network, so none can be called so")
    if last == "index" and kind is not Kind.PAGE:
        return say("`index` is the list of all, so nothing in it can be called so")
    if not _WINDOWS.isdisjoint(key.split("/")):
        return say("Windows can not keep a file called `{name}`", name=last)
    return None
