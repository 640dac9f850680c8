"""Rule `outside-campaign`: what is part of a campaign takes place during it."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Entry
from ambassade.model.moment import before
from ambassade.rules.calendar import in_range, told
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

_AROUND = frozenset({"meeting", "information_meeting"})
"""Meetings prepare a campaign and look back on it."""


@rule(Severity.ERROR, Kind.ENTRY)
def outside_campaign(item: Item[Entry], context: Context) -> Iterator[Fault]:
    """An entry that begins before its campaign or after its end; meetings may."""
    entry = item.value
    campaign = context.catalog.entries.get(entry.campaign or "")
    if campaign is None or campaign.value.kind != "campaign" or campaign is item:
        return
    whole = campaign.value
    if entry.kind in _AROUND or entry.cancelled or entry.status == "archived":
        return
    if entry.start is None or whole.start is None or whole.recurrence is not None:
        return
    if not in_range(entry.start, whole.start, whole.end):
        return
    start = entry.start.starts(context.index.zone(item))
    zone = context.index.zone(campaign)
    if before(start, whole.start.starts(zone)) and entry.recurrence is None:
        yield Fault(
            item=item,
            at=("start",),
            message=say(
                "this begins on {start}, before its campaign `{key}` does on {first}",
                start=told(entry.start),
                key=campaign.key,
                first=told(whole.start),
            ),
            hint=say("move it, begin the campaign earlier, or take it out of the campaign"),
        )
    elif whole.end is not None and not before(start, whole.end.ends(zone)):
        yield Fault(
            item=item,
            at=("start",),
            message=say(
                "this begins on {start}, after its campaign `{key}` ended on {last}",
                start=told(entry.start),
                key=campaign.key,
                last=told(whole.end),
            ),
            hint=say("move it, end the campaign later, or take it out of the campaign"),
        )
