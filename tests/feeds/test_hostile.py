"""A hostile server of feeds, from the refresh to the built editions: nothing of it is live, all is told."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import feedparser
import html5lib
import pytest

from ambassade.engines.preparation import prepare, read_content
from ambassade.feeds.cache import NAME, load
from ambassade.publish.audience import AUDIENCES, Audience
from ambassade.publish.site import Site
from tests.feeds.loopback import STEADY, Blogs, item, rss, running, secure
from tests.feeds.site import NOW, change, make, refreshed

EVIL = "&lt;script&gt;steal()&lt;/script&gt;&lt;img src=x onerror=steal()&gt;Evil title"
LAUGHS = b'<!DOCTYPE rss [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]>' + rss(item(1, "&b;"))
EXTERNAL = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss(item(1, "&x;"))


def site(root: Path, audience: Audience) -> Site:
    return prepare(read_content(root, NOW, None), audience).site


def elements(made: Site) -> Iterator[tuple[str, Element]]:
    """Every element of every page, read as a browser reads it."""
    for page in made.pages:
        for found in html5lib.parseFragment(page.head + page.html, namespaceHTMLElements=False).iter():
            yield page.path, found


def words(made: Site, path: str) -> str:
    [page] = [page for page in made.pages if page.path == path]
    return " ".join("".join(html5lib.parse(page.html, namespaceHTMLElements=False).itertext()).split())


def feeds_of(blogs: Blogs, inside: Blogs) -> dict[str, str]:
    """Every way to be hostile, each with its address."""
    packed = gzip.compress(bytes(50_000_000))
    inside.put("/secret", rss(item(1, "Inside secret")))
    return {
        "good": blogs.put("/good", rss(item(1, "A good note", description="Words &amp;amp; ropes"))),
        "slow": blogs.put_raw("/slow", b"HTTP/1.1 200 OK\r\n\r\n", b" ", 0.1),
        "endless": blogs.put_raw("/endless", b"HTTP/1.1 200 OK\r\n\r\n<rss>", b"<x>" * 5000, 0.001),
        "bomb": blogs.put("/bomb", packed, Content_Encoding="gzip"),
        "private": blogs.put("/private", b"", 302, Location=f"{inside.address}/secret"),
        "loop": blogs.put("/loop", b"", 301, Location="/loop"),
        "laughs": blogs.put("/laughs", LAUGHS),
        "external": blogs.put("/external", EXTERNAL),
        "gone": blogs.put("/gone", b"", 410),
        "page": blogs.put("/page", b"<!doctype html><script>steal()</script>", Content_Type="text/html"),
        "garbage": blogs.put("/garbage", bytes(range(256)) * 99),
        "headers": blogs.put_raw("/headers", b"HTTP/1.1 200 OK\r\nX: " + b"a" * 99_000, b"a" * 999, 0.01),
        "scripts": blogs.put(
            "/scripts",
            rss(
                item(
                    21,
                    EVIL,
                    description="<![CDATA[<style>*{}</style><svg onload=steal()>&#x202e;Evil words]]>",
                ),
                item(22, "Evil link", link="javascript:steal()"),
                item(23, "Evil date", day="Fri, 01 Jan 2100 00:00:00 GMT"),
                title="&lt;script&gt;steal()&lt;/script&gt;Blog",
            ),
        ),
        "wrong": blogs.put("/wrong", rss(item(5, "A note told as a picture")), Content_Type="image/png"),
    }


TOLD = {
    "slow": "the server does not answer in time",
    "endless": "the answer is too large",
    "bomb": "the answer is too large",
    "private": "the address leads into a private network, where nothing is asked",
    "loop": "one address leads to the next without end",
    "laughs": "the feed defines entities of its own, which are not read",
    "external": "the feed defines entities of its own, which are not read",
    "gone": "the feed is gone for good",
    "page": "there is a web page and no feed",
    "garbage": "what is there is no feed",
    "headers": "the server cannot be reached, or breaks off its answer",
}


def test_nothing_hostile_gets_through(
    blogs: Blogs, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with running("127.0.0.2") as inside:
        feeds = feeds_of(blogs, inside)
        root = make(tmp_path / "root", {name: secure(address) for name, address in feeds.items()})
        started = time.monotonic()
        assert refreshed(root, endless=[feeds["slow"]]) == 0
        assert time.monotonic() - started < len(feeds) * STEADY.whole
        assert inside.asked == []
    told = capsys.readouterr().out
    assert told.startswith("14 feeds: 3 fetched, 11 failed.\n")
    for name, why in TOLD.items():
        assert f"{secure(feeds[name])} (Ana Silva): {why}, since 23 November 2026" in told
    for audience in AUDIENCES:
        made = site(root, audience)
        for path, found in elements(made):
            # These have pictures and frames of our own.
            drawn = path.startswith(("calendar/", "embed/", "map/"))
            assert str(found.tag) not in ({"style"} if drawn else {"svg", "style", "iframe"}), path
            assert "steal" not in json.dumps(dict(found.attrib)), path
            assert not [name for name in found.attrib if name.startswith("on")], path
            assert found.tag != "script" or not (found.text or "").strip(), path
        said = words(made, "latest/")
        assert "Evil title" in said
        assert "Evil words" in said
        assert "A good note" in said
        assert "Words & ropes" in said
        assert "A note told as a picture" in said
        for hidden in ("steal", "Evil link", "Inside secret", "haha", "root:", "\u202e", "2100"):
            assert hidden not in said
    health = words(site(root, "internal"), "feeds/")
    for why in TOLD.values():
        assert why in health


def test_the_build_goes_on_with_the_last_good_copy(blogs: Blogs, tmp_path: Path) -> None:
    root = make(tmp_path / "root", {"a": secure(blogs.put("/feed", rss(item(1, "Kept words"))))})
    refreshed(root)
    blogs.put("/feed", b"garbage")
    refreshed(root)
    asked = len(blogs.asked)
    assert "Kept words" in words(site(root, "public"), "latest/")
    assert "what is there is no feed" in words(site(root, "internal"), "feeds/")
    assert len(blogs.asked) == asked  # the build asks nobody


def test_a_changed_owner_is_not_shown(
    blogs: Blogs, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address = secure(blogs.put("/feed", rss(item(1, "Ana's words"))))
    root = make(tmp_path / "root", {"a": address})
    refreshed(root)
    blogs.put("/feed", rss(item(7, "Win big"), title="Slots", link="https://slots.example/"))
    refreshed(root)
    assert "somebody else may write it now" in capsys.readouterr().out
    for audience in AUDIENCES:
        said = words(site(root, audience), "latest/")
        assert "Win big" not in said
        assert "Ana's words" not in said  # its link leads to whoever has it now
    health = words(site(root, "internal"), "feeds/")
    assert "Taken over?" in health
    assert "“slots.example” instead of “notes.example”" in health
    refreshed(root, accept=(address,))
    assert "Win big" in words(site(root, "public"), "latest/")


def test_consent_holds_for_the_pages_at_once_and_in_every_edition(blogs: Blogs, tmp_path: Path) -> None:
    root = make(
        tmp_path / "root",
        {"a": secure(blogs.put("/ana", rss(item(1, "Ana's words"))))},
        network=secure(blogs.put("/lamps", rss(item(2, "The network's words")))),
    )
    refreshed(root)
    change(root, "ambassadors/ana-silva.md", ', "blog:a"]', "]")
    assert "Ana's words" in (root / NAME).read_text(encoding="utf-8")  # until the next refresh
    for audience in AUDIENCES:
        made = site(root, audience)
        everything = "".join(page.html for page in made.pages) + "".join(
            asset.read().decode("utf-8", "replace") for asset in made.assets if asset.source is None
        )
        assert "Ana's words" not in everything
        assert "The network's words" in everything or "The network&#39;s words" in everything
    refreshed(root)
    assert "Ana's words" not in (root / NAME).read_text(encoding="utf-8")


def test_nothing_is_shown_where_it_is_switched_off(blogs: Blogs, tmp_path: Path) -> None:
    root = make(tmp_path / "root", {"a": secure(blogs.put("/ana", rss(item(1, "Ana's words"))))})
    refreshed(root)
    change(root, "organisation.yml", "feeds:\n  on: true\n", "feeds:\n  on: false\n")
    made = site(root, "internal")
    assert not [page.path for page in made.pages if page.path.startswith(("latest/", "feeds/"))]
    assert "latest.xml" not in {asset.path for asset in made.assets}
    assert "Ana's words" not in "".join(page.html for page in made.pages)


def test_a_damaged_cache_does_not_stop_the_build(blogs: Blogs, tmp_path: Path) -> None:
    root = make(tmp_path / "root", {"a": secure(blogs.put("/ana", rss(item(1))))})
    (root / NAME).write_text("<<<<<<< HEAD", encoding="utf-8")
    content = read_content(root, NOW, None)
    assert content.unread == NAME
    assert "Nothing yet" in words(prepare(content, "public").site, "latest/")


def test_our_own_feed_tells_the_same(blogs: Blogs, tmp_path: Path) -> None:
    first = rss(
        item(1, EVIL), item(2, "Two", day="Tue, 03 Nov 2026 08:00:00 GMT"), more="<language>fr</language>"
    )
    root = make(tmp_path / "root", {"a": secure(blogs.put("/ana", first))})
    refreshed(root)
    [asset] = [asset for asset in site(root, "public").assets if asset.path == "latest.xml"]
    told = feedparser.parse(asset.read())
    assert not told.bozo
    assert [entry.title for entry in told.entries] == ["Two", "Evil title"]
    assert {entry.author for entry in told.entries} == {"Ana Silva"}
    assert told.entries[0].link == "https://notes.example/2"
    assert told.entries[0].title_detail.language == "fr"
    assert told.entries[0].published == "2026-11-03T08:00:00+00:00"
    assert len({entry.id for entry in told.entries}) == 2
    assert load(root).refreshed == NOW.date()
