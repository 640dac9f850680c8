"""calendar.ics and networks/<slug>/calendar.ics: iCalendar (RFC 5545, RFC 7986) to subscribe to.

SEQUENCE is the minute, counted from 1970, in which what readers plan by was last changed: dates, recurrence,
whether it takes place, since when it shows. Whoever builds hands it in from the history (`engines.revision`).
Where it is not known every day counts as a change, because it may rise too often but never go back. DTSTAMP
is the day of the edition, which does not go back either; without METHOD it stands for LAST-MODIFIED too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from icalendar import Calendar, vDuration, vUri

from ambassade.publish.audience import Edition
from ambassade.publish.edition import public
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.colour import nearest_name
from ambassade.publish.outputs.series import Series, midnight, minutes
from ambassade.publish.outputs.shown import entries, said
from ambassade.publish.outputs.zone import described
from ambassade.publish.site import Asset

__all__ = ["REFRESH", "About", "Book", "calendars", "minutes"]

REFRESH = timedelta(hours=12)
"""How often a calendar program is asked to read the calendar again."""

_BEGIN, _END = b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n"
_MAKER = "-//Ambassade//Calendar//EN"
_ALONE = _BEGIN + f"VERSION:2.0\r\nPRODID:{_MAKER}\r\nCALSCALE:GREGORIAN\r\n".encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """One calendar: its file, the page it goes with, what it is called and about, the colour it has."""

    path: str
    page: str
    name: str
    description: str | None
    colour: str | None = None


def calendars(
    edition: Edition, addresses: Addresses, revisions: Mapping[str, int], book: Book | None = None
) -> Iterator[Asset]:
    """The calendar of all entries, and one of each network's.

    `revisions` are the entries' SEQUENCE by key; one without has that of the day's end. `book` is the one
    that writes the edition's other calendars, if there is one.
    """
    book = book or Book(edition, addresses, revisions)
    organisation = edition.organisation
    shared = About(
        path="calendar.ics",
        page="calendar/",
        name=said(edition, organisation.site_name or organisation.name),
        description=said(edition, organisation.headline) if organisation.headline else None,
    )
    yield book.calendar(shared, entries(edition))
    for slug, network in edition.networks.items():
        colours = network.flag.colours if network.flag else ()
        about = About(
            path=f"networks/{slug}/calendar.ics",
            page=f"networks/{slug}/",
            name=said(edition, network.name),
            description=said(edition, network.tagline) if network.tagline else None,
            colour=next((colour for colour in colours if colour.lower() != "#ffffff"), None),
        )
        yield book.calendar(about, entries(edition, slug))


class Book:
    """Writes the calendars of one edition; what they say of an entry is made once for all of them."""

    def __init__(self, edition: Edition, addresses: Addresses, revisions: Mapping[str, int]) -> None:
        """`revisions` are the entries' SEQUENCE by key; one without has that of the day's end."""
        self.edition = edition
        self.addresses = addresses
        self.revisions = revisions
        self._unknown = minutes(midnight(edition, timedelta(days=1)))
        self._made: dict[str, tuple[bytes, frozenset[str]]] = {}
        self._zones: dict[str, bytes] = {}

    def calendar(self, about: About, items: Iterable[tuple[str, public.Entry]]) -> Asset:
        """A calendar of some entries, in their order."""
        return Asset(path=about.path, content=self.lines(about, items))

    def lines(self, about: About, items: Iterable[tuple[str, public.Entry]]) -> bytes:
        """What stands in such a calendar."""
        made = [self._events(key, entry) for key, entry in items]
        zones = sorted(frozenset[str]().union(*(named for _, named in made)))
        head = _empty(self.edition, self.addresses, about).to_ical().removesuffix(_END)
        parts = (*map(self._zone, zones), *(events for events, _ in made))
        return b"".join((head, *parts, _END))

    def single(self, key: str, entry: public.Entry) -> bytes:
        """A file of one entry, which nobody reads again: it says nothing of itself."""
        events, zones = self._events(key, entry)
        return b"".join((_ALONE, *map(self._zone, sorted(zones)), events, _END))

    def _events(self, key: str, entry: public.Entry) -> tuple[bytes, frozenset[str]]:
        """The lines of an entry's events, and the time zones that they name."""
        found = self._made.get(key)
        if found is None:
            calendar = Calendar()
            if entry.start is not None:
                revision = self.revisions.get(key, self._unknown)
                series = Series(self.edition, self.addresses, key, entry, entry.start, revision)
                for event in series.events():
                    calendar.add_component(event)
            lines = calendar.to_ical().removeprefix(_BEGIN).removesuffix(_END)
            found = self._made[key] = lines, frozenset(calendar.get_missing_tzids())
        return found

    def _zone(self, name: str) -> bytes:
        """The lines of a time zone."""
        found = self._zones.get(name)
        if found is None:
            found = self._zones[name] = described(name).to_ical()
        return found


def _empty(edition: Edition, addresses: Addresses, about: About) -> Calendar:
    """A calendar that says what it is, where it comes from, how often to read it again."""
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("uid", f"{about.path}@{addresses.host}")
    # The library writes some of these as they are, and fails where there is an end of a line in them.
    name, description = (" ".join((text or "").split()) for text in (about.name, about.description))
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    if description:
        calendar.add("description", description)
        calendar.add("x-wr-caldesc", description)
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
