"""latest.xml: what our people published elsewhere, as Atom (RFC 4287); each entry leads to its own site."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, time

from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator

from ambassade.publish.audience import Edition
from ambassade.publish.latest import Fresh, Latest
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.atom import EntryLanguage
from ambassade.publish.outputs.shown import said
from ambassade.publish.outputs.xml import writable
from ambassade.publish.site import Asset
from ambassade.words import words

PATH = "latest.xml"
PAGE = "latest/"
MOST = 50


def latest_feed(edition: Edition, addresses: Addresses, latest: Latest) -> Iterator[Asset]:
    """The feed of the newest items that have a date; none where the organisation has not switched it on."""
    if not latest.is_on:
        return
    text = words(edition.language)
    site = said(edition, edition.organisation.site_name or edition.organisation.name)
    items = [(one, day) for one in latest.everything if (day := one.item.published) is not None][:MOST]
    today = datetime.combine(edition.as_of.date(), time(), edition.zone)
    feed = FeedGenerator()
    feed.register_extension("post_language", BaseExtension, EntryLanguage, atom=True, rss=False)
    feed.id(f"tag:{addresses.host},2026:{PATH}")
    feed.title(writable(text.say("Latest from our people, {site}", site=site)))
    feed.author({"name": writable(site)})
    feed.generator("Ambassade")
    feed.language(edition.language)
    feed.link(href=addresses.seen_from(PAGE, PATH), rel="self", type="application/atom+xml")
    feed.link(href=addresses.seen_from(PAGE, PAGE), rel="alternate", type="text/html")
    for one, published in items:
        _add(feed, one, published.astimezone(UTC), edition, addresses)
    feed.updated((items[0][1] if items else today).astimezone(UTC))
    yield Asset(path=PATH, content=feed.atom_str(pretty=True))


def _add(
    feed: FeedGenerator, one: Fresh, published: datetime, edition: Edition, addresses: Addresses
) -> None:
    item, declared = one.item, one.source.declared
    entry = feed.add_entry(order="append")
    if one.language:
        entry.post_language.language = one.language
    # Its own id may be anything, and another feed's: ours says that it is told here.
    digest = hashlib.sha256(f"{declared.address}\n{item.id}".encode()).hexdigest()[:32]
    entry.id(f"tag:{addresses.host},2026:{PAGE}{digest}")
    entry.title(writable(item.title))
    entry.updated(published)
    entry.published(published)
    entry.link(href=item.link, rel="alternate")
    entry.author({"name": writable(_author(one, edition))})
    if item.summary:
        entry.summary(writable(item.summary))


def _author(one: Fresh, edition: Edition) -> str:
    declared = one.source.declared
    if declared.kind == "ambassador":
        return edition.ambassadors[declared.owner].name
    return said(edition, edition.networks[declared.owner].name)
