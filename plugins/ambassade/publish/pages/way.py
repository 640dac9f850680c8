"""The way to an entry: its steps with their days, and the parts of a campaign in the order of their dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ambassade.publish.deadline import Step
from ambassade.publish.pages.calendar.need import Before, before_of
from ambassade.publish.pages.card import EventCard
from ambassade.publish.pages.mark import STAND, STEP, Mark, marks_of
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.vocabulary import ENTRY_KIND, STATE
from ambassade.publish.pages.writer import Writer
from ambassade.publish.path import entry_path

PARTS = 60
"""A campaign's page lists so many of its parts; the calendar has the others."""


@dataclass(frozen=True, slots=True)
class Pill:
    """A status in a word."""

    words: str
    style: str
    icon: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A step in the picture of deadlines: `look` is done, late, soon or open; `state` says it in words."""

    words: str
    day: date
    when: str
    look: str
    state: str
    icon: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a campaign; `card` is its next date, None where it has none in the calendar's window."""

    title: Phrase
    path: str
    kind: str
    card: EventCard | None
    when: str
    pill: Pill | None
    before: tuple[Before, ...]
    marks: tuple[Mark, ...]


def pill_of(writer: Writer, key: str) -> Pill | None:
    """Where an entry stands, as the board has it; None in the editions that tell no status."""
    stand = writer.desk.stands.get(key)
    if stand is not None:
        words, icon = STAND[stand]
        return Pill(writer.words.text(words), stand.value, icon)
    state = writer.cards.state(f"entry/{key}")
    return None if state is None else Pill(writer.words.text(STATE[state][0]), state.value, STATE[state][1])


def stops_of(writer: Writer, key: str) -> tuple[Stop, ...]:
    """The steps towards an entry; none outside of the internal edition, and where none are agreed."""
    return tuple(_stop(writer, step) for step in writer.desk.deadlines.get(key, ()))


def _stop(writer: Writer, step: Step) -> Stop:
    text, today = writer.words, writer.desk.today
    days = step.days_late(today)
    if step.done:
        look, state, icon = "done", text.say("done"), "check"
    elif days:
        look, state, icon = "late", text.say_n("{n} day late", "{n} days late", days), "alert"
    elif step.is_soon(today):
        look, state, icon = "soon", _ahead(writer, (step.day - today).days), "clock"
    else:
        look, icon = "open", "draft"
        state = text.say("still to do") if step.day >= today else text.say("not done")
    return Stop(text.text(STEP[step.name]), step.day, writer.cards.day(step.day), look, state, icon)


def _ahead(writer: Writer, days: int) -> str:
    """How soon something is due."""
    if days == 0:
        return writer.words.say("due today")
    return writer.words.say_n("in {n} day", "in {n} days", days)


def parts_of(writer: Writer, key: str) -> tuple[tuple[Part, ...], int]:
    """The parts of a campaign in the order of their dates, and how many more there are."""
    every = writer.index.entries_by_campaign.get(key, ())
    return tuple(_parts(writer, every[:PARTS])), max(len(every) - PARTS, 0)


def _parts(writer: Writer, keys: tuple[str, ...]) -> Iterator[Part]:
    cards, index, now = writer.cards, writer.index, writer.edition.as_of
    for key in keys:
        entry = writer.edition.entries[key]
        dates = index.occurrences_by_entry[key]
        one = next((each for each in dates if each.end >= now and not each.cancelled), None)
        one = one or (dates[-1] if dates else None)
        written = cards.day(entry.start.day) if entry.start else writer.words.say("No date yet")
        yield Part(
            cards.phrase(entry.title),
            entry_path(key),
            writer.words.text(ENTRY_KIND[entry.kind]),
            cards.event(one) if one else None,
            written,
            pill_of(writer, key),
            tuple(before for _, before in before_of(writer, key)),
            marks_of(writer, key),
        )
