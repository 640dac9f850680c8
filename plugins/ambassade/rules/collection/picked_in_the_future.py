"""Rule `picked-in-the-future`: a link was picked on a day that has been."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Collection
from ambassade.rules.calendar import in_range
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.NOTICE, Kind.COLLECTION)
def picked_in_the_future(item: Item[Collection], context: Context) -> Iterator[Fault]:
    """A link that was picked on a day to come; it is kept back until then."""
    if item.value.status == "archived":
        return
    for number, link in enumerate(item.value.links):
        if link.on > context.today and in_range(link.on):
            yield Fault(
                item=item,
                at=("links", number, "on"),
                message=say("this was picked on {day}, which is still to come", day=link.on),
                hint=say("readers get the link on that day; if that is not meant, correct the day"),
            )
