"""What pages show of a collection, and of a link that somebody picked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import unescape

from markupsafe import Markup

from ambassade.model.status import State
from ambassade.publish.collected import Collected, Pick, collection_path
from ambassade.publish.markdown import Converter
from ambassade.publish.pages.card import NetworkCard, PersonCard
from ambassade.publish.pages.cards import Cards
from ambassade.publish.pages.linked.subject import Item
from ambassade.publish.pages.phrase import Phrase, language_attributes
from ambassade.publish.pages.tongue import language_name, reads_alike
from ambassade.publish.pages.vocabulary import LINK_KIND

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class CollectionCard:
    """A collection in a list."""

    key: str
    path: str
    title: Phrase
    summary: Phrase | None
    """Its first words, in one paragraph."""
    curators: tuple[PersonCard, ...]
    network: NetworkCard | None
    count: int
    """How many links readers have."""
    day: date | None
    """Of the newest of them."""
    when: str
    state: State | None

    @property
    def item(self) -> Item:
        """The collection in a list for machines."""
        return Item(self.path, self.title.text)


@dataclass(frozen=True, slots=True)
class PickCard:
    """A link that somebody picked."""

    anchor: str
    path: str
    url: str
    host: str
    title: Phrase
    language: str | None
    """The code of the language of the page it leads to, where that is said."""
    spoken: str | None
    """That language's name, where it is not the reader's."""
    kind: str | None
    comment: Markup
    """Links in it lead out of the site: nothing of it depends on the page that shows it."""
    said: Phrase
    """The comment as plain words."""
    attributes: Markup
    """Those of an element that holds the comment."""
    by: PersonCard | None
    day: date
    when: str
    is_to_come: bool
    collection: CollectionCard


@dataclass(frozen=True, slots=True)
class PickShelf:
    """A few links on another page; `path` leads to the others."""

    title: str
    picks: tuple[PickCard, ...]
    path: str
    more: str
    is_of_person: bool
    """Whether it stands on the page of whoever picked them, where the name is already."""


class CollectedCards:
    """The cards of one edition in one language, each made when first asked for."""

    def __init__(self, collected: Collected, cards: Cards) -> None:
        self.collected = collected
        self._cards = cards
        self._collections: dict[str, CollectionCard] = {}
        self._picks: dict[tuple[str, str], PickCard] = {}

    def collection(self, key: str) -> CollectionCard:
        """The card of a collection."""
        card = self._collections.get(key)
        if card is None:
            card = self._collections[key] = self._collection(key)
        return card

    def pick(self, pick: Pick) -> PickCard:
        """The card of a link."""
        name = pick.collection, pick.anchor
        card = self._picks.get(name)
        if card is None:
            card = self._picks[name] = self._pick(pick)
        return card

    def shelf(
        self,
        picks: tuple[Pick, ...],
        keys: Iterable[str],
        title: str,
        most: int,
        *,
        is_of_person: bool = False,
    ) -> PickShelf | None:
        """The newest of some links under a title, and the way to the others; None where there are none."""
        if not picks:
            return None
        text, found = self._cards.text, tuple(keys)
        only = self.collection(found[0]) if len(found) == 1 else None
        return PickShelf(
            title=title,
            picks=tuple(self.pick(pick) for pick in picks[:most]),
            path=only.path if only else "collections/",
            more=only.title.text if only else text.say("All collections"),
            is_of_person=is_of_person,
        )

    def _collection(self, key: str) -> CollectionCard:
        cards, collected = self._cards, self.collected
        value = cards.edition.collections[key]
        day = collected.newest(key)
        summary = cards.maybe(value.summary)
        return CollectionCard(
            key=key,
            path=collection_path(key),
            title=cards.phrase(value.title),
            summary=Phrase(_plain(summary.text), summary.language) if summary else None,
            curators=tuple(cards.person(curator) for curator in value.curators),
            network=cards.network(value.network) if value.network else None,
            count=len(collected.out(key)),
            day=day,
            when=cards.day(day) if day else "",
            state=cards.state(f"collection/{key}"),
        )

    def _pick(self, pick: Pick) -> PickCard:
        cards, link, own = self._cards, pick.link, self._cards.edition.language
        title, spoken = link.title.pick(own, link.language or cards.edition.default_language)
        comment = cards.phrase(link.comment)
        return PickCard(
            anchor=pick.anchor,
            path=pick.path,
            url=link.url,
            host=pick.host,
            title=Phrase(title.strip(), None if spoken == own else spoken),
            language=link.language,
            spoken=language_name(link.language, cards.text)
            if link.language and not reads_alike(link.language, own)
            else None,
            kind=cards.text.text(LINK_KIND[link.kind]) if link.kind else None,
            comment=_html(comment.text),
            said=Phrase(_plain(comment.text), comment.language),
            attributes=language_attributes(comment.language),
            by=cards.person(link.by) if link.by else None,
            day=link.on,
            when=cards.day(link.on),
            is_to_come=link.on > cards.edition.as_of.date(),
            collection=self.collection(pick.collection),
        )


def _html(text: str) -> Markup:
    """Markdown as HTML below a heading of the second level; links to our own files keep their words only."""
    return Converter().convert(text, level=3, resolve=lambda _: None)


def _plain(text: str) -> str:
    """The words of Markdown, in one line."""
    return " ".join(unescape(_TAG.sub(" ", _html(text))).split())
