"""The timeline: campaigns with their parts, bars where their days are, and what waits for what."""

from __future__ import annotations

from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from ambassade.model.status import State
from ambassade.publish.edition import internal, members, public
from ambassade.publish.pages.build import build_pages
from ambassade.publish.pages.calendar.bar import Bar, Drawn, Need, Period, pieces
from tests.unit.publish.pages.editions import (
    edition,
    entry,
    internal_edition,
    members_edition,
    moment,
    pages_of,
    parsed,
    words_of,
)

SVG = "{http://www.w3.org/2000/svg}"
AUTUMN = "calendar/timeline/2026-q4/"
PLUGGED: dict[str, Any] = {
    "kind": "campaign",
    "start": moment("2026-10-05"),
    "end": moment("2026-12-18"),
}


def rows_of(html: str) -> list[Element]:
    return [each for each in parsed(html).iter("li") if "am-time__row" in (each.get("class") or "")]


def public_rows(**entries: dict[str, Any]) -> list[Element]:
    made = {key: entry(key, **values) for key, values in entries.items()}
    return rows_of(pages_of(build_pages(edition(entries=made)))[AUTUMN].html)


def members_rows(**entries: dict[str, Any]) -> list[Element]:
    made = {
        key: members.Entry(id=key, title=entry(key).title, **{"kind": "event"} | values)
        for key, values in entries.items()
    }
    return rows_of(pages_of(build_pages(members_edition(entries=made, messages={})))[AUTUMN].html)


def name_of(row: Element) -> str:
    return words_of(next(row.iter("a")))


def dependencies(row: Element) -> list[Element]:
    return [each for each in row.iter(f"{SVG}g") if each.get("data-am-needs")]


def test_campaigns_come_first_with_their_parts_indented_below() -> None:
    rows = public_rows(
        early={"start": moment("2026-10-01")},
        plugged=PLUGGED,
        late={"start": moment("2026-12-01"), "campaign": "plugged"},
        soon={"start": moment("2026-11-01"), "campaign": "plugged"},
        deeper={"start": moment("2026-11-02"), "campaign": "soon"},
    )
    assert [(name_of(row), row.get("data-level")) for row in rows] == [
        ("Entry plugged", "0"),
        ("Entry soon", "1"),
        ("Entry deeper", "2"),
        ("Entry late", "1"),
        ("Entry early", "0"),
    ]
    assert "part of Entry plugged" in words_of(rows[1])


def test_a_part_whose_campaign_is_not_in_the_quarter_says_so_in_its_row() -> None:
    (row,) = public_rows(
        spring={"kind": "campaign", "start": moment("2027-03-01"), "end": moment("2027-04-01")},
        ahead={"start": moment("2026-12-01"), "campaign": "spring"},
    )
    assert row.get("data-level") == "0"
    note = next(each for each in row.iter("small") if "part of Entry spring" in words_of(each))
    assert note.get("class") is None


def test_campaigns_in_a_circle_have_each_one_row() -> None:
    rows = public_rows(one={"campaign": "two"}, two={"campaign": "three"}, three={"campaign": "one"})
    assert sorted(name_of(row) for row in rows) == ["Entry one", "Entry three", "Entry two"]


def test_a_bar_stands_where_its_days_are_and_says_them() -> None:
    (row,) = public_rows(plugged=PLUGGED)
    bar = next(row.iter(f"{SVG}rect"))
    assert float((bar.get("x") or "").rstrip("%")) == pytest.approx(4 / 92 * 100, abs=0.01)
    assert float((bar.get("width") or "").rstrip("%")) == pytest.approx(75 / 92 * 100, abs=0.01)
    assert "5 October to 18 December" in words_of(row)
    assert bar.get("class") == "on"


def test_what_reaches_beyond_the_quarter_is_cut_and_its_words_are_not() -> None:
    (row,) = public_rows(year={"start": moment("2026-09-01"), "end": moment("2027-08-31")})
    bar = next(row.iter(f"{SVG}rect"))
    assert (bar.get("x"), bar.get("width")) == ("0.0%", "100.0%")
    assert "1 September to 31 August 2027" in words_of(row)


def test_one_day_is_a_lozenge_and_every_date_of_a_rule_has_its_own() -> None:
    rule = public.Recurrence(rule="FREQ=WEEKLY")
    single, weekly = public_rows(
        single={"start": moment("2026-11-24")}, weekly={"start": moment("2026-11-26"), "recurrence": rule}
    )
    assert [len(list(row.iter(f"{SVG}path"))) for row in (single, weekly)] == [1, 6]
    assert "24 November (planned)" in words_of(single)
    assert "6 dates, 26 November to 31 December (planned)" in words_of(weekly)


def test_what_is_called_off_and_what_is_not_approved_look_and_read_otherwise() -> None:
    (off,) = public_rows(off={"cancelled": True})
    assert "cancelled" in words_of(off)
    assert next(off.iter(f"{SVG}path")).get("class") == "gone"
    draft = internal.Entry(
        id="draft",
        title=entry("draft").title,
        kind="event",
        start=moment("2026-12-01"),
        audience="public",
        status="draft",
    )
    made = internal_edition(
        entries={"draft": draft},
        networks={},
        ambassadors={},
        closed=(),
        posts={},
        messages={},
        states={"entry/draft": State.DRAFT},
    )
    (row,) = rows_of(pages_of(build_pages(made))[AUTUMN].html)
    assert next(row.iter(f"{SVG}path")).get("class") == "draft"
    assert "Draft" in words_of(row)


