"""The projection: from everything that was read to what one edition may show on one date.

The one place that drops what an edition's readers may not see. It builds new objects, of types that have no
field for anything else, so that page code can not receive what it must not print.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

from ambassade.model import content
from ambassade.model.catalog import Catalog, Item
from ambassade.model.consent import agreed, is_active
from ambassade.model.platform import BUILT_IN
from ambassade.model.status import State, state
from ambassade.publish.agreement import agreed_only, counted, current_only, former, thanks_former
from ambassade.publish.audience import (
    AnyEdition,
    Audience,
    ClosedNetwork,
    Edition,
    InternalEdition,
    MembersEdition,
    Picture,
)
from ambassade.publish.comment import without_comments
from ambassade.publish.edition import internal, members, public
from ambassade.publish.projector import Hidden, Projector
from ambassade.publish.visibility import local, unnamed, visible, visible_from, vocabularies

_CLASSES = {"public": public, "members": members, "internal": internal}


def project(
    catalog: Catalog,
    *,
    audience: Audience,
    as_of: datetime,
    fixed: bool = False,
    language: str | None = None,
    network: str | None = None,
    hidden: Hidden = frozenset(),
) -> AnyEdition:
    """What an edition shows on a date (aware; days are those of the organisation's zone).

    `network` builds that network alone, whatever its access. `hidden` are the properties that the schemas in
    force keep from this edition (`SchemaSet.hidden`). ValueError where the catalog has no organisation or the
    network does not exist, where the date has no zone, and where the schemas hide what every edition says of
    the organisation.
    """
    organisation = catalog.organisation
    if organisation is None or (network is not None and network not in catalog.networks):
        message = "there is no organisation" if organisation is None else f"there is no network `{network}`"
        raise ValueError(message)
    return _Projection(catalog, organisation.value, audience, local(as_of, catalog), network, hidden).edition(
        fixed=fixed, language=language
    )


class _Projection:
    """One edition being made."""

    def __init__(
        self,
        catalog: Catalog,
        organisation: content.Organisation,
        audience: Audience,
        as_of: datetime,
        network: str | None,
        hidden: Hidden,
    ) -> None:
        self._catalog = catalog
        self._organisation = organisation
        self._audience = audience
        self._as_of = as_of
        self._alone = network
        self._classes = _CLASSES[audience]
        shown = visible(catalog, audience, as_of, network)
        probe = Projector(shown, hidden)
        emptied: dict[str, Any] = {
            table: frozenset()
            for table, name in _TABLES.items()
            if hasattr(self._classes, name) and probe.hides_all(getattr(self._classes, name))
        }
        shown = replace(shown, **emptied)
        # The lists that the schemas keep from the edition: what refers to them is dropped too.
        listed = Projector(shown, hidden).project(organisation, self._classes.Organisation)
        if listed is None:
            message = "the schemas hide what every edition says of the organisation"
            raise ValueError(message)
        self._shown = replace(shown, vocabularies=vocabularies(listed))
        self._projector = Projector(self._shown, hidden, unnamed(catalog, self._shown))
        self._said: public.Organisation = self._one(organisation, "Organisation")

    def edition(self, *, fixed: bool, language: str | None) -> AnyEdition:
        """The edition's object."""
        common: dict[str, Any] = {
            "audience": self._audience,
            "language": language or self._organisation.languages[0],
            "default_language": self._organisation.languages[0],
            "as_of": self._as_of,
            "fixed": fixed,
            "zone": self._catalog.zone(),
            "organisation": self._said,
            "networks": self._table(self._catalog.networks, self._shown.networks, "Network"),
            "ambassadors": self._people(),
            **self._agreed(),
            "has_second_look": self._has_second_look(),
            "entries": self._table(self._catalog.entries, self._shown.entries, "Entry"),
            "posts": self._table(self._catalog.posts, self._shown.posts, "Post"),
            "collections": self._collections(),
            "pages": self._table(self._catalog.pages, self._shown.pages, "PlaybookPage"),
            "platforms": self._platforms(),
        }
        if self._audience == "public":
            return Edition(**common, pictures=self._pictures(common["ambassadors"], common["posts"], {}))
        messages = self._table(self._catalog.messages, self._shown.messages, "Message")
        pictures = self._pictures(common["ambassadors"], common["posts"], messages)
        if self._audience == "members":
            return MembersEdition(**common, messages=messages, pictures=pictures)
        return InternalEdition(
            **common,
            messages=messages,
            pictures=pictures,
            closed=self._closed(),
            scopes=self._scopes,
            states=self._states(),
        )

    def _one(self, value: object, name: str) -> Any:
        return self._projector.project(value, getattr(self._classes, name))

    def _table(self, items: Mapping[str, Item[object]], shown: frozenset[str], name: str) -> dict[str, Any]:
        """The shown items of a kind, by key, in the order of the keys."""
        found = {key: self._one(items[key].value, name) for key in sorted(shown)}
        return {key: value for key, value in found.items() if value is not None}

    def _people(self) -> dict[str, Any]:
        """The shown people, each with what they agreed to and what holds on the date."""
        found = {}
        for key in sorted(self._shown.ambassadors):
            person = self._catalog.ambassadors[key].value
            scopes = self._shown.scopes[key]
            if scopes is not None:
                person = current_only(agreed_only(person, scopes), self._as_of.date())
            found[key] = self._one(person, "Ambassador")
        return found

    def _collections(self) -> dict[str, Any]:
        """The shown collections; outside, without the links whose day has not come.

        Who picked a link is settled here, from the file: with one curator it is that one. A page could not
        tell one curator from several of whom only one agreed to be shown.
        """
        found = {}
        today = self._as_of.date()
        for key in sorted(self._shown.collections):
            value = self._catalog.collections[key].value
            sole = value.curators[0] if len(value.curators) == 1 else None
            links = tuple(
                replace(link, by=link.by or sole)
                for link in value.links
                if self._audience == "internal" or link.on <= today
            )
            found[key] = self._one(replace(value, links=links), "Collection")
        return {key: value for key, value in found.items() if value is not None}

    @cached_property
    def _scopes(self) -> dict[str, frozenset[str]]:
        """What each of the edition's people agreed to; nothing for who takes no part."""
        people, today = self._catalog.ambassadors, self._as_of.date()
        return {
            key: found
            if (found := self._shown.scopes[key]) is not None
            else agreed(people[key].value, today)
            if is_active(people[key].value, today)
            else frozenset[str]()
            for key in self._shown.ambassadors
        }

    def _has_second_look(self) -> bool:
        """Whether somebody else can look at what one person of a committee writes."""
        networks = (self._catalog.networks[key].value for key in self._shown.networks)
        return len({member.person for network in networks for member in network.committee}) > 1

    def _agreed(self) -> dict[str, Any]:
        """What the edition's people agreed to, and who of those who left agreed to be thanked."""
        people, today, scopes = self._catalog.ambassadors, self._as_of.date(), self._scopes
        thanked = (
            self._projector.project(current_only(_name_and_badges(item.value), today), public.Ambassador)
            for item in people.values()
            if self._alone is None and thanks_former(item.value, today)
        )
        return {
            "agreements": counted(scopes.values()),
            "thanked": frozenset(key for key, found in scopes.items() if {"profile", "badge"} <= found),
            "former": former(person for person in thanked if person is not None),
        }

    def _platforms(self) -> dict[str, str]:
        names = {key: platform.name for key, platform in BUILT_IN.items()}
        return names | {platform.id: platform.name for platform in self._said.platforms}

    def _pictures(
        self,
        people: Mapping[str, public.Ambassador],
        posts: Mapping[str, public.Post],
        messages: Mapping[str, members.Message],
    ) -> dict[str, Picture]:
        """The pictures that shown things name and that exist, by the thing."""
        wanted = {
            f"ambassador/{slug}": f"content/ambassadors/{file}" for slug, file in self._photos(people).items()
        }
        wanted |= {
            f"post/{slug}": f"content/networks/{post.network}/posts/{post.cover.file}"
            for slug, post in posts.items()
            if post.cover
        }
        wanted |= {
            f"message/{key}/{asset.file}": f"content/networks/{message.network}/messages/{asset.file}"
            for key, message in messages.items()
            for asset in message.assets
        }
        return {key: Picture(source=path) for key, path in wanted.items() if path in self._catalog.assets}

    def _photos(self, people: Mapping[str, public.Ambassador]) -> dict[str, str]:
        """The photograph of each person; none that is somebody else's who does not show it."""
        wanted = {slug: person.photo.file for slug, person in people.items() if person.photo}
        owners: defaultdict[str, set[str]] = defaultdict(set)
        for slug, item in self._catalog.ambassadors.items():
            if item.value.photo is not None:
                owners[item.value.photo.file].add(slug)
        for file in wanted.values():
            stem = file.rpartition(".")[0]
            if stem in self._catalog.ambassadors:
                owners[file].add(stem)
        return {
            slug: file
            for slug, file in wanted.items()
            if all(wanted.get(owner) == file for owner in owners[file])
        }

    def _closed(self) -> tuple[ClosedNetwork, ...]:
        """The directory entries of closed networks."""
        found = []
        for key, item in sorted(self._catalog.networks.items()):
            network = item.value
            if network.access != "closed" or self._alone is not None:
                continue
            leads = (member.person for member in network.committee if member.role == "lead")
            found.append(
                ClosedNetwork(
                    id=key,
                    name=without_comments(network.name),
                    theme=network.basis.theme or next(iter(network.themes), None),
                    lead=next((slug for slug in leads if slug in self._shown.ambassadors), None),
                    how_to_join=network.how_to_join and without_comments(network.how_to_join),
                )
            )
        return tuple(found)

    def _states(self) -> dict[str, State]:
        """The computed status of everything that has one."""
        tables: tuple[tuple[Mapping[str, Item[Any]], frozenset[str]], ...] = (
            (self._catalog.entries, self._shown.entries),
            (self._catalog.messages, self._shown.messages),
            (self._catalog.posts, self._shown.posts),
            (self._catalog.collections, self._shown.collections),
            (self._catalog.pages, self._shown.pages),
        )
        return {
            f"{items[key].kind.value}/{key}": state(
                items[key].value.status, visible_from(items[key], self._catalog), self._as_of
            )
            for items, shown in tables
            for key in sorted(shown)
        }


def _name_and_badges(person: content.Ambassador) -> content.Ambassador:
    """Somebody with their name and badges, and nothing else that is not needed."""
    return content.Ambassador(
        id=person.id,
        name=person.name,
        latin_name=person.latin_name,
        name_language=person.name_language,
        badges=person.badges,
        kind=person.kind,
        standing=person.standing,
        origin=person.origin,
    )


_TABLES = {
    "networks": "Network",
    "ambassadors": "Ambassador",
    "entries": "Entry",
    "messages": "Message",
    "posts": "Post",
    "collections": "Collection",
    "pages": "PlaybookPage",
}
