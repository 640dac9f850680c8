"""“Who can talk about this, in that language, near there?” The home page asks, the directory answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ambassade.names import fold
from ambassade.publish.pages.finding.choice import Option, counted, options_of
from ambassade.publish.pages.link import TitleLink
from ambassade.publish.pages.writer import Writer

MOST_OPTIONS: Final = 200
"""A choice has at most so many values: those of the most people."""
MOST_LINKS: Final = 40


@dataclass(frozen=True, slots=True)
class Question:
    """One choice: its name in the directory's address, what it asks, what stands for no choice."""

    name: str
    label: str
    any: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """The choices; and for readers without scripts the pages of themes and places, with how many people."""

    questions: tuple[Question, ...]
    themes: tuple[tuple[TitleLink, int], ...]
    places: tuple[tuple[TitleLink, int], ...]


def ask_of(writer: Writer) -> Ask | None:
    """What the home page asks; None where there is nobody."""
    index, cards, text = writer.index, writer.cards, writer.words
    if not index.people:
        return None
    counts = counted(cards.person(slug).facets for slug in index.people)
    asked = (
        ("theme", text.say("Who can talk about"), text.say("Anything")),
        ("language", text.say("in"), text.say("Any language")),
        ("place", text.say("near"), text.say("Anywhere")),
    )
    return Ask(
        tuple(
            Question(name, label, every, _options(writer, name, counts[name]))
            for name, label, every in asked
            if counts[name]
        ),
        tuple(
            (TitleLink(each.words, f"themes/{each.value}/"), each.count)
            for each in options_of(writer, "theme", counts["theme"])[:MOST_LINKS]
        ),
        tuple(
            (TitleLink(each.words, f"places/{each.value}/"), each.count)
            for each in options_of(writer, "place", counts["place"])[:MOST_LINKS]
        ),
    )


def _options(writer: Writer, name: str, counts: Mapping[str, int]) -> tuple[Option, ...]:
    """The values of a choice by their names, of which a reader types the first letters."""
    most = options_of(writer, name, counts)[:MOST_OPTIONS]
    return tuple(sorted(most, key=lambda each: (fold(each.words.text), each.value)))