def test_what_waits_says_for_what_and_an_arrow_leads_there() -> None:
    first, between, then = members_rows(
        brief={"start": moment("2026-11-24")},
        walk={"start": moment("2026-11-25")},
        deck={"start": moment("2026-11-26"), "depends_on": ("brief",)},
    )
    assert "after Entry brief" in words_of(then)
    ends = next(each for each in first.iter(f"{SVG}svg") if each.get("x")).get("x")
    for row, top, foot in ((first, "50%", "100%"), (between, "0%", "100%"), (then, "0%", "50%")):
        (arrow,) = dependencies(row)
        down = next(arrow.iter(f"{SVG}line"))
        assert (down.get("x1"), down.get("y1"), down.get("y2")) == (ends, top, foot)
        assert arrow.get("data-am-needs") == f"{first.get('data-am-item')} {then.get('data-am-item')}"
    across = list(dependencies(then)[0].iter(f"{SVG}line"))[1]
    begins = [each.get("x") for each in then.iter(f"{SVG}svg") if each.get("x")]
    assert across.get("x2") in begins


def test_a_broken_order_is_said_and_drawn_otherwise() -> None:
    deck, brief = members_rows(
        deck={"start": moment("2026-11-26"), "depends_on": ("brief",)}, brief={"start": moment("2026-11-30")}
    )
    assert "Entry brief has to be done before; it comes later" in words_of(deck)
    assert "after Entry brief" not in words_of(deck)
    assert "a--bad" in (dependencies(deck)[0].get("class") or "")
    assert dependencies(brief)


def test_an_undated_need_is_said() -> None:
    (deck,) = members_rows(
        deck={"start": moment("2026-11-26"), "depends_on": ("idea",)}, idea={"start": None}
    )
    assert "Entry idea has to be done before; it has no date yet" in words_of(deck)
    assert not dependencies(deck)


def test_the_public_is_not_told_what_waits_for_what() -> None:
    rows = public_rows(brief={"start": moment("2026-11-24")}, deck={"start": moment("2026-11-26")})
    assert [dependencies(row) for row in rows] == [[], []]


def test_only_the_quarter_of_today_has_its_line() -> None:
    pages = pages_of(build_pages(edition()))
    assert pages[AUTUMN].html.count("am-now") == 1
    assert "The red line is today, 23 November 2026." in pages[AUTUMN].html
    made = edition(entries={"spring": entry("spring", start=moment("2027-02-01"))})
    assert "am-now" not in pages_of(build_pages(made))["calendar/timeline/2027-q1/"].html


def test_no_style_stands_in_a_page() -> None:
    for path, page in pages_of(build_pages(internal_edition())).items():
        if path.startswith("calendar/"):
            assert all(each.get("style") is None and each.tag != "style" for each in parsed(page.html).iter())


def test_weeks_begin_on_mondays() -> None:
    period = Period(date(2026, 10, 1), date(2026, 12, 31))
    assert period.mondays()[0] == period.at(date(2026, 10, 5))
    assert len(period.mondays()) == 13


def test_arrows_are_bounded_on_a_page_and_none_is_left_half_drawn() -> None:
    rows = [Drawn((Bar(float(number % 100), 0.5),), ()) for number in range(100)]
    needs = [Need(first, then, broken=False) for first in range(100) for then in range(100) if first != then]
    found = pieces(rows, needs)
    drawn = [piece for each in found.values() for piece in each]
    assert 300 < len(drawn) <= 400
    whole: dict[str, int] = {}
    for piece in drawn:
        whole[piece.needs] = whole.get(piece.needs, 0) + 1
    for needs_of, count in whole.items():
        first, then = map(int, needs_of.split())
        assert count == abs(first - then) + 1


@pytest.mark.parametrize(
    ("first", "then", "at", "left"),
    [
        (Drawn((Bar(0, 10),), ()), Drawn((Bar(20, 5),), ()), 20, False),
        (Drawn((Bar(40, 10),), ()), Drawn((Bar(20, 5),), ()), 25, True),
        (Drawn((Bar(0, 50),), ()), Drawn((Bar(20, 60),), ()), 50, True),
        (Drawn((), (30.0,)), Drawn((), (30.0,)), 30, False),
    ],
)
def test_an_arrow_ends_where_what_waits_begins_or_is_met(
    first: Drawn, then: Drawn, at: float, left: bool
) -> None:
    ends = pieces([first, then], [Need(0, 1, broken=False)])[1][0].head
    assert ends is not None
    assert (ends.at, ends.left) == (at, left)


def test_what_ends_in_the_night_after_has_one_day_and_days_of_one_month_are_told_shortly() -> None:
    night, week = public_rows(
        night={"start": moment("2026-11-27T22:00"), "end": moment("2026-11-28T05:00")},
        week={"start": moment("2026-12-14"), "end": moment("2026-12-18")},
    )
    assert not list(night.iter(f"{SVG}rect"))
    assert "27 November (planned)" in words_of(night)
    assert "14 to 18 December (planned)" in words_of(week)
