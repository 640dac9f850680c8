"""api/v1/…: the edition as JSON for other people's programs, in the same shapes in all editions."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from importlib import resources
from typing import Any

from ambassade.model.text import Text
from ambassade.publish.audience import Edition
from ambassade.publish.collected import Collected, collection_path
from ambassade.publish.edition import public
from ambassade.publish.occurrence import Occurrence, Window, occurrences
from ambassade.publish.outputs import api_shape as shape
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.prose import Prose
from ambassade.publish.outputs.shown import entries
from ambassade.publish.path import entry_path
from ambassade.publish.site import Asset

ROOT = "api/v1/"


class Api:
    """The API of one edition."""

    def __init__(self, edition: Edition, addresses: Addresses) -> None:
        self.edition = edition
        self.addresses = addresses
        self.prose = Prose(edition, addresses)
        self.people: Mapping[str, list[str]] = _members(edition)
        self.stamp: shape.Stamp = {
            "version": 1,
            "audience": edition.audience,
            "as_of": edition.as_of.date().isoformat(),
        }

    def files(self) -> Iterator[Asset]:
        """Every file of the API, and the schema that describes them."""
        edition = self.edition
        schema = resources.files("ambassade.publish.outputs").joinpath("api-v1.schema.json").read_bytes()
        yield Asset(path=f"{ROOT}schema.json", content=schema)
        yield _file("index.json", self._index())
        networks: shape.NetworksFile = {
            **self.stamp,
            "kind": "networks",
            "networks": [self._network_brief(network) for network in edition.networks.values()],
        }
        yield _file("networks.json", networks)
        for slug, network in edition.networks.items():
            yield _file(f"networks/{slug}.json", self._network_file(network))
        people: shape.AmbassadorsFile = {
            **self.stamp,
            "kind": "ambassadors",
            "ambassadors": [self._ambassador_brief(person) for person in edition.ambassadors.values()],
        }
        yield _file("ambassadors.json", people)
        for slug, person in edition.ambassadors.items():
            yield _file(f"ambassadors/{slug}.json", self._ambassador_file(person))
        yield _file("calendar.json", self._calendar())
        yield _file("collections.json", self._collections())

    def samples(self) -> Mapping[str, tuple[str, Mapping[str, Any]]]:
        """By kind, the path of one file and what it says, its list cut to the first.

        No other record is made. Without people, say, there is no file of a person.
        """
        networks = tuple(self.edition.networks.values())[:1]
        people = tuple(self.edition.ambassadors.values())[:1]
        briefs = [self._network_brief(network) for network in networks]
        collections = self._collections()
        found: dict[str, tuple[str, Mapping[str, Any]]] = {
            "index": ("index.json", self._index()),
            "networks": ("networks.json", {**self.stamp, "kind": "networks", "networks": briefs}),
            "ambassadors": (
                "ambassadors.json",
                {
                    **self.stamp,
                    "kind": "ambassadors",
                    "ambassadors": [self._ambassador_brief(one) for one in people],
                },
            ),
            "calendar": ("calendar.json", self._calendar(most=1)),
            "collections": (
                "collections.json",
                {**collections, "collections": collections["collections"][:1]},
            ),
        }
        for network in networks:
            found["network"] = f"networks/{network.id}.json", self._network_file(network)
        for person in people:
            found["ambassador"] = f"ambassadors/{person.id}.json", self._ambassador_file(person)
        return {kind: (f"{ROOT}{path}", _whole(value)) for kind, (path, value) in found.items()}

    def _index(self) -> shape.IndexFile:
        return {
            **self.stamp,
            "kind": "index",
            "schema": self._address(f"{ROOT}schema.json"),
            "organisation": self._organisation(),
            "networks": self._address(f"{ROOT}networks.json"),
            "ambassadors": self._address(f"{ROOT}ambassadors.json"),
            "calendar": self._address(f"{ROOT}calendar.json"),
            "collections": self._address(f"{ROOT}collections.json"),
        }

    def _organisation(self) -> shape.Organisation:
        edition, organisation = self.edition, self.edition.organisation
        return {
            "name": self._words(organisation.name),
            "site_name": self._words(organisation.site_name or organisation.name),
            "headline": self._maybe(organisation.headline),
            "introduction": self._maybe(organisation.introduction),
            "url": organisation.url,
            "home_page": organisation.home_page,
            "languages": list(organisation.languages),
            "time_zone": organisation.time_zone,
            "values": [self._term(term) for term in organisation.values],
            "brands": [self._term(term) for term in organisation.brands],
            "units": [self._term(term) for term in organisation.units],
            "places": [
                {**self._term(place), "country": place.country, "time_zone": place.time_zone}
                for place in organisation.places
            ],
            "themes": [self._term(term) for term in organisation.themes],
            "addressees": [self._term(term) for term in organisation.addressees],
            "external_kinds": [self._term(term) for term in organisation.external_kinds],
            "platforms": [{"id": key, "name": name} for key, name in sorted(edition.platforms.items())],
        }

    def _term(
        self,
        term: public.Value
        | public.Brand
        | public.Unit
        | public.Place
        | public.Theme
        | public.Addressee
        | public.ExternalKind,
    ) -> shape.Term:
        return {"id": term.id, "name": self._words(term.name), "description": self._maybe(term.description)}

    def _network_brief(self, network: public.Network) -> shape.NetworkBrief:
        return {
            "id": network.id,
            "name": self._words(network.name),
            "tagline": self._maybe(network.tagline),
            "theme": network.basis.theme,
            "themes": list(network.themes),
            "languages": list(network.languages),
            "members": len(self.people.get(network.id, ())),
            "page": self._address(f"networks/{network.id}/"),
            "data": self._address(f"{ROOT}networks/{network.id}.json"),
        }

    def _network_file(self, network: public.Network) -> shape.NetworkFile:
        full: shape.NetworkFull = {
            **self._network_brief(network),
            "description": self._maybe(network.description),
            "addressed_to": list(network.addressed_to),
            "how_to_join": self._maybe(network.how_to_join),
            "committee": [{"person": each.person, "role": each.role} for each in network.committee],
            "people": self.people.get(network.id, []),
            "platforms": [each.platform for each in network.platforms if each.platform is not None],
            "accounts": [_account(account) for account in network.accounts],
            "blogs": [_blog(blog) for blog in network.blogs],
            "spaces": [self._space(space) for space in network.spaces],
            "links": [{"title": self._words(link.title), "url": link.url} for link in network.links],
            "calendar": self._address(f"networks/{network.id}/calendar.ics"),
            "feed": self._address(f"networks/{network.id}/feed.xml"),
        }
        return {**self.stamp, "kind": "network", "network": full}

    def _space(self, space: public.Space) -> shape.Space:
        return {
            "id": space.id,
            "name": self._words(space.name),
            "kind": space.kind,
            "platform": space.platform,
            "url": space.url,
            "open_to": space.open_to,
            "how_to_join": self._maybe(space.how_to_join),
            "languages": list(space.languages),
        }

    def _ambassador_brief(self, person: public.Ambassador) -> shape.AmbassadorBrief:
        return {
            "id": person.id,
            "name": person.name,
            "latin_name": person.latin_name,
            "name_language": person.name_language,
            "kind": person.kind,
            "job_title": self._maybe(person.job_title),
            "organisation": person.organisation,
            "place": person.place,
            "languages": list(person.languages),
            "expertise": list(person.expertise),
            "memberships": [
                {"network": each.network, "role": each.role, "since": _day(each.since)}
                for each in person.memberships
            ],
            "page": self._address(f"ambassadors/{person.id}/"),
            "data": self._address(f"{ROOT}ambassadors/{person.id}.json"),
        }

    def _ambassador_file(self, person: public.Ambassador) -> shape.AmbassadorFile:
        page = f"ambassadors/{person.id}/"
        biography = None
        if person.body is not None:
            versions = self._words(person.body).items()
            biography = {
                language: self.prose.html(text, "content/ambassadors", page) for language, text in versions
            }
        full: shape.AmbassadorFull = {
            **self._ambassador_brief(person),
            "external_kind": person.external_kind,
            "unit": person.unit,
            "tagline": self._maybe(person.tagline),
            "why": self._maybe(person.why),
            "biography": biography,
            "accounts": [_account(account) for account in person.accounts],
            "blogs": [_blog(blog) for blog in person.blogs],
            "badges": [{"name": self._words(badge.name), "on": _day(badge.on)} for badge in person.badges],
            "spokesperson_for": [self._words(each.subject) for each in person.spokesperson_for],
            "joined_on": _day(person.joined_on),
        }
        return {**self.stamp, "kind": "ambassador", "ambassador": full}

    def _calendar(self, most: int | None = None) -> shape.CalendarFile:
        """The calendar; with `most`, its first entries alone."""
        window = Window.around(self.edition.as_of)
        found: list[shape.Entry] = []
        for key, entry in entries(self.edition):
            if most is not None and len(found) == most:
                break
            dates = occurrences(key, entry, self.edition.zone, window)
            if dates:
                found.append(self._entry(key, entry, dates))
        return {
            **self.stamp,
            "kind": "calendar",
            "first": window.first.isoformat(),
            "last": window.last.isoformat(),
            "entries": found,
        }

    def _entry(self, key: str, entry: public.Entry, dates: tuple[Occurrence, ...]) -> shape.Entry:
        where = entry.where
        return {
            "id": key,
            "network": entry.network,
            "title": self._words(entry.title),
            "summary": self._maybe(entry.summary),
            "kind": entry.kind,
            "cancelled": entry.cancelled,
            "time_zone": entry.time_zone or self.edition.zone.key,
            "address": self._maybe(where.address) if where else None,
            "place": where.place if where else None,
            "online": where.url if where else None,
            "sign_up": where.sign_up if where else None,
            "languages": list(entry.languages),
            "themes": list(entry.themes),
            "channels": list(entry.channels),
            "page": self._address(entry_path(key)),
            "occurrences": [_occurrence(one) for one in dates],
        }

    def _collections(self, most: int | None = None) -> shape.CollectionsFile:
        """All that readers have; `most`: so many of them, with so many links each."""
        collected = Collected(self.edition)
        keys = [key for key in sorted(collected.keys) if collected.is_out(key)]
        found = [self._collection(key, collected, most) for key in keys[:most]]
        return {**self.stamp, "kind": "collections", "collections": found}

    def _collection(self, key: str, collected: Collected, most: int | None) -> shape.Collection:
        value, page = self.edition.collections[key], collection_path(key)
        links: list[shape.PickedLink] = [
            {
                "url": link.url,
                "title": self._words(link.title, link.language),
                "language": link.language,
                "kind": link.kind,
                "comment": self._words(link.comment),
                "on": link.on.isoformat(),
                "by": link.by,
            }
            for link in (pick.link for pick in collected.out(key)[:most])
        ]
        return {
            "id": key,
            "network": value.network,
            "title": self._words(value.title),
            "summary": self._maybe(value.summary),
            "curators": list(value.curators),
            "themes": list(value.themes),
            "links": links,
            "page": self._address(page),
            "feed": self._address(f"{page}feed.xml"),
        }

    def _words(self, text: Text, own: str | None = None) -> shape.Words:
        """By language; words of no stated one are in `own`, else in the site's first."""
        default = own or self.edition.default_language
        return {language or default: words for language, words in text.versions}

    def _maybe(self, text: Text | None) -> shape.Words | None:
        return None if text is None else self._words(text)

    def _address(self, path: str) -> str:
        """Absolute where the site's address is known, else from the site's root."""
        return self.addresses.absolute(path) or path


