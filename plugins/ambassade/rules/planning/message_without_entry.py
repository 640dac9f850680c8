"""Rule `message-without-entry`: a message belongs to what it is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from ambassade.findings import Label, Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Entry, Message
from ambassade.rules.calendar import in_range
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.NOTICE, Kind.MESSAGE)
def message_without_entry(item: Item[Message], context: Context) -> Iterator[Fault]:
    """A message that names no entry, though one of its network is told on a platform of it in its window.

    A draft need not know yet what it is for.
    """
    message = item.value
    if message.entry is not None or message.status == "draft" or context.index.is_over(item):
        return
    if not in_range(message.window.from_, message.window.until):
        return
    entry = _meant(item, context)
    if entry is not None:
        yield Fault(
            item=item,
            at=("idea",),
            key=True,
            message=say(
                "this belongs to no entry, while there are some on its platforms and dates, such as `{key}`",
                key=entry.key,
            ),
            hint=say("name the one it is about, under `entry`"),
            related=(Label(entry.document.at(("start",)), say("the entry")),),
        )


def _meant(item: Item[Message], context: Context) -> Item[Entry] | None:
    """The first entry to come that a message without one might be about."""
    window = item.value.window
    found = []
    for platform in {variant.platform for variant in item.value.variants}:
        days = context.index.schedule.told.get((item.network or "", platform), [])
        place = bisect_left(days, (window.from_.day, ""))
        if place < len(days) and days[place][0] <= window.until.day:
            found.append(days[place])
    return context.catalog.entries[min(found)[1]] if found else None
