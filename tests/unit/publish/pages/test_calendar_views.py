"""Every date of the window stands on exactly its weeks', months', quarters' and agendas' pages."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import pytest

from ambassade.model.status import State
from ambassade.publish.audience import Edition
from ambassade.publish.edition import internal, members, public
from ambassade.publish.occurrence import Occurrence, Window, occurrences
from ambassade.publish.pages.build import build_pages
from ambassade.publish.site import Page
from tests.unit.publish.pages.editions import (
    AS_OF,
    ZONE,
    edition,
    entry,
    internal_edition,
    members_edition,
    moment,
    network,
    pages_of,
    parsed,
    text,
    words_of,
)

TODAY = AS_OF.date()
WINDOW = Window.around(AS_OF)
AUDIENCES = ("public", "members", "internal")
RULES = ("FREQ=WEEKLY", "FREQ=DAILY;COUNT=40", "FREQ=MONTHLY;BYDAY=2TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR")


def some_entries(number: int) -> dict[str, dict[str, Any]]:
    """Entries of all sorts around the window, the same on every run."""
    chance = random.Random(4)
    made: dict[str, dict[str, Any]] = {}
    for each in range(number):
        day = date(2026, 7, 1) + timedelta(days=chance.randrange(540))
        hour = f"T{chance.randrange(24):02}:30"
        values: dict[str, Any] = {"start": moment(f"{day}{hour if each % 3 else ''}")}
        if each % 2:
            last = day + timedelta(days=chance.choice((0, 1, 2, 6, 45, 400)))
            values["end"] = moment(f"{last}{'T23:45' if each % 3 else ''}")
        if each % 7 == 0:
            values.pop("end", None)
            values["recurrence"] = public.Recurrence(rule=chance.choice(RULES))
        if each % 11 == 0:
            values["cancelled"] = True
        if each % 5 == 0:
            values["time_zone"] = chance.choice(("Asia/Tokyo", "America/Lima", "Atlantic/Azores"))
        made[f"{chance.choice(('aurora/', 'night/', ''))}e{each}"] = values
    return made


EDGES = {
    "until-the-first": {"start": moment("2026-11-20"), "end": moment("2026-12-01")},
    "over-new-year": {"start": moment("2026-12-31"), "end": moment("2027-01-01")},
    "sunday-to-monday": {"start": moment("2026-11-29"), "end": moment("2026-11-30")},
    "until-today": {"start": moment("2026-11-21"), "end": moment("2026-11-23")},
    "today": {"start": moment("2026-11-23")},
    "this-morning": {"start": moment("2026-11-23T07:00"), "end": moment("2026-11-23T08:00")},
    "yesterday": {"start": moment("2026-11-22T20:00")},
    "first-day": {"start": moment("2026-08-20"), "end": moment("2026-08-23")},
    "last-day": {"start": moment("2027-11-23T23:00"), "end": moment("2027-11-24T02:00")},
}
ENTRIES = some_entries(140) | EDGES


def an_edition(audience: str) -> Edition:
    made = {key: entry(key, **values) for key, values in ENTRIES.items()}
    both = {slug: network(slug) for slug in ("aurora", "night")}
    if audience == "public":
        return edition(entries=made, networks=both)
    if audience == "members":
        return members_edition(
            entries={key: members.Entry(**fields_of(one)) for key, one in made.items()},
            networks={slug: members.Network(**known(slug)) for slug in both},
            messages={},
        )
    made["idea"] = entry("idea", start=None)
    return internal_edition(
        entries={
            key: internal.Entry(**fields_of(one), audience="public", status="approved")
            for key, one in made.items()
        },
        networks={slug: internal.Network(**known(slug)) for slug in both},
        messages={},
        posts={},
        states={f"entry/{key}": State.PUBLISHED for key in made},
    )


def fields_of(one: public.Entry) -> dict[str, Any]:
    return {name: getattr(one, name) for name in public.Entry.__slots__}


def known(slug: str) -> dict[str, Any]:
    return {
        "id": slug,
        "name": text(slug.title()),
        "basis": public.Basis(kind="agenda", agenda=text("The year")),
        "stage": members.Stage(state="established", since=date(2023, 3, 1)),
    }


@cache
def built(audience: str) -> tuple[Edition, dict[str, Page]]:
    made = an_edition(audience)
    return made, pages_of(build_pages(made))


def every_date(made: Edition) -> list[Occurrence]:
    """All dates of the window, reckoned here from the entries alone."""
    found = (one for key, each in made.entries.items() for one in occurrences(key, each, ZONE, WINDOW))
    return sorted(found, key=lambda one: one.order)


def items(page: Page) -> Iterator[tuple[str, Element]]:
    """What a page's filter would look at, by its number."""
    for element in parsed(page.html).iter():
        if (number := element.get("data-am-item")) is not None:
            yield number, element


