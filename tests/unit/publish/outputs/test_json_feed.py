"""JSON Feed: what https://jsonfeed.org/version/1.1 asks for, written down here once more."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest

from ambassade.publish.edition import public
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.article import Channels
from ambassade.publish.outputs.atom import atom_feeds
from ambassade.publish.outputs.json_feed import json_feeds
from tests.unit.publish.outputs.conftest import WEB, MakeEdition, network, organisation, person, post, text

ADDRESS, INSTANT = "an absolute address", "an RFC 3339 date"
OF_FEED = {
    "version": str,
    "title": str,
    "home_page_url": ADDRESS,
    "feed_url": ADDRESS,
    "language": str,
    "authors": list,
    "items": list,
}
OF_ITEM = {
    "id": str,
    "url": ADDRESS,
    "title": str,
    "content_html": str,
    "content_text": str,
    "summary": str,
    "date_published": INSTANT,
    "date_modified": INSTANT,
    "authors": list,
    "tags": list,
    "language": str,
}


def written(make_edition: MakeEdition, **parts: Any) -> dict[str, Any]:
    edition = make_edition(**({"networks": (network(), network("delta"))} | parts))
    addresses = Addresses.of(edition)
    channels = Channels(edition, addresses).all()
    return {asset.path: json.loads(asset.read()) for asset in json_feeds(edition, addresses, channels)}


def faults(feed: dict[str, Any]) -> list[str]:
    """What the format forbids."""
    found = [name for name in ("version", "title", "items") if name not in feed]
    found += _wrong("feed", feed, OF_FEED)
    for item in feed.get("items", ()):
        found += _wrong(item.get("id", "an item"), item, OF_ITEM)
        if not item.get("id"):
            found.append("an item without an id")
        if "content_html" not in item and "content_text" not in item:
            found.append(f"{item['id']}: neither content_html nor content_text")
    for author in [*feed.get("authors", ()), *(a for i in feed["items"] for a in i.get("authors", ()))]:
        if not set(author) & {"name", "url", "avatar"} or set(author) - {"name", "url", "avatar"}:
            found.append(f"author {author}")
    return found


def _wrong(where: str, value: dict[str, Any], shape: dict[str, Any]) -> list[str]:
    found = []
    for name, each in value.items():
        wanted = shape.get(name)
        if wanted == ADDRESS:
            fits = bool(urlsplit(each).scheme and urlsplit(each).netloc)
        elif wanted == INSTANT:
            fits = datetime.fromisoformat(each).tzinfo is not None
        else:
            fits = wanted is not None and isinstance(each, wanted) and each != ""
        if not fits:
            found.append(f"{where}: {name} is {each!r}")
    return found


@pytest.fixture
def one() -> public.Post:
    return post(
        summary=text("One lamp, three causes."),
        body=text("Because *salt* gets in. See [Ana](../../../ambassadors/ana.md)."),
        authors=("ana", "nobody"),
        themes=("light",),
        language="pt",
        updated_on=date(2026, 11, 22),
    )


def test_item_tells_what_when_who_and_in_which_language(make_edition: MakeEdition, one: public.Post) -> None:
    feed = written(make_edition, posts=(one,), ambassadors=(person(),))["feed.json"]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{WEB}/feed.json"
    assert feed["home_page_url"] == f"{WEB}/"
    (item,) = feed["items"]
    html = item.pop("content_html")
    assert f'<a href="{WEB}/ambassadors/ana/">Ana</a>' in html
    assert item == {
        "id": "tag:people.talvenne.example,2026-11-20:posts/lamp-nine",
        "url": f"{WEB}/posts/lamp-nine/",
        "title": "Why lamp nine?",
        "summary": "One lamp, three causes.",
        "date_published": "2026-11-20T09:00:00+01:00",
        "date_modified": "2026-11-22T00:00:00+01:00",
        "authors": [{"name": "Ana", "url": f"{WEB}/ambassadors/ana/"}],
        "tags": ["Light"],
        "language": "pt",
    }


def test_feeds_are_as_the_format_wants(make_edition: MakeEdition, one: public.Post) -> None:
    posts = (one, post("bare"), post("delta-one", network="delta", summary=text("Short")))
    for home in (None, WEB):
        own = organisation(url=home)
        feeds = written(make_edition, posts=posts, ambassadors=(person(),), organisation=own)
        assert set(feeds) == {
            "feed.json",
            "networks/aurora/feed.json",
            "networks/delta/feed.json",
            "ambassadors/ana/feed.json",
        }
        assert {path: faults(feed) for path, feed in feeds.items()} == {path: [] for path in feeds}
        (item,) = feeds["networks/delta/feed.json"]["items"]
        assert item["id"].endswith("posts/delta-one")


def test_what_the_format_forbids_would_be_seen(make_edition: MakeEdition, one: public.Post) -> None:
    feed = written(make_edition, posts=(one,))["feed.json"]
    feed["items"][0] |= {"url": "posts/lamp-nine/", "date_published": "2026-11-20T09:00", "surprise": 1}
    del feed["items"][0]["content_html"], feed["title"]
    assert len(faults(feed)) == 5


def test_without_an_address_none_is_given(make_edition: MakeEdition, one: public.Post) -> None:
    feed = written(make_edition, posts=(one,), ambassadors=(person(),), organisation=organisation(url=None))[
        "feed.json"
    ]
    assert not {"home_page_url", "feed_url"} & set(feed)
    assert "url" not in feed["items"][0]
    assert feed["items"][0]["authors"] == [{"name": "Ana"}]


def test_post_without_a_text_tells_its_summary_or_its_title(make_edition: MakeEdition) -> None:
    posts = (post("a", summary=text("Short")), post("b"))
    items = written(make_edition, posts=posts)["feed.json"]["items"]
    assert [item["content_text"] for item in items] == ["Short", "Why lamp nine?"]


def test_no_post_is_an_empty_list(make_edition: MakeEdition) -> None:
    assert written(make_edition)["feed.json"]["items"] == []


def test_atom_and_json_tell_the_same(make_edition: MakeEdition, one: public.Post) -> None:
    posts = (one, *(post(f"p{n}", network="delta") for n in range(60)))
    edition = make_edition(networks=(network(), network("delta")), posts=posts, ambassadors=(person(),))
    addresses = Addresses.of(edition)
    channels = Channels(edition, addresses).all()
    atom = {asset.path[:-4]: asset for asset in atom_feeds(edition, addresses, channels)}
    for asset in json_feeds(edition, addresses, channels):
        told = [
            (e.id, e.title, e.link, datetime.fromisoformat(e.updated))
            for e in feedparser.parse(atom[asset.path[:-5]].read()).entries
        ]
        assert told == [
            (i["id"], i["title"], i["url"], datetime.fromisoformat(i["date_modified"]))
            for i in json.loads(asset.read())["items"]
        ]
