"""The feeds and lists that programs read hold what the pages show: posts, blogs, what is new, kits."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import feedparser
import html5lib

from tests.site.built_site import Built, Element, Line, has, lines, words

HORIZON = timedelta(weeks=3)
"""How far ahead a kit's page tells of dates, and how many of them."""
KIT_DATES = 8


def cards(built: Built, path: str, name: str) -> list[str]:
    """The addresses of the posts on a list's pages, in their order."""
    return [
        next(each.iter("a")).get("href") or ""
        for page in built.paged(path)
        for each in built.page(page).iter()
        if has(each, name)
    ]


def feeds(built: Built, base: str, name: str = "feed") -> tuple[list[str], list[str]]:
    """What feed readers find in the Atom and the JSON Feed of a place, as addresses on the site."""
    data = (built.folder / base / f"{name}.xml").read_bytes()
    atom = feedparser.parse(data)
    assert not atom.bozo, atom.get("bozo_exception")
    links = [
        next(link["href"] for link in each["links"] if link["rel"] == "alternate") for each in atom.entries
    ]
    if not built.exists(f"{base}{name}.json"):
        return [_here(base, each) for each in links], []
    listed = json.loads((built.folder / base / f"{name}.json").read_bytes())
    assert [each["id"] for each in listed["items"]] == [each["id"] for each in atom.entries]
    # Where a site does not know its address, what JSON Feed wants whole is left out.
    told = [each.get("url", link) for each, link in zip(listed["items"], links, strict=True)]
    return [_here(base, each) for each in links], [_here(base, each) for each in told]


def _here(base: str, address: str) -> str:
    """An address of the site as `Built.page` has it, wherever the site is published."""
    whole = urljoin(f"https://here.example/{base}", address)
    return re.sub(r"^https://[^/]+/(?=(posts|messages)/)", "https://here.example/", whole)


def test_the_feeds_are_the_posts(built: Built) -> None:
    published = [each for each in cards(built, "posts/", "am-post") if _is_out(built, each)]
    atom, listed = feeds(built, "")
    assert atom == listed == published
    networks = sorted(path.parent.name for path in (built.folder / "networks").glob("*/feed.xml"))
    assert networks
    seen: list[str] = []
    for network in networks:
        atom, listed = feeds(built, f"networks/{network}/")
        assert atom == listed == [each for each in published if network in _networks_of(built, each)]
        seen += atom
    assert sorted(seen) == sorted(each for each in published if _networks_of(built, each))


def _is_out(built: Built, address: str) -> bool:
    """Whether a post is published: colleagues see others, with a word that says so."""
    header = next(built.page(address.removeprefix("https://here.example/")).iter("header"))
    return {words(each) for each in header.iter("span") if has(each, "am-pill")} <= {"Published"}


def _networks_of(built: Built, address: str) -> set[str]:
    links = [
        each.get("href") or "" for each in built.page(address.removeprefix("https://here.example/")).iter("a")
    ]
    return {
        each.split("/")[-2] for each in links if re.fullmatch(r"https://here\.example/networks/[^/]+/", each)
    }


def test_what_our_people_published_elsewhere_is_its_feed(built: Built) -> None:
    if not built.exists("latest.xml"):
        assert not built.exists("latest/index.html")
        return
    shown = [
        next(each.iter("a")).get("href") or ""
        for path in built.paged("latest/")
        for each in built.page(path).iter("article")
        if each.get("id") != "am-content" and each.find(".//time") is not None
    ]
    assert feeds(built, "", "latest")[0] == shown[:50]


def test_the_list_of_blogs_is_what_people_and_networks_show(built: Built) -> None:
    tree = ET.parse(built.folder / "opml.xml")
    groups = {each.get("text"): list(each) for each in tree.findall("body/outline")}
    people, networks = groups.get("Our people's blogs", []), groups.get("The networks' blogs", [])
    for found, kind in ((people, "ambassadors"), (networks, "networks")):
        pages = {
            (blog["url"], blog["feed"])
            for path in (built.folder / f"api/v1/{kind}").glob("*.json")
            for blog in json.loads(path.read_text(encoding="utf-8"))[kind[:-1]].get("blogs", ())
            if blog.get("feed") and _links_to(built.page(f"{kind}/{path.stem}/"), blog["url"])
        }
        assert {(each.get("htmlUrl"), each.get("xmlUrl")) for each in found} == pages


def _links_to(article: Element, address: str) -> bool:
    return any((each.get("href") or "").rstrip("/") == address.rstrip("/") for each in article.iter("a"))


def test_a_kits_calendar_and_feeds_are_what_its_page_shows(built: Built) -> None:
    people = sorted(path.parent.name for path in (built.folder / "kit").glob("*/index.html"))
    assert not people or built.exists("kit/index.html")
    dates = texts = 0
    for slug in people:
        page = built.page(f"kit/{slug}/")
        shown = lines(page)
        ahead = [
            one
            for one in sorted(built.told(f"kit/{slug}/calendar.ics").elements(), key=built.order)
            if built.as_of <= one.days[0] <= built.as_of + HORIZON and not one.cancelled
        ]
        assert shown == [Line(one.key, one.first, one.hour, one.cancelled) for one in ahead[:KIT_DATES]], slug
        offered = {
            next(each.iter("a")).get("href"): words(next(each.iter("textarea")))
            for each in page.iter("li")
            if has(each, "am-message")
        }
        atom, listed = feeds(built, f"kit/{slug}/")
        assert sorted(atom) == sorted(listed) == sorted(map(str, offered)), slug
        items = json.loads((built.folder / f"kit/{slug}/feed.json").read_bytes())["items"]
        assert {link: _plain(each["content_html"]) for link, each in zip(atom, items, strict=True)} == offered
        dates, texts = dates + len(shown), texts + len(offered)
    if len(people) > 2:
        assert dates > len(people)
        assert texts > len(people)


def _plain(html: str) -> str:
    fragment = html5lib.parseFragment(html.replace("<br", "\n<br"), namespaceHTMLElements=False)
    return " ".join("\n".join(words(each) for each in fragment).split())
