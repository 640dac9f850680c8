"""The home page: who speaks, in which networks, what comes next."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from itertools import zip_longest

from ambassade.publish.pages.card import NetworkCard
from ambassade.publish.pages.finding.ask import ask_of
from ambassade.publish.pages.latest import shelf
from ambassade.publish.pages.linked.subject import SITE
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.picture import Face
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.path import page_path
from ambassade.publish.site import Page

WALL = 20
MOST_NETWORKS = 12
"""More networks than this are not shown one by one: their themes are."""
MOST_THEMES = 40
COMING = 6
POSTS = 3
NEWEST = 6
MEET = 6
PAGES = 6


@dataclass(frozen=True, slots=True)
class Brick:
    """One picture of the wall: a face or a flag."""

    face: Face | None = None
    flag: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The networks of a theme."""

    name: Phrase
    path: str | None
    cards: tuple[NetworkCard, ...]


@dataclass(frozen=True, slots=True)
class ThemeLink:
    """A theme with the number of its networks."""

    name: Phrase
    path: str
    count: int


def home_page(writer: Writer) -> Page:
    """The page at the site's root."""
    edition, cards, index, text = writer.edition, writer.cards, writer.index, writer.words
    organisation = edition.organisation
    name = cards.phrase(organisation.name)
    headline = cards.maybe(organisation.headline) or Phrase(
        text.say("People at {organisation} who say what they know", organisation=name.text)
    )
    introduction = cards.maybe(organisation.introduction) or Phrase(
        text.say("They write and speak under their own names. Find the one you need.")
    )
    lines = tuple(Phrase(line, introduction.language) for line in introduction.text.split("\n\n"))
    few = len(index.networks) <= MOST_NETWORKS
    site_name = cards.phrase(organisation.site_name or organisation.name)
    about = About(
        path="",
        title=site_name.text,
        description=lines[0].text,
        section="",
        scripts=("ask",),
        head=writer.feed_links("", site_name.text, page=""),
        subject=SITE,
    )
    return writer.page(
        "home.html",
        about,
        headline=headline,
        introduction=lines,
        wall=_wall(writer),
        ask=ask_of(writer),
        groups=network_groups(writer) if few else (),
        theme_links=() if few else _theme_links(writer),
        network_count=len(index.networks),
        coming=[cards.event(one) for one in index.coming[:COMING]],
        posts=[cards.post(slug) for slug in index.posts[:POSTS]],
        shelf=shelf(writer),
        people=[cards.person(slug) for slug in _of_the_week(writer)],
        newest=[cards.person(slug) for slug in index.newcomers[:NEWEST]],
        people_count=len(index.people),
        pages=_pages(writer),
    )


def network_groups(writer: Writer) -> tuple[Group, ...]:
    """The networks by the theme they stand on."""
    cards = writer.cards
    return tuple(
        Group(
            cards.themes[theme] if theme else Phrase(writer.words.say("Other networks")),
            f"themes/{theme}/" if theme else None,
            tuple(cards.network(slug) for slug in slugs),
        )
        for theme, slugs in writer.index.networks_by_main_theme.items()
    )


def _theme_links(writer: Writer) -> tuple[ThemeLink, ...]:
    found = writer.index.networks_by_theme
    links = (
        ThemeLink(writer.cards.themes[theme], f"themes/{theme}/", len(found[theme]))
        for theme in writer.index.themes
        if theme in found
    )
    return tuple(sorted(links, key=lambda link: -link.count)[:MOST_THEMES])


def _wall(writer: Writer) -> tuple[Brick, ...]:
    """Faces and flags, about two to one: those who joined last, and of one day those whose turn it is."""
    people = [Brick(face=writer.pictures.face(slug)) for slug in _recent(writer, WALL)]
    flags = [Brick(flag=writer.pictures.flag(slug)) for slug in writer.index.networks[:WALL]]
    pairs = zip_longest(people[0::2], flags, people[1::2])
    bricks = [brick for group in pairs for brick in group if brick is not None][:WALL]
    return tuple(bricks[: len(bricks) // 5 * 5] if len(bricks) > 5 else bricks)


def _recent(writer: Writer, most: int) -> tuple[str, ...]:
    people = writer.edition.ambassadors
    return tuple(
        heapq.nsmallest(
            most,
            writer.index.people,
            key=lambda slug: (
                -joined.toordinal() if (joined := people[slug].joined_on) else 0,
                writer.cards.turn(slug),  # the same ones as below: their pictures are there already
            ),
        )
    )


def _of_the_week(writer: Writer) -> tuple[str, ...]:
    """A few people, others each week: everybody has their turn, and nothing of theirs decides when."""
    new = set(writer.index.newcomers[:NEWEST])
    others = [slug for slug in writer.index.people if slug not in new]
    return tuple(heapq.nsmallest(MEET, others, key=writer.cards.turn))


@dataclass(frozen=True, slots=True)
class PageLink:
    """A playbook page in a list."""

    path: str
    title: Phrase
    summary: Phrase | None


def _pages(writer: Writer) -> tuple[PageLink, ...]:
    """The first pages of the playbook, in an edition that has no tab for it."""
    if writer.edition.audience != "public":
        return ()
    pages = writer.edition.pages
    ordered = sorted(pages, key=lambda key: (pages[key].order, key))[:PAGES]
    cards = writer.cards
    return tuple(
        PageLink(page_path(key), cards.phrase(pages[key].title), cards.maybe(pages[key].summary))
        for key in ordered
    )
