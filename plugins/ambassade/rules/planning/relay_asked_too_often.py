"""Rule `relay-asked-too-often`: nobody is asked more often in a month than they agreed to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ambassade.findings import Severity
from ambassade.model.catalog import Catalog, Item, Path
from ambassade.model.content import Entry
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say, say_n

_Asked = tuple[date, str, Path]
"""A day, the key of the entry, and the place in its file."""


@rule(Severity.WARNING)
def relay_asked_too_often(catalog: Catalog, context: Context) -> Iterator[Fault]:
    """The first wave of a month that asks somebody once more than `willing.most_a_month` says.

    Waves of every network count, in the month in which they begin; deputies do not. Only those to come are
    told of, and how many there are is not told.
    """
    asked: defaultdict[tuple[str, int, int], list[_Asked]] = defaultdict(list)
    for key, item in catalog.entries.items():
        for day, person, path in _asked(item):
            asked[person, day.year, day.month].append((day, key, path))
    for (slug, _, _), places in sorted(asked.items()):
        profile = catalog.ambassadors.get(slug)
        willing = None if profile is None else profile.value.willing
        if willing is None or willing.most_a_month is None:
            continue
        beyond = sorted(places)[willing.most_a_month :]
        to_come = next((one for one in beyond if one[0] >= context.today), None)
        if to_come is not None:
            day, key, path = to_come
            yield Fault(
                item=catalog.entries[key],
                at=path,
                message=_told(slug, willing.most_a_month, day),
                hint=say("ask somebody else, or move the wave to another month"),
            )


def _asked(item: Item[Entry]) -> Iterator[tuple[date, str, Path]]:
    """Whom an entry asks: from which day, and where that stands."""
    entry = item.value
    if entry.status == "archived" or entry.cancelled:
        return
    for number, wave in enumerate(entry.relays):
        for place, person in enumerate(wave.people):
            yield wave.from_, person, ("relays", number, "people", place)


def _told(person: str, most: int, day: date) -> Say:
    if most == 0:
        return say(
            "`{person}` does not want to be asked for now, and this does on {day}",
            person=person,
            day=day,
        )
    return say_n(
        "`{person}` agreed to be asked {n} time a month, and this is one more, on {day}",
        "`{person}` agreed to be asked {n} times a month, and this is one more, on {day}",
        most,
        person=person,
        day=day,
    )
