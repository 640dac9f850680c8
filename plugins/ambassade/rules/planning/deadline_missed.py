"""Rule `deadline-missed`: what somebody took on is where it was to be by today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Entry
from ambassade.publish.deadline import Step, line_for, steps_of
from ambassade.rules.calendar import in_range
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import Say, say, say_n


@rule(Severity.NOTICE, Kind.ENTRY)
def deadline_missed(item: Item[Entry], context: Context) -> Iterator[Fault]:
    """The first step of an entry whose day has passed; only of one that has an owner.

    Of what nobody took on nothing is late. What takes place today or later is looked at: the rest is past
    mending.
    """
    entry = item.value
    if entry.owner is None or context.catalog.broken.get(Kind.MESSAGE):
        return
    schedule = context.index.schedule
    step = next(
        (
            step
            for step in steps_of(
                entry,
                _first_day(item, context),
                context.today,
                line_for(entry.kind, *schedule.deadlines(item.network)),
                schedule.texts.get(item.key, ()),
            )
            if step.days_late(context.today)
        ),
        None,
    )
    if step is not None:
        yield Fault(
            item=item,
            at=("owner",),
            message=_late(step, step.days_late(context.today), entry.owner),
            hint=_cure(step),
        )


def _first_day(item: Item[Entry], context: Context) -> date | None:
    """The first day of its date, or of the next one that is in sight where it comes again."""
    entry = item.value
    if entry.start is None or not in_range(entry.start):
        return None
    if entry.recurrence is None:
        return entry.start.day
    return next((one.first_day for one in context.index.schedule.to_come(item)), None)


def _late(step: Step, days: int, owner: str) -> Say:
    """What is late, since when, and who took it on."""
    said = {"days": say_n("{n} day ago", "{n} days ago", days), "day": step.day, "owner": owner}
    if step.name == "brief":
        return say("`{owner}` took this on, and its brief was due on {day}, {days}", **said)
    if step.name == "draft":
        return say("`{owner}` took this on, and its draft was due on {day}, {days}", **said)
    if step.name == "review":
        return say("`{owner}` took this on, and its review was due on {day}, {days}", **said)
    return say("`{owner}` took this on, and its messages were due on {day}, {days}", **said)


def _cure(step: Step) -> Say:
    """What to do."""
    if step.name == "brief":
        return say("say under `summary` what it is about, move the date, or find somebody with time for it")
    if step.name == "draft":
        return say("write its message or its post, move the date, or find somebody with time for it")
    if step.name == "review":
        return say("ask the committee to approve it, or move the date")
    return say("have its messages written and approved, or move the date")
