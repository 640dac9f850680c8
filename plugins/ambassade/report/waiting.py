"""What waits in a repository, for whom, and since when.

Only work is listed, never people's figures: nobody is counted, and only what a committee took on is late.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from ambassade.editing.committee import Committee
from ambassade.history.changes import STATUS_KINDS
from ambassade.history.standing import Standing
from ambassade.model.catalog import Catalog, Item
from ambassade.model.content import Approval
from ambassade.model.digest import digest
from ambassade.model.second_look import unfollowed
from ambassade.model.status import Role, Status
from ambassade.rules.workflow.second_look_due import next_working_day
from ambassade.words import Say, say

_AUTHOR, _OWNER = say("writes it"), say("looks after it")


class Why(Enum):
    """What is waited for."""

    WRITING = "writing"
    REVIEW = "review"
    SECOND_LOOK = "second_look"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is waited for, and what makes them so."""

    slug: str
    name: str
    words: Say


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits.

    `since` is when its status was set (aware), None where nobody knows; `due` is the day of a second look.
    """

    item: Item[Any]
    why: Why
    people: tuple[Person, ...]
    since: datetime | None
    due: date | None = None


def waiting(
    catalog: Catalog, since: Mapping[str, datetime], today: date, network: str | None = None
) -> list[Waiting]:
    """Drafts, what is in review, and what waits for a second look; by network, the oldest first.

    `since` gives the time by path; `today` is the day in the organisation's zone.
    """
    standing = Standing(catalog, today)
    found = [
        one
        for kind in STATUS_KINDS
        for item in catalog.items(kind).values()
        if (network is None or item.network == network)
        and (one := _look(item, catalog, standing, since.get(item.path))) is not None
    ]
    return sorted(found, key=_order)


def _order(one: Waiting) -> tuple[object, ...]:
    """What belongs to no network comes last; an unknown age before the known ones."""
    return (
        one.item.network is None,
        one.item.network or "",
        0.0 if one.since is None else one.since.timestamp(),
        one.item.path,
    )


def _look(item: Item[Any], catalog: Catalog, standing: Standing, since: datetime | None) -> Waiting | None:
    approvals: tuple[Approval, ...] = item.value.approvals
    status = Status(item.value.status)
    urgent = unfollowed(approvals)
    if status in {Status.APPROVED, Status.ARCHIVED} and not urgent:
        return None
    committee = Committee(item, catalog, standing)
    if urgent:
        asked = committee.approvers - {one.by for one in urgent}
        due = next_working_day(min(one.on for one in urgent))
        return Waiting(item, Why.SECOND_LOOK, _people(committee, asked), since, due)
    if status is Status.DRAFT:
        return Waiting(item, Why.WRITING, _writers(item, committee, standing), since)
    mark = digest(item, catalog.read)
    given = frozenset(one.by for one in approvals if one.digest == mark)
    asked = committee.asked(given) if committee.need is not None else committee.approvers
    return Waiting(item, Why.REVIEW, _people(committee, asked), since)


def _writers(item: Item[Any], committee: Committee, standing: Standing) -> tuple[Person, ...]:
    """Who works on a draft: its authors or owner, else whoever leads."""
    owner = getattr(item.value, "owner", None)
    named = [(slug, _AUTHOR) for slug in getattr(item.value, "authors", ())]
    named += [(owner, _OWNER)] if owner is not None else []
    here = [Person(slug, standing.name(slug), does) for slug, does in named if not standing.has_left(slug)]
    if here:
        return tuple(here)
    leads = committee.parts(frozenset({Role.LEAD}))
    return tuple(Person(part.person, part.name, part.words) for part in leads)


def _people(committee: Committee, asked: frozenset[str]) -> tuple[Person, ...]:
    """The people asked, with their roles."""
    parts = committee.parts(frozenset(Role), asked)
    return tuple(Person(part.person, part.name, part.words) for part in parts)
