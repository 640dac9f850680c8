"""Meetings as people describe them (`Thursday`, `9:00`, `PT`, `biweekly`): a rule, a first start and a zone.

What is not stated is guessed only where a guess is harmless and is then always reported; a rhythm in which
words remain that were not understood is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count

from ambassade.importers.problem import RefusedError
from ambassade.load.formats import is_time_zone
from ambassade.words import Say, say

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5,
    "5th": 5, "last": -1,
}  # fmt: skip
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "other": 2, "second": 2}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_NTH = r"(?:st|nd|rd|th)?"
_FROM = r"(?:starting|starts|start date:?|from|since)(?: on)? (?:[a-z]+day,? )?"
_STARTS = (
    re.compile(rf"(?P<year>20\d\d) start date:? (?:[a-z]+day,? )?{_MONTH} (?P<day>\d{{1,2}}){_NTH}"),
    re.compile(rf"{_FROM}{_MONTH} (?P<day>\d{{1,2}}){_NTH},? (?P<year>20\d\d)"),
    re.compile(rf"{_FROM}(?P<day>\d{{1,2}}){_NTH} {_MONTH},? (?P<year>20\d\d)"),
    re.compile(rf"{_FROM}(?P<year>20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)"),
)
_TURN = re.compile(r"(?:interleaved|alternating|alternates) with (?:the )?[a-z ]+")
_LINK = re.compile(r"\[[^\]]*\]\([^)]*\)|https?://\S+")
_ORDINAL_DAY = re.compile(rf"\b({'|'.join(_ORDINALS)}) ({'|'.join(_DAYS)})s?\b")
_DAY = re.compile(rf"\b({'|'.join(_DAYS)})s?\b")
_RHYTHMS: tuple[tuple[re.Pattern[str], str, int], ...] = (
    (re.compile(r"\b(?:bi-?weekly|fortnightly)\b"), "WEEKLY", 2),
    (re.compile(r"\bevery (?P<n>two|three|four|five|six|other|\d{1,2}) weeks?\b"), "WEEKLY", 0),
    (re.compile(r"\bevery (?P<n>two|three|four|five|six|other|\d{1,2}) months?\b"), "MONTHLY", 0),
    (re.compile(r"\b(?:weekly|every week|each week)\b"), "WEEKLY", 1),
    (re.compile(r"\b(?:monthly|(?:of )?(?:every|each) month|of the month)\b"), "MONTHLY", 1),
    (re.compile(r"\bquarterly\b"), "MONTHLY", 3),
    (re.compile(r"\b(?:yearly|annually|every year)\b"), "YEARLY", 1),
    (re.compile(r"\b(?:daily|every day)\b"), "DAILY", 1),
)  # fmt: skip
_FILLERS = frozenset({"on", "the", "of", "each", "every", "and", "at", "in"})
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?\s*(?P<half>am|pm)?\Z", re.IGNORECASE)
_ZONES: dict[str, tuple[str, bool]] = {
    "utc": ("UTC", True), "gmt": ("UTC", True), "z": ("UTC", True),
    "pt": ("America/Los_Angeles", True), "pacific time": ("America/Los_Angeles", True),
    "et": ("America/New_York", True), "eastern time": ("America/New_York", True),
    "ct": ("America/Chicago", True), "central time": ("America/Chicago", True),
    "mt": ("America/Denver", True), "mountain time": ("America/Denver", True),
    "pst": ("America/Los_Angeles", False), "pdt": ("America/Los_Angeles", False),
    "est": ("America/New_York", False), "edt": ("America/New_York", False),
    "cst": ("America/Chicago", False), "cet": ("Europe/Paris", False), "cest": ("Europe/Paris", False),
    "central european time": ("Europe/Paris", False), "bst": ("Europe/London", False),
    "eet": ("Europe/Helsinki", False), "ist": ("Asia/Kolkata", False), "jst": ("Asia/Tokyo", True),
    "kst": ("Asia/Seoul", True), "poland": ("Europe/Warsaw", True),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often something comes: its rule, its first day, and what had to be guessed."""

    rule: str
    first: date
    guesses: tuple[Say, ...] = ()


