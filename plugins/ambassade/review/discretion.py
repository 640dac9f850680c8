"""People whom a review for everybody does not name: it stays, and they leave or take something back."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from ambassade.history.changes import Change
from ambassade.history.standing import gone
from ambassade.model.catalog import Catalog, Kind
from ambassade.model.consent import agreed, is_active, was_told
from ambassade.model.content import Ambassador
from ambassade.review.compare import Compared
from ambassade.review.effect import Effect, NotNamed, Rewording
from ambassade.review.view import View
from ambassade.words import say


@dataclass(frozen=True, slots=True)
class Discretion:
    """Who is not named: their short names, and what they are called."""

    slugs: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, changes: Collection[Change], catalogs: tuple[Catalog, Catalog], today: date) -> Discretion:
        """Everybody who leaves, withdraws, or had withdrawn; `catalogs` are the base and the head."""
        names: set[str] = set()
        for change in changes:
            if change.kind is Kind.AMBASSADOR:
                before = None if change.before is None else change.before.value
                after = None if change.after is None else change.after.value
                if _is_apart(before, after, today):
                    names.update(side.name for side in (before, after) if side is not None)
        wanted = {name.casefold() for name in names}
        slugs = {
            key
            for catalog in catalogs
            for key, item in catalog.ambassadors.items()
            if item.value.name.casefold() in wanted
        }
        return cls(frozenset(slugs), frozenset(names))

    def pattern(self) -> re.Pattern[str] | None:
        """Finds their names in a text; None where nobody is left unnamed."""
        said = sorted((*self.names, *self.slugs), key=len, reverse=True)
        if not said:
            return None
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, said))})(?!\w)", re.IGNORECASE)


def _is_apart(before: Ambassador | None, after: Ambassador | None, today: date) -> bool:
    """Whether somebody leaves, withdraws something, or comes back from having withdrawn."""
    if after is None:
        return True
    if before is None:
        return bool(_withdrawn(after))
    leaves = (before.standing, before.left_on) != (after.standing, after.left_on) and (
        gone(after, today) or after.left_on is not None
    )
    was_shown, is_shown = _is_shown(before, today), _is_shown(after, today)
    return (
        leaves
        or (was_shown and not is_shown)
        or (not was_shown and bool(_withdrawn(before) | _withdrawn(after)))
        or _withdrawn(before) != _withdrawn(after)
        or bool(agreed(before, today) - agreed(after, today))
    )


def _withdrawn(person: Ambassador) -> set[tuple[str, date]]:
    """The scopes that somebody withdrew, and when."""
    return {
        (scope, consent.withdrawn_on)
        for consent in person.consent
        if consent.withdrawn_on is not None
        for scope in consent.scopes
    }


def _is_shown(person: Ambassador, today: date) -> bool:
    return was_told(person, today) and is_active(person, today) and bool(agreed(person, today))


def apart(compared: Compared, head: View) -> tuple[Compared, NotNamed]:
    """What differs without what is about people who are not named, and how many they are."""
    gained = [one for one in compared.gained if _may_name(one, head)]
    lost = [one for one in compared.lost if _may_name(one, head)]
    changes = [one for one in compared.changes if _may_name(one, head) and not _is_about(one, head)]
    came = {one.thing.key for one in compared.gained if not _may_name(one, head)}
    went = {one.thing.key: one for one in compared.lost if not _may_name(one, head)}
    whole = {key for key, one in went.items() if say("profile") in one.parts}
    reworded = {one.thing.key for one in compared.changes if not _may_name(one, head)}
    numbers = NotNamed(len(came), len(whole), len(went.keys() - whole), len(reworded - came - went.keys()))
    return replace(compared, gained=gained, lost=lost, changes=changes), numbers


def _may_name(one: Effect | Rewording, head: View) -> bool:
    return head.may_name(Kind(one.thing.kind), one.thing.key)


def _is_about(one: Rewording, head: View) -> bool:
    """Whether nothing differs but that somebody who is not named comes or goes."""
    hidden = head.somebody
    if hidden not in one.before and hidden not in one.after:
        return False
    left, right = (side.replace(hidden, "").strip(" ,;") for side in (one.before, one.after))
    return left == right
