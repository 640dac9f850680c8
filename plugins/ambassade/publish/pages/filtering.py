"""The form that narrows a list: a choice for each facet, of the values that occur in the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ambassade.language.typography import capital
from ambassade.model.status import State
from ambassade.names import fold
from ambassade.publish.audience import InternalEdition, MembersEdition
from ambassade.publish.pages.facet import FACETS, NO_NETWORK, Values, narrows
from ambassade.publish.pages.link import TitleLink
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.tongue import language_name
from ambassade.publish.pages.vocabulary import FACET, STATE
from ambassade.publish.pages.writer import Writer

MOST_LINKS: Final = 12
"""So many networks are named beside the form; more of them have a list of their own."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value to choose."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One choice. Where it leaves nothing out, it is hidden until an address names a value of it.

    Without options it waits for a value that the page does not have.
    """

    name: str
    words: str
    options: tuple[Option, ...]
    shown: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """The whole form. `part`: a sentence where the page holds a part of the list only."""

    facets: tuple[Facet, ...]
    part: str
    networks: tuple[TitleLink, ...]
    """The calendars of the networks of the list, for readers without the script."""

    @property
    def shown(self) -> bool:
        """Whether there is anything to choose."""
        return any(facet.shown for facet in self.facets)


def filter_of(writer: Writer, items: Iterable[Values], part: str = "") -> Filter:
    """The form for a list of things with these values."""
    found: dict[str, Counter[str]] = {name: Counter() for name in FACETS if _known(writer, name)}
    listed = list(items)
    for values in listed:
        for name, each in values.items():
            found[name].update(dict.fromkeys(each, 1))
    slugs = [slug for slug in writer.index.networks if slug in found["network"]]
    return Filter(
        tuple(
            Facet(
                name,
                writer.words.text(FACET[name]),
                _options(writer, name, set(counts)),
                narrows(counts, len(listed)),
            )
            for name, counts in found.items()
        ),
        part,
        tuple(TitleLink(writer.cards.network(slug).name, calendar_of(slug)) for slug in slugs[:MOST_LINKS]),
    )


def calendar_of(network: str) -> str:
    """The page of a network's own dates."""
    return f"networks/{network}/calendar/"


def _known(writer: Writer, name: str) -> bool:
    """Whether the edition tells such values at all."""
    if name == "status":
        return isinstance(writer.edition, InternalEdition)
    return name != "owner" or isinstance(writer.edition, MembersEdition)


def _options(writer: Writer, name: str, values: set[str]) -> tuple[Option, ...]:
    """The values of a facet, by their names; statuses in the order in which they follow each other."""
    if name == "status":
        states = [state for state in State if state.value in values]
        return tuple(Option(state.value, writer.words.text(STATE[state][0])) for state in states)
    made = [Option(value, _words(writer, name, value)) for value in values]
    return tuple(sorted(made, key=lambda one: (one.value == NO_NETWORK, fold(one.words), one.value)))


def _words(writer: Writer, name: str, value: str) -> str:
    cards, edition = writer.cards, writer.edition
    if name == "network":
        return writer.words.say("No network") if value == NO_NETWORK else cards.network_name(value)
    if name == "language":
        return capital(language_name(value, writer.words))
    if name == "platform":
        return edition.platforms[value]
    if name == "owner":
        person = edition.ambassadors[value]
        return f"{person.name} ({person.latin_name})" if person.latin_name else person.name
    phrase: Phrase = cards.themes[value] if name == "theme" else cards.phrase(edition.entries[value].title)
    return phrase.text