def rhythm(day: str, frequency: str, anchor: date | None) -> Rhythm:
    """The rule and first day of a meeting on `day` at `frequency`; RefusedError where it is not understood.

    `anchor` is the day from which the first one is looked for where the texts state no start.
    """
    text = _plain(f"{day} ; {frequency}")
    guesses: list[Say] = []
    start, text = _take_start(text)
    turn = _TURN.search(text)
    text = _TURN.sub(" ", text)
    nth, weekday, text = _take_day(text, frequency)
    unit, interval, text = _take_rhythm(text, frequency, ordinal=nth is not None)
    left = [word for word in re.findall(r"[a-z0-9'-]+", text) if word not in _FILLERS and word != "-"]
    if left:
        raise RefusedError(
            say("the rhythm `{text}` is not understood: `{words}`", text=frequency, words=" ".join(left))
        )
    begin = start or anchor
    if begin is None:
        raise RefusedError(
            say("the rhythm `{text}` states no start, and the mapping no `anchor_date`", text=frequency)
        )
    if unit in {"MONTHLY", "YEARLY"} and nth is None:
        if weekday is None:
            raise RefusedError(say("the rhythm `{text}` states no day", text=frequency))
        nth = (_next(begin, weekday).day - 1) // 7 + 1
        nth = -1 if nth == 5 else nth
        guesses.append(
            say(
                "which {day} of the month is not stated; by the start it is taken as number {n}",
                day=_DAYS[weekday].title(),
                n=nth,
            )
        )
    elif unit == "WEEKLY" and interval > 1 and start is None:
        if turn:
            begin += timedelta(weeks=1)
        guesses.append(
            say(
                "no start is stated for `{text}`: which weeks was guessed from the anchor date",
                text=frequency,
            )
        )
    if start is not None and weekday is not None and nth is None and start.weekday() != weekday:
        guesses.append(
            say(
                "the stated start {start} is no {day}: the next one was taken",
                start=start,
                day=_DAYS[weekday].title(),
            )
        )
    return _built(unit, interval, weekday, nth, begin, tuple(guesses))


def clock(text: str) -> time:
    """The time in `9:00`, `14:30`, `2PM` or `2:30 pm`; RefusedError otherwise."""
    match = _TIME.match(text.strip())
    if match is not None:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        half = (match["half"] or "").lower()
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        elif half or (match["minute"] is None):
            hour = 99
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise RefusedError(say("the time `{text}` is not understood", text=text))


def zone(text: str, stated: dict[str, str]) -> tuple[str, Say | None]:
    """The time zone that a text means, and a note where it was guessed.

    RefusedError where it is not understood.

    `stated` are the zones that the mapping file itself gives, by the text of the source.
    """
    if text in stated:
        return stated[text], None
    if "/" in text and is_time_zone(text):
        return text, None
    inside = re.fullmatch(r"\s*([^()]+?)\s*(?:\(([^()]+)\))?\s*", text)
    found: list[tuple[str, bool]] = []
    for part in inside.groups() if inside else ():
        known = _ZONES.get((part or "").strip().lower())
        if known is not None:
            found.append(known)
    if not found or len({name for name, _ in found}) > 1:
        raise RefusedError(say("the time zone `{text}` is not understood", text=text))
    name = found[0][0]
    if all(sure for _, sure in found):
        return name, None
    return name, say("the time zone `{text}` was taken as {zone}", text=text, zone=name)


def start_text(first: date, at: time) -> str:
    """A first start as content files write it."""
    return datetime.combine(first, at).isoformat(timespec="minutes")


def _plain(text: str) -> str:
    text = _LINK.sub(" ", text.lower())
    return " ".join(re.sub(r"[()]", " ", text).split())


