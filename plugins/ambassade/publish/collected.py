"""The links that people picked by hand, in the order in which readers get them: for pages, feeds and API."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlsplit

from ambassade.model.status import State
from ambassade.publish.audience import Edition, InternalEdition
from ambassade.publish.edition import public

COLLECTIONS = "collections/"
_NEVER = date.min


@dataclass(frozen=True, slots=True)
class Pick:
    """One link of a collection; `anchor` names it on the collection's page, whatever its words become."""

    collection: str
    """The collection's key."""
    link: public.PickedLink
    anchor: str
    is_again: bool
    """Whether the same address stands further up in the same collection."""

    @property
    def path(self) -> str:
        """Its address on the site, which stays: from there readers are led to the page that it stands on."""
        return f"{collection_path(self.collection)}{self.anchor}/"

    @property
    def host(self) -> str:
        """The site that the link leads to, as readers know it."""
        return (urlsplit(self.link.url).hostname or "").removeprefix("www.")


def collection_path(key: str) -> str:
    """The page of a collection."""
    return f"{COLLECTIONS}{key}/"


class Collected:
    """The collections of one edition, each relation worked out once."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._picks: dict[str, tuple[Pick, ...]] = {}

    def picks(self, key: str) -> tuple[Pick, ...]:
        """The links of a collection, the newest first; those of one day as its file has them."""
        found = self._picks.get(key)
        if found is None:
            found = self._picks[key] = tuple(_picks(key, self._edition.collections[key].links))
        return found

    def out(self, key: str) -> tuple[Pick, ...]:
        """Those that readers have: of a collection that is out, without those of days to come."""
        if not self.is_out(key):
            return ()
        today = self._edition.as_of.date()
        return tuple(pick for pick in self.picks(key) if pick.link.on <= today)

    def is_out(self, key: str) -> bool:
        """Whether readers have a collection; every one of an edition that tells no status is."""
        edition = self._edition
        return (
            not isinstance(edition, InternalEdition)
            or edition.states.get(f"collection/{key}") is State.PUBLISHED
        )

    def newest(self, key: str) -> date | None:
        """The day of the newest link that readers have."""
        picks = self.out(key)
        return picks[0].link.on if picks else None

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """All collections: those that readers have, by their newest link; after them those in the works."""
        found = {key: self.newest(key) or _NEVER for key in self._edition.collections}
        return tuple(sorted(found, key=lambda key: (not self.is_out(key), -found[key].toordinal(), key)))

    @cached_property
    def by_network(self) -> Mapping[str, tuple[str, ...]]:
        """The collections of each network; those of none under `""`."""
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for key in self.keys:
            groups[self._edition.collections[key].network or ""].append(key)
        return {network: tuple(keys) for network, keys in groups.items()}

    @cached_property
    def everything(self) -> tuple[Pick, ...]:
        """Every link that readers have, the newest first, an address of a collection once."""
        picks = [pick for key in self.keys for pick in self.out(key) if not pick.is_again]
        return tuple(sorted(picks, key=lambda pick: -pick.link.on.toordinal()))

    @cached_property
    def picks_by_network(self) -> Mapping[str, tuple[Pick, ...]]:
        """The same for the collections of each network."""
        collections = self._edition.collections
        return _grouped((collections[pick.collection].network, pick) for pick in self.everything)

    @cached_property
    def picks_by_person(self) -> Mapping[str, tuple[Pick, ...]]:
        """The same for each person who picked some."""
        return _grouped((pick.link.by, pick) for pick in self.everything)


def _picks(key: str, links: Iterable[public.PickedLink]) -> Iterator[Pick]:
    """The links in order, each with a name that follows from its address alone."""
    seen: Counter[str] = Counter()
    for link in sorted(links, key=lambda one: -one.on.toordinal()):
        name = f"link-{hashlib.sha256(link.url.encode()).hexdigest()[:12]}"
        seen[name] += 1
        again = seen[name] > 1
        yield Pick(key, link, f"{name}-{seen[name]}" if again else name, again)


def _grouped(pairs: Iterable[tuple[str | None, Pick]]) -> Mapping[str, tuple[Pick, ...]]:
    groups: defaultdict[str, list[Pick]] = defaultdict(list)
    for name, pick in pairs:
        if name is not None:
            groups[name].append(pick)
    return {name: tuple(found) for name, found in groups.items()}
