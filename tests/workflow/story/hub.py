"""Where people say what they think of a pull request: in trailers, or at a forge shaped like GitHub."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol

from tests.forge.loopback import Forge, Prepared
from tests.workflow.story.place import PEOPLE, Clock, Clone, Remote, email

REPOSITORY = "lumen/networks"


@dataclass
class Pull:
    """A pull request: its number, who opened it, its branch and title."""

    number: int
    person: str
    branch: str
    title: str


class Desk(Protocol):
    """Where approvals are given and read."""

    source: str
    environment: dict[str, str]

    def opened(self, pull: Pull, clone: Clone) -> None:
        """A branch was pushed, and a pull request is there for it."""

    def pushed(self, pull: Pull, clone: Clone) -> None:
        """More was pushed to the branch of a pull request."""

    def review(self, pull: Pull, person: str, *, approves: bool) -> None:
        """Somebody says yes, or asks for changes."""

    def trailers(self, pull: Pull, person: str) -> str:
        """What somebody who merges writes below the message."""


@dataclass
class Trailers:
    """Plain git: who merges writes down who looked. A no is that somebody does not merge."""

    source: str = "trailers"
    environment: dict[str, str] = field(default_factory=dict)
    _approving: dict[int, list[str]] = field(default_factory=dict)

    def opened(self, pull: Pull, clone: Clone) -> None:
        """Nothing keeps the approvals of an earlier state."""
        self._approving[pull.number] = []

    def pushed(self, pull: Pull, clone: Clone) -> None:
        """Whoever looked has to look again."""
        self.opened(pull, clone)

    def review(self, pull: Pull, person: str, *, approves: bool) -> None:
        """Keeps it until the merge."""
        if approves:
            self._approving[pull.number].append(person)

    def trailers(self, pull: Pull, person: str) -> str:
        """Names and addresses, as git's own tools write them."""
        lines = [f"Reviewed-by: {PEOPLE[one][0]} <{email(one)}>" for one in self._approving[pull.number]]
        return "\n\n" + "\n".join(lines) if lines else ""


def _account(person: str) -> dict[str, str]:
    return {"login": PEOPLE[person][1], "type": "User"}


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Hub:
    """A forge shaped like GitHub, served on loopback: pull requests, reviews, pushes."""

    source = "github"

    def __init__(self, forge: Forge, remote: Remote, clock: Clock) -> None:
        self._forge = forge
        self._clock = clock
        self._reviews: dict[int, list[dict[str, Any]]] = {}
        self._pushes: dict[str, list[dict[str, Any]]] = {}
        self._heads: dict[int, str] = {}
        self._opened: dict[int, str] = {}
        self.environment = {"GITHUB_API_URL": forge.address, "GITHUB_REPOSITORY": REPOSITORY}
        remote.set("story.api", forge.address)
        remote.set("story.repository", REPOSITORY)

    def opened(self, pull: Pull, clone: Clone) -> None:
        """A pull request, which nobody has looked at."""
        self._opened[pull.number] = _time(self._clock.tick())
        self._reviews[pull.number] = []
        self._put(f"pulls/{pull.number}/reviews", [])
        self._put(f"issues/{pull.number}/timeline", [])
        self._tell(pull, clone, self._opened[pull.number])

    def pushed(self, pull: Pull, clone: Clone) -> None:
        """Another head; the reviews stay, and are older than it."""
        self._tell(pull, clone, _time(self._clock.tick()))

    def _tell(self, pull: Pull, clone: Clone, at: str) -> None:
        """The pull request with the commits of its branch, and the push that brought them."""
        head = clone.git("rev-parse", "HEAD").strip()
        ids = clone.git("rev-list", "--reverse", "origin/main..HEAD").split()
        self._heads[pull.number] = head
        push = {
            "ref": f"refs/heads/{pull.branch}",
            "after": head,
            "timestamp": at,
            "activity_type": "push",
            "actor": _account(pull.person),
        }
        pushes = self._pushes.setdefault(pull.branch, [])
        pushes.insert(0, push)
        told = {
            "number": pull.number,
            "state": "open",
            "merged": False,
            "user": _account(pull.person),
            "commits": len(ids),
            "created_at": self._opened[pull.number],
            "head": {"sha": head, "ref": pull.branch, "repo": {"full_name": REPOSITORY}},
        }
        self._put(f"pulls/{pull.number}", told)
        self._put(f"pulls/{pull.number}/commits", [self._commit(clone, one) for one in ids])
        self._put(f"activity?ref=refs%2Fheads%2F{pull.branch}&direction=desc&per_page=100", list(pushes))

    def _put(self, path: str, body: object) -> None:
        self._forge.put(f"/repos/{REPOSITORY}/{path}", Prepared(body))

    def review(self, pull: Pull, person: str, *, approves: bool) -> None:
        """A review of the head."""
        reviews = self._reviews[pull.number]
        reviews.append(
            {
                "id": len(reviews) + 1,
                "user": _account(person),
                "state": "APPROVED" if approves else "CHANGES_REQUESTED",
                "submitted_at": _time(self._clock.tick()),
                "commit_id": self._heads[pull.number],
            }
        )
        self._put(f"pulls/{pull.number}/reviews", list(reviews))

    def trailers(self, pull: Pull, person: str) -> str:
        """None: the forge knows who looked."""
        return ""

    def _commit(self, clone: Clone, commit: str) -> dict[str, Any]:
        """A commit as the forge tells it; it knows the address of everybody's account."""
        told = clone.git("show", "--no-patch", "--format=%an%x00%ae%x00%B", commit)
        name, address, message = told.split("\0")
        known = [person for person in PEOPLE if email(person) == address]
        account = _account(known[0]) if known else None
        signature = {"name": name, "email": address}
        return {
            "sha": commit,
            "commit": {"author": signature, "committer": signature, "message": message},
            "author": account,
            "committer": account,
        }
