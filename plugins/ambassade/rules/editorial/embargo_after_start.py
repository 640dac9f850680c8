"""Rule `embargo-after-start`: readers hear of something before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Entry
from ambassade.model.moment import Moment, before
from ambassade.publish.visibility import embargo_ends
from ambassade.rules.calendar import in_range, told
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.WARNING, Kind.ENTRY)
def embargo_after_start(item: Item[Entry], context: Context) -> Iterator[Fault]:
    """An embargo that is lifted only once the entry has begun."""
    entry = item.value
    if entry.embargo is None or entry.start is None or entry.recurrence is not None:
        return
    if entry.cancelled or entry.status == "archived":
        return
    if not in_range(entry.embargo, entry.start):
        return
    embargo = embargo_ends(entry, context.catalog.zone())
    if embargo is not None and before(_begun(entry.start, context.index.zone(item)), embargo):
        yield Fault(
            item=item,
            at=("embargo",),
            message=say(
                "the embargo ends on {embargo}, after the beginning on {start}",
                embargo=told(entry.embargo),
                start=told(entry.start),
            ),
            hint=say("lift it earlier, or write `audience: internal` if nobody outside should know"),
        )


def _begun(start: Moment, zone: ZoneInfo) -> datetime:
    """When it is too late to hear of something: at its hour, or once its first day is over."""
    return start.ends(zone) - timedelta(seconds=1) if start.is_day else start.starts(zone)
