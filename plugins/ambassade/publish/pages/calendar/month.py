"""The month view: a table of days, and the same dates as a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dateutil.relativedelta import relativedelta

from ambassade.language.typography import capital
from ambassade.publish.occurrence import Occurrence
from ambassade.publish.pages.calendar.dates import Dates, Shown
from ambassade.publish.pages.calendar.view import edges, focus, month_path, views_of
from ambassade.publish.pages.cards import next_day
from ambassade.publish.pages.paging import Leaf, leaves, numbered
from ambassade.publish.pages.writer import About
from ambassade.publish.site import Page

SLOTS = 4
"""A day of the table shows so many entries; the list below has the others."""
A_PAGE = 100
LONG = 3
"""What lasts longer than so many days is told once for the month, not every day."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the table; `inside` the month or not."""

    day: date
    inside: bool
    today: bool
    slots: tuple[Shown, ...]
    more: int
    more_path: str


@dataclass(frozen=True, slots=True)
class MonthLink:
    """A month and whether anything takes place in it."""

    path: str
    month: date
    used: bool


def month_pages(dates: Dates) -> Iterator[Page]:
    """The month of the edition's date at `calendar/`, and every month of the window."""
    months = _Months(dates)
    yield from months.pages(months.current, front=True)
    for month in months.all:
        yield from months.pages(month, front=False)


class _Months:
    """The months of the window and what takes place in each."""

    def __init__(self, dates: Dates) -> None:
        self.dates = dates
        self.writer = dates.writer
        self.all = dates.window.months()
        self.current = dates.today.replace(day=1)

    @cached_property
    def starting(self) -> Mapping[date, tuple[Occurrence, ...]]:
        """The dates that begin in each month, in the order of their days."""
        groups: defaultdict[date, list[Occurrence]] = defaultdict(list)
        for one in self.dates.all:
            groups[one.first_day.replace(day=1)].append(one)
        return {
            month: tuple(sorted(found, key=lambda one: (one.first_day, one.order)))
            for month, found in groups.items()
        }

    @cached_property
    def running(self) -> Mapping[date, tuple[Occurrence, ...]]:
        """The dates that began before each month and are still on in it."""
        groups: defaultdict[date, list[Occurrence]] = defaultdict(list)
        for one in self.dates.all:
            month = max(one.first_day.replace(day=1) + relativedelta(months=1), self.all[0])
            while month <= min(one.last_day, self.dates.window.last):
                groups[month].append(one)
                month += relativedelta(months=1)
        return {month: tuple(found) for month, found in groups.items()}

    @cached_property
    def by_day(self) -> Mapping[date, tuple[Occurrence, ...]]:
        """What a day of the table shows: what begins on it, and what is short and still on."""
        groups: defaultdict[date, list[Occurrence]] = defaultdict(list)
        for one in self.dates.all:
            groups[one.first_day].append(one)
            if one.all_day and (one.last_day - one.first_day).days < LONG:
                day = next_day(one.first_day)
                while day <= one.last_day:
                    groups[day].append(one)
                    day = next_day(day)
        return {day: tuple(found) for day, found in groups.items()}

    def everything(self, month: date) -> tuple[Occurrence, ...]:
        """What is on in a month: what began before, then what begins in it."""
        return (*self.running.get(month, ()), *self.starting.get(month, ()))

    def pages(self, month: date, *, front: bool) -> Iterator[Page]:
        """The pages of a month; `front` is the one at `calendar/`, which repeats the first of them."""
        text = self.writer.words
        everything = self.everything(month)
        lists = leaves(month_path(month), everything, A_PAGE, folder="page/")
        name = capital(text.date(month, "LLLL y"))
        end = month + relativedelta(months=1) - timedelta(days=1)
        for leaf in lists[:1] if front else lists:
            title = numbered(text, name, leaf.number)
            about = About(
                path="calendar/" if front else leaf.path,
                title=text.say("Calendar") if front else title,
                description=text.say("What the networks do in {month}", month=name),
                section="calendar/",
                scripts=("filter",),
                indexed=front or month != self.current,
            )
            yield self.writer.page(
                "calendar.html",
                about,
                heading=title,
                month=month,
                views=views_of(self.writer, "month", focus(self.writer, month, end)),
                filter=self.dates.filter_of([one.key for one in leaf.items], len(everything)),
                edge=edges(self.writer, month, end),
                weekdays=_weekdays(month),
                weeks=tuple(self.weeks(month, lists)) if leaf.number == 1 else (),
                running=[self.dates.shown(one) for one in leaf.items if one.first_day < month],
                lines=self.dates.lines(one for one in leaf.items if one.first_day >= month),
                before=self.link(month - relativedelta(months=1)),
                after=self.link(month + relativedelta(months=1)),
                months=[self.link(each) for each in self.all],
                pages=lists,
                empty=not self.starting.get(month),
                next_month=self.next_used(month),
            )

    def link(self, month: date) -> MonthLink | None:
        """A month of the window; None for one outside of it."""
        if not self.all[0] <= month <= self.all[-1]:
            return None
        return MonthLink(month_path(month), month, bool(self.starting.get(month) or self.running.get(month)))

    def next_used(self, month: date) -> MonthLink | None:
        """The next month in which something begins."""
        found = next((each for each in self.all if each > month and each in self.starting), None)
        return self.link(found) if found else None

    def weeks(self, month: date, lists: tuple[Leaf[Occurrence], ...]) -> Iterator[tuple[Day, ...]]:
        """The weeks of a month from Monday, whole."""
        where = {one.first_day: leaf.path for leaf in reversed(lists) for one in reversed(leaf.items)}
        day = month - timedelta(days=month.weekday())
        while day < month + relativedelta(months=1):
            yield tuple(self.day(day + timedelta(days=number), month, where) for number in range(7))
            day += timedelta(days=7)

    def day(self, day: date, month: date, where: Mapping[date, str]) -> Day:
        """A day of the table, and where the list has the rest of it."""
        inside = day.replace(day=1) == month
        found = self.by_day.get(day, ()) if inside else ()
        slots = tuple(self.dates.shown(one) for one in found[:SLOTS])
        anchor = f"{where.get(day, month_path(month))}#day-{day.isoformat()}"
        return Day(day, inside, day == self.dates.today, slots, len(found) - len(slots), anchor)


def _weekdays(month: date) -> tuple[date, ...]:
    monday = month - timedelta(days=month.weekday())
    return tuple(monday + timedelta(days=number) for number in range(7))
