"""From the map's facts to its pictures: which node stands in which column, and the threads between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from markupsafe import Markup

from ambassade.publish.drawing.loom import Loom, Node, Tie
from ambassade.publish.drawing.presence import draw_presence
from ambassade.publish.pages.index import theme_of
from ambassade.publish.pages.map.facts import Facts, Row, Section
from ambassade.publish.pages.map.gap import Gap
from ambassade.publish.pages.map.node import PLAIN, Nodes, network_key
from ambassade.publish.pages.place import Place
from ambassade.publish.pages.writer import Writer

_WIDEST: Final = 9.0
_NARROWEST: Final = 1.5
_Empty = Mapping[str | None, Sequence[Gap]]
"""What each network has nobody for."""


class Painter:
    """Draws the map's pictures of one edition."""

    def __init__(self, writer: Writer, facts: Facts, *, unfolding: bool) -> None:
        self._writer = writer
        self._facts = facts
        self._nodes = Nodes(writer, unfolding=unfolding)

    def whole(
        self, place: Place, sections: Sequence[Section], gaps: Sequence[Gap], home: str | None = None
    ) -> Markup:
        """Everybody of these sections with what they are tied to; `home`: the one network it is about."""
        rows = [row for section in sections for row in section.rows]
        empty: dict[str | None, list[Gap]] = {}
        for gap in gaps:
            if gap.alone is None:
                empty.setdefault(gap.network, []).append(gap)
        networks = self._networks(sections, rows, empty, home)
        left = tuple(self._left(place, networks, rows, empty, home))
        right = tuple(self._right(rows, gaps))
        say, text = self._nodes.say, self._writer.words
        return self._draw(
            (left, tuple(self._middle(place, sections, gaps, empty)), right),
            tuple(self._ties(networks, {node.key for node in left}, sections, empty)),
            (text.say("Networks and themes"), text.say("People, groups and blogs"), text.say("Platforms")),
            say.described(rows, networks, len(right)),
        )

    def folded(self, place: Place, networks: Sequence[str | None], gaps: Counter[str]) -> Markup:
        """Networks alone, between their themes and the platforms where their people are, with counts."""
        text, nodes, facts = self._writer.words, self._nodes, self._facts
        sizes = {network: len(facts.members(network)) for network in networks}
        themes = {theme for network in networks if network for theme in facts.themes_of(network)}
        known = [theme.id for theme in facts.edition.organisation.themes if theme.id in themes]
        talking = self._writer.index.people_by_theme
        there = {network: facts.platforms_of(network) for network in networks}
        own = Counter(one for network in networks if network for one in facts.presence(network))
        platforms = sorted({platform for found in there.values() for platform in found})
        middle = [nodes.network(place, one, sizes[one], gaps[one or ""]) for one in networks]
        return self._draw(
            (
                tuple(nodes.theme(place, theme, len(talking.get(theme, ()))) for theme in known),
                tuple(middle),
                tuple(nodes.platform(one, facts.on_platform[one], own[one]) for one in platforms),
            ),
            tuple(self._folded_ties(there, max((*sizes.values(), 1)))),
            (text.say("Themes"), text.say("Networks"), text.say("Platforms")),
            nodes.say.folded(sizes, len(known), len(platforms)),
        )

    def _folded_ties(self, there: Mapping[str | None, Counter[str]], most: int) -> Iterator[Tie]:
        """The more people of a network are on a platform, the wider; `most` is the largest network's size."""
        for network, found in there.items():
            key, colour = network_key(network), self._nodes.colour(network)
            themes = self._facts.themes_of(network) if network else ()
            for theme in themes:
                yield Tie(start=f"theme-{theme}", end=key, style="theme", colour=colour)
            for platform, count in sorted(found.items()):
                width = max(_NARROWEST, round(_WIDEST * count / most, 1))
                end = f"platform-{platform}"
                yield Tie(start=key, end=end, style="there", colour=colour, width=width)

    def _draw(
        self,
        columns: tuple[tuple[Node, ...], tuple[Node, ...], tuple[Node, ...]],
        ties: tuple[Tie, ...],
        headings: tuple[str, str, str],
        description: str,
    ) -> Markup:
        left, middle, right = columns
        flags = {flag for node in (*left, *middle) for flag in node.flags}
        loom = Loom(
            left=left,
            middle=middle,
            right=right,
            ties=ties,
            headings=headings,
            title=self._writer.words.say("Who is where"),
            description=description,
            designs={flag: self._writer.pictures.design(flag) for flag in flags},
        )
        return Markup(draw_presence(loom))  # noqa: S704 - the drawing escapes every value

    def _networks(
        self, sections: Sequence[Section], rows: Iterable[Row], empty: _Empty, home: str | None
    ) -> tuple[str, ...]:
        """Every network that is named: the one it is about, then those of the sections, then others."""
        found = {home: None} if home else {}
        found |= {section.network: None for section in sections if section.network}
        found |= {network: None for network in empty if network}
        found |= dict.fromkeys(self._facts.named(rows))
        return tuple(found)

    def _left(
        self, place: Place, networks: Sequence[str], rows: Sequence[Row], empty: _Empty, home: str | None
    ) -> Iterator[Node]:
        """Each network with the themes that stand under it, then the themes of none of them."""
        edition = self._facts.edition
        counts = Counter(theme for row in rows for theme in row.themes)
        people = Counter(network for row in rows if row.kind == "person" for network in row.networks)
        lone = {gap.value for gap in empty.get(None, ())}
        wanted = {
            *counts,
            *lone,
            *(gap.value for gaps in empty.values() for gap in gaps if gap.what == "theme"),
        }
        under: dict[str, str] = {}
        for network in networks:
            value = edition.networks[network]
            if home in (None, network):
                wanted |= set(value.themes)
            for theme in value.themes:
                if theme not in under or theme_of(value) == theme != theme_of(edition.networks[under[theme]]):
                    under[theme] = network
        order = [theme.id for theme in edition.organisation.themes if theme.id in wanted]
        for network in networks:
            yield self._nodes.network(place, network, people[network])
            for theme in order:
                if under.get(theme) == network:
                    yield self._nodes.theme(place, theme, counts[theme], under=network)
        for theme in order:
            if theme not in under:
                yield self._nodes.theme(place, theme, counts[theme], lone=theme in lone)

    def _middle(
        self, place: Place, sections: Sequence[Section], gaps: Sequence[Gap], empty: _Empty
    ) -> Iterator[Node]:
        """The rows of each section, and below them what its network has nobody for."""
        alone: dict[str, list[Gap]] = {}
        for gap in gaps:
            if gap.alone is not None:
                alone.setdefault(gap.alone, []).append(gap)
        drawn: set[str | None] = {None}
        for section in sections:
            for row in section.rows:
                carried = alone.get(row.subject, []) if row.kind == "person" else []
                yield self._nodes.row(place, row, section.network, carried)
            yield from map(self._nodes.missing, empty.get(section.network, ()) if section.network else ())
            drawn |= {section.network}
        for network, missing in empty.items():
            if network not in drawn:
                yield from map(self._nodes.missing, missing)

    def _right(self, rows: Iterable[Row], gaps: Iterable[Gap]) -> Iterator[Node]:
        """The platforms of the rows with how many are there, and those where a network finds nobody."""
        found: dict[str, list[Row]] = {}
        for row in rows:
            for platform in row.own:
                found.setdefault(platform, []).append(row)
        for gap in gaps:
            if gap.what == "platform" and gap.alone is None:
                found.setdefault(gap.value, [])
        for platform, there in sorted(found.items()):
            people = {row.subject for row in there if row.kind == "person" or row.owner}
            yield self._nodes.platform(platform, len(people), len(there))

    def _ties(
        self, networks: Iterable[str], left: set[str], sections: Iterable[Section], empty: _Empty
    ) -> Iterator[Tie]:
        for network in networks:
            key, colour = network_key(network), self._nodes.colour(network)
            for theme in self._facts.edition.networks[network].themes:
                end = f"theme-{theme}"
                if end in left:
                    yield Tie(start=key, end=end, style="theme", colour=colour, width=1.5)
        for section in sections:
            for row in section.rows:
                yield from self._ties_of(row, self._nodes.colour(section.network))
        missing = (gap for gaps in empty.values() for gap in gaps if gap.network)
        for gap in missing:
            yield Tie(start=network_key(gap.network), end=gap.key, style="missing")
            if gap.what == "theme":
                yield Tie(start=f"theme-{gap.value}", end=gap.key, style="missing")
            elif gap.what == "platform":
                yield Tie(start=gap.key, end=f"platform-{gap.value}", style="missing")

    def _ties_of(self, row: Row, colour: int) -> Iterator[Tie]:
        for network in row.networks:
            own = self._nodes.colour(network)
            yield Tie(start=network_key(network), end=row.key, style="member", colour=own)
        for theme in row.themes:
            yield Tie(start=f"theme-{theme}", end=row.key, style="theme", colour=PLAIN, width=1.5)
        if row.owner:
            yield Tie(start=row.owner, end=row.key, style="own", colour=colour)
        for platform in row.own:
            yield Tie(start=row.key, end=f"platform-{platform}", style="there", colour=colour, width=3.5)
