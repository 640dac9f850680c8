"""VTIMEZONE, read by dateutil, against the zone itself, hour by hour over two years."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz

from ambassade.publish.outputs.zone import described

ODD = [
    "Africa/Casablanca",  # summer time all year but in Ramadan
    "America/New_York",
    "America/Sao_Paulo",  # no longer changes
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",  # half an hour
    "Europe/Dublin",  # winter time is the exception
    "Europe/Paris",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "UTC",
]


@pytest.mark.parametrize("name", ODD)
def test_every_hour_of_two_years_is_where_the_zone_has_it(name: str) -> None:
    data = "BEGIN:VCALENDAR\r\n" + described(name).to_ical().decode() + "END:VCALENDAR\r\n"
    zone = tz.tzical(io.StringIO(data)).get(name)
    hour = datetime(2026, 1, 1, tzinfo=UTC)
    while hour.year < 2028:
        local = hour.astimezone(ZoneInfo(name))
        assert local.replace(tzinfo=zone).utcoffset() == local.utcoffset(), local
        hour += timedelta(hours=1)


def test_a_change_is_told_in_the_time_before_it() -> None:
    """As in the examples of RFC 5545, 3.6.5."""
    text = described("Europe/Paris").to_ical().replace(b"\r\n ", b"")
    assert b"20260329T020000" in text
    assert b"20261025T030000" in text
    assert b"20260329T030000" not in text
