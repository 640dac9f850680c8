"""What of a proposal can be read, on either side, and what is left out of its review because it can not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from ambassade.check import Checked
from ambassade.load.git import FileChange
from ambassade.load.layout import CONTENT, Place, is_picture, meant_path, place_of
from ambassade.model.catalog import Catalog, Item, Kind
from ambassade.review.compare import Keys
from ambassade.review.view import View
from ambassade.rules.calendar import days_of

_BEYOND = "date-out-of-range"
_FIRST, _LAST = date(100, 1, 1), date(9900, 12, 31)
"""Days beyond these can not be reckoned with in every time zone."""


def readable(catalog: Catalog, doubtful: Collection[Item[Any]]) -> Catalog:
    """The catalog without what holds a day that no calendar reaches: it counts as not readable.

    `doubtful` is all that may hold one.
    """
    beyond = {
        (item.kind, item.key)
        for item in doubtful
        if item.key in catalog.items(item.kind)
        and not all(_FIRST <= day <= _LAST for _, day in days_of(item))
    }
    if not beyond:
        return catalog
    found = Catalog(read=catalog.read, assets=catalog.assets)
    found.broken = {kind: set(keys) for kind, keys in catalog.broken.items()}
    for kind in Kind:
        kept = {key: item for key, item in catalog.items(kind).items() if (kind, key) not in beyond}
        if kind is Kind.ORGANISATION:
            found.organisation = catalog.organisation if kept else None
        else:
            table: dict[str, Item[Any]] = found.items(kind)  # type: ignore[assignment]  # being filled here
            table.update(kept)
    for kind, key in beyond:
        found.broken.setdefault(kind, set()).add(key)
    return found


def doubtful(checked: Checked) -> list[Item[Any]]:
    """What the check found to hold a day that can hardly be meant."""
    keys = {
        (place.kind, place.key)
        for finding in checked.findings
        if finding.rule == _BEYOND and (place := place_of(finding.location.path)) is not None
    }
    return [item for kind, key in keys if (item := checked.catalog.items(kind).get(key)) is not None]


def broken(catalog: Catalog) -> set[tuple[Kind, str]]:
    """What has a file that could not be read, and no other that could."""
    return {
        (kind, key) for kind, keys in catalog.broken.items() for key in keys if key not in catalog.items(kind)
    }


def left_out(*catalogs: Catalog) -> Keys:
    """What one side could not read, and what lies in a network that one side could not."""
    found: set[tuple[Kind, str]] = set()
    networks: set[str] = set()
    for catalog in catalogs:
        unread = broken(catalog)
        found |= unread
        networks |= {key for kind, key in unread if kind is Kind.NETWORK}
    if networks:
        found |= {
            (kind, key)
            for catalog in catalogs
            for kind in (Kind.ENTRY, Kind.MESSAGE, Kind.POST, Kind.COLLECTION)
            for key, item in catalog.items(kind).items()
            if item.network in networks
        }
    return frozenset(found)


def broken_paths(checked: Checked, head: Catalog, views: tuple[View, View]) -> Iterator[str]:
    """Those of the head by path: nothing of a person or a network that the readers do not know."""
    unread = broken(head)
    for path in sorted({finding.location.path for finding in checked.findings}):
        place = place_of(path)
        if place is not None and (place.kind, place.key) in unread and is_known(place, views):
            yield path


def is_known(place: Place, views: tuple[View, View]) -> bool:
    """Whether the readers of two editions know a person, or the network that something is in."""
    if place.kind is Kind.AMBASSADOR:
        return views[0].has(place.kind, place.key)
    return place.network is None or any(view.has(Kind.NETWORK, place.network) for view in views)


def strays(files: Collection[FileChange], head: Catalog) -> int:
    """How many changed files in content/ belong to nothing; one taken for another's counts as that one."""
    unread = broken(head)
    found = 0
    for file in files:
        is_content = file.path.startswith(f"{CONTENT}/") and not file.is_gone
        if is_content and place_of(file.path) is None and not is_picture(file.path):
            meant = place_of(meant_path(file.path) or "")
            found += meant is None or (meant.kind, meant.key) not in unread
    return found
