"""OPML, read by another library than the one that writes it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from xml.dom import minidom

import pytest

from ambassade.check import check_tree
from ambassade.load.schema import load_schemas
from ambassade.load.tree import MemoryTree
from ambassade.publish.audience import AUDIENCES
from ambassade.publish.edition import public
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.opml import opml
from ambassade.publish.projection import project
from tests.unit.publish.outputs.conftest import WEB, MakeEdition, network, organisation, person, post, text

ROOT = Path(__file__).parents[4]
AS_OF = datetime(2026, 11, 23, 9, tzinfo=UTC)
PROFILE, FEED = "content/ambassadors/eleni-papadaki.md", "https://gefyra.example/feed.xml"


def blog(name: str, feed: str | None, language: str | None = "en") -> public.Blog:
    return public.Blog(id="b", name=name, url="https://b.example/", feed=feed, language=language)


def read(data: bytes) -> minidom.Document:
    document = minidom.parseString(data)  # noqa: S318 - our own output
    root = document.documentElement
    assert root is not None
    assert (root.tagName, root.getAttribute("version")) == ("opml", "2.0")
    return document


def groups(document: minidom.Document) -> dict[str, list[dict[str, str]]]:
    (body,) = document.getElementsByTagName("body")
    return {
        group.getAttribute("text"): [dict(outline.attributes.items()) for outline in elements(group)]
        for group in elements(body)
    }


def elements(parent: minidom.Element) -> Iterator[minidom.Element]:
    return (node for node in parent.childNodes if isinstance(node, minidom.Element))


def written(make_edition: MakeEdition, **parts: Any) -> dict[str, list[dict[str, str]]]:
    edition = make_edition(**parts)
    return groups(read(opml(edition, Addresses.of(edition)).read()))


def test_blogs_of_networks_and_people_with_their_feeds(make_edition: MakeEdition) -> None:
    found = written(
        make_edition,
        networks=(network(blogs=(blog("Lamps", "https://lamps.example/feed"), blog("Silent", None))),),
        ambassadors=(
            person("zoe", name="Zoë", blogs=(blog("Quay & <Co>", "https://quay.example/f?a=1&b=2", None),)),
            person("ana", name="Ana", blogs=(blog("Ana's page", "https://ana.example/feed", "pt"),)),
        ),
        posts=(post(),),
    )
    assert found == {
        "Our posts": [
            outline("Aurora", f"{WEB}/networks/aurora/feed.xml", f"{WEB}/networks/aurora/", "en"),
            outline("Talvenne", f"{WEB}/feed.xml", f"{WEB}/", "en"),
        ],
        "The networks' blogs": [
            outline("Lamps (Aurora)", "https://lamps.example/feed", "https://b.example/", "en")
        ],
        "Our people's blogs": [
            outline("Ana's page", "https://ana.example/feed", "https://b.example/", "pt"),
            outline("Quay & <Co> (Zoë)", "https://quay.example/f?a=1&b=2", "https://b.example/", None),
        ],
    }


def outline(name: str, feed: str, page: str, language: str | None) -> dict[str, str]:
    found = {"type": "rss", "text": name, "title": name, "xmlUrl": feed, "htmlUrl": page}
    return found | ({"language": language} if language else {})


def test_head_says_whose_and_of_when(make_edition: MakeEdition) -> None:
    edition = make_edition(organisation=organisation(site_name=text("A\x0b & B")))
    document = read(opml(edition, Addresses.of(edition)).read())
    (head,) = document.getElementsByTagName("head")
    told = {node.tagName: node.firstChild.nodeValue for node in elements(head) if node.firstChild}
    assert told["title"] == "Blogs of A & B"
    assert told["ownerName"] == "Talvenne"
    assert parsedate_to_datetime(told["dateModified"] or "") == edition.as_of


def test_nothing_to_follow_is_an_empty_list(make_edition: MakeEdition) -> None:
    assert written(make_edition, posts=(post(),), organisation=organisation(url=None)) == {}


@pytest.fixture(scope="module")
def content() -> dict[str, str | bytes]:
    files = (path for path in (ROOT / "content").rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in files}


def feeds(content: dict[str, str | bytes]) -> dict[str, set[str]]:
    """The feeds in the list of each edition."""
    schemas = load_schemas()
    catalog = check_tree(MemoryTree(content), schemas, AS_OF).catalog
    found: dict[str, set[str]] = {}
    for audience in AUDIENCES:
        edition = project(catalog, audience=audience, as_of=AS_OF, hidden=schemas.hidden(audience))
        listed = groups(read(opml(edition, Addresses.of(edition)).read()))
        found[audience] = {each["xmlUrl"] for group in listed.values() for each in group}
    return found


@pytest.mark.parametrize(
    ("agreed", "now"),
    [("      - blog:gefyra\n", ""), ("until: 2028-04-01", "until: 2026-11-22"), ("      - profile\n", "")],
    ids=["not the blog", "no longer", "not the profile"],
)
def test_a_blog_leaves_the_house_only_while_its_author_agrees(
    content: dict[str, str | bytes], agreed: str, now: str
) -> None:
    assert all(FEED in found for found in feeds(content).values())
    text = (ROOT / PROFILE).read_text(encoding="utf-8")
    assert agreed in text
    found = feeds(content | {PROFILE: text.replace(agreed, now)})
    assert FEED not in found["public"] | found["members"]
    assert found["public"]
