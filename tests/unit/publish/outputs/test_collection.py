"""The feeds of collections, read back by programs that others wrote."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import feedparser

from ambassade.model.status import State
from ambassade.publish.audience import InternalEdition
from ambassade.publish.edition import internal
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.api import Api
from ambassade.publish.outputs.article import MOST
from ambassade.publish.outputs.atom import atom_feeds
from ambassade.publish.outputs.collection import CollectionChannels
from ambassade.publish.outputs.json_feed import json_feeds
from tests.unit.publish.outputs.conftest import (
    PARIS,
    WEB,
    MakeEdition,
    collection,
    network,
    organisation,
    person,
    picked,
    text,
)


def written(make_edition: MakeEdition, **parts: Any) -> dict[str, bytes]:
    """Every feed by its path."""
    edition = make_edition(**({"networks": (network(),), "ambassadors": (person(),)} | parts))
    addresses = Addresses.of(edition)
    channels = tuple(CollectionChannels(edition, addresses).all())
    files = (*atom_feeds(edition, addresses, channels), *json_feeds(edition, addresses, channels))
    return {file.path: file.read() for file in files}


def atom(feeds: dict[str, bytes], path: str) -> Any:
    feed = feedparser.parse(feeds[path])
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def test_each_collection_has_both_feeds_and_all_have_one_together(make_edition: MakeEdition) -> None:
    feeds = written(make_edition, collections=(collection(), collection("beside")))
    assert set(feeds) == {
        f"collections/{page}feed.{kind}"
        for page in ("", "aurora/lamps/", "beside/")
        for kind in ("xml", "json")
    }
    assert len(atom(feeds, "collections/feed.xml").entries) == 2
    assert atom(feeds, "collections/aurora/lamps/feed.xml").feed.title == "Lamps elsewhere"


def test_no_collection_is_no_feed(make_edition: MakeEdition) -> None:
    assert written(make_edition) == {}


def test_an_entry_leads_to_the_other_site_and_says_who_and_why(make_edition: MakeEdition) -> None:
    link = picked(
        title=text({"fr": "Neuf lampes"}),
        language="fr",
        comment=text({"en": "Read it *twice* <script>.", "fr": "À lire."}),
        by="ana",
    )
    feeds = written(make_edition, collections=(collection(links=(link,), themes=("light",)),))
    (entry,) = atom(feeds, "collections/aurora/lamps/feed.xml").entries
    assert entry.title == "Neuf lampes"
    assert entry.link == "https://lamps.example/nine"
    assert {one.rel: one.href for one in entry.links}["related"].startswith(
        f"{WEB}/collections/aurora/lamps/link-"
    )
    assert [one.rel for one in entry.links].count("alternate") == 1
    assert [author.name for author in entry.authors] == ["Ana"]
    assert entry.tags[0].label == "Light"
    assert entry.published == "2026-11-17T23:00:00+00:00"
    assert "<em>twice</em>" in entry.content[0].value
    assert "<script" not in entry.content[0].value
    assert entry.content[0].language == "en"


def test_json_tells_the_same_as_atom(make_edition: MakeEdition) -> None:
    feeds = written(make_edition, collections=(collection(links=(picked(by="ana"),)),))
    feed = json.loads(feeds["collections/aurora/lamps/feed.json"])
    (item,), (entry,) = feed["items"], atom(feeds, "collections/aurora/lamps/feed.xml").entries
    assert item["id"] == entry.id
    assert item["external_url"] == entry.link
    assert item["url"].startswith(f"{WEB}/collections/aurora/lamps/link-")
    assert item["authors"] == [{"name": "Ana", "url": f"{WEB}/ambassadors/ana/"}]
    assert item["content_html"] == "<p>Read it for the drawings.</p>"
    assert feed["home_page_url"] == f"{WEB}/collections/aurora/lamps/"


def test_the_id_stays_whatever_the_words_and_the_day_become(make_edition: MakeEdition) -> None:
    later = picked(title=text("Nine lamps, corrected"), comment=text("Other."), on=date(2026, 11, 20))
    ids = {
        atom(written(make_edition, collections=(collection(links=(link,)),)), "collections/feed.xml")
        .entries[0]
        .id
        for link in (picked(), later)
    }
    assert len(ids) == 1
    other = written(make_edition, collections=(collection(links=(picked("https://lamps.example/ten"),)),))
    assert atom(other, "collections/feed.xml").entries[0].id not in ids


def test_an_address_twice_is_one_entry_and_the_newest_come_first(make_edition: MakeEdition) -> None:
    links = (
        picked(on=date(2026, 11, 1), comment=text("Old.")),
        picked("https://lamps.example/ten", on=date(2026, 11, 10)),
        picked(on=date(2026, 11, 20), comment=text("New.")),
    )
    feeds = written(make_edition, collections=(collection(links=links),))
    for path in ("collections/feed.xml", "collections/aurora/lamps/feed.xml"):
        entries = atom(feeds, path).entries
        assert [entry.link for entry in entries] == [
            "https://lamps.example/nine",
            "https://lamps.example/ten",
        ]
        assert "New." in entries[0].content[0].value


def test_a_feed_holds_the_newest_only(make_edition: MakeEdition) -> None:
    links = tuple(picked(f"https://lamps.example/{number}") for number in range(MOST + 5))
    feeds = written(make_edition, collections=(collection(links=links),))
    assert len(atom(feeds, "collections/feed.xml").entries) == MOST
    assert len(atom(feeds, "collections/aurora/lamps/feed.xml").entries) == MOST


def test_without_an_address_feeds_are_still_whole(make_edition: MakeEdition) -> None:
    feeds = written(make_edition, collections=(collection(),), organisation=organisation(url=None))
    (entry,) = atom(feeds, "collections/aurora/lamps/feed.xml").entries
    assert entry.link == "https://lamps.example/nine"
    (item,) = json.loads(feeds["collections/aurora/lamps/feed.json"])["items"]
    assert "url" not in item
    assert item["external_url"] == "https://lamps.example/nine"


def test_machines_are_not_told_of_drafts_nor_of_days_to_come(make_edition: MakeEdition) -> None:
    def kept(key: str, *links: Any) -> internal.Collection:
        return internal.Collection(
            id=key,
            network=None,
            title=text(key),
            audience="public",
            status="approved",
            links=links,
        )

    base = make_edition()
    edition = InternalEdition(
        **{
            name: getattr(base, name)
            for name in ("organisation", "networks", "ambassadors", "entries", "posts", "pages")
        },
        audience="internal",
        language="en",
        default_language="en",
        as_of=base.as_of,
        fixed=True,
        zone=PARIS,
        platforms={},
        messages={},
        collections={
            "out": kept("out", picked(), picked("https://lamps.example/later", on=date(2026, 11, 24))),
            "draft": kept("draft", picked("https://lamps.example/draft")),
        },
        states={"collection/out": State.PUBLISHED, "collection/draft": State.DRAFT},
    )
    addresses = Addresses.of(edition)
    channels = {channel.page: channel for channel in CollectionChannels(edition, addresses).all()}
    assert set(channels) == {"collections/", "collections/out/"}
    for channel in channels.values():
        assert [article.outside for article in channel.articles] == ["https://lamps.example/nine"]
    told = next(file for file in Api(edition, addresses).files() if file.path.endswith("collections.json"))
    (one,) = json.loads(told.read())["collections"]
    assert one["id"] == "out"
    assert [link["url"] for link in one["links"]] == ["https://lamps.example/nine"]
