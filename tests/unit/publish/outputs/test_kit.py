"""The calendars and feeds of single people, read back by other programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import feedparser
import icalendar
import pytest
import recurring_ical_events

from ambassade.model.status import State
from ambassade.publish.audience import Edition, MembersEdition
from ambassade.publish.edition import members, public
from ambassade.publish.kit.kits import Kits
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.atom import atom_feed
from ambassade.publish.outputs.calendar import Book, calendars
from ambassade.publish.outputs.kit import kit_files
from ambassade.publish.outputs.kit_feed import KitFeeds
from ambassade.publish.outputs.person_calendar import MOST, PersonCalendars
from tests.unit.publish.kit.scene import (
    colleague,
    entry,
    inside,
    message,
    outside,
    outsider,
    variant,
)
from tests.unit.publish.pages.editions import edition, moment
from tests.unit.publish.pages.editions import entry as public_entry

WEB = "https://m.example"


def book(made: Edition, address: str | None = WEB) -> Book:
    return Book(made, Addresses.of(made, address), {})


def files(made: Edition, address: str | None = WEB) -> dict[str, bytes]:
    return {asset.path: asset.read() for asset in kit_files(book(made, address))}


def titles(data: bytes) -> list[str]:
    return [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(data).walk("VEVENT")]


# Calendars


def test_a_kits_calendar_has_the_dates_of_the_networks_and_ones_own() -> None:
    entries = {
        "aurora/deck": entry("aurora/deck"),
        "aurora/old": entry("aurora/old", start=moment("2026-01-05")),
        "aurora/draft": entry("aurora/draft"),
        "aurora/off": entry("aurora/off", cancelled=True),
        "dawn/mine": entry("dawn/mine", owner="ana"),
        "dawn/else": entry("dawn/else"),
    }
    made = inside({"ana": colleague()}, entries, states={"entry/aurora/draft": State.DRAFT})
    data = files(made)["kit/ana/calendar.ics"]
    assert titles(data) == ["Entry deck", "Entry off", "Entry mine"]
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar["X-WR-CALNAME"] == "The dates of Ana"
    assert calendar.decoded("REFRESH-INTERVAL") == timedelta(hours=12)
    assert calendar["SOURCE"] == f"{WEB}/kit/ana/calendar.ics"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Paris"]
    events = {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}
    assert events["Entry off"]["STATUS"] == "CANCELLED"
    assert all(event.decoded("SEQUENCE") > 0 for event in events.values())
    (one, *_) = recurring_ical_events.of(calendar).between(date(2026, 11, 26), date(2026, 11, 27))
    assert one.decoded("DTSTART").astimezone(UTC) == datetime(2026, 11, 26, 17, tzinfo=UTC)


def test_people_from_outside_have_the_dates_that_members_may_know() -> None:
    entries = {
        "aurora/deck": entry("aurora/deck"),
        "aurora/ours": entry("aurora/ours", audience="internal"),
        "aurora/soon": entry("aurora/soon"),
    }
    made = inside(
        {"olga": colleague("olga", kind="external"), "ana": colleague()},
        entries,
        states={"entry/aurora/soon": State.SCHEDULED},
    )
    assert titles(files(made)["kit/olga/calendar.ics"]) == ["Entry deck"]
    assert len(titles(files(made)["kit/ana/calendar.ics"])) == 3


def test_what_a_kit_says_of_an_entry_is_what_all_calendars_say() -> None:
    made = inside({"ana": colleague()}, {"aurora/deck": entry("aurora/deck")})
    shared = book(made)
    every = {asset.path: asset.read() for asset in calendars(made, shared.addresses, {}, shared)}
    own = {asset.path: asset.read() for asset in kit_files(shared)}["kit/ana/calendar.ics"]

    def events(data: bytes) -> list[bytes]:
        return [event.to_ical() for event in icalendar.Calendar.from_ical(data).walk("VEVENT")]

    assert events(own) == events(every["calendar.ics"]) == events(every["networks/aurora/calendar.ics"])


def test_no_calendar_grows_with_its_networks_the_nearest_dates_stay() -> None:
    entries = {}
    for number in range(MOST + 20):
        day = date(2026, 11, 24) + timedelta(days=number)
        key = f"aurora/e{number:03}"
        entries[key] = entry(key, start=moment(day.isoformat()))
    entries["aurora/past"] = entry("aurora/past", start=moment("2026-11-20"))
    found = titles(files(inside({"ana": colleague()}, entries))["kit/ana/calendar.ics"])
    assert found == [f"Entry e{number:03}" for number in range(MOST)]


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_who_welcomes_has_a_calendar_in_every_edition(audience: str) -> None:
    where = public.Where(kind="online", host="ana")
    made: Edition
    if audience == "public":
        made = edition(entries={"core": public_entry("core", where=where), "other": public_entry("other")})
    else:
        drafted = {
            "core": entry("core", where=where),
            "draft": entry("draft", where=public.Where(kind="online", host="ben")),
        }
        people = {"ana": colleague("ana", name="Ana"), "ben": colleague("ben")}
        made = inside(people, drafted, states={"entry/draft": State.DRAFT})
    found = {asset.path: asset.read() for asset in PersonCalendars(book(made)).hosts()}
    assert {path: titles(data) for path, data in found.items()} == {
        "ambassadors/ana/calendar.ics": ["Entry core"]
    }


def test_the_public_edition_has_no_files_of_kits() -> None:
    assert files(edition()) == {}


# Feeds


def with_messages() -> MembersEdition:
    texts = (
        ("aurora/old", message("aurora/old", variant("linkedin", "en", "Old & <good>\nline\n\nNext"))),
        (
            "aurora/new",
            message(
                "aurora/new",
                window=members.Window(from_=moment("2026-11-20T08:00"), until=moment("2026-12-30")),
            ),
        ),
        (
            "aurora/over",
            message(
                "aurora/over", window=members.Window(from_=moment("2026-11-01"), until=moment("2026-11-22"))
            ),
        ),
    )
    return outside(*texts, people={"olga": outsider(), "otto": outsider("otto", languages=("en",))})


def test_a_kits_feeds_have_this_weeks_texts_the_newest_first() -> None:
    made = files(with_messages())
    feed = feedparser.parse(made["kit/olga/feed.xml"])
    assert not feed.bozo
    assert feed.feed.title == "The week of Olga"
    assert [each.title for each in feed.entries] == ["LinkedIn: Idea new", "LinkedIn: Idea old"]
    assert feed.entries[0].updated == "2026-11-20T07:00:00+00:00"
    assert feed.entries[1].content[0].value == "<p>Old &amp; &lt;good&gt;<br />line</p><p>Next</p>"
    assert feed.entries[0].link == f"{WEB}/messages/aurora/new/#linkedin"
    read: Mapping[str, Any] = json.loads(made["kit/olga/feed.json"])
    assert [item["id"] for item in read["items"]] == [each.id for each in feed.entries]
    assert read["feed_url"] == f"{WEB}/kit/olga/feed.json"
    assert read["items"][1]["content_html"].startswith("<p>Old &amp; &lt;good&gt;<br>")


def test_the_name_of_a_text_stays_from_day_to_day() -> None:
    made = with_messages()
    first = feedparser.parse(files(made)["kit/olga/feed.xml"])
    moved = feedparser.parse(files(made, "https://other.example")["kit/olga/feed.xml"])
    assert [each.id for each in first.entries] == [each.id for each in moved.entries]
    assert first.entries[0].id.endswith("messages/aurora/new/linkedin/en-a")


@pytest.mark.parametrize("address", [None, WEB])
def test_lines_made_once_are_those_the_feed_writer_writes(address: str | None) -> None:
    made = with_messages()
    kits = Kits(made)
    addresses = Addresses.of(made, address)
    feeds = KitFeeds(kits, addresses)
    for slug in kits.people:
        (atom, *_) = feeds.files(slug)
        assert atom.read() == atom_feed(made, addresses, feeds.channel(slug))


def test_a_kit_without_texts_has_an_empty_feed() -> None:
    made = files(outside(people={"olga": outsider(name="Óla <b>")}))
    feed = feedparser.parse(made["kit/olga/feed.xml"])
    assert not feed.bozo
    assert feed.entries == []
    assert json.loads(made["kit/olga/feed.json"])["items"] == []
