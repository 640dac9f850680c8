"""The collections of links that people picked by hand: the list of them, each, and a few links elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from ambassade.publish.collected import COLLECTIONS, collection_path
from ambassade.publish.edition import internal
from ambassade.publish.pages.about.contact import contact_of
from ambassade.publish.pages.collected.cards import PickShelf
from ambassade.publish.pages.edit_address import collection_file, edit_address, form_address
from ambassade.publish.pages.link import TitleLink
from ambassade.publish.pages.linked.subject import Subject
from ambassade.publish.pages.paging import Leaf, leaves, numbered
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page

COLLECTIONS_A_PAGE = 24
LINKS_A_PAGE = 30
LATEST = 3
ON_A_PAGE = 3
"""Links on the page of a network or a person."""
_STYLES = ("collection",)


def collection_pages(writer: Writer) -> Iterator[Page]:
    """The list and every collection; none where there is no collection."""
    if not writer.edition.collections:
        return
    yield from _lists(writer)
    for key in writer.collected.keys:
        yield from _collection(writer, key)


def shelf_of_network(writer: Writer, slug: str) -> PickShelf | None:
    """The newest links of a network's collections; None where there are none."""
    collected = writer.collected
    return writer.collections.shelf(
        collected.picks_by_network.get(slug, ()),
        collected.by_network.get(slug, ()),
        writer.words.say("Worth reading elsewhere"),
        ON_A_PAGE,
    )


def shelf_of_person(writer: Writer, slug: str) -> PickShelf | None:
    """The newest links that somebody picked."""
    collected, person = writer.collected, writer.edition.ambassadors[slug]
    picks = collected.picks_by_person.get(slug, ())
    return writer.collections.shelf(
        picks,
        dict.fromkeys(pick.collection for pick in picks),
        writer.words.say("{name} recommends", name=person.latin_name or person.name),
        ON_A_PAGE,
        is_of_person=True,
    )


def _lists(writer: Writer) -> Iterator[Page]:
    """All collections, those of a network together, in the order of the networks; those of none last."""
    text, collected = writer.words, writer.collected
    title = text.say("Collections")
    keys = [key for group in (*writer.index.networks, "") for key in collected.by_network.get(group, ())]
    pages = leaves(COLLECTIONS, keys, COLLECTIONS_A_PAGE, folder="page/")
    for leaf in pages:
        heading = numbered(text, title, leaf.number)
        cards = [writer.collections.collection(key) for key in leaf.items]
        about = About(
            path=leaf.path,
            title=heading,
            description=text.say("Links that our people picked by hand, each with a word on why"),
            section="posts/",
            styles=_STYLES,
            head=writer.feed_links(COLLECTIONS, title, page=leaf.path) if collected.everything else Markup(),
            items=tuple(card.item for card in cards),
        )
        latest = collected.everything[:LATEST] if leaf.number == 1 else ()
        yield writer.page(
            "collections.html",
            about,
            heading=heading,
            first=leaf.number == 1,
            latest=[writer.collections.pick(pick) for pick in latest],
            groups=[
                (network, list(found)) for network, found in groupby(cards, key=lambda card: card.network)
            ],
            pages=pages,
            feed=f"{COLLECTIONS}feed.xml" if collected.everything else None,
        )


def _collection(writer: Writer, key: str) -> Iterator[Page]:
    """One collection, on as many pages as its links need."""
    pages = leaves_of(writer, key)
    for leaf in pages:
        yield _leaf(writer, key, leaf, pages)


def leaves_of(writer: Writer, key: str) -> tuple[Leaf, ...]:  # type: ignore[type-arg]  # of picks
    """The pages of a collection, and which links stand on each."""
    return leaves(collection_path(key), writer.collected.picks(key), LINKS_A_PAGE, folder="page/")


def _leaf(writer: Writer, key: str, leaf: Leaf, pages: tuple[Leaf, ...]) -> Page:  # type: ignore[type-arg]  # of picks
    value, cards = writer.edition.collections[key], writer.cards
    card, path = writer.collections.collection(key), collection_path(key)
    summary = cards.maybe(value.summary)
    folder = f"content/networks/{value.network}/collections" if value.network else "content/collections"
    feed = f"{path}feed.xml" if writer.collected.is_out(key) else None
    heading = numbered(writer.words, card.title.text, leaf.number)
    about = About(
        path=leaf.path,
        title=heading,
        description=(card.summary or card.title).text,
        section="posts/",
        styles=_STYLES,
        updated=card.day,
        subject=Subject("collection", key),
        head=writer.feed_links(path, card.title.text, page=leaf.path) if feed else Markup(),
        picks=tuple(pick for pick in leaf.items if not pick.is_again),
    )
    return writer.page(
        "collection.html",
        about,
        card=card,
        heading=heading,
        first=leaf.number == 1,
        summary=writer.prose(summary.text, page=leaf.path, source=folder, language=summary.language)
        if summary
        else None,
        summary_attributes=summary.attributes if summary else "",
        themes=[TitleLink(cards.themes[theme], f"themes/{theme}/") for theme in value.themes],
        picks=[writer.collections.pick(pick) for pick in leaf.items],
        pages=pages,
        feed=feed,
        audience=value.audience if isinstance(value, internal.Collection) else None,
        change=edit_address(writer.edition, collection_file(key)),
        suggest=form_address(writer.edition, "suggest-link", collection=key),
        contact=contact_of(writer.edition.organisation),
    )
