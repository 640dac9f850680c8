"""One entry of an iCalendar file: itself as an event, and each of its dates that was moved (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Event, vRecur

from ambassade.model.moment import Moment
from ambassade.publish.audience import Edition
from ambassade.publish.edition import public
from ambassade.publish.occurrence import Occurrence, Window, occurrences
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.shown import said
from ambassade.publish.path import entry_path
from ambassade.words import words

_UNTIL = re.compile(r"^(?P<day>\d{8})(?:T(?P<clock>\d{6})(?P<utc>Z)?)?$")
_TAKES_TIME = frozenset({"event", "meeting", "information_meeting"})
_YEARS = 40
"""A rule that gives no date within so many years of its start gives none."""


def minutes(instant: datetime) -> int:
    """An instant (aware) as a SEQUENCE: the minutes since 1970, for which 32 bits last 4000 years."""
    return int(instant.timestamp()) // 60


def midnight(edition: Edition, after: timedelta = timedelta()) -> datetime:
    """00:00 of the edition's day, or of one after it, in UTC."""
    return datetime.combine(edition.as_of.date() + after, time(), edition.zone).astimezone(UTC)


class Series:
    """One entry as events: itself, and each of its dates that was moved."""

    def __init__(
        self,
        edition: Edition,
        addresses: Addresses,
        key: str,
        entry: public.Entry,
        start: Moment,
        revision: int,
    ) -> None:
        self.edition = edition
        self.addresses = addresses
        self.key = key
        self.entry = entry
        self.start = start
        self.revision = revision
        self.zone = ZoneInfo(entry.time_zone) if entry.time_zone else edition.zone

    def events(self) -> Iterator[Event]:
        """The events; none where the rule gives no date at all."""
        recurrence = self.entry.recurrence
        if recurrence is None:
            yield self._event(self.start, self.entry.end)
            return
        first = self._first()
        if first is None:
            return
        event = self._event(self.start, self.entry.end, first)
        event.add("rrule", self._rule(recurrence.rule))
        days = {"VALUE": "DATE"} if self.start.is_day else {}
        for day in sorted(set(recurrence.except_)):
            event.add("exdate", self._on(day), parameters=days)
        yield event
        for override in sorted(recurrence.overrides, key=lambda each: each.on):
            if override.on in recurrence.except_ or not self._plain(override.on, override.on):
                continue
            moved = self._event(override.start, override.end or self._same_length(override.start))
            moved.add("recurrence-id", self._on(override.on))
            if override.cancelled:
                moved["STATUS"] = "CANCELLED"
            yield moved

    def _event(self, start: Moment, end: Moment | None, first: Occurrence | None = None) -> Event:
        """The event from `start` to `end`; with `first`, moved to the day of the rule's first date."""
        entry, edition = self.entry, self.edition
        event = Event()
        event.add("uid", f"{self.key}@{self.addresses.host}")
        event.add("dtstamp", midnight(edition))
        event.add("sequence", self.revision)
        event.add("summary", said(edition, entry.title))
        begins, over = self._times(start, end, first)
        event.add("dtstart", begins)
        if over is not None:
            event.add("duration" if isinstance(over, timedelta) else "dtend", over)
        event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
        event.add("transp", "OPAQUE" if entry.kind in _TAKES_TIME else "TRANSPARENT")
        page = self.addresses.absolute(entry_path(self.key))
        lines = [said(edition, entry.summary) if entry.summary else "", page or ""]
        if any(lines):
            event.add("description", "\n\n".join(line for line in lines if line))
        if page is not None:
            event.add("url", page)
        place = self._place()
        if place:
            event.add("location", place)
        names = {theme.id: theme.name for theme in edition.organisation.themes}
        themes = [said(edition, names[theme]) for theme in entry.themes if theme in names]
        if themes:
            event.add("categories", themes)
        return event

    def _times(
        self, start: Moment, end: Moment | None, first: Occurrence | None
    ) -> tuple[date, date | timedelta | None]:
        """Start and exclusive end, as days or as times of the entry's zone; no end where it is the start.

        Of a series, those of its `first` date, which lasts exactly as long as the entry says; its length
        where that ends in the second of two equal hours.
        """
        if start.is_day:
            last = end.day if end is not None else start.day
            shift = timedelta() if first is None else first.on - start.day
            return start.day + shift, max(last, start.day) + shift + timedelta(days=1)
        begins = start.starts(self.zone)
        over = begins if end is None else end.ends(self.zone)
        length = over.astimezone(UTC) - begins.astimezone(UTC)
        if first is not None:
            begins = datetime.combine(first.on, begins.time().replace(fold=0), self.zone)
            over = (begins.astimezone(UTC) + length).astimezone(self.zone)
            if over.fold and length:
                return begins, length
        elif begins.fold or over.fold:
            # The second of two equal hours, which a local time can not say.
            begins, over = begins.astimezone(UTC), over.astimezone(UTC)
        return begins, over if length > timedelta() else None

    def _same_length(self, start: Moment) -> Moment | None:
        """The end of a moved date for which none was given: it lasts as long as the others."""
        entry = self.entry
        if entry.end is None or start.is_day != self.start.is_day:
            return None
        if start.is_day:
            return Moment(start.day + (entry.end.day - self.start.day))
        length = entry.end.ends(self.zone).astimezone(UTC) - self.start.starts(self.zone).astimezone(UTC)
        over = (start.starts(self.zone).astimezone(UTC) + length).astimezone(self.zone)
        return Moment(over.date(), over)

    def _on(self, day: date) -> date:
        """The date that the rule gives on a day: what EXDATE and RECURRENCE-ID name."""
        if self.start.is_day:
            return day
        return datetime.combine(day, self.start.starts(self.zone).time(), self.zone)

    def _plain(self, first: date, last: date) -> tuple[Occurrence, ...]:
        """The rule's own dates between two days, without exceptions and changes."""
        recurrence = self.entry.recurrence
        if recurrence is None:
            return ()
        plain = replace(self.entry, recurrence=replace(recurrence, except_=(), overrides=()))
        found = occurrences(self.key, plain, self.edition.zone, Window(first, last))
        return tuple(one for one in found if first <= one.on <= last)

    def _first(self) -> Occurrence | None:
        """The rule's first date. iCalendar counts DTSTART as a date even where the rule does not give it."""
        day = self.start.starts(self.zone).date()
        found = self._plain(day, day) or self._plain(day, day.replace(month=1, day=1, year=day.year + _YEARS))
        return found[0] if found else None

    def _rule(self, rule: str) -> vRecur:
        """The rule, its UNTIL a day where the start is one, else an instant in UTC (RFC 5545, 3.3.10)."""
        parts = re.sub(r"(?i)^RRULE:", "", rule.strip()).upper().strip(";").split(";")
        kept = [part for part in parts if not part.startswith("UNTIL=")]
        recur: vRecur = vRecur.from_ical(";".join(kept))
        for part in parts:
            match = _UNTIL.match(part.removeprefix("UNTIL="))
            if part.startswith("UNTIL=") and match is not None:
                recur["UNTIL"] = [self._until(match)]
        return recur

    def _until(self, match: re.Match[str]) -> date:
        day = datetime.strptime(match["day"], "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
        clock = time.max.replace(microsecond=0)
        if match["clock"]:
            clock = datetime.strptime(match["clock"], "%H%M%S").time()  # noqa: DTZ007 - it gets one below
        last = datetime.combine(day, clock, UTC if match["utc"] else self.zone)
        return last.astimezone(self.zone).date() if self.start.is_day else last.astimezone(UTC)

    def _place(self) -> str:
        where = self.entry.where
        if where is None:
            return ""
        place = next((each for each in self.edition.organisation.places if each.id == where.place), None)
        parts = [said(self.edition, where.address)] if where.address else []
        parts += [said(self.edition, place.name)] if place else []
        if where.kind in {"online", "both"}:
            parts.append(where.url or words(self.edition.language).say("Online"))
        return ", ".join(parts)
