"""The committee's desk: what is still to do for the entries of an edition, worked out once for all pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import cached_property
from zoneinfo import ZoneInfo

from ambassade.model.moment import before
from ambassade.model.status import State
from ambassade.publish.audience import Edition, InternalEdition
from ambassade.publish.deadline import Step, is_ready, line_for, steps_of
from ambassade.publish.edition import internal
from ambassade.publish.occurrence import Occurrence
from ambassade.publish.pages.index import Index
from ambassade.publish.planning import (
    MEETINGS,
    SPANNING,
    TEXT_BEFORE,
    WEEKS,
    by_channel,
    colliding,
    empty_weeks,
    monday_of,
    same_time,
    weeks_of,
)


class Stand(Enum):
    """Where an entry stands on the board.

    Draft and in review are typed. Something approved counts as published from the day it begins on. Before
    that it is scheduled once its messages are ready, or while its embargo holds it back; else it is approved.
    """

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Clash:
    """Another network's entry on the same day and channels; `exactly`: at the same hour too."""

    other: str
    day: date
    channels: tuple[str, ...]
    exactly: bool


class Desk:
    """What is to do in the internal edition; in the others nothing: plans are the committees' own."""

    def __init__(self, edition: Edition, index: Index) -> None:
        self._edition = edition if isinstance(edition, InternalEdition) else None
        self._index = index
        self.today = edition.as_of.date()

    @cached_property
    def entries(self) -> Mapping[str, internal.Entry]:
        """The entries that plans are made for: all but those that are archived."""
        every = self._edition.entries if self._edition else {}
        return {key: entry for key, entry in every.items() if entry.status != "archived"}

    @cached_property
    def dates(self) -> tuple[Occurrence, ...]:
        """When they take place in the window, in order, without what is called off."""
        return tuple(one for one in self._index.occurrences if one.key in self.entries and not one.cancelled)

    @cached_property
    def next_dates(self) -> Mapping[str, Occurrence]:
        """The next date of each entry that begins today or later."""
        found: dict[str, Occurrence] = {}
        for one in self.dates:
            if one.first_day >= self.today:
                found.setdefault(one.key, one)
        return found

    @cached_property
    def last_dates(self) -> Mapping[str, Occurrence]:
        """The latest date of each entry that began before today."""
        return {one.key: one for one in self.dates if one.first_day < self.today}

    def date_of(self, key: str) -> Occurrence | None:
        """The next date of an entry, or the last one where there is none to come."""
        return self.next_dates.get(key) or self.last_dates.get(key)

    @cached_property
    def deadlines(self) -> Mapping[str, tuple[Step, ...]]:
        """The steps of each entry that has any."""
        edition = self._edition
        if edition is None:
            return {}
        planning = edition.organisation.planning
        shared = planning.deadlines if planning else ()
        found = {}
        for key, entry in self.entries.items():
            own = edition.networks[entry.network].deadlines if entry.network else ()
            line = line_for(entry.kind, own, shared)
            steps = steps_of(entry, self._first_day(key, entry), self.today, line, self.messages(key))
            if steps:
                found[key] = steps
        return found

    def _first_day(self, key: str, entry: internal.Entry) -> date | None:
        if entry.recurrence is None:
            return entry.start.day if entry.start else None
        return self.next_dates[key].first_day if key in self.next_dates else None

    def overdue(self, key: str) -> Step | None:
        """The first step of an entry that its owner is late with."""
        return next((step for step in self.deadlines.get(key, ()) if step.days_late(self.today)), None)

    def messages(self, key: str) -> list[internal.Message]:
        """The messages of an entry; those of a campaign's parts are the campaign's too."""
        edition = self._edition
        if edition is None:
            return []
        parts = self._index.entries_by_campaign.get(key, ())
        return [
            edition.messages[message]
            for each in (key, *parts)
            for message in self._index.messages_by_entry.get(each, ())
        ]

    def missing_texts(self, key: str) -> tuple[str, ...]:
        """The platforms on which an entry of the next weeks is told and that no message has a text for."""
        entry, one = self.entries.get(key), self.next_dates.get(key)
        if entry is None or one is None or entry.kind in MEETINGS or entry.status == "draft":
            return ()
        if one.first_day > self.today + TEXT_BEFORE:
            return ()
        told = {
            variant.platform
            for message in self.messages(key)
            if message.status != "archived"
            for variant in message.variants
        }
        return tuple(channel for channel in entry.channels if channel not in told)

    @cached_property
    def clashes(self) -> Mapping[str, Clash]:
        """For each entry, the first day to come on which another network's is told on a channel of it."""
        entries = self.entries
        speaking = (
            (one, entries[one.key].channels)
            for one in self.dates
            if entries[one.key].kind not in SPANNING and entries[one.key].network is not None
        )
        found: dict[str, Clash] = {}
        for (day, channel), there in sorted(by_channel(speaking, self.today).items()):
            # Once from the first and once from the last, so that each is seen beside those on both sides.
            every = [pair for row in (there, there[::-1]) for pair in colliding(row, self._network)]
            for one, other in sorted(every, key=lambda pair: not same_time(*pair)):
                known = found.get(one.key)
                if known is None:
                    found[one.key] = Clash(other.key, day, (channel,), same_time(one, other))
                elif (known.other, known.day) == (other.key, day) and channel not in known.channels:
                    found[one.key] = replace(known, channels=(*known.channels, channel))
        return found

    def _network(self, key: str) -> str | None:
        return self.entries[key].network

    @cached_property
    def stands(self) -> Mapping[str, Stand]:
        """Where each entry stands that is not archived or called off."""
        return {key: self._stand(key, entry) for key, entry in self.entries.items() if not entry.cancelled}

    def _stand(self, key: str, entry: internal.Entry) -> Stand:
        if entry.status != "approved":
            return Stand(entry.status)
        if self._edition is not None and self._edition.states.get(f"entry/{key}") is State.SCHEDULED:
            return Stand.SCHEDULED
        if self._has_begun(key, entry):
            return Stand.PUBLISHED
        return Stand.SCHEDULED if is_ready(entry, self.messages(key)) else Stand.APPROVED

    def _has_begun(self, key: str, entry: internal.Entry) -> bool:
        """Whether it began, and where it comes again, for the last time."""
        if entry.start is None or (entry.recurrence is not None and key in self.next_dates):
            return False
        zone = ZoneInfo(entry.time_zone) if entry.time_zone else self._index.edition.zone
        return not before(self._index.edition.as_of, entry.start.starts(zone))

    @cached_property
    def empty_weeks(self) -> Mapping[str, tuple[date, ...]]:
        """For each established network, the Mondays of the weeks that the rule `empty-week` tells of."""
        if self._edition is None:
            return {}
        found = {}
        for slug in self._index.networks:
            if self._edition.networks[slug].stage.state == "established":
                runs = empty_weeks(self._weeks, self._filled.get(slug, ()), self._filled.get("", ()))
                found[slug] = tuple(week for run in runs for week in run)
        return {slug: weeks for slug, weeks in found.items() if weeks}

    @cached_property
    def uncertain_weeks(self) -> Mapping[tuple[str, date], tuple[str, ...]]:
        """By network and Monday, what begins in a week to come where nothing of the network is approved.

        Neither meetings count nor campaigns, which are told by their parts.
        """
        hoped: defaultdict[tuple[str, date], dict[str, None]] = defaultdict(dict)
        certain: set[tuple[str, date]] = set()
        for one in self.dates:
            entry, week = self.entries[one.key], monday_of(one.first_day)
            if entry.network is None or entry.kind in {"meeting", "campaign"}:
                continue
            if entry.status == "approved":
                certain.update((entry.network, each) for each in weeks_of(one, self._weeks[0], self._last))
            elif week in self._weeks[1:]:
                hoped[entry.network, week][one.key] = None
        for post in self._edition.posts.values() if self._edition else ():
            if post.network is not None and post.status == "approved":
                certain.add((post.network, monday_of(post.publish_at.day)))
        return {where: tuple(keys) for where, keys in hoped.items() if where not in certain}

    @cached_property
    def _weeks(self) -> tuple[date, ...]:
        planning = self._edition.organisation.planning if self._edition else None
        count = WEEKS if planning is None or planning.weeks is None else planning.weeks
        monday = monday_of(self.today)
        return tuple(monday + timedelta(weeks=week) for week in range(count))

    @property
    def _last(self) -> date:
        """The last day of the week after the weeks to come."""
        return self._weeks[-1] + timedelta(days=13)

    @cached_property
    def _filled(self) -> Mapping[str, Collection[date]]:
        """The Mondays of weeks in which each network (`""`: all) has an entry but a meeting, or a post."""
        found: defaultdict[str, set[date]] = defaultdict(set)
        for one in self.dates:
            entry = self.entries[one.key]
            if entry.kind != "meeting":
                found[entry.network or ""].update(
                    weeks_of(one, self._weeks[0] - timedelta(weeks=1), self._last)
                )
        for post in self._edition.posts.values() if self._edition else ():
            if post.network is not None and post.status != "archived":
                found[post.network].add(monday_of(post.publish_at.day))
        return found
