"""The calendar: a page a month, as a table of days and as a list of dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dateutil.relativedelta import relativedelta

from ambassade.publish.occurrence import Occurrence
from ambassade.publish.pages.card import EventCard, next_day
from ambassade.publish.pages.paging import Leaf, leaves, numbered
from ambassade.publish.pages.writer import About, Writer
from ambassade.publish.site import Page

SLOTS = 4
"""A day of the table shows so many entries; the list below has the others."""
A_PAGE = 100
MOST_RUNNING = 40
LONG = 3
"""What lasts longer than so many days is told once for the month, not every day."""


@dataclass(frozen=True, slots=True)
class Slot:
    """An entry in a day of the table."""

    card: EventCard
    past: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the table; `inside` the month or not."""

    day: date
    inside: bool
    today: bool
    slots: tuple[Slot, ...]
    more: int
    more_path: str


@dataclass(frozen=True, slots=True)
class Line:
    """A date in the list, and whether it is the first of its day."""

    card: EventCard
    anchor: str | None


@dataclass(frozen=True, slots=True)
class MonthLink:
    """A month and whether anything takes place in it."""

    path: str
    month: date
    used: bool


def calendar_pages(writer: Writer) -> Iterator[Page]:
    """The month of the edition's date at `calendar/`, and every month of the window."""
    months = _Months(writer)
    yield from months.pages(months.current, front=True)
    for month in months.all:
        yield from months.pages(month, front=False)


class _Months:
    """The months of the window and what takes place in each."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.all = writer.index.window.months()
        self.current = writer.edition.as_of.date().replace(day=1)

    @cached_property
    def starting(self) -> Mapping[date, tuple[Occurrence, ...]]:
        """The dates that begin in each month, in the order of their days."""
        groups: defaultdict[date, list[Occurrence]] = defaultdict(list)
        for one in self.writer.index.occurrences:
            groups[one.first_day.replace(day=1)].append(one)
        return {
            month: tuple(sorted(found, key=lambda one: (one.first_day, one.order)))
            for month, found in groups.items()
        }

    @cached_property
    def running(self) -> Mapping[date, tuple[Occurrence, ...]]:
        """The dates that began before each month and are still on in it."""
        groups: defaultdict[date, list[Occurrence]] = defaultdict(list)
        for one in self.writer.index.occurrences:
            month = one.first_day.replace(day=1) + relativedelta(months=1)
            while month <= min(one.last_day, self.writer.index.window.last):
                groups[month].append(one)
                month += relativedelta(months=1)
        return {month: tuple(found) for month, found in groups.items()}

    @cached_property
    def by_day(self) -> Mapping[date, tuple[Occurrence, ...]]:
        """What a day of the table shows: what begins on it, and what is short and still on."""
        groups: defaultdict[date, list[Occurrence]] = defaultdict(list)
        for one in self.writer.index.occurrences:
            groups[one.first_day].append(one)
            if one.all_day and (one.last_day - one.first_day).days < LONG:
                day = next_day(one.first_day)
                while day <= one.last_day:
                    groups[day].append(one)
                    day = next_day(day)
        return {day: tuple(found) for day, found in groups.items()}

    def path(self, month: date) -> str:
        """The page of a month."""
        return f"calendar/{month:%Y-%m}/"

    def pages(self, month: date, *, front: bool) -> Iterator[Page]:
        """The pages of a month; `front` is the one at `calendar/`, which repeats the first of them."""
        text = self.writer.words
        lists = leaves(self.path(month), self.starting.get(month, ()), A_PAGE, folder="page/")
        name = text.date(month, "LLLL y")
        name = name[:1].upper() + name[1:]
        before, after = month - relativedelta(months=1), month + relativedelta(months=1)
        for leaf in lists[:1] if front else lists:
            path = "calendar/" if front else leaf.path
            title = numbered(text, name, leaf.number)
            about = About(
                path=path,
                title=text.say("Calendar") if front else title,
                description=text.say("What the networks do in {month}", month=name),
                section="calendar/",
                indexed=front or month != self.current,
            )
            yield self.writer.page(
                "calendar.html",
                about,
                heading=title,
                month=month,
                weekdays=_weekdays(month),
                weeks=tuple(self.weeks(month, lists)) if leaf.number == 1 else (),
                running=[self.writer.cards.event(one) for one in self.running.get(month, ())[:MOST_RUNNING]],
                lines=tuple(self.lines(leaf)),
                before=MonthLink(self.path(before), before, used=True) if before in self.all else None,
                after=MonthLink(self.path(after), after, used=True) if after in self.all else None,
                months=[
                    MonthLink(self.path(each), each, bool(self.starting.get(each) or self.running.get(each)))
                    for each in self.all
                ],
                pages=lists,
                first=leaf.number == 1,
                next_month=self.next_used(month),
            )

    def next_used(self, month: date) -> MonthLink | None:
        """The next month in which something begins."""
        found = next((each for each in self.all if each > month and each in self.starting), None)
        return MonthLink(self.path(found), found, used=True) if found else None

    def weeks(self, month: date, lists: tuple[Leaf[Occurrence], ...]) -> Iterator[tuple[Day, ...]]:
        """The weeks of a month from Monday, whole."""
        today = self.writer.edition.as_of.date()
        where = {one.first_day: leaf.path for leaf in reversed(lists) for one in reversed(leaf.items)}
        day = month - timedelta(days=month.weekday())
        while day < month + relativedelta(months=1):
            yield tuple(self.day(day + timedelta(days=number), month, today, where) for number in range(7))
            day += timedelta(days=7)

    def day(self, day: date, month: date, today: date, where: Mapping[date, str]) -> Day:
        inside = day.replace(day=1) == month
        found = self.by_day.get(day, ()) if inside else ()
        now = self.writer.edition.as_of
        slots = tuple(Slot(self.writer.cards.event(one), one.end <= now) for one in found[:SLOTS])
        anchor = f"{where.get(day, self.path(month))}#day-{day.isoformat()}"
        return Day(day, inside, day == today, slots, len(found) - len(slots), anchor)

    def lines(self, leaf: Leaf[Occurrence]) -> Iterator[Line]:
        """The dates of a list, the first of each day with an anchor."""
        last: date | None = None
        for one in leaf.items:
            anchor = None if one.first_day == last else f"day-{one.first_day.isoformat()}"
            last = one.first_day
            yield Line(self.writer.cards.event(one), anchor)


def _weekdays(month: date) -> tuple[date, ...]:
    monday = month - timedelta(days=month.weekday())
    return tuple(monday + timedelta(days=number) for number in range(7))
