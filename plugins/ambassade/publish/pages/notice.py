"""The weeks to come that need something, each with what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from ambassade.publish.deadline import next_step
from ambassade.publish.edition import internal
from ambassade.publish.pages.calendar.view import BOARD
from ambassade.publish.pages.desk import Stand
from ambassade.publish.pages.writer import Writer
from ambassade.publish.path import entry_path
from ambassade.words import Say, say

MOST: Final = 6
"""So many are told at once, the next ones first."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next: some words, and where."""

    words: str
    path: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A network's week that holds nothing certain, what it waits for, and what to do."""

    title: str
    text: str
    steps: tuple[Step, ...]


def notices_of(writer: Writer) -> Iterator[Notice]:
    """The weeks to come that hold nothing, or nothing certain; the next ones first."""
    weeks = {(week, slug): keys for (slug, week), keys in writer.desk.uncertain_weeks.items()}
    weeks |= {(week, slug): () for slug, found in writer.desk.empty_weeks.items() for week in found}
    for week, slug in sorted(weeks)[:MOST]:
        yield _notice(writer, week, slug, weeks[week, slug])


def _notice(writer: Writer, week: date, slug: str, hoped: tuple[str, ...]) -> Notice:
    text, cards = writer.words, writer.cards
    named = {"network": cards.network_name(slug), "day": cards.day(week)}
    other = Step(text.say("Pick an idea"), column_path(Stand.DRAFT))
    if not hoped:
        title = text.say("{network} has nothing in the week of {day}.", **named)
        return Notice(title, text.say("Before and after it there is something."), (other,))
    title = text.say("{network} has nothing certain in the week of {day}.", **named)
    entry = writer.desk.entries[hoped[0]]
    said = {"entry": cards.phrase(entry.title).text}
    if len(hoped) == 1:
        sentence = text.text(_waits(next_step(entry, writer.desk.messages(hoped[0])), **said))
    else:
        sentence = text.say_n(
            "“{entry}” and {n} other entry are not approved yet.",
            "“{entry}” and {n} other entries are not approved yet.",
            len(hoped) - 1,
            **said,
        )
    return Notice(title, sentence, (_ask(writer, hoped[0], entry), other))


def _ask(writer: Writer, key: str, entry: internal.Entry) -> Step:
    """To ask the owner of an entry, or to take it on where it has none."""
    if entry.owner is None:
        return Step(writer.words.say("Take it on"), entry_path(key))
    name = writer.edition.ambassadors[entry.owner].name
    return Step(writer.words.say("Ask {person}", person=name), f"ambassadors/{entry.owner}/")


def column_path(stand: Stand) -> str:
    """The page of all that stands at one place on the board."""
    return f"{BOARD}{stand.value.replace('_', '-')}/"


def _waits(step: str, entry: str) -> Say:
    """What an entry that is not approved yet waits for."""
    if step == "brief":
        return say("Its one entry, “{entry}”, still waits for a brief.", entry=entry)
    if step == "draft":
        return say("Its one entry, “{entry}”, still waits for a text.", entry=entry)
    return say("Its one entry, “{entry}”, still waits for its review.", entry=entry)
