"""The presence map: who is where, as a picture and as tables; in large editions it unfolds by network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ambassade.publish.audience import InternalEdition
from ambassade.publish.pages.link import Crumb
from ambassade.publish.pages.map.facts import Facts, Row, Section
from ambassade.publish.pages.map.gap import Gap, Gaps
from ambassade.publish.pages.map.phrase import Phrases
from ambassade.publish.pages.map.picture import Painter
from ambassade.publish.pages.map.table import Tables
from ambassade.publish.pages.map.way import MOST_PEOPLE, unfolds
from ambassade.publish.pages.paging import Leaf, leaves, numbered
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page

MOST_NETWORKS: Final = 60
MOST_GAPS: Final = 60
_PATH: Final = "map/"
_NONE: Final = "map/all/"
"""The page of those of no network."""


@dataclass(frozen=True, slots=True)
class Step:
    """A gap in a sentence, who carries it alone, and the step that would close it."""

    key: str
    words: str
    alone: str | None
    step: str
    path: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A network in the table of a large edition."""

    key: str
    name: Phrase
    path: str
    flag: str
    people: int
    themes: tuple[Phrase, ...]
    platforms: tuple[tuple[str, int], ...]
    gaps: int


def map_pages(writer: Writer) -> Iterator[Page]:
    """The map, and the page of each network where the edition is too large for one picture."""
    yield from _Maps(writer).pages()


class _Maps:
    """The map's pages of one edition."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._facts = Facts(writer)
        self._say = Phrases(writer)
        self._tables = Tables(writer, self._facts)
        index, edition = writer.index, writer.edition
        self._unfolding = unfolds(index)
        self._painter = Painter(writer, self._facts, unfolding=self._unfolding)
        self._gaps: Mapping[str, tuple[Gap, ...]] = {}
        self._everywhere: tuple[Gap, ...] = ()
        if isinstance(edition, InternalEdition):
            gaps = Gaps(edition, index)
            self._gaps, self._everywhere = gaps.by_network, gaps.everywhere

    def pages(self) -> Iterator[Page]:
        """All of them."""
        if not self._unfolding:
            gaps = (*self._everywhere, *(gap for found in self._gaps.values() for gap in found))
            title = self._writer.words.say("Who is where")
            yield self._whole(_PATH, title, self._facts.sections(), gaps, gaps)
            return
        networks: list[str | None] = [*self._writer.index.networks]
        if self._facts.unattached:
            networks.append(None)
        opening = leaves(_PATH, networks, MOST_NETWORKS, folder="all/networks/")
        for leaf in opening:
            yield self._folded(leaf, opening)
        for network in networks:
            yield from self._network(network)

    def _network(self, network: str | None) -> Iterator[Page]:
        """A network's own map, so many people a page; groups and blogs after the people."""
        text = self._writer.words
        name = text.say("No network") if network is None else self._writer.cards.network_name(network)
        title = text.say("Who is where: {network}", network=name)
        gaps = self._gaps.get(network or "", ())
        pages = leaves(
            _NONE if network is None else f"map/{network}/", self._facts.units(network), MOST_PEOPLE
        )
        for leaf in pages:
            rows = tuple(row for unit in leaf.items for row in unit)
            first = leaf.number == 1
            drawn = gaps if first else tuple(gap for gap in gaps if gap.alone is not None)
            yield self._whole(
                leaf.path,
                numbered(text, title, leaf.number),
                (Section(network, rows),) if rows else (),
                drawn,
                gaps if first else (),
                home=network,
                pages=pages,
            )

    def _whole(
        self,
        path: str,
        title: str,
        sections: Sequence[Section],
        drawn: Sequence[Gap],
        told: Sequence[Gap],
        home: str | None = None,
        pages: tuple[Leaf[tuple[Row, ...]], ...] = (),
    ) -> Page:
        writer, place = self._writer, self._writer.place(path)
        rows = [row for section in sections for row in section.rows]
        kinds = Counter(row.kind for row in rows)
        crumbs = (Crumb(_PATH, writer.words.say("Who is where")),) if path != _PATH else ()
        picture = self._painter.whole(place, sections, drawn, home) if rows or drawn else None
        return writer.page(
            "map.html",
            self._about(path, title, scripts=("filter", "map") if picture else ()),
            heading=title,
            crumbs=crumbs,
            picture=picture,
            filter=self._tables.filter(rows) if rows else None,
            counts=kinds,
            groups=tuple(self._tables.groups(sections)),
            tiles=(),
            themes=tuple(self._tables.themes(rows)),
            platforms=tuple(self._tables.platforms(rows)),
            reach=(),
            gaps=self._steps(told),
            more_gaps=0,
            marked=bool(drawn),
            is_internal=isinstance(writer.edition, InternalEdition),
            pages=pages,
        )

    def _folded(self, leaf: Leaf[str | None], pages: tuple[Leaf[str | None], ...]) -> Page:
        """The map of a large edition: networks, themes and platforms, with counts."""
        writer, place = self._writer, self._writer.place(leaf.path)
        title = numbered(writer.words, writer.words.say("Who is where"), leaf.number)
        counts = Counter({slug: len(gaps) for slug, gaps in self._gaps.items()})
        told = self._everywhere if leaf.number == 1 else ()
        return writer.page(
            "map.html",
            self._about(leaf.path, title, scripts=("map",)),
            heading=title,
            crumbs=(),
            picture=self._painter.folded(place, leaf.items, counts),
            filter=None,
            counts=Counter({"person": len(writer.index.people)}),
            groups=(),
            tiles=tuple(self._tile(network, counts) for network in leaf.items),
            themes=(),
            platforms=(),
            reach=tuple(self._tables.reach(leaf.items)),
            gaps=self._steps(told[:MOST_GAPS]),
            more_gaps=counts.total(),
            marked=counts.total() > 0,
            is_internal=isinstance(writer.edition, InternalEdition),
            pages=pages,
        )

    def _tile(self, network: str | None, gaps: Counter[str]) -> Tile:
        writer = self._writer
        platforms = sorted(self._facts.platforms_of(network).items(), key=lambda one: (-one[1], one[0]))
        told = tuple((self._say.platform(platform), count) for platform, count in platforms)
        people = len(self._facts.members(network))
        if network is None:
            return Tile("network-all", Phrase(writer.words.say("No network")), _NONE, "", people, (), told, 0)
        card = writer.cards.network(network)
        themes = tuple(writer.cards.themes[theme] for theme in self._facts.themes_of(network))
        return Tile(
            f"network-{network}", card.name, f"map/{network}/", card.flag, people, themes, told, gaps[network]
        )

    def _steps(self, gaps: Sequence[Gap]) -> tuple[Step, ...]:
        return tuple(Step(gap.key, self._say.gap(gap), gap.alone, *self._say.step(gap)) for gap in gaps)

    def _about(self, path: str, title: str, scripts: tuple[str, ...]) -> About:
        text = self._writer.words
        return About(
            path=path,
            title=title,
            description=text.say(
                "Our people, groups and blogs, their networks and themes, and the platforms they are on."
            ),
            section=_PATH,
            scripts=scripts,
            styles=("map",),
        )
