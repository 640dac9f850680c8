"""The order of a timeline's rows: each campaign with its parts below it, then what belongs to none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ambassade.publish.audience import Edition
from ambassade.publish.occurrence import Occurrence

DEEPEST = 2
"""Parts of parts of a campaign stand as deep as its parts' parts."""


@dataclass(frozen=True, slots=True)
class Place:
    """An entry's row: how deep it stands, and its dates in the period."""

    key: str
    level: int
    dates: tuple[Occurrence, ...]


def in_order(edition: Edition, found: Mapping[str, tuple[Occurrence, ...]]) -> tuple[Place, ...]:
    """The rows of the entries in `found`, each once, campaigns first.

    An entry stands below its campaign where that has a row too. A circle of campaigns is cut where it is met.
    """
    parts: defaultdict[str, list[str]] = defaultdict(list)
    roots = []
    ordered = sorted(found, key=lambda key: found[key][0].order)
    for key in ordered:
        campaign = edition.entries[key].campaign
        if campaign and campaign in found and campaign != key:
            parts[campaign].append(key)
        else:
            roots.append(key)
    roots.sort(key=lambda key: edition.entries[key].kind != "campaign" and key not in parts)
    placed: dict[str, Place] = {}

    def place(key: str, level: int) -> Iterator[Place]:
        stack = [(key, level)]
        while stack:
            name, deep = stack.pop()
            if name not in placed:
                placed[name] = Place(name, min(deep, DEEPEST), found[name])
                yield placed[name]
                stack.extend((part, deep + 1) for part in reversed(parts[name]))

    rows = [row for key in roots for row in place(key, 0)]
    rows += [row for key in ordered for row in place(key, 0)]
    return tuple(rows)
