"""Rule `owner-with-too-much`: nobody owns more entries in one week than was agreed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog
from ambassade.publish.planning import monday_of
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say, say_n


@rule(Severity.WARNING)
def owner_with_too_much(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """The first entry that begins in a week to come beyond what its owner took on for that week.

    One that comes several times in the week counts once, and is told of once, in the first such week. How
    many there are is not told.
    """
    schedule = context.index.schedule
    owned: defaultdict[tuple[date, str], dict[str, None]] = defaultdict(dict)
    for key in schedule.dates:
        item = catalog.entries[key]
        if item.value.owner is not None:
            for one in schedule.to_come(item):
                owned[monday_of(one.first_day), item.value.owner][key] = None
    told: set[str] = set()
    for (monday, owner), keys in sorted(owned.items()):
        beyond = list(keys)[schedule.load :][:1]
        if beyond and beyond[0] not in told:
            told.update(beyond)
            yield Fault(
                item=catalog.entries[beyond[0]],
                at=("owner",),
                message=say_n(
                    "in the week of {monday} `{owner}` owns more than the {n} entry agreed for a week",
                    "in the week of {monday} `{owner}` owns more than the {n} entries agreed for a week",
                    schedule.load,
                    monday=monday,
                    owner=owner,
                ),
                hint=say("ask somebody else to own it, or move something to another week"),
            )
