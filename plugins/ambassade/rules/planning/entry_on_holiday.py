"""Rule `entry-on-holiday`: what people are to come to or read is on no day off, unless it is meant to be."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Entry
from ambassade.publish.occurrence import Occurrence
from ambassade.publish.planning import SPANNING
from ambassade.rules.holiday import country_name, is_day_off
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.NOTICE, Kind.ENTRY)
def entry_on_holiday(item: Item[Entry], context: Context) -> Iterator[Fault]:
    """The first date of an entry, in the weeks to come, that begins on a public holiday where it takes place.

    Without a place, a day off for everybody on the committee counts, wherever they are.
    """
    entry = item.value
    if entry.kind in SPANNING:
        return
    schedule = context.index.schedule
    dates = list(schedule.to_come(item))
    countries = _countries(item, context) if dates else ()
    for one in dates:
        if countries and all(is_day_off(country, one.first_day) for country in countries):
            yield _fault(item, one, countries[0])
            return


def _countries(item: Item[Entry], context: Context) -> tuple[str, ...]:
    """The country of an entry's place; without one, those of its network's committee."""
    where = item.value.where
    if where is not None and where.place is not None:
        place = context.index.vocabulary("place").get(where.place)
        return () if place is None or place.country is None else (place.country,)
    return context.index.schedule.countries.get(item.network or "", ())


def _fault(item: Item[Entry], one: Occurrence, country: str) -> Fault:
    repeats = item.value.recurrence is not None
    where = item.value.where
    return Fault(
        item=item,
        at=("recurrence", "rule") if repeats else ("start",),
        message=say("{day} is a public holiday for everybody on the committee", day=one.first_day)
        if where is None or where.place is None
        else say(
            "{day} is a public holiday where this takes place: {country}",
            day=one.first_day,
            country=country_name(country),
        ),
        hint=say("leave the day out, under `except`, or keep it on purpose")
        if repeats
        else say("move it, or keep it on purpose"),
    )
