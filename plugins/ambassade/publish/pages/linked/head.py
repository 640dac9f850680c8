"""What a public page says of itself in its head: Open Graph, a card for links, and JSON-LD.

Other editions say nothing: their pages are not for other sites. Where the site's address is not known, only
the words are said, because picture, address and JSON-LD take whole addresses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from babel.core import get_global, parse_locale
from markupsafe import Markup

from ambassade.language.code import without_region
from ambassade.publish.audience import Edition
from ambassade.publish.collected import Pick
from ambassade.publish.correction import corrected_on
from ambassade.publish.drawing.link_card import HEIGHT, WIDTH
from ambassade.publish.pages.cards import Cards
from ambassade.publish.pages.index import Index
from ambassade.publish.pages.language_folder import Folder
from ambassade.publish.pages.linked.cards import LinkCards
from ambassade.publish.pages.linked.data import LinkedData
from ambassade.publish.pages.linked.event import Events
from ambassade.publish.pages.linked.script import Value, script
from ambassade.publish.pages.linked.subject import SITE, Item, Subject
from ambassade.publish.site import Asset
from ambassade.publish.whole_address import Base

ABOUT = "about/"
_TYPES = {"person": "profile", "post": "article"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a page tells: its path, title and description, what it is about, what stands in its list."""

    path: str
    title: str
    description: str
    subject: Subject | None = None
    indexed: bool = True
    original: str | None = None
    """The address of the page whose copy in another language's words it is."""
    items: tuple[Item, ...] = ()
    """Of a network: the people whom its page shows."""
    picks: tuple[Pick, ...] = ()
    """Of a collection: the links that its page shows."""


class Heads:
    """What goes into the heads of one edition's pages.

    `address` is where the edition is published, if that is known; `kept` is the folder of an earlier build.
    `languages` are those that the site has pages in; `first` are the heads of the first of them.
    """

    def __init__(
        self,
        edition: Edition,
        cards: Cards,
        index: Index,
        address: str | None,
        kept: Path | None,
        languages: Sequence[Folder],
        first: Heads | None = None,
    ) -> None:
        self._edition = edition
        self._cards = cards
        self._index = index
        self._public = edition.audience == "public"
        organisation = edition.organisation
        self._name = cards.phrase(organisation.site_name or organisation.name).text
        self._locale = locale_of(edition.language)
        self._folders = {each.language: each.path for each in languages}
        folder = self._folders[edition.language]
        self.base = Base(f"{address.rstrip('/')}/", folder) if address and self._public else None
        self.link_cards: LinkCards = LinkCards(
            edition, cards, index, kept, first.link_cards if first else None
        )
        self._data = LinkedData(edition, cards, index, self.base) if self.base else None
        self._events = Events(edition, cards, self.base, self._data) if self.base and self._data else None

    @property
    def assets(self) -> tuple[Asset, ...]:
        """The pictures that the heads name."""
        return self.link_cards.assets

    @property
    def shortened(self) -> int:
        """How many pictures there would be, where for their number most pages share one; else 0."""
        return self.link_cards.wanted if self.base and self.link_cards.shortened else 0

    def original(self, path: str, spoken: str | None) -> str | None:
        """The address of the page at `path` whose text is its own, where that is another than the reader's.

        It is the page in the language that the text is `spoken` in, if need be of another region, else that
        in the first. None: this is it.
        """
        if self.base is None or spoken is None or spoken == self._edition.language:
            return None
        folders, own = self._folders, without_region(spoken)
        near = next((path for language, path in folders.items() if without_region(language) == own), "")
        folder = folders.get(spoken, folders.get(own, near))
        return None if folder == self.base.folder else f"{self.base.address}{folder}{quote(path)}"

    def head(self, told: Told) -> Markup:
        """The tags of one page; none for one that is not to be found."""
        if not self._public or not told.indexed:
            return Markup()
        tag = Markup('<meta property="{}" content="{}">')
        tags = (tag.format(name, value) for name, value in self._properties(told))
        pictured = self.base is not None and self.link_cards.extent != "none"
        card = Markup('<meta name="twitter:card" content="{}">').format(
            "summary_large_image" if pictured else "summary"
        )
        return Markup("").join((*tags, card)) + script(*self._things(told))

    def _properties(self, told: Told) -> Iterator[tuple[str, str]]:
        """The names and values of Open Graph (ogp.me); X reads them too."""
        subject = told.subject or SITE
        yield "og:type", _TYPES.get(subject.kind, "website")
        yield "og:title", told.title
        yield "og:description", told.description or told.title
        yield "og:site_name", self._name
        yield "og:locale", self._locale
        for language in self._folders:
            if language != self._edition.language and not told.original:
                yield "og:locale:alternate", locale_of(language)
        if self.base is not None:
            yield "og:url", told.original or self.base.page(told.path)
            shown = self.link_cards.of(subject)
            if shown is not None:
                yield "og:image", self.base.of(shown.path)
                yield "og:image:type", "image/png"
                yield "og:image:width", str(WIDTH)
                yield "og:image:height", str(HEIGHT)
                yield "og:image:alt", shown.alt
        if subject.kind == "post":
            yield from self._article(subject.key)

    def _article(self, slug: str) -> Iterator[tuple[str, str]]:
        post, card = self._edition.posts[slug], self._cards.post(slug)
        yield "article:published_time", card.day.isoformat()
        corrected = corrected_on(self._edition, post)
        if corrected is not None:
            yield "article:modified_time", corrected.isoformat()
        if self.base is not None:
            for author in post.authors:
                yield "article:author", self.base.page(f"ambassadors/{author}/")
        for theme in post.themes:
            yield "article:tag", self._cards.themes[theme].text

    def _things(self, told: Told) -> Iterator[Value]:
        """What the page is about, then its list."""
        if self.base is None or self._data is None or self._events is None:
            return
        subject = told.subject
        match subject:
            case Subject("person", key):
                yield self._data.person(key)
            case Subject("network", key):
                yield self._data.network(key, told.items)
            case Subject("post", key):
                yield self._data.post(key, self._picture(subject))
            case Subject("collection", key):
                yield self._data.collection(key, told.path, told.picks)
            case Subject("entry", key):
                dates = self._index.next_dates(key)
                yield from self._events.of(key, dates, self._picture(subject))
            case Subject("site"):
                yield from self._data.home()
            case None if told.path == ABOUT:
                yield self._data.about(told.path, told.title, told.description)
            case _:
                pass
        if told.items and (subject is None or subject.kind != "network"):
            yield self._data.items(told.title, told.path, told.items)

    def _picture(self, subject: Subject) -> str | None:
        """The address of the picture that stands for something: a post's cover, else the card of its link."""
        if self.base is None:
            return None
        cover = self._cards.pictures.cover(subject.key) if subject.kind == "post" else None
        shown = self.link_cards.of(subject)
        path = cover.jpeg if cover else shown.path if shown else None
        return self.base.of(path) if path else None


@cache
def locale_of(language: str) -> str:
    """A language as Open Graph names it, with the country where most of its readers are: `fr_FR`."""
    own, territory = parse_locale(language, sep="-")[:2]
    likely = get_global("likely_subtags").get(own)
    if territory is None and likely:
        territory = parse_locale(likely)[1]
    return f"{own}_{territory}" if territory else own
