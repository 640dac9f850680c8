"""Rule `external-without-contact-owner`: somebody here keeps in touch with each person outside."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Ambassador
from ambassade.rules.profile.origin import advice
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.AMBASSADOR)
def external_without_contact_owner(item: Item[Ambassador], _context: Context) -> Iterator[Fault]:
    """An external person who takes part or wants to, without a colleague who keeps in touch."""
    person = item.value
    if person.kind == "external" and person.standing != "alumni" and person.contact_owner is None:
        yield Fault(
            item=item,
            at=("kind",),
            message=say("nobody here keeps in touch with {name}", name=person.name),
            hint=say("add `contact_owner`: the colleague who does"),
            severity=advice(person),
        )
