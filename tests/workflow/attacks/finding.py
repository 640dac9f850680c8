"""Findings as a story expects them: `path:line: severity: message [rule]`."""

from __future__ import annotations

from tests.workflow.attacks.edit import MESSAGE

WALK = "“Come and see how the quay is lit”"
"""The title of the message that most stories are about."""


def error(path: str, line: int, rule: str, message: str) -> str:
    """A finding that refuses a proposal."""
    return f"{path}:{line}: error: {message} [{rule}]"


def warning(path: str, line: int, rule: str, message: str) -> str:
    """A finding that refuses nothing, and weighs."""
    return f"{path}:{line}: warning: {message} [{rule}]"


def notice(path: str, line: int, rule: str, message: str) -> str:
    """A finding that only tells."""
    return f"{path}:{line}: notice: {message} [{rule}]"


def missing(path: str, line: int, title: str, whom: str = "the committee of Aurora", n: int = 1) -> str:
    """Approvals are missing."""
    more = "approval" if n == 1 else "approvals"
    return error(path, line, "approval-missing", f"{title} needs {n} more {more} by {whom}")


def alone(path: str, line: int, name: str, title: str) -> str:
    """Only the author approves."""
    message = f"{name} made this change, and nobody else approves {title}"
    return error(path, line, "author-is-only-approver", message)


def unconfirmed(path: str, line: int, name: str) -> str:
    """Somebody is recorded who did not approve."""
    message = f"{name} is recorded as approving this, and has not approved this proposal"
    return error(path, line, "approval-not-confirmed", message)


def outside(path: str, line: int, slug: str, committee: str = "the committee of Aurora") -> str:
    """Somebody is recorded who may not approve."""
    message = f"`{slug}` is recorded as approving this, and does not belong to {committee}"
    return error(path, line, "approver-not-in-committee", message)


def unrecorded(path: str, line: int, recorded: str = "0 approvals of just this text are", of: int = 1) -> str:
    """Too few approvals are recorded."""
    message = f"this becomes approved, and {recorded} recorded of {of}"
    return error(path, line, "approval-not-recorded", message)


def other_text(path: str, line: int, slug: str = "ana-silva") -> str:
    """A fingerprint is that of another text."""
    return error(path, line, "approval-of-another-text", f"`{slug}` approved another text than this")


def changed(path: str, line: int, said: str) -> str:
    """Something approved is another text now."""
    message = f"this was approved, and is another text now: {said}"
    return error(path, line, "approved-text-changed", message)


def without(path: str, line: int, name: str) -> str:
    """A profile changes without its person."""
    message = f"{name}'s profile changes without their agreement"
    return error(path, line, "changed-without-the-person", message)


def left(path: str, line: int, title: str, status: str, committee: str = "the committee of Aurora") -> str:
    """A status changes without who may change it."""
    message = f"{title} leaves `{status}` without {committee}"
    return error(path, line, "status-changed-by-outsider", message)


def deleted(path: str, line: int, title: str, status: str) -> str:
    """What readers knew is deleted."""
    return error(path, line, "deleted-without-trace", f"{title} was `{status}`, and its file is deleted")


def second_look(path: str, line: int, slug: str = "dara-quinn") -> str:
    """A second look falls due tomorrow."""
    message = f"`{slug}` did this alone; a second look is due on 24 November 2026"
    return notice(path, line, "second-look-due", message)


def does_more(path: str) -> str:
    """The emergency lane is used for something else."""
    return error(
        path, 1, "emergency-does-more", "this is urgent, and does more than freeze, correct or withdraw"
    )


def unverified(reason: str) -> str:
    """What is said of the message where the forge can not be asked."""
    message = f"{WALK} becomes approved, unverified: {reason}"
    return warning(MESSAGE, 12, "approvals-unverified", message)


MISSING = missing(MESSAGE, 12, WALK)
UNCONFIRMED = unconfirmed(MESSAGE, 14, "Ana Silva")
ALONE = alone(MESSAGE, 13, "Ana Silva", WALK)
