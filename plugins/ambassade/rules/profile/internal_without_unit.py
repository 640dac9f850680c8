"""Rule `internal-without-unit`: a colleague belongs to a unit, where the organisation has any."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Ambassador
from ambassade.rules.profile.origin import advice
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.AMBASSADOR)
def internal_without_unit(item: Item[Ambassador], context: Context) -> Iterator[Fault]:
    """An employee without a unit, in an organisation that lists its units."""
    person = item.value
    internal = person.kind == "internal" and person.standing != "alumni"
    if internal and person.unit is None and context.index.vocabulary("unit"):
        yield Fault(
            item=item,
            at=("kind",),
            message=say("{name} is a colleague of no unit", name=person.name),
            hint=say("add `unit`, from the `units` of content/organisation.yml"),
            severity=advice(person),
        )
