"""Who had a part in a change: logins of forges, and what commits say of people, brought together.

Names and e-mail addresses in commits are claims, and most are nobody's login. Whoever cannot be told counts
as an unknown author, and then nobody can be called independent of the authors.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from ambassade.forge.message import claims
from ambassade.history.approvals import login, own_approval
from ambassade.words import Say, say

LOGIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(?:\[bot\])?", re.ASCII)
MENTION = re.compile(r"(?P<name>[^<>]*)<(?P<email>[^<>]*)>")
AUTHORSHIP = frozenset({"co-authored-by", "filled-in-by"})
BOT = re.compile(r".*\[bot\]|(?:project|group)_\d+_bot.*|service_account_.*|ghost\d*", re.ASCII)
"""How GitHub names apps, and GitLab the users behind project, group and service tokens; ghost inherits from
accounts that were deleted."""
FORGE_ITSELF = frozenset({"web-flow"})
"""GitHub's committer of what is edited in the browser: a login, and no person."""


class Signature(NamedTuple):
    """Somebody as a commit names them."""

    name: str
    email: str


class Commit(NamedTuple):
    """A commit as plain values."""

    id: str
    message: str
    author: Signature
    committer: Signature
    parents: tuple[str, ...] = ()


def is_bot(name: str) -> bool:
    """Whether a login is named as forges name what is no person."""
    return BOT.fullmatch(login(name)) is not None


def github_address(host: str = "github.com") -> Callable[[str], str | None]:
    """Reads a login out of GitHub's no-reply addresses: `login@…` and `id+login@users.noreply.github.com`."""
    pattern = re.compile(rf"(?:\d+\+)?([^@+]+)@users\.noreply\.{re.escape(host)}", re.ASCII | re.IGNORECASE)
    return lambda email: m[1] if (m := pattern.fullmatch(email)) and LOGIN.fullmatch(m[1]) else None


def gitlab_address(host: str = "gitlab.com") -> Callable[[str], str | None]:
    """Reads a login out of GitLab's private commit addresses: `id-username@users.noreply.gitlab.com`."""
    pattern = re.compile(rf"\d+-([^@]+)@users\.noreply\.{re.escape(host)}", re.ASCII | re.IGNORECASE)
    return lambda email: m[1] if (m := pattern.fullmatch(email)) and LOGIN.fullmatch(m[1]) else None


class People:
    """Which login stands behind a name or an e-mail address.

    `table` comes from whoever asks; its keys are e-mail addresses and names, its values logins.
    """

    def __init__(self, table: Mapping[str, str], *addresses: Callable[[str], str | None]) -> None:
        self._table = {key.strip().casefold(): login(value) for key, value in table.items()}
        self._addresses = addresses

    def learn(self, email: str, known: str) -> None:
        """Keeps what the forge itself says: which account an address belongs to."""
        self._table[email.strip().casefold()] = login(known)

    def of_email(self, email: str) -> str | None:
        """The login behind an address; None where it is not known."""
        email = email.strip()
        found = self._table.get(email.casefold())
        if found is None:
            found = next((name for read in self._addresses if (name := read(email))), None)
        return None if found is None else login(found)

    def of_mention(self, mention: str) -> str | None:
        """The login behind `@login`, `Name <address>` or `Name`, as a trailer's value has it.

        With an address, the name proves nothing and is not looked at.
        """
        mention = mention.strip()
        if mention.startswith("@"):
            return login(mention) if LOGIN.fullmatch(mention[1:]) else None
        if named := MENTION.fullmatch(mention):
            return self.of_email(named["email"])
        return self.of_email(mention) if "@" in mention else self._table.get(mention.casefold())


class Authors:
    """Collects everybody who had a part in a change."""

    def __init__(self, people: People) -> None:
        self._people = people
        self.logins: set[str] = set()
        self.people: set[str] = set()
        """Those of the logins that are no bot's and not the forge's own."""
        self.unknown: dict[str, None] = {}
        """The commits of which an author is unknown, in order, each once."""

    def add(self, name: str, *, bot: bool = False) -> None:
        """Somebody by login."""
        known = login(name)
        self.logins.add(known)
        if not (bot or is_bot(known) or known in FORGE_ITSELF):
            self.people.add(known)

    def add_email(self, email: str, commit: str) -> None:
        """Somebody by the address in a commit."""
        self._add_found(self._people.of_email(email), commit)

    def add_claims(self, message: str, commit: str) -> None:
        """Co-authors, and who filled in a form: `Co-authored-by: Name <address>`, `Filled-in-by: @login`."""
        for mention in claims(message, AUTHORSHIP):
            self._add_found(self._people.of_mention(mention), commit)

    def _add_found(self, found: str | None, commit: str) -> None:
        if found is None:
            self.unknown[commit[:10]] = None
        else:
            self.add(found)

    def remarks(self, approvers: Iterable[str]) -> list[Say]:
        """What to say of unknown authors, and of authors who approve."""
        unknown = [
            say(
                "commit {commit} names an author without a known login: any approver may be that author",
                commit=commit,
            )
            for commit in self.unknown
        ]
        own = [own_approval(name) for name in sorted(set(approvers) & self.logins)]
        return unknown + own
