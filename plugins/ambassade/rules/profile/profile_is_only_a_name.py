"""Rule `profile-is-only-a-name`: whoever is shown in public says something about themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Ambassador
from ambassade.rules.profile.origin import advice, lasting
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.AMBASSADOR)
def profile_is_only_a_name(item: Item[Ambassador], context: Context) -> Iterator[Fault]:
    """Somebody who is or will be public, without a word, a theme or a network."""
    person = item.value
    if only_a_name(person, context.today):
        yield Fault(
            item=item,
            at=("name",),
            message=say("the profile of {name} is only a name", name=person.name),
            hint=say(
                "add a `tagline`, a `why`, `expertise`, a network or a biography below the front matter"
            ),
            severity=advice(person),
        )


def only_a_name(person: Ambassador, today: date) -> bool:
    """Whether somebody is or will be public without anything to read about them."""
    public = (
        person.standing == "active"
        and person.left_on is None
        and person.informed_on is not None
        and any(lasting(one, today) and "profile" in one.scopes for one in person.consent)
    )
    said = person.tagline or person.why or person.expertise or person.body or person.memberships
    return public and not said
