"""Rule `person-in-no-network`: whoever takes part does so somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog
from ambassade.model.consent import is_active
from ambassade.rules.duty import duties
from ambassade.rules.profile.origin import advice
from ambassade.rules.profile.profile_is_only_a_name import only_a_name
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.WARNING)
def person_in_no_network(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """An active person without a membership, a role or something to look after.

    A profile that is only a name is told as such.
    """
    needed = {reference.key for reference in duties(context.index)}
    for key, item in catalog.ambassadors.items():
        person = item.value
        if key in needed or person.memberships or not is_active(person, context.today):
            continue
        if only_a_name(person, context.today):
            continue
        yield Fault(
            item=item,
            at=("standing",),
            message=say("{name} is active in no network", name=person.name),
            hint=say("add a network under `memberships`"),
            severity=advice(person),
        )
