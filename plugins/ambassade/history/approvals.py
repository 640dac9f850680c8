"""Who approved a change, as far as that can be known: what every source of approvals comes to.

Logins are compared without regard to case, as forges do. A source that can not be read in full gives no
approvals at all: nothing here may turn a fault into a yes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from ambassade.words import Say, say


class Source(Enum):
    """Where approvals were read."""

    GITHUB = "github"
    GITLAB = "gitlab"
    TRAILERS = "trailers"
    NONE = "none"


def login(name: str) -> str:
    """A login as it is compared: without the at sign, small."""
    return name.removeprefix("@").casefold()


@dataclass(frozen=True, slots=True)
class Opinion:
    """One person's latest opinion that counts: who, whether it is a yes, and when.

    The time is aware and by the server's clock; None where the source tells none.
    """

    login: str
    approves: bool
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Approvals:
    """What a source says of one change. Whether a login may approve is for the rules to say."""

    source: Source
    opinions: tuple[Opinion, ...] = ()
    """The latest that counts of each login; stale and dismissed ones, and bots', are not here."""
    authors: frozenset[str] = frozenset()
    """The logins of everybody who made the change: opened it, pushed, committed, or filled in a form."""
    verified: bool = False
    """Whether the source could be read and proves who approved. Without it, nothing counts as approved."""
    remarks: tuple[Say, ...] = field(default=())
    """What was left out, and why: for the report."""
    unknown_authors: int = 0
    """How many had a part in the change under an e-mail address that leads to no login."""
    revision: str | None = None
    """The commit which the opinions are about; None where the source tells none."""
    makers: frozenset[str] | None = None
    """Who, by the forge's own word, opened it and pushed what it is now, if that was one person.

    A commit's author is a claim, which may keep somebody from approving, and never speaks for them. None: the
    source tells no accounts, and takes claims (trailers)."""

    @property
    def approvers(self) -> frozenset[str]:
        """The logins that approve, authors included; nobody where the source is not verified."""
        return (
            frozenset(login(o.login) for o in self.opinions if o.approves) if self.verified else frozenset()
        )

    @property
    def proved(self) -> frozenset[str]:
        """The logins that agree by having made it; nobody where the source is not verified."""
        if not self.verified:
            return frozenset()
        return frozenset(login(name) for name in (self.authors if self.makers is None else self.makers))

    @property
    def refusers(self) -> frozenset[str]:
        """The logins that ask for changes."""
        return frozenset(login(o.login) for o in self.opinions if not o.approves)

    @property
    def others(self) -> frozenset[str]:
        """The approvers who are not among the known authors. An unknown author may still be one of them."""
        return self.approvers - {login(author) for author in self.authors}

    def independent(self) -> frozenset[str]:
        """The approvers who had no part in the change, which can be said only while every author is known."""
        return frozenset() if self.unknown_authors else self.others


def own_approval(name: str) -> Say:
    """What is said of an author who approves."""
    return say("`{login}` had a part in this change, so their own approval does not count", login=login(name))


def unverified(source: Source, remarks: Iterable[Say] = (), authors: Iterable[str] = ()) -> Approvals:
    """No approvals, because they could not be read or proved; the remarks say why."""
    return Approvals(source, authors=frozenset(map(login, authors)), remarks=tuple(remarks))