def on_pages(pages: Mapping[str, Page], base: str) -> list[str]:
    """The numbers on the page at `base` and those that follow it."""
    later = re.compile(rf"{re.escape(base)}(page/\d+/)?")
    return [number for path, page in pages.items() if later.fullmatch(path) for number, _ in items(page)]


def numbers(dates: Iterable[tuple[int, Occurrence]], first: date, last: date) -> list[str]:
    """The numbers of the dates any part of which lies between two days."""
    return [str(number) for number, one in dates if one.first_day <= last and one.last_day >= first]


def months() -> Iterator[tuple[date, date]]:
    for first in WINDOW.months():
        yield first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_each_number_stands_for_one_date_wherever_it_is_shown(audience: str) -> None:
    made, pages = built(audience)
    dates = every_date(made)
    seen = set()
    for path, page in pages.items():
        if not path.startswith("calendar/") and not path.endswith("/calendar/"):
            continue
        if "timeline" in path or "board" in path:
            continue
        for number, element in items(page):
            one = dates[int(number)]
            link = next(each for each in element.iter("a"))
            key = one.key if "/" in one.key else f"all/{one.key}"
            assert urljoin(f"/{path}", link.get("href") or "") == f"/calendar/{key}/"
            time = element.find(".//time")
            if time is not None:
                assert time.get("datetime") == one.first_day.isoformat()
                seen.add(int(number))
    assert seen == set(range(len(dates)))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_date_is_on_the_pages_of_its_weeks_and_no_other(audience: str) -> None:
    made, pages = built(audience)
    dates = list(enumerate(every_date(made)))
    monday = WINDOW.first - timedelta(days=WINDOW.first.weekday())
    count = 0
    while monday <= WINDOW.last:
        year, week, _ = monday.isocalendar()
        found = on_pages(pages, f"calendar/week/{year}-W{week:02}/")
        sunday = monday + timedelta(days=6)
        first, last = max(monday, WINDOW.first), min(sunday, WINDOW.last)
        assert sorted(found) == sorted(numbers(dates, first, last)), monday
        count += 1
        monday += timedelta(days=7)
    weeks = {path.split("/")[2] for path in pages if path.startswith("calendar/week/")}
    assert len(weeks) == count


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_day_of_the_week_has_what_begins_on_it_in_the_order_of_the_hours(audience: str) -> None:
    made, pages = built(audience)
    dates = every_date(made)
    for path, page in pages.items():
        if not path.startswith("calendar/week/"):
            continue
        for cell in parsed(page.html).iter("td"):
            shown = [dates[int(link.get("data-am-item") or "")] for link in cell.iter("a")]
            days = {f"{one.first_day:%A} {one.first_day.day} {one.first_day:%B}" for one in shown}
            assert days <= {(cell.get("data-day") or "").removesuffix(" (today)")}
            assert shown == sorted(shown, key=lambda one: one.order)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_date_is_in_the_lists_of_its_months_and_no_other(audience: str) -> None:
    made, pages = built(audience)
    dates = list(enumerate(every_date(made)))
    for first, last in months():
        base = f"calendar/{first:%Y-%m}/"
        lists = [
            number
            for path, page in pages.items()
            if re.fullmatch(rf"{base}(page/\d+/)?", path)
            for number, element in items(page)
            if element.tag == "li"
        ]
        inside = (max(first, WINDOW.first) if first < WINDOW.first else first, min(last, WINDOW.last))
        expected = set(numbers(dates, *inside))
        expected |= {str(n) for n, one in dates if first <= one.first_day <= last}
        assert sorted(lists) == sorted(expected), first


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("slug", [None, "aurora", "night"])
def test_an_agenda_has_every_date_once_ahead_or_over(audience: str, slug: str | None) -> None:
    made, pages = built(audience)
    base = f"networks/{slug}/calendar/" if slug else "calendar/agenda/"
    dates = [
        (number, one)
        for number, one in enumerate(every_date(made))
        if slug is None or made.entries[one.key].network == slug
    ]
    ahead = [str(number) for number, one in dates if one.last_day >= TODAY]
    over = [str(number) for number, one in dates if one.last_day < TODAY]
    assert sorted(on_pages(pages, base)) == sorted(ahead)
    assert sorted(on_pages(pages, f"{base}before/")) == sorted(over)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_agenda_runs_from_today_on_and_back_from_it(audience: str) -> None:
    _, pages = built(audience)

    def days(base: str) -> list[str]:
        count = sum(bool(re.fullmatch(rf"{base}(page/\d+/)?", path)) for path in pages)
        paths = [base, *(f"{base}page/{number}/" for number in range(2, count + 1))]
        times = (element.find(".//time") for path in paths for _, element in items(pages[path]))
        return [time.get("datetime") or "" for time in times if time is not None]

    ahead = [day for day in days("calendar/agenda/") if day >= TODAY.isoformat()]
    assert ahead == sorted(ahead)
    over = days("calendar/agenda/before/")
    assert over == sorted(over, reverse=True)
    assert over


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_quarter_has_a_row_for_each_entry_that_takes_place_in_it(audience: str) -> None:
    made, pages = built(audience)
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for one in every_date(made):
        for path, first, last in quarters():
            if one.first_day <= last and one.last_day >= first:
                groups[path].add(one.key)
    for path, _, _ in quarters():
        rows = []
        for each, page in pages.items():
            if re.fullmatch(rf"{path}(page/\d+/)?", each):
                found = [element for _, element in items(page)]
                rows += [urljoin(f"/{each}", next(row.iter("a")).get("href") or "") for row in found]
        expected = [f"/calendar/{key if '/' in key else f'all/{key}'}/" for key in groups[path]]
        assert sorted(rows) == sorted(expected)
    made_of = {path.split("/")[2] for path in pages if path.startswith("calendar/timeline/")}
    assert made_of == {path.split("/")[2] for path, _, _ in quarters()}


