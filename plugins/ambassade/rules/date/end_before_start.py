"""Rule `end-before-start`: what ends has begun before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ambassade.findings import Severity
from ambassade.model import content
from ambassade.model.catalog import Item, Kind, Path
from ambassade.model.moment import Moment, before
from ambassade.rules.calendar import in_range, times_of, told
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.ENTRY, Kind.NETWORK, Kind.AMBASSADOR)
def end_before_start(item: Item[Any], context: Context) -> Iterator[Fault]:
    """An entry, a moved date of it, a cycle or a spokesperson's time that ends before it begins."""
    value = item.value
    if isinstance(value, content.Entry):
        zone = context.index.zone(item)
        for path, start, end in times_of(value):
            known = end is not None and in_range(start, end) and start.is_day == end.is_day
            if end is not None and known and before(end.starts(zone), start.starts(zone)):
                yield _fault(item, path, start, end)
    else:
        for path, first, last in _days(value):
            if first is not None and last is not None and last < first:
                yield _fault(item, path, first, last)


def _days(value: content.Network | content.Ambassador) -> Iterator[tuple[Path, date | None, date | None]]:
    if isinstance(value, content.Network):
        if value.cycle is not None:
            yield ("cycle", "ends_on"), value.cycle.starts_on, value.cycle.ends_on
    else:
        for index, one in enumerate(value.spokesperson_for):
            yield ("spokesperson_for", index, "until"), one.from_, one.until


def _fault(item: Item[Any], path: Path, start: Moment | date, end: Moment | date) -> Fault:
    return Fault(
        item=item,
        at=path,
        message=say("this ends on {end}, before it begins on {start}", end=told(end), start=told(start)),
        hint=say("correct one of the two"),
    )
