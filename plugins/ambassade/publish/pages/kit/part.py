"""What stands on a kit's page, part by part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from ambassade.language.typography import capital
from ambassade.publish.pages.card import EventCard, NetworkCard
from ambassade.publish.pages.link import TitleLink
from ambassade.publish.pages.meter import Meter
from ambassade.publish.pages.phrase import Phrase
from ambassade.publish.pages.picture import Shot
from ambassade.publish.pages.preview import Piece
from ambassade.publish.pages.share import Share
from ambassade.words import Say, Words, say

MESSAGES: Final = (
    say("One message"),
    say("Two messages"),
    say("Three messages"),
    say("Four messages"),
    say("Five messages"),
    say("Six messages"),
    say("Seven messages"),
    say("Eight messages"),
    say("Nine messages"),
    say("Ten messages"),
)
DATES: Final = (
    say("one date"),
    say("two dates"),
    say("three dates"),
    say("four dates"),
    say("five dates"),
    say("six dates"),
    say("seven dates"),
    say("eight dates"),
)


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A picture to post along, with the words that stand for it."""

    shot: Shot | None
    alt: Phrase


@dataclass(frozen=True, slots=True)
class Take:
    """A text to take, on every kit that offers it."""

    anchor: str
    text: str
    """As it is posted, with its whole address."""
    pieces: tuple[Piece, ...]
    """As the platform shows it."""
    attributes: Markup
    language: str
    disclosures: str
    """The words that tell what ties somebody to the organisation, as JSON, for the script that advises."""
    advice: tuple[str, ...]
    warning: str | None
    idea: Phrase
    path: str
    network: NetworkCard | None
    icon: str
    platform: str
    platform_id: str
    variant: str
    until: str
    others: str
    """The names of the reader's other languages that there is a text in."""
    hints: tuple[Phrase, ...]
    pictures: tuple[Enclosed, ...]
    meter: Meter | None
    share: Share | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A date, and what the reader has to do with it."""

    card: EventCard
    role: str


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation to carry something: what, where, when, what is asked, who could instead."""

    title: Phrase
    path: str
    where: str
    icon: str
    when: str
    asked: Phrase | None
    text: TitleLink | None
    """The message to carry: further up on the page, or on a page of its own."""
    anchor: str | None
    instead: tuple[str, ...]
    """The people asked where this one can not; of a deputy, those they would stand in for."""
    as_deputy: bool


@dataclass(frozen=True, slots=True)
class Task:
    """Something the reader took on in a committee; `days` late, or 0."""

    title: Phrase
    path: str
    words: str
    due: date
    days: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """A consent of the reader's that ends soon."""

    scopes: str
    until: date


@dataclass(frozen=True, slots=True)
class Asked:
    """What a network's launch plan asks of the reader."""

    network: NetworkCard
    words: Phrase


def heading(text: Words, messages: int, dates: int) -> str:
    """What there is this week, in words."""
    if not messages and not dates:
        return text.say("A quiet week")
    first = _counted(text, MESSAGES, messages, "{n} message", "{n} messages")
    if not dates:
        return first
    second = _counted(text, DATES, dates, "{n} date", "{n} dates")
    if not messages:
        return capital(second)
    return text.say("{messages}, {dates}", messages=first, dates=second)


def _counted(text: Words, names: tuple[Say, ...], count: int, singular: str, plural: str) -> str:
    """A number of things, in letters where it is small."""
    return text.text(names[count - 1]) if 0 < count <= len(names) else text.say_n(singular, plural, count)


def week_words(text: Words, first: date, last: date) -> str:
    """The days of a week, the month said once where it is one."""
    pattern = "d MMMM y" if first.year != last.year else "d" if first.month == last.month else "d MMMM"
    return text.say("Week of {first} to {last}", first=text.date(first, pattern), last=last)
