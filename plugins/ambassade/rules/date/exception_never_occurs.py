"""Rule `exception-never-occurs`: what is left out or moved is a date of the rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind, Path
from ambassade.model.content import Entry
from ambassade.publish.edition import public
from ambassade.publish.occurrence import Window, occurrences
from ambassade.rules.calendar import in_range, until_day
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.ENTRY)
def exception_never_occurs(item: Item[Entry], context: Context) -> Iterator[Fault]:
    """A day under `except` or `overrides` on which the rule puts nothing."""
    entry = item.value
    if entry.start is None or entry.recurrence is None:
        return
    if not in_range(entry.start, entry.end, until_day(entry.recurrence.rule)):
        return
    bare = public.Entry(
        id=entry.id,
        title=entry.title,
        kind=entry.kind,
        start=entry.start,
        recurrence=public.Recurrence(rule=entry.recurrence.rule),
    )
    for path, day in _exceptions(entry):
        if not in_range(day):
            continue
        if not occurrences(item.key, bare, context.index.zone(item), Window(day, day)):
            yield Fault(
                item=item,
                at=path,
                message=say("the rule puts nothing on {day}", day=day),
                hint=say("correct the day to one that the rule gives, or delete the line"),
            )


def _exceptions(entry: Entry) -> Iterator[tuple[Path, date]]:
    if entry.recurrence is not None:
        for index, day in enumerate(entry.recurrence.except_):
            yield ("recurrence", "except", index), day
        for index, override in enumerate(entry.recurrence.overrides):
            yield ("recurrence", "overrides", index, "on"), override.on
