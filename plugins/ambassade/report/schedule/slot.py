"""When texts are posted: spread over the hours in which people work, each with room of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

TICK: Final = timedelta(minutes=10)
"""Times are whole ticks apart, as some schedulers ask for (Sprout Social: at least ten minutes)."""
FIRST_HOUR: Final = time(9)
LAST_HOUR: Final = time(18)
LONGEST: Final = timedelta(days=366)
"""A longer window is used for so long."""
_FRIDAY: Final = 4
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

Stretch = tuple[int, int]
"""The first and the last tick of a stretch of time, counted from 1970 in UTC."""


class Slots:
    """The times given so far, by whom they belong to. The same calls give the same times."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._after: dict[tuple[str, int], int] = {}

    def take(
        self, owner: str, name: str, count: int, first: datetime, end: datetime
    ) -> Iterator[datetime | None]:
        """`count` times from `first` on and before `end` (aware), in the zone; None where none is free.

        They are spread over Monday to Friday, 9:00 to 18:00 in the zone; over the same hours of the weekend
        where the window has no others, and over all of it where it has none of these. `name` shifts them, so
        that not everything is posted on the hour. No two of an `owner` are less than a tick apart.
        """
        stretches = _stretches(first, min(end, first + LONGEST), self._zone)
        total = sum(last - begin + 1 for begin, last in stretches)
        shift = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) / 2**32
        for number in range(count):
            tick = self._free(owner, stretches, int((number + shift) / count * total)) if total else None
            yield None if tick is None else (_EPOCH + tick * TICK).astimezone(self._zone)

    def _free(self, owner: str, stretches: tuple[Stretch, ...], place: int) -> int | None:
        """The first free tick from the one at `place` on, else from the beginning; now taken."""
        at = 0
        for at, (begin, last) in enumerate(stretches):  # noqa: B007 - used below
            if place <= last - begin:
                break
            place -= last - begin + 1
        wanted = stretches[at][0] + place
        for begin, last in (*stretches[at:], *stretches[: at + 1]):
            tick = self._next(owner, max(begin, wanted) if wanted <= last else begin)
            if tick <= last:
                self._after[owner, tick] = tick + 1
                return tick
            wanted = begin
        return None

    def _next(self, owner: str, tick: int) -> int:
        """The first tick from `tick` on that is not taken; the way there is made shorter for the next."""
        way = []
        while (owner, tick) in self._after:
            way.append(tick)
            tick = self._after[owner, tick]
        for each in way:
            self._after[owner, each] = tick
        return tick


@lru_cache(maxsize=4096)
def _stretches(first: datetime, end: datetime, zone: ZoneInfo) -> tuple[Stretch, ...]:
    """The stretches of a window in which something is posted."""
    days = [first.astimezone(zone).date()]
    last = end.astimezone(zone).date()
    while days[-1] < last:
        days.append(days[-1] + timedelta(days=1))
    for wanted in ([day for day in days if day.weekday() <= _FRIDAY], days):
        found = tuple(each for day in wanted if (each := _of_day(day, first, end, zone)))
        if found:
            return found
    whole = _ticks(first, end)
    return (whole,) if whole else ()


def _of_day(day: date, first: datetime, end: datetime, zone: ZoneInfo) -> Stretch | None:
    """The working hours of a day, as far as they lie in a window."""
    begins = datetime.combine(day, FIRST_HOUR, zone).astimezone(UTC)
    ends = datetime.combine(day, LAST_HOUR, zone).astimezone(UTC)
    return _ticks(max(begins, first.astimezone(UTC)), min(ends, end.astimezone(UTC)))


def _ticks(first: datetime, end: datetime) -> Stretch | None:
    """The ticks from `first` on and before `end`; None where there are none."""
    begin = -((_EPOCH - first.astimezone(UTC)) // TICK)
    last = -((_EPOCH - end.astimezone(UTC)) // TICK) - 1
    return (begin, last) if begin <= last else None
