"""What lists show of a person, a network, a post or a date: worked out once, printed on many pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from ambassade.model.status import State
from ambassade.publish.agreement import Former
from ambassade.publish.edition import public
from ambassade.publish.occurrence import Occurrence
from ambassade.publish.pages.linked.subject import Item
from ambassade.publish.pages.phrase import Phrase, language_attributes
from ambassade.publish.pages.picture import Face, Shot


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person in a list."""

    slug: str
    path: str
    name: str
    name_html: Markup
    """The own script first, Latin letters after."""
    own_html: Markup
    """The own script alone."""
    say: Phrase | None
    """What they do."""
    face: Face
    flags: tuple[tuple[str, str], ...]
    """The flag and the name of each network."""
    place: Phrase | None
    kind: Phrase | None
    """What kind of external person it is."""
    facets: Mapping[str, tuple[str, ...]]
    """What the directory filters by."""
    spoken: str
    """The names of the languages they speak."""
    joined: date | None
    badge: Phrase | None = None
    """What they were thanked for last, where they agreed to show it."""

    @property
    def item(self) -> Item:
        """The person in a list for machines."""
        return Item(self.path, self.name)


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody who steers a network or all of them, or stands behind them."""

    card: PersonCard
    role: str
    word: Phrase | None = None


@dataclass(frozen=True, slots=True)
class NetworkCard:
    """A network in a list."""

    slug: str
    path: str
    name: Phrase
    flag: str
    theme: Phrase | None
    languages: tuple[str, ...]
    spoken: str
    """The names of its languages."""
    say: Phrase | None
    faces: tuple[Face, ...]
    count: int

    @property
    def item(self) -> Item:
        """The network in a list for machines."""
        return Item(self.path, self.name.text)


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands above a post in lists: its picture with what is on it, else the drawing from the flag."""

    shot: Shot | None
    alt: Phrase
    drawn: str | None


@dataclass(frozen=True, slots=True)
class PostCard:
    """A post in a list."""

    slug: str
    path: str
    title: Phrase
    summary: Phrase | None
    authors: tuple[PersonCard, ...]
    day: date
    when: str
    """The day in words, the year only where it is not this one."""
    minutes: int
    language: str | None
    """The name of the language it is in, where that is not the page's."""
    network: NetworkCard | None
    state: State | None
    cover: Cover

    @property
    def item(self) -> Item:
        """The post in a list for machines."""
        return Item(self.path, self.title.text)


@dataclass(frozen=True, slots=True)
class EventCard:
    """One date of an entry in a list."""

    key: str
    path: str
    title: Phrase
    one: Occurrence
    network: NetworkCard | None
    when: str
    """The hours, or the last day; empty for one whole day."""
    where: Phrase | None
    kind: str
    language: str | None
    state: State | None


def name_html(person: public.Ambassador | Former, latin: Markup) -> Markup:
    """A person's name: in its own script, with its language, then in Latin letters as `latin` says."""
    own = escape(person.name)
    if person.name_language or person.latin_name:
        own = Markup("<bdi{}>{}</bdi>").format(language_attributes(person.name_language), own)
    return own + latin.format(person.latin_name) if person.latin_name and latin else own
