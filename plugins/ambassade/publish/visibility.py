"""Which people, networks and items an edition shows on a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ambassade.model import content
from ambassade.model.catalog import Catalog, Item
from ambassade.model.consent import agreed, is_active, was_told
from ambassade.model.moment import Moment
from ambassade.model.status import State, state

CIRCLES = ("public", "members", "internal")


@dataclass(frozen=True, slots=True)
class Visible:
    """The keys that an edition shows, by kind; `scopes`: what its people agreed to (None: everything)."""

    networks: frozenset[str]
    ambassadors: frozenset[str]
    entries: frozenset[str]
    messages: frozenset[str]
    posts: frozenset[str]
    pages: frozenset[str]
    scopes: dict[str, frozenset[str] | None]

    def shows(self, ref: str, key: str) -> bool:
        """Whether what a reference names stands in the edition; vocabularies always do."""
        table = {
            "network": self.networks,
            "ambassador": self.ambassadors,
            "entry": self.entries,
            "message": self.messages,
            "post": self.posts,
        }.get(ref)
        return table is None or key in table


def visible(catalog: Catalog, audience: str, as_of: datetime, network: str | None = None) -> Visible:
    """What an edition shows on a date; with `network`, of that network alone, whatever its access."""
    return _Look(catalog, audience, as_of, network).all()


def visible_from(item: Item[object], catalog: Catalog) -> datetime | None:
    """The instant from which something approved shows; None: at once."""
    value = item.value
    moment: Moment | None = None
    zone = catalog.zone()
    if isinstance(value, content.Entry):
        moment = value.embargo
    elif isinstance(value, content.Post):
        moment = value.publish_at
    elif isinstance(value, content.Message):
        moment = value.window.from_
    return None if moment is None else moment.starts(zone)


class _Look:
    """One edition's view of a catalog."""

    def __init__(self, catalog: Catalog, audience: str, as_of: datetime, network: str | None) -> None:
        self._catalog = catalog
        self._circle = CIRCLES.index(audience)
        self._internal = audience == "internal"
        self._as_of = as_of
        self._today = as_of.date()
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
            pages=frozenset(
                k
                for k, i in self._catalog.pages.items()
                if self._network is None and self._shows(i, i.value, networks)
            ),
            scopes=scopes,
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
        if any(membership.network == self._network for membership in person.memberships):
            return True
        item = self._catalog.networks.get(self._network)
        if item is None:
            return False
        named = {member.person for member in item.value.committee}
        return key in named or (item.value.sponsor is not None and item.value.sponsor.person == key)

    def _shows(
        self,
        item: Item[object],
        value: content.Entry | content.Message | content.Post | content.PlaybookPage,
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
