"""The dates of an edition: what is coming, by network, host, place and theme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from ambassade.publish.occurrence import Occurrence, occurrences
from ambassade.publish.pages.index.relation import Groups, Relations, grouped

NEXT_DATES: Final = 8
"""As many dates of a series as its page shows."""


class Dates(Relations):
    """What takes place when."""

    @cached_property
    def occurrences_by_entry(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """The dates of each entry in the window."""
        edition = self.edition
        return {
            key: occurrences(key, entry, edition.zone, self.window) for key, entry in edition.entries.items()
        }

    def next_dates(self, key: str) -> tuple[Occurrence, ...]:
        """The next dates of an entry, from today, `NEXT_DATES` at most; the last one where all are over."""
        found = self.occurrences_by_entry[key]
        ahead = tuple(one for one in found if one.end >= self.edition.as_of)
        return ahead[:NEXT_DATES] if ahead else found[-1:]

    def next_date(self, key: str) -> Occurrence | None:
        """The first of them that takes place, or of all where none does."""
        dates = self.next_dates(key)
        return next((one for one in dates if not one.cancelled), dates[0] if dates else None)

    @cached_property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """All dates in the window, in order."""
        every = (one for found in self.occurrences_by_entry.values() for one in found)
        return tuple(sorted(every, key=lambda one: one.order))

    @cached_property
    def coming(self) -> tuple[Occurrence, ...]:
        """For each entry that is not over, its next date, in order; after them what began before today."""
        now = self.edition.as_of
        seen: set[str] = set()
        begun: list[Occurrence] = []
        ahead: list[Occurrence] = []
        for one in self.occurrences:
            if one.key not in seen and one.end >= now and not one.cancelled:
                seen.add(one.key)
                (begun if one.first_day < now.date() else ahead).append(one)
        return (*ahead, *begun)

    @cached_property
    def coming_entries(self) -> frozenset[str]:
        """The entries that are not over."""
        return frozenset(one.key for one in self.coming)

    @cached_property
    def coming_by_network(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """The same for each network."""
        groups: defaultdict[str, list[Occurrence]] = defaultdict(list)
        for one in self.coming:
            network = self.edition.entries[one.key].network
            if network is not None:
                groups[network].append(one)
        return {network: tuple(found) for network, found in groups.items()}

    @cached_property
    def coming_by_host(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """The same for each person who welcomes."""
        groups: defaultdict[str, list[Occurrence]] = defaultdict(list)
        for one in self.coming:
            where = self.edition.entries[one.key].where
            if where is not None and where.host is not None:
                groups[where.host].append(one)
        return {host: tuple(found) for host, found in groups.items()}

    @cached_property
    def coming_by_place(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """The same for each place of the organisation's."""
        groups: defaultdict[str, list[Occurrence]] = defaultdict(list)
        for one in self.coming:
            where = self.edition.entries[one.key].where
            if where is not None and where.place is not None and where.kind != "online":
                groups[where.place].append(one)
        return {place: tuple(found) for place, found in groups.items()}

    @cached_property
    def coming_by_theme(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """The same for each theme."""
        groups: defaultdict[str, list[Occurrence]] = defaultdict(list)
        for one in self.coming:
            for theme in self.edition.entries[one.key].themes:
                groups[theme].append(one)
        return {theme: tuple(found) for theme, found in groups.items()}

    @cached_property
    def entries_by_campaign(self) -> Groups:
        """The entries that are part of each campaign, by date; those without one last."""
        entries, zone = self.edition.entries, self.edition.zone
        dated = [(start.starts(zone), key) for key, entry in entries.items() if (start := entry.start)]
        undated = (key for key, entry in entries.items() if entry.start is None)
        ordered = (*(key for _, key in sorted(dated)), *undated)
        return grouped((campaign, key) for key in ordered if (campaign := entries[key].campaign) is not None)
