"""What dates come to together: the weeks that hold something, and who speaks on one platform on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from ambassade.publish.occurrence import Occurrence

SPANNING: Final = frozenset({"campaign", "topic"})
"""Kinds that go on for weeks: what runs during them does not collide with them."""

Spoken = tuple[Occurrence, Collection[str]]
"""A date, and the channels it is spoken of on."""


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weeks_of(one: Occurrence, first: date, last: date) -> Iterator[date]:
    """The Mondays of the weeks in which any of a date takes place from `first` to `last`."""
    day = monday_of(max(one.first_day, first))
    while day <= min(one.last_day, last):
        yield day
        day += timedelta(weeks=1)


def by_channel(dates: Iterable[Spoken], since: date) -> dict[tuple[date, str], list[Occurrence]]:
    """What begins on each day from `since` on, on each channel, in the order of `dates`."""
    found: defaultdict[tuple[date, str], list[Occurrence]] = defaultdict(list)
    for one, channels in dates:
        if one.first_day >= since:
            for channel in channels:
                found[one.first_day, channel].append(one)
    return dict(found)


def same_time(one: Occurrence, other: Occurrence) -> bool:
    """Whether both begin at the same hour; what takes all day has none."""
    return not one.all_day and not other.all_day and one.start == other.start
