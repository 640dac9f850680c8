"""What the reckoning of dates needs to know of an entry, be it of the content or of an edition."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from ambassade.model.moment import Moment


class Moved(Protocol):
    """One date of a rule that takes place otherwise, or not at all."""

    @property
    def on(self) -> date:
        """The day on which the rule puts it."""

    @property
    def start(self) -> Moment:
        """When it begins instead."""

    @property
    def end(self) -> Moment | None:
        """When it ends instead."""

    @property
    def cancelled(self) -> bool:
        """Whether it does not take place."""


class Repeated(Protocol):
    """What makes an entry come again."""

    @property
    def rule(self) -> str:
        """A rule of RFC 5545."""

    @property
    def except_(self) -> Sequence[date]:
        """Days of the rule that are left out."""

    @property
    def overrides(self) -> Sequence[Moved]:
        """Dates of the rule that are changed."""


class Planned(Protocol):
    """An entry of a calendar, as far as its dates go."""

    @property
    def start(self) -> Moment | None:
        """When it first begins; None: an idea that has no date yet."""

    @property
    def end(self) -> Moment | None:
        """When that first one ends."""

    @property
    def time_zone(self) -> str | None:
        """The zone of its hours; None: the organisation's."""

    @property
    def recurrence(self) -> Repeated | None:
        """How it comes again, if it does."""

    @property
    def cancelled(self) -> bool:
        """Whether all of it is called off."""
