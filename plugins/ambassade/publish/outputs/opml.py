"""opml.xml: the feeds of the networks' and the people's blogs, as OPML 2.0 (http://opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from email.utils import format_datetime
from xml.etree import ElementTree as ET

from ambassade.names import fold
from ambassade.publish.audience import Edition
from ambassade.publish.edition import public
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.shown import posts, said
from ambassade.publish.outputs.xml import writable
from ambassade.publish.site import Asset
from ambassade.words import words


def opml(edition: Edition, addresses: Addresses) -> Asset:
    """The list, in three groups: our own posts, the networks' blogs, the people's.

    A blog without a known feed is left out, because a reader can not follow it. A person's blog is here only
    where the edition has it, which is where they agreed to it.
    """
    text = words(edition.language)
    root = ET.Element("opml", version="2.0")
    head, body = ET.SubElement(root, "head"), ET.SubElement(root, "body")
    organisation = edition.organisation
    site_name = said(edition, organisation.site_name or organisation.name)
    day = datetime.combine(edition.as_of.date(), time(), edition.zone).astimezone(UTC)
    for name, value in (
        ("title", text.say("Blogs of {site}", site=site_name)),
        ("dateModified", format_datetime(day, usegmt=True)),
        ("ownerName", said(edition, organisation.name)),
        ("docs", "http://opml.org/spec2.opml"),
    ):
        ET.SubElement(head, name).text = writable(value)
    _group(body, text.say("Our posts"), _own(edition, addresses, site_name))
    networks = (
        _blog(blog, said(edition, network.name))
        for network in edition.networks.values()
        for blog in network.blogs
    )
    _group(body, text.say("The networks' blogs"), networks)
    people = (_blog(blog, person.name) for person in edition.ambassadors.values() for blog in person.blogs)
    _group(body, text.say("Our people's blogs"), people)
    ET.indent(root)
    return Asset(path="opml.xml", content=ET.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n")


def _group(body: ET.Element, name: str, outlines: Iterable[dict[str, str] | None]) -> None:
    """The outlines by their words, under one of the group's name; nothing where there are none."""
    found = [outline for outline in outlines if outline is not None]
    if not found:
        return
    group = ET.SubElement(body, "outline", text=writable(name), title=writable(name))
    for each in sorted(found, key=lambda outline: (fold(outline["text"]), outline["xmlUrl"])):
        ET.SubElement(group, "outline", {key: writable(value) for key, value in each.items()})


def _blog(blog: public.Blog, whose: str) -> dict[str, str] | None:
    if blog.feed is None:
        return None
    name = blog.name if whose in blog.name else f"{blog.name} ({whose})"
    return _outline(name, blog.feed, blog.url, blog.language)


def _own(edition: Edition, addresses: Addresses, site_name: str) -> Iterator[dict[str, str] | None]:
    """Our own feeds, where their addresses are known: of all posts, and of each network that has some."""
    if addresses.base is None:
        return
    writing = {post.network for _, post in posts(edition)}
    if writing:
        yield _outline(site_name, f"{addresses.base}feed.xml", addresses.base, edition.language)
    for slug, network in edition.networks.items():
        if slug in writing:
            page = f"{addresses.base}networks/{slug}/"
            yield _outline(said(edition, network.name), f"{page}feed.xml", page, edition.language)


def _outline(name: str, feed: str, page: str, language: str | None) -> dict[str, str]:
    outline = {"type": "rss", "text": name, "title": name, "xmlUrl": feed, "htmlUrl": page}
    return outline | ({"language": language} if language else {})