def quarters() -> Iterator[tuple[str, date, date]]:
    for year in (2026, 2027):
        for quarter in (1, 2, 3, 4):
            first = date(year, 3 * quarter - 2, 1)
            last = (first + timedelta(days=95)).replace(day=1) - timedelta(days=1)
            if first <= WINDOW.last and last >= WINDOW.first:
                yield f"calendar/timeline/{year}-q{quarter}/", first, last


def test_an_idea_without_a_date_is_in_no_view() -> None:
    _, pages = built("internal")
    views = re.compile(r"calendar/(|\d{4}-\d\d/.*|week/.*|agenda/.*|timeline/.*)|networks/\w+/calendar/.*")
    assert [path for path, page in pages.items() if views.fullmatch(path) and "/idea/" in page.html] == []


def test_only_colleagues_have_a_board_and_every_view_leads_to_the_others() -> None:
    paths = ("calendar/", "calendar/week/2027-W10/", "calendar/agenda/", "calendar/timeline/2027-q1/")
    for audience, path in product(AUDIENCES, paths):
        _, pages = built(audience)
        nav = parsed(pages[path].html).find(".//nav[@aria-label='Views']")
        assert nav is not None
        board = ["Board"] if audience == "internal" else []
        assert words_of(nav).split() == ["Month", "Week", "Agenda", "Timeline", *board]
        targets = [urljoin(f"/{path}", link.get("href") or "")[1:] for link in nav.iter("a")]
        assert set(targets) <= pages.keys()
        assert sum(link.get("aria-current") == "page" for link in nav.iter("a")) == 1
        if "2027" in path:
            assert targets[0] == f"calendar/2027-{'03' if 'week' in path else '01'}/"


def test_pages_at_the_window_s_ends_say_what_they_do_not_have() -> None:
    _, pages = built("public")
    assert "no longer listed" in pages["calendar/2026-08/"].html
    assert "not listed yet" in pages["calendar/2027-11/"].html
    assert "not listed yet" in pages["calendar/timeline/2027-q4/"].html
    for path in ("calendar/", "calendar/timeline/2026-q4/", "calendar/week/2026-W48/"):
        assert "listed yet" not in pages[path].html
        assert "no longer listed" not in pages[path].html


def test_a_network_without_dates_has_its_agenda_all_the_same() -> None:
    pages = pages_of(build_pages(edition(entries={})))
    assert "Nothing planned that may be told yet" in pages["networks/aurora/calendar/"].html
    assert 'href="../../networks/aurora/calendar/"' in pages["networks/aurora/"].html


def test_no_page_holds_more_than_a_hundred_however_full_the_day() -> None:
    many = {f"aurora/e{number}": entry(f"aurora/e{number}") for number in range(450)}
    pages = pages_of(build_pages(edition(entries=many)))
    for path, page in pages.items():
        if path.startswith("calendar/") and not path.startswith("calendar/aurora/"):
            assert len({number for number, _ in items(page)}) <= 100, path
    views = ("calendar/week/2026-W48/", "calendar/agenda/", "calendar/timeline/2026-q4/")
    for base in (*views, "networks/aurora/calendar/"):
        assert f"{base}page/5/" in pages
        assert "This page has 100 of 450" in pages[base].html
