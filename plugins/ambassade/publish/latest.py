"""What people and networks published elsewhere, as one edition may show it on its date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property

from ambassade.model.catalog import Catalog
from ambassade.model.feed import Declared, FeedCopy, FeedItem, Held, OwnerKind
from ambassade.publish.agreement import agreed_only
from ambassade.publish.audience import Edition
from ambassade.publish.edition import public
from ambassade.publish.projector import Hidden, Projector
from ambassade.publish.visibility import visible

MOST = 480
"""Items in the list of everybody's."""
SILENT_MONTHS = 12
_NEVER = datetime.min.replace(tzinfo=UTC)


def declared(catalog: Catalog, as_of: datetime, hidden: Hidden = frozenset()) -> tuple[Declared, ...]:
    """The feeds that may be read on a date: of people and networks that everybody may see.

    A person's only where they agreed to show that blog; none at all unless the organisation switched it on.
    `hidden` are the properties that the schemas keep from the public edition.
    """
    organisation = catalog.organisation
    if organisation is None or organisation.value.feeds is None or not organisation.value.feeds.on:
        return ()
    shown = visible(catalog, "public", as_of)
    projector = Projector(shown, hidden)
    found: list[Declared] = []
    for slug in sorted(shown.networks):
        network = catalog.networks[slug].value
        if network.blogs:
            found += _feeds("network", slug, projector.project(network, public.Network))
    for slug in sorted(shown.ambassadors):
        person = catalog.ambassadors[slug].value
        if person.blogs:
            agreed = agreed_only(person, shown.scopes[slug] or frozenset())
            found += _feeds("ambassador", slug, projector.project(agreed, public.Ambassador))
    return tuple(found)


def held(
    catalog: Catalog,
    as_of: datetime,
    copies: Mapping[str, FeedCopy],
    hidden: Hidden = frozenset(),
    refreshed: date | None = None,
) -> Held | None:
    """Of what is kept, what may be shown on a date; None unless the organisation switched it on."""
    organisation = catalog.organisation
    if organisation is None or organisation.value.feeds is None or not organisation.value.feeds.on:
        return None
    feeds = declared(catalog, as_of, hidden)
    addresses = {one.address for one in feeds}
    return Held(
        declared=feeds,
        copies={address: copy for address, copy in copies.items() if address in addresses},
        refreshed=refreshed,
        silent_months=organisation.value.feeds.silent_months or SILENT_MONTHS,
    )


def _feeds(
    kind: OwnerKind, slug: str, shown: public.Network | public.Ambassador | None
) -> Iterator[Declared]:
    for blog in shown.blogs if shown is not None else ():
        if blog.feed is not None:
            yield Declared(kind=kind, owner=slug, blog=blog.id, address=blog.feed)


@dataclass(frozen=True, slots=True)
class Source:
    """A blog of the edition with the copy of its feed; None: never read."""

    declared: Declared
    blog: public.Blog
    copy: FeedCopy | None


@dataclass(frozen=True, slots=True)
class Fresh:
    """An item, and where it comes from. Its date is no later than the edition's."""

    item: FeedItem
    source: Source

    @property
    def language(self) -> str | None:
        """The language it is in, as the item, its feed or its blog says."""
        copy = self.source.copy
        return self.item.language or (copy.language if copy else None) or self.source.blog.language


class Latest:
    """The items of one edition, the newest first: only of blogs that the edition itself has."""

    def __init__(self, edition: Edition, held: Held | None) -> None:
        self.edition = edition
        self.held = held

    @property
    def is_on(self) -> bool:
        """Whether the organisation switched it on."""
        return self.held is not None

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The blogs with a feed."""
        if self.held is None:
            return ()
        return tuple(self._sources(self.held))

    def _sources(self, held: Held) -> Iterator[Source]:
        for one in held.declared:
            table: Mapping[str, public.Network | public.Ambassador] = (
                self.edition.networks if one.kind == "network" else self.edition.ambassadors
            )
            owner = table.get(one.owner)
            for blog in owner.blogs if owner is not None else ():
                if blog.id == one.blog and blog.feed == one.address:
                    yield Source(one, blog, held.copies.get(one.address))

    @cached_property
    def everything(self) -> tuple[Fresh, ...]:
        """Everybody's, each once, at most `MOST`."""
        return _newest(item for items in self._by_owner.values() for item in items)[:MOST]

    def of_person(self, slug: str) -> tuple[Fresh, ...]:
        """A person's own."""
        return self._by_owner.get(("ambassador", slug), ())

    def of_network(self, slug: str, members: Iterable[str]) -> tuple[Fresh, ...]:
        """A network's own, and its people's."""
        owners: list[tuple[OwnerKind, str]] = [("network", slug), *(("ambassador", one) for one in members)]
        return _newest(item for owner in owners for item in self._by_owner.get(owner, ()))

    @cached_property
    def _by_owner(self) -> Mapping[tuple[OwnerKind, str], tuple[Fresh, ...]]:
        found: defaultdict[tuple[OwnerKind, str], list[Fresh]] = defaultdict(list)
        for source in self.sources:
            if source.copy is not None and source.copy.is_shown:
                owner = source.declared.kind, source.declared.owner
                found[owner] += [Fresh(self._dated(item), source) for item in source.copy.items]
        return {owner: _newest(items) for owner, items in found.items()}

    def _dated(self, item: FeedItem) -> FeedItem:
        """The item as of the edition's date, in its zone."""
        if item.published is None:
            return item
        edition = self.edition
        return replace(item, published=min(item.published, edition.as_of).astimezone(edition.zone))


def _newest(items: Iterable[Fresh]) -> tuple[Fresh, ...]:
    """The items, the newest first, what leads to the same place once; those without a date last."""
    ordered = sorted(
        items, key=lambda one: (-(one.item.published or _NEVER).timestamp(), one.item.title, one.item.link)
    )
    found: dict[str, Fresh] = {}
    for one in ordered:
        found.setdefault(one.item.link, one)
    return tuple(found.values())
