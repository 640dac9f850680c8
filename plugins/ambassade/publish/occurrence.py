"""When the entries of a calendar take place: the dates of each within a window, in its own time zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrule, rrulestr

from ambassade.model.moment import Moment
from ambassade.publish.planned import Planned, Repeated

MONTHS_BEFORE = 3
MONTHS_AFTER = 12
MOST = 1000
"""No entry gives more occurrences than this in one window."""
_UNTIL = re.compile(r"UNTIL=(\d{8})(?:T(\d{6})(Z)?)?", re.IGNORECASE)
_COUNT = re.compile(r";?COUNT=(\d+)", re.IGNORECASE)
_STEP = re.compile(r"INTERVAL=(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of an entry.

    `start` and `end` are aware, in the entry's zone. `end` is the instant from which it is over: 00:00 of the
    day after the last one where `all_day`, and `start` itself where no end was given. `on` is the day on
    which the entry's rule puts it, which names it even when this one date was moved.
    """

    key: str
    start: datetime
    end: datetime
    all_day: bool
    cancelled: bool
    on: date

    @property
    def first_day(self) -> date:
        """The day it begins."""
        return self.start.date()

    @property
    def last_day(self) -> date:
        """The last day on which any of it takes place."""
        return self.start.date() if self.end <= self.start else (self.end - timedelta(microseconds=1)).date()

    @property
    def order(self) -> tuple[datetime, str]:
        """What to sort by: the instant, then the key."""
        return self.start.astimezone(UTC), self.key


@dataclass(frozen=True, slots=True)
class Window:
    """The days that pages and API look at, both included."""

    first: date
    last: date

    @classmethod
    def around(cls, as_of: datetime) -> Window:
        """From 3 months before to 12 months after."""
        today = as_of.date()
        before, after = relativedelta(months=MONTHS_BEFORE), relativedelta(months=MONTHS_AFTER)
        return cls(today - before, today + after)

    def months(self) -> tuple[date, ...]:
        """The first days of its months."""
        month = self.first.replace(day=1)
        result = []
        while month <= self.last:
            result.append(month)
            month += relativedelta(months=1)
        return tuple(result)


def occurrences(key: str, entry: Planned, zone: ZoneInfo, window: Window) -> tuple[Occurrence, ...]:
    """The dates of `entry` any part of which lies in `window`, in order; at most `MOST`, none if undated.

    `zone` is the organisation's, for an entry that names none. A rule's times are wall-clock times of the
    entry's zone, so that 18:00 stays 18:00 through summer time; lengths are exact.
    """
    if entry.start is None:
        return ()
    own_zone = ZoneInfo(entry.time_zone) if entry.time_zone else zone
    model = _occurrence(key, entry, entry.start, entry.end, own_zone)
    if entry.recurrence is None:
        return (model,) if _overlaps(model, window) else ()
    dates = _recurring(model, entry, entry.recurrence, own_zone, window)
    found = islice((one for one in dates if _overlaps(one, window)), MOST)
    return tuple(sorted(found, key=lambda one: one.order))


def _recurring(
    model: Occurrence, entry: Planned, recurrence: Repeated, zone: ZoneInfo, window: Window
) -> Iterator[Occurrence]:
    key = model.key
    length = model.end.astimezone(UTC) - model.start.astimezone(UTC)
    days = model.last_day - model.first_day
    moved = {override.on: override for override in recurrence.overrides}
    first = min([window.first - days - timedelta(days=1), *moved])
    last = max([window.last, *moved])
    for local in _dates(recurrence.rule, model.start.replace(tzinfo=None), first, last, zone):
        day = local.date()
        if day in recurrence.except_:
            continue
        override = moved.get(day)
        if override is not None:
            moment_end = override.end
            one = _occurrence(key, entry, override.start, moment_end, zone, on=day)
            if moment_end is None and not model.all_day and not one.all_day:
                one = _timed(one, length)
            yield replace(one, cancelled=True) if override.cancelled else one
        elif model.all_day:
            start = datetime.combine(day, time(), zone)
            end = datetime.combine(day + days + timedelta(days=1), time(), zone)
            yield Occurrence(key, start, end, all_day=True, cancelled=entry.cancelled, on=day)
        else:
            start = _real(local.replace(tzinfo=zone))
            yield _timed(
                Occurrence(key, start, start, all_day=False, cancelled=entry.cancelled, on=day), length
            )


