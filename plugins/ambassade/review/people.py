"""People whom a proposal concerns beside what is shown of them: consents that end, owners who have left."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from ambassade.findings import Finding
from ambassade.history.changes import Change
from ambassade.history.standing import gone
from ambassade.model.catalog import Catalog, Item, Kind
from ambassade.review.effect import Ending, Left, People
from ambassade.review.needed import thing_of
from ambassade.review.view import View

_EXPIRY = "consent-expires-soon"


def endings(
    changes: Collection[Change], head: Catalog, findings: Collection[Finding], view: View | None
) -> People:
    """Consents that end within 30 days, of the people whom the proposal touches.

    The rule of the check says which. Who may be named is in `view`; without one, nobody.
    """
    touched: set[str] = set()
    for change in changes:
        if change.after is not None:
            if change.kind is Kind.AMBASSADOR:
                touched.add(change.after.key)
            touched.update(key for _, ref, key in change.after.references() if ref == "ambassador")
    paths = {item.path: slug for slug in touched if (item := head.ambassadors.get(slug)) is not None}
    found = [
        (paths[one.location.path], dict(one.message.values))
        for one in findings
        if one.rule == _EXPIRY and one.location.path in paths
    ]
    named = [] if view is None else [_ending(view, slug, values) for slug, values in found]
    return People(len({slug for slug, _ in found}), tuple(one for one in named if one is not None))


def _ending(view: View, slug: str, values: Mapping[str, object]) -> Ending | None:
    """A consent that ends, where the edition shows the person."""
    name, until = view.person(slug), values["until"]
    if name is None or not isinstance(until, date):
        return None
    return Ending(name, str(values["scopes"]), until)


def owners_left(
    changes: Collection[Change], head: Catalog, today: date, views: tuple[View, View] | None
) -> tuple[tuple[Left, ...], int]:
    """Entries to come whose owner has left, named as far as `views` know them, and how many there are."""
    left = list(_left(changes, head, today))
    if views is None:
        return (), len(left)
    named = [(thing_of(change, views), views[1].person(owner)) for change, owner in left]
    found = (Left(thing, owner) for thing, owner in named if thing is not None and owner is not None)
    return tuple(found), len(left)


def _left(changes: Collection[Change], head: Catalog, today: date) -> Iterator[tuple[Change, str]]:
    """Those of the proposal, and those of who leaves with it."""
    people = head.ambassadors
    leaving = {
        one.after.key
        for one in changes
        if one.kind is Kind.AMBASSADOR
        and one.after is not None
        and gone(one.after.value, today)
        and not (one.before is not None and gone(one.before.value, today))
    }
    changed = {one.key: one for one in changes if one.kind is Kind.ENTRY and one.after is not None}
    for key, item in head.entries.items():
        owner = item.value.owner
        if owner is None or owner not in people or item.value.status == "archived":
            continue
        concerned = (key in changed or owner in leaving) and not _is_over(item, today)
        if concerned and gone(people[owner].value, today):
            yield changed.get(key) or Change(Kind.ENTRY, item, item), owner


def _is_over(item: Item[Any], today: date) -> bool:
    """Whether an entry lies behind; a recurring one goes on."""
    last = item.value.end or item.value.start
    return last is not None and item.value.recurrence is None and last.day < today
