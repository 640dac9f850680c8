"""Entries of the calendar as events of schema.org.

A series is one event a date, for each of the next dates that its page shows: search engines read dates, and
not rules. Days without hours stay days; hours carry their offset.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ambassade.publish.audience import Edition
from ambassade.publish.edition import public
from ambassade.publish.occurrence import Occurrence
from ambassade.publish.pages.cards import Cards
from ambassade.publish.pages.linked.data import LinkedData
from ambassade.publish.pages.linked.script import Value, known
from ambassade.publish.path import entry_path
from ambassade.publish.whole_address import Base, elsewhere

KINDS = frozenset({"event", "meeting", "information_meeting"})
"""The others are subjects, campaigns and contents: nothing that one goes to."""
_WORDS = "https://schema.org/"
_ATTENDANCE = {
    "address": f"{_WORDS}OfflineEventAttendanceMode",
    "online": f"{_WORDS}OnlineEventAttendanceMode",
    "both": f"{_WORDS}MixedEventAttendanceMode",
}


class Events:
    """The events of one edition."""

    def __init__(self, edition: Edition, cards: Cards, base: Base, data: LinkedData) -> None:
        self._edition = edition
        self._cards = cards
        self._base = base
        self._data = data

    def of(self, key: str, dates: Sequence[Occurrence], image: str | None) -> Iterator[Value]:
        """An event for each of `dates`; none for an entry that is nothing to go to.

        `image` is the address of the picture that stands for it.
        """
        entry = self._edition.entries[key]
        if entry.kind not in KINDS:
            return
        cards, path = self._cards, entry_path(key)
        summary = cards.maybe(entry.summary)
        common = known(
            {
                "name": cards.phrase(entry.title).text,
                "description": " ".join(summary.text.split()) if summary else None,
                "url": self._base.page(path),
                "eventAttendanceMode": _ATTENDANCE[entry.where.kind] if entry.where else None,
                "location": list(self._locations(entry)),
                "organizer": self._data.organizer(entry.network),
                "inLanguage": list(entry.languages),
                "about": [{"@type": "Thing", "name": cards.themes[theme].text} for theme in entry.themes],
                "maximumAttendeeCapacity": entry.where.capacity if entry.where else None,
                "image": image,
            }
        )
        for one in dates:
            name = f"event-{one.on.isoformat()}" if entry.recurrence else "event"
            yield {"@type": "Event", "@id": self._base.of(path, name), **common, **_when(one)}

    def _locations(self, entry: public.Entry) -> Iterator[Value]:
        where = entry.where
        if where is None:
            return
        if where.kind != "online":
            place = self._cards.places[where.place].text if where.place else None
            address = self._cards.maybe(where.address)
            country = self._cards.countries[where.place] if where.place else None
            lines = {
                "@type": "PostalAddress",
                "streetAddress": address.text if address else None,
                "addressLocality": place,
                "addressCountry": country,
            }
            if place or address:
                name = place or (address.text if address else None)
                yield {"@type": "Place", "name": name, "address": known(lines)}
        if where.kind != "address":
            online = elsewhere([] if entry.cancelled else [where.url, where.sign_up])
            yield known({"@type": "VirtualLocation", "url": online[0] if online else None})


def _when(one: Occurrence) -> Value:
    """Its dates and whether it takes place."""
    status = "EventCancelled" if one.cancelled else "EventScheduled"
    moved = one.on != one.first_day and not one.cancelled
    if one.all_day:
        start, end = one.first_day.isoformat(), one.last_day.isoformat()
    else:
        start, end = one.start.isoformat(), one.end.isoformat()
    return known(
        {
            "startDate": start,
            "endDate": end if one.all_day or one.end > one.start else None,
            "eventStatus": f"{_WORDS}{'EventRescheduled' if moved else status}",
            "previousStartDate": one.on.isoformat() if moved else None,
        }
    )
