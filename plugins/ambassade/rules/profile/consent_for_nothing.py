"""Rule `consent-for-nothing`: a consent names accounts and blogs that the profile has."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Ambassador
from ambassade.names import did_you_mean
from ambassade.rules.profile.origin import lasting
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.AMBASSADOR)
def consent_for_nothing(item: Item[Ambassador], context: Context) -> Iterator[Fault]:
    """A scope `account:<id>` or `blog:<id>` without such an account or blog."""
    person = item.value
    known = [f"account:{one.id}" for one in person.accounts] + [f"blog:{one.id}" for one in person.blogs]
    for index, consent in enumerate(person.consent):
        if not lasting(consent, context.today):
            continue
        for position, scope in enumerate(consent.scopes):
            if ":" not in scope or scope in known:
                continue
            near = did_you_mean(scope, known)
            yield Fault(
                item=item,
                at=("consent", index, "scopes", position),
                message=say(
                    "{name} agreed to `{scope}`, which is not in the profile", name=person.name, scope=scope
                ),
                hint=say("did you mean `{name}`?", name=near)
                if near
                else say("add it under `accounts` or `blogs`, or take it out of the consent"),
            )
