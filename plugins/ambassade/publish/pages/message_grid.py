"""The pages of the grid of pre-written messages: for all networks, for each, and every message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from ambassade.publish.audience import InternalEdition, MembersEdition
from ambassade.publish.pages.card import NetworkCard
from ambassade.publish.pages.grid.cell import Counts
from ambassade.publish.pages.grid.next_step import Next
from ambassade.publish.pages.grid.row import Row, Rows
from ambassade.publish.pages.grid.step import new_message
from ambassade.publish.pages.grid.table import Tally, grid_of, tallies
from ambassade.publish.pages.message import message_page
from ambassade.publish.pages.mix import MOST_NETWORKS, MixPages
from ambassade.publish.pages.paging import Leaf, leaves, numbered
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page

MOST_TOGETHER: Final = 100
"""Up to so many rows, those of all networks stand on the front page."""
A_PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class Tile:
    """A network (None: what belongs to none) with what it has."""

    card: NetworkCard | None
    path: str
    messages: int
    counts: tuple[Tally, ...]


def message_pages(writer: Writer) -> Iterator[Page]:
    """The grid, one for each network, and every message; nothing in the public edition."""
    if isinstance(writer.edition, MembersEdition):
        yield from _Pages(writer, writer.edition).pages()
        for key in writer.edition.messages:
            yield message_page(writer, writer.edition, key)


class _Pages:
    """The pages of the grid of one edition."""

    def __init__(self, writer: Writer, edition: MembersEdition) -> None:
        self.writer = writer
        self.text = writer.words
        self.rows = Rows(writer, edition)
        internal = isinstance(edition, InternalEdition)
        self.next = Next(writer, edition) if isinstance(edition, InternalEdition) else None
        self.mix = MixPages(writer, edition) if isinstance(edition, InternalEdition) else None
        known = {*writer.index.messages_by_network, *self.rows.by_network, *self.rows.past_by_network}
        self.networks = [
            slug for slug in (*writer.index.networks, "") if slug in known or (internal and slug)
        ]

    def pages(self) -> Iterator[Page]:
        """All of them."""
        fronts = leaves("messages/", self.networks, MOST_NETWORKS, folder="all/networks/")
        for front in fronts:
            yield self.front(front, fronts)
        for slug in self.networks:
            yield from self.network(slug)

    def front(self, leaf: Leaf[str], fronts: tuple[Leaf[str], ...]) -> Page:
        """The page at `messages/`; where there are many networks, the others of them on the next ones."""
        first, rows = leaf.number == 1, self.rows.now
        together = first and len(rows) <= MOST_TOGETHER
        heading = numbered(self.text, self.text.say("Messages"), leaf.number)
        slugs = [slug for slug in leaf.items if slug]
        return self._page(
            About(
                path=leaf.path,
                title=heading,
                description=self.text.say("Texts ready to be taken, changed and shared."),
                section="messages/",
                scripts=("filter",),
                styles=("desk",),
            ),
            heading=heading,
            grid=grid_of(self.writer, rows) if together and rows else None,
            all_counts=tallies(self.writer, Counts.sum(row.counts for row in rows)) if first and rows else (),
            tiles=[self.tile(slug) for slug in leaf.items],
            steps=self.next.steps(rows) if self.next and first else (),
            overview=self.mix.lines(slugs) if self.mix else (),
            mix_window=self.mix.window if self.mix else "",
            pages=fronts,
        )

    def tile(self, slug: str) -> Tile:
        """What a network has, in short."""
        rows = self.rows.by_network.get(slug, ())
        return Tile(
            self.writer.cards.network(slug) if slug else None,
            self.path(slug),
            len(self.writer.index.messages_by_network.get(slug, ())),
            tuple(
                tally for tally in tallies(self.writer, Counts.sum(row.counts for row in rows)) if tally.count
            ),
        )

    def network(self, slug: str) -> Iterator[Page]:
        """The pages of a network: what is not over, and what is."""
        rows, past = self.rows.by_network.get(slug, ()), self.rows.past_by_network.get(slug, ())
        text = self.text
        name = self.writer.cards.network_name(slug) if slug else text.say("No network")
        heading = text.say("Messages of {network}", network=name)
        every = leaves(self.path(slug), rows, A_PAGE, folder="page/")
        gone = tuple(
            replace(leaf, path=f"{self.path(slug)}past/{leaf.number}/")
            for leaf in (leaves("", past, A_PAGE) if past else ())
        )
        for leaf in every:
            yield self._grid(slug, heading, leaf, every, gone[0].path if gone else "")
        for leaf in gone:
            yield self._past(slug, text.say("Past messages of {network}", network=name), leaf, gone)

    def _grid(
        self, slug: str, heading: str, leaf: Leaf[Row], every: tuple[Leaf[Row], ...], past: str
    ) -> Page:
        rows, first = self.rows.by_network.get(slug, ()), leaf.number == 1
        edition = self.writer.edition
        return self._page(
            self._about(leaf.path, numbered(self.text, heading, leaf.number)),
            heading=heading,
            crumb=True,
            grid=grid_of(self.writer, leaf.items, self._part(leaf, len(rows)), one_network=True)
            if rows
            else None,
            all_counts=tallies(self.writer, Counts.sum(row.counts for row in rows)) if len(every) > 1 else (),
            steps=self.next.steps(rows) if self.next and first else (),
            mix=self.mix.block(slug) if self.mix and first and slug else None,
            write=new_message(edition, slug) if slug else None,
            past=past,
            pages=every,
        )

    def _past(self, slug: str, heading: str, leaf: Leaf[Row], every: tuple[Leaf[Row], ...]) -> Page:
        total = len(self.rows.past_by_network[slug])
        return self._page(
            self._about(leaf.path, numbered(self.text, heading, leaf.number)),
            heading=heading,
            crumb=True,
            grid=grid_of(self.writer, leaf.items, self._part(leaf, total), one_network=True),
            is_past=True,
            back=self.path(slug),
            pages=every,
        )

    def _part(self, leaf: Leaf[Row], total: int) -> str:
        """That a page holds a part of a longer list."""
        if len(leaf.items) == total:
            return ""
        return self.text.say(
            "This page has {n} of {total}; the others are on the other pages.", n=len(leaf.items), total=total
        )

    def _about(self, path: str, heading: str) -> About:
        return About(
            path=path,
            title=heading,
            description=heading,
            section="messages/",
            scripts=("filter",),
            styles=("desk",),
        )

    def _page(self, about: About, **values: object) -> Page:
        """A page of the grid: what `values` leave out is not there."""
        nothing: dict[str, object] = {
            "grid": None,
            "all_counts": (),
            "tiles": (),
            "steps": (),
            "overview": (),
            "mix_window": "",
            "mix": None,
            "write": None,
            "past": "",
            "is_past": False,
            "back": "",
            "crumb": False,
        }
        return self.writer.page("messages.html", about, **nothing | values)

    @staticmethod
    def path(slug: str) -> str:
        """Where a network's messages are."""
        return f"messages/{slug or 'all'}/"
