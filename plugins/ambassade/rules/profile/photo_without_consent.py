"""Rule `photo-without-consent`: a photograph lies here because its owner agreed to it."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Ambassador
from ambassade.rules.profile.origin import lasting
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.NOTICE, Kind.AMBASSADOR)
def photo_without_consent(item: Item[Ambassador], context: Context) -> Iterator[Fault]:
    """A photograph that no consent covers, now or later: pages draw initials instead."""
    person = item.value
    if person.photo is None:
        return
    if any("photo" in one.scopes and lasting(one, context.today) for one in person.consent):
        return
    yield Fault(
        item=item,
        at=("photo",),
        key=True,
        message=say("{name} has a photograph here, and no consent to it that holds", name=person.name),
        hint=say("ask for the scope `photo`, or delete the picture and these lines"),
    )
