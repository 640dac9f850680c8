"""The weeks to come: when entries take place in them, which messages they have, what is agreed for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Final

from ambassade.model.catalog import Catalog, Item
from ambassade.model.content import Deadlines, Entry, Message
from ambassade.publish.occurrence import Occurrence, Window, occurrences
from ambassade.publish.planning import MEETINGS, WEEKS, monday_of, weeks_of
from ambassade.rules.calendar import in_range, until_day

LOAD: Final = 5
"""How many entries that begin in one week somebody is taken to have agreed to."""


class Schedule:
    """The weeks to come at an instant (aware, in the organisation's zone)."""

    def __init__(self, catalog: Catalog, as_of: datetime) -> None:
        self._catalog = catalog
        organisation = catalog.organisation
        planning = None if organisation is None else organisation.value.planning
        self.load = LOAD if planning is None or planning.load is None else planning.load
        weeks = WEEKS if planning is None or planning.weeks is None else planning.weeks
        self.today = as_of.date()
        monday = monday_of(self.today)
        self.weeks = tuple(monday + timedelta(weeks=week) for week in range(weeks))
        """The Mondays of the weeks to come, this one's first."""
        self.last = self.weeks[-1] + timedelta(days=6)
        """The last day of them."""

    @cached_property
    def dates(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """When each entry takes place, from the week before this one to the week after the last, in order.

        Without those that are archived, called off, or have a day that can not be meant. Of a rule that can
        not be reckoned its first date alone.
        """
        window = Window(self.weeks[0] - timedelta(weeks=1), self.last + timedelta(weeks=1))
        zone = self._catalog.zone()
        found = {}
        for key, item in self._catalog.entries.items():
            entry = item.value
            if entry.cancelled or entry.status == "archived" or not _may_lie_in(window, entry):
                continue
            try:
                dates = occurrences(key, entry, zone, window)
            except (ValueError, OverflowError, TypeError):  # its own rules say what is wrong with it
                dates = occurrences(key, replace(entry, recurrence=None), zone, window)
            kept = tuple(one for one in dates if not one.cancelled)
            if kept:
                found[key] = kept
        return found

    def to_come(self, item: Item[Entry]) -> Iterator[Occurrence]:
        """The dates of an entry that begin from today to the last day of the weeks to come."""
        for one in self.dates.get(item.key, ()):
            if self.today <= one.first_day <= self.last:
                yield one

    @cached_property
    def shared(self) -> frozenset[date]:
        """The Mondays of weeks that an entry of no network fills for all; a meeting fills none."""
        return frozenset(
            week
            for key in self.dates
            if (item := self._catalog.entries[key]).network is None and item.value.kind != "meeting"
            for week in self._touched(key)
        )

    @cached_property
    def filled(self) -> Mapping[str, Collection[date]]:
        """The Mondays of weeks in which a network has an entry that is no meeting, or a post that appears."""
        found: defaultdict[str, set[date]] = defaultdict(set)
        for key in self.dates:
            item = self._catalog.entries[key]
            if item.network is not None and item.value.kind != "meeting":
                found[item.network].update(self._touched(key))
        for post in self._catalog.posts.values():
            if post.network is not None and post.value.status != "archived":
                found[post.network].add(monday_of(post.value.publish_at.day))
        return found

    @cached_property
    def told(self) -> Mapping[tuple[str, str], list[tuple[date, str]]]:
        """By network and platform, the days to come on which an entry is told there, each with its key."""
        found: defaultdict[tuple[str, str], list[tuple[date, str]]] = defaultdict(list)
        for key in self.dates:
            item = self._catalog.entries[key]
            if item.network is not None and item.value.kind not in MEETINGS:
                for one in self.to_come(item):
                    for channel in item.value.channels:
                        found[item.network, channel].append((one.first_day, key))
        return {where: sorted(days) for where, days in found.items()}

    @cached_property
    def countries(self) -> Mapping[str, tuple[str, ...]]:
        """The countries in which the people of each network's committee are, as far as that is said."""
        organisation = self._catalog.organisation
        places = () if organisation is None else organisation.value.places
        where = {place.id: place.country for place in places}
        found = {}
        for key, network in self._catalog.networks.items():
            people = (self._catalog.ambassadors.get(one.person) for one in network.value.committee)
            named = (where.get(item.value.place or "") for item in people if item is not None)
            found[key] = tuple(dict.fromkeys(country for country in named if country))
        return found

    @cached_property
    def appeared(self) -> Mapping[str, list[date]]:
        """The days up to today on which posts of each network appeared, in order."""
        found: defaultdict[str, list[date]] = defaultdict(list)
        for post in self._catalog.posts.values():
            day = post.value.publish_at.day
            if post.network is not None and post.value.status == "approved" and day <= self.today:
                found[post.network].append(day)
        return {network: sorted(days) for network, days in found.items()}

    def _touched(self, key: str) -> Iterator[date]:
        first, last = self.weeks[0] - timedelta(weeks=1), self.last + timedelta(weeks=1)
        for one in self.dates[key]:
            yield from weeks_of(one, first, last)

    def deadlines(self, network: str | None) -> tuple[Sequence[Deadlines], ...]:
        """How long before a date its steps are due: the network's lines, then the organisation's."""
        item = None if network is None else self._catalog.networks.get(network)
        organisation = self._catalog.organisation
        planning = None if organisation is None else organisation.value.planning
        return () if item is None else item.value.deadlines, () if planning is None else planning.deadlines

    @cached_property
    def texts(self) -> Mapping[str, Sequence[Message]]:
        """The messages of each entry; those of a campaign's parts are the campaign's too."""
        entries = self._catalog.entries
        found: defaultdict[str, list[Message]] = defaultdict(list)
        for message in self._catalog.messages.values():
            key = message.value.entry
            if key in entries:
                found[key].append(message.value)
                whole = entries[key].value.campaign
                if whole is not None and whole != key:
                    found[whole].append(message.value)
        return found

    @cached_property
    def carried(self) -> frozenset[str]:
        """The entries that a message belongs to, and the campaigns they are part of."""
        entries = self._catalog.entries
        named = {
            message.value.entry
            for message in self._catalog.messages.values()
            if message.value.entry is not None and message.value.status != "archived"
        }
        return frozenset(
            named | {whole for key in named if key in entries and (whole := entries[key].value.campaign)}
        )


def _may_lie_in(window: Window, entry: Entry) -> bool:
    """Whether any of an entry may lie in a window; False where a day of it can not be meant."""
    if entry.start is None:
        return False
    end = entry.end or entry.start
    if not in_range(entry.start, end) or entry.start.day > window.last + timedelta(days=1):
        return False
    if entry.recurrence is None:
        return end.day >= window.first - timedelta(days=1)
    until = until_day(entry.recurrence.rule)
    moved = [moment for one in entry.recurrence.overrides for moment in (one.start, one.end)]
    return in_range(until, *moved) and (
        until is None
        or bool(moved)
        or until >= window.first - (end.day - entry.start.day) - timedelta(days=2)
    )
