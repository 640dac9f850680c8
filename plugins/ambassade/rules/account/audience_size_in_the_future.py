"""Rule `audience-size-in-the-future`: an audience was counted on a day that has been."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog
from ambassade.rules.account.presence import presences
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.WARNING)
def audience_size_in_the_future(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """An audience size that was measured on a day to come."""
    for presence in presences(catalog):
        size = presence.size
        if size is not None and size.measured_on > context.today:
            yield Fault(
                item=presence.item,
                at=(*presence.path, "audience_size", "measured_on"),
                message=say("the audience was counted on {day}, a day to come", day=size.measured_on),
                hint=say("correct the day"),
            )
