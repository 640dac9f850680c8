"""The directory of people: one page with filters for up to 200, lists by letter for more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ambassade.names import fold
from ambassade.publish.pages.card import PersonCard
from ambassade.publish.pages.link import Crumb, TitleLink
from ambassade.publish.pages.people import people_pages
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page

MOST_ON_ONE_PAGE = 200
FIRST_OPTIONS = 8
"""A facet shows so many of its values; the others are folded away."""
MOST_LINKS = 60
_DIGITS = "0-9"
_OTHER = "other"


@dataclass(frozen=True, slots=True)
class Option:
    """One value that people can be filtered by."""

    value: str
    words: Phrase
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One kind of filter: its first values, and the rest."""

    name: str
    title: str
    first: tuple[Option, ...]
    rest: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The people whose name begins with a letter."""

    path: str
    name: str
    count: int


def directory_pages(writer: Writer) -> Iterator[Page]:
    """The directory, and its lists by letter where it needs them."""
    people = writer.index.people
    if len(people) <= MOST_ON_ONE_PAGE:
        yield _one_page(writer)
        return
    groups: dict[str, list[str]] = {}
    for slug in people:
        groups.setdefault(_letter(writer, slug), []).append(slug)
    order = sorted(groups, key=lambda letter: (letter == _OTHER, letter))
    names = {_OTHER: writer.words.say("Other letters")}
    letters = tuple(
        Letter(f"ambassadors/by-letter/{letter}/", names.get(letter, letter.upper()), len(groups[letter]))
        for letter in order
    )
    yield _front_page(writer, letters)
    for letter, key in zip(letters, order, strict=True):
        yield from people_pages(
            writer,
            letter.path,
            groups[key],
            title=writer.words.say("People: {letter}", letter=letter.name),
            section="ambassadors/",
            crumbs=(Crumb("ambassadors/", writer.words.say("People")),),
        )


def _letter(writer: Writer, slug: str) -> str:
    """Under which letter somebody is listed: `a` to `z`, digits, or `other`."""
    person = writer.edition.ambassadors[slug]
    first = fold(person.latin_name or person.name)[:1]
    if "a" <= first <= "z":
        return first
    return _DIGITS if first.isascii() and first.isdigit() else _OTHER


def _about(writer: Writer, *, scripts: tuple[str, ...], people: Iterable[PersonCard] = ()) -> About:
    text, count = writer.words, len(writer.index.people)
    return About(
        path="ambassadors/",
        title=text.say("People"),
        description=text.say_n(
            "{n} person who speaks in their own name.", "{n} people who speak in their own name.", count
        ),
        section="ambassadors/",
        scripts=scripts,
        items=tuple(card.item for card in people),
    )


def _one_page(writer: Writer) -> Page:
    cards = [writer.cards.person(slug) for slug in writer.index.people]
    return writer.page(
        "directory.html",
        _about(writer, scripts=("directory",), people=cards),
        people=cards,
        facets=tuple(_facets(writer)),
        themes_path="themes/" if writer.index.themes else None,
    )


def _front_page(writer: Writer, letters: tuple[Letter, ...]) -> Page:
    index, cards = writer.index, writer.cards
    networks = sorted(index.networks, key=lambda slug: -len(index.members.get(slug, ())))
    themes = (theme for theme in index.themes if theme in index.people_by_theme)
    return writer.page(
        "letters.html",
        _about(writer, scripts=()),
        count=len(index.people),
        letters=letters,
        networks=[cards.network(slug) for slug in networks[:MOST_LINKS]],
        themes=[
            (TitleLink(cards.themes[theme], f"themes/{theme}/"), len(index.people_by_theme[theme]))
            for theme in list(themes)[:MOST_LINKS]
        ],
    )


def _facets(writer: Writer) -> Iterator[Facet]:
    """Network, theme, language, platform and place, each with the values that anybody has."""
    cards, text = writer.cards, writer.words
    counts: dict[str, Counter[str]] = {}
    for slug in writer.index.people:
        for name, values in cards.person(slug).facets.items():
            counts.setdefault(name, Counter()).update(dict.fromkeys(values, 1))
    languages = {code: Phrase(cards.languages((code,))) for code in counts.get("language", ())}
    names: tuple[tuple[str, str, Mapping[str, Phrase]], ...] = (
        ("network", text.say("Network"), {slug: cards.network(slug).name for slug in writer.index.networks}),
        ("theme", text.say("Theme"), cards.themes),
        ("language", text.say("Language"), languages),
        ("platform", text.say("Platform"), _platform_names(writer)),
        ("place", text.say("Place"), cards.places),
    )
    for name, title, words in names:
        options = [Option(value, words[value], count) for value, count in counts.get(name, Counter()).items()]
        options.sort(key=lambda option: (-option.count, fold(option.words.text)))
        if options:
            yield Facet(name, title, tuple(options[:FIRST_OPTIONS]), tuple(options[FIRST_OPTIONS:]))


def _platform_names(writer: Writer) -> dict[str, Phrase]:
    names = {key: Phrase(name) for key, name in writer.edition.platforms.items()}
    return names | {"blog": Phrase(writer.words.say("Blog"))}
