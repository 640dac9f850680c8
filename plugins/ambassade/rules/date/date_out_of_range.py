"""Rule `date-out-of-range`: a year is one that can be meant."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.rules.calendar import EARLIEST, LATEST, days_of, in_range
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, *Kind)
def date_out_of_range(item: Item[object], _context: Context) -> Iterator[Fault]:
    """A day before 1990 or after 2100."""
    for path, day in days_of(item):
        if not in_range(day):
            yield Fault(
                item=item,
                at=path,
                message=say("the year {year} can hardly be meant", year=f"{day.year:04}"),
                hint=say(
                    "write a year from {first} to {last}", first=str(EARLIEST.year), last=str(LATEST.year)
                ),
            )
