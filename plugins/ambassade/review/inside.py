"""What a proposal brings that is not public: in numbers for everybody, by name for readers inside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ambassade.history.changes import STATUS_KINDS, Change
from ambassade.model.catalog import Catalog, Item, Kind
from ambassade.model.consent import agreed, is_active, was_told
from ambassade.model.moment import before
from ambassade.model.status import Status
from ambassade.publish.visibility import local, visible_from
from ambassade.review.effect import Count, Effect
from ambassade.review.view import View
from ambassade.words import Say, say, say_n


@dataclass(slots=True)
class Sorted:
    """The changes of a proposal by what they come to beside what is public at once."""

    members: list[Change] = field(default_factory=list)
    colleagues: list[Change] = field(default_factory=list)
    apart: list[Change] = field(default_factory=list)
    unseen: list[Change] = field(default_factory=list)
    removed: list[Change] = field(default_factory=list)
    later: list[tuple[Change, datetime]] = field(default_factory=list)


class Sorter:
    """Sorts changes: each into one list, unless it is told among what is public."""

    def __init__(
        self,
        catalogs: tuple[Catalog, Catalog],
        public: tuple[View, View],
        members: tuple[View, View],
        as_of: datetime,
    ) -> None:
        """Each pair is of the base and of the head; `as_of` is aware."""
        self._catalogs = catalogs
        self._public = public
        self._members = members
        self._as_of = local(as_of, catalogs[1])

    def sort(self, changes: Iterable[Change], touched: Collection[tuple[Kind, str]]) -> Sorted:
        """`touched` are the keys of what readers of the public edition see otherwise.

        What readers of the public or the members' edition see no longer is in no list: comparing those tells.
        """
        found = Sorted()
        for change in changes:
            after = change.after
            was_public = change.before is not None and self._public[0].has(change.kind, change.before.key)
            if after is not None and self._public[1].has(change.kind, after.key):
                if (change.kind, after.key) not in touched:
                    found.unseen.append(change)
            elif after is not None and (starts := self._later(after)) is not None:
                found.later.append((change, starts))
            elif was_public or self._was_for_members(change):
                continue
            elif self._is_apart(change):
                found.apart.append(change)
            elif after is None:
                found.removed.append(change)
            elif self._members[1].has(change.kind, after.key) or self._for_members(after):
                found.members.append(change)
            else:
                found.colleagues.append(change)
        return found

    def _is_apart(self, change: Change) -> bool:
        """Whether it lies in a closed or secret network on either side, or is a person not told yet."""
        for catalog, item in zip(self._catalogs, (change.before, change.after), strict=True):
            if item is None:
                continue
            key = item.key if item.kind is Kind.NETWORK else item.network
            network = None if key is None else catalog.networks.get(key)
            if network is not None and network.value.access != "open":
                return True
        person = change.after or change.before
        return (
            person is not None
            and person.kind is Kind.AMBASSADOR
            and not was_told(person.value, self._as_of.date())
        )

    def _was_for_members(self, change: Change) -> bool:
        """Whether members see it no longer."""
        base, head = self._members
        before, after = change.before, change.after
        return (
            before is not None
            and base.has(change.kind, before.key)
            and not (after is not None and head.has(change.kind, after.key))
        )

    def _for_members(self, item: Item[Any]) -> bool:
        """Whether members will see something later, by the date alone."""
        if item.kind not in STATUS_KINDS or item.value.audience == "internal":
            return False
        return item.value.status == Status.APPROVED.value and self._starts(item) is not None

    def _later(self, item: Item[Any]) -> datetime | None:
        """When something not public yet becomes so by the date alone; None: never, or nobody knows."""
        if item.kind is Kind.AMBASSADOR:
            return self._person_later(item)
        if item.kind not in {Kind.ENTRY, Kind.POST, Kind.COLLECTION} or item.value.audience != "public":
            return None
        head = self._catalogs[1]
        network = None if item.network is None else head.networks.get(item.network)
        if item.network is not None and (network is None or network.value.access != "open"):
            return None
        return self._starts(item) if item.value.status == Status.APPROVED.value else None

    def _starts(self, item: Item[Any]) -> datetime | None:
        """When something approved shows, where that is to come."""
        starts = visible_from(item, self._catalogs[1])
        return starts if starts is not None and before(self._as_of, starts) else None

    def _person_later(self, item: Item[Any]) -> datetime | None:
        """The first day to come on which a person has been told, takes part and agrees."""
        person, today = item.value, self._as_of.date()
        days = {person.informed_on, *(consent.given_on for consent in person.consent)}
        for day in sorted(day for day in days if day is not None and day > today):
            if was_told(person, day) and is_active(person, day) and agreed(person, day):
                zone = self._catalogs[1].zone()
                return datetime(day.year, day.month, day.day, tzinfo=zone)
        return None


def counted(changes: Iterable[Change], *others: str) -> tuple[Count, ...]:
    """How many of each kind, the kinds in the order of a review; `others` are kinds that count too."""
    numbers = Counter([*map(_kind, changes), *others])
    return tuple(Count(kind, numbers[kind], _said(kind, numbers[kind])) for kind in _COUNTED if numbers[kind])


def beyond(effects: Iterable[Effect], view: View, public: View, changes: Iterable[Change]) -> list[str]:
    """The kinds of what comes to or goes from the edition `view`: not what is public, nor the changes."""
    own = {(change.kind, change.key) for change in changes}
    found = []
    for one in effects:
        kind = Kind(one.thing.kind)
        if (kind, one.thing.key) not in own and not public.has(kind, one.thing.key):
            table = view.tables[kind]
            found.append(str(table[one.thing.key].kind) if kind is Kind.ENTRY else kind.value)
    return found


def _kind(change: Change) -> str:
    """What is counted: entries by their own kind."""
    return str(change.item.value.kind) if change.kind is Kind.ENTRY else str(change.kind.value)


_COUNTED = (
    "organisation",
    "network",
    "ambassador",
    "event",
    "topic",
    "campaign",
    "content",
    "meeting",
    "information_meeting",
    "message",
    "post",
    "collection",
    "playbook-page",
)


def _said(kind: str, n: int) -> Say:
    """So many things of a kind, in words."""
    return {
        "organisation": say("the organisation"),
        "network": say_n("{n} network", "{n} networks", n),
        "ambassador": say_n("{n} person", "{n} people", n),
        "event": say_n("{n} event", "{n} events", n),
        "topic": say_n("{n} topic", "{n} topics", n),
        "campaign": say_n("{n} campaign", "{n} campaigns", n),
        "content": say_n("{n} piece of content", "{n} pieces of content", n),
        "meeting": say_n("{n} meeting", "{n} meetings", n),
        "information_meeting": say_n("{n} information meeting", "{n} information meetings", n),
        "message": say_n("{n} message", "{n} messages", n),
        "post": say_n("{n} post", "{n} posts", n),
        "collection": say_n("{n} collection", "{n} collections", n),
        "playbook-page": say_n("{n} playbook page", "{n} playbook pages", n),
    }[kind]
