from __future__ import annotations

import icalendar

from ambassade.publish.edition import public
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.calendar import Book, calendars
from ambassade.publish.outputs.entry_calendar import entry_calendars
from tests.unit.publish.outputs.conftest import WEB, MakeEdition, entry, network


def read(content: bytes) -> list[icalendar.Component]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def files(make_edition: MakeEdition, **entries: public.Entry) -> tuple[dict[str, bytes], bytes]:
    """The files of single entries, and the calendar of all."""
    given = {f"aurora/{name}": one for name, one in entries.items()}
    edition = make_edition(networks=(network(),), entries=given)
    book = Book(edition, Addresses.of(edition), {})
    alone = {asset.path: asset.read() for asset in entry_calendars(book)}
    return alone, next(iter(calendars(edition, Addresses.of(edition), {}, book))).read()


def test_a_file_holds_the_event_of_the_calendar(make_edition: MakeEdition) -> None:
    alone, whole = files(make_edition, walk=entry("2026-12-03T18:00"), talk=entry("2026-12-04"))
    assert set(alone) == {"calendar/aurora/walk/event.ics", "calendar/aurora/talk/event.ics"}
    for content in alone.values():
        (event,) = read(content)
        assert event.to_ical() in whole
    timed = icalendar.Calendar.from_ical(alone["calendar/aurora/walk/event.ics"])
    assert [zone["TZID"] for zone in timed.walk("VTIMEZONE")] == ["Europe/Paris"]
    assert "SOURCE" not in timed  # nobody reads it again


def test_what_is_over_has_none_and_a_series_that_goes_on_has_one(make_edition: MakeEdition) -> None:
    weekly = entry("2026-10-01T18:00", recurrence=public.Recurrence(rule="FREQ=WEEKLY"))
    alone, _ = files(make_edition, over=entry("2026-10-01"), weekly=weekly)
    (path,) = alone
    assert path == "calendar/aurora/weekly/event.ics"
    assert read(alone[path])[0].decoded("RRULE") == {"FREQ": ["WEEKLY"]}


def test_an_entry_of_no_network_leads_to_its_page(make_edition: MakeEdition) -> None:
    edition = make_edition(networks=(), entries={"open-day": entry("2026-12-03", network=None)})
    (asset,) = entry_calendars(Book(edition, Addresses.of(edition), {}))
    assert asset.path == "calendar/all/open-day/event.ics"
    (event,) = read(asset.read())
    assert event["URL"] == f"{WEB}/calendar/all/open-day/"
