"""What is known of other people's feeds: their newest items as plain text, and what is wrong with them.

Values only: `ambassade.feeds` reads them from outside and keeps them, `publish` shows them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Literal

from ambassade.words import Say, say

OwnerKind = Literal["ambassador", "network"]


class Fault(Enum):
    """Why a feed was not read."""

    UNREACHABLE = "unreachable"
    UNKNOWN = "unknown"
    SLOW = "slow"
    LARGE = "large"
    PRIVATE = "private"
    REDIRECTS = "redirects"
    STATUS = "status"
    GONE = "gone"
    PAGE = "page"
    UNREAD = "unread"
    ENTITIES = "entities"
    CERTIFICATE = "certificate"
    ADDRESS = "address"
    PACKED = "packed"
    UNENCRYPTED = "unencrypted"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One thing that somebody published elsewhere. Plain text; `link` is http or https."""

    id: str
    title: str
    link: str
    summary: str | None = None
    published: datetime | None = None
    """Aware, in UTC, and no later than the day it was first seen; None where nothing says it."""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """What a feed says of itself: by this it is noticed that somebody else writes it."""

    title: str | None = None
    author: str | None = None
    host: str | None = None
    """The host of the home page it names."""

    def differs(self, other: Identity) -> tuple[str, ...]:
        """The names of what this one says, and the other says differently or not at all."""
        pairs = (
            ("title", self.title, other.title),
            ("author", self.author, other.author),
            ("host", self.host, other.host),
        )
        return tuple(name for name, mine, theirs in pairs if mine and mine != theirs)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the last try failed, and since which day none went well. `status` is that of HTTP."""

    fault: Fault
    since: date
    status: int | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the feed says it has moved for good, and the day that was first seen."""

    to: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedCopy:
    """The last good copy of one feed, and what is wrong with it now."""

    known: Identity = field(default_factory=Identity)
    """As it was when it was first read, or last accepted."""
    seen: Identity = field(default_factory=Identity)
    """As it was when it was last read."""
    changed_on: date | None = None
    """When it was first seen to differ from what was known."""
    withheld: bool = False
    """Whether so much differs that somebody else may write it: then nothing of it is shown."""
    language: str | None = None
    etag: str | None = None
    modified: str | None = None
    moved: Moved | None = None
    trouble: Trouble | None = None
    items: tuple[FeedItem, ...] = ()
    """The newest first."""

    @property
    def is_shown(self) -> bool:
        """Whether pages may show its items."""
        return not self.withheld and not (self.trouble and self.trouble.fault is Fault.GONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A blog with a feed that everybody may see: whose, and which."""

    kind: OwnerKind
    owner: str
    """The slug of the person or the network."""
    blog: str
    address: str
    """Of the feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The copies of the feeds that may be shown on a day."""

    declared: tuple[Declared, ...]
    copies: Mapping[str, FeedCopy]
    """By address, of the declared ones alone."""
    refreshed: date | None = None
    silent_months: int = 12


def told(trouble: Trouble) -> Say:
    """What went wrong, as the end of a sentence."""
    if trouble.fault is Fault.STATUS:
        return say("the server answers with status {status}", status=str(trouble.status))
    return _TOLD[trouble.fault]


_TOLD: Mapping[Fault, Say] = {
    Fault.UNREACHABLE: say("the server cannot be reached, or breaks off its answer"),
    Fault.UNKNOWN: say("there is no host of this name"),
    Fault.SLOW: say("the server does not answer in time"),
    Fault.LARGE: say("the answer is too large"),
    Fault.PRIVATE: say("the address leads into a private network, where nothing is asked"),
    Fault.REDIRECTS: say("one address leads to the next without end"),
    Fault.GONE: say("the feed is gone for good"),
    Fault.PAGE: say("there is a web page and no feed"),
    Fault.UNREAD: say("what is there is no feed"),
    Fault.ENTITIES: say("the feed defines entities of its own, which are not read"),
    Fault.CERTIFICATE: say("the server's certificate does not hold"),
    Fault.ADDRESS: say("only addresses that begin with http:// or https:// and hold no password are asked"),
    Fault.UNENCRYPTED: say("it leads on to an address that is not encrypted"),
    Fault.PACKED: say("the answer is packed in a way that is not read"),
}
