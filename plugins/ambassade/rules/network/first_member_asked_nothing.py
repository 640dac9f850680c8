"""Rule `first-member-asked-nothing`: first members know what is asked of them."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Network
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.NETWORK)
def first_member_asked_nothing(item: Item[Network], _context: Context) -> Iterator[Fault]:
    """A first member without `asked`: an error while the network is launching, a notice afterwards."""
    plan = item.value.launch_plan
    for index, member in enumerate(plan.first_members if plan is not None else ()):
        if member.asked is None:
            yield Fault(
                item=item,
                at=("launch_plan", "first_members", index, "person"),
                message=say("`{slug}` is a first member and is asked for nothing", slug=member.person),
                hint=say("add `asked`: what they do in the first weeks"),
                severity=None if item.value.stage.state == "launching" else Severity.NOTICE,
            )
