"""Which people, networks and items an edition shows on a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from ambassade.model import content
from ambassade.model.catalog import Catalog, Item, Kind
from ambassade.model.consent import agreed, is_active, was_told
from ambassade.model.moment import Moment
from ambassade.model.platform import BUILT_IN
from ambassade.model.status import State, state
from ambassade.publish.edition import internal

CIRCLES = ("public", "members", "internal")


@dataclass(frozen=True, slots=True)
class Visible:
    """The keys that an edition shows, by kind; `scopes`: what its people agreed to (None: everything)."""

    networks: frozenset[str]
    ambassadors: frozenset[str]
    entries: frozenset[str]
    messages: frozenset[str]
    posts: frozenset[str]
    collections: frozenset[str]
    pages: frozenset[str]
    scopes: dict[str, frozenset[str] | None]
    vocabularies: Mapping[str, frozenset[str]]
    """The ids of the organisation's own lists, by the kind that a reference names."""

    def shows(self, ref: str, key: str) -> bool:
        """Whether what a reference names stands in the edition; what is of no known kind does not."""
        tables: Mapping[str, frozenset[str]] = {
            "network": self.networks,
            "ambassador": self.ambassadors,
            "entry": self.entries,
            "message": self.messages,
            "post": self.posts,
            "collection": self.collections,
        }
        return key in tables.get(ref, self.vocabularies.get(ref, frozenset()))


VOCABULARIES: Mapping[str, str] = {
    "theme": "themes",
    "place": "places",
    "unit": "units",
    "brand": "brands",
    "addressee": "addressees",
    "external_kind": "external_kinds",
    "value": "values",
    "priority": "priorities",
    "objective": "objectives",
    "platform": "platforms",
}
"""The organisation's lists that references lead to, by the kind that they name."""


def vocabularies(organisation: object) -> dict[str, frozenset[str]]:
    """The ids in every list of an organisation, the content's or an edition's; the built-in platforms too."""
    found = {
        ref: frozenset(one.id for one in getattr(organisation, name, ()))
        for ref, name in VOCABULARIES.items()
    }
    return found | {"platform": found["platform"] | frozenset(BUILT_IN)}


def visible(catalog: Catalog, audience: str, as_of: datetime, network: str | None = None) -> Visible:
    """What an edition shows on a date (aware); with `network`, of that network alone, whatever its access."""
    return _Look(catalog, audience, as_of, network).all()


def is_current(first: date | None, last: date | None, today: date) -> bool:
    """Whether a day lies between the first and the last; None: no end on that side."""
    return (first is None or first <= today) and (last is None or today <= last)


def local(as_of: datetime, catalog: Catalog) -> datetime:
    """The same instant in the organisation's zone, whose days count; ValueError where it has no zone."""
    if as_of.tzinfo is None:
        message = "the date has no time zone"
        raise ValueError(message)
    return as_of.astimezone(catalog.zone())


def visible_from(item: Item[object], catalog: Catalog) -> datetime | None:
    """The instant from which something approved shows; None: at once."""
    value = item.value
    moment: Moment | None = None
    zone = catalog.zone()
    if isinstance(value, content.Entry):
        return embargo_ends(value, zone)
    if isinstance(value, content.Post | content.Collection):
        moment = value.publish_at
    elif isinstance(value, content.Message):
        moment = value.window.from_
    return None if moment is None else moment.starts(zone)


def embargo_ends(entry: content.Entry | internal.Entry, zone: ZoneInfo) -> datetime | None:
    """The instant (aware) from which an entry may be told; None without an embargo.

    A day begins in the organisation's `zone`; an hour is one of the entry's own, as its other hours are.
    """
    if entry.embargo is None:
        return None
    own = ZoneInfo(entry.time_zone) if entry.time_zone and not entry.embargo.is_day else zone
    return entry.embargo.starts(own)


