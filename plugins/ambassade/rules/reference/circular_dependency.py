"""Rule `circular-dependency`: what waits for, lies below or is followed by something else ends somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog, Item, Path
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say

Edges = Mapping[str, list[tuple[str, Item[Any], Path]]]
"""By name: each name it leans on, and where that is said."""
LONGEST = 8
"""So many names of a circle are told."""
_HINT = say("take one of these lines away")


@rule(Severity.ERROR)
def circular_dependency(catalog: Catalog, _context: Context) -> Iterator[Fault]:
    """A chain of entries, units or platforms that comes back to where it began."""
    waits = _edges(
        (item.key, key, item, ("depends_on", index))
        for item in catalog.entries.values()
        for index, key in enumerate(item.value.depends_on)
    )
    for item, path, chain in _circles(waits):
        yield _fault(item, path, say("these entries wait for one another: {chain}", chain=chain))
    parts = _edges(
        (item.key, item.value.campaign, item, ("campaign",))
        for item in catalog.entries.values()
        if item.value.campaign is not None
    )
    for item, path, chain in _circles(parts):
        yield _fault(item, path, say("these campaigns are part of one another: {chain}", chain=chain))
    organisation = catalog.organisation
    if organisation is None:
        return
    parents = _edges(
        (unit.id, unit.parent, organisation, ("units", index, "parent"))
        for index, unit in enumerate(organisation.value.units)
        if unit.parent is not None
    )
    for item, path, chain in _circles(parents):
        yield _fault(item, path, say("these units lie above one another: {chain}", chain=chain))
    successors = _edges(
        (platform.id, platform.successor, organisation, ("platforms", index, "successor"))
        for index, platform in enumerate(organisation.value.platforms)
        if platform.successor is not None
    )
    for item, path, chain in _circles(successors):
        yield _fault(item, path, say("these platforms are left for one another: {chain}", chain=chain))


def _fault(item: Item[Any], path: Path, message: Say) -> Fault:
    return Fault(item=item, at=path, message=message, label=say("closes the circle"), hint=_HINT)


def _chain(names: list[str]) -> str:
    """The names of a circle, back to the first; of a long one the beginning and the end."""
    shown = names if len(names) <= LONGEST else [*names[: LONGEST - 1], "…", names[-1]]
    return " → ".join([*shown, names[0]])


def _edges(named: Iterator[tuple[str, str, Item[Any], Path]]) -> Edges:
    """By the name that leans; what leans on itself is told by `self-reference`."""
    edges: dict[str, list[tuple[str, Item[Any], Path]]] = {}
    for name, other, item, path in named:
        if name != other:
            edges.setdefault(name, []).append((other, item, path))
    return edges


def _circles(edges: Edges) -> Iterator[tuple[Item[Any], Path, str]]:
    """For each circle the place that closes it, and its names in order; every edge is looked at once."""
    done: set[str] = set()
    for start in edges:
        way: dict[str, Iterator[tuple[str, Item[Any], Path]]] = {}
        here: str | None = None if start in done else start
        if here is not None:
            way[here] = iter(edges[here])
        while way:
            here = next(reversed(way))
            for other, item, path in way[here]:
                if other in way:
                    names = list(way)
                    yield item, path, _chain(names[names.index(other) :])
                elif other not in done and other in edges:
                    way[other] = iter(edges[other])
                    break
            else:
                done.add(here)
                del way[here]
