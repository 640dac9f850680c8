"""Rule `consent-before-told`: people agree after they were told, not before."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Ambassador
from ambassade.rules.profile.origin import lasting
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.AMBASSADOR)
def consent_before_told(item: Item[Ambassador], context: Context) -> Iterator[Fault]:
    """A consent older than the day of being told; `shown-before-told` tells of days to come."""
    told = item.value.informed_on
    if told is None or told > context.today:
        return
    for index, consent in enumerate(item.value.consent):
        if consent.given_on < told and lasting(consent, context.today):
            yield Fault(
                item=item,
                at=("consent", index, "given_on"),
                message=say(
                    "{name} agreed on {given}, before being told on {told}",
                    name=item.value.name,
                    given=consent.given_on,
                    told=told,
                ),
                hint=say(
                    "correct one of the two days, or ask again: people can only agree to what they know"
                ),
            )
