"""The map's facts as tables: everybody by network, then by theme and by platform."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from ambassade.language.typography import capital
from ambassade.names import fold
from ambassade.publish.pages.facet import narrows
from ambassade.publish.pages.filtering import Facet, Filter, Option
from ambassade.publish.pages.link import TitleLink
from ambassade.publish.pages.map.facts import Facts, Row, Section
from ambassade.publish.pages.map.phrase import Phrases
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.tongue import language_name
from ambassade.publish.pages.vocabulary import FACET
from ambassade.publish.pages.writer import Writer
from ambassade.words import say

FACETS = {name: FACET[name] for name in ("network", "theme", "platform", "language")} | {
    "place": say("Place")
}
"""What the map may be narrowed by."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table. `html` is the name, `kind` what it is where it is not a person."""

    attributes: Markup
    path: str
    url: str
    html: Markup
    kind: str
    owner: str
    networks: tuple[Phrase, ...]
    themes: tuple[Phrase, ...]
    languages: tuple[str, ...]
    places: tuple[Phrase, ...]
    platforms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one network; without a title, of none."""

    title: TitleLink | None
    flag: str
    lines: tuple[Line, ...]
    key: str = ""
    """Of the network's node in the picture."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A theme or a platform, and who is tied to it."""

    key: str
    title: Phrase
    path: str | None
    networks: tuple[Phrase, ...]
    people: tuple[tuple[str, str], ...]
    """The page and the name of each."""
    others: tuple[Phrase, ...]
    """Groups, blogs and own accounts."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A platform in a large edition: how many people are on it, and of which networks."""

    key: str
    title: str
    people: int
    networks: tuple[Phrase, ...]


class Tables:
    """The tables of one edition's map."""

    def __init__(self, writer: Writer, facts: Facts) -> None:
        self._writer = writer
        self._facts = facts
        self._say = Phrases(writer)

    def groups(self, sections: Sequence[Section]) -> Iterator[Group]:
        """The rows by network."""
        cards = self._writer.cards
        for section in sections:
            lines = tuple(self._line(row) for row in section.rows)
            if section.network is None:
                yield Group(None, "", lines)
            else:
                card = cards.network(section.network)
                key = f"network-{section.network}"
                yield Group(TitleLink(card.name, card.path), card.flag, lines, key)

    def themes(self, rows: Sequence[Row]) -> Iterator[Cluster]:
        """The people by what they can talk about, with the networks that have the theme."""
        writer, cards = self._writer, self._writer.cards
        named = self._facts.named(rows)
        people: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows:
            for theme in row.themes:
                people[theme].append(row)
        networks = writer.edition.networks
        for each in writer.edition.organisation.themes:
            having = tuple(cards.network(slug).name for slug in named if each.id in networks[slug].themes)
            if having or people[each.id]:
                path = f"themes/{each.id}/" if each.id in writer.index.themes else None
                yield Cluster(
                    f"theme-{each.id}",
                    cards.themes[each.id],
                    path,
                    having,
                    self._names(people[each.id]),
                    (),
                )

    def platforms(self, rows: Sequence[Row]) -> Iterator[Cluster]:
        """Who and what is on each platform."""
        found: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows:
            for platform in row.own:
                found[platform].append(row)
        for platform in sorted(found, key=lambda one: (self._say.platform(one).casefold(), one)):
            people = [row for row in found[platform] if row.kind == "person"]
            others = tuple(Phrase(row.name, row.language) for row in found[platform] if row.kind != "person")
            title = Phrase(self._say.platform(platform))
            yield Cluster(f"platform-{platform}", title, None, (), self._names(people), others)

    def reach(self, networks: Iterable[str | None]) -> Iterator[Reach]:
        """The platforms of these networks, with all the edition's people there."""
        found: defaultdict[str, list[Phrase]] = defaultdict(list)
        none = Phrase(self._writer.words.say("No network"))
        for network in networks:
            name = none if network is None else self._writer.cards.network(network).name
            for platform in self._facts.platforms_of(network):
                found[platform].append(name)
        for platform in sorted(found, key=lambda one: (self._say.platform(one).casefold(), one)):
            people, title = self._facts.on_platform[platform], self._say.platform(platform)
            yield Reach(f"platform-{platform}", title, people, tuple(found[platform]))

    def filter(self, rows: Collection[Row]) -> Filter:
        """The form: the values that occur among the rows, by their names."""
        found: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
        for row in rows:
            for name, counts in found.items():
                counts.update(dict.fromkeys(row.facets.get(name, ()), 1))
        facets = []
        for name, counts in found.items():
            options = sorted((fold(self._words(name, value)), value) for value in counts)
            made = tuple(Option(value, self._words(name, value)) for _, value in options)
            shown = narrows(counts, len(rows))
            facets.append(Facet(name, self._writer.words.text(FACETS[name]), made, shown))
        return Filter(tuple(facets), "", ())

    def _line(self, row: Row) -> Line:
        writer, cards = self._writer, self._writer.cards
        if row.kind == "person":
            card = cards.person(row.subject)
            html, path = str(card.name_html), card.path
        else:
            html = Phrase(row.name, row.language).__html__()
            path = f"ambassadors/{row.subject}/" if row.owner else f"networks/{row.subject}/"
        return Line(
            attributes=_attributes(row),
            path=path,
            url=row.url or "",
            html=Markup(html),  # noqa: S704 - made of escaped parts
            kind="" if row.kind == "person" else self._say.kind(row),
            owner=writer.edition.ambassadors[row.subject].name if row.owner else "",
            networks=tuple(cards.network(slug).name for slug in row.networks),
            themes=tuple(cards.themes[theme] for theme in row.themes),
            languages=self._languages(row.languages),
            places=tuple(cards.places[place] for place in row.places),
            platforms=tuple(self._say.platform(platform) for platform in row.own),
        )

    def _languages(self, codes: Sequence[str]) -> tuple[str, ...]:
        """The names of languages, the first letter of the first one a capital."""
        names = [language_name(code, self._writer.words) for code in codes]
        return tuple(name if number else capital(name) for number, name in enumerate(names))

    def _names(self, rows: Iterable[Row]) -> tuple[tuple[str, str], ...]:
        return tuple((f"ambassadors/{row.subject}/", row.name) for row in rows)

    def _words(self, name: str, value: str) -> str:
        cards, text = self._writer.cards, self._writer.words
        if name == "network":
            known = value in self._writer.edition.networks
            return cards.network_name(value) if known else text.say("No network")
        if name == "theme":
            return cards.themes[value].text
        if name == "place":
            return cards.places[value].text
        if name == "platform":
            return self._say.platform(value)
        return capital(language_name(value, text))


_COLUMNS: Final[Mapping[str, Callable[[Row], tuple[str, ...]]]] = {
    "network": lambda row: row.networks,
    "theme": lambda row: row.themes,
    "language": lambda row: row.languages,
    "place": lambda row: row.places,
    "platform": lambda row: row.own,
}
"""What the columns of the table say, by the name under which `filter.js` reads them there."""


def _attributes(row: Row) -> Markup:
    """What a line is filtered by, and the node of the picture that it is about."""
    told = (
        f' data-{name}="{escape(" ".join(values))}"'
        for name, said in _COLUMNS.items()
        if (values := row.facets.get(name, ())) != said(row)
    )
    return Markup(f' id="{escape(row.key)}" data-am-item{"".join(told)}')  # noqa: S704 - escaped
