"""Rule `empty-week`: an established network has something every week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Network
from ambassade.publish.planning import empty_weeks
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.NOTICE, Kind.NETWORK)
def empty_week(item: Item[Network], context: Context) -> Iterator[Fault]:
    """Weeks to come with neither post nor entry, though there are some before and after them.

    This week is past planning. Meetings of a committee do not count: nobody reads them. What an entry of no
    network fills is filled for all, and so one can say that a week is quiet on purpose.
    """
    catalog = context.catalog
    if item.value.stage.state != "established" or catalog.broken.get(Kind.ENTRY):
        return
    schedule = context.index.schedule
    filled = schedule.filled.get(item.key, ())
    for run in empty_weeks(schedule.weeks, filled, schedule.shared):
        yield _fault(item, run)


def _fault(item: Item[Network], weeks: list[date]) -> Fault:
    return Fault(
        item=item,
        at=("name",),
        key=True,
        message=say(
            "nothing but meetings from {first} to {last}, though there is something before and after",
            first=weeks[0],
            last=weeks[-1] + timedelta(days=6),
        ),
        hint=say("plan or move something there, or make an entry that says that it is quiet on purpose"),
    )
