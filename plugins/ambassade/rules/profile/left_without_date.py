"""Rule `left-without-date`: whoever left did so on a day."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Ambassador
from ambassade.rules.profile.origin import advice
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.AMBASSADOR)
def left_without_date(item: Item[Ambassador], _context: Context) -> Iterator[Fault]:
    """An alumnus without the day of leaving."""
    person = item.value
    if person.standing == "alumni" and person.left_on is None:
        yield Fault(
            item=item,
            at=("standing",),
            message=say("{name} has left, and no day says when", name=person.name),
            hint=say("add `left_on`: their consent ends with that day"),
            severity=advice(person),
        )
