"""What stands on a network's page, part by part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ambassade.publish.pages.link import TitleLink
from ambassade.publish.pages.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Spot:
    """A shared account, a group or a blog: one line of the table."""

    name: Phrase
    url: str | None
    kind: str
    icon: str
    languages: str
    audience: int | None
    measured_on: date | None
    how: Phrase | None = None
    host: str | None = None


@dataclass(frozen=True, slots=True)
class Recommended:
    """A platform where the network speaks."""

    id: str
    name: str
    why: Phrase | None
    languages: str
    state: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """The editorial line; what only members read is empty for others."""

    angle: Phrase
    speaks_of: tuple[Phrase, ...]
    tone: Phrase | None = None
    leaves_to_others: tuple[Phrase, ...] = ()
    value: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """An interaction rule."""

    rule: Phrase
    example: Phrase | None


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective."""

    name: Phrase
    target: Phrase | None
    due: date | None
    serves: Phrase | None


@dataclass(frozen=True, slots=True)
class AuditLine:
    """What the last audit of a platform found."""

    id: str
    name: str
    decision: str
    score: int | None
    checked_on: date
    owner: str | None
    note: Phrase | None


@dataclass(frozen=True, slots=True)
class PlanWeek:
    """One week of the launch plan."""

    monday: date
    content: Phrase | None
    entries: tuple[TitleLink, ...]


@dataclass(frozen=True, slots=True)
class PlanMember:
    """One of the first members."""

    person: str
    asked: Phrase | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The launch plan."""

    starts_on: date
    rhythm: Phrase | None
    weeks: tuple[PlanWeek, ...]
    first_members: tuple[PlanMember, ...]


@dataclass(frozen=True, slots=True)
class Follow:
    """A way to follow the network."""

    path: str
    icon: str
    words: str