def _take_start(text: str) -> tuple[date | None, str]:
    """The stated start, and the text without it."""
    for pattern in _STARTS:
        match = pattern.search(text)
        if match is None:
            continue
        groups = match.groupdict()
        month = int(groups["number"]) if groups.get("number") else _MONTHS.index(match["month"]) + 1
        try:
            start = date(int(match["year"]), month, int(match["day"]))
        except ValueError as fault:
            raise RefusedError(say("the start `{text}` is no day that exists", text=match[0])) from fault
        return start, text[: match.start()] + " " + text[match.end() :]
    return None, text


def _take_day(text: str, shown: str) -> tuple[int | None, int | None, str]:
    """Which weekday, and the how-manieth of the month; and the text without them."""
    ordinals = {(_ORDINALS[nth], _DAYS.index(day)) for nth, day in _ORDINAL_DAY.findall(text)}
    if len(ordinals) > 1:
        raise RefusedError(say("the rhythm `{text}` is not understood: it names several days", text=shown))
    text = _ORDINAL_DAY.sub(" ", text)
    days = {_DAYS.index(day) for day in _DAY.findall(text)} | {day for _, day in ordinals}
    if len(days) > 1:
        raise RefusedError(say("the rhythm `{text}` is not understood: it names several days", text=shown))
    nth = next(iter(ordinals))[0] if ordinals else None
    return nth, next(iter(days), None), _DAY.sub(" ", text)


def _take_rhythm(text: str, shown: str, *, ordinal: bool) -> tuple[str, int, str]:
    """The unit and the interval, and the text without them.

    `every third Wednesday` alone means each month.
    """
    found: set[tuple[str, int]] = set()
    for pattern, unit, interval in _RHYTHMS:
        for match in pattern.finditer(text):
            number = match.groupdict().get("n")
            found.add((unit, interval or _NUMBERS.get(number or "") or int(number or 1)))
        text = pattern.sub(" ", text)
    if ordinal and not found and re.search(r"\bevery\b", text):
        raise RefusedError(
            say("the rhythm `{text}` can mean a week of each month, or every so many weeks", text=shown)
        )
    if ordinal and not found:
        found.add(("MONTHLY", 1))
    if len(found) != 1:
        raise RefusedError(say("the rhythm `{text}` is not understood", text=shown))
    unit, interval = found.pop()
    if ordinal and unit != "MONTHLY":
        raise RefusedError(
            say("the rhythm `{text}` is not understood: it names a day of the month", text=shown)
        )
    return unit, interval, text


def _next(begin: date, weekday: int) -> date:
    return begin + timedelta(days=(weekday - begin.weekday()) % 7)


def _built(
    unit: str, interval: int, weekday: int | None, nth: int | None, begin: date, guesses: tuple[Say, ...]
) -> Rhythm:
    rule = f"FREQ={unit}" + (f";INTERVAL={interval}" if interval > 1 else "")
    if weekday is None:
        return Rhythm(rule, begin, guesses)
    if nth is None:
        day = f";BYDAY={_CODES[weekday]}" if unit != "DAILY" else ""
        return Rhythm(rule + day, _next(begin, weekday), guesses)
    if unit == "YEARLY":
        return Rhythm(
            f"{rule};BYMONTH={begin.month};BYDAY={nth}{_CODES[weekday]}",
            _nth_from(begin, weekday, nth),
            guesses,
        )
    return Rhythm(f"{rule};BYDAY={nth}{_CODES[weekday]}", _nth_from(begin, weekday, nth), guesses)


def _nth_from(begin: date, weekday: int, nth: int) -> date:
    """The first n-th weekday of a month on or after a day."""
    for offset in count():
        month = begin.year * 12 + begin.month - 1 + offset
        first = date(month // 12, month % 12 + 1, 1)
        following = date((month + 1) // 12, (month + 1) % 12 + 1, 1)
        if nth > 0:
            day = _next(first, weekday) + timedelta(weeks=nth - 1)
        else:
            day = _next(following - timedelta(days=7), weekday)
        if day >= begin and day < following:
            return day
    raise AssertionError  # pragma: no cover  # months never end
