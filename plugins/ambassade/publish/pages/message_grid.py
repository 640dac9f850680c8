"""The grid of pre-written messages: the entries of the calendar against the platforms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from ambassade.publish.audience import InternalEdition, MembersEdition
from ambassade.publish.pages.card import NetworkCard, entry_path, message_path
from ambassade.publish.pages.environment import platform_icon
from ambassade.publish.pages.message import Badge, badge, message_card, message_of, message_page, platforms_of
from ambassade.publish.pages.paging import leaves
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page

MOST_TOGETHER = 150
"""Up to so many messages, the grids of all networks stand on one page."""
A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """What there is of a row for one platform."""

    path: str
    badge: Badge
    languages: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the grid: an entry (or a message of none) against the platforms."""

    title: Phrase
    path: str
    note: str
    cells: tuple[tuple[Cell, ...], ...]
    missing: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A platform of the grid."""

    id: str
    icon: str
    name: str


@dataclass(frozen=True, slots=True)
class Grid:
    """The messages of one network."""

    network: NetworkCard | None
    path: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def message_pages(writer: Writer) -> Iterator[Page]:
    """The grid, one for each network, and every message; nothing in the public edition."""
    edition = writer.edition
    if not isinstance(edition, MembersEdition):
        return
    text, index = writer.words, writer.index
    networks = [slug for slug in (*index.networks, "") if slug in index.messages_by_network]
    together = len(edition.messages) <= MOST_TOGETHER
    about = About(
        path="messages/",
        title=text.say("Messages"),
        description=text.say("Texts ready to be taken, changed and shared."),
        section="messages/",
    )
    yield writer.page(
        "messages.html",
        about,
        heading=text.say("Messages"),
        grids=[_grid(writer, slug, _rows(writer, slug)) for slug in networks] if together else (),
        networks=[writer.cards.network(slug) for slug in networks if slug],
        counts={slug: len(index.messages_by_network[slug]) for slug in networks},
        pages=(),
        crumb=False,
    )
    for slug in networks:
        yield from _network_grid(writer, slug)
    for key in edition.messages:
        yield message_page(writer, edition, key)


def _network_grid(writer: Writer, slug: str) -> Iterator[Page]:
    text = writer.words
    name = writer.cards.network_name(slug) if slug else text.say("No network")
    base = f"messages/{slug or 'all'}/"
    pages = leaves(base, _rows(writer, slug), A_PAGE, folder="page/")
    for leaf in pages:
        heading = text.say("Messages of {network}", network=name)
        about = About(path=leaf.path, title=heading, description=heading, section="messages/")
        yield writer.page(
            "messages.html",
            about,
            heading=heading,
            grids=[_grid(writer, slug, leaf.items)],
            networks=(),
            counts={},
            pages=pages,
            crumb=True,
        )


def _rows(writer: Writer, slug: str) -> tuple[tuple[str | None, tuple[str, ...]], ...]:
    """The entries of a network with their messages, and messages of no entry alone; what is over comes last.

    An entry ahead whose channels wait for a text has a row too, in the edition that knows all texts.
    """
    edition, index = writer.edition, writer.index
    if not isinstance(edition, MembersEdition):
        return ()
    rows: dict[str, tuple[str | None, tuple[str, ...]]] = {}
    order: dict[str, datetime] = {}
    for key in index.messages_by_network.get(slug, ()):
        entry = edition.messages[key].entry
        name = f"entry/{entry}" if entry else f"message/{key}"
        start = edition.messages[key].window.from_.starts(edition.zone)
        order[name] = min(order.get(name, start), start)
        rows[name] = (entry, (*(rows[name][1] if name in rows else ()), key))
    if isinstance(edition, InternalEdition):
        for one in index.coming_by_network.get(slug, ()):
            name = f"entry/{one.key}"
            if name not in rows and edition.entries[one.key].channels:
                rows[name], order[name] = (one.key, ()), one.start

    def over(name: str) -> bool:
        keys = rows[name][1]
        return bool(keys) and all(badge(writer, key).style in {"expired", "archived"} for key in keys)

    return tuple(rows[name] for name in sorted(rows, key=lambda name: (over(name), order[name], name)))


def _grid(writer: Writer, slug: str, rows: Sequence[tuple[str | None, tuple[str, ...]]]) -> Grid:
    edition = writer.edition
    platforms: dict[str, None] = {}
    for entry, keys in rows:
        for key in keys:
            platforms.update(dict.fromkeys(platforms_of(writer, key)))
        if entry and isinstance(edition, InternalEdition):
            platforms.update(dict.fromkeys(edition.entries[entry].channels))
    known = [platform for platform in edition.platforms if platform in platforms]
    return Grid(
        writer.cards.network(slug) if slug else None,
        f"messages/{slug or 'all'}/",
        tuple(Column(each, platform_icon(each), edition.platforms[each]) for each in known),
        tuple(_row(writer, entry, keys, known) for entry, keys in rows),
    )


def _row(writer: Writer, entry: str | None, keys: tuple[str, ...], platforms: Sequence[str]) -> Row:
    edition, cards, text = writer.edition, writer.cards, writer.words
    cells = tuple(
        tuple(cell for key in keys if (cell := _cell(writer, key, platform)) is not None)
        for platform in platforms
    )
    if entry is None:
        card = message_card(writer, keys[0])
        return Row(card.idea, card.path, card.window, cells, tuple(False for _ in cells))
    item = edition.entries[entry]
    over = entry not in writer.index.coming_entries
    wanted = item.channels if isinstance(edition, InternalEdition) and not over else ()
    missing = tuple(
        platform in wanted and not found for platform, found in zip(platforms, cells, strict=True)
    )
    return Row(
        cards.phrase(item.title),
        entry_path(entry),
        text.date(item.start.day, "d MMMM"),
        cells,
        missing,
    )


def _cell(writer: Writer, key: str, platform: str) -> Cell | None:
    message = message_of(writer, key)
    variants = [variant for variant in message.variants if variant.platform == platform]
    if not variants:
        return None
    languages = ", ".join(dict.fromkeys(variant.language for variant in variants))
    if len(variants) > 1:
        languages += writer.words.say_n(", {n} variant", ", {n} variants", len(variants))
    return Cell(f"{message_path(key)}#{platform}", badge(writer, key), languages)