def _file(name: str, value: Mapping[str, object]) -> Asset:
    text = json.dumps(_known(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Asset(path=f"{ROOT}{name}", content=f"{text}\n".encode())


def _whole(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """A file's value as it is written."""
    found: Mapping[str, Any] = json.loads(json.dumps(_known(value), sort_keys=True))
    return found


def _known(value: object) -> object:
    """The value without what is None."""
    if isinstance(value, Mapping):
        return {key: _known(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [_known(each) for each in value]
    return value


def _members(edition: Edition) -> Mapping[str, list[str]]:
    """The people of each network, by slug."""
    found: dict[str, list[str]] = defaultdict(list)
    for slug, person in edition.ambassadors.items():
        for network in dict.fromkeys(membership.network for membership in person.memberships):
            found[network].append(slug)
    return found


def _account(account: public.Account) -> shape.Account:
    size = account.audience_size
    return {
        "id": account.id,
        "platform": account.platform,
        "handle": account.handle,
        "url": account.url,
        "languages": list(account.languages),
        "audience_size": {"count": size.count, "measured_on": size.measured_on.isoformat()} if size else None,
    }


def _blog(blog: public.Blog) -> shape.Blog:
    return {"id": blog.id, "name": blog.name, "url": blog.url, "feed": blog.feed, "language": blog.language}


def _occurrence(one: Occurrence) -> shape.Occurrence:
    start, end = one.start.isoformat(), one.end.isoformat()
    if one.all_day:
        start, end = one.first_day.isoformat(), one.last_day.isoformat()
    return {
        "on": one.on.isoformat(),
        "start": start,
        "end": end,
        "all_day": one.all_day,
        "cancelled": one.cancelled,
    }


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
