"""Rule `consent-expires-soon`: a consent is asked for again before it ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.consent import is_active
from ambassade.model.content import Ambassador
from ambassade.rules.profile.origin import lasting
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

REMINDER = timedelta(days=30)


@rule(Severity.WARNING, Kind.AMBASSADOR)
def consent_expires_soon(item: Item[Ambassador], context: Context) -> Iterator[Fault]:
    """A consent of an active person whose last day comes within 30, and that no later one takes over."""
    person, today = item.value, context.today
    if not is_active(person, today):
        return
    kept = [one for one in person.consent if lasting(one, today)]
    for index, consent in enumerate(person.consent):
        if not (lasting(consent, today) and consent.until <= today + REMINDER):
            continue
        renewed = {scope for one in kept if one.until > consent.until for scope in one.scopes}
        ending = [scope for scope in consent.scopes if scope not in renewed]
        if ending:
            yield Fault(
                item=item,
                at=("consent", index, "until"),
                message=say(
                    "the consent of {name} to {scopes} ends on {until}",
                    name=person.name,
                    scopes=", ".join(ending),
                    until=consent.until,
                ),
                hint=say(
                    "ask them again, and record the answer with `ambassade consent {slug}`", slug=item.key
                ),
            )
