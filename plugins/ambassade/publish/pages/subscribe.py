"""How to follow the site from elsewhere: the addresses of calendars and feeds, and what to do with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ambassade.publish.collected import COLLECTIONS, collection_path
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.pages.card import NetworkCard
from ambassade.publish.pages.paging import leaves, numbered
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page

SUBSCRIBE = "subscribe/"
A_PAGE = 40
COLLECTIONS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Source:
    """Something to subscribe to; `whole` is its address, `webcal` that for calendar programs, where known."""

    id: str
    path: str
    whole: str | None
    webcal: str | None


@dataclass(frozen=True, slots=True)
class Followed:
    """A network with its calendar and its posts."""

    card: NetworkCard
    anchor: str
    calendar: Source
    posts: Source
    collections: tuple[tuple[str, Source], ...] = ()
    """Each by its title, the first few."""


def anchor_of(writer: Writer, network: str) -> str:
    """Where the pages say how to follow a network."""
    number = writer.index.networks.index(network) // A_PAGE + 1
    page = SUBSCRIBE if number == 1 else f"{SUBSCRIBE}{number}/"
    return f"{page}#network-{network}"


def subscribe_pages(writer: Writer, addresses: Addresses) -> Iterator[Page]:
    """What there is for all, how it is done, and the networks; those that find no room on pages of their own.

    Where the site's own address is not known, a script reads it from where the page is opened.
    """
    text = writer.words
    title = text.say("Subscribe")
    pages = leaves(SUBSCRIBE, writer.index.networks, A_PAGE)
    scripts = ("copy",) if addresses.base else ("copy", "subscribe")
    for leaf in pages:
        heading = numbered(text, title, leaf.number)
        site = writer.cards.phrase(writer.edition.organisation.site_name or writer.edition.organisation.name)
        about = About(
            path=leaf.path,
            title=heading,
            description=text.say("How to follow dates and posts in your own calendar and feed reader"),
            section="calendar/",
            scripts=scripts,
            head=writer.feed_links("", site.text, page=leaf.path),
        )
        yield writer.page(
            "subscribe.html",
            about,
            heading=heading,
            first=leaf.number == 1,
            calendar=source_of(addresses, "all-calendar", "calendar.ics"),
            posts=source_of(addresses, "all-posts", "feed.xml"),
            collections=source_of(addresses, "all-collections", f"{COLLECTIONS}feed.xml")
            if writer.collected.everything
            else None,
            beside=_collections(writer, addresses, ""),
            latest=source_of(addresses, "all-latest", "latest.xml") if writer.latest.is_on else None,
            networks=[_followed(writer, addresses, slug) for slug in leaf.items],
            pages=pages,
        )


def _followed(writer: Writer, addresses: Addresses, slug: str) -> Followed:
    anchor, page = f"network-{slug}", f"networks/{slug}/"
    return Followed(
        writer.cards.network(slug),
        anchor,
        source_of(addresses, f"{anchor}-calendar", f"{page}calendar.ics"),
        source_of(addresses, f"{anchor}-posts", f"{page}feed.xml"),
        _collections(writer, addresses, slug),
    )


def _collections(writer: Writer, addresses: Addresses, network: str) -> tuple[tuple[str, Source], ...]:
    """The feeds of the first collections of a network, or of none (`""`): its list has them all."""
    collected = writer.collected
    keys = [key for key in collected.by_network.get(network, ()) if collected.is_out(key)]
    return tuple(
        (
            writer.collections.collection(key).title.text,
            source_of(addresses, f"collection-{key.replace('/', '_')}", f"{collection_path(key)}feed.xml"),
        )
        for key in keys[:COLLECTIONS_SHOWN]
    )


def source_of(addresses: Addresses, name: str, path: str) -> Source:
    """Something to subscribe to: what its link is called on the page, and where it lies."""
    whole = addresses.absolute(path)
    scheme, mark, rest = (whole or "").partition("://")
    calendar = f"webcal://{rest}" if mark and scheme in {"http", "https"} else None
    return Source(name, path, whole, calendar)
