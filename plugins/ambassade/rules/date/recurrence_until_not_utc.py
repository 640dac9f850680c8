"""Rule `recurrence-until-not-utc`: the end of a recurrence is written as its beginning wants it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Entry
from ambassade.rules.calendar import in_range, until_day, until_of
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.ENTRY)
def recurrence_until_not_utc(item: Item[Entry], context: Context) -> Iterator[Fault]:
    """An UNTIL without `Z` where the entry has hours, or with an hour where it has days only.

    RFC 5545, 3.3.10: UNTIL is an instant in UTC where DTSTART has a zone, and a day where DTSTART is one.
    """
    entry = item.value
    until = until_of(entry.recurrence.rule) if entry.recurrence is not None else None
    if until is None or entry.start is None or entry.recurrence is None:
        return
    if not in_range(until_day(entry.recurrence.rule)):
        return
    day, hour, utc = until
    if entry.start.is_day:
        if hour is not None:
            yield Fault(
                item=item,
                at=("recurrence", "rule"),
                message=say("the entry has no hours, and its recurrence ends at one"),
                hint=say("write `UNTIL={day}`", day=day),
            )
        return
    if utc is None:
        last = datetime.fromisoformat(f"{day}T{hour or '235959'}").replace(tzinfo=context.index.zone(item))
        yield Fault(
            item=item,
            at=("recurrence", "rule"),
            message=say("the entry has hours, and its recurrence ends without one in UTC"),
            hint=say("write `UNTIL={until}`", until=last.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")),
        )
