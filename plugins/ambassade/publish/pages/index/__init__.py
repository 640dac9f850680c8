"""Who belongs to what: the relations of an edition, each worked out once."""

from __future__ import annotations

from functools import cached_property

from ambassade.publish.audience import Edition, InternalEdition, MembersEdition
from ambassade.publish.carrier import Finder
from ambassade.publish.pages.facet import Facets
from ambassade.publish.pages.index.date import Dates
from ambassade.publish.pages.index.network import Networks, theme_of
from ambassade.publish.pages.index.person import People
from ambassade.publish.pages.index.post import Posts
from ambassade.publish.pages.index.relation import Groups, grouped
from ambassade.publish.relay import Relays

__all__ = ["Index", "theme_of"]

_BY_NAME = frozenset(
    {"edition", "networks", "place_of_network", "networks_by_theme", "networks_by_main_theme"}
)
"""What depends on the language: names of networks have translations."""


class Index(People, Networks, Posts, Dates):
    """The relations of one edition, as keys in the order in which pages list them."""

    def told_in(self, edition: Edition) -> Index:
        """The relations of the same edition in another language: what is in order of names differs."""
        made = Index(edition)
        vars(made).update({name: value for name, value in vars(self).items() if name not in _BY_NAME})
        return made

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """The themes that anything of the edition has, in the organisation's order."""
        used = {*self.networks_by_theme, *self.people_by_theme}
        used |= {theme for post in self.edition.posts.values() for theme in post.themes}
        used |= {theme for entry in self.edition.entries.values() for theme in entry.themes}
        return tuple(theme.id for theme in self.edition.organisation.themes if theme.id in used)

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The places where anybody works or something is coming up, in the organisation's order."""
        used = {*self.people_by_place, *self.coming_by_place}
        return tuple(place.id for place in self.edition.organisation.places if place.id in used)

    @cached_property
    def facets(self) -> Facets:
        """What lists of entries may be narrowed by."""
        return Facets(self.edition)

    @cached_property
    def relays(self) -> Relays:
        """Who is invited to carry what."""
        return Relays(self.edition)

    @cached_property
    def finder(self) -> Finder | None:
        """Who might carry a message, in the edition that may know."""
        return Finder(self.edition, self.relays) if isinstance(self.edition, InternalEdition) else None

    @cached_property
    def messages_by_network(self) -> Groups:
        """The messages of each network (`""` for those of none), by the start of their window."""
        if not isinstance(self.edition, MembersEdition):
            return {}
        messages, zone = self.edition.messages, self.edition.zone
        ordered = sorted(messages, key=lambda key: (messages[key].window.from_.starts(zone), key))
        return grouped((messages[key].network or "", key) for key in ordered)

    @cached_property
    def messages_by_entry(self) -> Groups:
        """The messages that belong to each entry."""
        if not isinstance(self.edition, MembersEdition):
            return {}
        return grouped(
            (entry, key)
            for keys in self.messages_by_network.values()
            for key in keys
            if (entry := self.edition.messages[key].entry) is not None
        )
