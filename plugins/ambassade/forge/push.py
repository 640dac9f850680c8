"""When a pull request's branch last changed, by GitHub's own clock.

A commit's dates are its author's, and a review's `commit_id` is moved along by a force push, so neither tells
whether a review is older than a push. `/activity` tells pushes and who made them, the timeline tells force
pushes and changes of the base branch; both have to be readable (GitHub's REST description,
`repos/list-activities` and `issues/list-events-for-timeline`; force pushes are in real timelines, not in the
description).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ambassade.forge.fault import ForgeFault
from ambassade.forge.shape import Record, unlike_documented
from ambassade.words import say

CHANGES_OF_THE_DIFFERENCE = frozenset(
    {"head_ref_force_pushed", "base_ref_changed", "base_ref_force_pushed", "automatic_base_change_succeeded"}
)


@dataclass(frozen=True, slots=True)
class Branch:
    """A pull request's branch: its ref, its head, the commits it brings, when it was opened and merged."""

    ref: str
    head: str
    commits: frozenset[str]
    opened: datetime
    merged: datetime | None

    def is_later(self, moment: datetime) -> bool:
        """Whether a moment is after the merge, when nothing changes what was merged."""
        return self.merged is not None and moment > self.merged


@dataclass(frozen=True, slots=True)
class Push:
    """One change of the branch; `actor` is None where the account no longer exists."""

    at: datetime
    actor: Record | None


def pushes(activity: Iterable[Record], branch: Branch) -> list[Push]:
    """The pushes that made the branch what it is, from its activity, newest first.

    Reads back to the pull request's opening, and further to whoever pushed its commits. Raises ForgeFault
    where the newest push is not the one of the head: then a push is missing, or has just happened.
    """
    found: list[Push] = []
    previous: datetime | None = None
    for entry in activity:
        at = entry.instant("timestamp")
        if entry.text("ref") != branch.ref or (previous is not None and at > previous):
            raise unlike_documented(entry.forge)
        previous = at
        after = entry.text("after")
        deleted = entry.text("activity_type") == "branch_deletion"
        if branch.is_later(at) or (branch.merged is not None and deleted and not found):
            continue
        if not found and after != branch.head:
            raise _unknown(entry.forge)
        if at < branch.opened and found and after not in branch.commits:
            break
        found.append(Push(at, entry.optional_record("actor")))
    if not found:
        raise _unknown("GitHub")
    return found


def _unknown(forge: str) -> ForgeFault:
    return ForgeFault(say("{forge} does not tell when the last push was", forge=forge))


def changes_in(timeline: Iterable[Record], branch: Branch) -> list[Push]:
    """Force pushes and changes of the base branch, from the whole timeline."""
    found: list[Push] = []
    for event in timeline:
        if event.optional_text("event") in CHANGES_OF_THE_DIFFERENCE:
            at = event.instant("created_at")
            if not branch.is_later(at):
                forced = event.text("event") == "head_ref_force_pushed"
                found.append(Push(at, event.optional_record("actor") if forced else None))
    return found
