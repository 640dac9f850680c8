"""The directory of people: filters and an order, and the same people as plain lists by letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ambassade.names import fold
from ambassade.publish.pages.card import PersonCard
from ambassade.publish.pages.finding.choice import choices
from ambassade.publish.pages.finding.people import people_pages
from ambassade.publish.pages.finding.people_index import DIRECTORY, cards_folder, has_index, index_file
from ambassade.publish.pages.link import Crumb, TitleLink
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page

FEWEST_BY_LETTER = 25
"""Fewer people than this are seen at a glance, and need no lists by letter."""
MOST_LINKS = 60
_DIGITS = "0-9"
_OTHER = "other"


@dataclass(frozen=True, slots=True)
class Letter:
    """The people whose name begins with a letter."""

    path: str
    name: str
    people: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.people)


def directory_pages(writer: Writer) -> Iterator[Page]:
    """The directory, and its lists by letter."""
    letters = letters_of(writer)
    yield _directory(writer, letters)
    for letter in letters:
        yield from people_pages(
            writer,
            letter.path,
            letter.people,
            title=writer.words.say("People: {letter}", letter=letter.name),
            section=DIRECTORY,
            crumbs=(Crumb(DIRECTORY, writer.words.say("People")),),
            letters=letters,
        )


def letters_of(writer: Writer) -> tuple[Letter, ...]:
    """The lists by letter, none where there are few people."""
    people = writer.index.people
    if len(people) < FEWEST_BY_LETTER:
        return ()
    groups: dict[str, list[str]] = {}
    for slug in people:
        groups.setdefault(_letter(writer, slug), []).append(slug)
    order = sorted(groups, key=lambda letter: (letter == _OTHER, letter))
    names = {_OTHER: writer.words.say("Other letters")}
    return tuple(
        Letter(f"{DIRECTORY}by-letter/{letter}/", names.get(letter, letter.upper()), tuple(groups[letter]))
        for letter in order
    )


def _letter(writer: Writer, slug: str) -> str:
    """Under which letter somebody is listed: `a` to `z`, digits, or `other`."""
    person = writer.edition.ambassadors[slug]
    first = fold(person.latin_name or person.name)[:1]
    if "a" <= first <= "z":
        return first
    return _DIGITS if first.isascii() and first.isdigit() else _OTHER


def _about(writer: Writer, people: Iterable[PersonCard]) -> About:
    text, count = writer.words, len(writer.index.people)
    return About(
        path=DIRECTORY,
        title=text.say("People"),
        description=text.say_n(
            "{n} person who speaks in their own name.", "{n} people who speak in their own name.", count
        ),
        section=DIRECTORY,
        scripts=("directory",) if count else (),
        styles=("find",),
        items=tuple(card.item for card in people),
    )


def _directory(writer: Writer, letters: tuple[Letter, ...]) -> Page:
    """The page itself: everybody, where they are not too many; else the script loads those whom it shows."""
    index, cards = writer.index, writer.cards
    everybody = [cards.person(slug) for slug in index.people]
    shown = [] if has_index(writer) else everybody
    networks = sorted(index.networks, key=lambda slug: -len(index.members.get(slug, ())))
    themes = (theme for theme in index.themes if theme in index.people_by_theme)
    return writer.page(
        "directory.html",
        _about(writer, shown),
        count=len(everybody),
        people=shown,
        facets=choices(writer, [card.facets for card in everybody]),
        dated=any(card.joined for card in everybody),
        index=index_file() if has_index(writer) else None,
        cards=cards_folder(writer),
        letters=letters,
        networks=[cards.network(slug) for slug in networks if slug in index.members][:MOST_LINKS],
        themes=[
            (TitleLink(cards.themes[theme], f"themes/{theme}/"), len(index.people_by_theme[theme]))
            for theme in list(themes)[:MOST_LINKS]
        ],
        places=[
            (TitleLink(cards.places[place], f"places/{place}/"), len(people))
            for place, people in list(index.people_by_place.items())[:MOST_LINKS]
        ],
    )
