"""Rule `consent-ends-before-it-begins`: a consent begins, then ends."""

from __future__ import annotations

from collections.abc import Iterator

from ambassade.findings import Severity
from ambassade.model.catalog import Item, Kind
from ambassade.model.content import Ambassador
from ambassade.rules.rule import Context, Fault, rule
from ambassade.words import say


@rule(Severity.ERROR, Kind.AMBASSADOR)
def consent_ends_before_it_begins(item: Item[Ambassador], _context: Context) -> Iterator[Fault]:
    """A last day, or a day of withdrawal, before the day on which the consent was given."""
    for index, consent in enumerate(item.value.consent):
        for key, day in (("until", consent.until), ("withdrawn_on", consent.withdrawn_on)):
            if day is not None and day < consent.given_on:
                yield Fault(
                    item=item,
                    at=("consent", index, key),
                    message=say(
                        "the consent given on {given} ends on {day}, before it begins",
                        given=consent.given_on,
                        day=day,
                    ),
                    hint=say("correct one of the two days"),
                )
