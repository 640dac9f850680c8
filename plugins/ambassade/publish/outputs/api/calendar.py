"""The calendar, as the JSON says it."""

from __future__ import annotations

from ambassade.publish.audience import Edition
from ambassade.publish.edition import public
from ambassade.publish.occurrence import Occurrence, Window, occurrences
from ambassade.publish.outputs.api import file_shape, record_shape
from ambassade.publish.outputs.api.said import Said
from ambassade.publish.outputs.shown import entries
from ambassade.publish.path import entry_path


class Calendar:
    """The dates of one edition."""

    def __init__(self, edition: Edition, said: Said, stamp: file_shape.Stamp) -> None:
        self._edition = edition
        self._said = said
        self._stamp = stamp

    def file(self, most: int | None = None) -> file_shape.CalendarFile:
        """The calendar; with `most`, its first entries alone."""
        window = Window.around(self._edition.as_of)
        found: list[record_shape.Entry] = []
        for key, entry in entries(self._edition):
            if most is not None and len(found) == most:
                break
            dates = occurrences(key, entry, self._edition.zone, window)
            if dates:
                found.append(self._entry(key, entry, dates))
        return {
            **self._stamp,
            "kind": "calendar",
            "first": window.first.isoformat(),
            "last": window.last.isoformat(),
            "entries": found,
        }

    def _entry(self, key: str, entry: public.Entry, dates: tuple[Occurrence, ...]) -> record_shape.Entry:
        where = entry.where
        return {
            "id": key,
            "network": entry.network,
            "title": self._said.words(entry.title),
            "summary": self._said.maybe(entry.summary),
            "kind": entry.kind,
            "cancelled": entry.cancelled,
            "time_zone": entry.time_zone or self._edition.zone.key,
            "address": self._said.maybe(where.address) if where else None,
            "place": where.place if where else None,
            "online": where.url if where else None,
            "sign_up": where.sign_up if where else None,
            "languages": list(entry.languages),
            "themes": list(entry.themes),
            "channels": list(entry.channels),
            "page": self._said.address(entry_path(key)),
            "occurrences": [_occurrence(one) for one in dates],
        }


def _occurrence(one: Occurrence) -> record_shape.Occurrence:
    start, end = one.start.isoformat(), one.end.isoformat()
    if one.all_day:
        start, end = one.first_day.isoformat(), one.last_day.isoformat()
    return {
        "on": one.on.isoformat(),
        "start": start,
        "end": end,
        "all_day": one.all_day,
        "cancelled": one.cancelled,
    }
