"""Rule `missing-local-time`: an hour that is named exists where it is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import Any

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.rules.calendar import hours_of
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.ENTRY, Kind.MESSAGE, Kind.POST, Kind.COLLECTION)
def missing_local_time(item: Item[Any], context: Context) -> Iterator[Fault]:
    """A local hour that the clocks skip when summer time begins."""
    for path, moment, zone in hours_of(item, context.catalog, context.index.zone(item)):
        if moment.exists(zone):
            continue
        after = moment.starts(zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
        yield Fault(
            item=item,
            at=path,
            message=say(
                "the hour {hour} does not exist in {zone}: the clocks go forward over it",
                hour=moment.clock,
                zone=zone.key,
            ),
            hint=say("write `{after}`, or another hour", after=after.isoformat(timespec="minutes")),
        )
