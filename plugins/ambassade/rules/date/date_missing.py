"""Rule `date-missing`: what is put to others has a date."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Entry
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.ENTRY)
def date_missing(item: Item[Entry], _context: Context) -> Iterator[Fault]:
    """An entry without `start` that is no draft any more, or that says when it ends or comes again."""
    entry = item.value
    if entry.start is not None:
        return
    if entry.status in {"in_review", "approved"}:
        yield Fault(
            item=item,
            at=("status",),
            message=say("this has no date, and only a draft may be without one"),
            hint=say("add `start`, as `2026-11-26` or `2026-11-26T18:00`, or write `status: draft`"),
        )
        return
    for name in _needing(entry):
        yield Fault(
            item=item,
            at=(name,),
            key=True,
            message=say("this needs a first day to count from, and the entry has no `start`"),
            hint=say("add `start`, as `2026-11-26` or `2026-11-26T18:00`, or take this out"),
        )


def _needing(entry: Entry) -> Iterator[str]:
    """What an entry says of its dates without having a first one."""
    if entry.end is not None:
        yield "end"
    if entry.recurrence is not None:
        yield "recurrence"
