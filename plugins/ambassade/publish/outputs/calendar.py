"""calendar.ics and networks/<slug>/calendar.ics: iCalendar (RFC 5545, RFC 7986) to subscribe to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vDuration, vRecur, vUri

from ambassade.model.moment import Moment
from ambassade.model.text import Text
from ambassade.publish.audience import Edition
from ambassade.publish.edition import public
from ambassade.publish.occurrence import Occurrence, Window, occurrences
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.shown import entries
from ambassade.publish.site import Asset
from ambassade.words import words

REFRESH = timedelta(hours=12)
"""How often a calendar program is asked to read the calendar again."""

_UNTIL = re.compile(r"^(?P<day>\d{8})(?:T(?P<clock>\d{6})(?P<utc>Z)?)?$")
_TAKES_TIME = frozenset({"event", "meeting", "information_meeting"})
_YEARS = 40
"""A rule that gives no date within so many years of its start gives none."""


def calendars(edition: Edition, addresses: Addresses) -> Iterator[Asset]:
    """The calendar of all entries, and one of each network's."""
    language, default = edition.language, edition.default_language
    name, _ = (edition.organisation.site_name or edition.organisation.name).pick(language, default)
    yield _calendar(edition, addresses, "calendar.ics", name, entries(edition))
    for slug, network in edition.networks.items():
        path = f"networks/{slug}/calendar.ics"
        title, _ = network.name.pick(language, default)
        yield _calendar(edition, addresses, path, title, entries(edition, slug))


def _calendar(
    edition: Edition,
    addresses: Addresses,
    path: str,
    name: str,
    items: Iterable[tuple[str, public.Entry]],
) -> Asset:
    calendar = Calendar()
    calendar.add("prodid", "-//Ambassade//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", edition.zone.key)
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    source = addresses.absolute(path)
    if source is not None:
        calendar.add("source", vUri(source), parameters={"VALUE": "URI"})
    for key, entry in items:
        for event in _Series(edition, addresses, key, entry).events():
            calendar.add_component(event)
    # As add_missing_timezones() does, but in the same order in every run, and each zone once in a build.
    for zone in sorted(calendar.get_missing_tzids(), reverse=True):
        calendar.subcomponents.insert(0, _zone(zone))
    return Asset(path=path, content=calendar.to_ical())


@cache
def _zone(name: str) -> Timezone:
    """How a time zone's clocks are set, from 1970 to 2038."""
    return Timezone.from_tzid(name)


class _Series:
    """One entry as events: itself, and each of its dates that was moved."""

    def __init__(self, edition: Edition, addresses: Addresses, key: str, entry: public.Entry) -> None:
        self.edition = edition
        self.addresses = addresses
        self.key = key
        self.entry = entry
        self.zone = ZoneInfo(entry.time_zone) if entry.time_zone else edition.zone

    def events(self) -> Iterator[Event]:
        """The events; none where the rule gives no date at all."""
        recurrence = self.entry.recurrence
        if recurrence is None:
            yield self._event(self.entry.start, self.entry.end)
            return
        first = self._first()
        if first is None:
            return
        event = self._event(self.entry.start, self.entry.end, first)
        event.add("rrule", self._rule(recurrence.rule))
        days = {"VALUE": "DATE"} if self.entry.start.is_day else {}
        for day in sorted(set(recurrence.except_)):
            event.add("exdate", self._on(day), parameters=days)
        yield event
        for override in sorted(recurrence.overrides, key=lambda each: each.on):
            if override.on in recurrence.except_ or not self._plain(override.on, override.on):
                continue
            moved = self._event(override.start, override.end or self._same_length(override.start))
            moved.add("recurrence-id", self._on(override.on))
            yield moved

    def _event(self, start: Moment, end: Moment | None, first: Occurrence | None = None) -> Event:
        """The event from `start` to `end`; with `first`, moved to the day of the rule's first date."""
        entry, edition = self.entry, self.edition
        event = Event()
        event.add("uid", f"{self.key}@{self.addresses.host}")
        event.add("dtstamp", datetime.combine(edition.as_of.date(), time(), edition.zone).astimezone(UTC))
        event.add("sequence", 0)
        event.add("summary", self._text(entry.title))
        begins, over = self._times(start, end)
        shift = timedelta() if first is None else first.on - start.starts(self.zone).date()
        event.add("dtstart", begins + shift)
        if over is not None:
            event.add("dtend", over + shift)
        event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
        event.add("transp", "OPAQUE" if entry.kind in _TAKES_TIME else "TRANSPARENT")
        page = self.addresses.absolute(f"calendar/{self.key}/")
        lines = [self._text(entry.summary) if entry.summary else "", page or ""]
        if any(lines):
            event.add("description", "\n\n".join(line for line in lines if line))
        if page is not None:
            event.add("url", page)
        place = self._place()
        if place:
            event.add("location", place)
        names = {theme.id: theme.name for theme in edition.organisation.themes}
        themes = [self._text(names[theme]) for theme in entry.themes if theme in names]
        if themes:
            event.add("categories", themes)
        return event

    def _times(self, start: Moment, end: Moment | None) -> tuple[date, date | None]:
        """Start and exclusive end, as days or as times of the entry's zone; no end where it is the start."""
        if start.is_day:
            last = end.day if end is not None else start.day
            return start.day, max(last, start.day) + timedelta(days=1)
        begins = self._clock(start.starts(self.zone))
        over = self._clock(end.ends(self.zone)) if end is not None else None
        if over is not None and over.astimezone(UTC) <= begins.astimezone(UTC):
            over = None
        return begins, over

    def _clock(self, value: datetime) -> datetime:
        """A local time; in UTC in the second of two equal hours, which a local time can not say."""
        return value.astimezone(UTC) if value.fold else value

    def _same_length(self, start: Moment) -> Moment | None:
        """The end of a moved date for which none was given: it lasts as long as the others."""
        entry = self.entry
        if entry.end is None or start.is_day != entry.start.is_day:
            return None
        if start.is_day:
            return Moment(start.day + (entry.end.day - entry.start.day))
        length = entry.end.ends(self.zone).astimezone(UTC) - entry.start.starts(self.zone).astimezone(UTC)
        over = (start.starts(self.zone).astimezone(UTC) + length).astimezone(self.zone)
        return Moment(over.date(), over)

    def _on(self, day: date) -> date:
        """The date that the rule gives on a day: what EXDATE and RECURRENCE-ID name."""
        if self.entry.start.is_day:
            return day
        return datetime.combine(day, self.entry.start.starts(self.zone).time(), self.zone)

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
        day = self.entry.start.starts(self.zone).date()
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
        return last.astimezone(self.zone).date() if self.entry.start.is_day else last.astimezone(UTC)

    def _place(self) -> str:
        where = self.entry.where
        if where is None:
            return ""
        place = next((each for each in self.edition.organisation.places if each.id == where.place), None)
        parts = [self._text(where.address)] if where.address else []
        parts += [self._text(place.name)] if place else []
        if where.kind in {"online", "both"}:
            parts.append(where.url or words(self.edition.language).say("Online"))
        return ", ".join(parts)

    def _text(self, text: Text) -> str:
        return text.pick(self.edition.language, self.edition.default_language)[0].strip()
