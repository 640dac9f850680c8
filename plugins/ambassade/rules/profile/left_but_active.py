"""Rule `left-but-active`: whoever left is an alumnus."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Ambassador
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.WARNING, Kind.AMBASSADOR)
def left_but_active(item: Item[Ambassador], context: Context) -> Iterator[Fault]:
    """A day of leaving that has come, of somebody who still stands as active or as a candidate."""
    person = item.value
    if person.left_on is not None and person.left_on <= context.today and person.standing != "alumni":
        yield Fault(
            item=item,
            at=("standing",),
            message=say(
                "{name} left on {day} and stands as `{standing}`",
                name=person.name,
                day=person.left_on,
                standing=person.standing,
            ),
            hint=say("write `standing: alumni`; if they stayed, delete `left_on`"),
        )
