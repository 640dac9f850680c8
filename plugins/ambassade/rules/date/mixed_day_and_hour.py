"""Rule `mixed-day-and-hour`: an entry runs from day to day or from hour to hour."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Entry
from ambassade.rules.calendar import times_of
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.ENTRY)
def mixed_day_and_hour(item: Item[Entry], _context: Context) -> Iterator[Fault]:
    """A beginning with an hour and an end without one, or the other way round; in a moved date too."""
    for path, start, end in times_of(item.value):
        if end is None or start.is_day == end.is_day:
            continue
        yield Fault(
            item=item,
            at=path,
            message=say("this begins on a day and ends at an hour")
            if start.is_day
            else say("this begins at an hour and ends on a day"),
            hint=say("write both with an hour, as `2026-11-26T18:00`, or both without"),
        )
