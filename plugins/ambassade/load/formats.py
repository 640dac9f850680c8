"""The formats that schemas name: each takes a text and says whether it is one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from importlib import resources
from urllib.parse import urlsplit

from dateutil.rrule import rrulestr

from ambassade.model.moment import Moment

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_RRULE_PART = re.compile(r"([A-Z]+)=([A-Z0-9,+-]+)\Z")
_RRULE_NAMES = frozenset(
    {
        "FREQ",
        "INTERVAL",
        "COUNT",
        "UNTIL",
        "BYDAY",
        "BYMONTHDAY",
        "BYMONTH",
        "BYSETPOS",
        "BYWEEKNO",
        "BYYEARDAY",
        "WKST",
    }
)
_FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})


def is_date(text: str) -> bool:
    """Whether it is a day that exists, as `2026-11-23`."""
    try:
        return bool(_DATE.match(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def is_moment(text: str) -> bool:
    """Whether it is a day, a local time or an instant that exists."""
    try:
        return bool(Moment.parse(text))
    except ValueError:
        return False


@cache
def time_zones() -> frozenset[str]:
    """The names of the IANA time zone database, the same ones on every system."""
    return frozenset(resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())


def is_time_zone(text: str) -> bool:
    """Whether it is a name of the IANA time zone database."""
    return text in time_zones()


def is_uri(text: str) -> bool:
    """Whether it is a web address with a host: `http` or `https`, without spaces or a user's name."""
    if re.search(r"[\s<>\"{}|\\^`]", text):
        return False
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc and port != 0
    )


@lru_cache(maxsize=4096)
def is_rrule(text: str) -> bool:
    """Whether it is a recurrence rule of RFC 5545 that repeats by day, week, month or year."""
    parts: dict[str, str] = {}
    for part in text.split(";"):
        match = _RRULE_PART.match(part)
        if match is None or match[1] not in _RRULE_NAMES or match[1] in parts:
            return False
        parts[match[1]] = match[2]
    interval = parts.get("INTERVAL", "1")
    if parts.get("FREQ") not in _FREQUENCIES or ("COUNT" in parts and "UNTIL" in parts):
        return False
    if not interval.isdigit() or not 1 <= int(interval) <= 999:
        return False
    begin = datetime(2000, 1, 1, tzinfo=UTC if parts.get("UNTIL", "").endswith("Z") else None)
    try:
        rrulestr(text, dtstart=begin)
    except (ValueError, KeyError, IndexError, TypeError):
        return False
    return True


FORMATS: dict[str, Callable[[str], bool]] = {
    "date": is_date,
    "moment": is_moment,
    "time-zone": is_time_zone,
    "uri": is_uri,
    "rrule": is_rrule,
}
