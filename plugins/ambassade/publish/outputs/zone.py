"""How a time zone's clocks are set, as a VTIMEZONE (RFC 5545, 3.6.5).

Not icalendar's own `Timezone.from_tzid` (7.3): it looks for changes in steps of weeks and so overlooks
Morocco's Ramadan of 2027, and it writes each change in the time after it, where the standard wants the time
before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2038, 1, 1, tzinfo=UTC)
"""Between which instants changes are written; the last one holds on."""

_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)
_Setting = tuple[timedelta, bool, str]
"""The offset from UTC, whether that is standard time, its name."""


@cache
def described(name: str) -> Timezone:
    """The component of a zone (`Europe/Paris`), with each change as a date of its own."""
    zone = ZoneInfo(name)
    before = _setting(FIRST, zone)
    groups: dict[tuple[timedelta, _Setting], list[datetime]] = {
        (before[0], before): [FIRST.replace(tzinfo=None)]
    }
    for instant, after in _changes(zone):
        local = (instant + before[0]).replace(tzinfo=None)
        groups.setdefault((before[0], after), []).append(local)
        before = after
    component = Timezone()
    component.add("tzid", name)
    for (offset, (to, standard, called)), (onset, *later) in groups.items():
        part = TimezoneStandard() if standard else TimezoneDaylight()
        part.add("dtstart", onset)
        part.add("tzoffsetfrom", offset)
        part.add("tzoffsetto", to)
        part.add("tzname", called)
        if later:
            part.add("rdate", later)
        component.add_component(part)
    return component


def _changes(zone: ZoneInfo) -> Iterator[tuple[datetime, _Setting]]:
    """Each instant at which the clocks are set anew, and to what; no zone does so twice in a day."""
    day, before = FIRST, _setting(FIRST, zone)
    while day < LAST:
        after = _setting(day + _DAY, zone)
        if after != before:
            low, high = day, day + _DAY
            while high - low > _SECOND:
                middle = low + timedelta(seconds=(high - low) // _SECOND // 2)
                low, high = (middle, high) if _setting(middle, zone) == before else (low, middle)
            yield high, after
        day, before = day + _DAY, after


def _setting(instant: datetime, zone: ZoneInfo) -> _Setting:
    local = instant.astimezone(zone)
    return local.utcoffset() or timedelta(), not local.dst(), local.tzname() or zone.key
