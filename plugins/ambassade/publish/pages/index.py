"""Who belongs to what: the relations of an edition, each worked out once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from ambassade.model.status import State
from ambassade.names import fold
from ambassade.publish.audience import Edition, InternalEdition, MembersEdition
from ambassade.publish.carrier import Finder
from ambassade.publish.edition import public
from ambassade.publish.occurrence import Occurrence, Window, occurrences
from ambassade.publish.pages.facet import Facets
from ambassade.publish.post_series import SeriesKey, listed_series, parts_of_series
from ambassade.publish.relay import Relays

Groups = Mapping[str, tuple[str, ...]]

_BY_NAME = frozenset({"edition", "networks", "networks_by_theme", "networks_by_main_theme"})
"""What depends on the language: names of networks have translations."""
NEXT_DATES = 8
"""As many dates of a series as its page shows."""
MOST_PAIRS = 4_000
"""So many pages “theme in a place” are made at most: those of the most people."""


def theme_of(network: public.Network) -> str | None:
    """The theme under which a network is listed: that of its basis, else its first."""
    return network.basis.theme or (network.themes[0] if network.themes else None)


class Index:
    """The relations of one edition, as keys in the order in which pages list them."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.window = Window.around(edition.as_of)

    def told_in(self, edition: Edition) -> Index:
        """The relations of the same edition in another language: what is in order of names differs."""
        made = Index(edition)
        vars(made).update({name: value for name, value in vars(self).items() if name not in _BY_NAME})
        return made

    @cached_property
    def people(self) -> tuple[str, ...]:
        """All people, by the name in Latin letters."""
        folded = {
            slug: (fold(person.latin_name or person.name), slug)
            for slug, person in self.edition.ambassadors.items()
        }
        return tuple(sorted(folded, key=folded.__getitem__))

    @cached_property
    def networks(self) -> tuple[str, ...]:
        """All networks, by name."""
        language, default = self.edition.language, self.edition.default_language
        return tuple(
            sorted(
                self.edition.networks,
                key=lambda slug: (fold(self.edition.networks[slug].name.pick(language, default)[0]), slug),
            )
        )

    @cached_property
    def members(self) -> Groups:
        """The people of each network."""
        return _grouped(
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

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """The themes that anything of the edition has, in the organisation's order."""
        used = {*self.networks_by_theme, *self.people_by_theme}
        used |= {theme for post in self.edition.posts.values() for theme in post.themes}
        used |= {theme for entry in self.edition.entries.values() for theme in entry.themes}
        return tuple(theme.id for theme in self.edition.organisation.themes if theme.id in used)

    @cached_property
    def networks_by_theme(self) -> Groups:
        """The networks of each theme, those that stand on it first."""
        networks = self.edition.networks
        on_it = [(theme, slug) for slug in self.networks if (theme := theme_of(networks[slug]))]
        beside = [(theme, slug) for slug in self.networks for theme in networks[slug].themes]
        return _grouped((*on_it, *beside))

    @cached_property
    def networks_by_main_theme(self) -> Mapping[str | None, tuple[str, ...]]:
        """Each network once, under the theme it stands on (None: no theme), in the organisation's order."""
        groups: dict[str | None, list[str]] = {theme.id: [] for theme in self.edition.organisation.themes}
        groups[None] = []
        for slug in self.networks:
            groups.setdefault(theme_of(self.edition.networks[slug]), []).append(slug)
        return {theme: tuple(slugs) for theme, slugs in groups.items() if slugs}

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
        return _grouped((theme, slug) for slug in self.people for theme in self.themes_of_person(slug))

    @cached_property
    def people_by_place(self) -> Groups:
        """The people who work in each place, the places in the organisation's order."""
        found = _grouped(
            (place, slug) for slug in self.people if (place := self.edition.ambassadors[slug].place)
        )
        return {place.id: found[place.id] for place in self.edition.organisation.places if place.id in found}

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The places where anybody works or something is coming up, in the organisation's order."""
        used = {*self.people_by_place, *self.coming_by_place}
        return tuple(place.id for place in self.edition.organisation.places if place.id in used)

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

    @cached_property
    def posts(self) -> tuple[str, ...]:
        """All posts: those that readers have, the latest first; after them those in the works."""
        posts, zone = self.edition.posts, self.edition.zone
        days = {slug: (post.publish_at.starts(zone), slug) for slug, post in posts.items()}
        ordered = sorted(posts, key=days.__getitem__, reverse=True)
        return (
            *(slug for slug in ordered if self.is_out(slug)),
            *(slug for slug in reversed(ordered) if not self.is_out(slug)),
        )

    def is_out(self, post: str) -> bool:
        """Whether readers have a post; every one of an edition that tells no status is."""
        edition = self.edition
        return (
            not isinstance(edition, InternalEdition) or edition.states.get(f"post/{post}") is State.PUBLISHED
        )

    def is_told(self, posts: Iterable[str]) -> bool:
        """Whether feeds tell of any of these posts: of those that readers have."""
        return any(self.is_out(slug) for slug in posts)

    @cached_property
    def posts_by_network(self) -> Groups:
        """The posts of each network."""
        posts = self.edition.posts
        return _grouped((network, slug) for slug in self.posts if (network := posts[slug].network))

    @cached_property
    def listed_series(self) -> Mapping[SeriesKey, public.Series]:
        """The series that networks list."""
        return listed_series(self.edition)

    @cached_property
    def series(self) -> Mapping[SeriesKey, tuple[str, ...]]:
        """The posts of each series that has any, part by part."""
        return parts_of_series(self.edition, self.posts)

    @cached_property
    def series_by_network(self) -> Mapping[str, tuple[SeriesKey, ...]]:
        """The series of each network that have a post, as its file lists them."""
        groups: defaultdict[str, list[SeriesKey]] = defaultdict(list)
        for key in self.listed_series:
            if key in self.series:
                groups[key.network].append(key)
        return {network: tuple(found) for network, found in groups.items()}

    @cached_property
    def posts_by_person(self) -> Groups:
        """The posts of each author."""
        return _grouped((author, slug) for slug in self.posts for author in self.edition.posts[slug].authors)

    @cached_property
    def posts_by_theme(self) -> Groups:
        """The posts on each theme."""
        return _grouped((theme, slug) for slug in self.posts for theme in self.edition.posts[slug].themes)

    @cached_property
    def occurrences_by_entry(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """The dates of each entry in the window."""
        edition = self.edition
        return {
            key: occurrences(key, entry, edition.zone, self.window) for key, entry in edition.entries.items()
        }

    def next_dates(self, key: str) -> tuple[Occurrence, ...]:
        """The next dates of an entry, from today, `NEXT_DATES` at most; the last one where all are over."""
        found = self.occurrences_by_entry[key]
        ahead = tuple(one for one in found if one.end >= self.edition.as_of)
        return ahead[:NEXT_DATES] if ahead else found[-1:]

    def next_date(self, key: str) -> Occurrence | None:
        """The first of them that takes place, or of all where none does."""
        dates = self.next_dates(key)
        return next((one for one in dates if not one.cancelled), dates[0] if dates else None)

    @cached_property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """All dates in the window, in order."""
        every = (one for found in self.occurrences_by_entry.values() for one in found)
        return tuple(sorted(every, key=lambda one: one.order))

    @cached_property
    def coming(self) -> tuple[Occurrence, ...]:
        """For each entry that is not over, its next date, in order; after them what began before today."""
        now = self.edition.as_of
        seen: set[str] = set()
        begun: list[Occurrence] = []
        ahead: list[Occurrence] = []
        for one in self.occurrences:
            if one.key not in seen and one.end >= now and not one.cancelled:
                seen.add(one.key)
                (begun if one.first_day < now.date() else ahead).append(one)
        return (*ahead, *begun)

    @cached_property
    def coming_entries(self) -> frozenset[str]:
        """The entries that are not over."""
        return frozenset(one.key for one in self.coming)

    @cached_property
    def coming_by_network(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """The same for each network."""
        groups: defaultdict[str, list[Occurrence]] = defaultdict(list)
        for one in self.coming:
            network = self.edition.entries[one.key].network
            if network is not None:
                groups[network].append(one)
        return {network: tuple(found) for network, found in groups.items()}

    @cached_property
    def coming_by_host(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """The same for each person who welcomes."""
        groups: defaultdict[str, list[Occurrence]] = defaultdict(list)
        for one in self.coming:
            where = self.edition.entries[one.key].where
            if where is not None and where.host is not None:
                groups[where.host].append(one)
        return {host: tuple(found) for host, found in groups.items()}

    @cached_property
    def coming_by_place(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """The same for each place of the organisation's."""
        groups: defaultdict[str, list[Occurrence]] = defaultdict(list)
        for one in self.coming:
            where = self.edition.entries[one.key].where
            if where is not None and where.place is not None and where.kind != "online":
                groups[where.place].append(one)
        return {place: tuple(found) for place, found in groups.items()}

    @cached_property
    def coming_by_theme(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """The same for each theme."""
        groups: defaultdict[str, list[Occurrence]] = defaultdict(list)
        for one in self.coming:
            for theme in self.edition.entries[one.key].themes:
                groups[theme].append(one)
        return {theme: tuple(found) for theme, found in groups.items()}

    @cached_property
    def entries_by_campaign(self) -> Groups:
        """The entries that are part of each campaign, by date; those without one last."""
        entries, zone = self.edition.entries, self.edition.zone
        dated = [(start.starts(zone), key) for key, entry in entries.items() if (start := entry.start)]
        undated = (key for key, entry in entries.items() if entry.start is None)
        ordered = (*(key for _, key in sorted(dated)), *undated)
        return _grouped((campaign, key) for key in ordered if (campaign := entries[key].campaign) is not None)

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
        return _grouped((messages[key].network or "", key) for key in ordered)

    @cached_property
    def messages_by_entry(self) -> Groups:
        """The messages that belong to each entry."""
        if not isinstance(self.edition, MembersEdition):
            return {}
        return _grouped(
            (entry, key)
            for keys in self.messages_by_network.values()
            for key in keys
            if (entry := self.edition.messages[key].entry) is not None
        )


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The second of each pair under its first, in order, each once."""
    groups: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for group, member in pairs:
        groups[group][member] = None
    return {group: tuple(found) for group, found in groups.items()}
