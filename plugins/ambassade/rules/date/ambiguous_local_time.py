"""Rule `ambiguous-local-time`: an hour that comes twice says which one is meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.rules.calendar import hours_of
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.ENTRY, Kind.MESSAGE, Kind.POST, Kind.COLLECTION)
def ambiguous_local_time(item: Item[Any], context: Context) -> Iterator[Fault]:
    """A local hour that the clocks repeat when summer time ends, without its offset."""
    for path, moment, zone in hours_of(item, context.catalog, context.index.zone(item)):
        if not moment.ambiguous(zone):
            continue
        first = moment.starts(zone)
        second = first.replace(fold=1)
        if first.utcoffset() == second.utcoffset():
            continue
        yield Fault(
            item=item,
            at=path,
            message=say(
                "the hour {hour} comes twice in {zone}: the clocks go back over it",
                hour=moment.clock,
                zone=zone.key,
            ),
            hint=say(
                "write `{first}` for the first, or `{second}` for the second",
                first=first.isoformat(timespec="minutes"),
                second=second.isoformat(timespec="minutes"),
            ),
        )
