"""Rule `relays-outside-campaign`: a relay plan belongs to a campaign, its waves to the campaign's days."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Entry, Wave
from ambassade.rules.calendar import in_range
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.ENTRY)
def relays_outside_campaign(item: Item[Entry], _context: Context) -> Iterator[Fault]:
    """A relay plan of something that is no campaign; a wave that ends before it begins, or lies outside."""
    entry = item.value
    if not entry.relays:
        return
    if entry.kind != "campaign":
        yield Fault(
            item=item,
            at=("relays",),
            key=True,
            message=say("this has a relay plan, and is no campaign"),
            hint=say("write `kind: campaign`, or move the plan to the campaign that this is part of"),
        )
        return
    for number, wave in enumerate(entry.relays):
        yield from _outside(item, number, wave)


def _outside(item: Item[Entry], number: int, wave: Wave) -> Iterator[Fault]:
    """What is wrong with the days of one wave."""
    entry, at = item.value, ("relays", number)
    if wave.until is not None and wave.until < wave.from_:
        yield Fault(
            item=item,
            at=(*at, "until"),
            message=say(
                "this wave ends on {last}, before it begins on {first}", first=wave.from_, last=wave.until
            ),
            hint=say("swap the two days, or leave `until` out"),
        )
        return
    if entry.start is None or entry.recurrence is not None or not in_range(entry.start, entry.end):
        return
    if wave.from_ < entry.start.day:
        yield Fault(
            item=item,
            at=(*at, "from"),
            message=say(
                "this wave begins on {day}, before its campaign does on {first}",
                day=wave.from_,
                first=entry.start.day,
            ),
            hint=say("move the wave, or begin the campaign earlier"),
        )
    last = wave.until or wave.from_
    if entry.end is not None and last > entry.end.day:
        yield Fault(
            item=item,
            at=(*at, "until" if wave.until is not None else "from"),
            message=say(
                "this wave goes on until {day}, after its campaign has ended on {last}",
                day=last,
                last=entry.end.day,
            ),
            hint=say("move the wave, or end the campaign later"),
        )
