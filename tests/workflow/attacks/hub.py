"""A pull request as GitHub would tell it: what happened to it goes in, the replies of its API come out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

PULL = "/repos/quay/networks/pulls/41"
REVIEWS, COMMITS = f"{PULL}/reviews", f"{PULL}/commits"
ACTIVITY = "/repos/quay/networks/activity"
TIMELINE = "/repos/quay/networks/issues/41/timeline"
BRANCH = "refs/heads/proposal"
Json = Any


@dataclass
class Told:
    """One commit as git has it: id, the two addresses, the message."""

    sha: str
    author: tuple[str, str]
    committer: tuple[str, str]
    message: str


@dataclass
class Hub:
    """Everything that happened to the pull request 41. Each event comes ten minutes after the one before."""

    head: str = ""
    opener: Json = None
    opened: datetime | None = None
    reviews: list[Json] = field(default_factory=list)
    activity: list[Json] = field(default_factory=list)
    timeline: list[Json] = field(default_factory=list)
    accounts: dict[str, str] = field(default_factory=dict)
    """Which login an address belongs to, besides `login@example.org`."""
    now: datetime = datetime(2026, 11, 20, 8, tzinfo=UTC)

    def tick(self) -> datetime:
        """The time of the next event."""
        self.now += timedelta(minutes=10)
        return self.now

    def push(self, by: Json, head: str, *, forced: bool) -> None:
        """The branch leads to another commit; the first push opens the pull request."""
        at = self.tick()
        kind = "force_push" if forced else "push" if self.activity else "branch_creation"
        entry = {"before": self.head or "0" * 40, "after": head, "ref": BRANCH, "timestamp": stamp(at)}
        self.activity.insert(0, {**entry, "id": len(self.activity), "activity_type": kind, "actor": by})
        if forced:
            self.timeline.append({"event": "head_ref_force_pushed", "created_at": stamp(at), "actor": by})
        if self.opened is None:
            self.opener, self.opened = self.opener or by, at
        self.head = head

    def retarget(self) -> None:
        """The pull request is to be merged into another branch than before."""
        self.timeline.append({"event": "base_ref_changed", "created_at": stamp(self.tick()), "actor": None})

    def review(self, by: Json, state: str, commit: str | None) -> None:
        """Somebody reviews."""
        told = {"id": len(self.reviews), "user": by, "body": "", "state": state}
        self.reviews.append({**told, "commit_id": commit or self.head, "submitted_at": stamp(self.tick())})

    def replies(self, commits: list[Told]) -> dict[str, Json]:
        """What the API says, by path."""
        opened = stamp(self.opened or self.now)
        return {
            PULL: {
                "number": 41,
                "state": "open",
                "merged": False,
                "user": self.opener,
                "created_at": opened,
                "merged_at": None,
                "merge_commit_sha": None,
                "head": {"sha": self.head, "ref": "proposal", "repo": {"full_name": "quay/networks"}},
                "base": {"sha": "0" * 40, "ref": "main", "repo": {"full_name": "quay/networks"}},
                "commits": len(commits),
            },
            COMMITS: [self._commit(commit) for commit in commits],
            REVIEWS: self.reviews,
            ACTIVITY: self.activity,
            TIMELINE: self.timeline,
        }

    def _commit(self, commit: Told) -> Json:
        sides = {"author": commit.author, "committer": commit.committer}
        signed = {role: {"name": name, "email": email} for role, (name, email) in sides.items()}
        accounts = {role: self._account(email) for role, (_, email) in sides.items()}
        return {"sha": commit.sha, "commit": {**signed, "message": commit.message}, **accounts}

    def _account(self, email: str) -> Json:
        known = self.accounts.get(email) or (
            email.removesuffix("@example.org") if "@example.org" in email else ""
        )
        return account(known) if known else None


def account(login: str | None) -> Json:
    """An account as GitHub tells it; None for one that no longer exists."""
    if login is None:
        return None
    return {"login": login, "type": "Bot" if login.endswith("[bot]") else "User"}


def stamp(at: datetime) -> str:
    """A time as GitHub writes it."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
