"""Which pages have a picture of their own for links to them, and what stands on it.

Each picture's name follows from what is on it. So one that an earlier build drew is taken over as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from ambassade.language.typography import capital
from ambassade.publish.audience import Edition
from ambassade.publish.drawing.flag import Design
from ambassade.publish.drawing.letters import drawable
from ambassade.publish.drawing.link_card import LinkCard, Portrait, draw_link_card
from ambassade.publish.pages.cards import Cards
from ambassade.publish.pages.index import Index
from ambassade.publish.pages.linked.subject import SITE, Subject
from ambassade.publish.site import Asset

FOLDER = "assets/cards/"
MOST = 500
"""With more pages than this, people and dates share their network's picture unless the organisation says."""

Extent = Literal["all", "few", "none"]
_OWN_IN_FEW = frozenset({"site", "network", "post", "collection"})
_BEGINS, _ENDS = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture: its path in the site, and what it shows in words."""

    path: str
    alt: str


class LinkCards:
    """The pictures for links to the pages of one edition, each drawn when first asked for.

    `kept` is the folder that an earlier build of the edition made, if there is one; `first` are the pictures
    in another language: many are the same.
    """

    def __init__(
        self, edition: Edition, cards: Cards, index: Index, kept: Path | None, first: LinkCards | None = None
    ) -> None:
        self._edition = edition
        self._cards = cards
        self._index = index
        self._kept = kept
        self._assets: dict[str, Asset] = first.drawn if first else {}
        self._shown: dict[Subject, Shown] = {}
        tables = (
            edition.ambassadors,
            edition.networks,
            edition.posts,
            edition.entries,
            edition.collections,
        )
        self.wanted = 1 + sum(len(table) for table in tables)
        """How many there are with one for each."""
        own: Extent | None = edition.organisation.cards
        self.extent: Extent = own or ("all" if self.wanted <= MOST else "few")
        self.shortened = own is None and self.extent == "few"

    @property
    def drawn(self) -> dict[str, Asset]:
        """The files by their paths, which grow while pages ask for more."""
        return self._assets

    @property
    def assets(self) -> tuple[Asset, ...]:
        """The files of those that were asked for."""
        return tuple(self._assets[path] for path in sorted(self._assets))

    def of(self, subject: Subject) -> Shown | None:
        """The picture for a link to the page of something; None where the organisation wants none."""
        if self.extent == "none":
            return None
        subject = self._own(subject)
        shown = self._shown.get(subject)
        if shown is None:
            shown = self._shown[subject] = self._made(subject)
        return shown

    def _own(self, subject: Subject) -> Subject:
        """The subject, or whose picture it shares."""
        if self.extent == "all" or subject.kind in _OWN_IN_FEW:
            return subject
        network = next(iter(self._networks(subject)), None)
        return Subject("network", network) if network else SITE

    def _networks(self, subject: Subject) -> tuple[str, ...]:
        """The networks that something belongs to."""
        edition = self._edition
        match subject.kind:
            case "person":
                memberships = edition.ambassadors[subject.key].memberships
                return tuple(dict.fromkeys(each.network for each in memberships))
            case "entry":
                network = edition.entries[subject.key].network
            case "post":
                network = edition.posts[subject.key].network
            case "collection":
                network = edition.collections[subject.key].network
            case "network":
                network = subject.key
            case _:
                network = None
        return (network,) if network else ()

    def _made(self, subject: Subject) -> Shown:
        card = self._card(subject)
        name = "-".join(part for part in (subject.kind, *subject.key.split("/")) if part)
        path = f"{FOLDER}{name}-{card.digest}.png"
        if path not in self._assets:
            earlier = self._earlier(path)
            self._assets[path] = (
                Asset(path=path, content=draw_link_card(card))
                if earlier is None
                else Asset(path=path, source=earlier)
            )
        return Shown(path, self._alt(card) or self._name)

    def _earlier(self, path: str) -> Path | None:
        """The same picture in the folder of an earlier build, if it is there and whole."""
        file = None if self._kept is None else self._kept / path
        if file is None or not file.is_file():
            return None
        content = file.read_bytes()
        return file if content.startswith(_BEGINS) and content.endswith(_ENDS) else None

    def _alt(self, card: LinkCard) -> str:
        """What is to be read on it."""
        shown = card.shown()
        return ". ".join(words.rstrip(". ") for words in (shown.title, shown.line, shown.small) if words)

    def _card(self, subject: Subject) -> LinkCard:
        match subject.kind:
            case "person":
                return self._person(subject)
            case "network":
                return self._network(subject.key)
            case "post":
                return self._post(subject.key)
            case "entry":
                return self._entry(subject.key)
            case "collection":
                return self._collection(subject.key)
            case _:
                return self._site()

    def _person(self, subject: Subject) -> LinkCard:
        card, person = self._cards.person(subject.key), self._edition.ambassadors[subject.key]
        networks = self._networks(subject)
        large = card.face.large
        photo = self._cards.pictures.content(large.jpeg) if large else None
        return LinkCard(
            title=self._called(subject.key),
            line=card.say.text if card.say else "",
            small=" · ".join(self._cards.network_name(network) for network in networks[:2]) or self._name,
            flags=self._flags(networks[:1]),
            portrait=Portrait(subject.key, person.latin_name or person.name, photo),
        )

    def _called(self, slug: str) -> str:
        """Somebody's name in letters that can be drawn: the own ones, else Latin ones."""
        person = self._edition.ambassadors[slug]
        return drawable(person.name) or drawable(person.latin_name, bare=True)

    def _network(self, slug: str) -> LinkCard:
        card = self._cards.network(slug)
        return LinkCard(
            title=card.name.text,
            line=card.say.text if card.say else "",
            small=self._name,
            flags=self._flags((slug,)),
        )

    def _post(self, slug: str) -> LinkCard:
        card = self._cards.post(slug)
        return LinkCard(
            title=card.title.text,
            line=", ".join(filter(None, (self._called(author.slug) for author in card.authors))),
            small=" · ".join((*self._network_of(Subject("post", slug)), self._day(card.day))),
            flags=self._flags(self._networks(Subject("post", slug))),
        )

    def _collection(self, key: str) -> LinkCard:
        value, subject = self._edition.collections[key], Subject("collection", key)
        small = (*self._network_of(subject), self._cards.text.say("Collection of links"))
        return LinkCard(
            title=self._cards.phrase(value.title).text,
            line=", ".join(filter(None, map(self._called, value.curators))),
            small=" · ".join(small),
            flags=self._flags(self._networks(subject)),
        )

    def _entry(self, key: str) -> LinkCard:
        entry, cards = self._edition.entries[key], self._cards
        one = self._index.next_date(key)
        when = ""
        if one is not None:
            hours = cards.hours(one)
            day = capital(self._cards.text.date(one.first_day, "EEEE d MMMM y"))
            when = f"{day}, {hours}" if hours else day
        where = cards.where(entry.where)
        small = (*self._network_of(Subject("entry", key)), where.text if where else "")
        return LinkCard(
            title=cards.phrase(entry.title).text,
            line=when,
            small=" · ".join(words for words in small if words),
            flags=self._flags(self._networks(Subject("entry", key))),
        )

    def _site(self) -> LinkCard:
        organisation = self._edition.organisation
        headline = self._cards.maybe(organisation.headline)
        return LinkCard(
            title=self._name,
            line=headline.text if headline else "",
            small=(urlsplit(organisation.url).hostname or "") if organisation.url else "",
            flags=self._flags(self._index.networks[:6]),
        )

    def _network_of(self, subject: Subject) -> Iterator[str]:
        return (self._cards.network_name(network) for network in self._networks(subject))

    def _flags(self, networks: tuple[str, ...]) -> tuple[Design, ...]:
        """Those of the networks that something belongs to; of all of them where that is none of several."""
        every = self._index.networks if len(self._index.networks) > 1 else ()
        return tuple(self._cards.pictures.design(network) for network in networks or every[:6])

    def _day(self, day: date) -> str:
        return self._cards.text.date(day, "d MMMM y")

    @property
    def _name(self) -> str:
        organisation = self._edition.organisation
        return self._cards.phrase(organisation.site_name or organisation.name).text
