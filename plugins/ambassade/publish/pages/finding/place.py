"""The places: who is where, who can talk about what there, what comes next. No map: nobody else is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ambassade.publish.pages.card import NetworkCard
from ambassade.publish.pages.finding.people import people_pages
from ambassade.publish.pages.link import Crumb
from ambassade.publish.pages.network import FIRST_PEOPLE, MOST_PEOPLE
from ambassade.publish.pages.paging import leaves, numbered
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.picture import Face
from ambassade.publish.pages.tongue import language_name
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.search import LIST
from ambassade.publish.site import Page

PLACES = "places/"
A_PAGE = 60
MOST_COLUMNS = 10
"""The table of themes and places has at most so many themes: those that the most people know."""
COMING = 6
NETWORKS = 24
THEMES = 40
_STEPS = 20
"""Lengths of bars that the stylesheet knows."""


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A place in a list."""

    path: str
    name: Phrase
    country: str
    people: int
    coming: int
    faces: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """How many people can talk about a theme in a place: their page, and a bar's length from 0 to 20."""

    path: str
    name: Phrase
    count: int
    bar: int


@dataclass(frozen=True, slots=True)
class Row:
    """A place in the table of themes and places: a pair or nothing for each column.

    `more` is how many themes without a column somebody there can talk about: the place's page has them.
    """

    card: PlaceCard
    cells: tuple[Pair | None, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Local:
    """A network with those of its people who work in a place."""

    card: NetworkCard
    faces: tuple[Face, ...]
    count: int


def pair_path(theme: str, place: str) -> str:
    """The page of the people who can talk about a theme in a place."""
    return f"themes/{theme}/in/{place}/"


def place_pages(writer: Writer) -> Iterator[Page]:
    """The list of places, and a page for each."""
    text, index = writer.words, writer.index
    themes = _columns(writer)
    pages = leaves(PLACES, [_row(writer, place, themes) for place in index.places], A_PAGE, folder="page/")
    for leaf in pages:
        about = About(
            path=leaf.path,
            title=numbered(text, text.say("Places"), leaf.number),
            description=text.say_n("{n} place", "{n} places", len(index.places)),
            section="ambassadors/",
            styles=("find",),
            kind="" if leaf.number == 1 else LIST,
        )
        yield writer.page(
            "places.html",
            about,
            rows=leaf.items,
            themes=[writer.cards.themes[theme] for theme in themes],
            others=len(index.people_by_theme) > len(themes),
            pages=pages,
        )
    for place in index.places:
        yield from _place(writer, place)


def pairs(
    writer: Writer, found: Iterable[tuple[str, int]], *, theme: str = "", place: str = ""
) -> tuple[Pair, ...]:
    """The places where somebody can talk about `theme`, or the themes that somebody in `place` knows."""
    every = tuple(found)
    most = max((count for _, count in every), default=1)
    names = writer.cards.places if theme else writer.cards.themes
    return tuple(
        Pair(pair_path(theme or key, place or key), names[key], count, max(1, round(count / most * _STEPS)))
        for key, count in every
    )


def spoken(writer: Writer, people: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """The languages of some people, and how many speak each; the most spoken first."""
    counts = Counter(code for slug in people for code in writer.edition.ambassadors[slug].languages)
    names = {code: language_name(code, writer.words) for code in counts}
    ordered = sorted(counts, key=lambda code: (-counts[code], names[code]))
    return tuple((names[code], counts[code]) for code in ordered)


def _columns(writer: Writer) -> tuple[str, ...]:
    """The themes that the table has, in the organisation's order."""
    people = writer.index.people_by_theme
    known = sorted(people, key=lambda theme: -len(people[theme]))[:MOST_COLUMNS]
    return tuple(theme for theme in writer.index.themes if theme in known)


def _row(writer: Writer, place: str, themes: tuple[str, ...]) -> Row:
    found = dict(writer.index.pairs_by_place.get(place, ()))
    cells = (
        Pair(pair_path(theme, place), writer.cards.themes[theme], found[theme], 0) if theme in found else None
        for theme in themes
    )
    return Row(_card(writer, place), tuple(cells), len(found.keys() - {*themes}))


def _card(writer: Writer, place: str) -> PlaceCard:
    index = writer.index
    people = index.people_by_place.get(place, ())
    return PlaceCard(
        f"{PLACES}{place}/",
        writer.cards.places[place],
        _country(writer, place),
        len(people),
        len(index.coming_by_place.get(place, ())),
        writer.cards.faces(people),
    )


def _country(writer: Writer, place: str) -> str:
    code = writer.cards.countries[place]
    return str(writer.words.locale.territories.get(code, "")) if code else ""


def _place(writer: Writer, place: str) -> Iterator[Page]:
    index, cards, text = writer.index, writer.cards, writer.words
    card = _card(writer, place)
    people = index.people_by_place.get(place, ())
    shown = people if len(people) <= MOST_PEOPLE else people[:FIRST_PEOPLE]
    who = text.say("Who is in {place}", place=card.name.text)
    description = next(one.description for one in writer.edition.organisation.places if one.id == place)
    about = About(
        path=card.path,
        title=card.name.text,
        description=text.say(
            "{place}: who is there, what they can talk about, and what comes next.", place=card.name.text
        ),
        section="ambassadors/",
        styles=("find",),
        items=tuple(cards.person(slug).item for slug in shown),
        facets={"place": (place,)},
    )
    yield writer.page(
        "place.html",
        about,
        card=card,
        description=cards.maybe(description),
        people=[cards.person(slug) for slug in shown],
        all_people=f"{card.path}people/" if len(shown) < len(people) else None,
        themes=pairs(writer, index.pairs_by_place.get(place, ()), place=place)[:THEMES],
        networks=_networks(writer, people),
        languages=spoken(writer, people),
        coming=[cards.event(one) for one in index.coming_by_place.get(place, ())[:COMING]],
    )
    if len(shown) < len(people):
        yield from people_pages(
            writer,
            f"{card.path}people/",
            people,
            title=who,
            section="ambassadors/",
            crumbs=(Crumb(PLACES, text.say("Places")), Crumb(card.path, card.name.text)),
        )


def _networks(writer: Writer, people: Iterable[str]) -> tuple[Local, ...]:
    """The networks of some people, those with the most of them first."""
    groups: dict[str, list[str]] = {}
    for slug in people:
        for network in writer.cards.person(slug).facets["network"]:
            groups.setdefault(network, []).append(slug)
    ordered = sorted(groups, key=lambda network: (-len(groups[network]), network))[:NETWORKS]
    return tuple(
        Local(
            writer.cards.network(network),
            writer.cards.faces(groups[network]),
            len(groups[network]),
        )
        for network in ordered
    )
