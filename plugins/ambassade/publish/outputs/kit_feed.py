"""kit/<person>/feed.xml and feed.json: this week's texts of one person, for their feed reader.

Only what is published and not over is in them, as on the page of the kit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time

from markupsafe import escape

from ambassade.publish.kit.kits import Kits
from ambassade.publish.kit.texts import Text
from ambassade.publish.outputs.address import Addresses
from ambassade.publish.outputs.article import Article, Channel
from ambassade.publish.outputs.atom import atom_feed
from ambassade.publish.outputs.json_feed import json_feed
from ambassade.publish.outputs.shown import said
from ambassade.publish.path import message_path
from ambassade.publish.site import Asset
from ambassade.words import words

_ENTRY = re.compile(rb" *<entry\b.*</entry>\n", re.DOTALL)
_END = b"</feed>"


class KitFeeds:
    """The feeds of one edition's kits; what they say of a text is made once for all of them."""

    def __init__(self, kits: Kits, addresses: Addresses) -> None:
        self.kits = kits
        self.addresses = addresses
        self._words = words(kits.edition.language)
        self._articles: dict[int, tuple[Text, Article]] = {}
        self._entries: dict[str, bytes] = {}

    def files(self, slug: str) -> Iterator[Asset]:
        """Both feeds of a person."""
        page = _page(slug)
        yield Asset(path=f"{page}feed.xml", made=lambda: self._atom(self.channel(slug)))
        yield Asset(path=f"{page}feed.json", made=lambda: self._json(self.channel(slug)))

    def channel(self, slug: str) -> Channel:
        """What is told to a person's feed reader, the newest first."""
        edition = self.kits.edition
        person = edition.ambassadors[slug]
        articles = sorted(
            map(self._article, self.kits.offered(slug)), key=lambda each: (-each.changed.timestamp(), each.id)
        )
        today = datetime.combine(edition.as_of.date(), time(), edition.zone)
        return Channel(
            page=_page(slug),
            title=self._words.say("The week of {name}", name=person.latin_name or person.name),
            articles=tuple(articles),
            changed=articles[0].changed if articles else today,
        )

    def _article(self, text: Text) -> Article:
        known = self._articles.get(id(text))
        if known is None:
            known = self._articles[id(text)] = text, self._made(text)
        return known[1]

    def _made(self, text: Text) -> Article:
        """A text as an article; its name stays when the site moves, as those of posts do."""
        edition = self.kits.edition
        message = edition.messages[text.key]
        since = message.window.from_.starts(edition.zone)
        idea = said(edition, message.idea)
        name = f"messages/{text.key}/{text.platform}/{text.variant.language}-{text.letter.lower()}"
        paragraphs = (str(escape(part)).replace("\n", "<br>") for part in text.posted.text.split("\n\n"))
        return Article(
            id=f"tag:{self.addresses.host},{since.date().isoformat()}:{name}",
            path=f"{message_path(text.key)}#{text.platform}",
            title=f"{edition.platforms[text.platform]}: {idea}",
            language=text.variant.language,
            published=since,
            changed=since,
            authors=(),
            themes=(),
            summary=None,
            html="".join(f"<p>{part}</p>" for part in paragraphs),
        )

    def _atom(self, channel: Channel) -> bytes:
        """The same file as `atom_feed` writes; each entry's lines are made once, as all lie equally deep."""
        edition, empty = self.kits.edition, replace(channel, articles=())
        feed = atom_feed(edition, self.addresses, empty).rstrip(b"\n").removesuffix(_END)
        return b"".join((feed, *(self._entry(channel, each) for each in channel.articles), _END, b"\n"))

    def _json(self, channel: Channel) -> bytes:
        return json_feed(self.kits.edition, self.addresses, channel)

    def _entry(self, channel: Channel, article: Article) -> bytes:
        key = f"{article.id} {article.html}"
        found = self._entries.get(key)
        if found is None:
            whole = atom_feed(self.kits.edition, self.addresses, replace(channel, articles=(article,)))
            lines = _ENTRY.search(whole)
            found = self._entries[key] = lines[0] if lines else b""
        return found


def _page(slug: str) -> str:
    return f"kit/{slug}/"
