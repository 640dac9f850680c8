from __future__ import annotations

from datetime import date, datetime
from typing import Any

import feedparser
import pytest

from ambassade.model.moment import Moment
from ambassade.model.status import State
from ambassade.publish.audience import InternalEdition
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.article import MOST, Channels
from ambassade.publish.outputs.atom import atom_feeds
from ambassade.publish.site import Asset
from tests.unit.publish.outputs.conftest import (
    PARIS,
    WEB,
    MakeEdition,
    network,
    organisation,
    person,
    post,
    text,
)


def written(make_edition: MakeEdition, **parts: Any) -> dict[str, Asset]:
    edition = make_edition(**({"networks": (network(), network("delta"))} | parts))
    addresses = Addresses.of(edition)
    channels = Channels(edition, addresses).all()
    return {asset.path: asset for asset in atom_feeds(edition, addresses, channels)}


def read(make_edition: MakeEdition, path: str = "feed.xml", **parts: Any) -> Any:
    feed = feedparser.parse(written(make_edition, **parts)[path].read())
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def test_one_feed_for_all_and_one_of_each_network(make_edition: MakeEdition) -> None:
    posts = (post(), post("other", network="delta"))
    assert len(read(make_edition, posts=posts).entries) == 2
    assert [e.id for e in read(make_edition, "networks/delta/feed.xml", posts=posts).entries] == [
        "tag:people.talvenne.example,2026-11-20:posts/other"
    ]


def test_entry_tells_what_when_who_and_in_which_language(make_edition: MakeEdition) -> None:
    one = post(
        summary=text("One lamp, three causes."),
        body=text("Because *salt* gets in. See [Ana](../../../ambassadors/ana.md)."),
        authors=("ana", "nobody"),
        themes=("light",),
        language="pt",
        updated_on=date(2026, 11, 22),
    )
    entry = read(make_edition, posts=(one,), ambassadors=(person(),)).entries[0]
    assert entry.title == "Why lamp nine?"
    assert entry.link == f"{WEB}/posts/lamp-nine/"
    assert entry.published == "2026-11-20T08:00:00+00:00"
    assert entry.updated == "2026-11-21T23:00:00+00:00"
    assert [author.name for author in entry.authors] == ["Ana"]
    assert entry.tags[0].label == "Light"
    assert entry.summary == "One lamp, three causes."
    assert entry.content[0].language == "pt"
    assert entry.content[0].type == "text/html"
    assert f'<a href="{WEB}/ambassadors/ana/">Ana</a>' in entry.content[0].value


def test_all_of_an_entry_is_in_the_language_that_it_says(make_edition: MakeEdition) -> None:
    one = post(
        title=text({"en": "Nine lamps", "fr": "Neuf lampes"}),
        summary=text({"en": "One lamp.", "fr": "Une lampe."}),
        body=text({"en": "Salt.", "fr": "Du sel."}),
        language="fr",
    )
    entry = read(make_edition, posts=(one,)).entries[0]
    assert entry.content[0].language == "fr"
    assert (entry.title, entry.summary, entry.content[0].value) == (
        "Neuf lampes",
        "Une lampe.",
        "<p>Du sel.</p>",
    )


def test_link_to_what_is_not_shown_keeps_its_words_only(make_edition: MakeEdition) -> None:
    one = post(body=text("See [the desk](../../../playbook/crisis/desk.md)."))
    raw = written(make_edition, posts=(one,))["feed.xml"].read().decode()
    assert "See the desk." in raw
    assert "crisis" not in raw


def test_scripts_do_not_pass(make_edition: MakeEdition) -> None:
    one = post(body=text('<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror="alert(1)">'))
    value = read(make_edition, posts=(one,)).entries[0].content[0].value
    assert "<script" not in value
    assert 'href="javascript' not in value
    assert "<img" not in value


def test_newest_first_and_no_more_than_readers_want(make_edition: MakeEdition) -> None:
    posts = tuple(post(f"p{n}", publish_at=Moment(date(2026, 1, 1 + n % 28), None)) for n in range(MOST + 5))
    dates = [entry.published for entry in read(make_edition, posts=posts).entries]
    assert len(dates) == MOST
    assert dates == sorted(dates, reverse=True)


def test_empty_feed_is_dated_by_the_day_it_is_built_for(make_edition: MakeEdition) -> None:
    assert read(make_edition).feed.updated == "2026-11-22T23:00:00+00:00"


def test_characters_that_xml_can_not_hold_are_left_out(make_edition: MakeEdition) -> None:
    one = post(title=text("A\x00B\x0bC\ufffe & <D>"))
    assert read(make_edition, posts=(one,)).entries[0].title == "ABC & <D>"


def test_same_bytes_each_time(make_edition: MakeEdition) -> None:
    first, second = (written(make_edition, posts=(post(),)) for _ in range(2))
    assert {path: asset.read() for path, asset in first.items()} == {
        path: asset.read() for path, asset in second.items()
    }


def test_without_an_address_links_lead_from_where_the_feed_lies(make_edition: MakeEdition) -> None:
    parts: dict[str, Any] = {"posts": (post(),), "organisation": organisation(url=None)}
    assert read(make_edition, **parts).entries[0].link == "posts/lamp-nine/"
    feed = read(make_edition, "networks/aurora/feed.xml", **parts)
    assert feed.entries[0].link == "../../posts/lamp-nine/"


@pytest.mark.parametrize("state", list(State))
def test_drafts_that_colleagues_see_do_not_enter_feeds(state: State) -> None:
    edition = InternalEdition(
        audience="internal",
        language="en",
        default_language="en",
        as_of=datetime(2026, 11, 23, tzinfo=PARIS),
        fixed=True,
        zone=PARIS,
        organisation=organisation(),  # type: ignore[arg-type]  # what it has more plays no part
        networks={},
        ambassadors={},
        entries={},
        posts={"lamp-nine": post()},  # type: ignore[dict-item]  # the same
        pages={},
        messages={},
        platforms={},
        states={"post/lamp-nine": state},
    )
    addresses = Addresses.of(edition)
    asset = next(atom_feeds(edition, addresses, Channels(edition, addresses).all()))
    assert (b"lamp-nine" in asset.read()) is (state is State.PUBLISHED)
