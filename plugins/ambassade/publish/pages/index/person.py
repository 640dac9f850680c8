"""The people of an edition: by network, theme and place, and who came lately."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Final

from ambassade.names import fold
from ambassade.publish.pages.index.relation import Groups, Relations, grouped

MOST_PAIRS: Final = 4_000
"""So many pages “theme in a place” are made at most: those of the most people."""


class People(Relations):
    """Who belongs to what."""

    @cached_property
    def people(self) -> tuple[str, ...]:
        """All people, by the name in Latin letters."""
        folded = {
            slug: (fold(person.latin_name or person.name), slug)
            for slug, person in self.edition.ambassadors.items()
        }
        return tuple(sorted(folded, key=folded.__getitem__))

    @cached_property
    def members(self) -> Groups:
        """The people of each network."""
        return grouped(
            (membership.network, slug)
            for slug in self.people
            for membership in self.edition.ambassadors[slug].memberships
        )

    @cached_property
    def ranks_on_map(self) -> Mapping[str | None, Mapping[str, int]]:
        """The place of each person among those of a network (None: those of none)."""
        people = self.edition.ambassadors
        groups: dict[str | None, tuple[str, ...]] = {}
        groups.update(self.members.items())
        groups[None] = tuple(slug for slug in self.people if not people[slug].memberships)
        return {group: {slug: rank for rank, slug in enumerate(found)} for group, found in groups.items()}

    @cached_property
    def newcomers(self) -> tuple[str, ...]:
        """Who came in the three months before today, the latest first."""
        people = self.edition.ambassadors
        return self._latest((joined, slug) for slug in self.people if (joined := people[slug].joined_on))

    @cached_property
    def newcomers_by_network(self) -> Groups:
        """The same for each network: who came to it, or to the whole where that alone is known."""
        found: defaultdict[str, list[tuple[date, str]]] = defaultdict(list)
        for slug in self.people:
            person = self.edition.ambassadors[slug]
            for membership in person.memberships:
                since = membership.since or person.joined_on
                if since is not None:
                    found[membership.network].append((since, slug))
        return {network: self._latest(dated) for network, dated in found.items()}

    def _latest(self, dated: Iterable[tuple[date, str]]) -> tuple[str, ...]:
        """Those with a day in the last three months, the latest first, each once."""
        first, today = self.window.first, self.edition.as_of.date()
        recent = [(day, slug) for day, slug in dated if first <= day <= today]
        recent.sort(key=lambda pair: -pair[0].toordinal())
        return tuple(dict.fromkeys(slug for _, slug in recent))

    def themes_of_person(self, slug: str) -> tuple[str, ...]:
        """What a person can talk about: the themes they name, else those of their networks."""
        person = self.edition.ambassadors[slug]
        if person.expertise:
            return person.expertise
        found = {
            theme: None
            for membership in person.memberships
            if membership.network in self.edition.networks
            for theme in self.edition.networks[membership.network].themes
        }
        return tuple(found)

    @cached_property
    def people_by_theme(self) -> Groups:
        """The people who can talk about each theme."""
        return grouped((theme, slug) for slug in self.people for theme in self.themes_of_person(slug))

    @cached_property
    def people_by_place(self) -> Groups:
        """The people who work in each place, the places in the organisation's order."""
        found = grouped(
            (place, slug) for slug in self.people if (place := self.edition.ambassadors[slug].place)
        )
        return {place.id: found[place.id] for place in self.edition.organisation.places if place.id in found}

    @cached_property
    def people_by_pair(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The people who can talk about a theme in a place, by both.

        There are at most as many pairs as people have themes; the `MOST_PAIRS` with the most people are kept.
        """
        groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for place, people in self.people_by_place.items():
            for slug in people:
                for theme in self.themes_of_person(slug):
                    groups[theme, place].append(slug)
        kept = sorted(groups, key=lambda pair: (-len(groups[pair]), pair))[:MOST_PAIRS]
        return {pair: tuple(groups[pair]) for pair in kept}

    @cached_property
    def pairs_by_theme(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """For each theme the places where somebody can talk about it, and how many can; the most first."""
        groups: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for (theme, place), people in self.people_by_pair.items():
            groups[theme].append((place, len(people)))
        return {theme: tuple(found) for theme, found in groups.items()}

    @cached_property
    def pairs_by_place(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """For each place the themes that somebody there can talk about, and how many can; the most first."""
        groups: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for (theme, place), people in self.people_by_pair.items():
            groups[place].append((theme, len(people)))
        return {place: tuple(found) for place, found in groups.items()}
