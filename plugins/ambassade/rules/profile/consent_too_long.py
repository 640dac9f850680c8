"""Rule `consent-too-long`: a consent is asked for again after two years at the latest."""

from __future__ import annotations

from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Ambassador
from ambassade.rules.calendar import in_range
from ambassade.rules.profile.origin import lasting
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

LONGEST = relativedelta(months=24)


@rule(Severity.WARNING, Kind.AMBASSADOR)
def consent_too_long(item: Item[Ambassador], context: Context) -> Iterator[Fault]:
    """A consent that holds for more than 24 months."""
    for index, consent in enumerate(item.value.consent):
        if not in_range(consent.given_on):
            continue
        latest = consent.given_on + LONGEST
        if consent.until > latest and lasting(consent, context.today):
            yield Fault(
                item=item,
                at=("consent", index, "until"),
                message=say(
                    "the consent of {name} holds for more than 24 months, until {until}",
                    name=item.value.name,
                    until=consent.until,
                ),
                hint=say("write {day} at the latest, and ask again before it", day=latest.isoformat()),
            )
