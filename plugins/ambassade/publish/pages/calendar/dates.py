"""The dates that the views show, each made ready once for all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from ambassade.publish.occurrence import Occurrence
from ambassade.publish.pages.card import EventCard
from ambassade.publish.pages.cards import next_day
from ambassade.publish.pages.filtering import Filter, filter_of
from ambassade.publish.pages.mark import Mark, marks_of
from ambassade.publish.pages.writer import Writer


@dataclass(frozen=True, slots=True)
class Shown:
    """A date as lists show it: its card, what it may be filtered by, what is marked about it."""

    card: EventCard
    item: Markup
    """The attributes that `filter.js` reads."""
    marks: tuple[Mark, ...]
    past: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A date in a list; the first of its day has an anchor."""

    shown: Shown
    anchor: str | None


class Dates:
    """The dates of an edition's window, in order."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.window = writer.index.window
        self.now = writer.edition.as_of
        self.today = self.now.date()
        self.all = writer.index.occurrences
        self._numbers = {id(one): str(number) for number, one in enumerate(self.all)}
        self._shown: dict[int, Shown] = {}
        self._marks: dict[str, tuple[Mark, ...]] = {}

    def shown(self, one: Occurrence) -> Shown:
        """A date of `all`, ready to be shown."""
        found = self._shown.get(id(one))
        if found is None:
            past = one.end <= self.now
            found = self._shown[id(one)] = Shown(
                self.writer.cards.event(one),
                self.writer.index.facets.attributes(one.key, self._numbers[id(one)]),
                () if past else self.marks(one.key),
                past,
            )
        return found

    def marks(self, key: str) -> tuple[Mark, ...]:
        """What is marked about an entry."""
        found = self._marks.get(key)
        if found is None:
            found = self._marks[key] = marks_of(self.writer, key)
        return found

    def days(self, first: date, last: date) -> str:
        """`14 to 18 December`; the year only where it is not this one."""
        text, end = self.writer.words, self.writer.cards.day(last)
        same = (first.year, first.month) == (last.year, last.month)
        start = text.date(first, "d") if same else self.writer.cards.day(first)
        return text.say("{first} to {last}", first=start, last=end)

    def lines(self, found: Iterable[Occurrence]) -> tuple[Line, ...]:
        """A list of dates in their order, the first of each day with an anchor."""
        last: date | None = None
        made = []
        for one in found:
            anchor = None if one.first_day == last else f"day-{one.first_day.isoformat()}"
            last = one.first_day
            made.append(Line(self.shown(one), anchor))
        return tuple(made)

    def filter_of(self, keys: Collection[str], total: int) -> Filter:
        """The form for a page that shows things of these entries, of `total` things on all pages."""
        facets, said = self.writer.index.facets, ""
        if len(keys) < total:
            said = self.writer.words.say(
                "This page has {n} of {all}; the choice goes along to the others.", n=len(keys), all=total
            )
        return filter_of(self.writer, (facets.of(key) for key in dict.fromkeys(keys)), said)


def by_hours(one: Occurrence) -> bool:
    """Whether a date belongs to one day: it ends on it, or in the night after it."""
    return one.last_day == one.first_day or (not one.all_day and one.last_day == next_day(one.first_day))
