"""Days and times in the spellings that sources use, to the ones that content files use.

Never by guessing an order.
"""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMERIC = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\Z")
_WORDED = re.compile(r"([A-Za-z]{3,9})\.?,? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\Z")
_WORDED_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})\Z")


def day_of(text: str) -> str | None:
    """The day in `2023-01-18`, `2023/1/18`, `18 January 2023`, `Jan, 18, 2023` or a full time.

    None otherwise.

    `01/02/2023` is no day here: it means two different ones to different people.
    """
    plain = " ".join(text.replace(",", ", ").split()).replace(" ,", ",")
    match = _NUMERIC.match(plain)
    if match is not None:
        return _day(int(match[1]), int(match[2]), int(match[3]))
    match = _WORDED.match(plain)
    if match is not None:
        return _day(int(match[3]), _month(match[1]), int(match[2]))
    match = _WORDED_DAY_FIRST.match(plain)
    if match is not None:
        return _day(int(match[3]), _month(match[2]), int(match[1]))
    moment = moment_of(text)
    return moment[:10] if moment is not None else None


def moment_of(text: str) -> str | None:
    """The time in an ISO 8601 text (`2023-01-18T10:00:00.000+05:30`) to the minute, or its day.

    None otherwise.
    """
    stripped = text.strip()
    try:
        if re.match(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", stripped):
            found = datetime.fromisoformat(stripped)
            shown = found.replace(second=0, microsecond=0, tzinfo=None).isoformat(timespec="minutes")
            offset = found.strftime("%z")
            return shown + (f"{offset[:3]}:{offset[3:5]}" if offset else "")
    except ValueError:
        return None
    if "T" in stripped and stripped[:4].isdigit():
        return None
    return _by_day(stripped)


def _by_day(text: str) -> str | None:
    plain = " ".join(text.replace(",", ", ").split()).replace(" ,", ",")
    if _NUMERIC.match(plain) or _WORDED.match(plain) or _WORDED_DAY_FIRST.match(plain):
        return day_of(plain)
    return None


def _month(word: str) -> int:
    short = word[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
