"""Plain lists of people: of a letter, a network or a theme, so many a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ambassade.publish.pages.link import Crumb
from ambassade.publish.pages.paging import leaves, numbered
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.search import LIST
from ambassade.publish.site import Page

A_PAGE = 120


def people_pages(
    writer: Writer,
    base: str,
    people: Sequence[str],
    *,
    title: str,
    section: str,
    crumbs: tuple[Crumb, ...],
    letters: Sequence[object] = (),
) -> Iterator[Page]:
    """A list of people from `base` on. `letters` are the lists by letter, where it is one of them."""
    pages = leaves(base, people, A_PAGE)
    for leaf in pages:
        heading = numbered(writer.words, title, leaf.number)
        about = About(
            path=leaf.path,
            title=heading,
            description=writer.words.say_n("{n} person", "{n} people", len(people)),
            section=section,
            kind=LIST,
            items=tuple(writer.cards.person(slug).item for slug in leaf.items),
        )
        yield writer.page(
            "people.html",
            about,
            heading=heading,
            crumbs=crumbs,
            base=base,
            letters=letters,
            count=len(people),
            people=[writer.cards.person(slug) for slug in leaf.items],
            pages=pages,
        )
