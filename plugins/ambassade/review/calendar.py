"""What a proposal does to the calendar of an edition: moved, added, cancelled, collisions, empty weeks."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from ambassade.history.changes import Change
from ambassade.model.catalog import Kind
from ambassade.model.status import State
from ambassade.publish.audience import InternalEdition
from ambassade.publish.edition import public
from ambassade.publish.occurrence import Occurrence, Window, occurrences
from ambassade.publish.planning import SPANNING, by_channel, monday_of, same_time, weeks_of
from ambassade.review.effect import Calendar, Collision, Dated, EmptyWeek, Move
from ambassade.review.view import View
from ambassade.words import Words

_WHEN = ("start", "end", "time_zone", "recurrence")
_WEEKS = 12
"""How many weeks ahead are looked at for empty ones."""


class CalendarReview:
    """Compares the calendars of two editions; `left_out` are keys of which nothing can be said."""

    def __init__(
        self,
        base: View,
        head: View,
        changes: Collection[Change],
        left_out: Collection[tuple[Kind, str]],
        as_of: datetime,
    ) -> None:
        self._base = base
        self._head = head
        self._words: Words = head.words
        self._today = as_of.date()
        self._window = Window.around(as_of)
        self._before = _entries(base, left_out)
        self._after = _entries(head, left_out)
        self._was = {key: key for key in self._after if key in self._before} | {
            change.after.key: change.before.key
            for change in changes
            if change.is_move
            and change.kind is Kind.ENTRY
            and change.before is not None
            and change.after is not None
            and change.before.key in self._before
        }

    def calendar(self) -> Calendar:
        """Everything but who has left."""
        moved, added, cancelled, removed = [], [], [], []
        speaking: set[str] = set()
        silent: set[str] = set()
        for key, entry in self._after.items():
            old_key = self._was.get(key)
            old = None if old_key is None else self._before[old_key]
            if old is None:
                if not entry.cancelled:
                    added.append(self._dated(self._head, key, entry))
                    speaking.add(key)
                continue
            if entry.cancelled and not old.cancelled:
                cancelled.append(self._dated(self._head, key, entry))
                silent.add(key)
                continue
            called_off = self._called_off(old, entry)
            if called_off:
                cancelled.append(Dated(self._head.thing(Kind.ENTRY, key), self._some(called_off)))
                silent.add(key)
            elif any(getattr(old, name) != getattr(entry, name) for name in _WHEN):
                thing = self._head.thing(Kind.ENTRY, key)
                moved.append(Move(thing, *self._both(old, entry)))
                silent.add(key)
                speaking.add(key)
            elif set(entry.channels) - set(old.channels) or (old.cancelled and not entry.cancelled):
                speaking.add(key)
        stays = set(self._was.values())
        gone = [key for key in self._before if key not in stays]
        removed = [self._dated(self._base, key, self._before[key]) for key in gone]
        return Calendar(
            tuple(moved),
            tuple(added),
            tuple(cancelled),
            tuple(removed),
            tuple(self._collisions(speaking)),
            tuple(
                self._empty(
                    {self._before[self._was[key]].network for key in silent}
                    | {self._before[key].network for key in gone}
                )
            ),
        )

    def _dated(self, view: View, key: str, entry: public.Entry) -> Dated:
        return Dated(view.thing(Kind.ENTRY, key), self._when(view, entry))

    def _when(self, view: View, entry: public.Entry) -> str:
        """The first date of an entry, and its end where that is another day."""
        if entry.start is None:
            return self._words.say("without a date")
        said = view.moment(entry.start)
        if entry.end is not None and entry.end.day != entry.start.day:
            said = self._words.say("{first} to {last}", first=said, last=view.moment(entry.end))
        if entry.recurrence is not None:
            said = self._words.say("{first}, and again", first=said)
        return said

    def _both(self, old: public.Entry, new: public.Entry) -> tuple[str, str]:
        """The dates before and after; of a recurring entry its other dates, where the first one stays."""
        before, after = self._when(self._base, old), self._when(self._head, new)
        if before != after:
            return before, after
        ended, ends = old.end or old.start, new.end or new.start
        if old.end != new.end and ended is not None and ends is not None:
            return (
                self._words.say("until {day}", day=self._base.moment(ended)),
                self._words.say("until {day}", day=self._head.moment(ends)),
            )
        first = {one.start for one in self._dates(self._base, "", old)}
        last = {one.start for one in self._dates(self._head, "", new)}
        return self._some(sorted(first - last)), self._some(sorted(last - first))

    def _called_off(self, old: public.Entry, new: public.Entry) -> list[datetime]:
        """The dates of a series that are called off, where nothing else changes in it."""
        if old.recurrence is None or new.recurrence is None:
            return []
        if any(getattr(old, name) != getattr(new, name) for name in _WHEN if name != "recurrence"):
            return []
        before, after = self._dates(self._base, "", old), self._dates(self._head, "", new)
        was = {one.start: one.cancelled for one in before}
        if was.keys() != {one.start for one in after}:
            return []
        return sorted(one.start for one in after if one.cancelled and not was[one.start])

    def _some(self, starts: list[datetime]) -> str:
        """The first few of some dates."""
        said = [self._words.instant(one) for one in starts[:3]]
        if len(starts) > len(said):
            said.append(self._words.say_n("and {n} more", "and {n} more", len(starts) - len(said)))
        return self._words.clauses(said)

    def _dates(self, view: View, key: str, entry: public.Entry) -> tuple[Occurrence, ...]:
        """When an entry takes place; a rule that can not be reckoned gives its first date alone."""
        if view.edition is None or entry.cancelled:
            return ()
        try:
            return occurrences(key, entry, view.edition.zone, self._window)
        except (ValueError, OverflowError, TypeError):
            return occurrences(key, replace(entry, recurrence=None), view.edition.zone, self._window)

    def _collisions(self, speaking: Collection[str]) -> Iterator[Collision]:
        """Days to come on which another network speaks where something of the proposal does."""
        mine = {
            key: self._after[key]
            for key in speaking
            if self._after[key].channels and self._after[key].kind not in SPANNING
        }
        wanted = {channel for entry in mine.values() for channel in entry.channels}
        dates = (
            (one, wanted.intersection(entry.channels))
            for key, entry in self._after.items()
            if entry.kind not in SPANNING and wanted.intersection(entry.channels)
            for one in self._dates(self._head, key, entry)
        )
        taken = by_channel(dates, self._today)
        found: dict[tuple[str, str, str], Collision] = {}
        for (day, channel), there in sorted(taken.items()):
            ours = [one for one in there if one.key in mine]
            for one in ours:
                for other in there:
                    done = other.key in mine and other.key <= one.key
                    if not done and self._after[other.key].network != self._after[one.key].network:
                        pair = (one.key, other.key, channel)
                        if pair in found:
                            found[pair] = replace(found[pair], more=found[pair].more + 1)
                        else:
                            found[pair] = self._collision(day, channel, one, other)
        yield from found.values()

    def _collision(self, day: date, channel: str, one: Occurrence, other: Occurrence) -> Collision:
        hour = None
        if same_time(one, other):
            hour = self._words.time(one.start)
        return Collision(
            day,
            self._head.platform(channel),
            self._head.thing(Kind.ENTRY, one.key),
            self._head.thing(Kind.ENTRY, other.key),
            (self._network(one.key), self._network(other.key)),
            hour,
        )

    def _network(self, key: str) -> str:
        network = self._after[key].network
        return (self._head.network(network) or network) if network else self._words.say("no network")

    def _empty(self, networks: Collection[str | None]) -> Iterator[EmptyWeek]:
        """The weeks to come that had something in a network and will have nothing."""
        monday = monday_of(self._today)
        mondays = [monday + timedelta(weeks=week) for week in range(_WEEKS)]
        for network in sorted(one for one in networks if one is not None):
            name = self._head.network(network)
            if name is None:
                continue
            had = self._weeks(self._base, self._before, network)
            has = self._weeks(self._head, self._after, network)
            for one in mondays:
                if one in had and one not in has:
                    yield EmptyWeek(one, name)

    def _weeks(self, view: View, entries: dict[str, public.Entry], network: str) -> set[date]:
        """The Mondays of the weeks in which a network has something."""
        last = self._today + timedelta(weeks=_WEEKS)
        found: set[date] = set()
        for key, entry in entries.items():
            if entry.network != network:
                continue
            for one in self._dates(view, key, entry):
                found.update(weeks_of(one, self._today - timedelta(days=7), last))
        return found


def _entries(view: View, left_out: Collection[tuple[Kind, str]]) -> dict[str, public.Entry]:
    """The entries of an edition that are not archived."""
    states = view.edition.states if isinstance(view.edition, InternalEdition) else {}
    return {
        key: entry
        for key, entry in view.tables[Kind.ENTRY].items()
        if (Kind.ENTRY, key) not in left_out and states.get(f"entry/{key}") is not State.ARCHIVED
    }
