"""Rule `campaign-is-no-campaign`: what an entry is part of is a campaign."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Entry
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.ENTRY)
def campaign_is_no_campaign(item: Item[Entry], context: Context) -> Iterator[Fault]:
    """A `campaign` that names an entry of another kind."""
    campaign = context.catalog.entries.get(item.value.campaign or "")
    if campaign is not None and campaign is not item and campaign.value.kind != "campaign":
        yield Fault(
            item=item,
            at=("campaign",),
            message=say(
                "`{key}` is of the kind `{kind}`, not a campaign", key=campaign.key, kind=campaign.value.kind
            ),
            hint=say("name a campaign; what has to be done before stands under `depends_on`"),
        )
