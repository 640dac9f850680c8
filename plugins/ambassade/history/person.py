"""What a change of a profile comes to for its person: what becomes public, and what only ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from ambassade.history.changes import Change
from ambassade.model.catalog import Catalog, Item, Kind
from ambassade.model.consent import agreed, is_active, was_told
from ambassade.model.content import Ambassador
from ambassade.publish.agreement import agreed_only, current_only
from ambassade.publish.edition import public

_PUBLIC = tuple(field.name for field in fields(public.Ambassador))


def is_new_external(change: Change) -> bool:
    """Whether somebody from outside joins, or a colleague is called external."""
    after = change.after
    if change.kind is not Kind.AMBASSADOR or after is None or after.value.kind != "external":
        return False
    return change.before is None or change.before.value.kind != "external"


def gains_public(change: Change, base: Catalog, head: Catalog, today: date) -> bool:
    """Whether anything becomes public about a person that was not, or is said otherwise."""
    before = _public(change.before, base, today)
    after = _public(change.after, head, today)
    if change.pictures and after is not None and after.get("photo"):
        return True
    if after is None:
        return False
    return any(value and value != (before or {}).get(name) for name, value in after.items())


def is_told_of(change: Change, today: date) -> bool:
    """Whether the person had been told of their profile on either side: before that, nobody sees it."""
    sides = [side.value for side in (change.before, change.after) if side is not None]
    return any(was_told(person, today) for person in sides)


def _public(item: Item[Ambassador] | None, catalog: Catalog, today: date) -> Mapping[str, Any] | None:
    """What the public edition says of a person in their own profile; None where it does not show them.

    References to what is not shown (a unit, a network) are not resolved: a change of one is looked at.
    """
    if item is None or catalog.organisation is None:
        return None
    person = item.value
    scopes = agreed(person, today)
    if not scopes or not was_told(person, today) or not is_active(person, today):
        return None
    shown = current_only(agreed_only(person, scopes), today)
    return {name: getattr(shown, name) for name in _PUBLIC}
