"""Rule `event-without-place`: an event says where it takes place."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Entry
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.NOTICE, Kind.ENTRY)
def event_without_place(item: Item[Entry], context: Context) -> Iterator[Fault]:
    """An event to come without `where`, or something at an address that has none."""
    entry = item.value
    if entry.cancelled or context.index.is_over(item):
        return
    if entry.where is None:
        if entry.kind == "event":
            yield Fault(
                item=item,
                at=("kind",),
                message=say("nothing says where this event takes place"),
                hint=say("add `where`, with its `kind` and a `place`, an `address` or a `url`"),
            )
    elif entry.where.kind != "online" and entry.where.place is None and entry.where.address is None:
        yield Fault(
            item=item,
            at=("where",),
            key=True,
            message=say("this takes place at an address, and none is given"),
            hint=say("add `place` or `address` under `where`"),
        )
