"""Rule `networks-collide`: two networks do not speak on one platform on the same day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ambassade.findings import Label, Severity
from ambassade.model.catalog import Catalog
from ambassade.publish.occurrence import Occurrence
from ambassade.publish.planning import SPANNING, by_channel, colliding, same_time
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.NOTICE)
def networks_collide(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """An entry with a channel that another network's entry has on that day; at the same hour it is a warning.

    It is told once for two entries, at the one that is easier to move: what is approved stays.
    """
    schedule = context.index.schedule
    items = [item for item in catalog.entries.values() if item.value.channels and item.network is not None]
    items.sort(key=lambda item: (item.value.status != "approved", item.key))
    dates = (
        (one, item.value.channels)
        for item in items
        if item.value.kind not in SPANNING
        for one in schedule.to_come(item)
    )
    found: dict[tuple[str, str], tuple[Occurrence, Occurrence, list[str]]] = {}
    for (_, channel), there in sorted(by_channel(dates, schedule.today).items()):
        for one, other in colliding(there, lambda key: catalog.entries[key].network):
            first, _, channels = found.setdefault((one.key, other.key), (one, other, []))
            if first is one:
                channels.append(channel)
    for one, other, channels in found.values():
        yield _fault(catalog, one, other, channels)


def _fault(catalog: Catalog, one: Occurrence, other: Occurrence, channels: Iterable[str]) -> Fault:
    """The fault of one of two entries."""
    exactly = same_time(one, other)
    platforms = [platform.name if (platform := catalog.platform(key)) else key for key in channels]
    named = {"key": other.key, "platforms": ", ".join(platforms)}
    return Fault(
        item=catalog.entries[one.key],
        at=("start",),
        severity=Severity.WARNING if exactly else None,
        message=say("`{key}` is on {platforms} at the same hour, {hour}", hour=one.start, **named)
        if exactly
        else say("`{key}` is on {platforms} on the same day, {day}", day=one.first_day, **named),
        hint=say("move one of the two, or leave out a channel"),
        related=(Label(catalog.entries[other.key].document.at(("start",)), say("the other one")),),
    )
