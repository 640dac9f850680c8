"""Reads iCalendar and works out its dates without the library that writes it.

Lines are unfolded and split here as RFC 5545 says, rules are expanded by dateutil, and local times become
instants by the VTIMEZONE of the file itself, so that a wrong one is seen.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import takewhile

from dateutil import tz
from dateutil.rrule import rrulestr

_LINE = re.compile(
    r'(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=(?:"[^"]*"|[^;:"]*))*):(?P<value>.*)', re.DOTALL
)


@dataclass(frozen=True)
class Line:
    """A property."""

    name: str
    parameters: dict[str, str]
    value: str


@dataclass
class Component:
    """A component with its properties and its parts."""

    name: str
    lines: list[Line] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)

    def one(self, name: str) -> Line | None:
        found = [line for line in self.lines if line.name == name]
        assert len(found) <= 1, name
        return found[0] if found else None

    def text(self, name: str) -> str:
        line = self.one(name)
        assert line is not None, name
        return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], line.value)


@dataclass(frozen=True, order=True)
class When:
    """A date of an event: its UID, from when to when (in UTC; a day begins at 00:00), cancelled or not."""

    start: datetime
    end: datetime
    uid: str
    cancelled: bool
    all_day: bool


def read(data: bytes) -> Component:
    """The calendar; AssertionError where the bytes are not as RFC 5545 wants them."""
    assert data.endswith(b"\r\n")
    physical = data.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in physical)
    unfolded: list[bytes] = []
    for line in physical:
        if line[:1] in {b" ", b"\t"}:
            unfolded[-1] += line[1:]
        else:
            unfolded.append(line)
    top = Component("")
    open_ones = [top]
    for raw in unfolded:
        match = _LINE.fullmatch(raw.decode("utf-8"))
        assert match is not None, raw
        name, value = match["name"], match["value"]
        if name == "BEGIN":
            component = Component(value)
            open_ones[-1].parts.append(component)
            open_ones.append(component)
        elif name == "END":
            assert open_ones.pop().name == value
        else:
            parameters = (part.partition("=")[::2] for part in match["parameters"].split(";")[1:])
            open_ones[-1].lines.append(Line(name, {key: each.strip('"') for key, each in parameters}, value))
    assert open_ones == [top]
    (calendar,) = top.parts
    assert calendar.name == "VCALENDAR"
    return calendar


class Dates:
    """The dates of a calendar's events from `first` to `last` (aware); days are those of `zone`."""

    def __init__(self, data: bytes, zone: tzinfo) -> None:
        self.calendar = read(data)
        self.zone = zone
        self.events = [part for part in self.calendar.parts if part.name == "VEVENT"]
        named = [part.text("TZID") for part in self.calendar.parts if part.name == "VTIMEZONE"]
        described = tz.tzical(io.StringIO(data.decode("utf-8"))) if named else None
        self.zones = {name: described.get(name) for name in named} if described else {}

    def between(self, first: datetime, last: datetime) -> list[When]:
        moved = {
            (event.text("UID"), self._instant(line))
            for event in self.events
            if (line := event.one("RECURRENCE-ID")) is not None
        }
        found = [when for event in self.events for when in self._of(event, moved, last)]
        return sorted(when for when in found if when.start < last and max(when.end, when.start) >= first)

    def _of(self, event: Component, moved: set[tuple[str, datetime]], last: datetime) -> Iterator[When]:
        start, end, rule = event.one("DTSTART"), event.one("DTEND"), event.one("RRULE")
        length = event.one("DURATION")
        assert start is not None
        all_day = start.parameters.get("VALUE") == "DATE"
        begins, over = self._instant(start), self._instant(end or start)
        if length is not None:
            match = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", length.value)
            assert match is not None
            hours, minutes = match.groups()
            over += timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        uid, cancelled = event.text("UID"), event.text("STATUS") == "CANCELLED"
        if rule is None:
            yield When(begins, over, uid, cancelled, all_day)
            return
        gone = {
            self._instant(Line("", line.parameters, value))
            for line in event.lines
            if line.name == "EXDATE"
            for value in line.value.split(",")
        }
        gone |= {instant for name, instant in moved if name == uid}
        days = _local(end or start).date() - _local(start).date()
        for local in self._rule(rule.value, start, last):
            at = self._utc(local, start.parameters)
            if at not in gone:
                until = self._utc(local + days, start.parameters) if all_day else at + (over - begins)
                yield When(at, until, uid, cancelled, all_day)

    def _rule(self, rule: str, start: Line, last: datetime) -> Iterator[datetime]:
        """The rule's local times."""
        until = re.search(r"UNTIL=(\d{8}T\d{6}Z|\d{8})", rule)
        plain = re.sub(r";?UNTIL=[0-9TZ]+", "", rule).strip(";")
        limit = last
        if until:
            limit = min(
                limit, self._utc(_local(Line("", {}, until[1])), {"TZID": "UTC"} if "T" in until[1] else {})
            )
        return takewhile(
            lambda local: self._utc(local, start.parameters) <= limit, rrulestr(plain, dtstart=_local(start))
        )

    def _instant(self, line: Line) -> datetime:
        return self._utc(_local(line), {"TZID": "UTC"} if line.value.endswith("Z") else line.parameters)

    def _utc(self, local: datetime, parameters: dict[str, str]) -> datetime:
        name = parameters.get("TZID")
        zone = UTC if name == "UTC" else self.zone if name is None else self.zones[name]
        return local.replace(tzinfo=zone).astimezone(UTC)


def _local(line: Line) -> datetime:
    form = "%Y%m%dT%H%M%S" if "T" in line.value else "%Y%m%d"
    return datetime.strptime(line.value.rstrip("Z"), form)  # noqa: DTZ007 - its zone is a parameter
