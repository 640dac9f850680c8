"""What dates come to together: the weeks that hold something, and who speaks on one platform on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from ambassade.publish.occurrence import Occurrence

SPANNING: Final = frozenset({"campaign", "topic"})
"""Kinds that go on for weeks: what runs during them does not collide with them."""

MEETINGS: Final = frozenset({"meeting", "information_meeting"})
"""Kinds that bring people together and say nothing to readers."""
TEXT_BEFORE: Final = timedelta(weeks=3)
"""So long before, a message is still early enough to be reviewed and to find its relays."""
WEEKS: Final = 8
"""How many weeks ahead are looked at, this one included: the length of a launch plan."""

Spoken = tuple[Occurrence, Collection[str]]
"""A date, and the channels it is spoken of on."""


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weeks_of(one: Occurrence, first: date, last: date) -> Iterator[date]:
    """The Mondays of the weeks in which any of a date takes place from `first` to `last`."""
    day = monday_of(max(one.first_day, first))
    while day <= min(one.last_day, last):
        yield day
        day += timedelta(weeks=1)


def by_channel(dates: Iterable[Spoken], since: date) -> dict[tuple[date, str], list[Occurrence]]:
    """What begins on each day from `since` on, on each channel, in the order of `dates`."""
    found: defaultdict[tuple[date, str], list[Occurrence]] = defaultdict(list)
    for one, channels in dates:
        if one.first_day >= since:
            for channel in channels:
                found[one.first_day, channel].append(one)
    return dict(found)


def same_time(one: Occurrence, other: Occurrence) -> bool:
    """Whether both begin at the same hour; what takes all day has none."""
    return not one.all_day and not other.all_day and one.start == other.start


_ByNetwork = dict[str | None, Occurrence]


def colliding(
    there: Sequence[Occurrence], network_of: Callable[[str], str | None]
) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Each date with one before it of another network, at the same hour if there is such a one.

    `there` is what begins on one day on one channel; `network_of` says the network of an entry's key.
    """
    days: _ByNetwork = {}
    hours: dict[float, _ByNetwork] = {}
    for one in there:
        network = network_of(one.key)
        same = {} if one.all_day else hours.setdefault(one.start.timestamp(), {})
        other = _of_another(same, network) or _of_another(days, network)
        if other is not None:
            yield one, other
        same.setdefault(network, one)
        days.setdefault(network, one)


def _of_another(known: _ByNetwork, network: str | None) -> Occurrence | None:
    return next((one for name, one in known.items() if name != network), None)


def empty_weeks(
    weeks: Sequence[date], filled: Collection[date], shared: Collection[date]
) -> Iterator[list[date]]:
    """The runs of weeks to come that hold nothing, though there is something before and after them.

    `weeks` are Mondays, this week's first, which is past planning. `filled` are those in which a network has
    something, also the week before the first and the one after the last; `shared` those that are filled for
    all, which end a run and count as nothing of the network's own.
    """
    begun = weeks[0] in filled or weeks[0] - timedelta(weeks=1) in filled
    runs: list[list[date]] = [[]]
    for week in (*weeks[1:], weeks[-1] + timedelta(weeks=1)):
        if week in filled:
            yield from (run for run in runs if run and begun)
            runs, begun = [[]], True
        elif week in shared:
            runs.append([])
        else:
            runs[-1].append(week)
