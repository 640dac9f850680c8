"""feed.xml and networks/<slug>/feed.xml: the posts as Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator

from ambassade.publish.audience import Edition
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.article import Article, Channel
from ambassade.publish.outputs.shown import said
from ambassade.publish.outputs.xml import writable
from ambassade.publish.site import Asset

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


class EntryLanguage(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """Says in which language an entry is, which feedgen says of whole feeds only, and where else it stands.

    feedgen 1.0 drops the relation of an entry's links, so that every one of them passes for the entry itself.
    """

    language = ""
    related = ""
    """Our own page, of an entry that leads to somebody else's."""

    def extend_atom(self, feed: Any) -> Any:
        """Set the attribute on the entry's element, and add the link."""
        feed.set(_LANGUAGE, self.language)
        if self.related:
            feed.append(feed.makeelement("link", {"rel": "related", "href": self.related}))
        return feed


def atom_feeds(edition: Edition, addresses: Addresses, channels: Iterable[Channel]) -> Iterator[Asset]:
    """Each channel as a file beside its page."""
    for channel in channels:
        yield Asset(path=f"{channel.page}feed.xml", content=atom_feed(edition, addresses, channel))


def atom_feed(edition: Edition, addresses: Addresses, channel: Channel) -> bytes:
    """One channel."""
    organisation = said(edition, edition.organisation.name)
    page, path = channel.page, f"{channel.page}feed.xml"
    feed = FeedGenerator()
    feed.register_extension("post_language", BaseExtension, EntryLanguage, atom=True, rss=False)
    feed.id(f"tag:{addresses.host},2026:{path}")
    feed.title(writable(channel.title))
    feed.author({"name": writable(organisation)})
    feed.generator("Ambassade")
    feed.language(edition.language)
    feed.link(href=addresses.seen_from(page, path), rel="self", type="application/atom+xml")
    feed.link(href=addresses.seen_from(page, page), rel="alternate", type="text/html")
    for article in channel.articles:
        _add(feed, article, addresses.seen_from(page, article.path))
    feed.updated(channel.changed.astimezone(UTC))
    return bytes(feed.atom_str(pretty=True))


def _add(feed: FeedGenerator, article: Article, address: str) -> None:
    """Add an article to a feed."""
    entry = feed.add_entry(order="append")
    entry.post_language.language = article.language
    entry.id(article.id)
    entry.title(writable(article.title))
    entry.updated(article.changed.astimezone(UTC))
    entry.published(article.published.astimezone(UTC))
    entry.link(href=article.outside or address, rel="alternate")
    if article.outside is not None:
        entry.post_language.related = address
    for name, _ in article.authors:
        entry.author({"name": writable(name)})
    for theme, label in article.themes:
        entry.category({"term": theme, "label": writable(label)})
    if article.summary is not None:
        entry.summary(writable(article.summary))
    if article.html is not None:
        entry.content(writable(article.html), type="html")
