"""Statuses: what is typed, what follows from it and the dates, and who may change one into another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from types import MappingProxyType
from typing import Final

from ambassade.model.moment import before
from ambassade.words import Say, say


class State(Enum):
    """The status that readers are told: the typed one, or what follows from approved and the dates."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    ARCHIVED = "archived"


class Status(Enum):
    """The status that is typed in a file."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    ARCHIVED = "archived"


class Role(Enum):
    """What somebody is to a change; the names are those of committees and review tiers."""

    LEAD = "lead"
    EDITOR = "editor"
    APPROVER = "approver"
    COMMUNITY_MANAGER = "community_manager"
    LEGAL = "legal"
    SPONSOR = "sponsor"
    THE_PERSON = "the_person"
    MAINTAINER = "maintainer"
    ON_CALL = "on_call"


APPROVING: Final = frozenset(
    {Role.LEAD, Role.EDITOR, Role.APPROVER, Role.COMMUNITY_MANAGER, Role.LEGAL, Role.SPONSOR}
)
"""The roles of a committee, each of which may approve unless a tier says which."""
STEERING: Final = APPROVING | {Role.ON_CALL}
"""Who may take something off the pages: the committee, and whoever is on call."""


@dataclass(frozen=True, slots=True)
class Transition:
    """One way from a status to another, or to being gone.

    `roles`: somebody with one of them has to have a part in it, as its author or as an approver; empty:
    anybody may propose it. Where it is not `allowed`, nobody may.
    """

    allowed: bool
    roles: frozenset[Role]
    why: Say


_ANYBODY: Final[frozenset[Role]] = frozenset()


def _yes(roles: frozenset[Role], why: Say) -> Transition:
    return Transition(allowed=True, roles=roles, why=why)


def _no(why: Say) -> Transition:
    return Transition(allowed=False, roles=_ANYBODY, why=why)


_STARTS = say("everything starts as a draft or in review")
_REVIEWED_FIRST = say("what becomes approved was in review before")
_KEPT = say("what was published stays in the repository, archived")
_PROPOSED = say("anybody may propose it")
_SENT_BACK = say("anybody may ask for another look")
_TAKEN_BACK = say("the committee may take it off the pages, and so may whoever is on call")
_DECIDED = say("the committee decides what is published")
_DRAFT_DROPPED = say("anybody may drop a draft")
_DROPPED = say("what nobody saw may be dropped by its committee")
_STAYS = say("it stays what it is")

TRANSITIONS: Final[Mapping[tuple[Status | None, Status | None], Transition]] = MappingProxyType(
    {
        (None, Status.DRAFT): _yes(_ANYBODY, _PROPOSED),
        (None, Status.IN_REVIEW): _yes(_ANYBODY, _PROPOSED),
        (None, Status.APPROVED): _no(_STARTS),
        (None, Status.ARCHIVED): _no(_STARTS),
        (Status.DRAFT, Status.DRAFT): _yes(_ANYBODY, _STAYS),
        (Status.DRAFT, Status.IN_REVIEW): _yes(_ANYBODY, _PROPOSED),
        (Status.DRAFT, Status.APPROVED): _no(_REVIEWED_FIRST),
        (Status.DRAFT, Status.ARCHIVED): _yes(_ANYBODY, _DRAFT_DROPPED),
        (Status.DRAFT, None): _yes(_ANYBODY, _DRAFT_DROPPED),
        (Status.IN_REVIEW, Status.DRAFT): _yes(_ANYBODY, _SENT_BACK),
        (Status.IN_REVIEW, Status.IN_REVIEW): _yes(_ANYBODY, _STAYS),
        (Status.IN_REVIEW, Status.APPROVED): _yes(APPROVING, _DECIDED),
        (Status.IN_REVIEW, Status.ARCHIVED): _yes(APPROVING, _DROPPED),
        (Status.IN_REVIEW, None): _yes(APPROVING, _DROPPED),
        (Status.APPROVED, Status.DRAFT): _yes(STEERING, _TAKEN_BACK),
        (Status.APPROVED, Status.IN_REVIEW): _yes(_ANYBODY, _SENT_BACK),
        (Status.APPROVED, Status.APPROVED): _yes(_ANYBODY, _STAYS),
        (Status.APPROVED, Status.ARCHIVED): _yes(STEERING, _TAKEN_BACK),
        (Status.APPROVED, None): _no(_KEPT),
        (Status.ARCHIVED, Status.DRAFT): _yes(_ANYBODY, _SENT_BACK),
        (Status.ARCHIVED, Status.IN_REVIEW): _yes(_ANYBODY, _SENT_BACK),
        (Status.ARCHIVED, Status.APPROVED): _no(_REVIEWED_FIRST),
        (Status.ARCHIVED, Status.ARCHIVED): _yes(_ANYBODY, _STAYS),
        (Status.ARCHIVED, None): _no(_KEPT),
    }
)
"""Every pair of typed statuses; None: not there. A test holds each pair, with every role, to the check."""


def state(status: str, visible_from: datetime | None, as_of: datetime) -> State:
    """The computed status of something typed as `status` that shows from `visible_from` (None: at once)."""
    if status != "approved":
        return State(status)
    if visible_from is not None and before(as_of, visible_from):
        return State.SCHEDULED
    return State.PUBLISHED
