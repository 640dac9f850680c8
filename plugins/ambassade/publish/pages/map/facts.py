"""What the map shows: people, groups and blogs, with their networks, themes, platforms and places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from ambassade.publish.pages.facet import NO_NETWORK
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.writer import Writer

Kind = Literal["person", "blog", "group", "account"]
BLOG: Final = "blog"
"""The platform of what is written at an address of its own."""
MOST_KNOWN: Final = 10
"""So many themes that a network's people know stand beside its own, where it is drawn without them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that is somewhere. `owner` is whose blog it is; `own` the platforms of its own threads."""

    key: str
    kind: Kind
    subject: str
    """The slug of the person, or of the network that a group, a blog or accounts belong to."""
    name: str
    language: str | None
    url: str | None
    networks: tuple[str, ...]
    themes: tuple[str, ...]
    """What a person can talk about; nothing for the others."""
    languages: tuple[str, ...]
    places: tuple[str, ...]
    own: tuple[str, ...]
    facets: Mapping[str, tuple[str, ...]]
    """What the page may be narrowed by."""
    owner: str | None = None
    group: str = ""
    """What kind of group it is, as the schema calls it."""


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of those whose first network it is (None: of no network)."""

    network: str | None
    rows: tuple[Row, ...]


class Facts:
    """The facts of an edition, each worked out once."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.edition = writer.edition
        self._there: dict[str | None, Counter[str]] = {}
        self._known: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _rank(self) -> Mapping[str, int]:
        return {slug: number for number, slug in enumerate(self._writer.index.networks)}

    def named(self, rows: Iterable[Row]) -> list[str]:
        """The networks that rows name, in the order in which pages list them."""
        return sorted({network for row in rows for network in row.networks}, key=self._rank.__getitem__)

    @cached_property
    def unattached(self) -> tuple[str, ...]:
        """The people of no network."""
        people = self.edition.ambassadors
        return tuple(slug for slug in self._writer.index.people if not people[slug].memberships)

    @cached_property
    def on_platform(self) -> Counter[str]:
        """How many people are on each platform; a blog counts as one."""
        return Counter(
            platform
            for slug in self._writer.index.people
            for platform in self._writer.cards.person(slug).facets["platform"]
        )

    def members(self, network: str | None) -> tuple[str, ...]:
        """The people of a network (None: of none)."""
        return self.unattached if network is None else self._writer.index.members.get(network, ())

    def platforms_of(self, network: str | None) -> Counter[str]:
        """How many people of a network are on each platform; those of its groups and accounts with 0 too."""
        if network in self._there:
            return self._there[network]
        found = self._there[network] = Counter()
        for slug in self.members(network):
            found.update(self._writer.cards.person(slug).facets["platform"])
        if network is not None:
            for platform in self.presence(network):
                found[platform] += 0
        return found

    def themes_of(self, network: str) -> tuple[str, ...]:
        """A network's own themes, then those that most of its people know besides."""
        if network in self._known:
            return self._known[network]
        own = self.edition.networks[network].themes
        known = Counter(
            theme
            for slug in self.members(network)
            for theme in self._writer.cards.person(slug).facets["theme"]
            if theme not in own
        )
        most = sorted(known, key=lambda theme: (-known[theme], theme))[:MOST_KNOWN]
        found = self._known[network] = (*own, *most)
        return found

    def presence(self, network: str) -> tuple[str, ...]:
        """Where a network itself is: by its accounts, groups and blogs."""
        value = self.edition.networks[network]
        found = [account.platform for account in value.accounts] + [space.platform for space in value.spaces]
        blogs = [BLOG] if value.blogs else []
        return tuple(dict.fromkeys(platform for platform in (*found, *blogs) if platform))

    def sections(self) -> tuple[Section, ...]:
        """Everybody under the first of their networks, then that network's own accounts, groups and blogs."""
        groups: defaultdict[str | None, list[Row]] = defaultdict(list)
        for slug in self._writer.index.people:
            own = self._writer.cards.person(slug).facets["network"]
            groups[own[0] if own else None].extend(self.person(slug))
        for network in self._writer.index.networks:
            groups[network].extend(self.own(network))
        order = (*self._writer.index.networks, None)
        return tuple(Section(network, tuple(groups[network])) for network in order if groups[network])

    def units(self, network: str | None) -> tuple[tuple[Row, ...], ...]:
        """What stays together on a page: each person of a network with their blogs, then each own thing."""
        own = () if network is None else tuple((row,) for row in self.own(network))
        return (*(tuple(self.person(slug)) for slug in self.members(network)), *own)

    def person(self, slug: str) -> Iterator[Row]:
        """A person, and each of their blogs."""
        card, person = self._writer.cards.person(slug), self.edition.ambassadors[slug]
        facets = card.facets
        accounts = tuple(dict.fromkeys(one.platform for one in person.accounts if one.platform))
        yield Row(
            key=f"person-{slug}",
            kind="person",
            subject=slug,
            name=person.latin_name or person.name,
            language=None if person.latin_name else person.name_language,
            url=None,
            networks=facets["network"],
            themes=facets["theme"],
            languages=person.languages,
            places=facets["place"],
            own=accounts,
            facets={**facets, "network": facets["network"] or (NO_NETWORK,)},
        )
        for blog in person.blogs:
            yield Row(
                key=f"blog-{slug}--{blog.id}",
                kind="blog",
                subject=slug,
                owner=f"person-{slug}",
                name=blog.name,
                language=self._other(blog.language),
                url=blog.url,
                networks=(),
                themes=(),
                languages=(blog.language,) if blog.language else (),
                places=(),
                own=(BLOG,),
                facets={
                    **facets,
                    "network": facets["network"] or (NO_NETWORK,),
                    "platform": (BLOG,),
                    "language": (blog.language,) if blog.language else person.languages,
                },
            )

    def own(self, slug: str) -> Iterator[Row]:
        """A network's own accounts as one, its groups and its blogs."""
        network, cards = self.edition.networks[slug], self._writer.cards

        def own(kind: Kind, key: str, languages: tuple[str, ...], platforms: tuple[str, ...]) -> _Own:
            return _Own(slug, network.themes, kind, key, languages, platforms)

        accounts = tuple(dict.fromkeys(one.platform for one in network.accounts if one.platform))
        if accounts:
            spoken = tuple(dict.fromkeys(code for one in network.accounts for code in one.languages))
            yield own("account", "own", spoken, accounts).row(cards.network(slug).name)
        for space in network.spaces:
            where = (space.platform,) if space.platform else ()
            yield own("group", space.id, space.languages, where).row(
                cards.phrase(space.name), group=space.kind
            )
        for blog in network.blogs:
            spoken = (blog.language,) if blog.language else ()
            name = Phrase(blog.name, self._other(blog.language))
            yield own("blog", blog.id, spoken, (BLOG,)).row(name, url=blog.url)

    def _other(self, language: str | None) -> str | None:
        """A language, where it is not the page's."""
        return None if language == self.edition.language else language


@dataclass(frozen=True, slots=True)
class _Own:
    """What a row says of something of a network's own, but for its name."""

    network: str
    themes: tuple[str, ...]
    kind: Kind
    key: str
    languages: tuple[str, ...]
    platforms: tuple[str, ...]

    def row(self, name: Phrase, *, url: str | None = None, group: str = "") -> Row:
        """The row."""
        return Row(
            key=f"{self.kind}-of--{self.network}--{self.key}",
            kind=self.kind,
            subject=self.network,
            name=name.text,
            language=name.language,
            url=url,
            networks=(self.network,),
            themes=(),
            languages=self.languages,
            places=(),
            own=self.platforms,
            facets={
                "network": (self.network,),
                "theme": self.themes,
                "language": self.languages,
                "platform": self.platforms,
            },
            group=group,
        )
