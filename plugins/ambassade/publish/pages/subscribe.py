"""How to follow the site from elsewhere: the addresses of calendars and feeds, and what to do with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from ambassade.publish.collected import COLLECTIONS, collection_path
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.pages.card import NetworkCard
from ambassade.publish.pages.paging import leaves, numbered
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page

SUBSCRIBE = "subscribe/"
A_PAGE = 40
COLLECTIONS_SHOWN = 6
_ENDS: Final = ("-name", "-calendar", "-posts")
"""How the names of what stands in a network's part of the page end."""


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
    heading: str
    """The anchor of its heading."""
    calendar: Source
    posts: Source
    collections: tuple[tuple[str, Source], ...] = ()
    """Each by its title, the first few."""


def follow_path(writer: Writer, network: str, what: Literal["calendar", "posts"]) -> str:
    """Where the pages say how to follow the dates or the posts of a network."""
    number = writer.index.place_of_network[network] // A_PAGE + 1
    page = SUBSCRIBE if number == 1 else f"{SUBSCRIBE}{number}/"
    return f"{page}#{_anchor(network, what)}"


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


def _anchor(network: str, *part: str) -> str:
    """What a network's part of the page is called, or something in it: no two have the same name.

    Beside a network `quay`, one called `quay-posts` would have the name of its posts: where a short name ends
    like that, its parts are joined by `_`, which no short name has.
    """
    return ("_" if network.endswith(_ENDS) else "-").join(("network", network, *part))


def _followed(writer: Writer, addresses: Addresses, slug: str) -> Followed:
    page = f"networks/{slug}/"
    return Followed(
        writer.cards.network(slug),
        _anchor(slug),
        _anchor(slug, "name"),
        source_of(addresses, _anchor(slug, "calendar"), f"{page}calendar.ics"),
        source_of(addresses, _anchor(slug, "posts"), f"{page}feed.xml"),
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
