"""The calendars that programs read hold the dates that the pages show: month, week, agenda, quarter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from tests.site.built_site import HOUR, Built, Element, One, as_lines, has, key_of, lines, spent, words


def test_the_calendar_holds_what_the_data_lists(built: Built) -> None:
    assert built.told("calendar.ics") == built.listed()
    assert sum(built.listed().values()) > 60


def test_the_agenda_is_the_calendar(built: Built) -> None:
    paths = built.paged("calendar/agenda/") + built.paged("calendar/agenda/before/")
    found = [line for path in paths for line in lines(built.page(path)) if line.key not in built.drafts]
    assert sorted(found) == as_lines(built.told("calendar.ics").elements())


def test_each_networks_agenda_is_its_calendar(built: Built) -> None:
    networks = sorted(path.parent.name for path in (built.folder / "networks").glob("*/calendar.ics"))
    assert networks
    seen = Counter[One]()
    for network in networks:
        base = f"networks/{network}/calendar/"
        paths = built.paged(base) + built.paged(f"{base}before/")
        found = [line for path in paths for line in lines(built.page(path)) if line.key not in built.drafts]
        told = built.told(f"networks/{network}/calendar.ics")
        assert sorted(found) == as_lines(told.elements()), network
        seen += told
    whole = Counter({one: n for one, n in built.told("calendar.ics").items() if "/" in one.key})
    assert seen == whole


def test_the_months_are_the_calendar(built: Built) -> None:
    told = built.told("calendar.ics")
    month, seen = built.first.replace(day=1), 0
    while month <= built.last:
        end = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        found = [line for path in built.paged(f"calendar/{month:%Y-%m}/") for line in lines(built.page(path))]
        found = [line for line in found if line.key not in built.drafts]
        # What begins before the window or after it, in its first or last month, is told there too.
        expected = spent(built, told, month, end)
        expected += [one for one in told.elements() if month <= one.days[0] <= end and one not in expected]
        assert sorted(found) == as_lines(expected), month
        month, seen = end + timedelta(days=1), seen + len(found)
    assert seen >= sum(told.values())


def test_the_weeks_are_the_calendar(built: Built) -> None:
    told = built.told("calendar.ics")
    monday, seen = built.first - timedelta(days=built.first.weekday()), 0
    while monday <= built.last:
        year, week, _ = monday.isocalendar()
        paths = built.paged(f"calendar/week/{year}-W{week:02}/")
        found = sorted(each for path in paths for each in days_of(built.page(path), monday))
        found = [each for each in found if each[0] not in built.drafts]
        dates = spent(built, told, monday, monday + timedelta(days=6))
        assert found == sorted(in_week(one, monday) for one in dates), monday
        monday, seen = monday + timedelta(days=7), seen + len(found)
    assert seen >= sum(told.values())


Days = tuple[str, int, int, str]
"""An entry, the first day of the week that it is told on (from 0), how many, from which hour."""


def days_of(article: Element, monday: date) -> Iterator[Days]:
    """What a page of a week shows."""
    for item in article.iter("li"):
        if item.get("data-days"):
            key = key_of(next(item.iter("a")).get("href") or "")
            yield key, int(item.get("data-first") or "") - 1, int(item.get("data-days") or ""), ""
    for number, cell in enumerate(article.iter("td")):
        day = monday + timedelta(days=number)
        assert (cell.get("data-day") or "").startswith(f"{day:%A} {day.day} {day:%B}")
        for link in cell.iter("a"):
            hour = HOUR.search(words(link))
            yield key_of(link.get("href") or ""), number, 1, hour[1] if hour else ""


def in_week(one: One, monday: date) -> Days:
    """What a week's page should show of a date: on its day, or above the days if it goes on over several."""
    first, last = one.days
    night = bool(one.hour) and last == first + timedelta(days=1)
    if first >= monday and (first == last or night):
        return one.key, (first - monday).days, 1, one.hour
    begin, end = max((first - monday).days, 0), min((last - monday).days, 6)
    return one.key, begin, end - begin + 1, ""


def test_the_quarters_have_a_row_for_whatever_is_on(built: Built) -> None:
    told = built.told("calendar.ics")
    quarters = sorted((built.folder / "calendar/timeline").glob("*-q?"))
    assert len(quarters) in {5, 6}
    for folder in quarters:
        year, quarter = int(folder.name[:4]), int(folder.name[-1])
        first = date(year, 3 * quarter - 2, 1)
        last = (first + timedelta(days=95)).replace(day=1) - timedelta(days=1)
        rows = [
            key_of(next(item.iter("a")).get("href") or "")
            for path in built.paged(f"calendar/timeline/{folder.name}/")
            for item in built.page(path).iter("li")
            if has(item, "am-time__row")
        ]
        assert sorted(set(rows)) == sorted(rows)
        assert {row for row in rows if row not in built.drafts} == {
            one.key for one in told if one.days[0] <= last and one.days[1] >= first
        }


def test_whoever_welcomes_has_a_calendar_of_it(built: Built) -> None:
    hosts: dict[str, set[str]] = {}
    for path in built.entry_pages():
        for row in built.page(path.lstrip("/")).iter("div"):
            if row.find("dt") is not None and words(row).startswith("Welcomed by"):
                slug = (next(row.iter("a")).get("href") or "").rstrip("/").rpartition("/")[2]
                hosts.setdefault(slug, set()).add(key_of(path))
    whole = built.told("calendar.ics")
    files = {path.parent.name for path in (built.folder / "ambassadors").glob("*/calendar.ics")}
    expected = {slug: {one for one in whole if one.key in keys} for slug, keys in hosts.items()}
    assert files == {slug for slug, dates in expected.items() if dates}
    for slug in files:
        assert set(built.told(f"ambassadors/{slug}/calendar.ics")) == expected[slug]
