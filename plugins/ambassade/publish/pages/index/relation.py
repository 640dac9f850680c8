"""What all relations of an edition begin with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ambassade.publish.audience import Edition
from ambassade.publish.occurrence import Window

Groups = Mapping[str, tuple[str, ...]]


class Relations:
    """Relations of one edition, as keys in the order in which pages list them; each is worked out once."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.window = Window.around(edition.as_of)


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The second of each pair under its first, in order, each once."""
    groups: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for group, member in pairs:
        groups[group][member] = None
    return {group: tuple(found) for group, found in groups.items()}


def places(lists: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """Where each member stands in its list, from 0; each is in one list."""
    return {member: place for found in lists for place, member in enumerate(found)}
