"""Rule `recurrence-until-not-utc`: the end of a recurrence is written as its beginning wants it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Entry
from ambassade.rules.calendar import in_range
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

_UNTIL = re.compile(r"UNTIL=(\d{8})(?:T(\d{6})(Z)?)?")


@rule(Severity.ERROR, Kind.ENTRY)
def recurrence_until_not_utc(item: Item[Entry], context: Context) -> Iterator[Fault]:
    """An UNTIL without `Z` where the entry has hours, or with an hour where it has days only.

    RFC 5545, 3.3.10: UNTIL is an instant in UTC where DTSTART has a zone, and a day where DTSTART is one.
    """
    entry = item.value
    match = _UNTIL.search(entry.recurrence.rule) if entry.recurrence is not None else None
    if match is None:
        return
    day, hour, utc = match.groups()
    if entry.start.is_day:
        if hour is not None:
            yield Fault(
                item=item,
                at=("recurrence", "rule"),
                message=say("the entry has no hours, and its recurrence ends at one"),
                hint=say("write `UNTIL={day}`", day=day),
            )
        return
    last = _last(day, hour)
    if utc is None and last is not None:
        written = last.replace(tzinfo=context.index.zone(item)).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        yield Fault(
            item=item,
            at=("recurrence", "rule"),
            message=say("the entry has hours, and its recurrence ends without one in UTC"),
            hint=say("write `UNTIL={until}`", until=written),
        )


def _last(day: str, hour: str | None) -> datetime | None:
    """The last local time that is meant: all of the day where no hour is given; None out of range."""
    date = datetime.strptime(day, "%Y%m%d").date()  # noqa: DTZ007 - local on purpose
    if not in_range(date):
        return None
    return datetime.combine(date, time.fromisoformat(hour) if hour else time(23, 59, 59))
