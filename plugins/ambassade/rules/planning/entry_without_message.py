"""Rule `entry-without-message`: what is to be told on platforms has a message in time."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Entry
from ambassade.publish.planning import MEETINGS, TEXT_BEFORE
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.NOTICE, Kind.ENTRY)
def entry_without_message(item: Item[Entry], context: Context) -> Iterator[Fault]:
    """An approved entry with channels that begins within three weeks and that no message belongs to.

    Of a campaign, a message for any of its parts will do. Meetings are for who is invited.
    """
    entry = item.value
    if entry.status != "approved" or not entry.channels or entry.kind in MEETINGS:
        return
    schedule = context.index.schedule
    if context.catalog.broken.get(Kind.MESSAGE) or item.key in schedule.carried:
        return
    for one in schedule.to_come(item):
        if one.first_day <= schedule.today + TEXT_BEFORE:
            yield Fault(
                item=item,
                at=("channels",),
                key=True,
                message=say(
                    "this begins on {day}, is to be told on platforms, and has no message", day=one.first_day
                ),
                hint=say("write a message that names it under `entry`, or leave out the channels"),
            )
            return
