"""The week view: the days side by side, each with its dates in the order of the hours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from ambassade.publish.occurrence import Occurrence
from ambassade.publish.pages.calendar.dates import Dates, Shown, by_hours
from ambassade.publish.pages.calendar.view import (
    PeriodLink,
    edges,
    focus,
    month_path,
    views_of,
    week_path,
    weeks,
)
from ambassade.publish.pages.paging import Leaf, leaves, numbered
from ambassade.publish.pages.writer import About
from ambassade.publish.planning import weeks_of
from ambassade.publish.site import Page

A_PAGE = 100
_DAYS = 7


@dataclass(frozen=True, slots=True)
class Span:
    """What goes on over several days: on which days of the week it does, from 1, and that in words."""

    shown: Shown
    first: int
    days: int
    words: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day and what takes place on it."""

    day: date
    today: bool
    slots: tuple[Shown, ...]


def week_pages(dates: Dates) -> Iterator[Page]:
    """Every week of the window."""
    found = _Weeks(dates)
    for monday in found.all:
        yield from found.pages(monday)


class _Weeks:
    """The weeks of the window and what takes place in each."""

    def __init__(self, dates: Dates) -> None:
        self.dates = dates
        self.writer = dates.writer
        self.all = weeks(dates.window.first, dates.window.last)

    @cached_property
    def by_week(self) -> Mapping[date, tuple[Occurrence, ...]]:
        """What is on in each week: first what goes on over several days, then the days in their order."""
        groups: defaultdict[date, list[Occurrence]] = defaultdict(list)
        window = self.dates.window
        for one in self.dates.all:
            for monday in weeks_of(one, window.first, window.last):
                groups[monday].append(one)
        return {
            monday: tuple(sorted(found, key=lambda one: (not _spans(one, monday), one.first_day, one.order)))
            for monday, found in groups.items()
        }

    def pages(self, monday: date) -> Iterator[Page]:
        """The pages of a week, most often one."""
        text, writer = self.writer.words, self.writer
        sunday = monday + timedelta(days=_DAYS - 1)
        everything = self.by_week.get(monday, ())
        lists = leaves(week_path(monday), everything, A_PAGE, folder="page/")
        week = str(monday.isocalendar().week)
        days = text.say("{first} to {last}", first=self.short(monday, sunday), last=text.day(sunday))
        for leaf in lists:
            title = numbered(text, text.say("Week {number}, {days}", number=week, days=days), leaf.number)
            about = About(
                path=leaf.path,
                title=title,
                description=text.say("What the networks do from {days}", days=days),
                section="calendar/",
                scripts=("filter",),
                indexed=False,
            )
            yield writer.page(
                "week.html",
                about,
                heading=title,
                days_in_words=days,
                views=views_of(writer, "week", focus(writer, monday, sunday)),
                filter=self.dates.filter_of([one.key for one in leaf.items], len(everything)),
                edge=edges(writer, monday, sunday),
                spans=tuple(self.spans(leaf, monday)),
                days=tuple(self.days(leaf, monday)),
                before=self.link(monday - timedelta(weeks=1)),
                after=self.link(monday + timedelta(weeks=1)),
                month=PeriodLink(month_path(focus(writer, monday, sunday)), text.say("The whole month")),
                pages=lists,
                empty=not everything,
            )

    def link(self, monday: date) -> PeriodLink | None:
        """A week of the window; None for one outside of it."""
        if not self.all[0] <= monday <= self.all[-1]:
            return None
        week = str(monday.isocalendar().week)
        return PeriodLink(week_path(monday), self.writer.words.say("Week {number}", number=week))

    def short(self, monday: date, sunday: date) -> str:
        """The first day of a week, as short as the last one allows."""
        if monday.year != sunday.year:
            return self.writer.words.day(monday)
        return self.writer.words.date(monday, "d" if monday.month == sunday.month else "d MMMM")

    def spans(self, leaf: Leaf[Occurrence], monday: date) -> Iterator[Span]:
        """What goes on over several days."""
        for one in leaf.items:
            if _spans(one, monday):
                first = max(0, (one.first_day - monday).days)
                last = min(_DAYS - 1, (one.last_day - monday).days)
                words = self.dates.days(one.first_day, one.last_day)
                yield Span(self.dates.shown(one), first + 1, last - first + 1, words)

    def days(self, leaf: Leaf[Occurrence], monday: date) -> Iterator[Day]:
        """The seven days, each with what begins on it and is over by the night after."""
        groups: defaultdict[date, list[Shown]] = defaultdict(list)
        for one in leaf.items:
            if not _spans(one, monday):
                groups[one.first_day].append(self.dates.shown(one))
        for number in range(_DAYS):
            day = monday + timedelta(days=number)
            yield Day(day, day == self.dates.today, tuple(groups[day]))


def _spans(one: Occurrence, monday: date) -> bool:
    """Whether a date is told above the days: it goes on over several, or began before the week."""
    return one.first_day < monday or not by_hours(one)
