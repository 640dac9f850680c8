"""“Who can talk about this theme in this place?”: a page for each pair that has somebody."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ambassade.publish.pages.finding.people import A_PAGE
from ambassade.publish.pages.finding.place import PLACES, pair_path, pairs, spoken
from ambassade.publish.pages.link import TitleLink
from ambassade.publish.pages.paging import leaves, numbered
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.search import LIST
from ambassade.publish.site import Page

OTHERS = 24
"""So many other places, and other themes, are named."""


def pair_pages(writer: Writer) -> Iterator[Page]:
    """The pages of all pairs; there are no more than people have themes, and at most `MOST_PAIRS`."""
    for theme, place in writer.index.people_by_pair:
        yield from _pair(writer, theme, place)


def _pair(writer: Writer, theme: str, place: str) -> Iterator[Page]:
    index, cards, text = writer.index, writer.cards, writer.words
    people = index.people_by_pair[theme, place]
    title = text.say("{theme} in {place}", theme=cards.themes[theme].text, place=cards.places[place].text)
    pages = leaves(pair_path(theme, place), people, A_PAGE)
    elsewhere = (each for each in index.pairs_by_theme[theme] if each[0] != place)
    besides = (each for each in index.pairs_by_place[place] if each[0] != theme)
    near = pairs(writer, islice(elsewhere, OTHERS), theme=theme)
    beside = pairs(writer, islice(besides, OTHERS), place=place)
    for leaf in pages:
        shown = [cards.person(slug) for slug in leaf.items]
        about = About(
            path=leaf.path,
            title=numbered(text, title, leaf.number),
            description=text.say_n(
                "{n} person can talk about it there.", "{n} people can talk about it there.", len(people)
            ),
            section="ambassadors/",
            items=tuple(card.item for card in shown),
            kind="" if leaf.number == 1 else LIST,
            facets={"theme": (theme,), "place": (place,)},
        )
        yield writer.page(
            "pair.html",
            about,
            heading=numbered(text, title, leaf.number),
            theme=TitleLink(cards.themes[theme], f"themes/{theme}/"),
            place=TitleLink(cards.places[place], f"{PLACES}{place}/"),
            count=len(people),
            people=shown,
            languages=spoken(writer, people),
            near=near,
            beside=beside,
            pages=pages,
        )
