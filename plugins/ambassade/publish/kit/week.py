"""The week that a kit is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ambassade.publish.planning import monday_of

AHEAD = timedelta(weeks=3)
"""How far ahead of today a kit tells of dates."""


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Sunday, in the organisation's zone; `today` is one of them."""

    first: date
    last: date
    today: date

    @classmethod
    def of(cls, today: date) -> Week:
        """The week of a day."""
        monday = monday_of(today)
        return cls(monday, monday + timedelta(days=6), today)

    @property
    def horizon(self) -> date:
        """The last day of which a kit tells."""
        return self.today + AHEAD
