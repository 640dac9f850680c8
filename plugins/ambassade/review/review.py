"""The whole review, as one value: what the renderers are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from ambassade.review.effect import (
    Calendar,
    Count,
    Effect,
    Inside,
    Needed,
    NotNamed,
    People,
    Rewording,
    SecondLooks,
    Unreadable,
)
from ambassade.words import Say


@dataclass(frozen=True, slots=True)
class Correction:
    """An error that the check finds."""

    rule: str
    message: Say
    path: str
    line: int
    hint: Say | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule, and how many errors it finds that are not told by themselves."""

    rule: str
    number: int


@dataclass(frozen=True, slots=True)
class Corrections:
    """The errors of the proposal, one by one or by rule."""

    told: tuple[Correction, ...] = ()
    rules: tuple[Broken, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that is told of a proposal; `audience` is `public` or `private`."""

    audience: str
    as_of: datetime
    base: str
    head: str | None
    public: tuple[Effect, ...] = ()
    later: tuple[Effect, ...] = ()
    later_counts: tuple[Count, ...] = ()
    inside: Inside = field(default_factory=Inside)
    invisible: tuple[Effect, ...] = ()
    changes: tuple[Rewording, ...] = ()
    calendar: Calendar = field(default_factory=Calendar)
    people: People = field(default_factory=People)
    needed: Needed = field(default_factory=Needed)
    not_named: NotNamed = field(default_factory=NotNamed)
    changed: int = 0
    """How many things that are public on both sides readers see otherwise, their dates counted."""
    second_looks: SecondLooks = field(default_factory=SecondLooks)
    corrections: Corrections = field(default_factory=Corrections)
    findings: tuple[int, int, int] = (0, 0, 0)
    """Errors, warnings and notices of the check."""
    unreadable: Unreadable = field(default_factory=Unreadable)
    other_files: int = 0
    """Changed files that are no content."""
