"""calendar.ics and networks/<slug>/calendar.ics: iCalendar (RFC 5545, RFC 7986) to subscribe to.

SEQUENCE is the minute, counted from 1970, in which what readers plan by was last changed: dates, recurrence,
whether it takes place, since when it shows. Whoever builds hands it in from the history (`engines.revision`).
Where it is not known every day counts as a change, because it may rise too often but never go back. DTSTAMP
is the day of the edition, which does not go back either; without METHOD it stands for LAST-MODIFIED too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vDuration, vRecur, vUri

from ambassade.model.moment import Moment
from ambassade.model.text import Text
from ambassade.publish.audience import Edition
from ambassade.publish.edition import public
from ambassade.publish.occurrence import Occurrence, Window, occurrences
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.colour import nearest_name
from ambassade.publish.outputs.shown import entries
from ambassade.publish.outputs.zone import described
from ambassade.publish.site import Asset
from ambassade.words import words

REFRESH = timedelta(hours=12)
"""How often a calendar program is asked to read the calendar again."""

_UNTIL = re.compile(r"^(?P<day>\d{8})(?:T(?P<clock>\d{6})(?P<utc>Z)?)?$")
_TAKES_TIME = frozenset({"event", "meeting", "information_meeting"})
_YEARS = 40
"""A rule that gives no date within so many years of its start gives none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """One calendar: its file, the page it goes with, what it is called and about, the colour it has."""

    path: str
    page: str
    name: str
    description: str | None
    colour: str | None = None


def calendars(edition: Edition, addresses: Addresses, revisions: Mapping[str, int]) -> Iterator[Asset]:
    """The calendar of all entries, and one of each network's.

    `revisions` are the entries' SEQUENCE by key; one without has that of the day's end.
    """
    organisation = edition.organisation
    shared = _About(
        path="calendar.ics",
        page="calendar/",
        name=_words(edition, organisation.site_name or organisation.name),
        description=_words(edition, organisation.headline) if organisation.headline else None,
    )
    yield _calendar(edition, addresses, shared, entries(edition), revisions)
    for slug, network in edition.networks.items():
        colours = network.flag.colours if network.flag else ()
        about = _About(
            path=f"networks/{slug}/calendar.ics",
            page=f"networks/{slug}/",
            name=_words(edition, network.name),
            description=_words(edition, network.tagline) if network.tagline else None,
            colour=next((colour for colour in colours if colour.lower() != "#ffffff"), None),
        )
        yield _calendar(edition, addresses, about, entries(edition, slug), revisions)


def _calendar(
    edition: Edition,
    addresses: Addresses,
    about: _About,
    items: Iterable[tuple[str, public.Entry]],
    revisions: Mapping[str, int],
) -> Asset:
    calendar = _empty(edition, addresses, about)
    unknown = minutes(_midnight(edition, timedelta(days=1)))
    for key, entry in items:
        for event in _Series(edition, addresses, key, entry, revisions.get(key, unknown)).events():
            calendar.add_component(event)
    # As add_missing_timezones() does, but in the same order in every run, and each zone once in a build.
    for zone in sorted(calendar.get_missing_tzids(), reverse=True):
        calendar.subcomponents.insert(0, described(zone))
    return Asset(path=about.path, content=calendar.to_ical())


def _empty(edition: Edition, addresses: Addresses, about: _About) -> Calendar:
    """A calendar that says what it is, where it comes from, how often to read it again."""
    calendar = Calendar()
    calendar.add("prodid", "-//Ambassade//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("uid", f"{about.path}@{addresses.host}")
    calendar.add("name", about.name)
    calendar.add("x-wr-calname", about.name)
    if about.description:
        calendar.add("description", about.description)
        calendar.add("x-wr-caldesc", about.description)
    if about.colour:
        calendar.add("color", nearest_name(about.colour))
        calendar.add("x-apple-calendar-color", about.colour)
    calendar.add("x-wr-timezone", edition.zone.key)
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    source, page = addresses.absolute(about.path), addresses.absolute(about.page)
    if source is not None:
        calendar.add("source", vUri(source), parameters={"VALUE": "URI"})
    if page is not None:
        calendar.add("url", page)
    return calendar


def minutes(instant: datetime) -> int:
    """An instant (aware) as a SEQUENCE: the minutes since 1970, for which 32 bits last 4000 years."""
    return int(instant.timestamp()) // 60


def _midnight(edition: Edition, after: timedelta = timedelta()) -> datetime:
    """00:00 of the edition's day, or of one after it, in UTC."""
    return datetime.combine(edition.as_of.date() + after, time(), edition.zone).astimezone(UTC)


def _words(edition: Edition, text: Text) -> str:
    return text.pick(edition.language, edition.default_language)[0].strip()


class _Series:
    """One entry as events: itself, and each of its dates that was moved."""

    def __init__(
        self, edition: Edition, addresses: Addresses, key: str, entry: public.Entry, revision: int
    ) -> None:
        self.edition = edition
        self.addresses = addresses
        self.key = key
        self.entry = entry
        self.revision = revision
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
            if override.cancelled:
                moved["STATUS"] = "CANCELLED"
            yield moved

    def _event(self, start: Moment, end: Moment | None, first: Occurrence | None = None) -> Event:
        """The event from `start` to `end`; with `first`, moved to the day of the rule's first date."""
        entry, edition = self.entry, self.edition
        event = Event()
        event.add("uid", f"{self.key}@{self.addresses.host}")
        event.add("dtstamp", _midnight(edition))
        event.add("sequence", self.revision)
        event.add("summary", _words(edition, entry.title))
        begins, over = self._times(start, end, first)
        event.add("dtstart", begins)
        if over is not None:
            event.add("duration" if isinstance(over, timedelta) else "dtend", over)
        event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
        event.add("transp", "OPAQUE" if entry.kind in _TAKES_TIME else "TRANSPARENT")
        page = self.addresses.absolute(f"calendar/{self.key}/")
        lines = [_words(edition, entry.summary) if entry.summary else "", page or ""]
        if any(lines):
            event.add("description", "\n\n".join(line for line in lines if line))
        if page is not None:
            event.add("url", page)
        place = self._place()
        if place:
            event.add("location", place)
        names = {theme.id: theme.name for theme in edition.organisation.themes}
        themes = [_words(edition, names[theme]) for theme in entry.themes if theme in names]
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
        parts = [_words(self.edition, where.address)] if where.address else []
        parts += [_words(self.edition, place.name)] if place else []
        if where.kind in {"online", "both"}:
            parts.append(where.url or words(self.edition.language).say("Online"))
        return ", ".join(parts)
