"""Rule `external-without-kind`: readers are told what an external person is to the organisation."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Ambassador
from ambassade.rules.profile.origin import advice
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.AMBASSADOR)
def external_without_kind(item: Item[Ambassador], context: Context) -> Iterator[Fault]:
    """An external person of whom nobody knows whether they are a client, a partner or a journalist."""
    person = item.value
    if person.kind == "external" and person.standing != "alumni" and person.external_kind is None:
        known = sorted(context.index.vocabulary("external_kind"))
        yield Fault(
            item=item,
            at=("kind",),
            message=say("{name} is external, and nothing says what they are to us", name=person.name),
            hint=say("add `external_kind`: {names}", names=", ".join(known))
            if known
            else say("list your kinds under `external_kinds` in content/organisation.yml, and name one here"),
            severity=advice(person),
        )
