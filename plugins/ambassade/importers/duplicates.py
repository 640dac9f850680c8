"""People who may be one person: proposed for somebody to look at, never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from ambassade.importers.accounts import same_address
from ambassade.names import fold

_ALIKE = 92
"""Per cent by which two names have to agree; a changed letter in a name of ten gives about 90."""
_LARGEST_GROUP = 250
"""Names that share a beginning with more others than this are compared by their whole only."""
_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Person:
    """What is compared: an id for the report, a name, and the addresses of the accounts."""

    id: str
    name: str
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who resemble each other, and by what: an account of both, the same name, a similar one."""

    first: str
    second: str
    by: str


def near_duplicates(people: Iterable[Person]) -> list[Pair]:
    """Pairs of people who may be one, each pair once, in the order of the people."""
    listed = list(people)
    found: dict[tuple[int, int], str] = {}
    folded = [" ".join(sorted(fold(person.name).replace(".", " ").split())) for person in listed]
    _same(
        found,
        ((place, same_address(address)) for place, one in enumerate(listed) for address in one.addresses),
        "account",
    )
    _same(
        found,
        ((place, name) for place, name in enumerate(folded) if len(name) >= _SHORTEST and " " in name),
        "name",
    )
    for places in _blocks(folded):
        for left, right in combinations(places, 2):
            pair = (left, right) if left < right else (right, left)
            if pair not in found and fuzz.ratio(folded[left], folded[right], score_cutoff=_ALIKE):
                found[pair] = "similar"
    return [Pair(listed[left].id, listed[right].id, by) for (left, right), by in sorted(found.items())]


def _same(found: dict[tuple[int, int], str], keyed: Iterable[tuple[int, str]], by: str) -> None:
    groups: dict[str, list[int]] = defaultdict(list)
    for place, key in keyed:
        if place not in groups[key]:
            groups[key].append(place)
    for places in groups.values():
        if 1 < len(places) <= _LARGEST_GROUP:
            for left, right in combinations(places, 2):
                found.setdefault((left, right), by)


def _blocks(folded: list[str]) -> list[list[int]]:
    """Places of names that begin alike or share a word.

    Only those are compared, so that it stays nearly linear.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(folded):
        if len(name) < _SHORTEST + 2 or " " not in name:
            continue
        for word in {name[:5], *(word for word in name.split() if len(word) > 3)}:
            groups[word].append(place)
    return [places for places in groups.values() if 1 < len(places) <= _LARGEST_GROUP]
