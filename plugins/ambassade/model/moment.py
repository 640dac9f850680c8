"""Days and times as people write them: a day, a local time, or a time with its offset from UTC."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil import tz as dateutil_tz

_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?P<offset>Z|[+-]\d{2}:\d{2})?)?\Z"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day (`clock` is None), a local time (`clock` without zone) or an instant (`clock` with offset)."""

    day: date
    clock: datetime | None = None

    @classmethod
    def parse(cls, text: str) -> Moment:
        """From `2026-11-26`, `2026-11-26T18:00` or `2026-11-26T18:00+01:00`; ValueError otherwise."""
        match = _MOMENT.match(text)
        if match is None:
            message = f"not a day or time: {text!r}"
            raise ValueError(message)
        day = date.fromisoformat(match["day"])
        if match["time"] is None:
            return cls(day)
        offset = (match["offset"] or "").replace("Z", "+00:00")
        return cls(day, datetime.fromisoformat(f"{match['day']}T{match['time']}{offset}"))

    @property
    def is_day(self) -> bool:
        """Whether it is a whole day."""
        return self.clock is None

    def starts(self, zone: ZoneInfo) -> datetime:
        """The instant it begins, in `zone`; a day begins at 00:00 there."""
        if self.clock is None:
            return datetime.combine(self.day, time(), zone)
        if self.clock.tzinfo is None:
            return self.clock.replace(tzinfo=zone)
        return self.clock.astimezone(zone)

    def ends(self, zone: ZoneInfo) -> datetime:
        """The instant from which it is over, in `zone`: a day ends at 00:00 of the next."""
        if self.clock is None:
            return datetime.combine(self.day + timedelta(days=1), time(), zone)
        return self.starts(zone)

    def exists(self, zone: ZoneInfo) -> bool:
        """Whether a local time exists in `zone`; it does not in the hour that summer time skips."""
        if self.clock is None or self.clock.tzinfo is not None:
            return True
        return bool(dateutil_tz.datetime_exists(self.clock, zone))

    def ambiguous(self, zone: ZoneInfo) -> bool:
        """Whether a local time comes twice in `zone`, in the hour that the end of summer time repeats."""
        if self.clock is None or self.clock.tzinfo is not None:
            return False
        return self.exists(zone) and bool(dateutil_tz.datetime_ambiguous(self.clock, zone))

    def __str__(self) -> str:
        return self.day.isoformat() if self.clock is None else self.clock.isoformat(timespec="minutes")


def before(first: datetime, second: datetime) -> bool:
    """Whether one aware instant lies before another, compared as instants whatever their zones.

    Two times of one `ZoneInfo` compare by wall clock in Python, which is wrong in the repeated hour.
    """
    return first.astimezone(UTC) < second.astimezone(UTC)


def months_between(first: date, last: date) -> int:
    """The whole months from one day to another: 1 from 31 January to 1 March, 0 to 28 February."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
