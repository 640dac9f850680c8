"""Rule `link-home-not-seen`: somebody looked within six months whether the places still lead to the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateutil.relativedelta import relativedelta

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say

OLDEST = relativedelta(months=6)


@rule(Severity.NOTICE, Kind.ORGANISATION)
def link_home_not_seen(item: Item[Any], context: Context) -> Iterator[Fault]:
    """A place of `linked_from` where the link to the site was last seen six months ago or more."""
    for index, place in enumerate(item.value.linked_from):
        if place.last_seen is not None and place.last_seen <= context.today - OLDEST:
            yield Fault(
                item=item,
                at=("linked_from", index, "last_seen"),
                message=say("the link to the site was last seen there on {day}", day=place.last_seen),
                hint=say("look whether it is still there, then write the day under `last_seen`"),
            )
