"""A cell of the grid: the texts that there are of a row for one platform, or what is to be done for one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ambassade.model.status import State
from ambassade.publish.audience import InternalEdition
from ambassade.publish.pages.grid.step import Step
from ambassade.publish.pages.message import Badge, message_of
from ambassade.publish.pages.writer import Writer
from ambassade.publish.path import message_path

MOST_TEXTS: Final = 3
"""A cell shows so many messages; the entry's page has the others."""
READY, WAITING, MISSING, EXPIRED = "ready", "waiting", "missing", "expired"
GROUPS: Final = (READY, WAITING, MISSING, EXPIRED)
"""What a cell can be, in the order in which they are counted."""
GROUP_OF: Final = {
    "published": READY,
    "ready": READY,
    "draft": WAITING,
    "in_review": WAITING,
    "scheduled": WAITING,
    "expired": EXPIRED,
    "archived": EXPIRED,
}
"""What a message is, by the style of its badge."""


@dataclass(frozen=True, slots=True)
class Told:
    """A message in a cell: its pill, then its languages, the number of variants and why it waits."""

    key: str
    path: str
    badge: Badge
    words: str
    group: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What there is of a row for one platform.

    `more` messages are left to the entry's page. Where there is no text, `step` says how one is added, and
    `missing` whether it is time; `note` says what tells it instead.
    """

    texts: tuple[Told, ...] = ()
    more: int = 0
    step: Step | None = None
    missing: bool = False
    note: str = ""
    told: bool = False
    """Whether the note says that something else tells it."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the texts shown."""
        return tuple(dict.fromkeys(language for told in self.texts for language in told.languages))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many texts (a message on a platform) are ready, waiting, missing, expired."""

    ready: int = 0
    waiting: int = 0
    missing: int = 0
    expired: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.ready + other.ready,
            self.waiting + other.waiting,
            self.missing + other.missing,
            self.expired + other.expired,
        )

    @classmethod
    def of(cls, groups: Iterable[str]) -> Counts:
        """Counted."""
        found = dict.fromkeys(GROUPS, 0)
        for group in groups:
            found[group] += 1
        return cls(**found)

    @classmethod
    def sum(cls, every: Iterable[Counts]) -> Counts:
        """All together."""
        return sum(every, cls())


def told(writer: Writer, key: str, platform: str, stand: Badge, why: str) -> Told:
    """A message that has a text for a platform."""
    variants = [variant for variant in message_of(writer, key).variants if variant.platform == platform]
    languages = tuple(dict.fromkeys(variant.language for variant in variants))
    parts = [*languages]
    if len(variants) > 1:
        parts.append(writer.words.say_n("{n} variant", "{n} variants", len(variants)))
    if why:
        parts.append(why)
    path = f"{message_path(key)}#{platform}"
    return Told(key, path, stand, ", ".join(parts), GROUP_OF[stand.style], languages)


def why_it_waits(writer: Writer, key: str) -> str:
    """What has to happen before a message may be taken; nothing where it may, or where it is over."""
    edition, text = writer.edition, writer.words
    if not isinstance(edition, InternalEdition):
        return ""
    message, state = edition.messages[key], edition.states.get(f"message/{key}")
    if state is State.SCHEDULED:
        return text.say("from {day}", day=writer.cards.day(message.window.from_.day))
    if state is State.IN_REVIEW:
        who = reviewer(writer, message.network)
        return text.say("waits for {name}", name=who) if who else text.say("waits for a review")
    if state is State.DRAFT:
        owner = person_name(writer, message.owner)
        return text.say("{name} writes", name=owner) if owner else text.say("being written")
    return ""


def reviewer(writer: Writer, network: str | None) -> str:
    """Who looks at the messages of a network first: its approver, else its lead; empty where neither is."""
    edition = writer.edition
    committee = edition.networks[network].committee if network else ()
    for role in ("approver", "lead"):
        for member in committee:
            if member.role == role:
                return person_name(writer, member.person)
    return ""


def person_name(writer: Writer, slug: str | None) -> str:
    """A person's name, in Latin letters where they have such a one; empty where the edition shows nobody."""
    person = writer.edition.ambassadors.get(slug or "")
    return "" if person is None else person.latin_name or person.name
