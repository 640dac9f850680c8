"""What a merge would do, as values: the renderers make Markdown, JSON or lines of them, and add nothing.

A plain `str` in here comes from the content, and a renderer makes it harmless; a `Say` is ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from ambassade.words import Say, say

Told = Say | str


class Name(str):
    """What a thing is called in the content: renderers make it stand out."""

    __slots__ = ()


class Code(str):
    """Something of ours to be typed or looked up, such as the name of a rule: renderers show it as code."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that may be named: what it is, what it is called, its page in the edition (if it has one)."""

    kind: str
    title: str
    page: str | None = None
    key: str = ""
    """Its key in the edition; not printed by itself."""

    @property
    def words(self) -> Told:
        """How it is called in a sentence."""
        title = Name(self.title)
        named = {
            "post": say("post “{title}”", title=title),
            "collection": say("collection “{title}”", title=title),
            "entry": say("calendar entry “{title}”", title=title),
            "message": say("message “{title}”", title=title),
            "playbook-page": say("playbook page “{title}”", title=title),
            "network": say("network {name}", name=title),
            "organisation": say("organisation {name}", name=title),
        }
        return named.get(self.kind, title)


@dataclass(frozen=True, slots=True)
class Effect:
    """Something that begins or ends to be shown: which parts of it, and where it is read.

    `agreed` says whether that was agreed or approved; of what stays inside, who reads it. `starts` is when it
    begins (aware), None for at once.
    """

    thing: Thing
    parts: tuple[Told, ...] = ()
    where: tuple[Told, ...] = ()
    agreed: Told | None = None
    starts: datetime | None = None
    still: Told | None = None
    """Of what ends: who reads it still."""


@dataclass(frozen=True, slots=True)
class Rewording:
    """One property that readers will see otherwise: the old words and the new ones (empty: nothing)."""

    thing: Thing
    label: str
    before: str
    after: str
    readers: str = "public"
    """The first edition that shows it."""


@dataclass(frozen=True, slots=True)
class Count:
    """So many things of a kind, which may not be named."""

    kind: str
    number: int
    words: Say


@dataclass(frozen=True, slots=True)
class Inside:
    """What the merge brings that is not public, in numbers; `things` names them for readers inside."""

    members: tuple[Count, ...] = ()
    colleagues: tuple[Count, ...] = ()
    apart: int = 0
    """Changes in networks that have no place in a shared edition, and of people not told yet."""
    unseen: tuple[Count, ...] = ()
    """What is public and changes only in what readers do not see."""
    removed: tuple[Count, ...] = ()
    """What goes, and was for colleagues alone."""
    hidden: tuple[Count, ...] = ()
    """What members see no longer, and was not public."""
    things: tuple[Effect, ...] = ()
    gone: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """An entry whose dates change; the two dates in words."""

    thing: Thing
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Dated:
    """An entry, and its date in words."""

    thing: Thing
    when: str


@dataclass(frozen=True, slots=True)
class Collision:
    """Two networks that speak on one platform on one day; `hour` where they begin at the same time."""

    day: date
    platform: str
    first: Thing
    second: Thing
    networks: tuple[str, str]
    hour: str | None = None
    more: int = 0
    """On how many later days the same two meet on that platform."""


@dataclass(frozen=True, slots=True)
class EmptyWeek:
    """A week, by its Monday, that had something in a network and will have nothing."""

    monday: date
    network: str


@dataclass(frozen=True, slots=True)
class Left:
    """An entry whose owner has left."""

    thing: Thing
    owner: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """What happens to the calendar that the review's readers see."""

    moved: tuple[Move, ...] = ()
    added: tuple[Dated, ...] = ()
    cancelled: tuple[Dated, ...] = ()
    removed: tuple[Dated, ...] = ()
    collisions: tuple[Collision, ...] = ()
    empty: tuple[EmptyWeek, ...] = ()
    left: tuple[Left, ...] = ()
    left_count: int = 0
    """How many entries have an owner who has left, those that may not be named among them."""

    def __iter__(self) -> Iterator[object]:
        """Everything that is told."""
        for part in (self.moved, self.added, self.cancelled, self.removed, self.collisions, self.empty):
            yield from part

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not any(True for _ in self) and not self.left_count


@dataclass(frozen=True, slots=True)
class Ending:
    """A consent that ends within 30 days."""

    person: str
    scopes: str
    until: date


class Deed(Enum):
    """What happens to a recorded consent."""

    GIVEN = "given"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    REVIVED = "revived"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Agreement:
    """A consent that the proposal changes: whose, how, to what, and its last day or the withdrawal's."""

    person: str
    deed: Deed
    scopes: tuple[Told, ...]
    day: date


@dataclass(frozen=True, slots=True)
class People:
    """Consents that end soon, of the people whom the proposal touches, and those that it changes.

    Both are named where that may be.
    """

    count: int = 0
    endings: tuple[Ending, ...] = ()
    agreements: tuple[Agreement, ...] = ()


@dataclass(frozen=True, slots=True)
class NotNamed:
    """How many people of whom something begins, ends or changes are not named: they leave or withdraw."""

    shown: int = 0
    gone: int = 0
    less: int = 0
    """Of whom something ends to be shown, and not all."""
    changed: int = 0

    def __bool__(self) -> bool:
        """Whether there is anybody."""
        return bool(self.shown or self.gone or self.less or self.changed)


@dataclass(frozen=True, slots=True)
class SecondLook:
    """Something that was approved alone, in an emergency: the day of the second look, and who.

    The day is None for a look that is overdue, and for everybody where it was taken.
    """

    thing: Thing
    day: date | None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SecondLooks:
    """Those that fall due after the merge, and those that it records; `hidden` fall due and are not named."""

    due: tuple[SecondLook, ...] = ()
    taken: tuple[SecondLook, ...] = ()
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """Approvals that the tiers of review ask for, by the same people for the same reason."""

    done: bool
    number: int
    """How many are missing, or were given."""
    by: Told
    names: tuple[str, ...] = ()
    """Who may give them, or gave them, as far as they may be named; the first few."""
    others: bool = False
    """Whether somebody else may, or did, who is not named."""
    things: tuple[Thing, ...] = ()
    hidden: int = 0
    """How many things it is about that may not be named."""
    tooling: bool = False
    """Whether it is about files that run."""


@dataclass(frozen=True, slots=True)
class Needed:
    """What stands between the proposal and its merge."""

    asked: tuple[Asked, ...] = ()
    refusers: tuple[str, ...] = ()
    refused: int = 0
    """How many people ask for changes."""
    remarks: tuple[Say, ...] = ()
    """What was left out of the approvals, and why."""
    unverified: Say | None = None
    """Why nobody can be said to have approved; None where that can be said."""
    silent: int = 0
    """How many more remarks there are, about accounts of people who are not named."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Files that could not be read, and so are not in this review."""

    base: int = 0
    head: int = 0
    paths: tuple[str, ...] = ()
    """Those of the head, where they may be named."""
    no_base: bool = False
    """Whether nothing was published before, as far as can be read."""
    no_head: bool = False
    """Whether what is proposed can not be shown at all: its organisation file can not be read."""