def unnamed(catalog: Catalog, shown: Visible) -> frozenset[str]:
    """The keys and names of the networks, people and items that an edition does not show."""
    tables = (
        (Kind.NETWORK, shown.networks),
        (Kind.AMBASSADOR, shown.ambassadors),
        (Kind.ENTRY, shown.entries),
        (Kind.MESSAGE, shown.messages),
        (Kind.POST, shown.posts),
        (Kind.COLLECTION, shown.collections),
    )
    found: set[str] = set()
    for kind, keys in tables:
        for key, item in catalog.items(kind).items():
            if key not in keys:
                found.add(key)
                found.update(_names(item.value))
    return frozenset(found)


def _names(value: object) -> Iterator[str]:
    """What a thing is called."""
    if isinstance(value, content.Network):
        yield from (name for _, name in value.name.versions)
    elif isinstance(value, content.Ambassador):
        yield value.name
        if value.latin_name is not None:
            yield value.latin_name


class _Look:
    """One edition's view of a catalog."""

    def __init__(self, catalog: Catalog, audience: str, as_of: datetime, network: str | None) -> None:
        self._catalog = catalog
        self._circle = CIRCLES.index(audience)
        self._internal = audience == "internal"
        self._as_of = local(as_of, catalog)
        self._today = self._as_of.date()
        self._network = network

    def all(self) -> Visible:
        """Networks and people first: what is in them follows."""
        networks = frozenset(
            key for key, item in self._catalog.networks.items() if self._shows_network(key, item.value)
        )
        scopes = {
            key: scopes
            for key, item in self._catalog.ambassadors.items()
            if (scopes := self._scopes(item.value)) != frozenset() and self._belongs(key, item.value)
        }
        return Visible(
            networks=networks,
            ambassadors=frozenset(scopes),
            entries=frozenset(
                k for k, i in self._catalog.entries.items() if self._shows(i, i.value, networks)
            ),
            messages=frozenset(
                k for k, i in self._catalog.messages.items() if self._shows(i, i.value, networks)
            ),
            posts=frozenset(k for k, i in self._catalog.posts.items() if self._shows(i, i.value, networks)),
            collections=frozenset(
                k for k, i in self._catalog.collections.items() if self._shows(i, i.value, networks)
            ),
            pages=frozenset(
                k
                for k, i in self._catalog.pages.items()
                if self._network is None and self._shows(i, i.value, networks)
            ),
            scopes=scopes,
            vocabularies=vocabularies(self._catalog.organisation and self._catalog.organisation.value),
        )

    def _shows_network(self, key: str, network: content.Network) -> bool:
        if self._network is not None:
            return key == self._network
        return network.access == "open"

    def _scopes(self, person: content.Ambassador) -> frozenset[str] | None:
        """What the person agreed to be shown with: None for everything, empty for not at all."""
        if not was_told(person, self._today):
            return frozenset()
        if self._internal:
            return None
        if not is_active(person, self._today):
            return frozenset()
        return agreed(person, self._today)

    def _belongs(self, key: str, person: content.Ambassador) -> bool:
        """With one network alone, only its people: members, the committee and the sponsor."""
        if self._network is None:
            return True
        if any(
            membership.network == self._network
            and (self._internal or is_current(membership.since, membership.until, self._today))
            for membership in person.memberships
        ):
            return True
        item = self._catalog.networks.get(self._network)
        if item is None:
            return False
        named = {member.person for member in item.value.committee}
        return key in named or (item.value.sponsor is not None and item.value.sponsor.person == key)

    def _shows(
        self,
        item: Item[object],
        value: content.Entry | content.Message | content.Post | content.Collection | content.PlaybookPage,
        networks: frozenset[str],
    ) -> bool:
        """Whether an item shows: its network, its audience, its status and its date."""
        if item.network is not None and item.network not in networks:
            return False
        if item.network is None and self._network is not None:
            return False
        if CIRCLES.index(value.audience) > self._circle:
            return False
        return (
            self._internal
            or state(value.status, visible_from(item, self._catalog), self._as_of) is State.PUBLISHED
        )
