"""Rule `audience-size-stale`: how many people follow was counted within the last year."""

from __future__ import annotations

from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog
from ambassade.rules.account.presence import presences
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

OLDEST = relativedelta(years=1)


@rule(Severity.WARNING)
def audience_size_stale(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """An audience size that was measured more than a year ago; a notice in an imported file."""
    oldest = context.today - OLDEST
    for presence in presences(catalog):
        size = presence.size
        if size is not None and size.measured_on < oldest and not context.index.is_over(presence.item):
            yield Fault(
                item=presence.item,
                at=(*presence.path, "audience_size", "measured_on"),
                message=say("the audience was last counted on {day}", day=size.measured_on),
                hint=say("count again, or delete `audience_size`"),
                severity=None if presence.item.value.provenance is None else Severity.NOTICE,
            )
