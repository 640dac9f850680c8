"""Months, days and the pages of entries."""

from __future__ import annotations

from datetime import date
from typing import Any

from ambassade.publish.edition import public
from ambassade.publish.pages.build import build_pages
from ambassade.publish.site import Page
from tests.unit.publish.pages.editions import edition, entry, moment, pages_of, parsed, text, words_of


def calendar(**entries: dict[str, Any]) -> dict[str, Page]:
    made = {name: entry(name, **values) for name, values in entries.items()}
    return pages_of(build_pages(edition(entries=made)))


def cells(page: Page) -> dict[str, str]:
    return {
        str(cell.get("data-day")): words_of(cell)
        for cell in parsed(page.html).iter("td")
        if cell.get("data-day") is not None
    }


def test_the_window_has_a_page_for_every_month() -> None:
    months = sorted(path for path in calendar() if path.startswith("calendar/20"))
    assert (len(months), months[0], months[-1]) == (16, "calendar/2026-08/", "calendar/2027-11/")


def test_an_entry_stands_on_its_day_and_today_is_marked() -> None:
    days = cells(calendar(deck={})["calendar/"])
    assert days["Thursday 26 November"] == "26 Entry deck, planned"
    assert days["Monday 23 November (today)"] == "23"


def test_what_stands_alone_begins_with_a_capital_in_french_too() -> None:
    shown = edition(entries={"deck": entry("deck")}, language="fr")
    page = pages_of(build_pages(shown))["calendar/"]
    assert "Jeudi 26 novembre" in cells(page)
    assert {"Octobre", "Décembre", "Oct.", "Nov."} <= {
        words_of(link).strip() for link in parsed(page.html).iter("a")
    }
    assert next(words_of(each) for each in parsed(page.html).iter("abbr")) == "Lun."


def test_a_long_campaign_is_told_once_in_the_month_and_as_already_on_in_the_next() -> None:
    pages = calendar(plugged={"start": moment("2026-11-05"), "end": moment("2027-01-18")})
    assert [day for day, words in cells(pages["calendar/"]).items() if "plugged" in words] == [
        "Thursday 5 November"
    ]
    assert "Already on" in pages["calendar/2027-01/"].html
    assert "until 18 January 2027" in pages["calendar/2026-12/"].html


def test_what_is_on_is_told_as_such_where_its_first_day_lies_behind() -> None:
    made = edition(
        entries={
            "plugged": entry("plugged", start=moment("2026-11-05"), end=moment("2026-12-18")),
            "fair": entry("fair", start=moment("2026-12-01"), end=moment("2026-12-04")),
            "over": entry("over", start=moment("2026-10-05"), end=moment("2026-10-09")),
        }
    )
    pages = {path: words_of(parsed(page.html)) for path, page in pages_of(build_pages(made)).items()}
    assert "now until 18 December" in pages[""]
    assert "until 4 December" in pages[""]
    assert "now until 4 December" not in pages[""]
    assert not any("now until 9 October" in said for said in pages.values())


def test_a_short_one_stands_on_each_of_its_days() -> None:
    page = calendar(fair={"start": moment("2026-11-10"), "end": moment("2026-11-12")})["calendar/"]
    assert len([day for day, words in cells(page).items() if "fair" in words]) == 3


def test_a_full_day_leads_on_to_the_list_and_a_full_month_to_more_pages() -> None:
    pages = calendar(**{f"e{number}": {} for number in range(130)})
    assert "126 more" in cells(pages["calendar/"])["Thursday 26 November"]
    assert "calendar/2026-11/page/2/" in pages
    assert 'id="day-2026-11-26"' in pages["calendar/2026-11/"].html


def test_what_is_cancelled_stays_and_says_so() -> None:
    pages = calendar(bus={"cancelled": True})
    assert "cancelled" in cells(pages["calendar/"])["Thursday 26 November"]
    assert "This does not take place." in pages["calendar/all/bus/"].html


def test_hours_of_another_zone_name_its_city() -> None:
    page = calendar(open={"time_zone": "Europe/Lisbon"})["calendar/all/open/"]
    assert "Thursday 26 November 2026, 18:00, time of Lisbon" in page.html


def test_a_recurring_entry_lists_its_next_dates() -> None:
    rule = public.Recurrence(rule="FREQ=WEEKLY", except_=(date(2026, 12, 3),))
    page = calendar(weekly={"recurrence": rule})["calendar/all/weekly/"]
    days = [time.get("datetime") for time in parsed(page.html).iter("time")]
    assert days[1:4] == ["2026-11-26", "2026-12-10", "2026-12-17"]


def test_an_entry_tells_where_who_welcomes_and_how_to_come() -> None:
    where = public.Where(
        kind="both",
        place="nantes",
        address=text("Quai de la Fosse"),
        url="https://meet.example/deck",
        sign_up="https://sign.example/up",
        capacity=60,
        host="ana",
    )
    words = words_of(parsed(calendar(deck={"where": where})["calendar/all/deck/"].html))
    for part in ("Nantes and online", "Quai de la Fosse", "Welcomed by Ana", "60 people", "Sign up"):
        assert part in words


def test_an_entry_outside_of_the_window_has_its_page() -> None:
    page = calendar(old={"start": moment("2020-05-04")})["calendar/all/old/"]
    assert "Monday 4 May 2020" in page.html


def test_one_date_that_is_called_off_is_marked_and_is_not_the_next() -> None:
    off = public.Override(on=date(2026, 11, 24), start=moment("2026-11-24T18:00"), cancelled=True)
    rule = public.Recurrence(rule="FREQ=WEEKLY;COUNT=3", overrides=(off,))
    pages = calendar(**{"aurora/deck": {"start": moment("2026-11-24T18:00"), "recurrence": rule}})
    page = words_of(parsed(pages["calendar/aurora/deck/"].html))
    assert page.count("Cancelled") == 1
    assert "Tuesday 1 December 2026, 18:00" in page
    assert "This does not take place." not in page
    assert words_of(parsed(pages["calendar/2026-11/"].html)).count("Cancelled") == 1
    assert "Cancelled" not in words_of(parsed(pages["calendar/2026-12/"].html))