def _timed(one: Occurrence, length: timedelta) -> Occurrence:
    end = (one.start.astimezone(UTC) + length).astimezone(one.start.tzinfo)
    return Occurrence(one.key, one.start, end, one.all_day, one.cancelled, one.on)


def _occurrence(
    key: str, entry: Planned, start: Moment, end: Moment | None, zone: ZoneInfo, on: date | None = None
) -> Occurrence:
    begins = _real(start.starts(zone))
    over = start.ends(zone) if end is None else end.ends(zone)
    if over.astimezone(UTC) < begins.astimezone(UTC):
        over = begins
    return Occurrence(
        key,
        begins,
        over,
        all_day=start.is_day,
        cancelled=entry.cancelled,
        on=begins.date() if on is None else on,
    )


def _real(local: datetime) -> datetime:
    """The same time, or the hour after where summer time skips it."""
    return local.astimezone(UTC).astimezone(local.tzinfo)


def _overlaps(one: Occurrence, window: Window) -> bool:
    return one.first_day <= window.last and one.last_day >= window.first


def _dates(rule: str, start: datetime, first: date, last: date, zone: ZoneInfo) -> Iterator[datetime]:
    """The rule's local dates from `first` to `last`; work is bounded by `last`, whatever the rule."""
    limit = datetime.combine(last, time.max.replace(microsecond=0))
    until = _UNTIL.search(rule)
    if until:
        limit = min(limit, _until(until, zone))
    count = _COUNT.search(rule)
    plain = re.sub(r"(?i)^RRULE:", "", _COUNT.sub("", re.sub(r"(?i);?UNTIL=[0-9TZ]+", "", rule))).strip(";")
    if count is None:
        start = _nearer(plain, start, first)
    if start > limit:
        return
    # The calendar repeats itself every 400 years to the weekday. dateutil looks for dates until the year
    # 9999: a rule without any (30 February) is given up sooner if it starts later.
    shift = (9999 - limit.year) // 400 * 400
    dates: Iterator[datetime] = (
        local.replace(year=local.year - shift)
        for local in _parsed(plain, start.replace(year=start.year + shift))
    )
    if count is not None:
        dates = islice(dates, int(count[1]))
    yield from (local for local in takewhile(lambda local: local <= limit, dates) if local.date() >= first)


def _parsed(rule: str, start: datetime) -> rrule:
    parsed = rrulestr(rule, dtstart=start)
    if not isinstance(parsed, rrule):
        message = f"not one rule: {rule!r}"
        raise ValueError(message)  # noqa: TRY004 - the type is dateutil's way to say that the text is another
    return parsed


def _until(match: re.Match[str], zone: ZoneInfo) -> datetime:
    """The last local time that a rule's UNTIL allows; a day allows all of it."""
    day = datetime.strptime(match[1], "%Y%m%d")  # noqa: DTZ007 - local on purpose
    if match[2] is None:
        return datetime.combine(day.date(), time.max.replace(microsecond=0))
    local = datetime.strptime(match[1] + match[2], "%Y%m%d%H%M%S")  # noqa: DTZ007 - the same
    return local.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None) if match[3] else local


def _nearer(rule: str, start: datetime, first: date) -> datetime:
    """A start closer to `first` from which a daily or weekly rule gives the same later dates."""
    step = _STEP.search(rule)
    days = int(step[1]) if step else 1
    upper = rule.upper()
    if "FREQ=WEEKLY" in upper:
        days *= 7
    elif "FREQ=DAILY" not in upper:
        return start
    steps = (first - start.date()).days // max(days, 1) - 1
    return start + timedelta(days=days * steps) if steps > 0 else start
