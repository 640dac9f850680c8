"""By when an entry is briefed, drafted, reviewed and published: reckoned backwards from its date.

Days only, of the organisation's calendar: no hour and no time zone goes in or comes out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, Protocol

from ambassade.publish.planning import MEETINGS

Name = Literal["brief", "draft", "review", "publish"]
STEPS: Final[tuple[Name, ...]] = ("brief", "draft", "review", "publish")
"""The steps in the order in which they are taken."""
SOON: Final = 7
"""A step that is due within so many days is due soon."""
_WORKING_DAYS: Final = 5


class Line(Protocol):
    """How many days before the date each step is due, for some kinds; of the content or of an edition."""

    @property
    def kinds(self) -> Collection[str]:
        """The kinds of entry it is for; none: all."""

    @property
    def brief(self) -> int | None:
        """Days before: it is said what it is about."""

    @property
    def draft(self) -> int | None:
        """Days before: a first text is there."""

    @property
    def review(self) -> int | None:
        """Days before: it is approved."""

    @property
    def publish(self) -> int | None:
        """Days before: it is published and its messages are ready."""

    @property
    def working_days(self) -> bool | None:
        """Whether only Monday to Friday count."""


class Told(Protocol):
    """A message, as far as its being ready goes."""

    @property
    def status(self) -> str:
        """The status that is typed in its file."""


class Prepared(Protocol):
    """An entry, as far as its being prepared goes; of the content or of the internal edition."""

    @property
    def kind(self) -> str:
        """What kind of entry it is."""

    @property
    def summary(self) -> object | None:
        """What it is about, if that is said."""

    @property
    def post(self) -> str | None:
        """The post that goes with it."""

    @property
    def channels(self) -> Collection[str]:
        """The platforms it is told on."""

    @property
    def owner(self) -> str | None:
        """Who took it on."""

    @property
    def cancelled(self) -> bool:
        """Whether it is called off."""

    @property
    def status(self) -> str:
        """The status that is typed in its file."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way to an entry's date.

    `owned` says that somebody took the entry on: of nobody's work nothing is ever late.
    """

    name: Name
    day: date
    done: bool
    owned: bool

    def days_late(self, today: date) -> int:
        """For how many days it has been overdue; 0 where it is not, or where nobody took the entry on."""
        return 0 if self.done or not self.owned else max((today - self.day).days, 0)

    def is_soon(self, today: date) -> bool:
        """Whether it is still to do and due today or within `SOON` days."""
        return not self.done and today <= self.day <= today + timedelta(days=SOON)


def line_for(kind: str, *tables: Sequence[Line]) -> Line | None:
    """The first line that fits a kind of entry: those of the network, then those of the organisation."""
    return next((line for table in tables for line in table if not line.kinds or kind in line.kinds), None)


def due_on(day: date, before: int, *, working_days: bool) -> date:
    """The day `before` days ahead of another; never a Saturday or a Sunday.

    With `working_days`, only Monday to Friday count, else a day on a weekend moves to the Friday before it.
    Public holidays count as any day.
    """
    if not working_days or before == 0:
        return _on_friday(day - timedelta(days=before))
    if day.weekday() >= _WORKING_DAYS:  # the first working day before a weekend is the Friday
        day += timedelta(days=7 - day.weekday())
    weeks, rest = divmod(before, _WORKING_DAYS)
    over_a_weekend = 2 if rest > day.weekday() else 0
    return day - timedelta(days=7 * weeks + rest + over_a_weekend)


def _on_friday(day: date) -> date:
    return day - timedelta(days=max(day.weekday() - _WORKING_DAYS + 1, 0))


def steps_of(
    entry: Prepared, day: date | None, today: date, line: Line | None, messages: Sequence[Told]
) -> tuple[Step, ...]:
    """The steps of an entry with their days, in the order in which they are taken.

    `day` is the first day of its date, or of the next one where it comes again; `messages` are those that
    belong to it. Nothing where it has no date, is called off or archived, where its date is past, and where
    neither network nor organisation says how long before.
    """
    if line is None or day is None or day < today or entry.cancelled or entry.status == "archived":
        return ()
    reached = _reached(entry, messages)
    before: dict[Name, int | None] = {
        "brief": line.brief,
        "draft": line.draft,
        "review": line.review,
        "publish": line.publish,
    }
    return tuple(
        Step(
            name,
            due_on(day, days, working_days=bool(line.working_days)),
            done=number < reached,
            owned=entry.owner is not None,
        )
        for number, (name, days) in enumerate(before.items())
        if days is not None
    )


def is_ready(entry: Prepared, messages: Sequence[Told]) -> bool:
    """Whether an entry and all its messages are approved, and one is there if it is told on platforms."""
    live = [message for message in messages if message.status != "archived"]
    needed = bool(entry.channels) and entry.kind not in MEETINGS
    return (
        entry.status == "approved"
        and (bool(live) or not needed)
        and all(message.status == "approved" for message in live)
    )


def _reached(entry: Prepared, messages: Sequence[Told]) -> int:
    """How many steps are taken; one that is taken has taken those before it along."""
    if is_ready(entry, messages):
        return 4
    if entry.status == "approved":
        return 3
    if entry.status == "in_review" or entry.post or any(each.status != "archived" for each in messages):
        return 2
    return 1 if entry.summary else 0


def next_step(entry: Prepared, messages: Sequence[Told]) -> Name:
    """The first step of an entry that is still to take; the last one where all are taken."""
    return STEPS[min(_reached(entry, messages), len(STEPS) - 1)]
