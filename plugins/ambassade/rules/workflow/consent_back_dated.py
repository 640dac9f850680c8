"""Rule `consent-back-dated`: a consent is recorded when it is given, and not made wider afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ambassade.findings import Severity
from ambassade.history.changes import Change
from ambassade.model.catalog import Kind
from ambassade.model.content import Ambassador, Consent
from ambassade.rules.rule import Context, Fault, change_rule
from ambassade.words import Say, say

RECENT = timedelta(days=31)
"""So long may a signed statement lie before somebody records it."""


@change_rule(Severity.ERROR, Kind.AMBASSADOR)
def consent_back_dated(change: Change, context: Context) -> Iterator[Fault]:
    """A recorded consent that is given an earlier day, a later end or more scopes; or a new one of long ago.

    A new one counts as of long ago where the person had recorded consents already, and it is older than 31
    days or than a withdrawal of the same scope.
    """
    before, after = change.before, change.after
    if before is None or after is None:
        return
    known = {consent.evidence: consent for consent in before.value.consent}
    for index, consent in enumerate(after.value.consent):
        was = known.get(consent.evidence)
        if was is not None:
            yield from _widened(change, index, was, consent)
        elif known:
            yield from _late(change, index, consent, context.today)


def _widened(change: Change, index: int, was: Consent, consent: Consent) -> Iterator[Fault]:
    """A record that says more than it did."""
    more = [scope for scope in consent.scopes if scope not in was.scopes]
    if more:
        yield _fault(
            change,
            index,
            "scopes",
            say(
                "the consent {evidence} did not hold for {scopes}",
                evidence=consent.evidence,
                scopes=", ".join(more),
            ),
        )
    if consent.given_on < was.given_on:
        yield _fault(
            change,
            index,
            "given_on",
            say("the consent {evidence} was given on {day}", evidence=consent.evidence, day=was.given_on),
        )
    if consent.until > was.until:
        yield _fault(
            change,
            index,
            "until",
            say("the consent {evidence} was given until {day}", evidence=consent.evidence, day=was.until),
        )


def _late(change: Change, index: int, consent: Consent, today: date) -> Iterator[Fault]:
    """A new record whose day is past the others'."""
    before: Ambassador = change.before.value if change.before is not None else change.item.value
    withdrawn = [
        other.withdrawn_on
        for other in before.consent
        if other.withdrawn_on is not None and set(other.scopes) & set(consent.scopes)
    ]
    if withdrawn and consent.given_on <= max(withdrawn):
        yield _fault(
            change,
            index,
            "given_on",
            say(
                "{name} withdrew this on {day}, after the day of this consent",
                name=before.name,
                day=max(withdrawn),
            ),
        )
    elif consent.given_on < today - RECENT:
        yield _fault(
            change,
            index,
            "given_on",
            say("this consent is recorded now, and dated {day}", day=consent.given_on),
        )


def _fault(change: Change, index: int, key: str, message: Say) -> Fault:
    return Fault(
        item=change.item,
        at=("consent", index, key),
        message=message,
        hint=say(
            "ask {name} again, and record the answer: `ambassade consent {slug}`",
            name=change.item.value.name,
            slug=change.key,
        ),
    )
