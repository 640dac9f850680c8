"""The timeline: a quarter's entries as bars, campaigns first with their parts, and what waits for what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from dateutil.relativedelta import relativedelta
from markupsafe import Markup

from ambassade.language.typography import capital
from ambassade.model.status import State
from ambassade.publish.audience import InternalEdition
from ambassade.publish.occurrence import Occurrence
from ambassade.publish.pages.calendar.bar import Need, Period, drawn, pieces, svg
from ambassade.publish.pages.calendar.dates import Dates, Shown, by_hours
from ambassade.publish.pages.calendar.need import Before, before_of
from ambassade.publish.pages.calendar.rows import Place, in_order
from ambassade.publish.pages.calendar.view import PeriodLink, edges, focus, quarter_path, quarters, views_of
from ambassade.publish.pages.link import TitleLink
from ambassade.publish.pages.paging import Leaf, leaves, numbered
from ambassade.publish.pages.writer import About
from ambassade.publish.path import entry_path
from ambassade.publish.site import Page

A_PAGE = 100
Look = Literal["on", "planned", "draft", "gone"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the timeline."""

    shown: Shown
    item: Markup
    level: int
    dates: str
    look: Look
    svg: Markup
    part_of: TitleLink | None
    under: bool
    """Whether the campaign it is part of has a row above on the same page."""
    before: tuple[Before, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A month on the scale."""

    at: float
    words: str


def timeline_pages(dates: Dates) -> Iterator[Page]:
    """Every quarter of the window."""
    found = _Quarters(dates)
    for period in found.all:
        yield from found.pages(period)


class _Quarters:
    """The quarters of the window and what takes place in each."""

    def __init__(self, dates: Dates) -> None:
        self.dates = dates
        self.writer = dates.writer
        self.all = tuple(Period(*each) for each in quarters(dates.window.first, dates.window.last))

    @cached_property
    def by_quarter(self) -> Mapping[Period, Mapping[str, tuple[Occurrence, ...]]]:
        """The dates of each entry in each quarter."""
        found: dict[Period, dict[str, list[Occurrence]]] = {period: {} for period in self.all}
        for one in self.dates.all:
            for period, groups in found.items():
                if one.first_day <= period.last and one.last_day >= period.first:
                    groups.setdefault(one.key, []).append(one)
        return {
            period: {key: tuple(each) for key, each in groups.items()} for period, groups in found.items()
        }

    def pages(self, period: Period) -> Iterator[Page]:
        """The pages of a quarter, most often one."""
        text, writer = self.writer.words, self.writer
        places = in_order(writer.edition, self.by_quarter[period])
        lists = leaves(quarter_path(period.first), places, A_PAGE, folder="page/")
        name = self.name(period)
        for leaf in lists:
            title = numbered(text, name, leaf.number)
            about = About(
                path=leaf.path,
                title=text.say("Timeline, {quarter}", quarter=title),
                description=text.say("Campaigns and what belongs to them, {quarter}", quarter=name),
                section="calendar/",
                scripts=("filter",),
                indexed=False,
            )
            today = self.dates.today
            yield writer.page(
                "timeline.html",
                about,
                heading=title,
                views=views_of(writer, "timeline", focus(writer, period.first, period.last)),
                filter=self.dates.filter_of([place.key for place in leaf.items], len(places)),
                edge=edges(writer, period.first, period.last),
                rows=self.rows(leaf, period),
                ticks=tuple(self.ticks(period)),
                mondays=period.mondays(),
                today=today if period.first <= today <= period.last else None,
                today_at=round(period.at(today) + 50 / period.days, 2),
                colleagues=isinstance(writer.edition, InternalEdition),
                before=self.link(period.first - timedelta(days=1)),
                after=self.link(period.last + timedelta(days=1)),
                pages=lists,
            )

    def name(self, period: Period) -> str:
        """`October to December 2026`."""
        text = self.writer.words
        first = capital(text.date(period.first, "LLLL"))
        return text.say("{first} to {last}", first=first, last=text.date(period.last, "LLLL y"))

    def link(self, day: date) -> PeriodLink | None:
        """The quarter of a day; None for one outside of the window."""
        period = next((each for each in self.all if each.first <= day <= each.last), None)
        return None if period is None else PeriodLink(quarter_path(day), self.name(period))

    def ticks(self, period: Period) -> Iterator[Tick]:
        """The months of the scale."""
        for number in range(3):
            month = period.first + relativedelta(months=number)
            yield Tick(period.at(month), self.writer.words.date(month, "LLL"))

    def rows(self, leaf: Leaf[Place], period: Period) -> tuple[Row, ...]:
        """The rows of a page, with the arrows between them."""
        numbers = {place.key: number for number, place in enumerate(leaf.items)}
        shapes = [drawn(period, place.dates) for place in leaf.items]
        before = [tuple(before_of(self.writer, place.key)) for place in leaf.items]
        needs = [
            Need(numbers[key], number, each.how == "later")
            for number, found in enumerate(before)
            for key, each in found
            if key in numbers
        ]
        arrows = pieces(shapes, needs)
        looks = [self.look(place) for place in leaf.items]
        return tuple(
            self.row(
                place,
                numbers,
                looks[number],
                svg(shapes[number], looks[number], arrows.get(number, ())),
                tuple(each for _, each in before[number]),
            )
            for number, place in enumerate(leaf.items)
        )

    def row(
        self,
        place: Place,
        numbers: Mapping[str, int],
        look: Look,
        drawing: Markup,
        before: tuple[Before, ...],
    ) -> Row:
        """One row; `numbers` are those of all rows of the page."""
        campaign, number = self.writer.edition.entries[place.key].campaign, numbers[place.key]
        return Row(
            shown=self.dates.shown(self.next_of(place)),
            item=self.writer.index.facets.attributes(place.key, str(number)),
            level=place.level,
            dates=self.words(place.dates),
            look=look,
            svg=drawing,
            part_of=self.link_to(campaign) if campaign else None,
            under=place.level > 0 and numbers.get(campaign or "", number) < number,
            before=before,
        )

    def next_of(self, place: Place) -> Occurrence:
        """The date that stands for a row: its next in the quarter, else the last."""
        return next((one for one in place.dates if one.end > self.dates.now), place.dates[-1])

    def link_to(self, key: str) -> TitleLink:
        """Another entry."""
        return TitleLink(self.writer.cards.phrase(self.writer.edition.entries[key].title), entry_path(key))

    def words(self, found: tuple[Occurrence, ...]) -> str:
        """The dates of a row in words; more than one: how many, from the first to the last."""
        text, cards = self.writer.words, self.writer.cards
        first, last = found[0].first_day, found[-1].last_day
        if len(found) > 1:
            start, end = cards.day(first), cards.day(last)
            return text.say("{n} dates, {first} to {last}", n=len(found), first=start, last=end)
        return cards.day(first) if by_hours(found[0]) else self.dates.days(first, last)

    def look(self, place: Place) -> Look:
        """How a row is drawn: called off, not approved yet, still to come, or begun."""
        if all(one.cancelled for one in place.dates):
            return "gone"
        if self.writer.cards.state(f"entry/{place.key}") in {State.DRAFT, State.IN_REVIEW}:
            return "draft"
        return "on" if place.dates[0].start <= self.dates.now else "planned"
