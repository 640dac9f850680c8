"""The list of networks, and the long lists that a network's page leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ambassade.publish.audience import InternalEdition
from ambassade.publish.pages.finding.people import people_pages
from ambassade.publish.pages.home import network_groups
from ambassade.publish.pages.link import Crumb
from ambassade.publish.pages.network import MOST_PEOPLE, network_page
from ambassade.publish.pages.paging import leaves, numbered
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.posts.part import series_pages
from ambassade.publish.pages.posts.post import PostList, post_list
from ambassade.publish.pages.subscribe import follow_path
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page

MOST_GROUPED = 120


@dataclass(frozen=True, slots=True)
class ClosedLine:
    """What colleagues are told of a closed network."""

    name: Phrase
    theme: Phrase | None
    lead: str | None
    how_to_join: Phrase | None


def networks_pages(writer: Writer) -> Iterator[Page]:
    """All networks, by theme where they fit on a page; then each network with its lists."""
    text, index, cards = writer.words, writer.index, writer.cards
    grouped = len(index.networks) <= MOST_GROUPED
    pages = leaves("networks/", () if grouped else index.networks, MOST_GROUPED, folder="page/")
    for leaf in pages:
        about = About(
            path=leaf.path,
            title=numbered(text, text.say("Networks"), leaf.number),
            description=text.say_n("{n} network", "{n} networks", len(index.networks)),
            section="networks/",
            items=tuple(cards.network(slug).item for slug in (index.networks if grouped else leaf.items)),
        )
        yield writer.page(
            "networks.html",
            about,
            groups=network_groups(writer) if grouped else (),
            networks=[cards.network(slug) for slug in leaf.items],
            closed=tuple(_closed(writer)) if leaf.number == 1 else (),
            pages=pages,
        )
    for slug in index.networks:
        yield network_page(writer, slug)
        yield from _lists(writer, slug)


def _lists(writer: Writer, slug: str) -> Iterator[Page]:
    """Everybody and every post of a network, where its page has no room for them."""
    text = writer.words
    base, name = f"networks/{slug}/", writer.cards.network_name(slug)
    crumbs = (Crumb("networks/", text.say("Networks")), Crumb(base, name))
    people = writer.index.members.get(slug, ())
    if len(people) > MOST_PEOPLE:
        title = text.say("People of {network}", network=name)
        yield from people_pages(
            writer, f"{base}people/", people, title=title, section="networks/", crumbs=crumbs
        )
    posts = writer.index.posts_by_network.get(slug, ())
    if posts:
        listed = PostList(
            base=f"{base}posts/",
            posts=posts,
            title=text.say("Posts of {network}", network=name),
            section="networks/",
            crumbs=crumbs,
            feeds=base,
            follow=follow_path(writer, slug, "posts"),
            network=False,
        )
        yield from post_list(writer, listed)
    yield from series_pages(writer, slug)


def _closed(writer: Writer) -> Iterator[ClosedLine]:
    if not isinstance(writer.edition, InternalEdition):
        return
    cards = writer.cards
    for network in writer.edition.closed:
        yield ClosedLine(
            cards.phrase(network.name),
            cards.themes.get(network.theme) if network.theme else None,
            network.lead,
            cards.maybe(network.how_to_join),
        )
