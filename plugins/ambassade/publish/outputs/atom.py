"""feed.xml and networks/<slug>/feed.xml: the posts as Atom (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator

from ambassade.model.text import Text
from ambassade.publish.audience import Edition
from ambassade.publish.edition import public
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.prose import Prose
from ambassade.publish.outputs.shown import posts
from ambassade.publish.site import Asset

MOST = 50
"""The newest posts that a feed holds."""

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


class _EntryLanguage(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """Says in which language an entry is, which feedgen says of whole feeds only."""

    language = ""

    def extend_atom(self, feed: Any) -> Any:
        """Set the attribute on the entry's element."""
        feed.set(_LANGUAGE, self.language)
        return feed


class Feeds:
    """The feeds of one edition."""

    def __init__(self, edition: Edition, addresses: Addresses) -> None:
        self.edition = edition
        self.addresses = addresses
        self.prose = Prose(edition, addresses)
        self.themes = {theme.id: theme.name for theme in edition.organisation.themes}

    def all(self) -> Iterator[Asset]:
        """The feed of all posts, and one of each network's."""
        organisation = self.edition.organisation
        yield self._feed("", organisation.site_name or organisation.name, posts(self.edition))
        for slug, network in self.edition.networks.items():
            yield self._feed(f"networks/{slug}/", network.name, posts(self.edition, slug))

    def _feed(self, page: str, name: Text, found: list[tuple[str, public.Post]]) -> Asset:
        """The feed of a page, which lies beside it."""
        path = f"{page}feed.xml"
        feed = FeedGenerator()
        feed.register_extension("post_language", BaseExtension, _EntryLanguage, atom=True, rss=False)
        feed.id(f"tag:{self.addresses.host},2026:{path}")
        feed.title(self._text(name))
        feed.author({"name": self._text(self.edition.organisation.name)})
        feed.generator("Ambassade")
        feed.language(self.edition.language)
        feed.link(href=self.addresses.seen_from(page, path), rel="self", type="application/atom+xml")
        feed.link(href=self.addresses.seen_from(page, page), rel="alternate", type="text/html")
        changed = [self._add(feed, page, slug, post) for slug, post in found[:MOST]]
        today = datetime.combine(self.edition.as_of.date(), time(), self.edition.zone)
        feed.updated(max(changed, default=today.astimezone(UTC)))
        return Asset(path=path, content=feed.atom_str(pretty=True))

    def _add(self, feed: FeedGenerator, page: str, slug: str, post: public.Post) -> datetime:
        """Add a post to a feed; the instant (in UTC) at which it last changed."""
        edition = self.edition
        published = post.publish_at.starts(edition.zone).astimezone(UTC)
        changed = published
        if post.updated_on is not None:
            day = datetime.combine(post.updated_on, time(), edition.zone).astimezone(UTC)
            changed = max(changed, day)
        entry = feed.add_entry(order="append")
        entry.post_language.language = post.language
        # The name of a post must not change when the site moves: no address, but a tag (RFC 4151).
        entry.id(f"tag:{self.addresses.host},{post.publish_at.day.isoformat()}:posts/{slug}")
        entry.title(self._text(post.title))
        entry.updated(changed)
        entry.published(published)
        entry.link(href=self.addresses.seen_from(page, f"posts/{slug}/"), rel="alternate", type="text/html")
        for author in post.authors:
            person = edition.ambassadors.get(author)
            if person is not None:
                entry.author({"name": _xml(person.name)})
        for theme in post.themes:
            if theme in self.themes:
                entry.category({"term": theme, "label": self._text(self.themes[theme])})
        if post.summary is not None:
            entry.summary(self._text(post.summary))
        if post.body is not None:
            markdown, _ = post.body.pick(post.language, edition.default_language)
            folder = f"content/networks/{post.network}/posts"
            entry.content(_xml(self.prose.html(markdown, folder, page)), type="html")
        return changed

    def _text(self, text: Text) -> str:
        return _xml(text.pick(self.edition.language, self.edition.default_language)[0].strip())


def _xml(text: str) -> str:
    """The text without the characters that no XML may hold."""
    return _NOT_IN_XML.sub("", text)
