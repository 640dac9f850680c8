"""The themes: which networks stand on each, and who can talk about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ambassade.publish.pages.finding.people import people_pages
from ambassade.publish.pages.finding.place import pairs
from ambassade.publish.pages.link import Crumb
from ambassade.publish.pages.network import FIRST_PEOPLE, MOST_PEOPLE
from ambassade.publish.pages.paging import leaves, numbered
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.picture import Face
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page

NETWORKS = 60
POSTS = 9
PLACES = 40
COMING = 6
A_PAGE = 120


@dataclass(frozen=True, slots=True)
class ThemeCard:
    """A theme in a list."""

    path: str
    name: Phrase
    description: Phrase | None
    networks: int
    people: int
    flags: tuple[tuple[str, str], ...]
    faces: tuple[Face, ...]


def theme_pages(writer: Writer) -> Iterator[Page]:
    """The list of themes, and a page for each."""
    text = writer.words
    pages = leaves("themes/", [_card(writer, theme) for theme in writer.index.themes], A_PAGE, folder="page/")
    for leaf in pages:
        about = About(
            path=leaf.path,
            title=numbered(text, text.say("Themes"), leaf.number),
            description=text.say_n("{n} theme", "{n} themes", len(writer.index.themes)),
            section="networks/",
        )
        yield writer.page("themes.html", about, themes=leaf.items, pages=pages)
    for theme in writer.index.themes:
        yield from _theme(writer, theme)


def _card(writer: Writer, theme: str) -> ThemeCard:
    index, cards = writer.index, writer.cards
    networks = index.networks_by_theme.get(theme, ())
    people = index.people_by_theme.get(theme, ())
    return ThemeCard(
        f"themes/{theme}/",
        cards.themes[theme],
        cards.theme_descriptions.get(theme),
        len(networks),
        len(people),
        tuple((writer.pictures.flag(slug), cards.network_name(slug)) for slug in networks[:6]),
        cards.faces(people),
    )


def _theme(writer: Writer, theme: str) -> Iterator[Page]:
    index, cards, text = writer.index, writer.cards, writer.words
    people = index.people_by_theme.get(theme, ())
    shown = people if len(people) <= MOST_PEOPLE else people[:FIRST_PEOPLE]
    name = cards.themes[theme]
    who = text.say("Who can talk about it: {theme}", theme=name.text)
    base = f"themes/{theme}/"
    description = cards.theme_descriptions.get(theme)
    networks = [cards.network(slug) for slug in index.networks_by_theme.get(theme, ())[:NETWORKS]]
    about = About(
        path=base,
        title=name.text,
        description=description.text if description else who,
        section="networks/",
        items=(*(card.item for card in networks), *(cards.person(slug).item for slug in shown)),
        facets={"theme": (theme,)},
    )
    posts = index.posts_by_theme.get(theme, ())
    yield writer.page(
        "theme.html",
        about,
        name=name,
        description=description,
        networks=networks,
        people=[cards.person(slug) for slug in shown],
        people_count=len(people),
        all_people=f"{base}people/" if len(shown) < len(people) else None,
        places=pairs(writer, index.pairs_by_theme.get(theme, ()), theme=theme)[:PLACES],
        posts=[cards.post(slug) for slug in posts[:POSTS]],
        coming=[cards.event(one) for one in index.coming_by_theme.get(theme, ())[:COMING]],
    )
    if len(shown) < len(people):
        yield from people_pages(
            writer,
            f"{base}people/",
            people,
            title=who,
            section="networks/",
            crumbs=(Crumb("themes/", text.say("Themes")), Crumb(base, name.text)),
        )
