"""The feeds of collections: of each, and of all; every link is an item that leads to its own site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from ambassade.model.text import Text
from ambassade.publish.audience import Edition
from ambassade.publish.collected import COLLECTIONS, Collected, Pick, collection_path
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.article import MOST, Article, Channel
from ambassade.publish.outputs.prose import Prose
from ambassade.publish.outputs.shown import said
from ambassade.words import words


class CollectionChannels:
    """The feeds of one edition's collections, as values."""

    def __init__(self, edition: Edition, addresses: Addresses) -> None:
        self._edition = edition
        self._addresses = addresses
        self._collected = Collected(edition)
        self._prose = Prose(edition, addresses)
        self._themes = {theme.id: theme.name for theme in edition.organisation.themes}

    def all(self) -> Iterator[Channel]:
        """That of all links, where there are any; then one for each collection that readers have."""
        edition, collected = self._edition, self._collected
        site = edition.organisation.site_name or edition.organisation.name
        if collected.everything:
            title = words(edition.language).say("Collections, {site}", site=self._text(site))
            yield self._channel(COLLECTIONS, title, collected.everything)
        for key in collected.keys:
            if collected.is_out(key):
                picks = (pick for pick in collected.out(key) if not pick.is_again)
                yield self._channel(collection_path(key), self._text(edition.collections[key].title), picks)

    def _channel(self, page: str, title: str, picks: Iterable[Pick]) -> Channel:
        articles = tuple(self._article(page, pick) for pick in tuple(picks)[:MOST])
        changed = articles[0].changed if articles else self._midnight(self._edition.as_of.date())
        return Channel(page=page, title=title, articles=articles, changed=changed)

    def _article(self, page: str, pick: Pick) -> Article:
        edition, link = self._edition, pick.link
        collection = edition.collections[pick.collection]
        comment, language = link.comment.pick(edition.language, edition.default_language)
        folder = f"content/networks/{collection.network}" if collection.network else "content"
        day = self._midnight(link.on)
        by = edition.ambassadors.get(link.by) if link.by else None
        return Article(
            # Follows from the collection and the address alone: words and days may be corrected (RFC 4151).
            id=f"tag:{self._addresses.host},2026:{collection_path(pick.collection)}{pick.anchor}",
            path=pick.path,
            outside=link.url,
            title=link.title.pick(edition.language, link.language or edition.default_language)[0].strip(),
            language=language,
            published=day,
            changed=day,
            authors=((by.name, f"ambassadors/{by.id}/"),) if by else (),
            themes=tuple(
                (theme, self._text(self._themes[theme]))
                for theme in collection.themes
                if theme in self._themes
            ),
            summary=None,
            html=self._prose.html(comment, f"{folder}/collections", page),
        )

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self._edition.zone)

    def _text(self, text: Text) -> str:
        return said(self._edition, text)
