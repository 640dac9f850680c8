"""What a merge would do, as values: the renderers make Markdown, JSON or lines of them, and add nothing.

A plain `str` in here comes from the content, and a renderer makes it harmless; a `Say` is ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from ambassade.words import Say, say

Told = Say | str


class Name(str):
    """What a thing is called in the content: renderers make it stand out."""

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


@dataclass(frozen=True, slots=True)
class People:
    """Consents that end soon, of the people whom the proposal touches; named where that may be."""

    count: int = 0
    endings: tuple[Ending, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that is told of a proposal; `audience` is `public` or `private`."""

    audience: str
    as_of: datetime
    base: str
    head: str | None
    public: tuple[Effect, ...] = ()
    later: tuple[Effect, ...] = ()
    later_counts: tuple[Count, ...] = ()
    inside: Inside = field(default_factory=Inside)
    invisible: tuple[Effect, ...] = ()
    changes: tuple[Rewording, ...] = ()
    calendar: Calendar = field(default_factory=Calendar)
    people: People = field(default_factory=People)
    needed: Needed = field(default_factory=Needed)
    findings: tuple[int, int, int] = (0, 0, 0)
    """Errors, warnings and notices of the check."""
    unreadable: Unreadable = field(default_factory=Unreadable)
    other_files: int = 0
    """Changed files that are no content."""
