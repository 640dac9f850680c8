"""Rule `depends-on-later`: what has to be done before comes before."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Label, Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Entry
from ambassade.model.moment import before
from ambassade.rules.calendar import in_range, told
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.ENTRY)
def depends_on_later(item: Item[Entry], context: Context) -> Iterator[Fault]:
    """An entry that waits for one that begins later; two that wait for each other are told as a circle."""
    entry = item.value
    if entry.start is None or entry.cancelled or entry.status == "archived":
        return
    for index, key in enumerate(entry.depends_on):
        other = context.catalog.entries.get(key)
        if other is None or other is item or item.key in other.value.depends_on:
            continue
        start = other.value.start
        if start is None or other.value.cancelled or other.value.status == "archived":
            continue
        if not in_range(entry.start, start):
            continue
        own, later = entry.start.starts(context.index.zone(item)), start.starts(context.index.zone(other))
        if before(own, later):
            yield Fault(
                item=item,
                at=("depends_on", index),
                message=say(
                    "this begins on {start} and waits for `{key}`, which begins on {later}",
                    start=told(entry.start),
                    key=key,
                    later=told(start),
                ),
                hint=say("move one of the two, or take the line out"),
                related=(Label(other.document.at(("start",)), say("begins later")),),
            )
