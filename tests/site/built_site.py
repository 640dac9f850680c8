"""A built site as programs and browsers get it: the dates of its calendars, and those on its pages."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import html5lib
import icalendar
import recurring_ical_events

HOUR = re.compile(r"\b(\d{2}:\d{2})\b")
Element = ET.Element


@dataclass(frozen=True, order=True)
class One:
    """A date: from which day on, until which, and from which hour (`""`: all day)."""

    first: str
    last: str
    hour: str
    key: str
    cancelled: bool

    @property
    def days(self) -> tuple[date, date]:
        return date.fromisoformat(self.first), date.fromisoformat(self.last)


class Built:
    """The files of one edition, as a program or a browser gets them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.api = json.loads((folder / "api/v1/calendar.json").read_text(encoding="utf-8"))
        self.first, self.last = (date.fromisoformat(self.api[name]) for name in ("first", "last"))
        self.zones = {each["id"]: ZoneInfo(each["time_zone"]) for each in self.api["entries"]}
        self.as_of = date.fromisoformat(self.api["as_of"])

    def exists(self, path: str) -> bool:
        return (self.folder / path).is_file()

    def page(self, path: str) -> Element:
        """The article of a page, in which all links start from the site's root."""
        text = (self.folder / path / "index.html").read_text(encoding="utf-8")
        tree: Element = html5lib.parse(text, namespaceHTMLElements=False)
        article = next(each for each in tree.iter("article") if each.get("id") == "am-content")
        for link in article.iter("a"):
            if link.get("href"):
                link.set("href", urljoin(f"https://here.example/{path}", link.get("href") or ""))
        return article

    def paged(self, base: str) -> list[str]:
        """The page at `base` and those that follow it; nothing where there is none."""
        later = sorted((self.folder / base).glob("page/*/index.html"))
        own = [base] if self.exists(f"{base}index.html") else []
        return own + [f"{path.parent.relative_to(self.folder).as_posix()}/" for path in later]

    @cached_property
    def drafts(self) -> set[str]:
        """What only colleagues see: entries on the pages that no program is told."""
        return {key for key in map(key_of, self.entry_pages()) if key not in self.zones}

    def entry_pages(self) -> Iterator[str]:
        for path in (self.folder / "calendar").glob("*/*/index.html"):
            here = path.parent.relative_to(self.folder).as_posix()
            if not re.match(r"calendar/(\d{4}-\d\d|week|agenda|timeline|board)/", f"{here}/"):
                yield f"/{here}/"

    def listed(self) -> Counter[One]:
        """What the data file lists."""
        return Counter(
            _one(
                entry["id"],
                _moment(each["start"]),
                _moment(each["end"]),
                all_day=each["all_day"],
                cancelled=each["cancelled"],
            )
            for entry in self.api["entries"]
            for each in entry["occurrences"]
        )

    def order(self, one: One) -> tuple[datetime, str]:
        """By the instant, then by name."""
        clock = f"{one.first}T{one.hour or '00:00'}"
        return datetime.fromisoformat(clock).replace(tzinfo=self.zones[one.key]), one.key

    def told(self, path: str) -> Counter[One]:
        """What a calendar program finds in the window."""
        calendar = icalendar.Calendar.from_ical((self.folder / path).read_bytes())
        events = recurring_ical_events.of(calendar, keep_recurrence_attributes=False)
        found = Counter[One]()
        for event in events.between(self.first - timedelta(days=2), self.last + timedelta(days=2)):
            key = str(event["UID"]).partition("@")[0]
            start = event["DTSTART"].dt
            end = event["DTEND"].dt if "DTEND" in event else start
            all_day = not isinstance(start, datetime)
            if all_day:
                end -= timedelta(days=1)
            else:
                start, end = (each.astimezone(self.zones[key]) for each in (start, end))
            one = _one(key, start, end, all_day=all_day, cancelled=event.get("STATUS") == "CANCELLED")
            if one.days[0] <= self.last and one.days[1] >= self.first:
                found[one] += 1
        return found


def _moment(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _one(key: str, start: date, end: date, *, all_day: bool, cancelled: bool) -> One:
    """A date from its start to its end; of hours, what is over at 00:00 is over the day before."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        last = end - timedelta(microseconds=1) if end > start else end
        return One(start.date().isoformat(), last.date().isoformat(), f"{start:%H:%M}", key, cancelled)
    assert all_day
    return One(start.isoformat(), end.isoformat(), "", key, cancelled)


def key_of(href: str) -> str:
    """The entry whose page an address is: `all/` stands for no network."""
    match = re.search(r"/calendar/([^/]+/[^/]+)/$", href)
    assert match is not None, href
    return match[1].removeprefix("all/")


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def has(element: Element, name: str) -> bool:
    return name in (element.get("class") or "").split()


@dataclass(frozen=True, order=True)
class Line:
    """A date as a list tells it: what, from which day on, at which hour, whether it is called off."""

    key: str
    first: str
    hour: str
    cancelled: bool


def lines(article: Element) -> list[Line]:
    """The dates in the lists of a page."""
    found = []
    for item in article.iter("li"):
        if not has(item, "am-event") or item.find("time") is None:
            continue
        time, link = item.find("time"), next(item.iter("a"))
        assert time is not None
        parts = [words(each) for each in item.iter("span")]
        hour = next((match[1] for each in parts if (match := HOUR.search(each))), "")
        key = key_of(link.get("href") or "")
        found.append(Line(key, time.get("datetime") or "", hour, "Cancelled" in parts))
    return found


def as_lines(dates: Iterable[One]) -> list[Line]:
    return sorted(Line(one.key, one.first, one.hour, one.cancelled) for one in dates)


def spent(built: Built, dates: Counter[One], first: date, last: date) -> list[One]:
    """The dates any part of which lies between two days of the window."""
    first, last = max(first, built.first), min(last, built.last)
    return sorted(one for one in dates.elements() if one.days[0] <= last and one.days[1] >= first)
