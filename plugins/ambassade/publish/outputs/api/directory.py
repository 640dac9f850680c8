"""The organisation, its networks and its people, as the JSON says them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ambassade.publish.audience import Edition
from ambassade.publish.edition import public
from ambassade.publish.outputs.api import file_shape, record_shape
from ambassade.publish.outputs.api.json_file import ROOT
from ambassade.publish.outputs.api.said import Said, account, blog, day
from ambassade.publish.outputs.prose import Prose


class Directory:
    """Who there is in one edition."""

    def __init__(self, edition: Edition, said: Said, prose: Prose, stamp: file_shape.Stamp) -> None:
        self._edition = edition
        self._said = said
        self._prose = prose
        self._stamp = stamp
        self._people = _members(edition)

    def organisation(self) -> record_shape.Organisation:
        """Who publishes, and its lists."""
        edition, organisation = self._edition, self._edition.organisation
        return {
            "name": self._said.words(organisation.name),
            "site_name": self._said.words(organisation.site_name or organisation.name),
            "headline": self._said.maybe(organisation.headline),
            "introduction": self._said.maybe(organisation.introduction),
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

    def network_brief(self, network: public.Network) -> record_shape.NetworkBrief:
        """A network in a list."""
        return {
            "id": network.id,
            "name": self._said.words(network.name),
            "tagline": self._said.maybe(network.tagline),
            "theme": network.basis.theme,
            "themes": list(network.themes),
            "languages": list(network.languages),
            "members": len(self._people.get(network.id, ())),
            "page": self._said.address(f"networks/{network.id}/"),
            "data": self._said.address(f"{ROOT}networks/{network.id}.json"),
        }

    def network_file(self, network: public.Network) -> file_shape.NetworkFile:
        """A network in its own file."""
        full: record_shape.NetworkFull = {
            **self.network_brief(network),
            "description": self._said.maybe(network.description),
            "addressed_to": list(network.addressed_to),
            "how_to_join": self._said.maybe(network.how_to_join),
            "committee": [{"person": each.person, "role": each.role} for each in network.committee],
            "people": self._people.get(network.id, []),
            "platforms": [each.platform for each in network.platforms if each.platform is not None],
            "accounts": [account(each) for each in network.accounts],
            "blogs": [blog(each) for each in network.blogs],
            "spaces": [self._space(space) for space in network.spaces],
            "links": [{"title": self._said.words(link.title), "url": link.url} for link in network.links],
            "calendar": self._said.address(f"networks/{network.id}/calendar.ics"),
            "feed": self._said.address(f"networks/{network.id}/feed.xml"),
        }
        return {**self._stamp, "kind": "network", "network": full}

    def ambassador_brief(self, person: public.Ambassador) -> record_shape.AmbassadorBrief:
        """A person in a list."""
        return {
            "id": person.id,
            "name": person.name,
            "latin_name": person.latin_name,
            "name_language": person.name_language,
            "kind": person.kind,
            "job_title": self._said.maybe(person.job_title),
            "organisation": person.organisation,
            "place": person.place,
            "languages": list(person.languages),
            "expertise": list(person.expertise),
            "memberships": [
                {"network": each.network, "role": each.role, "since": day(each.since)}
                for each in person.memberships
            ],
            "page": self._said.address(f"ambassadors/{person.id}/"),
            "data": self._said.address(f"{ROOT}ambassadors/{person.id}.json"),
        }

    def ambassador_file(self, person: public.Ambassador) -> file_shape.AmbassadorFile:
        """A person in their own file."""
        page = f"ambassadors/{person.id}/"
        biography = None
        if person.body is not None:
            versions = self._said.words(person.body).items()
            biography = {
                language: self._prose.html(text, "content/ambassadors", page) for language, text in versions
            }
        full: record_shape.AmbassadorFull = {
            **self.ambassador_brief(person),
            "external_kind": person.external_kind,
            "unit": person.unit,
            "tagline": self._said.maybe(person.tagline),
            "why": self._said.maybe(person.why),
            "biography": biography,
            "accounts": [account(each) for each in person.accounts],
            "blogs": [blog(each) for each in person.blogs],
            "badges": [
                {
                    "name": self._said.words(badge.name),
                    "on": day(badge.on),
                    "reason": self._said.maybe(badge.reason),
                }
                for badge in person.badges
            ],
            "spokesperson_for": [self._said.words(each.subject) for each in person.spokesperson_for],
            "joined_on": day(person.joined_on),
        }
        return {**self._stamp, "kind": "ambassador", "ambassador": full}

    def _term(
        self,
        term: public.Value
        | public.Brand
        | public.Unit
        | public.Place
        | public.Theme
        | public.Addressee
        | public.ExternalKind,
    ) -> record_shape.Term:
        return {
            "id": term.id,
            "name": self._said.words(term.name),
            "description": self._said.maybe(term.description),
        }

    def _space(self, space: public.Space) -> record_shape.Space:
        return {
            "id": space.id,
            "name": self._said.words(space.name),
            "kind": space.kind,
            "platform": space.platform,
            "url": space.url,
            "open_to": space.open_to,
            "how_to_join": self._said.maybe(space.how_to_join),
            "languages": list(space.languages),
        }


def _members(edition: Edition) -> Mapping[str, list[str]]:
    """The people of each network, by slug."""
    found: dict[str, list[str]] = defaultdict(list)
    for slug, person in edition.ambassadors.items():
        for network in dict.fromkeys(membership.network for membership in person.memberships):
            found[network].append(slug)
    return found
