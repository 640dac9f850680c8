"""More tricks of a hostile server, from the refresh to the pages: nothing of them is live, all is told."""

from __future__ import annotations

import gzip
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import feedparser
import pytest

from ambassade.publish.audience import AUDIENCES
from tests.feeds.loopback import Blogs, item, rss, secure
from tests.feeds.site import make, refreshed
from tests.feeds.test_hostile import elements, site, words

SCRIPT = "+ADw-script+AD4-steal()+ADw-/script+AD4-"
PACKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
PLAIN = PACKED.replace(b"gzip", b"identity")
UNASKED = b"HTTP/1.1 304 Not Modified\r\n\r\n"
ATOM = (
    b"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://notes.example/'><title>T</title>%b</feed>"
)
RESET = b"<entry xml:base='javascript:steal()//'><title>Base words</title><link href='/base'/></entry>"


def raw(blogs: Blogs, path: str, answer: bytes) -> str:
    """Answers a path with just these bytes."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(answer)

    blogs.routes[path] = send
    return blogs.address + path


def chunk(body: bytes) -> bytes:
    return b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)


def refused(blogs: Blogs) -> dict[str, tuple[str, str]]:
    """What is not read at all: the address, and what is told of it."""
    bomb, twice = gzip.compress(bytes(3_000_000)), gzip.compress(gzip.compress(rss(item())))
    wide = b"<x " + b" ".join(b'a%d=""' % number for number in range(5000)) + b"/>"
    hidden = "<!DOCTYPE r [<!ENTITY x 'haha'>]>" + rss(item(1, "&x;")).decode()
    feed, none = "what is there is no feed", "the server cannot be reached, or breaks off its answer"
    return {
        "chunks": (raw(blogs, "/chunks", PACKED + chunk(bomb)), "the answer is too large"),
        "twice": (blogs.put("/twice", twice, Content_Encoding="gzip"), feed),
        "layers": (
            blogs.put("/layers", twice, Content_Encoding="gzip, gzip"),
            "the answer is packed in a way that is not read",
        ),
        "brotli": (
            blogs.put("/brotli", b"\x0b\x02\x80", Content_Encoding="br"),
            "the answer is packed in a way that is not read",
        ),
        "wide": (blogs.put("/wide", rss(item(), more=wide.decode())), "the answer is too large"),
        "utf16": (
            blogs.put("/utf16", hidden.encode("utf-16-be")),
            "the feed defines entities of its own, which are not read",
        ),
        "negative": (
            raw(blogs, "/negative", PACKED.replace(b"gzip", b"identity") + b"-5\r\nabcde\r\n"),
            none,
        ),
        "unasked": (
            raw(blogs, "/unasked", b"HTTP/1.1 304 Not Modified\r\n\r\n"),
            "the server answers with status 304",
        ),
        "old": (raw(blogs, "/old", rss(item(1, "No header"))), none),
    }


def read(blogs: Blogs) -> dict[str, str]:
    """What is read, with what is hostile in it left out."""
    return {
        "utf7": blogs.put("/utf7", rss(item(11, f"Seven {SCRIPT}")), Content_Type="text/xml; charset=utf-7"),
        "base": blogs.put("/base", ATOM % RESET, Content_Type="application/atom+xml"),
        "inside": blogs.put(
            "/inside",
            rss(
                item(13, "Router", link="http://192.168.1.1/reboot"),
                item(14, "Number", link="http://2130706433/"),
                item(15, "Blank", link="https://notes.example/15"),
                item(16, "\u3164\u200d", link="https://notes.example/16"),
                item(17, "Quoted", link="https://notes.example/\"onmouseover='steal()'"),
            ),
        ),
        "same": blogs.put("/same", rss(*(item(n, f"Same {n}", guid="one") for n in (21, 22, 21)))),
        "many": blogs.put("/many", rss(*(item(n, f"Many {n}") for n in range(100, 600)))),
    }


def test_nothing_of_it_is_live_and_all_is_told(
    blogs: Blogs, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, good = refused(blogs), read(blogs)
    feeds = {name: address for name, (address, _) in bad.items()} | good
    root = make(tmp_path / "root", {name: secure(address) for name, address in feeds.items()})
    assert refreshed(root) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"{len(feeds)} feeds: {len(good)} fetched, {len(bad)} failed.\n")
    for address, why in bad.values():
        assert f"{secure(address)} (Ana Silva): {why}, since 23 November 2026" in told
    for audience in AUDIENCES:
        made = site(root, audience)
        for path, found in elements(made):
            assert not [name for name in found.attrib if name.startswith("on")], path
            for name in ("href", "src"):
                target = found.get(name, "")
                assert not target.startswith(("javascript:", "data:text", "http://")), (path, target)
        said = words(made, "latest/")
        for shown in (SCRIPT, "Base words", "Blank", "Quoted", "Same 21", "Same 22"):
            assert said.count(shown) == 1, shown
        for left_out in ("Router", "Number", "haha", "No header", "\u3164"):
            assert left_out not in said
        assert said.count("Many ") == 10
        [asset] = [asset for asset in made.assets if asset.path == "latest.xml"]
        own = feedparser.parse(asset.read())
        assert not own.bozo
        assert len({entry.id for entry in own.entries}) == len(own.entries) == 15  # dated ones alone
    health = words(site(root, "internal"), "feeds/")
    for _, why in bad.values():
        assert why in health


def test_a_blog_whose_new_owner_says_no_name_is_told_of(blogs: Blogs, tmp_path: Path) -> None:
    root = make(tmp_path / "root", {"a": secure(blogs.put("/feed", rss(item(1, "Ana's words"))))})
    refreshed(root)
    blogs.put("/feed", f'<rss version="2.0"><channel>{item(9, "Win big")}</channel></rss>'.encode())
    refreshed(root)
    for audience in AUDIENCES:
        assert "Win big" not in words(site(root, audience), "latest/")
    health = words(site(root, "internal"), "feeds/")
    assert "Taken over?" in health
    assert "“Night notes” went" in health
    assert "“notes.example” went" in health
