"""What people agree to and take back, told to colleagues as what it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from ambassade.history.changes import Change
from ambassade.model.catalog import Kind
from ambassade.model.content import Ambassador, Consent
from ambassade.review.effect import Agreement, Deed, Told
from ambassade.review.view import View
from ambassade.words import say


def agreements(changes: Collection[Change], view: View) -> Iterator[Agreement]:
    """The consents that differ, of the people whom the head's internal edition `view` shows."""
    for change in changes:
        if change.kind is not Kind.AMBASSADOR or change.before is None or change.after is None:
            continue
        name = view.person(change.after.key)
        if name is not None:
            yield from _of(name, change.before.value, change.after.value, view)


def _of(name: str, before: Ambassador, after: Ambassador, view: View) -> Iterator[Agreement]:
    """Each that differs; a record is the same one where its evidence and its day are."""
    old = [one for one in before.consent if one not in after.consent]
    for new in after.consent:
        if new in before.consent:
            continue
        was = next((one for one in old if (one.evidence, one.given_on) == (new.evidence, new.given_on)), None)
        if was is None:
            yield _told(name, Deed.GIVEN, new, after, view)
        else:
            old.remove(was)
            if (was.scopes, was.until) != (new.scopes, new.until):
                yield _told(name, Deed.CHANGED, new, after, view)
            if was.withdrawn_on is not None and new.withdrawn_on is None:
                yield _told(name, Deed.REVIVED, was, after, view)
        if new.withdrawn_on is not None and (was is None or was.withdrawn_on != new.withdrawn_on):
            yield _told(name, Deed.WITHDRAWN, new, after, view)
    for gone in old:
        yield _told(name, Deed.REMOVED, gone, before, view)


def _told(name: str, deed: Deed, consent: Consent, person: Ambassador, view: View) -> Agreement:
    day = consent.until
    if deed in {Deed.WITHDRAWN, Deed.REVIVED} and consent.withdrawn_on is not None:
        day = consent.withdrawn_on
    return Agreement(name, deed, tuple(_scope(scope, person, view) for scope in consent.scopes), day)


def _scope(scope: str, person: Ambassador, view: View) -> Told:
    """What was agreed to, in plain words."""
    kind, _, key = scope.partition(":")
    if kind == "account":
        account: Any = next((one for one in person.accounts if one.id == key), None)
        platform = view.platform(account.platform) if account is not None and account.platform else key
        return say("the {platform} account", platform=platform)
    if kind == "blog":
        blog: Any = next((one for one in person.blogs if one.id == key), None)
        return say("the blog “{name}”", name=key if blog is None else blog.name)
    named = {"profile": say("the profile"), "photo": say("the photograph"), "badge": say("the badges")}
    return named.get(kind, scope)
