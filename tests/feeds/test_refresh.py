"""From old copies and what servers say to new copies: the last good one is never lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ambassade.feeds import refresh as module
from ambassade.feeds import turn
from ambassade.feeds.cache import Cache, load, save
from ambassade.feeds.refresh import Outcome, Result, dated, refresh
from ambassade.model.feed import Fault, FeedCopy, FeedItem, Trouble
from tests.feeds.loopback import Blogs, Both, Route, fetcher, item, rss, running

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/Paris"))
LATER = NOW + timedelta(days=7)
NOTHING: Mapping[str, FeedCopy] = {}


def asked(*addresses: str, old: Mapping[str, FeedCopy] = NOTHING, now: datetime = NOW) -> list[Result]:
    return list(refresh(addresses, old, fetcher(), now))


def one(address: str, copy: FeedCopy | None = None, now: datetime = NOW) -> Result:
    [result] = asked(address, old={address: copy} if copy else {}, now=now)
    return result


def test_a_feed_is_kept_and_then_only_asked_for_what_is_new(blogs: Blogs) -> None:
    address = blogs.put("/feed", rss(item(1), item(2)), ETag='"1"')
    first = one(address)
    assert (first.outcome, first.new, len(first.copy.items)) == (Outcome.FETCHED, 2, 2)
    blogs.put("/feed", b"", 304, Content_Length="")
    second = one(address, first.copy, LATER)
    assert (second.outcome, second.copy) == (Outcome.UNCHANGED, first.copy)
    assert blogs.asked[1][1]["If-None-Match"] == '"1"'
    blogs.put("/feed", rss(item(3), item(1)))
    third = one(address, second.copy, LATER)
    assert (third.outcome, third.new) == (Outcome.FETCHED, 1)
    assert third.copy.etag is None


def test_a_failure_keeps_the_last_good_copy_and_the_day_since_when(blogs: Blogs) -> None:
    address = blogs.put("/feed", rss(item()))
    good = one(address).copy
    blogs.put("/feed", b"", 500)
    bad = one(address, good)
    assert bad.outcome is Outcome.FAILED
    assert bad.copy.items == good.items
    assert bad.copy.trouble == Trouble(Fault.STATUS, date(2026, 11, 23), 500)
    blogs.put("/feed", b"<html></html>")
    worse = one(address, bad.copy, LATER)
    assert worse.copy.trouble == Trouble(Fault.PAGE, date(2026, 11, 23))
    blogs.put("/feed", rss(item()))
    assert one(address, worse.copy, LATER).copy == good


def test_what_is_gone_is_told_and_no_longer_shown(blogs: Blogs) -> None:
    address = blogs.put("/feed", rss(item()))
    good = one(address).copy
    blogs.put("/feed", b"", 410)
    gone = one(address, good).copy
    assert gone.items == good.items
    assert good.is_shown
    assert not gone.is_shown


def test_somebody_elses_feed_is_withheld_until_it_is_accepted(blogs: Blogs) -> None:
    address = blogs.put("/feed", rss(item(1), item(2)), ETag='"1"')
    good = one(address).copy
    spam = rss(
        item(9, guid="spam", link="https://slots.example/9"), title="Slots", link="https://slots.example/"
    )
    blogs.put("/feed", spam, ETag='"2"')
    taken = one(address, good, LATER)
    assert taken.outcome is Outcome.WITHHELD
    assert not taken.copy.is_shown
    assert taken.copy.items == good.items
    assert taken.copy.changed_on == LATER.date()
    assert taken.copy.known.differs(taken.copy.seen) == ("title", "host")
    again = one(address, taken.copy, LATER + timedelta(days=1))
    assert again.copy == taken.copy
    [accepted] = refresh([address], {address: again.copy}, fetcher(), LATER, accepted=frozenset({address}))
    assert accepted.copy.is_shown
    assert [found.title for found in accepted.copy.items] == ["Note 9"]
    assert accepted.copy.changed_on is None
    blogs.put("/feed", rss(item(1), item(2)))
    assert not one(address, accepted.copy).copy.is_shown  # the other way round too


def silent(*items: str, **said: str) -> bytes:
    """A feed that says of itself only what is given."""
    head = "".join(f"<{name}>{value}</{name}>" for name, value in said.items())
    return f'<rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'.encode()


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"link": "https://slots.example/"},
        {"title": "Night notes"},
        {"link": "https://notes.example/"},
        {"title": "Slots", "link": "https://notes.example/"},
        {"title": "Night notes", "link": "https://slots.example/"},
        {"title": "Night notes", "link": "https://notes.example/", "managingEditor": "Bob"},
    ],
)
def test_a_feed_that_is_silent_about_itself_is_nobody_s(
    blogs: Blogs, said: dict[str, str], tmp_path: Path
) -> None:
    """Who takes a blog over need not say their name: what is no longer said has changed too."""
    feed = rss(item(1), more="<managingEditor>Ana</managingEditor>")
    address = blogs.put("/feed", feed)
    good = one(address).copy
    blogs.put("/feed", silent(item(9, "Win big"), **said))
    taken = one(address, good, LATER)
    assert taken.outcome is Outcome.WITHHELD
    assert not taken.copy.is_shown
    save(tmp_path, Cache({address: taken.copy}))
    kept = load(tmp_path).copies[address]
    assert kept == taken.copy
    blogs.put("/feed", feed)
    assert one(address, kept, LATER).copy.is_shown


def test_a_feed_that_leaves_out_one_thing_and_goes_on_is_only_told(blogs: Blogs) -> None:
    address = blogs.put("/feed", rss(item(1), more="<managingEditor>Ana</managingEditor>"))
    good = one(address).copy
    blogs.put("/feed", rss(item(2), item(1)))
    result = one(address, good)
    assert result.outcome is Outcome.FETCHED
    assert result.copy.is_shown
    assert result.copy.changed_on == NOW.date()


@pytest.mark.parametrize(("title", "shown"), [("Night notes", True), ("Slots", False)])
def test_what_was_gone_and_comes_back_is_looked_at_as_ever(blogs: Blogs, title: str, shown: bool) -> None:
    address = blogs.put("/feed", rss(item(1)))
    good = one(address).copy
    blogs.put("/feed", b"", 410)
    gone = one(address, good).copy
    blogs.put("/feed", rss(item(9, "Back"), title=title))
    back = one(address, gone, LATER).copy
    assert back.trouble is None
    assert back.is_shown is shown


def test_a_withheld_feed_that_is_itself_again_is_shown_again(blogs: Blogs) -> None:
    address = blogs.put("/feed", rss(item(1)))
    good = one(address).copy
    blogs.put("/feed", rss(item(9), title="Slots"))
    taken = one(address, good).copy
    assert taken.withheld  # a new title and nothing that was there before
    blogs.put("/feed", rss(item(2), item(1)))
    assert one(address, taken).copy.is_shown


def test_a_new_name_over_old_items_is_only_told(blogs: Blogs) -> None:
    address = blogs.put("/feed", rss(item(1)))
    blogs_copy = one(address).copy
    blogs.put("/feed", rss(item(2), item(1), title="Day notes"))
    renamed = one(address, blogs_copy).copy
    assert renamed.is_shown
    assert renamed.changed_on == NOW.date()


def test_a_move_is_told_with_the_day_it_was_seen(blogs: Blogs) -> None:
    blogs.put("/new", rss(item()))
    address = blogs.put("/feed", b"", 301, Location="/new")
    moved = one(address).copy
    assert moved.moved is not None
    assert (moved.moved.to, moved.moved.since) == (f"{blogs.address}/new", NOW.date())
    assert one(address, moved, LATER).copy.moved == moved.moved


def test_nothing_is_dated_in_the_future_and_a_date_once_given_stays() -> None:
    later = NOW.astimezone(UTC) + timedelta(days=300)
    items = (
        FeedItem(id="1", title="1", link="https://a.example/1", published=later),
        FeedItem(id="2", title="2", link="https://a.example/2"),
    )
    first = dated(items, (), NOW, is_first=True)
    assert [found.published for found in first] == [NOW, None]
    second = dated(
        (*items, FeedItem(id="3", title="3", link="https://a.example/3")), first, LATER, is_first=False
    )
    assert {found.id: found.published for found in second} == {"1": NOW, "2": None, "3": LATER}


def test_the_same_feed_is_asked_for_once_and_each_host_one_thing_at_a_time(blogs: Blogs) -> None:
    addresses = [blogs.put(f"/{number}", rss(item(number))) for number in range(6)]
    answering = threading.Lock()
    overlaps = []

    def counted(handler: BaseHTTPRequestHandler, route: Route) -> None:
        """Waits for a second question, and lets go before it answers: who has the answer may ask the next."""
        if answering.acquire(blocking=False):
            time.sleep(0.02)
            answering.release()
        else:
            overlaps.append(handler.path)
        route(handler)

    blogs.routes = {path: partial(counted, route=route) for path, route in blogs.routes.items()}
    results = asked(*addresses, *addresses)
    assert [result.address for result in results] == sorted(addresses)
    assert sorted(blogs.paths()) == [f"/{number}" for number in range(6)]
    assert overlaps == []


def test_one_bad_feed_holds_up_nobody_else(blogs: Blogs) -> None:
    with running() as other:
        bad = blogs.put_raw("/feed", b"", b"", 0.1)
        good = other.put("/feed", rss(item()))
        asker = Both("ambassade/test", [bad])
        results = refresh([bad, good, "nonsense", "http://[::1"], {}, asker, NOW)
        outcomes = {result.address: result.outcome for result in results}
    assert outcomes == {
        bad: Outcome.FAILED,
        good: Outcome.FETCHED,
        "nonsense": Outcome.FAILED,
        "http://[::1": Outcome.FAILED,
    }


def test_when_the_time_is_over_the_rest_stays_as_it_was(blogs: Blogs) -> None:
    address = blogs.put("/feed", rss(item()))
    times = iter([0.0, turn.LONGEST + 1.0])
    [result] = refresh([address], {}, fetcher(), NOW, clock=lambda: next(times))
    assert (result.outcome, result.copy) == (Outcome.NOT_ASKED, FeedCopy())
    assert blogs.asked == []


def test_a_fault_in_reading_is_this_feeds_own(blogs: Blogs, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(module, "parse", fail)
    result = one(blogs.put("/feed", rss(item())))
    assert result.copy.trouble is not None
    assert result.copy.trouble.fault is Fault.UNREAD
