"""Statuses: what is typed, and what follows from it and from the dates."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from ambassade.model.moment import before


class State(Enum):
    """The status that readers are told: the typed one, or what follows from approved and the dates."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    ARCHIVED = "archived"


def state(status: str, visible_from: datetime | None, as_of: datetime) -> State:
    """The computed status of something typed as `status` that shows from `visible_from` (None: at once)."""
    if status != "approved":
        return State(status)
    if visible_from is not None and before(as_of, visible_from):
        return State.SCHEDULED
    return State.PUBLISHED
