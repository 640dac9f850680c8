"""Which urgent approvals nobody else has looked at yet."""

from __future__ import annotations

from collections.abc import Sequence

from ambassade.model.content import Approval


def unfollowed(approvals: Sequence[Approval]) -> list[Approval]:
    """The urgent approvals without a later one by somebody else."""
    return [
        urgent
        for urgent in approvals
        if urgent.urgent and not any(is_look(other, urgent) for other in approvals)
    ]


def is_look(other: Approval, urgent: Approval) -> bool:
    """Whether one approval is the second look that another waits for.

    It may be over a later text: that of today is what has to be right, and what is approved is held to it.
    """
    return other.by != urgent.by and not other.urgent and other.on >= urgent.on
