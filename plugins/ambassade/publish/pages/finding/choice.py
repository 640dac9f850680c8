"""What readers narrow people and what they found by: six facets, their values, and what those are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ambassade.language.typography import capital
from ambassade.names import fold
from ambassade.publish.pages.facet import NO_NETWORK, Values, narrows
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.tongue import language_name
from ambassade.publish.pages.vocabulary import FACET, MEMBER_ROLE
from ambassade.publish.pages.writer import Writer
from ambassade.publish.search import FACETS
from ambassade.publish.site import Page

FIRST: Final = 8
"""A facet shows so many of its values; the others are folded away."""
MOST: Final = 60
"""As many values as a page prints of a facet; beyond them a script takes the rest from the index."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value to choose, and how many have it."""

    value: str
    words: Phrase
    count: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One facet: its first values, and the rest."""

    name: str
    title: str
    first: tuple[Option, ...]
    rest: tuple[Option, ...]
    shown: bool
    """Whether it leaves anything out; else it is hidden, and an address may still name its value."""


def choices(writer: Writer, every: Collection[Values]) -> tuple[Choice, ...]:
    """Each facet with the values that occur, those of the most things first."""
    made = []
    for name, counts in counted(every).items():
        options = options_of(writer, name, counts)
        if options:
            shown = narrows(counts, len(every))
            made.append(Choice(name, title(writer, name), options[:FIRST], options[FIRST:MOST], shown))
    return tuple(made)


def options_of(writer: Writer, name: str, counts: Mapping[str, int]) -> tuple[Option, ...]:
    """All values of a facet by their names, those of the most things first."""
    options = (Option(value, label(writer, name, value), count) for value, count in counts.items())
    return tuple(sorted(options, key=lambda each: (-each.count, fold(each.words.text), each.value)))


def counted(every: Iterable[Values]) -> dict[str, Counter[str]]:
    """How many have each value of each facet."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for values in every:
        for name, found in values.items():
            if name in counts:
                counts[name].update(dict.fromkeys(found, 1))
    return counts


def title(writer: Writer, name: str) -> str:
    """What a facet is called."""
    return writer.words.text(FACET[name])


def label(writer: Writer, name: str, value: str) -> Phrase:
    """What a value of a facet is called."""
    cards, text = writer.cards, writer.words
    if name == "network":
        return Phrase(text.say("No network")) if value == NO_NETWORK else cards.network(value).name
    if name == "theme":
        return cards.themes[value]
    if name == "place":
        return cards.places[value]
    if name == "platform":
        return Phrase(text.say("Blog") if value == "blog" else writer.edition.platforms[value])
    words = language_name(value, text) if name == "language" else text.text(MEMBER_ROLE[value])
    return Phrase(capital(words))


def facet_words(writer: Writer, pages: Iterable[Page]) -> Mapping[str, Mapping[str, str]]:
    """The names of the facets (under `""`) and of all values that any of `pages` is found by."""
    counts = counted(page.facets for page in pages)
    words = {
        name: {value: label(writer, name, value).text for value in sorted(found)}
        for name, found in counts.items()
        if found
    }
    return {"": {name: title(writer, name) for name in words}, **words}
